"""A table in Word: its rows as `rows` writes them, bundled so that the head stands on every page.

Word repeats only the first rows of a table. Rows that come once and stand before the head are
therefore a table of their own, joined to the next by a gap of one point.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from author.write.word.markup import NOTHING, Xml, joined, twips, w
from author.write.word.rows import Grid, row, strip_row
from author.write.word.styles import grid_id

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from author.document import Look, Placed, Table
    from author.write.word.paper import Paper

GAP = w("p", w("pPr", w("pStyle", val="Gap")))
"""A paragraph one point high."""

KEPT_GAP = w("p", w("pPr", w("pStyle", val="Gap"), w("keepNext")))
"""One that stays with what follows."""

_TALL = 0.75
"""Of the text block: a row that may be higher may break over pages; the head takes the rest."""

_BATCH = 64
"""Rows written at once."""


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that make one table in Word, in printed order: repeated ones first."""

    strip: tuple[str, str] | None
    head: Sequence[tuple[Placed, ...]]
    body: Sequence[tuple[Placed, ...]]
    joins: bool = False
    """Another part follows: the line between them is the other's."""

    def __bool__(self) -> bool:
        return bool(self.strip or self.head or self.body)


def table(table_: Table, look: Look, sheet: Paper, widths: Sequence[float], size: float) -> Iterator[Xml]:
    """Yield ``table_`` in pieces; ``widths`` of the columns and ``size`` of the text in points."""
    grid = grid_of(table_, look, sheet, widths, size)
    for part in parts(table_):
        yield opening(table_, grid, part)
        yield from _rows(part, grid)
        yield Xml("</w:tbl>")
        if part.joins:
            yield KEPT_GAP


def parts(table_: Table) -> tuple[Part, ...]:
    """The tables in Word that make one of ours; those with rows."""
    once, head, body = table_.placed_once, table_.placed_head, table_.placed_body
    if not once or not head:
        return tuple(filter(None, [Part(table_.strip, head, _stacked(once, body))]))
    return Part(table_.strip, (), once, joins=True), Part(None, head, body)


def _stacked(first: Sequence[tuple[Placed, ...]], second: Sequence[tuple[Placed, ...]]) -> Sequence[tuple[Placed, ...]]:
    return [*first, *second] if first else second


def grid_of(table_: Table, look: Look, sheet: Paper, widths: Sequence[float], size: float) -> Grid:
    """What the rows of a table share; lengths in points."""
    edges = [0]
    total = 0.0
    for width in widths:
        total += width
        edges.append(twips(total))
    return Grid(tuple(edges), table_.style, look.tables[table_.style], size, sheet.text_height * _TALL)


def opening(table_: Table, grid: Grid, part: Part) -> Xml:
    """The beginning of a table up to its first row."""
    columns = (w("gridCol", w=right - left) for left, right in pairwise(grid.edges))
    return joined(Xml("<w:tbl>"), _properties(table_, grid, part), w("tblGrid", *columns))


def _properties(table_: Table, grid: Grid, part: Part) -> Xml:
    # Centred: at the left margin Word's versions disagree whether the line or the text meets it.
    return w(
        "tblPr",
        w("tblStyle", val=grid_id(grid.key)),
        w("tblW", w=grid.edges[-1], type="dxa"),
        w("jc", val="center"),
        w("tblBorders", w("bottom", val="nil")) if part.joins else NOTHING,
        w("tblLayout", type="fixed"),
        w("tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        w("tblCaption", val=table_.caption) if table_.caption else NOTHING,
        w("tblDescription", val=_description(table_)) if table_.caption else NOTHING,
    )


def _description(table_: Table) -> str:
    """What a screen reader says of the table: its units and its size."""
    strip = "，".join(filter(None, table_.strip or ()))
    size = f"{table_.columns}列，{len(table_.once) + len(table_.head) + len(table_.body)}行"
    return "，".join(filter(None, (strip, size)))


def _rows(part: Part, grid: Grid) -> Iterator[Xml]:
    """Yield the rows; the head stays with the first two of the body, and the last is never alone."""
    if part.strip:
        yield strip_row(part.strip, grid)
    yield from _stacked_rows(part.head, grid, range(len(part.head)), head=True)
    yield from _stacked_rows(part.body, grid, kept_rows(part.body), head=False)


def kept_rows(body: Sequence[tuple[Placed, ...]]) -> Container[int]:
    """The rows of a body that stay on the page of the next."""
    return {0, len(body) - 2} - {len(body) - 1}


def _stacked_rows(rows: Sequence[tuple[Placed, ...]], grid: Grid, kept: Container[int], *, head: bool) -> Iterator[Xml]:
    """Yield rows in batches; those ``kept`` stay on the page of the next."""
    open_spans: dict[int, tuple[int, int]] = {}
    batch: list[Xml] = []
    for index, cells in enumerate(rows):
        batch.append(row(cells, open_spans, grid, head=head, keep=index in kept))
        if len(batch) == _BATCH:
            yield joined(*batch)
            batch.clear()
    yield joined(*batch)
