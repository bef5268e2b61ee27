"""The workbook of a document's tables, read back cell by cell."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

from author.compose.composition import Composition
from author.document import Cell, Heading, Placed, Section, Table
from author.pipeline.build import write
from author.pipeline.check import check
from author.write import sheets
from author.write.sheets.look import LONGEST, column_width, height, number_format
from author.write.sheets.plan import plans
from tests.places import SAMPLES
from tests.write.sample_document import paragraph
from tests.write.word_document import document, layout

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from author.document import Document


def written(made: Document, path: Path) -> Any:
    sheets.write(made, path, layout(made))
    return load_workbook(path)


def one(table: Table, *above: Any, **changes: Any) -> Document:
    return document(sections=(Section((*above, table)),), **changes)


def rows_of(sheet: Any) -> list[list[tuple[Any, int, int]]]:
    """Value, across and down of every cell that no other covers."""
    spans = {(r.min_row, r.min_col): (r.size["columns"], r.size["rows"]) for r in sheet.merged_cells.ranges}
    covered = {
        (row, column)
        for r in sheet.merged_cells.ranges
        for row in range(r.min_row, r.max_row + 1)
        for column in range(r.min_col, r.max_col + 1)
        if (row, column) != (r.min_row, r.min_col)
    }
    return [
        [(c.value, *spans.get((c.row, c.column), (1, 1))) for c in row if (c.row, c.column) not in covered]
        for row in sheet.iter_rows()
    ]


def expected(rows: Sequence[Sequence[Placed]]) -> list[list[tuple[Any, int, int]]]:
    return [
        [(_value(p.cell), p.cell.across, min(p.cell.down, len(rows) - index)) for p in row]
        for index, row in enumerate(rows)
    ]


def _value(cell: Cell) -> Any:
    if cell.number is not None and cell.text:
        return float(cell.number)
    return cell.text or None


def assert_holds(book: Any, made: Document) -> None:
    listed = plans(made, book.sheetnames[0])
    assert book.sheetnames[1:] == [plan.name for plan in listed]
    for plan in listed:
        rows, table = rows_of(book[plan.name]), plan.table
        assert [row[0][0] for row in rows[: len(plan.titles)]] == [title.text for title in plan.titles]
        del rows[: len(plan.titles)]
        assert rows[: len(table.once)] == expected(table.placed_once)
        del rows[: len(table.once)]
        if table.strip:
            assert tuple(value or "" for value, *_ in rows.pop(0)) == table.strip
        assert rows[: len(table.head)] == expected(table.placed_head)
        del rows[: len(table.head)]
        assert rows[: len(table.body)] == expected(table.placed_body)
        assert [row[0][0] for row in rows[len(table.body) :]] == [note.text for note in plan.notes]


def test_every_cell_of_the_sample_stands_in_the_workbook(tmp_path: Path) -> None:
    checked = check(SAMPLES / "kizilsu-2026" / "budget.yaml")
    assert checked.edition is not None
    assert checked.submission is not None
    made = Composition(checked.edition, checked.submission).document
    [path] = write(made, tmp_path, ("xlsx",), "shipped", lambda _stage: None).files
    book = load_workbook(path)
    assert_holds(book, made)
    figures = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.number_format == "0.00"]
    assert len(figures) > 200
    assert all(cell.data_type == "n" for cell in figures)


def test_forms_and_empty_tables_too(tmp_path: Path) -> None:
    made = document()
    made = replace(made, sections=tuple(s for s in made.sections if s.orientation == "landscape" or len(s.blocks) > 1))
    path = tmp_path / "made.xlsx"
    book = written(made, path)
    assert_holds(book, made)
    names = [plan.name for plan in plans(made, "目录")]
    assert len(names) == len(set(names)) == 4
    assert book[names[1]].page_setup.orientation == "landscape"
    assert book[names[1]]["A6"].value == "说明：本表无数据。"


@pytest.mark.parametrize("text", ["=1+1", "+86", "-", "@all", "#N/A", "0102", "  a", "1e5", "2026-01-01", "真"])
def test_a_text_stays_a_text(tmp_path: Path, text: str) -> None:
    book = written(one(Table("t", "表", 1, ((Cell(text),),))), tmp_path / "t.xlsx")
    cell = book["表"]["A1"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix == text.startswith(("=", "+", "-", "@"))


def test_figures_are_numbers_shown_as_printed_and_what_stands_for_zero_stays(tmp_path: Path) -> None:
    cells = (
        Cell("1,234.50", number=Decimal("1234.50")),
        Cell("8.00", number=Decimal("8.00")),
        Cell("", number=Decimal("0.00")),
        Cell("—", number=Decimal("0.00")),
        Cell("10", number=Decimal(10)),
        Cell("-3.20", number=Decimal("-3.20")),
    )
    book = written(one(Table("t", "表", 6, (cells,))), tmp_path / "t.xlsx")
    shown = [(cell.value, cell.number_format) for cell in book["表"][1]]
    assert shown == [
        (1234.5, "#,##0.00"), (8, "0.00"), (None, "General"), ("—", "@"), (10, "0"), (-3.2, "0.00")
    ]  # fmt: skip


def test_a_cell_looks_as_in_the_document(tmp_path: Path) -> None:
    body = ((Cell("合计", bold=True, indent=2), Cell("甲", align="center", down=3)),)
    book = written(one(Table("t", "表", 2, body), stamp="草稿"), tmp_path / "t.xlsx")
    sheet = book["表"]
    assert (sheet["A1"].font.b, sheet["A1"].alignment.indent, sheet["A1"].border.top.style) == (True, 2, "thin")
    assert sheet["B1"].alignment.horizontal == "center"
    assert sheet.oddHeader.center.text == "草稿"
    assert sheet.oddFooter.center.text == document().look.page_number.format("&P")
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)
    assert sheet.column_dimensions["A"].width == column_width(442.0 / 2)
    assert "草稿" in [row[0].value for row in book.worksheets[0].iter_rows()]


def test_the_head_stands_on_every_page_and_on_the_screen(tmp_path: Path) -> None:
    body = ((Cell("甲"), Cell("1")),) * 3
    head = ((Cell("名称"), Cell("金额")),)
    titles = (Heading("某表", 2, "table-title", "t"), paragraph("副题", "table-subtitle"))
    book = written(one(Table("t", "表", 2, body, head, strip=("左", "右")), *titles), tmp_path / "t.xlsx")
    sheet = book["某表"]
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$3:$4", "A5")


def test_the_first_sheet_leads_to_the_others(tmp_path: Path) -> None:
    def form(key: str, name: str) -> Table:
        return Table(key, "目标表", 2, (), once=((Cell("单位", bold=True), Cell("某局")), (Cell("项目"), Cell(name))))

    made = document(sections=(Section((form("a", "甲项目"), form("b", "乙项目"))),))
    book = written(made, tmp_path / "t.xlsx")
    first = book.worksheets[0]
    assert [[cell.value for cell in row] for row in first.iter_rows(min_row=3)] == [
        ["目标表", "目标表", "甲项目"],
        ["目标表 (2)", "目标表", "乙项目"],
    ]
    assert [first[at].hyperlink.location for at in ("A3", "A4")] == ["'目标表'!A1", "'目标表 (2)'!A1"]


def test_names_are_such_as_excel_accepts(tmp_path: Path) -> None:
    captions = ["收入/支出[表]:*?\\", "长" * 40, "长" * 40, "History", "ab", "AB", "'", "目录"]
    tables = tuple(Table(f"t{n}", caption, 1, ((Cell("甲"),),)) for n, caption in enumerate(captions))
    book = written(document(sections=(Section(tables),)), tmp_path / "t.xlsx")
    names = [name.lower() for name in book.sheetnames]
    assert len(set(names)) == len(names) == 9
    assert max(map(len, names)) == 31
    assert not set("".join(names)) & set("[]:*?/\\'")
    assert "history" not in names


def test_the_same_document_gives_the_same_bytes_and_excel_accepts_them(tmp_path: Path) -> None:
    made = document()
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    for path in (first, second):
        sheets.write(made, path, layout(made))
    assert first.read_bytes() == second.read_bytes()
    assert [e.description for e in OpenXmlValidator().validate(first).errors if e.severity.value == "error"] == []


def test_a_text_longer_than_a_cell_says_that_it_is_cut(tmp_path: Path) -> None:
    book = written(one(Table("t", "表", 1, ((Cell("长" * 40_000),),))), tmp_path / "t.xlsx")
    value = book["表"]["A1"].value
    assert len(value) == LONGEST
    assert value.endswith("）")


def test_heights_and_formats() -> None:
    assert height("一二三四", 40, 10, 1.5) == 15
    assert height("一二三四五", 40, 10, 1.5) == 30
    assert height("一\n二", 40, 10, 1.5) == 30
    assert [number_format(text) for text in ("1", "1.5", "1,000")] == ["0", "0.0", "#,##0"]
