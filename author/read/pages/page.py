"""The cells of one sheet as texts, whatever file they came from, and how many of them a workbook may have."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from author.read.pages.safezip import UnsafeError

MOST_COLUMNS = 200
MOST_EMPTY_ROWS = 1_000
LAST_ROW = 1_048_576
MOST_MERGED = 5_000
_MOST_LETTERS = 20_000_000
"""Characters in all cells together, so that one long text cannot be used a million times."""
_MOST_ROWS = 30_000
"""Rows in all sheets together. 10,000 lines and 1,000 projects with ten indicators each have 21,000."""

At = tuple[int, int]
"""Row and column of a cell, counted from 1."""


@dataclass
class Page:
    """The cells of one sheet."""

    name: str
    hidden: bool
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    """Row to column to text; what is empty is left out."""
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First row, first column, last row, last column."""
    wrong: dict[At, str] = field(default_factory=dict)
    """What is wrong with a cell that has no value: an error value, a formula without one."""
    units: dict[At, str] = field(default_factory=dict)
    """The unit of money that the format of a cell writes behind its number."""
    unread: int = 0
    """The first row that was left out because it stands too far below the others."""
    from_1904: bool = False
    """Whether numbers that mean days are counted from 1904."""

    blurred: bool = False
    """Whether its reader cannot tell percentages from other numbers, nor error values from blanks."""

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Note a merged cell by its corners; too many are left out."""
        if len(self.merged) < MOST_MERGED:
            self.merged.append((top, left, bottom, right))


@dataclass
class Left:
    """How much more a workbook may hold."""

    letters: int = _MOST_LETTERS
    rows: int = _MOST_ROWS

    def take(self, *, letters: int = 0, rows: int = 0) -> None:
        """Count down; UnsafeError when there is no more."""
        self.letters -= letters
        self.rows -= rows
        if self.letters < 0 or self.rows < 0:
            what = "文字" if self.letters < 0 else "行数"
            raise UnsafeError(f"{what}太多，不像一份预算填报工作簿", "请从空白表重新填")


class Filling:
    """Puts cells into a page, row by row, within what is left."""

    def __init__(self, page: Page, left: Left) -> None:
        self.page = page
        self._left = left
        self._last = self._newest = 0

    def put(self, row: int, column: int, text: str, wrong: str = "") -> None:
        """Take a cell into the page, as its text or as what is wrong with it."""
        if not (text or wrong) or not 0 < column <= MOST_COLUMNS or not 0 < row <= LAST_ROW or not self._is_near(row):
            return
        self._count(row, len(wrong or text))
        if wrong:
            self.page.wrong[row, column] = wrong
        else:
            self.page.rows.setdefault(row, {})[column] = text

    def _is_near(self, row: int) -> bool:
        """Whether the row is near enough to those above it; the first one that is not is noted."""
        near = row - self._last <= MOST_EMPTY_ROWS
        if not near:
            self.page.unread = self.page.unread or row
        return near

    def _count(self, row: int, letters: int) -> None:
        self._left.take(letters=letters, rows=int(row != self._newest))
        self._newest = row
        self._last = max(self._last, row)


def digits(value: float) -> str:
    """A number as a person would see it: 516995.19999999995 is 516995.2; nothing for what is none or too large."""
    if not abs(value) < 1e18:
        return ""
    return f"{Decimal(f'{value:.15g}'):f}"
