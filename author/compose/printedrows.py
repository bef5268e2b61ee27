"""The rows of a printed table as numbers: rows by code or words, columns by the labels above them.

The body may be the one that was composed, or one read back from a file: both are read in the same way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from author.form.columns import amount_columns, column_named, heads, panels_at
from author.ground.findings import EditionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from author.document import Cell, Placed
    from author.form.tablespec import Panel, TableSpec
    from author.ground.findings import Source

_CODE = re.compile(r"(\d{3}|\d{5}|\d{7})(?!\d)")


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One row of one panel."""

    number: int
    """Counted from 1 in the table's body."""
    code: str
    words: tuple[str, ...]
    """What its stub columns print, without the parts of a code."""
    cells: Mapping[int, Cell]
    """Its amounts by column of the table."""

    @property
    def name(self) -> str:
        """What a reader calls the row: its last words, or its code."""
        return self.words[-1] if self.words else self.code

    def value(self, column: int) -> Decimal:
        """What a cell prints; words and blanks are zero."""
        cell = self.cells[column]
        return _number(cell.text) if cell.number is None else cell.number


@dataclass(frozen=True)
class PrintedRows:
    """A table of numbers."""

    spec: TableSpec
    rows: tuple[PrintedRow, ...]
    heads: Mapping[int, tuple[str, ...]]
    """Column to the labels above it as printed."""

    @property
    def half(self) -> Decimal:
        """Half a unit of the last printed digit."""
        return Decimal(5).scaleb(-self.spec.figures.decimals - 1)

    def column(self, name: str, at: Source) -> int:
        """The one column of that name; EditionError for none or several."""
        return column_named(self.spec, heads(self.spec), name, at)

    def column_of(self, name: str, row: str, at: Source) -> int:
        """As `column`; without a name, the only column of the panel that ``row`` stands in."""
        if name:
            return self.column(name, at)
        found = self.row(row)
        columns = list(found.cells) if found else list(self.heads)[:1]
        if len(columns) != 1:
            raise EditionError(f"{self.spec.key} 不止一栏，要写明 column", at)
        return columns[0]

    def row(self, name: str) -> PrintedRow | None:
        """The first row with this code or these words."""
        return next((row for row in self.rows if name == row.code or name in row.words), None)


def printed_rows(spec: TableSpec, body: Iterable[tuple[Placed, ...]], say: Callable[[str], str]) -> PrintedRows:
    """Read the body of a printed table; ``say`` renders labels with variables."""
    lines = [{cell.column: cell.cell for cell in row} for row in body]
    rows = [row for begin, panel in panels_at(spec) for row in _rows(begin, panel, lines)]
    said = {column: tuple(say(label) for label in labels) for column, labels in heads(spec).items()}
    return PrintedRows(spec, tuple(rows), said)


def _rows(begin: int, panel: Panel, lines: list[dict[int, Cell]]) -> Iterator[PrintedRow]:
    for number, cells in enumerate(lines, 1):
        stub = [_text(cells, begin + place) for place in range(len(panel.stub))]
        amounts = {column: cells[column] for column in amount_columns(begin, panel) if column in cells}
        if any(stub) or not panel.stub:
            words = [word for column, word in zip(panel.stub, stub, strict=True) if word and not column.part]
            yield PrintedRow(number, _code(panel, stub), tuple(words), amounts)


def _text(cells: Mapping[int, Cell], column: int) -> str:
    return cells[column].text.strip() if column in cells else ""


def _number(text: str) -> Decimal:
    try:
        return Decimal(text.replace(",", "").strip() or "0")
    except InvalidOperation:
        return Decimal(0)


def _code(panel: Panel, stub: list[str]) -> str:
    """The code of a row, from its columns of 类, 款 and 项 or from the beginning of its name."""
    parts = [word for column, word in zip(panel.stub, stub, strict=True) if column.part and word]
    if parts:
        return parts[-1] if len(parts[-1]) > 3 else "".join(parts)
    found = _CODE.match(stub[0]) if stub else None
    return found[1] if found else ""
