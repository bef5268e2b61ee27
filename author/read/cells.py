"""The cells of an .xlsx workbook as texts, read once as a stream: what is stored, what is merged, what is wrong.

A number becomes the digits that a person would see (516995.19999999995 is 516995.2), a date 2026-02-05, a percentage
95%. Formulas are not computed: their stored value counts. Macros, links and pictures are never looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from author.read.bookparts import WORKBOOK, TextReader, listed, stranger, strings, styles
from author.read.safezip import UnsafeError

if TYPE_CHECKING:
    from author.read.safezip import SafeZip

MOST_COLUMNS = 200
MOST_EMPTY_ROWS = 1_000
LAST_ROW = 1_048_576
MOST_MERGED = 5_000
_MOST_LETTERS = 20_000_000
"""Characters in all cells together, so that one long text cannot be used a million times."""
_MOST_ROWS = 30_000
"""Rows in all sheets together. 10,000 lines and 1,000 projects with ten indicators each have 21,000."""


@dataclass
class Page:
    """The cells of one sheet."""

    name: str
    hidden: bool
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    """Row to column to text; what is empty is left out."""
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First row, first column, last row, last column."""
    wrong: dict[tuple[int, int], str] = field(default_factory=dict)
    """What is wrong with a cell that has no value: an error value, a formula without one."""
    unread: int = 0
    """The first row that was left out because it stands too far below the others."""


@dataclass
class _Left:
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


@dataclass(frozen=True)
class _Ways:
    """How numbers are shown, by style: d for dates, a count of decimals for percentages."""

    shown: tuple[str, ...]
    from_1904: bool
    strings: tuple[str, ...]


def read_pages(package: SafeZip) -> list[Page]:
    """The worksheets in their order. Raises UnsafeError for a file that is no workbook, is damaged or hostile."""
    if WORKBOOK not in package:
        raise UnsafeError(stranger(package), "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”")
    sheets, from_1904 = listed(package)
    ways = _Ways(styles(package), from_1904, strings(package))
    left = _Left()
    return [_page(package, name, part, ways, left, hidden=hidden) for name, part, hidden in sheets]


def _page(package: SafeZip, name: str, part: str, ways: _Ways, left: _Left, *, hidden: bool) -> Page:
    page = Page(name, hidden)
    reader = _CellReader(page, ways, left)
    package.parse(part, reader.start, reader.end, reader.texts.text)
    return page


class _CellReader:
    """Takes the events of one sheet into its page."""

    def __init__(self, page: Page, ways: _Ways, left: _Left) -> None:
        self.page = page
        self.ways = ways
        self.texts = TextReader()
        self._left = left
        self._columns: dict[str, int] = {}
        self._row = self._column = self._last = self._newest = 0
        self._kind = ""
        self._style = 0
        self._formula = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._kind = attributes.get("t", "n")
            self._style = int(attributes.get("s", 0))
            self._formula = False
            self._column = self._column_of(attributes.get("r", ""))
        elif name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
        elif name == "f":
            self._formula = True
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        else:
            self.texts.start(name)

    def end(self, name: str) -> None:
        if name != "c":
            self.texts.end(name)
            return
        raw = self.texts.taken()
        if raw or self._formula or self._kind == "e":
            self._store(raw)

    def _column_of(self, reference: str) -> int:
        """The column of ``F14``; beside the one before when there is no reference."""
        letters = reference.rstrip("0123456789")
        if not letters or len(letters) > 3:
            return self._column + 1
        if letters not in self._columns:
            self._columns[letters] = _number(letters)
        return self._columns[letters]

    def _store(self, raw: str) -> None:
        """Take the cell that ends here into the page, as its text or as what is wrong with it."""
        if not 0 < self._column <= MOST_COLUMNS or not 0 < self._row <= LAST_ROW:
            return
        wrong = self._wrong(raw)
        text = self._shown(raw) if raw and not wrong else ""
        if not (text or wrong) or not self._is_near():
            return
        self._count(len(text or wrong))
        if wrong:
            self.page.wrong[self._row, self._column] = wrong
        else:
            self.page.rows.setdefault(self._row, {})[self._column] = text

    def _wrong(self, raw: str) -> str:
        """What is wrong with a cell that has no value: an error value, a formula without one."""
        no_result = self._formula and not raw and self._kind != "str"
        return (raw or "公式没有存下结果") if no_result or self._kind == "e" else ""

    def _is_near(self) -> bool:
        """Whether the row is near enough to those above it; the first one that is not is noted."""
        near = self._row - self._last <= MOST_EMPTY_ROWS
        if not near:
            self.page.unread = self.page.unread or self._row
        return near

    def _count(self, letters: int) -> None:
        self._left.take(letters=letters, rows=int(self._row != self._newest))
        self._newest = self._row
        self._last = max(self._last, self._row)

    def _shown(self, raw: str) -> str:
        if self._kind == "s":
            index = int(raw)
            return self.ways.strings[index] if 0 <= index < len(self.ways.strings) else ""
        if self._kind == "b":
            return "是" if raw.strip() == "1" else "否"
        if self._kind == "d":
            return raw.partition("T")[0]
        return self._number(raw) if self._kind == "n" else raw

    def _number(self, raw: str) -> str:
        shown = self.ways.shown
        way = shown[self._style] if 0 <= self._style < len(shown) else ""
        try:
            value = float(raw)
            plain = Decimal(f"{value:.15g}")
        except (ValueError, ArithmeticError):
            return raw
        if not plain.is_finite():
            return raw
        if way == "d":
            return serial_day(int(value), from_1904=self.ways.from_1904) or f"{plain:f}"
        if way and abs(value) < 1e9:
            return f"{plain * 100:.{way}f}%"
        return f"{plain:f}" if abs(value) < 1e18 else raw

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        corners = [re.fullmatch(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", corner) for corner in (first, last)]
        if corners[0] and corners[1] and len(self.page.merged) < MOST_MERGED:
            (top, left), (bottom, right) = ((int(corner[2]), _number(corner[1])) for corner in corners if corner)
            self.page.merged.append((top, left, bottom, right))


def _number(letters: str) -> int:
    """The column of spreadsheet letters: A is 1, AA is 27."""
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column


def serial_day(serial: int, *, from_1904: bool = False) -> str:
    """The day of a spreadsheet's count of days, as 2026-02-05; empty where there is none."""
    days = serial + (1462 if from_1904 else 0)
    return (date(1899, 12, 30) + timedelta(days)).isoformat() if 60 < days < 2_958_466 else ""
