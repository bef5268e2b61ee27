"""Workbooks of other formats and of other programs: .ods by ourselves, .xls by python-calamine, parts by their relations."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from author.read.pages import books, calamined, oldbooks
from author.read.pages.page import Filling
from author.read.pages.safezip import UnsafeError
from tests.read.books import cell, raw_book, reading

HERE = Path(__file__).parent
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
HEADS = f"<row>{cell('A1', '资金来源')}{cell('B1', '本年')}{cell('C1', '用途')}</row>"


def open_book(path: Path, sheet: str, styles: str = "") -> Path:
    """An .ods workbook of one sheet whose XML is given."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        table = f'<table:table table:name="预算明细" table:style-name="ta1">{sheet}</table:table>'
        inside = f"<styles>{styles}</styles><spreadsheet>{table}</spreadsheet>"
        package.writestr("content.xml", f'<a xmlns:table="{TABLE}" xmlns:office="o" xmlns:text="t">{inside}</a>')
    return path


def open_row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def open_cell(shown: str = "", more: str = "", paragraphs: int = 1) -> str:
    return f"<table:table-cell {more}>{f'<text:p>{shown}</text:p>' * paragraphs}</table:table-cell>"


def lines(path: Path) -> list[dict[str, str]]:
    tree, findings = reading(path)
    assert [str(finding) for finding in findings] == []
    return tree.data["预算明细"]


def line(tmp_path: Path, stored: str) -> dict[str, str]:
    """The line of an .xlsx workbook with these cells in row 2."""
    sheet = f'<sheetData>{HEADS}<row r="2">{cell("A2", "甲")}{stored}</row></sheetData>'
    return lines(raw_book(tmp_path / "a.xlsx", sheet))[0]


# .xlsx


@pytest.mark.parametrize(
    "stored",
    [
        '<c r="B2" t="inlineStr"><v>1</v><is><t>20000</t></is></c>',
        '<c r="B2" t="inlineStr"><is><t>20000</t></is><v>1</v></c>',
        '<c r="B2" t="inlineStr"><v>20000</v></c>',
        '<c r="B2" t="n"><v>20000</v><is><t>1</t></is></c>',
        '<c r="B2"><is><t>20000</t></is></c>',
    ],
)
def test_a_cell_has_one_text(tmp_path, stored):
    assert line(tmp_path, stored)["本年"] == "20000"


def test_an_empty_style_is_none(tmp_path):
    assert line(tmp_path, '<c r="B2" s=""><v>7</v></c>')["本年"] == "7"


def test_a_text_that_a_program_wrote_as_a_formula(tmp_path):
    """pandas writes =100% as the formula 100%, without a result."""
    for written in ("100%", "95.5 %", "8次"):
        assert line(tmp_path, f'<c r="C2"><f>{written}</f><v></v></c>')["用途"] == f"={written}"
    sheet = f'<sheetData>{HEADS}<row r="2"><c r="C2"><f>1+1</f><v/></c></row></sheetData>'
    assert [str(f.at[0]) for f in reading(raw_book(tmp_path / "a.xlsx", sheet))[1]] == ["a.xlsx 预算明细!C2"]


def test_a_number_that_a_program_wrote_as_a_formula(tmp_path):
    assert line(tmp_path, '<c r="B2"><f>1000.5</f><v></v></c>')["本年"] == "1000.5"


def test_a_text_that_is_not_in_the_file_is_told(tmp_path):
    sheet = f'<sheetData>{HEADS}<row r="2">{cell("A2", "甲")}<c r="B2" t="s"><v>9</v></c></row></sheetData>'
    _, (finding,) = reading(raw_book(tmp_path / "a.xlsx", sheet))
    assert (finding.code, str(finding.at[0])) == ("A02", "a.xlsx 预算明细!B2")


