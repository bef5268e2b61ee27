"""A table on its pages: the strip and the head on each, once-rows first, rows until the page is full."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from author.write.columns import Columns, fit_columns, legible
from author.write.compositor import baseline
from author.write.grid import Grid, Setting, set_boxes
from author.write.lines import Line, Measure
from author.write.ruling import part_items

if TYPE_CHECKING:
    from collections.abc import Iterable

    from author.document import Placed, Table, TableStyle
    from author.write.compositor import Compositor
    from author.write.flow import Flow
    from author.write.page import Item

    _Rows = tuple[tuple[Placed, ...], ...]

_HEAD_SHARE = 0.5
"""Of the page: a higher head is not repeated, or little would be left for the rows."""
_NEARLY = 1.5
"""Pages: a table that fills no more is set smaller if it then fits on one."""
_STRIP_GAP = 3.0
"""Points between the strip and the table."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Something of known height that stands above rows: the strip or the head."""

    height: float
    items: tuple[Item, ...]


def place_table(table: Table, flow: Flow, compositor: Compositor, below: float = 0.0) -> Columns:
    """Set a table and put it on the pages; returns the widths and the size that were chosen.

    ``below`` is the height of the note that goes with the table.
    """
    flow.space(compositor.look.tables[table.style].padding)
    chosen = _chosen(table, flow, compositor, below)
    _Placer(chosen, flow).place()
    return chosen.columns


def _chosen(table: Table, flow: Flow, compositor: Compositor, below: float) -> _SetTable:
    """Set the table; where a little less size saves a second page with a few rows or the note alone, set it smaller."""
    style = compositor.look.tables[table.style]
    page = flow.sheet.block_height - flow.held
    first = _SetTable(table, style, page, flow.sheet.block_width, compositor)
    if not flow.at_top or not page < first.height + below < page * _NEARLY:
        return first
    for size in (size for size in legible(style.sizes) if size < first.columns.size):
        smaller = _SetTable(table, replace(style, sizes=(size,)), page, flow.sheet.block_width, compositor)
        if smaller.height + below <= page:
            return smaller
    return first


class _SetTable:
    """A table with its text set at one size."""

    def __init__(self, table: Table, style: TableStyle, page: float, width: float, compositor: Compositor) -> None:
        """``page`` and ``width`` are what the table finds on a page."""
        self.table, self.style, self._compositor = table, style, compositor
        self.columns = fit_columns(table, style, width, compositor.faces, compositor.breaker)
        self._setting = Setting.of(style, self.columns)
        self.strip = self._set_strip()
        limit = page - _height(self.strip)
        head, rows = self._grid(table.placed_head, limit), table.placed_body
        self.stacked = 0
        """Rows of the head that stand once, above those of the body: it is too high to be repeated."""
        if head.height > page * _HEAD_SHARE:
            self.stacked = len(table.placed_head)
            head, rows = self._grid((), limit), _stacked(table.placed_head, rows)
        self.once, self.body = self._grid(table.placed_once, limit), self._grid(rows, limit - head.height)
        self.head = (self.part(head, 0, len(head)),) if len(head) else ()

    @property
    def height(self) -> float:
        """The height of the table if one page could hold it."""
        return _height(self.strip) + self.once.height + _height(self.head) + self.body.height

    def part(self, grid: Grid, start: int, end: int) -> _Piece:
        """Draw some rows."""
        return _Piece(*part_items(grid, start, end, self._compositor, self.style.rule))

    def _grid(self, rows: _Rows, limit: float) -> Grid:
        boxes = set_boxes(rows, self.style, self._setting, self._compositor)
        return Grid(boxes, len(rows), self._setting, limit)

    def _set_strip(self) -> tuple[_Piece, ...]:
        """Set the line above the head; its left text wraps beside the right one."""
        if self.table.strip is None:
            return ()
        font, setting = self._compositor.faces[self.style.face], self._setting
        left, right = self.table.strip
        width, aside = setting.edges[-1], font.width(right) * setting.size
        room = width - aside - setting.size if right else width
        lines = self._compositor.breaker.lines(left, font, Measure(room, room, setting.size))
        down = baseline(setting.pitch, setting.size)
        places = [(line, (0.0, down + i * setting.pitch)) for i, line in enumerate(lines)]
        places += [(Line(right, 0, aside), (width - aside, places[-1][1][1]))] if right else []
        items = tuple(self._compositor.text(line, font, setting.size, at) for line, at in places)
        return (_Piece(len(lines) * setting.pitch + _STRIP_GAP, items),)


class _Placer:
    """Puts a set table on the pages."""

    def __init__(self, table: _SetTable, flow: Flow) -> None:
        self._set, self._flow = table, flow

    def place(self) -> None:
        """Place once-rows under the strip, then the body under its head."""
        strip, head = self._set.strip, self._set.head
        if len(self._set.once):
            self._rows(self._set.once, strip, strip)
        self._rows(self._set.body, head if len(self._set.once) else (*strip, *head), (*strip, *head))

    def _rows(self, grid: Grid, first: tuple[_Piece, ...], later: tuple[_Piece, ...]) -> None:
        """Place all rows: ``first`` above the first part of them, ``later`` above those on further pages."""
        above, start = first, 0
        while True:
            fresh, room = self._flow.at_top, self._flow.room - _height(above)
            end = grid.fit(start, room, fresh=fresh)
            if fresh or end > start or (not len(grid) and room >= 0):
                self._put(grid, start, end, above)
                start = end
                if start == len(grid):
                    return
            self._flow.turn()
            above = later

    def _put(self, grid: Grid, start: int, end: int, above: tuple[_Piece, ...]) -> None:
        pieces = above if end == start else (*above, self._set.part(grid, start, end))
        for piece in pieces:
            self._flow.put(piece.height, piece.items, self._set.table.key)
        if end > start and grid is self._set.body:
            self._flow.stands(self._set.table.key, max(start - self._set.stacked, 0))


def _height(pieces: Iterable[_Piece]) -> float:
    return sum(piece.height for piece in pieces)


def _stacked(upper: _Rows, lower: _Rows) -> _Rows:
    """Rows above rows, counted on."""
    moved = (tuple(replace(placed, row=placed.row + len(upper)) for placed in row) for row in lower)
    return (*upper, *moved)
