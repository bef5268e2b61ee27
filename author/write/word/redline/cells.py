"""Rows of a table in Word with what came and went: whole rows, and words inside cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.align.atoms import masked
from author.align.sequences import Both, aligned, in_order
from author.align.tables import LaidRow, printed
from author.align.words import all_of, words
from author.document import Run
from author.write.word.markup import NOTHING, Xml, joined, switch, w
from author.write.word.redline.chain import Tracked, paragraphs
from author.write.word.rows import CENTRED, CONTINUED, Grid, filled_cell, may_be_tall, strip_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from author.align.atoms import Kind
    from author.align.likeness import Likeness
    from author.align.tables import Begun
    from author.document import Cell
    from author.write.word.redline.marks import Marks


class Rows:
    """Writes the rows of one table."""

    def __init__(self, grid: Grid, marks: Marks, alike: Likeness) -> None:
        self._grid, self._marks, self._alike = grid, marks, alike

    def row(self, both: Both[LaidRow], *, head: bool, keep: bool) -> Xml:
        """A row; ``head``: it is repeated on every page; ``keep``: it stays on the page of the next."""
        shown = both.new or both.old
        assert shown is not None  # noqa: S101 - never None twice
        whole = head or not may_be_tall(shown.cells, self._grid)
        keep = keep and whole
        split = joined(w("cantSplit"), switch("tblHeader", on=head)) if whole else NOTHING
        if both.old is not None and both.new is not None:
            pairs = zip(both.old.places, both.new.places, strict=True)
            return _tr(split, *(self._kept(old, new, keep=keep) for old, new in pairs))
        kind: Kind = "old" if both.new is None else "new"
        split = split or w("cantSplit", val="off")  # the schema wants something before the mark
        places = (self._only(place, kind, keep=keep) for place in shown.places)
        return _tr(joined(split, self._marks.mark(kind)), *places)

    def strip(self, old: tuple[str, str], new: tuple[str, str]) -> Xml:
        """The line without borders above the head."""
        properties = (self._grid.properties(align, 0, keep=True) for align in ("left", "right"))
        left, right = (
            w("p", w("pPr", each), self._words(Run(was), Run(now)))
            for each, was, now in zip(properties, old, new, strict=True)
        )
        return _tr(joined(w("cantSplit"), w("tblHeader")), *strip_cells(new, (left, right), self._grid))

    def only_strip(self, strip: tuple[str, str], kind: Kind) -> Xml:
        """The same in a table that came or went."""
        marks, grid = self._marks, self._grid
        left, right = (
            w("p", marks.properties(grid.properties(align, 0, keep=True), kind), self._all(Run(text), kind))
            for align, text in zip(("left", "right"), strip, strict=True)
        )
        split = joined(w("cantSplit"), w("tblHeader"), marks.mark(kind))
        return _tr(split, *strip_cells(strip, (left, right), grid))

    def _kept(self, old: Begun, new: Begun, *, keep: bool) -> Xml:
        grid = self._grid
        if old.cell is None or new.cell is None:
            box = grid.box(new.column, new.across, CONTINUED)
            return w("tc", box, w("p", grid.paragraph("left", 0, keep=keep)))
        if printed(old.cell) == printed(new.cell):
            return filled_cell(new.cell, new.column, grid, keep=keep)
        # Beside rows that go or come, a cell of one row here may be one of several there: a lone beginning is no harm.
        reaching = max(old.cell.down, new.cell.down) > 1
        lines = list(self._lines(old.cell, new.cell, keep=keep))
        return self._tc(new, paragraphs(lines, self._marks, NOTHING), reaching=reaching)

    def _lines(self, old: Cell, new: Cell, *, keep: bool) -> Iterator[Tracked]:
        """A paragraph for each line of a cell in both tables."""
        was, now = (self._grid.properties(cell.align, cell.indent, keep=keep) for cell in (old, new))
        lines = aligned(old.text.split("\n"), new.text.split("\n"), (str, masked), self._alike)
        for both in in_order(lines):
            if both.old is not None and both.new is not None:
                told = self._words(Run(both.old, old.bold), Run(both.new, new.bold))
                yield Tracked("kept", was, now, told)
            elif both.old is not None:
                yield Tracked("old", was, now, self._all(Run(both.old, old.bold), "old"))
            elif both.new is not None:
                yield Tracked("new", was, now, self._all(Run(both.new, new.bold), "new"))

    def _only(self, place: Begun, kind: Kind, *, keep: bool) -> Xml:
        """A place of a row that came or went: its words, and the end of every paragraph, go or come too."""
        marks, grid, cell = self._marks, self._grid, place.cell
        if cell is None:
            properties = marks.properties(grid.properties("left", 0, keep=keep), kind)
            return w("tc", grid.box(place.column, place.across, CONTINUED), w("p", properties))
        lines = (Run(line, cell.bold) for line in cell.text.split("\n"))
        properties = grid.properties(cell.align, cell.indent, keep=keep)
        written = (w("p", marks.properties(properties, kind), self._all(line, kind)) for line in lines)
        return self._tc(place, written, reaching=cell.down > 1)

    def _tc(self, place: Begun, lines: Iterable[Xml], *, reaching: bool) -> Xml:
        merge = w("vMerge", val="restart") if reaching else NOTHING
        return w("tc", self._grid.box(place.column, place.across, joined(merge, CENTRED)), *lines)

    def _words(self, old: Run, new: Run) -> Xml:
        return self._marks.told(words([old], [new]), self._weight)

    def _all(self, run: Run, kind: Kind) -> Xml:
        return self._marks.told(all_of(kind, [run]), self._weight)

    def _weight(self, bold: bool) -> Xml:  # noqa: FBT001
        return self._grid.weight(bold=bold)


def _tr(properties: Xml, *cells: Xml) -> Xml:
    return w("tr", w("trPr", properties) if properties else NOTHING, *cells)
