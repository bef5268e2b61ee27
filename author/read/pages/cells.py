"""The cells of an .xlsx workbook as texts, read once as a stream: what is stored, what is merged, what is wrong.

A number becomes the digits that a person would see (516995.19999999995 is 516995.2), a date 2026-02-05, a percentage
95%. Formulas are not computed: their stored value counts. Macros, links and pictures are never looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from author.read.bytesin import AS_XLSX
from author.read.pages.bookparts import TextReader, listed, main_part, stranger, strings, styles
from author.read.pages.page import Filling, Left, Page, digits
from author.read.pages.safezip import UnsafeError

if TYPE_CHECKING:
    from author.read.pages.safezip import SafeZip
_CONSTANT = re.compile(r"[0-9][0-9.,]*\s*(%|‰|[\u3400-\u9fff]{1,10})?")
"""Of a formula: no sum, but a text like =100% that a program has written as one, and so without a result."""


@dataclass(frozen=True)
class _Ways:
    """How numbers are shown, by style: d for dates, a count of decimals for percentages, a unit of money."""

    shown: tuple[str, ...]
    from_1904: bool
    strings: tuple[str, ...]


def read_pages(package: SafeZip) -> list[Page]:
    """The worksheets in their order. Raises UnsafeError for a file that is no workbook, is damaged or hostile."""
    main = main_part(package)
    if not main:
        raise UnsafeError(stranger(package), AS_XLSX)
    parts = listed(package, main)
    ways = _Ways(styles(package, parts.styles), parts.from_1904, strings(package, parts.strings))
    left = Left()
    return [_page(package, name, part, ways, left, hidden=hidden) for name, part, hidden in parts.sheets]


def _page(package: SafeZip, name: str, part: str, ways: _Ways, left: Left, *, hidden: bool) -> Page:
    page = Page(name, hidden, from_1904=ways.from_1904)
    reader = _CellReader(Filling(page, left), ways)
    package.parse(part, reader.start, reader.end, reader.texts.text)
    return page


class _CellReader:
    """Takes the events of one sheet into its page."""

    def __init__(self, into: Filling, ways: _Ways) -> None:
        self.ways = ways
        self.texts = TextReader()
        self._into = into
        self._columns: dict[str, int] = {}
        self._row = self._column = self._style = 0
        self._kind = self._stored = self._inline = self._written = ""
        self._formula = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._kind = attributes.get("t", "n")
            self._style = int(attributes.get("s") or 0)
            self._formula = False
            self._stored = self._inline = self._written = ""
            self._column = self._column_of(attributes.get("r", ""))
        elif name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        else:
            self._formula = self._formula or name == "f"
            self.texts.start(name)

    def end(self, name: str) -> None:
        self.texts.end(name)
        if name == "v":
            self._stored = self.texts.taken()
        elif name == "is":
            self._inline = self.texts.taken()
        elif name == "f":
            self._written = self.texts.taken()
        elif name == "c":
            raw = self._raw()
            if raw or self._formula or self._kind == "e":
                wrong = self._wrong(raw)
                self._into.put(self._row, self._column, "" if wrong or not raw else self._shown(raw), wrong)

    def _raw(self) -> str:
        """What the cell that ends here holds: a text of its own beats a stored value only where its kind says so."""
        if self._kind == "inlineStr":
            return self._inline or self._stored
        raw = self._stored or self._inline
        if self._formula and not raw and _CONSTANT.fullmatch(self._written):
            self._kind = "str"
            return f"={self._written}"
        return raw

    def _column_of(self, reference: str) -> int:
        """The column of ``F14``; beside the one before when there is no reference."""
        letters = reference.rstrip("0123456789")
        if not letters or len(letters) > 3:
            return self._column + 1
        if letters not in self._columns:
            self._columns[letters] = _number(letters)
        return self._columns[letters]

    def _wrong(self, raw: str) -> str:
        """What is wrong with a cell that has no value: an error value, a formula without one."""
        if self._kind == "s" and raw and not 0 <= int(raw) < len(self.ways.strings):
            return "这一格的文字没有存在文件里"
        no_result = self._formula and not raw and self._kind != "str"
        return (raw or "公式没有存下结果") if no_result or self._kind == "e" else ""

    def _shown(self, raw: str) -> str:
        if self._kind == "s":
            return self.ways.strings[int(raw)]
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
        except ValueError:
            return raw
        plain = digits(value)
        if plain and way == "d":
            return serial_day(int(value), from_1904=self.ways.from_1904) or plain
        if way.endswith("元"):
            self._into.page.units[self._row, self._column] = way
            return plain or raw
        if way and way != "d" and abs(value) < 1e9:
            return f"{Decimal(plain) * 100:.{way}f}%"
        return plain or raw

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        corners = [re.fullmatch(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", corner) for corner in (first, last)]
        if corners[0] and corners[1]:
            (top, left), (bottom, right) = ((int(corner[2]), _number(corner[1])) for corner in corners if corner)
            self._into.page.merge(top, left, bottom, right)


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
