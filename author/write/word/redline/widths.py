"""How wide columns are where old and new words stand side by side, so that no figure breaks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from author.align.words import words
from author.document import Placed, Run, Table
from author.write.columns import Columns, fit_columns
from author.write.word.paper import paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from author.align.documents import Standing
    from author.align.sequences import Both
    from author.align.tables import LaidRow
    from author.document import Cell, Look
    from author.write.compositor import Compositor
    from author.write.word.body import Pages


class Widths:
    """The columns of tables; the new document is laid out, the old one is not."""

    def __init__(self, look: Look, pages: Pages, compositor: Compositor, old: Mapping[str, Columns]) -> None:
        self._look, self._pages, self._compositor, self._old = look, pages, compositor, old

    def as_laid_out(self, table: Table) -> Columns:
        """Of a table of the new document as it is printed there."""
        return Columns(self._pages.sizes[table.key], self._pages.widths[table.key])

    def of_old(self, table: Table) -> Columns:
        """Of a table that only the old document has."""
        return self._old[table.key]

    def together(self, new: Table, rows: Iterable[Both[LaidRow]]) -> Columns:
        """Of a table of both, in the size of the new one, with room for what stands there of the old one."""
        laid_out = self.as_laid_out(new)
        style = replace(self._look.tables[new.style], sizes=(laid_out.size,))
        more = [cell for both in rows for cell in _beside(both)]
        return fit_columns(new, style, sum(laid_out.widths), self._compositor.faces, self._compositor.breaker, more)


def old_columns(standings: Iterable[Both[Standing]], look: Look, compositor: Compositor) -> dict[str, Columns]:
    """Key -> columns of the tables that only the old document has."""
    return {
        both.old.block.key: fit_columns(
            both.old.block,
            look.tables[both.old.block.style],
            paper(look, both.old.section.orientation).text_width,
            compositor.faces,
            compositor.breaker,
        )
        for both in standings
        if both.new is None and both.old and isinstance(both.old.block, Table)
    }


def _beside(both: Both[LaidRow]) -> Iterator[Placed]:
    """What stands in a row beside its new words."""
    if both.new is None:
        yield from both.old.cells if both.old else ()
    elif both.old is not None:
        for old, new in zip(both.old.places, both.new.places, strict=True):
            if old.cell and new.cell and old.cell.text != new.cell.text:
                yield Placed(both.new.number, new.column, replace(new.cell, text=_joint(old.cell, new.cell)))


def _joint(old: Cell, new: Cell) -> str:
    return "".join(each.text for each in words([Run(old.text)], [Run(new.text)]))