def renamed(tmp_path: Path, names: dict[str, str], more: dict[str, str]) -> Path:
    """A workbook with a shared text, its parts under other names."""
    stored = f'<row r="2">{cell("A2", "甲")}<c r="C2" t="s"><v>0</v></c></row>'
    plain = raw_book(tmp_path / "a.xlsx", f"<sheetData>{HEADS}{stored}</sheetData>",
                     more={"xl/sharedStrings.xml": "<sst><si><t>差旅</t></si></sst>".encode()})  # fmt: skip
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(tmp_path / "b.xlsx", "w") as new:
        for name in old.namelist():
            new.writestr(names.get(name, name), old.read(name))
        for name, text in more.items():
            new.writestr(name, text)
    return tmp_path / "b.xlsx"


KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.mark.parametrize(
    ("names", "more"),
    [
        ({"xl/sharedStrings.xml": "xl/SharedStrings.xml"}, {}),
        ({"xl/sharedStrings.xml": "xl\\sharedStrings.xml", "xl/workbook.xml": "/xl/Workbook.xml"}, {}),
        (
            {
                "xl/workbook.xml": "book/main.xml",
                "xl/_rels/workbook.xml.rels": "book/other.xml",
                "xl/worksheets/sheet1.xml": "pages/one.xml",
                "xl/sharedStrings.xml": "texts/all.xml",
            },
            {
                "_rels/.rels": f'<a><Relationship Id="r1" Type="{KINDS}/officeDocument" Target="/book/main.xml"/></a>',
                "book/_rels/main.xml.rels": f'<a><Relationship Id="r1" Type="{KINDS}/worksheet" '
                f'Target="../pages/one.xml"/><Relationship Id="r2" Type="{KINDS}/sharedStrings" '
                'Target="/texts/all.xml"/></a>',
            },
        ),
    ],
)
def test_parts_are_found_by_their_relations(tmp_path, names, more):
    assert lines(renamed(tmp_path, names, more)) == [{"资金来源": "甲", "用途": "差旅"}]


@pytest.mark.parametrize("packed", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_workbook_packed_as_none_is(tmp_path, packed):
    with zipfile.ZipFile(raw_book(tmp_path / "a.xlsx", "")) as old, zipfile.ZipFile(tmp_path / "b.xlsx", "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name), packed)
    tree, (finding,) = reading(tmp_path / "b.xlsx")
    assert (tree, finding.code, "压缩" in finding.message) == (None, "A01", True)


def test_a_day_without_its_format_is_counted_as_its_workbook_counts(tmp_path):
    first = f"<row>{cell('A1', '项目')}{cell('B1', '内容')}</row>"
    sheet = f'<sheetData>{first}<row r="2">{cell("A2", "公开日期")}<c r="B2"><v>44596</v></c></row></sheetData>'
    main = f'<workbook xmlns:r="{KINDS}"><workbookPr date1904="1"/><sheets><sheet name="基本信息" r:id="r1"/></sheets></workbook>'
    path = raw_book(tmp_path / "a.xlsx", sheet, more={"xl/workbook.xml": main.encode()})
    assert reading(path)[0].data == {"公开日期": "2026-02-05"}


# .ods

OPEN_HEADS = open_row(open_cell("资金来源"), open_cell("本年"), open_cell("用途"))


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        (open_cell("9"), "9"),
        (open_cell("1,000.50", 'office:value-type="float" office:value="1000.5"'), "1000.5"),
        (open_cell("95%", 'office:value-type="percentage" office:value="0.95"'), "95%"),
        (open_cell("", 'office:value-type="percentage" office:value="0.955"', paragraphs=0), "95.5%"),
        (open_cell("", 'office:value-type="percentage" office:value="1e999999"', paragraphs=0), "1e999999"),
        (open_cell("2/5/26", 'office:value-type="date" office:date-value="2026-02-05T10:00:00"'), "2026-02-05"),
        (open_cell("TRUE", 'office:value-type="boolean" office:boolean-value="true"'), "是"),
        (open_cell("一", paragraphs=2), "一\n一"),
        (open_cell('一<text:s text:c="2"/>二<text:line-break/>三'), "一  二\n三"),
        (open_cell("一<office:annotation><text:p>注</text:p></office:annotation>二"), "一二"),
    ],
)
def test_what_a_person_sees_in_a_cell_of_ods(tmp_path, stored, text):
    path = open_book(tmp_path / "a.ods", OPEN_HEADS + open_row(open_cell("甲"), open_cell(), stored))
    assert lines(path)[0].get("用途") == text


