"""Word documents (DOCX): styles that a clerk can change, contents that a clerk can update."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.document import Heading, Table
from author.ground.places import data
from author.write.word.body import Pages, body, contents_paper
from author.write.word.headings import only_alike
from author.write.word.markup import escaped, joined
from author.write.word.package import footers, pack, stamps
from author.write.word.styles import font_table, fonts, look_styles, table_styles

if TYPE_CHECKING:
    from pathlib import Path

    from author.document import Document
    from author.write.word.markup import Xml

__all__ = ["Pages", "write"]


def write(document: Document, path: Path, layout: Pages) -> None:
    """Write ``document`` to ``path`` with the page numbers and column widths of ``layout``.

    The same document and layout give the same bytes. Raises OSError when the file cannot be written.
    """
    skeleton = data("templates") / "word"
    body_face = document.look.faces[document.look.styles["body"].face]
    filled = {
        "language": escaped(document.language),
        "normal": fonts(body_face),
        "theme_face": escaped(body_face.word),
        "styles": _styles(document, layout),
        "fonts": font_table(document.look),
        **footers(document),
        **stamps(document, skeleton),
    }
    pack(document, path, skeleton, filled, body(document, layout))


def _styles(document: Document, layout: Pages) -> Xml:
    headings = (block for block in document.blocks if isinstance(block, Heading))
    alike = {heading.style for heading in headings if only_alike(heading)}
    tables = (block for block in document.blocks if isinstance(block, Table))
    used = {(table.style, layout.sizes[table.key]) for table in tables}
    width = contents_paper(document).text_width
    return joined(look_styles(document.look, width, alike), table_styles(document.look, used))
