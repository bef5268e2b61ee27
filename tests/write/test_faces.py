"""Fonts by role: what stands in for an official face, what is borrowed, what a subset holds."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest
import reportlab

from author.document import Section
from author.rules import signs
from author.write import faces as fonts
from author.write import pdf
from author.write.cff import cids
from author.write.faces import Span, lacking, load_faces
from author.write.layout import lay_out
from author.write.typeface import Typeface
from tests.write.sample_document import look, paragraph, sample

VERA = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
"""A TrueType font that comes with reportlab; it has no Chinese."""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A font folder where Vera passes for 仿宋 and a broken file for 黑体."""
    (tmp_path / "deep").mkdir()
    shutil.copy(VERA, tmp_path / "deep" / "SimFang.TTF")
    (tmp_path / "simhei.ttf").write_bytes(b"no font at all")
    monkeypatch.setattr(fonts, "_folders", lambda: (tmp_path, tmp_path / "absent"))
    return tmp_path


def test_shipped_fonts_stand_for_every_role() -> None:
    faces = load_faces(look(), "shipped")
    assert faces.used == ("Noto Serif SC (随程序安装)", "Noto Sans SC (随程序安装)")
    assert faces["仿宋"].face is faces["宋体"].face is not faces["黑体"].face
    with pytest.raises(KeyError):
        faces["行书"]


@pytest.mark.usefixtures("installed")
def test_a_system_font_is_taken_where_there_is_one() -> None:
    faces = load_faces(look(), "system")
    assert faces.used[0] == "Bitstream Vera Sans (SimFang.TTF)"
    assert faces["仿宋"].face.path.name == "SimFang.TTF"
    assert faces["黑体"].face.name == "Noto Sans SC"


@pytest.mark.usefixtures("installed")
def test_what_a_font_lacks_is_borrowed() -> None:
    font = load_faces(look(), "system")["仿宋"]
    spans = font.spans("A预B")
    assert [span.text for span in spans] == ["A", "预", "B"]
    assert [span.face.name for span in spans] == ["Bitstream Vera Sans", "Noto Serif SC", "Bitstream Vera Sans"]
    assert font.width("预") == 1.0
    assert font.width("A") == pytest.approx(spans[0].face.advance("A"))


@pytest.mark.usefixtures("installed")
def test_truetype_outlines_are_embedded_and_read_back(tmp_path: Path) -> None:
    document = replace(sample(), sections=(Section((paragraph("ABC预算996.43"),)),))
    faces = load_faces(document.look, "system")
    path = tmp_path / "system.pdf"
    pdf.write(document, path, lay_out(document, faces), faces)
    assert b"/CIDFontType2" in path.read_bytes()
    assert b"/FontFile2" in path.read_bytes()
    page = pdfium.PdfDocument(path)[0]
    assert page.get_textpage().get_text_range().startswith("ABC预算996.43")
    assert sum(pixel < 128 for pixel in bytes(page.render(grayscale=True).buffer)) > 200


def test_a_character_that_no_font_has_is_marked() -> None:
    font = load_faces(look(), "shipped")["仿宋"]
    assert font.lacks("\U0001f600")
    assert not font.lacks("〓")
    assert font.spans("甲\U0001f600") == (Span(font.face, "甲〓"),)
    assert font.width("\U0001f600") == 1.0


def test_invisible_characters_are_dropped() -> None:
    font = load_faces(look(), "shipped")["仿宋"]
    assert "".join(span.text for span in font.spans("甲\u2060乙\ufeff")) == "甲乙"
    assert font.width("甲\u2060乙") == 2.0


def test_advances_are_those_of_the_font() -> None:
    """Quotes and dots are full-width in these fonts, the dash and the raised dot are not."""
    font = load_faces(look(), "shipped")["仿宋"]
    assert [font.width(char) for char in "“”‘’…，"] == [1.0] * 6
    assert 0 < font.width("·") < 0.5
    assert font.width("—") < 1


def test_a_file_that_is_no_font_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.otf").write_bytes(b"\0" * 100)
    with pytest.raises(ValueError, match="outlines"):
        Typeface(tmp_path / "x.otf")
    with pytest.raises(OSError, match="absent"):
        Typeface(tmp_path / "absent.otf")


def index(*items: bytes) -> bytes:
    """A CFF INDEX with offsets of one byte."""
    ends = [1 + sum(map(len, items[:i])) for i in range(len(items) + 1)]
    return len(items).to_bytes(2, "big") + b"\1" + bytes(ends) + b"".join(items) if items else b"\0\0"


def program(charset: bytes, glyphs: int) -> bytes:
    """A CFF program of nothing but a name, a top dictionary, a charset and empty glyphs."""

    def dictionary(at: int) -> bytes:
        real = b"\x1e\x1a\x5f\x0c\x08"  # an operand that is no whole number
        ros = b"\x8b\x8b\x8b\x0c\x1e"
        return (
            real
            + ros
            + b"\x1d"
            + at.to_bytes(4, "big")
            + b"\x0f\x1c"
            + (at + len(charset)).to_bytes(2, "big")
            + b"\x11"
        )

    before = b"\1\0\4\1" + index(b"N")
    at = len(before) + len(index(dictionary(0))) + len(index())
    return before + index(dictionary(at)) + index() + charset + index(*[b"\x0e"] * glyphs)


@pytest.mark.parametrize(
    ("charset", "expected"),
    [
        (b"\0" + b"\0\5" + b"\1\0" + b"\0\7", [0, 5, 256, 7]),
        (b"\1" + b"\0\5\1" + b"\0\x10\0", [0, 5, 6, 16]),
        (b"\2" + b"\0\5\0\2", [0, 5, 6, 7]),
    ],
)
def test_every_charset_format_is_read(charset: bytes, expected: list[int]) -> None:
    assert cids(program(charset, 4)) == expected


def test_an_unknown_charset_format_is_refused() -> None:
    with pytest.raises(ValueError, match="format 9"):
        cids(program(b"\x09", 2))


def test_what_no_shipped_font_has() -> None:
    """What the check takes for usual, without opening a font, they have."""
    usual = {char for char in map(chr, range(0x20, 0xD800)) if not signs._UNUSUAL.match(char)}
    assert len(usual) > 20_000
    assert lacking(usual | {"\u200b"}) == frozenset()
    assert lacking("一𠮷\t") == {"𠮷", "\t"}
