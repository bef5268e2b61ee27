"""One sheet of a form: heads, cells and how they look, comments, drop-down lists, printing."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from author.exchange.texts import in_unit, scalar
from author.ledger.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from author.read.workbook.sheets import Column, Sheet

_FACE = "宋体"
_PLAIN, _BOLD, _GREY = Font(_FACE, 11), Font(_FACE, 11, bold=True), Font(_FACE, 10, color="FF7F7F7F")
_NEEDED = Font(_FACE, 11, bold=True, color="FFC00000")
_HEAD = PatternFill("solid", fgColor="FFDDEBF7")
_HEAD_NEEDED = PatternFill("solid", fgColor="FFFFE699")
_LINE = Side(style="thin", color="FFBFBFBF")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_RIGHT = Alignment(vertical="top", horizontal="right")
_CENTRED = Alignment(wrap_text=True, vertical="center", horizontal="center")

_WIDTHS = {"amount": 17, "wan": 14, "count": 10, "weight": 8, "number": 12, "date": 13, "code": 28, "paragraphs": 46}
_TEXT_WIDTH = 24
_FORMATS = {"date": "yyyy-mm-dd", "count": "0", "year": "0", "weight": "General", "number": "General", "wan": "General"}
_TEXT = "@"
_MOST_DIGITS = 15
"""What a spreadsheet's numbers hold; with more, a number stands as text."""
_LIKE_FORMULA = ("=", "+", "-", "@")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_SPARE_ROWS = 500
_LINE_HEIGHT, _HIGHEST = 16.0, 400.0
"""Points; 409 is the most a row may have."""
_LETTERS_A_PAGE = 230
"""Widths of a letter that are still read when they are printed on one page."""
_PIXELS_A_LETTER, _PIXELS_A_LINE, _LETTERS_A_LINE = 15, 22, 18


@dataclass
class Dropdowns:
    """The hidden sheet of suggestions, a column for each list."""

    sheet: str
    _lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _ranges: dict[str, str] = field(default_factory=dict)

    def add(self, path: str, texts: tuple[str, ...]) -> None:
        """A list of texts for the column at ``path``."""
        self._lists[path] = texts
        letter = get_column_letter(len(self._lists))
        self._ranges[path] = f"'{self.sheet}'!${letter}$2:${letter}${len(texts) + 1}"

    def refer(self, path: str, sheet: str, letter: str) -> None:
        """For the column at ``path`` whatever has been filled in in another, down to its last row."""
        top, all_ = f"'{sheet}'!${letter}$2", f"'{sheet}'!${letter}$2:${letter}${_SPARE_ROWS}"
        self._ranges[path] = f"OFFSET({top},0,0,MAX(1,COUNTA({all_})),1)"

    def range(self, path: str) -> str:
        """What the drop-down list at ``path`` shows; empty where there is none."""
        return self._ranges.get(path, "")

    def write(self, page: Worksheet) -> None:
        """Write the lists and hide the sheet."""
        page.sheet_state = "hidden"
        for number, (path, texts) in enumerate(self._lists.items(), 1):
            for row, text in enumerate((path, *texts), 1):
                _write(page.cell(row, number), text)


