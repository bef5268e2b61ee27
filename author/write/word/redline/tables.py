"""Tables in Word with what came and went: those of both documents row by row, those of one as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.align.sequences import Both
from author.align.tables import aligned_rows, laid, same_print
from author.write.word.markup import Xml, w
from author.write.word.redline.cells import Rows
from author.write.word.redline.chain import GAP
from author.write.word.tables import KEPT_GAP, grid_of, kept_rows, opening, parts, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.align.atoms import Kind
    from author.align.likeness import Likeness
    from author.align.tables import LaidRow
    from author.document import Look, Table
    from author.write.word.paper import Paper
    from author.write.word.redline.marks import Marks
    from author.write.word.redline.widths import Widths
    from author.write.word.tables import Part

    Pair = tuple[Part, Part, list[Both[LaidRow]], list[Both[LaidRow]]]
    """A table in Word of the old document and of the new one, their heads' and their bodies' rows."""


class Tables:
    """Writes tables of a look on a sheet."""

    def __init__(self, look: Look, widths: Widths, marks: Marks, alike: Likeness) -> None:
        self._look, self._widths, self._marks, self._alike = look, widths, marks, alike

    def kept(self, old: Table, new: Table, sheet: Paper) -> Iterator[Xml]:
        """Yield a table of both documents; they have one structure."""
        if same_print(old, new):
            columns = self._widths.as_laid_out(new)
            yield from table(new, self._look, sheet, columns.widths, columns.size)
            return
        pairs = [self._pair(*each) for each in zip(parts(old), parts(new), strict=True)]
        columns = self._widths.together(new, [row for pair in pairs for rows in pair[2:] for row in rows])
        grid = grid_of(new, self._look, sheet, columns.widths, columns.size)
        for pair in pairs:
            yield opening(new, grid, pair[1])
            yield from self._rows(pair, Rows(grid, self._marks, self._alike))
            yield Xml("</w:tbl>")
            if pair[1].joins:
                yield KEPT_GAP

    def only(self, one: Table, kind: Kind, sheet: Paper) -> Iterator[Xml]:
        """Yield a table that came or went: all its rows do."""
        columns = self._widths.as_laid_out(one) if kind == "new" else self._widths.of_old(one)
        grid = grid_of(one, self._look, sheet, columns.widths, columns.size)
        for part in parts(one):
            yield opening(one, grid, part)
            yield from self._only(part, kind, Rows(grid, self._marks, self._alike))
            yield Xml("</w:tbl>")
            if part.joins:
                yield w("p", self._marks.properties(GAP, kind))

    def _pair(self, old: Part, new: Part) -> Pair:
        return old, new, aligned_rows(old.head, new.head, self._alike), aligned_rows(old.body, new.body, self._alike)

    def _rows(self, pair: Pair, rows: Rows) -> Iterator[Xml]:
        old, new, head, body = pair
        if old.strip and new.strip:
            yield rows.strip(old.strip, new.strip)
        yield from (rows.row(both, head=True, keep=True) for both in head)
        held = kept_rows(new.body)
        for both in body:
            yield rows.row(both, head=False, keep=both.new is not None and both.new.number in held)

    def _only(self, part: Part, kind: Kind, rows: Rows) -> Iterator[Xml]:
        if part.strip:
            yield rows.only_strip(part.strip, kind)
        for head, cells in ((True, part.head), (False, part.body)):
            for row in laid(cells):
                both: Both[LaidRow] = Both(row, None) if kind == "old" else Both(None, row)
                yield rows.row(both, head=head, keep=head)
