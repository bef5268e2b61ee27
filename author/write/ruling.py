"""A part of a table as items: its texts in reading order, then its rules."""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING

from author.write.compositor import baseline
from author.write.page import Item, Rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from author.write.compositor import Compositor
    from author.write.grid import Box, Grid

Stretch = tuple[float, float]


def part_items(
    grid: Grid, start: int, end: int, compositor: Compositor, thickness: float
) -> tuple[float, tuple[Item, ...]]:
    """Draw the rows from ``start`` to ``end``: the height of the part and its items."""
    tops = [0.0, *accumulate(grid.part(start, end))]
    boxes = list(_visible(grid, start, end))
    texts = [item for box in boxes for item in _texts(box, grid, _span(box, start, end, tops), compositor)]
    return tops[-1], (*texts, Rules(_rules(grid, boxes, start, tops), thickness))


def _visible(grid: Grid, start: int, end: int) -> Iterator[Box]:
    """Yield the boxes of a part in reading order; those begun above it come with its first row."""
    yield from sorted((*grid.carried(start), *grid.rows[start]), key=lambda box: box.column)
    for row in grid.rows[start + 1 : end]:
        yield from row


def _span(box: Box, start: int, end: int, tops: Sequence[float]) -> Stretch:
    """Upper and lower edge of what a part shows of a box."""
    return tops[max(box.row, start) - start], tops[min(box.end, end) - start]


def _texts(box: Box, grid: Grid, span: Stretch, compositor: Compositor) -> Iterator[Item]:
    setting = grid.setting
    left = setting.edges[box.column] + setting.side + box.indent
    room = setting.edges[box.column + box.across] - setting.side - left
    y = span[0] + (span[1] - span[0] - len(box.lines) * setting.pitch) / 2 + baseline(setting.pitch, setting.size)
    for number, line in enumerate(box.lines):
        spare = room - line.width
        x = left + {"right": spare, "center": spare / 2}.get(box.align, 0.0)
        yield compositor.text(line, box.font, setting.size, (x, y + number * setting.pitch))


def _rules(
    grid: Grid, boxes: Sequence[Box], start: int, tops: Sequence[float]
) -> tuple[tuple[float, float, float, float], ...]:
    """Return the edges of all boxes, each drawn once and as long as it goes."""
    edges = grid.setting.edges
    across: dict[float, list[Stretch]] = defaultdict(list)
    down: dict[float, list[Stretch]] = defaultdict(list)
    for box in boxes:
        top, bottom = _span(box, start, start + len(tops) - 1, tops)
        if not box.joined or top == 0:
            across[top].append((edges[box.column], edges[box.column + box.across]))
        down[edges[box.column]].append((top, bottom))
    across[tops[-1]].append((edges[0], edges[-1]))
    down[edges[-1]].append((0.0, tops[-1]))
    level = [(x0, y, x1, y) for y in sorted(across) for x0, x1 in _merged(across[y])]
    upright = [(x, y0, x, y1) for x in sorted(down) for y0, y1 in _merged(down[x])]
    return (*level, *upright)


def _merged(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Join stretches that touch."""
    begin = end = None
    for low, high in sorted(stretches):
        if begin is None or end is None:
            begin, end = low, high
        elif low <= end:
            end = max(end, high)
        else:
            yield begin, end
            begin, end = low, high
    if begin is not None and end is not None:
        yield begin, end
