"""The redline writer: constructed documents both ways, what no validator sees, and what a reader sees."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from openxml_audit import OpenXmlValidator

from author.document import Block, Cell, Contents, Document, Heading, Paragraph, Run, Section, Table
from author.write.faces import load_faces
from author.write.word import redline, write
from tests.write.redline_reading import decided, shown, wrongs
from tests.write.sample_document import paragraph
from tests.write.word_document import document, layout, sections, targets
from tests.write.word_reading import W, body, find, text, value

if TYPE_CHECKING:
    from pathlib import Path

ALINE, BLINE, CLINE = paragraph("甲单位的第一段话。"), paragraph("乙方面情况说明如下"), paragraph("丙：另行安排")
HEAD = Heading("第一部分", 1, "part", "part-1", "第一部分")
OTHER = Heading("第二部分", 1, "part", "part-1", "第二部分")
NOTE = paragraph("说明：本表无数据。", "note")


def one(key: str = "t", *texts: str, columns: int = 2) -> Table:
    """A table with a row for each text, and a row before them."""
    rows = (tuple(Cell(str(column)) for column in range(columns)),)
    rows += tuple((*[Cell()] * (columns - 1), Cell(each)) for each in texts)
    return Table(key, "表", columns, rows, strip=("编制", "单位：万元"))


def made(*blocks: tuple[Block, ...], across: tuple[int, ...] = ()) -> Document:
    """A document of sections; those in ``across`` lie across."""
    return document(
        sections=tuple(
            Section(each, "landscape" if number in across else "portrait") for number, each in enumerate(blocks)
        )
    )


DOCUMENTS = {
    "paragraphs": made((ALINE, BLINE)),
    "one of them": made((ALINE,)),
    "the other": made((BLINE,)),
    "another between": made((ALINE, CLINE, BLINE)),
    "another at the end": made((ALINE, BLINE, CLINE)),
    "another style at the end": made((ALINE, replace(BLINE, style="signature"))),
    "bold": made((Paragraph((Run("甲单位的", bold=True), Run("第一段话。"))), BLINE)),
    "nothing": made(()),
    "a table": made((one(),)),
    "a table with more rows": made((one("t", "5.00", "7.00"),)),
    "a table with other words": made((one("t", "5.00", "9.00\n另计"),)),
    "a wider table": made((one("t", "5.00", columns=3),)),
    "a table between": made((ALINE, one("t", "5.00"), BLINE)),
    "two tables": made((one("t", "5.00"), one("u", "6.00"))),
    "three tables and a heading": made((HEAD, one("t", "5.00"), one("v", "1"), one("u", "6.00"), BLINE)),
    "a table across": made((ALINE,), (one("t", "5.00"),), (BLINE,), across=(1,)),
    "a table across at the end": made((ALINE, BLINE), (HEAD, one("t", "5.00"), NOTE), across=(1,)),
    "all across": made((ALINE, one("t", "5.00")), across=(0,)),
    "contents": made((Contents("目录"),), (HEAD, ALINE)),
    "contents and more": made((Contents("目　录"),), (OTHER, ALINE, replace(HEAD, anchor="part-2"))),
    "a form": made((HEAD, targets(), ALINE)),
    "a form in two": made((HEAD, targets(), replace(targets(), key="t2"))),
    "everything": document(),
    "everything upside down": document(sections=(*sections()[:2], *sections()[:1:-1])),
}  # fmt: skip
NAMES = tuple(DOCUMENTS)
NEAR = 2
"""Every document is put beside so many of the next ones, in both directions."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[object]]:
    """What each document shows that is built by itself."""
    folder = tmp_path_factory.mktemp("plain")
    for number, each in enumerate(DOCUMENTS.values()):
        write(each, folder / f"{number}.docx", layout(each))
    return {name: shown(body(folder / f"{number}.docx")) for number, name in enumerate(DOCUMENTS)}


def tracked(old: Document, new: Document, folder: Path) -> Path:
    path = folder / "redline.docx"
    redline.write(old, new, path, layout(new), load_faces(new.look, "shipped"))
    return path


@pytest.mark.parametrize("number", range(len(NAMES)), ids=NAMES)
def test_accepting_gives_the_new_document_and_rejecting_the_old_one(
    number: int, built: dict[str, list[object]], tmp_path: Path
) -> None:
    others = [NAMES[(number + step) % len(NAMES)] for step in range(NEAR + 1)]
    for old, new in [pair for other in others for pair in {(NAMES[number], other), (other, NAMES[number])}]:
        path = tracked(DOCUMENTS[old], DOCUMENTS[new], tmp_path)
        assert wrongs(path) == [], (old, new)
        assert shown(decided(path, "accept")) == built[new], (old, new)
        assert shown(decided(path, "reject")) == built[old], (old, new)


