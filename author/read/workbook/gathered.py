"""What has been read of a workbook so far: values, their cells, and findings."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from author.ground.findings import Finding, Severity, Source
from author.ground.signs import clean
from author.read.pages.cells import serial_day
from author.read.tree import standing
from author.read.values import is_nothing
from author.read.workbook.sheets import NUMBERS

if TYPE_CHECKING:
    from author.read.pages.page import Page
    from author.read.tree import Path

_SERIAL = re.compile(r"[2-7][0-9]{4}")
"""A day of 1954 to 2119 whose cell has lost its date format."""
_ERRORS = ("#", "Err:")
"""How error values begin."""
_FORMULA = "公式"
_UNIT = re.compile(r"[(（](元|千元|万元|百万元|亿元)[)）]")

At = tuple[int, int]
"""Row and column of a cell."""


class Gathered:
    """Data, places, sheets and findings of one workbook."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.data: dict[str, Any] = {}
        self.places: dict[Path, tuple[int, int, int, int]] = {}
        self.sheets: dict[Path, str] = {}
        self.findings: list[Finding] = []
        self._units: list[tuple[Page, At, str]] = []
        self.unread: set[Path] = set()
        """What stands under a head, a label or a sheet's name that is none, but was probably meant."""

    def tell(
        self, page: Page, at: At, message: str, hint: str = "", severity: Severity = Severity.ERROR, code: str = "A01"
    ) -> None:
        """Add a finding about a cell."""
        place = Source(self.name, at[0], at[1], page.name)
        self.findings.append(Finding(code, message, (place,), severity=severity, hint=hint))

    def text(self, page: Page, at: At, kind: str = "text") -> str:
        """The clean text of a cell; what is wrong with the cell is told."""
        row, column = at
        if wrong := page.wrong.get(at):
            error = wrong.startswith(_ERRORS)
            hint = "请改正公式，或改填结果" if error else "请用 Excel 打开后保存，或改填结果"
            self.tell(page, at, f"这一格是错误值 {wrong}" if error else wrong, hint, code="A02")
        text = page.rows.get(row, {}).get(column, "")
        if not text:
            return ""
        text, amiss = clean(text)
        if amiss:
            self.tell(page, at, amiss.message, amiss.hint, code=amiss.code)
        text = text.strip()
        if kind == "wan" and is_nothing(text):
            return ""  # no control figure, and not one of zero
        if kind == "amount" and at in page.units:
            self._units.append((page, at, page.units[at]))
        if kind in NUMBERS:
            return text.removeprefix("=")  # a number as a formula, which cells.py has found to be one
        if kind == "date" and _SERIAL.fullmatch(text):
            return serial_day(int(text), from_1904=page.from_1904)
        return text

    def unit(self, page: Page, at: At, written: re.Pattern[str] = _UNIT) -> None:
        """Remember the unit that a head or label names, to compare it with the one that counts."""
        if found := written.search(page.rows.get(at[0], {}).get(at[1], "")):
            self._units.append((page, at, found[1]))

    def check_units(self) -> None:
        """Tell once where heads name another unit than amounts are in; one that is none is told by the schema."""
        unit = self.data.get("金额单位", "元")
        other = [(page, at, named) for page, at, named in self._units if named != unit]
        if other and unit in ("元", "万元"):
            message = f"这里写的是{other[0][2]}，“金额单位”是{unit}：金额按{unit}读"
            places = tuple(Source(self.name, *at, page.name) for page, at, _ in other)
            self.findings.append(Finding("A01", message, places, severity=Severity.WARNING, hint="请使两处一致"))

    def place(self, path: Path, key: At, cell: At, page: Page) -> None:
        """Note where the value at ``path`` stands, and on the way what is around it."""
        self.places[path] = (*key, *cell)
        if cell in page.wrong:
            self.unread.add(path)
        for length in range(1, len(path)):
            if path[:length] not in self.places:
                self.places[path[:length]] = (*key, *cell)
                self.sheets[path[:length]] = page.name

    def has(self, path: Path) -> bool:
        """Whether there is a value at ``path``."""
        return standing(self.data, path) is not None

    def put(self, path: Path, value: Any) -> None:  # noqa: ANN401 - a text, or an empty item to be filled
        """Set the value at ``path``, making the dicts and lists on the way; list items come in their order."""
        around: Any = self.data
        step: Any
        for step, below in pairwise(path):
            empty: Any = [] if isinstance(below, int) else {}
            if isinstance(around, list) and step == len(around):
                around.append(empty)
            around = around[step] if isinstance(around, list) else around.setdefault(step, empty)
        if isinstance(around, list):
            around.append(value)
        else:
            around[path[-1]] = value
