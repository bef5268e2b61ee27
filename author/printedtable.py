"""A printed table as numbers: rows by code or label, columns by the labels above them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from author.document import placed
from author.findings import EditionError, near

if TYPE_CHECKING:
    from collections.abc import Mapping

    from author.document import Placed, Row
    from author.editions.tablespec import Panel, TableSpec
    from author.findings import Source

_CODE = re.compile(r"(\d{3}|\d{5}|\d{7})(?!\d)")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of one panel."""

    number: int
    """Counted from 1 in the table's body."""
    code: str
    words: tuple[str, ...]
    values: Mapping[int, Decimal]
    """By column of the table."""

    @property
    def name(self) -> str:
        """What a reader calls the row: its last words."""
        return self.words[-1]


@dataclass(frozen=True)
class Sheet:
    """A table of numbers."""

    spec: TableSpec
    label: str
    """``表7``"""
    rows: tuple[SheetRow, ...]
    names: Mapping[int, str]
    """Column to the labels above it, joined by /."""
    half: Decimal
    """Half a unit of the last printed digit."""
    unit: str

    def name(self, column: int) -> str:
        """The lowest label above a column."""
        return self.names[column].rpartition("/")[2]

    def column(self, name: str, at: Source) -> int:
        """The one column whose labels are, or end with, ``name``."""
        exact = [column for column, labels in self.names.items() if labels == name]
        found = exact or [column for column, labels in self.names.items() if f"/{labels}".endswith(f"/{name}")]
        if len(found) != 1:
            hint = near(name, self.names.values()) or f"可写：{'、'.join(self.names.values())}"
            raise EditionError(f"{self.spec.key} 里叫“{name}”的栏有 {len(found)} 个", at, hint)
        return found[0]

    def column_of(self, name: str, row: str, at: Source) -> int:
        """As `column`; without a name, the only column of the panel that ``row`` stands in."""
        if name:
            return self.column(name, at)
        found = self.row(row)
        columns = list(found.values) if found else list(self.names)[:1]
        if len(columns) != 1:
            raise EditionError(f"{self.spec.key} 不止一栏，要写明 column", at)
        return columns[0]

    def row(self, name: str) -> SheetRow | None:
        """The first row with this code or these words."""
        return next((row for row in self.rows if name == row.code or name in row.words), None)

    def place(self, row: SheetRow) -> str:
        """``表7 第8行 商品和服务支出``"""
        return f"{self.label} 第{row.number}行 {row.name}"


def sheet(spec: TableSpec, body: tuple[Row, ...], label: str) -> Sheet:
    """Read the body of a printed table."""
    names: dict[int, str] = {}
    rows: list[SheetRow] = []
    begin = 0
    lines = [_texts(row) for row in placed(body, _width(spec))]
    for panel in spec.panels:
        first = begin + len(panel.stub)
        for index, column in enumerate(panel.columns):
            names[first + index] = "/".join(column.head)
        for number, texts in enumerate(lines, 1):
            words = [texts.get(begin + place, "").strip() for place in range(len(panel.stub))]
            values = {column: _number(texts.get(column, "")) for column in range(first, first + len(panel.columns))}
            if any(words):
                rows.append(SheetRow(number, _code(panel, words), tuple(filter(None, words)), values))
        begin = first + len(panel.columns)
    return Sheet(spec, label, tuple(rows), names, Decimal(5).scaleb(-spec.figures.decimals - 1), spec.figures.unit)


def _width(spec: TableSpec) -> int:
    return sum(len(panel.stub) + len(panel.columns) for panel in spec.panels)


def _texts(row: tuple[Placed, ...]) -> dict[int, str]:
    return {cell.column: cell.cell.text for cell in row}


def _number(text: str) -> Decimal:
    """What a cell prints; words and blanks are zero."""
    try:
        return Decimal(text.replace(",", "").strip() or "0")
    except InvalidOperation:
        return Decimal(0)


def _code(panel: Panel, words: list[str]) -> str:
    """The code of a row, from its columns of 类, 款 and 项 or from the beginning of its name."""
    parts = [word for stub, word in zip(panel.stub, words, strict=True) if stub.part and word]
    if parts:
        return parts[-1] if len(parts[-1]) > 3 else "".join(parts)
    found = _CODE.match(words[0])
    return found[1] if found else ""
