"""Where the heads of a sheet stand, and which column of it holds what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from author.read.workbook.sheets import NAME, NUMBERS, VALUE, Sheet, head_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.read.pages.page import Page

_HEAD_WITHIN = 10
"""Rows: titles and remarks may stand above the heads."""
_MOST_FILLED = 200_000


@dataclass
class Grid:
    """The head row of a page and its columns."""

    head: int
    columns: dict[str, int] = field(default_factory=dict)
    """Label to column."""
    unknown: dict[int, str] = field(default_factory=dict)
    """Columns with a head that is not known, or known already."""
    divided: dict[str, dict[str, int]] = field(default_factory=dict)
    """A code's label to its parts and their columns."""
    lost: dict[str, int] = field(default_factory=dict)
    """Label to the column that most likely is its own under another head, so that what it holds is not known."""
    counted_once: list[tuple[int, int]] = field(default_factory=list)
    """Merged cells with a number: row and column."""
    counted_left: list[tuple[int, int]] = field(default_factory=list)
    """Those that are merged over another column of numbers."""

    def rows(self, page: Page) -> Iterator[int]:
        """The rows under the heads that hold anything, an error too."""
        held = page.rows.keys() | {row for row, _ in page.wrong}
        return (row for row in sorted(held) if row > self.head)

    def repeats(self, page: Page, row: int) -> bool:
        """Whether a row says what the heads say: the heads of another table."""
        cells = page.rows.get(row, {})
        placed = [(label, cells[column]) for label, column in self.columns.items() if column in cells]
        return len(placed) > 1 and all(head_key(text) == head_key(label) for label, text in placed)

    def headless(self, page: Page) -> tuple[int, int] | None:
        """The first cell under no head."""
        known = page.rows.get(self.head, {}).keys()
        for row in self.rows(page):
            stray = page.rows.get(row, {}).keys() - known
            if stray:
                return row, min(stray)
        return None

    def texts(self, page: Page, column: int) -> Iterator[str]:
        """What stands under the head of a column."""
        return (text for row in self.rows(page) if (text := page.rows.get(row, {}).get(column)))

    def loses(self, label: str, page: Page, row: int) -> bool:
        """Whether a row has something under the other head of ``label``."""
        return label in self.lost and self.lost[label] in page.rows.get(row, {})

    def filled(self, page: Page) -> set[int]:
        """The columns in which anything stands under the heads."""
        return {column for row in self.rows(page) for column in page.rows.get(row, ())}


def find_grid(sheet: Sheet, page: Page) -> Grid | None:
    """The grid of the row near the top with the most known heads; None when there is no such row."""
    known = {head_key(head) for head in sheet.heads} | {
        word for label, parts in sheet.parts.items() for part in parts for word in (part, head_key(label + part))
    }
    tops = sorted(page.rows)[:_HEAD_WITHIN]
    scores = {row: sum(head_key(text) in known for text in page.rows[row].values()) for row in tops}
    best = max(tops, key=lambda row: (scores[row], -row), default=0)
    if not best or not scores[best]:
        return Grid(0, {NAME: 1, VALUE: 2}) if sheet.kind == "fields" and page.rows else None
    grid = _placed(sheet, page, best)
    if sheet.kind == "fields":
        grid.columns = {NAME: 1, VALUE: 2} | grid.columns
    return grid


def _placed(sheet: Sheet, page: Page, row: int) -> Grid:
    grid = Grid(row)
    labels = {head_key(head): head for head in sheet.heads}
    strangers = {}
    for column, text in sorted(page.rows[row].items()):
        label = labels.get(head_key(text))
        if label and label not in grid.columns:
            grid.columns[label] = column
        else:
            strangers[column] = text
    for column, text in strangers.items():
        if not _is_part(sheet, grid, column, head_key(text)):
            grid.unknown[column] = text
    return grid


def _is_part(sheet: Sheet, grid: Grid, column: int, key: str) -> bool:
    """Take the column as the next part of a code that has no column of its own."""
    for label, parts in sheet.parts.items():
        taken = grid.divided.get(label, {})
        for part in parts:
            if label not in grid.columns and part not in taken and key in (part, head_key(label + part)):
                grid.divided.setdefault(label, {})[part] = column
                return True
    return False


def fill_merged(sheet: Sheet, grid: Grid, page: Page) -> None:
    """Give each row of a merged cell its text; a number counts once, in its first row."""
    kinds = {grid.columns[column.label]: column.kind for column in sheet.columns if column.label in grid.columns}
    kinds |= {column: "code" for parts in grid.divided.values() for column in parts.values()}
    left, last = _MOST_FILLED, max(page.rows, default=0)
    for top, column, bottom, right in page.merged:
        text = page.rows.get(top, {}).get(column)
        beside = any(column < other <= right and kinds[other] in NUMBERS for other in kinds)
        if text and top > grid.head and bottom == top and kinds.get(column) in NUMBERS and beside:
            grid.counted_left.append((top, column))
        if top <= grid.head or bottom <= top or column not in kinds or not text:
            continue
        if kinds[column] in NUMBERS:  # they would count twice
            grid.counted_once.append((top, column))
            continue
        rows = range(top + 1, min(bottom, last) + 1)
        left -= len(rows)
        if left < 0:
            return
        for row in rows:
            if row in page.rows:
                page.rows[row].setdefault(column, text)
