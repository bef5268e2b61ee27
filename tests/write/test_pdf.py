"""The PDF file as a reader sees it: pdfium gives back the text, the fonts, the outline and the links."""

from __future__ import annotations

import ctypes
import re
import zlib
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from author.document import Section
from author.write import pdf
from author.write.cff import cids
from author.write.faces import Faces, load_faces
from author.write.layout import lay_out
from author.write.page import Layout, Text
from tests.write.sample_document import LONG, look, paragraph, sample

if TYPE_CHECKING:
    from pathlib import Path

    from author.document import Document

MM = 72 / 25.4


@cache
def faces() -> Faces:
    return load_faces(look(), "shipped")


@cache
def laid() -> Layout:
    return lay_out(sample(), faces())


def written(document: Document, path: Path) -> bytes:
    pdf.write(document, path, lay_out(document, faces()), faces())
    return path.read_bytes()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return written(sample(), tmp_path_factory.mktemp("pdf") / "sample.pdf")


@pytest.fixture
def opened(data: bytes):
    reader = pdfium.PdfDocument(data)
    yield reader
    reader.close()


def plain(text: str) -> str:
    return re.sub(r"\s|[\ufffe\u0002]", "", text)


def page_texts(reader: pdfium.PdfDocument) -> list[str]:
    return [plain(page.get_textpage().get_text_range()) for page in reader]


def expected(layout: Layout) -> list[str]:
    """The text of each page in reading order."""
    return [
        plain("".join(s.text for slab in page.slabs for x in slab.items if isinstance(x, Text) for s in x.spans))
        for page in layout.pages
    ]


def test_every_page_reads_as_it_was_laid_out(opened: pdfium.PdfDocument) -> None:
    assert page_texts(opened) == expected(laid())


def test_a_paragraph_over_lines_reads_once_and_in_order(opened: pdfium.PdfDocument) -> None:
    whole = "".join(re.sub(r"—\d+—$", "", text) for text in page_texts(opened))
    assert plain("（一）法定职责。" + LONG) in whole
    assert plain(LONG * 3) in whole


def test_equal_documents_give_equal_bytes(data: bytes, tmp_path: Path) -> None:
    assert written(sample(), tmp_path / "again.pdf") == data
    assert written(sample(stamp="草稿"), tmp_path / "other.pdf") != data


def test_the_file_holds_no_date_but_the_documents(data: bytes) -> None:
    assert set(re.findall(rb"D:(\d+)", data)) == {b"20310203"}


def test_fonts_are_embedded_subsets(data: bytes) -> None:
    names = set(re.findall(rb"/FontName /(\S+)", data))
    assert len(names) == 2
    assert all(re.fullmatch(rb"[A-Z]{6}\+Noto(Serif|Sans)SC-Regular", name) for name in names)
    assert data.count(b"/FontFile3") == 2
    assert b"Helvetica" not in data
    assert b"ASCII85" not in data


def test_no_glyph_is_the_blank_box(data: bytes) -> None:
    streams = [zlib.decompress(part) for part in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL)]
    shown = [code for part in streams if b" Tf " in part for code in re.findall(rb"<([0-9A-F]+)>", part)]
    assert len(shown) > 500
    assert not any(code[i : i + 4] == b"0000" for code in shown for i in range(0, len(code), 4))


def test_codes_are_the_cids_of_the_font() -> None:
    """Glyph numbers in place of CIDs look right in some readers and are wrong glyphs in others."""
    chars = frozenset("预算公开，。1A“—")
    face = faces()["仿宋"].face
    subset = face.subset(chars)
    assert len(set(subset.codes.values())) == len(chars)
    charset = cids(subset.data)
    assert set(subset.codes.values()) <= set(charset)
    assert charset != list(range(len(charset)))
    assert subset.widths[subset.codes["预"]] == 1000
    assert subset.widths[subset.codes["1"]] == pytest.approx(face.advance("1") * 1000)


def test_characters_beyond_the_basic_plane_read_back(tmp_path: Path) -> None:
    rare = next(chr(code) for code in range(0x20000, 0x2A6E0) if faces()["仿宋"].face.has(chr(code)))
    document = one_paragraph(f"人名{rare}用字")
    reader = pdfium.PdfDocument(written(document, tmp_path / "rare.pdf"))
    assert page_texts(reader)[0].startswith(f"人名{rare}用字")


def one_paragraph(text: str) -> Document:
    return replace(sample(), sections=(Section((paragraph(text),)),))


def test_nothing_is_drawn_outside_the_text_block(opened: pdfium.PdfDocument) -> None:
    for page, made in zip(opened, laid().pages, strict=True):
        portrait = made.height > made.width
        left, bottom = (28 * MM, 35 * MM) if portrait else (35 * MM, 26 * MM)
        right, top = left + (156 if portrait else 225) * MM, bottom + (225 if portrait else 156) * MM
        text = page.get_textpage()
        folio = len(look().page_number.format(made.number)) if made.number is not None else 0
        for index in range(text.count_chars() - folio):
            box = text.get_charbox(index)
            if text.get_text_range(index, 1).strip():  # some glyphs reach a little out of their em box
                assert left - 1.5 <= box[0] <= box[2] <= right + 1.5
                assert bottom <= box[1] <= box[3] <= top


def test_the_outline_has_the_headings_on_their_pages(opened: pdfium.PdfDocument) -> None:
    found = [(item.level, item.get_title(), item.get_dest().get_index()) for item in opened.get_toc()]
    headings = [block for block in sample().blocks if hasattr(block, "anchor")]
    assert [title for _, title, _ in found] == [heading.entry or heading.text for heading in headings]
    assert [level + 1 for level, _, _ in found] == [heading.level for heading in headings]
    assert [index for _, _, index in found] == [laid().page_of[heading.anchor] for heading in headings]


def test_contents_link_to_the_pages_they_name(opened: pdfium.PdfDocument) -> None:
    page = opened[1]
    targets, start, link = [], ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, start, link):
        targets.append(raw.FPDFDest_GetDestPageIndex(opened, raw.FPDFLink_GetDest(opened, link)))
    numbers = [laid().page_of[entry.anchor] for entry in sample().entries]
    assert sorted(set(targets)) == sorted(set(numbers))


def test_properties_language_and_labels(opened: pdfium.PdfDocument, data: bytes) -> None:
    properties = opened.get_metadata_dict()
    assert properties["Title"] == sample().title
    assert properties["Author"] == sample().author
    assert properties["Subject"] == sample().subject
    assert properties["Keywords"] == ", ".join(sample().keywords)
    assert b"/Lang (zh-CN)" in data
    assert b"/DisplayDocTitle true" in data
    assert [opened.get_page_label(i) for i in range(4)] == ["", "1", "2", "3"]


def test_a_stamp_stands_on_every_page(tmp_path: Path) -> None:
    reader = pdfium.PdfDocument(written(sample(stamp="草稿"), tmp_path / "draft.pdf"))
    texts = list(page_texts(reader))
    assert len(texts) > 3
    assert {(text.count("草"), text.count("稿")) for text in texts} == {(2, 2)}


def test_a_page_rendered_shows_ink_where_text_stands(opened: pdfium.PdfDocument) -> None:
    """A glyph that reads right but draws nothing would leave the page white."""
    bitmap = opened[2].render(scale=1, grayscale=True)
    pixels = bytes(bitmap.buffer)
    assert sum(pixel < 128 for pixel in pixels) > 3000


def test_a_document_without_text_is_still_a_file(tmp_path: Path) -> None:
    reader = pdfium.PdfDocument(written(one_paragraph(""), tmp_path / "empty.pdf"))
    assert len(reader) == 1
