"""The DOCX package: the skeleton of XML parts, filled in, with its properties, and packed the same every time."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from string import Template
from typing import TYPE_CHECKING

import docx

from author.ground.places import data
from author.ground.zipped import member
from author.write.word.body import contents_paper
from author.write.word.headings import only_alike
from author.write.word.markup import NOTHING, Xml, escaped, field, joined, run, w
from author.write.word.styles import (
    FOOTER_SIZE,
    font_table,
    fonts,
    indentation,
    justification,
    look_styles,
    role,
    table_styles,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from author.document import Document, Heading

_PARTS = (
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/styles.xml",
    "word/settings.xml",
    "word/fontTable.xml",
    "word/theme/theme1.xml",
    "word/header-odd.xml",
    "word/header-even.xml",
    "word/footer-odd.xml",
    "word/footer-even.xml",
    "word/footer-blank-odd.xml",
    "word/footer-blank-even.xml",
)
_BODY = "word/document.xml"
_BODY_MARK = b"$body"

_STAMP_FACE = "黑体"
_STAMP_HEIGHT = 160.0
"""Points; the width follows from the number of characters."""


def pack(
    document: Document, path: Path, headings: Iterable[Heading], used: Iterable[tuple[str, float]], body: Iterable[Xml]
) -> None:
    """Write a package with ``body`` to ``path``, piece by piece; title, look and language are those of ``document``.

    ``headings`` are all that the body has, ``used`` its table styles with their sizes in points. Raises OSError when the
    file cannot be written.
    """
    skeleton = data("templates") / "word"
    body_face = document.look.faces[document.look.styles["body"].face]
    filled = {
        "language": escaped(document.language),
        "normal": fonts(body_face),
        "theme_face": escaped(body_face.word),
        "styles": _styles(document, headings, used),
        "fonts": font_table(document.look),
        **_footers(document),
        **_stamps(document, skeleton),
    }
    with (
        zipfile.ZipFile(_with_properties(document, _assembled(skeleton, filled))) as plain,
        zipfile.ZipFile(path, "w") as packed,
    ):
        for name in plain.namelist():
            with packed.open(member(name), "w") as part:
                if name != _BODY:
                    part.write(plain.read(name))
                    continue
                opening, closing = plain.read(name).split(_BODY_MARK)
                part.write(opening)
                for piece in body:
                    part.write(piece.encode())
                part.write(closing)


def _styles(document: Document, headings: Iterable[Heading], used: Iterable[tuple[str, float]]) -> Xml:
    alike = {heading.style for heading in headings if only_alike(heading)}
    width = contents_paper(document).text_width
    return joined(look_styles(document.look, width, alike), table_styles(document.look, used))


def _assembled(skeleton: Path, filled: Mapping[str, Xml]) -> io.BytesIO:
    """The skeleton as a package in memory; only the body's place is still open."""
    fields = {**filled, "body": _BODY_MARK.decode()}
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as parts:
        for name in _PARTS:
            text = (skeleton / name).read_text(encoding="utf-8")
            parts.writestr(member(name), Template(text).substitute(fields))
    package.seek(0)
    return package


def _with_properties(document: Document, package: io.BytesIO) -> io.BytesIO:
    """``package`` with the document's properties, as python-docx saves it."""
    word = docx.Document(package)
    created = datetime.fromisoformat(document.created).replace(tzinfo=UTC)
    properties = word.core_properties
    properties.title = document.title
    properties.author = properties.last_modified_by = document.author
    properties.subject = document.subject
    properties.keywords = "，".join(document.keywords)
    properties.language = document.language
    properties.created = properties.modified = created
    saved = io.BytesIO()
    word.save(saved)
    saved.seek(0)
    return saved


def _footers(document: Document) -> dict[str, Xml]:
    """The page number's paragraph, on the outer side and one character in, by placeholder."""
    before, _, after = document.look.page_number.partition("{}")
    number = (run(before), field("PAGE", "1"), run(after))
    odd = indentation(FOOTER_SIZE, right=1), justification("right")
    even = indentation(FOOTER_SIZE, left=1), justification("left")
    return {
        f"footer_{side}": w("p", w("pPr", w("pStyle", val="Footer"), *place), *number)
        for side, place in (("odd", odd), ("even", even))
    }


def _stamps(document: Document, skeleton: Path) -> dict[str, Xml]:
    """The draft's stamp across the page as Word draws a watermark, or nothing, by placeholder."""
    if not document.stamp:
        return {"stamp_odd": NOTHING, "stamp_even": NOTHING}
    picture = Template((skeleton / "stamp.xml").read_text(encoding="utf-8"))
    fields = {
        "text": escaped(document.stamp),
        "font": escaped(role(document.look, _STAMP_FACE).word),
        "width": f"{_STAMP_HEIGHT * len(document.stamp):g}",
        "height": f"{_STAMP_HEIGHT:g}",
    }
    return {f"stamp_{side}": Xml(picture.substitute(fields, side=side)) for side in ("odd", "even")}
