"""Tracked changes in Word: who changed, when, and the elements that say so."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, TypeVar

from author.write.word.markup import NOTHING, Xml, joined, run, w

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from author.align.atoms import Kind
    from author.align.sequences import Both
    from author.align.words import Words

T = TypeVar("T")

_TAGS = {"old": "del", "new": "ins"}


def kind_of(both: Both[T]) -> Kind:
    """Whether a pair was kept, went or came."""
    return "kept" if both.kept else "old" if both.new is None else "new"


@dataclass(frozen=True, slots=True)
class Marks:
    """Makes revisions of one author and one date; every one has a number of its own."""

    author: str
    date: str
    """ISO date."""
    first: int
    """The first number; bookmarks share the space of numbers."""
    _numbers: Iterator[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_numbers", count(self.first))

    def around(self, kind: Kind, *runs: Xml) -> Xml:
        """Runs as they stand (``kept``), deleted (``old``) or inserted (``new``); nothing for none."""
        content = joined(*runs)
        return content if kind == "kept" or not content else self._element(_TAGS[kind], content)

    def mark(self, kind: Kind) -> Xml:
        """What marks the end of a paragraph, in its ``w:rPr``, or a row, in its ``w:trPr``; nothing for ``kept``."""
        return NOTHING if kind == "kept" else self._element(_TAGS[kind])

    def was(self, change: str, content: Xml) -> Xml:
        """``w:pPrChange`` or ``w:sectPrChange`` with the properties of before."""
        return self._element(change, content)

    def properties(self, now: Xml, end: Kind = "kept", section: Xml = NOTHING, was: Xml | None = None) -> Xml:
        """``w:pPr`` of a paragraph whose end is of a kind; ``section`` ends with it; ``was``: other content before."""
        mark = w("rPr", self.mark(end)) if end != "kept" else NOTHING
        change = self.was("pPrChange", w("pPr", was)) if was is not None and was != now else NOTHING
        return w("pPr", now, mark, section, change)

    def told(self, words: Iterable[Words], weight: Callable[[bool], Xml]) -> Xml:
        """The runs of a paragraph, with what came and went; ``weight``: the properties of a run, bold or not."""
        return joined(
            *(self.around(each.kind, run(each.text, weight(each.bold), gone=each.kind == "old")) for each in words)
        )

    def _element(self, tag: str, content: Xml = NOTHING) -> Xml:
        number = next(self._numbers)
        return w(tag, content, id=number, author=self.author, date=f"{self.date}T00:00:00Z")
