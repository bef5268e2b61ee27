"""A report of differences as a workbook: a row for each line, so that it can be sorted, filtered and ticked off."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from author.ground.signs import LONGEST_TEXT, visible
from author.write.sheets.package import disk_errors, save

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from author.report.told import Told

_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
"""What is compared has dates of its own; the report tells no time, and is the same each time."""
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?")
_WIDTHS = (6, 40, 30, 36, 36, 36, 16)
"""Of the columns, in characters."""


@disk_errors()
def write_book(told: Told, path: Path) -> None:
    """Write the report to ``path``; OSError when the file cannot be written."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(told.title)
    for letter, width in zip("ABCDEFG", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    lead = [[sentence] for sentence in told.lead]
    sheet.freeze_panes = f"A{len(lead) + 2}"
    for texts in lead:
        sheet.append([_cell(sheet, text) for text in texts])
    sheet.append([_cell(sheet, text, bold=True) for text in ("序号", "改动", "表或节", *told.heads)])
    for row in _rows(told):
        sheet.append([_cell(sheet, text) for text in row])
    book.properties.title, book.properties.creator = told.title, ""
    save(book, path, _CREATED)


def _rows(told: Told) -> Iterator[tuple[str, ...]]:
    for number, chapter in enumerate(told.chapters, 1):
        heading = "\n".join((chapter.heading, *chapter.notes))
        lines = [(group.name, line) for group in chapter.groups for line in group.lines]
        for name, line in lines:
            yield str(number), heading, name, line.where, line.before, line.after, line.note
        if not lines:
            yield str(number), heading


def _cell(sheet: Any, text: str, *, bold: bool = False) -> Any:  # noqa: ANN401 - openpyxl is untyped
    """A cell that holds a text as such, whatever it begins with; a number as a number, as it is printed."""
    cell = WriteOnlyCell(sheet)
    if (found := _NUMBER.fullmatch(text)) and not text.startswith("0" * 2):
        cell.value = Decimal(text.replace(",", ""))
        whole = "#,##0" if "," in text else "0"
        cell.number_format = f"{whole}.{'0' * (len(found[1]) - 1)}" if found[1] else whole
    else:
        cell.value = visible(text, lines=True)[:LONGEST_TEXT]
        cell.data_type = "s"
    cell.font = Font(bold=bold)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell
