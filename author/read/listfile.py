"""A list from somebody else, as tables of texts: a workbook, CSV, or lines of text copied from a PDF."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from author.ground.signs import clean
from author.read.bytesin import AS_XLSX, OLD, ZIP, read_text
from author.read.pages import books
from author.read.pages.safezip import UnsafeError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Table = list[list[str]]
_AS_XLSX = f"{AS_XLSX}；PDF 请全选、复制到记事本，另存为 .txt"
_WIDEST = 60
"""Columns that are looked at."""
_ROWS = 30_000


def read_tables(path: Path) -> list[Table]:
    """The tables of a file, each with its rows. UnsafeError with a message for staff where it cannot be read."""
    with path.open("rb") as file:
        start = file.read(4)
    if start.startswith((ZIP, OLD)):
        return [[_row(row) for row in page.rows.values() if row] for page in books.pages(path)]
    text, findings = read_text(path, path.name)
    if not text:
        raise UnsafeError(findings[0].message if findings else "文件是空的", _AS_XLSX)
    lines = text.splitlines()[:_ROWS]
    divider = next((sign for sign in "\t,;，" if sum(sign in line for line in lines) * 2 > len(lines)), "")
    if divider in ("", "，"):
        return [[line.split() for line in lines if line.strip()]]
    try:
        return [[[cell.strip() for cell in row[:_WIDEST]] for row in csv.reader(lines, delimiter=divider) if row]]
    except csv.Error as error:
        raise UnsafeError(f"这个文件不像表格：{error}", _AS_XLSX) from None


def _row(cells: Mapping[int, str]) -> list[str]:
    """The texts of a row, side by side."""
    return [clean(cells.get(at, ""))[0] for at in range(1, min(max(cells), _WIDEST) + 1)]