def test_word_would_open_it_without_repair(tmp_path: Path) -> None:
    for old, new in (
        ("everything", "everything upside down"),
        ("contents", "a form in two"),
        ("nothing", "everything"),
    ):
        result = OpenXmlValidator().validate(tracked(DOCUMENTS[old], DOCUMENTS[new], tmp_path))
        assert [f"{error.part_uri} {error.description}" for error in result.errors] == [], (old, new)


def test_nothing_is_marked_where_nothing_changed(tmp_path: Path) -> None:
    made = body(tracked(document(), document(), tmp_path))
    assert find(made, "//w:ins|//w:del|//w:pPrChange|//w:sectPrChange") == []


def test_same_input_same_bytes(tmp_path: Path) -> None:
    old, new = DOCUMENTS["everything upside down"], document()
    first = tracked(old, new, tmp_path).read_bytes()
    assert tracked(old, new, tmp_path).read_bytes() == first


def test_changes_bear_the_unit_and_the_day(tmp_path: Path) -> None:
    old, new = made((ALINE,)), made((BLINE,))
    for date, expected in (("", "2024-02-01T00:00:00Z"), ("2024-03-05", "2024-03-05T00:00:00Z")):
        redline.write(old, new, tmp_path / "a.docx", layout(new), load_faces(new.look, "shipped"), date)
        changes = find(body(tmp_path / "a.docx"), "//w:ins|//w:del")
        assert {each.get(W + "author") for each in changes} == {"某某市某某局"}
        assert {each.get(W + "date") for each in changes} == {expected}


def test_a_changed_cell_is_marked_inside_an_unchanged_table(tmp_path: Path) -> None:
    old, new = made((one("t", "5.00", "7.00"),)), made((one("t", "5.00", "9.50"),))
    path = tracked(old, new, tmp_path)
    (table,) = find(body(path), "w:tbl")
    assert find(table, "w:tr/w:trPr/w:ins|w:tr/w:trPr/w:del") == []
    assert ["".join(each.itertext()) for each in find(table, ".//w:ins")] == ["9.50"]
    assert ["".join(each.itertext()) for each in find(table, ".//w:del")] == ["7.00"]


def test_old_and_new_figures_stand_in_a_cell_unbroken(tmp_path: Path) -> None:
    """The column is as wide as both figures together, which it need not be in the new document."""
    rows = (("1,234,567.89",), ("7,654,321.09",))
    old, new = (
        made((Table("t", "表", 9, (tuple(Cell(figure) for figure in row) + (Cell("甲" * 9),) * 8,)),)) for row in rows
    )
    path = tracked(old, new, tmp_path)
    widths = [int(each.get(W + "w")) / 20 for each in find(body(path), "//w:gridCol")]
    style = new.look.tables["table"]
    assert widths[0] >= 24 * style.sizes[0] * 0.5 > sum(widths) / 9


def test_new_page_numbers_in_the_contents_are_no_change(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    new = made((Contents("目录"),), (HEAD, ALINE))
    longer = replace(layout(new), page_of={"part-1": 77})
    redline.write(new, new, path, longer, load_faces(new.look, "shipped"))
    assert find(body(path), "//w:ins|//w:del") == []
    assert "77" in text(find(body(path), "//w:hyperlink")[0])


def test_an_entry_that_goes_leaves_the_next_one_whole(tmp_path: Path) -> None:
    """The field begins in a paragraph of its own, which bears no mark."""
    old = made((Contents("目录"),), (HEAD, replace(HEAD, text="丙", anchor="c", entry="丙"), ALINE))
    new = made((Contents("目录"),), (replace(HEAD, text="丙", anchor="c", entry="丙"), ALINE))
    (contents,) = find(body(tracked(old, new, tmp_path)), "w:sdt/w:sdtContent")
    lines = find(contents, "w:p")
    begins = [line for line in lines if find(line, ".//w:instrText[contains(., 'TOC')]")]
    assert [value(line, "w:pPr/w:pStyle") for line in begins] == ["Gap"]
    assert find(begins[0], ".//w:ins|.//w:del") == []
    assert [bool(find(line, "w:pPr/w:rPr/w:del")) for line in lines] == [False, False, True, False, False]
