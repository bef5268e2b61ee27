"""Rows and cells of a table in Word: spans, alignment, and what may break over pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING

from author.write.word.markup import NOTHING, Xml, joined, run, switch, twips, w
from author.write.word.styles import bold_id, cell_id, indentation, justification

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.document import Cell, Placed, TableStyle

CENTRED = w("vAlign", val="center")
CONTINUED = joined(w("vMerge"), CENTRED)
"""Of the lower part of a cell from above."""
_STRIP_GAP = 3.0
"""Points between the strip and the head."""
_BARE = joined(
    w("tcBorders", w("top", val="nil"), w("left", val="nil"), w("right", val="nil")),
    w(
        "tcMar",
        *(
            w(side, w=twips(_STRIP_GAP) if side == "bottom" else 0, type="dxa")
            for side in ("top", "left", "bottom", "right")
        ),
    ),
    CENTRED,
)
"""The strip has no lines, its texts stand above the table's edges; the line below it belongs to the head."""

OpenSpans = dict[int, tuple[int, int]]
"""Column -> (columns, rows still to come) of a cell that reaches down."""


@dataclass(frozen=True, slots=True)
class Grid:
    """What the rows of one table share."""

    edges: tuple[int, ...]
    """The columns' edges in twips, from 0."""
    key: str
    style: TableStyle
    size: float
    """Of the text, in points."""
    tall: float
    """Rows that may be higher than this, in points, may break over pages."""
    _paragraphs: dict[tuple[str, int, bool], Xml] = field(default_factory=dict, compare=False)
    _boxes: dict[tuple[int, int, Xml], Xml] = field(default_factory=dict, compare=False)

    def paragraph(self, align: str, indent: int, *, keep: bool) -> Xml:
        """The properties of a cell's paragraph; a large table has few different ones."""
        key = (align, indent, keep)
        if key not in self._paragraphs:
            self._paragraphs[key] = w("pPr", self.properties(align, indent, keep=keep))
        return self._paragraphs[key]

    def properties(self, align: str, indent: int, *, keep: bool) -> Xml:
        """What is in the ``w:pPr`` of a cell's paragraph."""
        style = w("pStyle", val=cell_id(self.key, self.size, self.style.sizes))
        inset = indentation(self.size, left=indent)
        return joined(style, switch("keepNext", on=keep), inset, justification(align))

    def box(self, column: int, across: int, rest: Xml) -> Xml:
        """The properties of a cell at ``column``; ``rest`` follows its width and span."""
        key = (column, across, rest)
        if key not in self._boxes:
            width = w("tcW", w=self.edges[column + across] - self.edges[column], type="dxa")
            span = w("gridSpan", val=across) if across > 1 else NOTHING
            self._boxes[key] = w("tcPr", width, span, rest)
        return self._boxes[key]

    def weight(self, *, bold: bool) -> Xml:
        """The properties of a run in a cell."""
        return w("rPr", w("rStyle", val=bold_id(self.key))) if bold else NOTHING

    def lines(self, cell: Cell, column: int) -> int:
        """At most this many lines, each character counted as wide as a Chinese one."""
        width = (self.edges[column + cell.across] - self.edges[column]) / 20 - 2 * self.style.padding
        fitting = max(1, int(width / self.size) - cell.indent)
        return sum(max(1, ceil(len(part) / fitting)) for part in cell.text.split("\n"))


def row(cells: tuple[Placed, ...], open_spans: OpenSpans, grid: Grid, *, head: bool, keep: bool) -> Xml:
    """One row; ``open_spans`` holds the cells reaching down into it and is carried on to the next."""
    whole = head or not may_be_tall(cells, grid)
    properties = w("trPr", w("cantSplit"), switch("tblHeader", on=head)) if whole else NOTHING
    return w("tr", properties, *_filled(cells, open_spans, grid, keep=keep and whole))


def may_be_tall(cells: tuple[Placed, ...], grid: Grid) -> bool:
    """Whether a row may be too high to stay on one page."""
    pitch = grid.size * grid.style.leading
    return any(
        grid.lines(place.cell, place.column) * pitch > grid.tall * place.cell.down
        for place in cells
        if len(place.cell.text) * pitch > grid.tall  # the cheap question first: a line per character
    )


def _filled(cells: tuple[Placed, ...], open_spans: OpenSpans, grid: Grid, *, keep: bool) -> Iterator[Xml]:
    """Yield the row's cells and, between them, the lower parts of cells from above."""
    starting = {place.column: place.cell for place in cells}
    column = 0
    while column < len(grid.edges) - 1:
        cell = starting.get(column)
        if cell is None:
            across, below = open_spans.pop(column)
            if below > 1:
                open_spans[column] = (across, below - 1)
            yield w("tc", grid.box(column, across, CONTINUED), w("p", grid.paragraph("left", 0, keep=keep)))
            column += across
            continue
        if cell.down > 1:
            open_spans[column] = (cell.across, cell.down - 1)
        yield filled_cell(cell, column, grid, keep=keep)
        column += cell.across


def filled_cell(cell: Cell, column: int, grid: Grid, *, keep: bool) -> Xml:
    """A cell with its text."""
    merge = w("vMerge", val="restart") if cell.down > 1 else NOTHING
    weight = grid.weight(bold=cell.bold)
    properties = grid.paragraph(cell.align, cell.indent, keep=keep)
    # A paragraph for each line: a line that a line break ends would be justified, too.
    lines = (f"<w:p>{properties}{run(line, weight)}</w:p>" for line in cell.text.split("\n"))
    return Xml(f"<w:tc>{grid.box(column, cell.across, Xml(merge + CENTRED))}{''.join(lines)}</w:tc>")


def strip_row(strip: tuple[str, str], grid: Grid) -> Xml:
    """The line without borders above the head, in two cells; in a table of one column in one."""
    left, right = strip
    texts = (
        w("p", grid.paragraph("left", 0, keep=True), run(left)),
        w("p", grid.paragraph("right", 0, keep=True), run(right)),
    )
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *strip_cells(strip, texts, grid))


def strip_cells(strip: tuple[str, str], texts: tuple[Xml, Xml], grid: Grid) -> list[Xml]:
    """The cells of the strip with these paragraphs."""
    columns = len(grid.edges) - 1
    if columns == 1:
        return [w("tc", grid.box(0, 1, _BARE), *texts)]
    at = _parting(strip, grid)
    boxes = grid.box(0, at, _BARE), grid.box(at, columns - at, _BARE)
    return [w("tc", box, text) for box, text in zip(boxes, texts, strict=True)]


def _parting(strip: tuple[str, str], grid: Grid) -> int:
    """Find the column that parts the strip's texts: the right one stays on one line, the left one if it can."""
    left, right = (len(text) * grid.size * 20 for text in strip)
    edges = grid.edges

    def lack(column: int) -> tuple[float, float]:
        return max(0.0, right - (edges[-1] - edges[column])), max(0.0, left - edges[column])

    return min(range(1, len(edges) - 1), key=lack)