class FormSheet:
    """Writes one sheet; amounts are in ``unit``."""

    def __init__(self, page: Worksheet, unit: str) -> None:
        self.page = page
        self.unit = unit

    @cached_property
    def last_row(self) -> int:
        """The last row that has drop-down lists: five hundred more than are filled."""
        return int(self.page.max_row) + _SPARE_ROWS

    def guide(self, title: str, lines: Iterable[str], overview: Iterable[tuple[str, str]]) -> None:
        """The first sheet: a title, numbered lines, and what each sheet is for."""
        page = self.page
        page.column_dimensions["A"].width, page.column_dimensions["B"].width = 16, 84
        page.cell(1, 1, title).font = Font(_FACE, 16, bold=True)
        for row, line in enumerate(lines, 2):
            self._text(row, 1, f"{row - 1}", _WRAPPED)
            self._text(row, 2, line, _WRAPPED)
            self.grow(row, (None, line))
        for row, (name, what) in enumerate([("表", "填什么"), *overview], int(page.max_row) + 2):
            self._text(row, 1, name, _WRAPPED)
            self._text(row, 2, what, _WRAPPED)
            if name != "表":
                page.cell(row, 1).hyperlink = f"#'{name}'!A1"
        page.sheet_view.showGridLines = False
        self.printed(landscape=False, heads=False)

    def heads(self, heads: Iterable[tuple[str, float, str]]) -> None:
        """Row 1 of a sheet: text, width and comment of each head."""
        for number, (text, width, comment) in enumerate(heads, 1):
            self._head(number, text, width, comment, needed=False)
        self.page.freeze_panes = "A2"

    def columns(self, sheet: Sheet) -> None:
        """Row 1 and the looks of the columns under it."""
        for number, column in enumerate(sheet.columns, 1):
            text = self._named(column)
            self._head(number, text, _width(column), _comment(column, sheet), needed=column.required)
            look = self.page.column_dimensions[get_column_letter(number)]
            look.number_format, look.font, look.alignment = self._format(column), _PLAIN, _alignment(column)
        self.page.freeze_panes = "B2" if len(sheet.columns) > 4 else "A2"

    def label(self, row: int, column: Column) -> None:
        """Name and help of a field that has its own row."""
        name = self.page.cell(row, 1)
        _write(name, self._named(column))
        name.font, name.fill = (_NEEDED, _HEAD_NEEDED) if column.required else (_BOLD, _HEAD)
        name.alignment, name.border = _WRAPPED, _BOX
        help_ = self.page.cell(row, 3)
        if column.note:
            _write(help_, column.note)
        help_.font, help_.alignment, help_.border = _GREY, _WRAPPED, _BOX

    def put(self, row: int, number: int, column: Column, value: Any) -> None:  # noqa: ANN401 - a typed value
        """A value in its cell; None leaves it empty, but ready to be filled in."""
        cell = self.page.cell(row, number)
        cell.font, cell.alignment, cell.border = _PLAIN, _alignment(column), _BOX
        cell.number_format = self._format(column)
        plain = _cell_value(value, self.unit)
        if isinstance(plain, str):
            text = _ESCAPE.sub("_x005F_", scalar(plain, self.unit))
            _write(cell, text)
            cell.number_format = _TEXT
            if text.startswith(_LIKE_FORMULA):
                cell.quotePrefix = True
        elif plain is not None:
            cell.value = plain

    def grow(self, row: int, values: Iterable[Any]) -> None:
        """Make a row high enough for its values: not every program does so when it opens the file."""
        lines = max((self._lines(number, value) for number, value in enumerate(values, 1)), default=1)
        if lines > 1:
            self.page.row_dimensions[row].height = min(lines * _LINE_HEIGHT, _HIGHEST)

    def _lines(self, number: int, value: Any) -> int:  # noqa: ANN401 - a typed value
        if not isinstance(value, (str, tuple)):
            return 1
        parts = value.split("\n") if isinstance(value, str) else value
        width = self.page.column_dimensions[get_column_letter(number)].width - 2
        return sum(max(1, math.ceil(_columns_of(part) / width)) for part in parts)

    def suggest(self, source: str, cells: str) -> None:
        """A drop-down list that advises and does not reject."""
        if source:
            rule = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=False)
            rule.add(cells)
            self.page.add_data_validation(rule)

    def printed(self, *, landscape: bool, heads: bool = True) -> None:
        """A4, as few pages wide as can be read, the heads on each."""
        page = self.page
        page.page_setup.paperSize = page.PAPERSIZE_A4
        page.page_setup.orientation = "landscape" if landscape else "portrait"
        page.sheet_properties.pageSetUpPr.fitToPage = True
        across = sum(look.width for look in page.column_dimensions.values())
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = math.ceil(across / _LETTERS_A_PAGE), 0
        page.print_options.gridLines = heads
        page.oddFooter.center.text = "&A　第 &P 页，共 &N 页"
        if heads:
            page.print_title_rows = "1:1"

    def _head(self, number: int, text: str, width: float, comment: str, *, needed: bool) -> None:
        cell = self.page.cell(1, number)
        _write(cell, text)
        cell.font, cell.fill = (_NEEDED, _HEAD_NEEDED) if needed else (_BOLD, _HEAD)
        cell.alignment, cell.border = _CENTRED, _BOX
        self.page.column_dimensions[get_column_letter(number)].width = max(width, _columns_of(text) + 4)
        if comment:
            cell.comment = _sized(comment)

    def _text(self, row: int, number: int, text: str, alignment: Alignment) -> None:
        cell = self.page.cell(row, number)
        _write(cell, text)
        cell.font, cell.alignment = _PLAIN, alignment

    def _named(self, column: Column) -> str:
        unit = column.unit(self.unit)
        return column.label + (f"（{unit}）" if unit else "") + ("*" if column.required else "")

    def _format(self, column: Column) -> str:
        if column.kind == "amount":
            return "#,##0.00" if self.unit == "元" else "#,##0.00####"
        return _FORMATS.get(column.kind, _TEXT)


def _write(cell: Cell, text: str) -> None:
    """A text, also where it looks like a formula or an error value."""
    cell.value = text
    cell.data_type = "s"


def _cell_value(value: Any, unit: str) -> Any:  # noqa: ANN401 - a typed value
    """A number, a date or a text; a number that a cell would change (its digits, the zeros at its end) is a text."""
    if isinstance(value, Money):
        amount = in_unit(value, unit)
        return amount if len(amount.normalize().as_tuple().digits) <= _MOST_DIGITS else f"{amount:f}"
    if isinstance(value, Decimal):
        plain = f"{value:f}"
        kept = len(value.as_tuple().digits) <= _MOST_DIGITS and not ("." in plain and plain.endswith("0"))
        return value if kept else plain
    if isinstance(value, int) and len(str(value)) > _MOST_DIGITS:
        return str(value)
    return "\n".join(value) if isinstance(value, tuple) else value


def _width(column: Column) -> float:
    return _WIDTHS.get(column.kind, _TEXT_WIDTH)


def _alignment(column: Column) -> Alignment:
    return _RIGHT if column.kind in ("amount", "wan", "count", "number", "weight") else _WRAPPED


def _comment(column: Column, sheet: Sheet) -> str:
    parts = [column.note, "必填" if column.required else ""]
    if len(sheet.columns) == 1:
        parts = [sheet.note, *parts[1:]]
    return "；".join(part for part in parts if part)


def _sized(text: str) -> Comment:
    lines = -(-len(text) // _LETTERS_A_LINE) + 1
    return Comment(text, _FACE, height=lines * _PIXELS_A_LINE, width=_LETTERS_A_LINE * _PIXELS_A_LETTER)


def _columns_of(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)
