"""忽略 entries put into staff's own workbook, as rows of its sheet 忽略; everything else stays byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from author.exchange.bookinplace import BookInPlace
from author.exchange.edits import Add, Put
from author.ground.whole import write_whole
from author.read.pages.books import pages
from author.read.workbook.pagegrid import find_grid
from author.read.workbook.sheets import sheet_key, workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from author.exchange.edits import Edit
    from author.exchange.sheetinplace import SheetInPlace
    from author.read.tree import Tree
    from author.read.workbook.sheets import Sheet


def write_entries(path: Path, tree: Tree, name: str, edits: Iterable[Edit], schema: Mapping[str, Any]) -> None:
    """Put entries of the list ``name`` into the workbook itself; UnsafeError where it cannot be edited."""
    book = BookInPlace(path)
    plan = next(sheet for sheet in workbook(schema).sheets if sheet.path == (name,))
    sheet, head, columns = _opened(book, path, plan, tree.sheets.get((name,), ""))
    row = max(sheet.last_row, head)
    for edit in edits:
        if isinstance(edit, Add):
            row += 1
            for label, text in edit.value.items():
                sheet.write(row, columns[label], text)
        elif isinstance(edit, Put):
            item = tree.at(edit.path[:-1])
            sheet.write(item.row, columns[str(edit.path[-1])], edit.text)
    write_whole(path, book.save)


def _opened(book: BookInPlace, path: Path, plan: Sheet, read: str) -> tuple[SheetInPlace, int, dict[str, int]]:
    """The sheet that was ``read``, the row of its heads and their columns; what it lacks of these is added."""
    alike = [each for each in pages(path) if sheet_key(each.name) == sheet_key(plan.name)]
    page = next((each for each in alike if each.name == read), alike[0] if alike else None)
    sheet = book.sheet(page.name) if page else book.add_sheet(plan.name)
    grid = find_grid(plan, page) if page else None
    head, columns = (grid.head, dict(grid.columns)) if grid else (1, {})
    free = max([*columns.values(), *(page.rows.get(head, ()) if page else ())], default=0) + 1
    for label in (each for each in plan.heads if each not in columns):
        like = sheet.style(head, free - 1) if free > 1 else book.look(0, "", bold=True)
        sheet.write(head, free, label, like)
        columns[label], free = free, free + 1
    return sheet, head, columns
