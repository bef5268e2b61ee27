"""Bookmarks of headings of two documents: a heading that both have is one, and has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.align.sequences import Both
from author.document import Heading
from author.write.word.redline.contents import Listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from author.align.documents import Standing


class Bookmarks:
    """The numbers of bookmarks: those of the new document as in its own file, those that only the old one has behind."""

    def __init__(self, standings: Sequence[Both[Standing]]) -> None:
        new = (_anchor(both.new) for both in standings)
        gone = (_anchor(both.old) for both in standings if both.new is None)
        self._new = {anchor: number for number, anchor in enumerate(filter(None, new), 1)}
        self._old = {anchor: number for number, anchor in enumerate(filter(None, gone), len(self._new) + 1)}

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._new) + len(self._old)

    def of(self, both: Both[Standing]) -> int | None:
        """The number of a heading; None for anything else."""
        if both.new is None:
            return self._old.get(_anchor(both.old))
        return self._new.get(_anchor(both.new))

    def entries(self, standings: Sequence[Both[Standing]]) -> Iterator[Both[Listed]]:
        """What the contents of either document list."""
        for both in standings:
            number = self.of(both)
            old, new = _listed(both.old, number), _listed(both.new, number)
            if old or new:
                yield Both(old, new)


def _anchor(standing: Standing | None) -> str:
    return standing.block.anchor if standing and isinstance(standing.block, Heading) else ""


def _listed(standing: Standing | None, number: int | None) -> Listed | None:
    heading = standing.block if standing else None
    if number is None or not isinstance(heading, Heading) or heading.entry is None:
        return None
    return Listed(heading, number)
