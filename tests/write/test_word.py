"""The Word writer: the package, the paragraphs, the pages."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import docx
import pytest
from openxml_audit import OpenXmlValidator

from author.document import Document, Heading, Paragraph, Run, Section, Table
from author.write.word import write
from tests.write.sample_document import paragraph
from tests.write.word_document import document, layout
from tests.write.word_reading import R, W, body, find, part, style_names, text, value

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def made() -> Document:
    return document()


@pytest.fixture(scope="module")
def built(made: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(made, tmp_path_factory.mktemp("word"))


def build(made: Document, folder: Path) -> Path:
    path = folder / "made.docx"
    write(made, path, layout(made))
    return path


@pytest.mark.parametrize("stamp", ["", "草稿"])
def test_word_would_open_it_without_repair(stamp: str, tmp_path: Path) -> None:
    result = OpenXmlValidator().validate(build(document(stamp=stamp), tmp_path))
    assert [f"{error.part_uri} {error.description}" for error in result.errors] == []


def test_every_paragraph_is_there_in_its_style(made: Document, built: Path) -> None:
    names = style_names(built)
    found = [
        (text(each), names[value(each, "w:pPr/w:pStyle") or ""].removesuffix("（目录另列）"))
        for each in find(body(built), "//w:body/w:p[w:pPr/w:pStyle/@w:val != 'Gap']")
    ]
    blocks = [block for block in made.blocks if isinstance(block, Heading | Paragraph)]
    assert found == [(block.text.replace("\x0b", ""), made.look.styles[block.style].name) for block in blocks]


def test_bold_stretches_are_bold(built: Path) -> None:
    strong = find(body(built), "//w:body/w:p/w:r[w:rPr/w:rStyle/@w:val = 'Strong']")
    assert ["".join(t.text for t in find(run, "w:t")) for run in strong] == ["加粗："]


def test_same_input_same_bytes(made: Document, built: Path, tmp_path: Path) -> None:
    assert build(made, tmp_path).read_bytes() == built.read_bytes()


def test_the_package_bears_no_clock(built: Path) -> None:
    with zipfile.ZipFile(built) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"


def test_properties(built: Path) -> None:
    properties = docx.Document(str(built)).core_properties
    assert (properties.title, properties.author) == ("某某市某某局部门预算公开", "某某市某某局")
    assert (properties.subject, properties.keywords) == ("部门预算", "预算，公开")
    assert properties.language == "zh-CN"
    assert properties.created == properties.modified == datetime(2024, 2, 1, tzinfo=UTC)


def test_language_and_no_question_on_opening(built: Path) -> None:
    settings = part(built, "word/settings.xml")
    assert value(settings, "w:themeFontLang", "eastAsia") == "zh-CN"
    assert value(part(built, "word/styles.xml"), "w:docDefaults//w:lang", "eastAsia") == "zh-CN"
    assert find(settings, "w:updateFields") == []


def test_a_style_says_all_that_the_look_says(built: Path) -> None:
    (style,) = find(part(built, "word/styles.xml"), "w:style[w:name/@w:val = '正文仿宋']")
    assert {value(style, "w:rPr/w:rFonts", each) for each in ("ascii", "hAnsi", "eastAsia", "cs")} == {"仿宋"}
    assert value(style, "w:rPr/w:sz") == "32"
    assert value(style, "w:rPr/w:spacing") == "-5"
    assert value(style, "w:pPr/w:spacing", "line") == "579"
    assert value(style, "w:pPr/w:spacing", "lineRule") == "exact"
    assert value(style, "w:pPr/w:ind", "firstLineChars") == "200"
    assert value(style, "w:pPr/w:ind", "firstLine") == "640"
    assert value(style, "w:pPr/w:jc") == "both"


def test_faces_have_fall_backs(made: Document, built: Path) -> None:
    fonts = part(built, "word/fontTable.xml")
    for face in made.look.faces.values():
        assert value(fonts, f"w:font[@w:name = '{face.word}']/w:altName") == ",".join(face.fallbacks)
        assert all(find(fonts, f"w:font[@w:name = '{name}']") for name in face.fallbacks)


def test_sections(made: Document, built: Path) -> None:
    found = find(body(built), "//w:sectPr")
    assert [value(each, "w:pgSz", "orient") or "portrait" for each in found] == [
        section.orientation for section in made.sections
    ]
    assert [value(each, "w:pgNumType", "start") for each in found] == ["0", "1", None, None, None, None]
    upright, across = found[0], found[4]
    assert [value(upright, "w:pgSz", side) for side in "wh"] == ["11906", "16838"]
    assert [value(across, "w:pgSz", side) for side in "wh"] == ["16838", "11906"]
    assert [value(upright, "w:pgMar", side) for side in ("top", "right", "bottom", "left")] == [
        "2098", "1474", "1984", "1587",
    ]  # fmt: skip


def test_page_numbers_stand_on_the_outer_side_and_not_on_the_cover(built: Path) -> None:
    cover, *others = find(body(built), "//w:sectPr")
    assert footers(cover) == {"default": "footer-blank-odd", "even": "footer-blank-even"}
    assert all(footers(each) == {"default": "footer-odd", "even": "footer-even"} for each in others)
    assert find(part(built, "word/settings.xml"), "w:evenAndOddHeaders")
    for name, side in (("odd", "right"), ("even", "left")):
        footer = part(built, f"word/footer-{name}.xml")
        assert text(footer) == "— 1 —"
        assert [code.text.strip() for code in find(footer, "//w:instrText")] == ["PAGE"]
        assert value(footer, "//w:jc") == side
    assert text(part(built, "word/footer-blank-odd.xml")) == ""


def footers(section: object) -> dict[str, str]:
    return {each.get(W + "type"): each.get(R + "id") for each in find(section, "w:footerReference")}


def test_page_numbers_go_on_after_unnumbered_pages(tmp_path: Path) -> None:
    made = document(
        sections=(
            Section((Heading("甲", 1, "part", "a", "甲"),)),
            Section((paragraph("插页"),), numbered=False),
            Section((Heading("乙", 1, "part", "b", "乙"),)),
        )
    )
    found = find(body(build(made, tmp_path)), "//w:sectPr")
    assert [value(each, "w:pgNumType", "start") for each in found] == ["1", None, "3"]


def test_sections_end_without_an_empty_line(built: Path) -> None:
    """Where a table or the contents end a section, the paragraph after them is one point high."""
    ends = find(body(built), "//w:p[w:pPr/w:sectPr]")
    assert [text(each) or value(each, "w:pPr/w:pStyle") for each in ends] == [
        "部门预算公开", "Gap", "2月1日", "Gap", "说明：本表无数据。",
    ]  # fmt: skip
    assert body(built)[-2].tag == W + "p"
    (gap,) = find(part(built, "word/styles.xml"), "w:style[@w:styleId = 'Gap']")
    assert value(gap, "w:pPr/w:spacing", "line") == "20"
    empty = find(body(built), "//w:body/w:p[not(.//w:t)]")
    assert {value(each, "w:pPr/w:pStyle") for each in empty} == {"Gap"}


def test_headings_begin_pages_only_inside_a_section(built: Path) -> None:
    breaks = find(body(built), "//w:p[w:pPr/w:pageBreakBefore]")
    assert [text(each) for each in breaks] == ["不入目录", "“样表”portrait"]


@pytest.mark.parametrize("stamp", ["", "草<稿>"])
def test_a_draft_is_stamped_on_every_page(stamp: str, tmp_path: Path) -> None:
    path = build(document(stamp=stamp), tmp_path)
    for side in ("odd", "even"):
        shapes = find(part(path, f"word/header-{side}.xml"), "//v:shape/v:textpath")
        assert [shape.get("string") for shape in shapes] == ([stamp] if stamp else [])
    for section in find(body(path), "//w:sectPr"):
        ids = {each.get(W + "type"): each.get(R + "id") for each in find(section, "w:headerReference")}
        assert ids == {"default": "header-odd", "even": "header-even"}


def test_what_xml_cannot_hold_is_dropped(tmp_path: Path) -> None:
    odd = "a\x00\x1f\ud800\ufffe<&>\"'\r  b\tc\nd "
    path = build(document(sections=(Section((Paragraph((Run(odd),)),)),)), tmp_path)
    assert text(find(body(path), "w:p")[0]) == "a<&>\"'  b\tc\nd "


def test_a_document_of_one_table_or_of_nothing_is_valid(tmp_path: Path) -> None:
    for sections in (
        (Section((Table("none", "没有行", 2, ()),)),),
        (Section(()), Section(())),
    ):
        path = build(document(sections=sections), tmp_path)
        assert OpenXmlValidator().validate(path).errors == []
        assert find(body(path), "//w:tbl") == []
