"""A table on its pages: the strip and the head on each, once-rows first, rows until the page is full."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from author.write.columns import Columns, fit_columns
from author.write.compositor import baseline
from author.write.grid import Grid, Setting, set_boxes
from author.write.lines import Line, Measure
from author.write.ruling import part_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from author.document import Placed, Table, TableStyle
    from author.write.compositor import Compositor
    from author.write.flow import Flow
    from author.write.page import Item

_HEAD_SHARE = 0.5
"""Of the page: a higher head is not repeated, or little would be left for the rows."""
_STRIP_GAP = 3.0
"""Points between the strip and the table."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Something of known height that stands above rows: the strip or the head."""

    height: float
    items: tuple[Item, ...]


def place_table(table: Table, flow: Flow, compositor: Compositor) -> Columns:
    """Set a table and put it on the pages; returns the widths and the size that were chosen."""
    style = compositor.look.tables[table.style]
    width = flow.sheet.block_width
    columns = fit_columns(table, style, width, compositor.faces, compositor.breaker)
    _TablePlacer(table, style, Setting.of(style, columns), flow, compositor).place()
    return columns


class _TablePlacer:
    def __init__(self, table: Table, style: TableStyle, setting: Setting, flow: Flow, compositor: Compositor) -> None:
        self._table, self._style, self._setting = table, style, setting
        self._flow, self._compositor = flow, compositor
        self._strip = self._set_strip()

    def place(self) -> None:
        """Place once-rows, then the body under its head; a head that is too high becomes part of the body."""
        table, flow = self._table, self._flow
        page = flow.sheet.block_height
        flow.space(self._style.padding)
        limit = page - flow.held - _height(self._strip)
        head, once = self._grid(table.placed_head, limit), self._grid(table.placed_once, limit)
        rows: Sequence[Sequence[Placed]] = table.placed_body
        if head.height > page * _HEAD_SHARE:
            head, rows = self._grid((), limit), _stacked(table.placed_head, rows)
        body = self._grid(rows, limit - head.height)
        above = (*self._strip, *self._head(head))
        if len(once):
            self._rows(once, self._strip, self._strip)
        self._rows(body, above[len(self._strip) :] if len(once) else above, above)
        flow.space(2 * self._style.padding)

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
        pieces = above if end == start else (*above, self._drawn(grid, start, end))
        for piece in pieces:
            self._flow.put(piece.height, piece.items, self._table.key)

    def _drawn(self, grid: Grid, start: int, end: int) -> _Piece:
        return _Piece(*part_items(grid, start, end, self._compositor, self._style.rule))

    def _grid(self, rows: Sequence[Sequence[Placed]], limit: float) -> Grid:
        boxes = set_boxes(rows, self._style, self._setting, self._compositor)
        return Grid(boxes, len(rows), self._setting, limit)

    def _head(self, head: Grid) -> tuple[_Piece, ...]:
        return (self._drawn(head, 0, len(head)),) if len(head) else ()

    def _set_strip(self) -> tuple[_Piece, ...]:
        """Set the line above the head; its left text wraps beside the right one."""
        if self._table.strip is None:
            return ()
        font, setting = self._compositor.faces[self._style.face], self._setting
        left, right = self._table.strip
        width, aside = setting.edges[-1], font.width(right) * setting.size
        room = width - aside - setting.size if right else width
        lines = self._compositor.breaker.lines(left, font, Measure(room, room, setting.size))
        down = baseline(setting.pitch, setting.size)
        places = [(line, (0.0, down + i * setting.pitch)) for i, line in enumerate(lines)]
        places += [(Line(right, 0, aside), (width - aside, places[-1][1][1]))] if right else []
        items = tuple(self._compositor.text(line, font, setting.size, at) for line, at in places)
        return (_Piece(len(lines) * setting.pitch + _STRIP_GAP, items),)


def _height(pieces: Iterable[_Piece]) -> float:
    return sum(piece.height for piece in pieces)


def _stacked(upper: Sequence[Sequence[Placed]], lower: Sequence[Sequence[Placed]]) -> list[Sequence[Placed]]:
    """Rows above rows, counted on."""
    moved = [[replace(placed, row=placed.row + len(upper)) for placed in row] for row in lower]
    return [*upper, *moved]
