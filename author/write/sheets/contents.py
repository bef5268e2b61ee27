"""The first sheet: the document's title and its tables, each with a link to its sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl.worksheet.hyperlink import Hyperlink

from author.document import Contents
from author.write.sheets.look import Shape, Shapes, height
from author.write.sheets.rows import Box, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from author.document import Align, Document
    from author.write.sheets.plan import Plan

_NAME = "目录"
_HEAD = ("工作表", "表名", "内容")
_WIDTHS = (120.0, 200.0, 200.0)
_TITLE, _STAMP, _ROW = "table-title", "table-subtitle", "table"
"""Styles of the look: two of paragraphs, one of tables."""


def contents_name(document: Document) -> str:
    """The sheet's name: what the document calls its contents."""
    title = next((block.title for block in document.blocks if isinstance(block, Contents)), "")
    return "".join(title.split())[:31] or _NAME


def contents(sheet: Any, shapes: Shapes, document: Document, plans: Sequence[Plan]) -> None:  # noqa: ANN401
    """Fill in the sheet; the third column is there only when it tells tables apart."""
    columns = 3 if any(plan.subject for plan in plans) else 2
    listing = Sheet(sheet, shapes, document.look, _WIDTHS[:columns])
    listing.line(document.title, _TITLE)
    if document.stamp:
        listing.line(document.stamp, _STAMP)
    _row(listing, _HEAD[:columns], bold=True)
    for plan in plans:
        _row(listing, (plan.name, plan.table.caption, plan.subject)[:columns])
        _link(listing, plan.name)


def _row(listing: Sheet, texts: Sequence[str], *, bold: bool = False) -> None:
    style = listing.look.tables[_ROW]
    size = style.sizes[0]
    face = listing.look.faces[style.bold_face if bold else style.face].word
    align: Align = "center" if bold else "left"
    boxes = [
        Box(at, text, Shape(face, size, bold, align, lines=True, link=not bold and at == 0, number="@"))
        for at, text in enumerate(texts)
    ]
    tall = max(height(text, width, size, style.leading) for text, width in zip(texts, listing.widths, strict=True))
    listing.add(boxes, tall + 2 * style.padding)


def _link(listing: Sheet, name: str) -> None:
    """From the first cell of the last row to a sheet of this workbook."""
    quoted = name.replace("'", "''")
    target = Hyperlink(ref=f"A{listing.count}", location=f"'{quoted}'!A1", display=name)
    listing.sheet._hyperlinks.append(target)  # noqa: SLF001 - a cell's own setter makes an external link of it
