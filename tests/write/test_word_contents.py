"""Headings and contents in Word: filled in, linked, and still right after an update."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from author.document import Contents, Document, Heading, Section
from author.write.word import write
from author.write.word.markup import quoted
from tests.write.word_document import FakeLayout, document, layout
from tests.write.word_reading import W, body, collected_by_word, find, part, text, value

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def made() -> Document:
    return document()


@pytest.fixture(scope="module")
def built(made: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("word") / "made.docx"
    write(made, path, layout(made))
    return path


def test_the_contents_are_filled_in(made: Document, built: Path) -> None:
    pages = layout(made).page_of
    entries = find(body(built), "//w:sdt//w:p[w:hyperlink]")
    assert [text(each) for each in entries] == [f"{h.entry}\t{pages[h.anchor]}" for h in made.entries]
    assert [value(each, "w:pPr/w:pStyle") for each in entries] == [f"TOC{h.level}" for h in made.entries]


def test_every_link_has_its_bookmark_and_its_page_field(built: Path) -> None:
    links = [each.get(W + "anchor") for each in find(body(built), "//w:hyperlink")]
    names = [each.get(W + "name") for each in find(body(built), "//w:bookmarkStart")]
    fields = [each.text.split()[1] for each in find(body(built), "//w:hyperlink//w:instrText")]
    assert links == fields
    assert len(links) == len(set(links)) == 6
    assert set(links) <= set(names)
    ids = [each.get(W + "id") for each in find(body(built), "//w:bookmarkStart")]
    assert ids == [each.get(W + "id") for each in find(body(built), "//w:bookmarkEnd")]
    assert len(ids) == len(set(ids)) == len(names) == len(set(names))
    assert all(name.isidentifier() and len(name) <= 40 for name in names)


def test_links_lead_to_their_headings(made: Document, built: Path) -> None:
    for link, heading in zip(find(body(built), "//w:hyperlink"), made.entries, strict=True):
        (target,) = find(body(built), f"//w:p[w:bookmarkStart/@w:name = '{link.get(W + 'anchor')}']")
        assert text(target) == heading.text


def test_the_contents_survive_an_update(made: Document, built: Path) -> None:
    assert collected_by_word(built) == [(h.entry, h.level) for h in made.entries]
    (code, *_) = find(body(built), "//w:sdt//w:instrText")
    assert code.text.strip() == r'TOC \o "1-2" \f \h \z'


def test_fields_open_and_close(built: Path) -> None:
    kinds = [each.get(W + "fldCharType") for each in find(body(built), "//w:fldChar")]
    depth = 0
    for kind in kinds:
        depth += {"begin": 1, "separate": 0, "end": -1}[kind]
        assert depth >= 0
    assert depth == 0
    assert find(body(built), "//w:p[w:pPr/w:sectPr]//w:fldChar") == [], "an update would delete the section break"


def test_marks_for_the_contents_are_hidden(built: Path) -> None:
    marks = find(body(built), "//w:r[w:instrText[starts-with(normalize-space(.), 'TC ')]]")
    assert len(marks) == 4
    assert all(find(mark, "w:rPr/w:vanish") for mark in marks)


def test_headings_show_in_the_navigation_pane(made: Document, built: Path) -> None:
    levels = {
        style.get(W + "styleId"): int(value(style, "w:pPr/w:outlineLvl") or 8) + 1
        for style in find(part(built, "word/styles.xml"), "w:style[@w:type = 'paragraph']")
    }
    for paragraph in find(body(built), "//w:p[w:bookmarkStart]"):
        (heading,) = [each for each in made.blocks if isinstance(each, Heading) and each.text == text(paragraph)]
        own = value(paragraph, "w:pPr/w:outlineLvl")
        assert heading.level == (levels[value(paragraph, "w:pPr/w:pStyle") or ""] if own is None else int(own) + 1)


def test_a_heading_without_a_page_number_is_listed_without_one(tmp_path: Path) -> None:
    made = document(sections=(Section((Contents("目录"), Heading("甲", 1, "part", "a", "甲")), numbered=False),))
    write(made, tmp_path / "made.docx", FakeLayout({}, {}, {}))
    assert text(find(body(tmp_path / "made.docx"), "//w:hyperlink")[0]) == "甲"


def test_contents_without_entries(tmp_path: Path) -> None:
    made = document(sections=(Section((Contents("目录"),)),))
    write(made, tmp_path / "made.docx", FakeLayout({}, {}, {}))
    kinds = [each.get(W + "fldCharType") for each in find(body(tmp_path / "made.docx"), "//w:fldChar")]
    assert kinds == ["begin", "separate", "end"]


def test_contents_across_have_their_tab_at_the_edge_of_that_sheet(tmp_path: Path) -> None:
    contents = Section((Contents("目录"), Heading("甲", 1, "part", "a", "甲")), "landscape")
    write(document(sections=(contents,)), tmp_path / "made.docx", FakeLayout({"a": 1}, {}, {}))
    styles = part(tmp_path / "made.docx", "word/styles.xml")
    assert value(styles, "w:style[@w:styleId = 'TOC1']//w:tab", "pos") == "12756"


@pytest.mark.parametrize(
    ("plain", "argument"),
    [("一、收支", '"一、收支"'), ("“三公”经费", r'"\“三公\”经费"'), ('a\\b "c"\nd', r'"a\\b \"c\" d"')],
)
def test_a_field_argument_is_quoted(plain: str, argument: str) -> None:
    assert quoted(plain) == argument
