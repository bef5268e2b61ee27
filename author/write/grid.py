"""The rows of a table with their text set: how high each row is, and which rows may share a page.

A row that no page can hold is cut into several of a few lines, so that pages break between rows only.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from author.write.lines import Line, Measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from author.document import Align, Placed, TableStyle
    from author.write.columns import Columns
    from author.write.compositor import Compositor
    from author.write.faces import Font

_SLICE = 6
"""Lines in a slice of a row that is higher than a page: few, so that they fill the pages."""


@dataclass(frozen=True, slots=True)
class Box:
    """A cell with its text set."""

    row: int
    column: int
    across: int
    down: int
    lines: tuple[Line, ...]
    font: Font
    align: Align
    indent: float
    joined: bool = False
    """Goes on from the box above: no rule between them."""

    @property
    def end(self) -> int:
        """The row after the last that the box covers."""
        return self.row + self.down


@dataclass(frozen=True, slots=True)
class Setting:
    """What all cells of a table share, in points."""

    size: float
    pitch: float
    side: float
    """Room left and right of the text."""
    lead: float
    """Room above and below the text."""
    edges: tuple[float, ...]
    """Left edge of each column, then the right edge of the last."""

    @classmethod
    def of(cls, style: TableStyle, columns: Columns) -> Setting:
        """Return the setting of a table with measured columns."""
        edges = [0.0]
        for width in columns.widths:
            edges.append(edges[-1] + width)
        pitch = columns.size * style.leading
        return cls(columns.size, pitch, style.padding, style.padding / 3, tuple(edges))

    def height(self, lines: int) -> float:
        """Return the height of a cell with so many lines; an empty one has the height of one line."""
        return max(1, lines) * self.pitch + 2 * self.lead


class Grid:
    """Rows of set cells, ready to be cut into parts that fit on pages."""

    def __init__(self, boxes: Sequence[Box], count: int, setting: Setting, limit: float) -> None:
        """``limit`` is the height, in points, of the highest part that a page can hold."""
        boxes, count = _sliced(boxes, count, setting, limit)
        self.setting = setting
        self.rows: list[list[Box]] = [[] for _ in range(count)]
        for box in boxes:
            self.rows[box.row].append(box)
        self.heights = _heights(boxes, count, setting)
        self._crossing: dict[int, list[Box]] = defaultdict(list)
        for box in boxes:
            for boundary in range(box.row + 1, box.end):
                self._crossing[boundary].append(box)

    def __len__(self) -> int:
        return len(self.heights)

    @property
    def height(self) -> float:
        """The height of all rows together."""
        return sum(self.heights)

    def carried(self, row: int) -> list[Box]:
        """Return the boxes begun above a row that cover it."""
        return self._crossing.get(row, [])

    def part(self, start: int, end: int) -> list[float]:
        """Row heights when the rows from ``start`` to ``end`` stand alone: a box cut in two repeats its text."""
        heights = self.heights[start:end]
        cut = {id(box): box for boundary in (start, end) for box in self.carried(boundary)}
        for box in sorted(cut.values(), key=lambda box: box.end):
            first, last = max(box.row, start) - start, min(box.end, end) - start
            lack = self.setting.height(len(box.lines)) - sum(heights[first:last])
            heights[last - 1] += max(0.0, lack)
        return heights

    def fit(self, start: int, room: float, *, fresh: bool) -> int:
        """Return the end of the rows from ``start`` on that go into ``room`` points; ``start`` if none should.

        No row stands alone at a page's foot or head if that can be helped. On a ``fresh`` page at least one
        row is taken.
        """
        end, used = start, 0.0
        while end < len(self) and used + self.heights[end] <= room:
            used += self.heights[end]
            end += 1
        if len(self) - end == 1 and end - start > 2:
            end -= 1
        while end > start and sum(self.part(start, end)) > room:
            end -= 1
        if fresh:
            return min(max(end, start + 1), len(self))
        return end if end - start >= min(2, len(self) - start) else start


def set_boxes(
    rows: Sequence[Sequence[Placed]], style: TableStyle, setting: Setting, compositor: Compositor
) -> list[Box]:
    """Set the text of all cells in the widths of their columns."""
    fonts = (compositor.faces[style.face], compositor.faces[style.bold_face])
    return [_box(placed, fonts[placed.cell.bold], setting, compositor) for row in rows for placed in row]


def _box(placed: Placed, font: Font, setting: Setting, compositor: Compositor) -> Box:
    cell = placed.cell
    indent = cell.indent * setting.size
    width = setting.edges[placed.column + cell.across] - setting.edges[placed.column] - 2 * setting.side - indent
    lines: tuple[Line, ...] = ()
    if cell.text:
        measure = Measure(width, width, setting.size, justify=cell.align == "justify", balance=cell.align == "center")
        lines = compositor.breaker.lines(cell.text, font, measure)
    return Box(placed.row, placed.column, cell.across, cell.down, lines, font, cell.align, indent)


def _heights(boxes: Sequence[Box], count: int, setting: Setting) -> list[float]:
    """Row heights; what a box over several rows needs beyond them goes to its last row."""
    heights = [setting.height(1)] * count
    for box in boxes:
        if box.down == 1:
            heights[box.row] = max(heights[box.row], setting.height(len(box.lines)))
    for box in sorted((box for box in boxes if box.down > 1), key=lambda box: box.end):
        lack = setting.height(len(box.lines)) - sum(heights[box.row : box.end])
        heights[box.end - 1] += max(0.0, lack)
    return heights


def _sliced(boxes: Sequence[Box], count: int, setting: Setting, limit: float) -> tuple[Sequence[Box], int]:
    """Cut the boxes and rows that are higher than ``limit``; the rows are counted anew."""
    if all(setting.height(len(box.lines)) <= limit for box in boxes):
        return boxes, count
    boxes = [part for box in boxes for part in _shared_out(box, setting, limit)]
    slices = [1] * count
    for box in boxes:
        if setting.height(len(box.lines)) > limit:
            slices[box.row] = max(slices[box.row], ceil(len(box.lines) / _SLICE))
    starts = [0]
    for parts in slices:
        starts.append(starts[-1] + parts)
    return [part for box in boxes for part in _stacked(box, starts, slices)], starts[-1]


def _shared_out(box: Box, setting: Setting, limit: float) -> list[Box]:
    """Cut a box over several rows that is too high into one in each of its rows."""
    if box.down == 1 or setting.height(len(box.lines)) <= limit:
        return [box]
    each = ceil(len(box.lines) / box.down)
    return [
        replace(box, row=box.row + i, down=1, lines=box.lines[i * each : (i + 1) * each], joined=i > 0 or box.joined)
        for i in range(box.down)
    ]


def _stacked(box: Box, starts: Sequence[int], slices: Sequence[int]) -> list[Box]:
    """Place a box in the new rows: one in a row that was cut is cut with it."""
    row, parts = starts[box.row], slices[box.row]
    if box.down > 1 or parts == 1:
        return [replace(box, row=row, down=starts[box.end] - row)]
    each = ceil(max(1, len(box.lines)) / parts) if len(box.lines) > _SLICE else _SLICE
    return [
        replace(box, row=row + i, lines=box.lines[i * each : (i + 1) * each], joined=i > 0 or box.joined)
        for i in range(parts)
    ]
