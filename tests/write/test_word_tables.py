"""Tables in Word: every cell, spans, what repeats, what may break over pages."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from author.document import Cell, Document, Placed, Section, Table
from author.write.word import write
from author.write.word.body import body as written
from tests.write.word_document import LONG, FakeLayout, amounts, document, layout
from tests.write.word_reading import ReadCell, W, body, find, part, rows, text, value

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree


@pytest.fixture(scope="module")
def made() -> Document:
    return document()


@pytest.fixture(scope="module")
def built(made: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("word") / "made.docx"
    write(made, path, layout(made))
    return path


def found(path: Path, caption: str) -> list[etree._Element]:
    """The tables in Word that one table became."""
    return find(body(path), f"//w:tbl[w:tblPr/w:tblCaption/@w:val = '{caption}']")


def of(key: str, made: Document) -> Table:
    (table,) = [each for each in made.blocks if isinstance(each, Table) and each.key == key]
    return table


def expected(placed_rows: tuple[tuple[Placed, ...], ...], columns: int) -> list[list[ReadCell]]:
    """The cells of each row, those that go on from above among them."""
    out = []
    for index in range(len(placed_rows)):
        cells = {
            place.column: ReadCell(place.cell.text, place.cell.across, goes_on=False) for place in placed_rows[index]
        }
        for above in placed_rows[:index]:
            for place in above:
                if place.row + place.cell.down > index:
                    cells[place.column] = ReadCell("", place.cell.across, goes_on=True)
        out.append([cells[column] for column in sorted(cells)])
        assert sum(cell.across for cell in out[-1]) == columns
    return out


@pytest.mark.parametrize("key", ["amounts", "empty"])
def test_strip_head_and_body_cell_by_cell(key: str, made: Document, built: Path) -> None:
    table = of(key, made)
    (word,) = found(built, table.caption)
    strip, *others = rows(word)
    assert [cell.text for cell in strip] == list(table.strip or ())
    assert sum(cell.across for cell in strip) == table.columns
    assert others == [*expected(table.placed_head, 4), *expected(table.placed_body, 4)]


def test_strip_and_head_come_again_on_every_page(built: Path) -> None:
    (word,) = found(built, "amounts的金额")
    assert [bool(find(row, "w:trPr/w:tblHeader")) for row in find(word, "w:tr")] == [True] * 3 + [False] * 60


def test_rows_that_come_once_are_a_table_of_their_own(made: Document, built: Path) -> None:
    table = of("targets", made)
    once, word = found(built, table.caption)
    assert rows(once) == expected(table.placed_once, 4)
    assert rows(word) == [*expected(table.placed_head, 4), *expected(table.placed_body, 4)]
    assert find(once, ".//w:tblHeader") == []
    assert len(find(word, ".//w:tblHeader")) == 1
    gap = once.getnext()
    assert gap.getnext() is word
    assert value(gap, "w:pPr/w:pStyle") == "Gap"
    assert find(gap, "w:pPr/w:keepNext")
    assert value(once, "w:tblPr/w:tblBorders/w:bottom") == "nil"
    assert find(once, "w:tblGrid/w:gridCol/@w:w") == find(word, "w:tblGrid/w:gridCol/@w:w")


def test_tables_never_touch(built: Path) -> None:
    assert all(first.tag != W + "tbl" or second.tag == W + "p" for first, second in pairwise(body(built)))


def test_columns_are_as_wide_as_the_layout_says(made: Document, built: Path) -> None:
    (word,) = found(built, "amounts的金额")
    widths = [int(each) for each in find(word, "w:tblGrid/w:gridCol/@w:w")]
    assert widths == [2210] * 4
    assert value(word, "w:tblPr/w:tblLayout", "type") == "fixed"
    for row in find(word, "w:tr"):
        assert sum(int(each) for each in find(row, "w:tc/w:tcPr/w:tcW/@w:w")) == sum(widths)


def test_fractions_of_twips_do_not_add_up(tmp_path: Path) -> None:
    table = Table("t", "细", 7, (tuple(Cell(str(i)) for i in range(7)),))
    made = document(sections=(Section((table,)),))
    write(made, tmp_path / "t.docx", FakeLayout({}, {"t": (442.2 / 7,) * 7}, {"t": 9.0}))
    assert sum(int(each) for each in find(body(tmp_path / "t.docx"), "//w:gridCol/@w:w")) == 8844


def test_text_follows_a_style_for_its_table_and_size(built: Path) -> None:
    styles = part(built, "word/styles.xml")
    for caption, name, size, line in (
        ("amounts的金额", "cell-table", "21", "284"),
        ("某某项目的绩效目标", "cell-form-9", "18", "243"),
    ):
        paragraphs = find(found(built, caption)[0], ".//w:p")
        assert {value(each, "w:pPr/w:pStyle") for each in paragraphs} == {name}
        (style,) = find(styles, f"w:style[@w:styleId = '{name}']")
        assert value(style, "w:rPr/w:sz") == size
        assert value(style, "w:pPr/w:spacing", "line") == line


def test_bold_cells_use_the_bold_face(built: Path) -> None:
    (word,) = found(built, "amounts的金额")
    bold = find(word, ".//w:tc[.//w:rStyle/@w:val = 'cell-table-bold']")
    assert [text(cell) for cell in bold] == ["科目编码", "名称", "合计", "合计", "1,234.56"]
    (style,) = find(part(built, "word/styles.xml"), "w:style[@w:styleId = 'cell-table-bold']")
    assert value(style, "w:rPr/w:rFonts", "eastAsia") == "黑体"
    assert find(style, "w:rPr/w:b")


def test_cells_are_aligned_and_indented(built: Path) -> None:
    last = find(found(built, "amounts的金额")[0], "w:tr")[-1]
    cells = find(last, "w:tc")
    assert [value(cell, "w:p/w:pPr/w:jc") for cell in cells] == ["left", "left", "left", "right"]
    assert [value(cell, "w:p/w:pPr/w:ind", "leftChars") for cell in cells] == [None, None, "100", None]
    assert {value(cell, "w:tcPr/w:vAlign") for cell in cells} == {"center"}


def test_a_line_feed_in_a_cell_is_a_paragraph(built: Path) -> None:
    once, _ = found(built, "某某项目的绩效目标")
    cell = find(once, ".//w:tc")[-1]
    assert [text(each) for each in find(cell, "w:p")] == ["目标一：做完；", "目标二：做好。"]


def test_only_rows_longer_than_a_page_may_break(built: Path) -> None:
    for word in find(body(built), "//w:tbl"):
        for row in find(word, "w:tr"):
            assert bool(find(row, "w:trPr/w:cantSplit")) == (LONG not in text(row))


def test_the_head_stays_with_rows_and_the_last_row_is_not_alone(built: Path) -> None:
    word_rows = find(found(built, "amounts的金额")[0], "w:tr")
    kept = [index for index, row in enumerate(word_rows) if find(row, ".//w:keepNext")]
    assert kept == [0, 1, 2, 3, 61]
    for index in kept:
        assert len(find(word_rows[index], ".//w:keepNext")) == len(find(word_rows[index], ".//w:p"))


def test_the_strip_has_no_lines_and_its_right_text_stays_on_one(tmp_path: Path) -> None:
    table = Table("t", "表", 3, (tuple(Cell("1") for _ in range(3)),), strip=("编制单位：某某", "单位：万元"))
    made = document(sections=(Section((table,)),))
    write(made, tmp_path / "t.docx", FakeLayout({}, {"t": (300.0, 60.0, 82.0)}, {"t": 10.5}))
    left, right = find(body(tmp_path / "t.docx"), "//w:tr[1]/w:tc")
    assert [value(cell, "w:tcPr/w:gridSpan") for cell in (left, right)] == [None, "2"]
    for cell in (left, right):
        assert {value(cell, f"w:tcPr/w:tcBorders/w:{side}") for side in ("top", "left", "right")} == {"nil"}
        assert find(cell, "w:tcPr/w:tcBorders/w:bottom") == []


def test_the_strip_over_one_column_is_one_cell(tmp_path: Path) -> None:
    table = Table("t", "表", 1, ((Cell("甲"),),), strip=("左", "右"))
    write(document(sections=(Section((table,)),)), tmp_path / "t.docx", FakeLayout({}, {"t": (442.0,)}, {"t": 10.5}))
    assert [[cell.text for cell in row] for row in rows(find(body(tmp_path / "t.docx"), "//w:tbl")[0])] == [
        ["左\n右"], ["甲"],
    ]  # fmt: skip


def test_tables_are_described_for_those_who_cannot_see_them(built: Path) -> None:
    (word,) = found(built, "amounts的金额")
    assert value(word, "w:tblPr/w:tblDescription") == "编制单位：某某市某某局，单位：万元，4列，62行"


def test_a_long_table_goes_out_in_pieces() -> None:
    made = document(sections=(Section(amounts(5000)),))
    pieces = [len(piece) for piece in written(made, layout(made))]
    assert max(pieces) < 100_000 < sum(pieces)
