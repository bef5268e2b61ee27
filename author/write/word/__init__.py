"""Word documents (DOCX): styles that a clerk can change, contents that a clerk can update."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.document import Heading, Table
from author.write.word.body import Pages, body
from author.write.word.package import pack

if TYPE_CHECKING:
    from pathlib import Path

    from author.document import Document

__all__ = ["Pages", "write"]


def write(document: Document, path: Path, layout: Pages) -> None:
    """Write ``document`` to ``path`` with the page numbers and column widths of ``layout``.

    The same document and layout give the same bytes. Raises OSError when the file cannot be written.
    """
    headings = (block for block in document.blocks if isinstance(block, Heading))
    tables = (block for block in document.blocks if isinstance(block, Table))
    used = {(table.style, layout.sizes[table.key]) for table in tables}
    pack(document, path, headings, used, body(document, layout))
