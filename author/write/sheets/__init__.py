"""A workbook: each table of the document on a sheet of its own, laid out and merged as it is on paper.

Figures are numbers, shown as they are printed; everything else is text. The first sheet lists the others.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from openpyxl import Workbook

from author.write.sheets.contents import contents, contents_name
from author.write.sheets.look import Shapes, set_up
from author.write.sheets.package import disk_errors, save
from author.write.sheets.plan import plans
from author.write.sheets.rows import Sheet
from author.write.sheets.table import table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from author.document import Document


class Widths(Protocol):
    """What the layout knows of tables, by their keys, in points."""

    @property
    def widths(self) -> Mapping[str, Sequence[float]]:
        """Of the columns."""

    @property
    def sizes(self) -> Mapping[str, float]:
        """Of the text."""


@disk_errors()
def write(document: Document, path: Path, layout: Widths) -> None:
    """Write the tables of ``document`` to ``path``; OSError when the file cannot be written."""
    book = Workbook(write_only=True)
    first = book.create_sheet(contents_name(document))
    made, shapes = plans(document, first.title), Shapes(first)
    set_up(first, document.look, "portrait", document.stamp)
    contents(first, shapes, document, made)
    for plan in made:
        sheet = book.create_sheet(plan.name)
        set_up(sheet, document.look, plan.orientation, document.stamp)
        key = plan.table.key
        table(Sheet(sheet, shapes, document.look, layout.widths[key]), plan, layout.sizes[key])
    _describe(book, document)
    save(book, path, datetime.fromisoformat(document.created))


def _describe(book: Any, document: Document) -> None:  # noqa: ANN401 - openpyxl is untyped
    properties = book.properties
    properties.title, properties.subject = document.title, document.subject
    properties.creator = properties.lastModifiedBy = document.author
    properties.keywords, properties.language = "，".join(document.keywords), document.language