def test_cells_and_rows_that_stand_several_times(tmp_path):
    row = open_row(
        open_cell("甲"), open_cell("5", 'table:number-columns-repeated="2"'), more='table:number-rows-repeated="2"'
    )
    empty = open_row(open_cell("", 'table:number-columns-repeated="16384"'), more='table:number-rows-repeated="900"')
    made = lines(open_book(tmp_path / "a.ods", OPEN_HEADS + row + empty + open_row(open_cell("乙"))))
    assert made == [{"资金来源": "甲", "本年": "5", "用途": "5"}] * 2 + [{"资金来源": "乙"}]


def test_an_error_and_a_formula_without_result_in_ods(tmp_path):
    wrong = open_cell("#REF!", 'table:formula="of:=[.A1]" office:value-type="string" office:string-value=""')
    empty = open_cell("", 'table:formula="of:=[.A1]"', paragraphs=0)
    _, findings = reading(open_book(tmp_path / "a.ods", OPEN_HEADS + open_row(open_cell("甲"), wrong, empty)))
    assert [str(finding.at[0]) for finding in findings] == ["a.ods 预算明细!C2", "a.ods 预算明细!B2"]


def test_merged_and_hidden_in_ods(tmp_path):
    head = open_row(open_cell("资金来源"), open_cell("用途"))
    top = open_row(open_cell("甲", 'table:number-rows-spanned="2"'), open_cell("一"))
    below = open_row("<table:covered-table-cell/>", open_cell("二"))
    hidden = '<style:style xmlns:style="s" style:name="ta1"><table-properties table:display="false"/></style:style>'
    path = open_book(tmp_path / "a.ods", head + top + below, hidden)
    assert lines(path) == [{"资金来源": "甲", "用途": "一"}, {"资金来源": "甲", "用途": "二"}]
    assert [page.hidden for page in books.pages(path)] == [True]


def test_a_million_rows_of_ods(tmp_path):
    many = open_row(open_cell("甲"), more='table:number-rows-repeated="1048576"')
    tree, (finding,) = reading(open_book(tmp_path / "a.ods", many))
    assert (tree, "行数太多" in finding.message) == (None, True)


def test_rows_below_a_gap_too_large_are_not_gone_through(tmp_path, monkeypatch):
    rows: list[int] = []
    put = Filling.put
    monkeypatch.setattr(Filling, "put", lambda into, row, *cell: (rows.append(row), put(into, row, *cell)))
    gap = open_row(open_cell(), more='table:number-rows-repeated="2000"')
    many = open_row(open_cell("甲"), more='table:number-rows-repeated="2000"')
    _, (finding,) = reading(open_book(tmp_path / "a.ods", OPEN_HEADS + open_row(open_cell("甲")) + gap + many + many))
    assert "从这里起没有读" in finding.message
    assert rows[-2:] == [2, 2003]


# .xls


def test_an_old_workbook(tmp_path):
    tree, (finding,) = reading(HERE / "small.xls")
    assert finding.severity.value == "警告"
    assert [line["本年"] for line in tree.data["预算明细"]] == ["1000.5", "7"]
    assert str(tree.at(("预算明细", 1, "本年"))) == "small.xls 预算明细!D3"


def test_an_old_workbook_with_a_cell_in_the_last_corner():
    """The rectangle around its cells would have 16 million of them."""
    tree, (finding,) = reading(HERE / "far.xls")
    assert (tree, finding.code, bool(finding.hint)) == (None, "A01", True)


def test_whoever_reads_old_workbooks_and_is_not_there_is_named(monkeypatch):
    monkeypatch.setattr(calamined, "AVAILABLE", False)
    monkeypatch.setattr(oldbooks, "_OFFICES", ())
    with pytest.raises(UnsafeError) as told:
        books.pages(HERE / "small.xls")
    assert "kzauthor[old]" in told.value.hint


def test_an_old_workbook_that_takes_too_long(monkeypatch):
    monkeypatch.setattr(oldbooks, "_LONGEST", 0)
    with pytest.raises(UnsafeError, match="过大"):
        books.pages(HERE / "small.xls")
