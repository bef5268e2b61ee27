"""Single cells as they are stored, and the text that a person would see in them."""

from __future__ import annotations

import pytest

from tests.read.books import cell, raw_book, reading

HEAD = f"<row>{cell('A1', '职能')}</row>"
WORKBOOK = (
    '<workbook xmlns:r="r">{more}<sheets><sheet name="主要职能" sheetId="1" r:id="r1"{state}/></sheets></workbook>'
)


def shown(tmp_path, stored: str, *, styles: str = "", more: str = "", strings: str = "") -> str:
    """The text of one cell ``stored`` in row 2; nothing where the cell holds nothing."""
    parts = {"xl/workbook.xml": WORKBOOK.format(more=more, state="").encode()}
    if styles:
        parts["xl/styles.xml"] = f"<a>{styles}</a>".encode()
    if strings:
        parts["xl/sharedStrings.xml"] = f"<sst>{strings}</sst>".encode()
    sheet = f'<sheetData>{HEAD}<row r="2">{stored}</row></sheetData>'
    tree, _ = reading(raw_book(tmp_path / "a.xlsx", sheet, title="主要职能", more=parts))
    return "".join(tree.data.get("主要职能", []))


def number(value: str) -> str:
    return f'<c r="A2" s="0"><v>{value}</v></c>'


def style(code: str) -> str:
    return f'<numFmts><numFmt numFmtId="200" formatCode="{code}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>'


DATED = style("yyyy-mm-dd")


@pytest.mark.parametrize(
    ("serial", "day"),
    [
        ("60", "60"),  # the 29th of February 1900, which there never was
        ("61", "1900-03-01"),
        ("46058", "2026-02-05"),
        ("46058.75", "2026-02-05"),  # a quarter to six in the evening
        ("2958465", "9999-12-31"),
        ("2958466", "2958466"),
        ("-1", "-1"),
    ],
)
def test_a_day_is_counted_from_1900(tmp_path, serial, day):
    assert shown(tmp_path, number(serial), styles=DATED) == day


@pytest.mark.parametrize(("said", "day"), [("1", "2030-02-06"), ("true", "2030-02-06"), ("0", "2026-02-05")])
def test_or_from_1904_where_the_workbook_says_so(tmp_path, said, day):
    assert shown(tmp_path, number("46058"), styles=DATED, more=f'<workbookPr date1904="{said}"/>') == day


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("yyyy-mm-dd", "2026-02-05"),
        ("d", "2026-02-05"),
        ("M", "2026-02-05"),
        ("[$-804]yyyy年m月", "2026-02-05"),
        ("General", "46058"),
        ("0.00", "46058"),
        ("&quot;day&quot;0", "46058"),  # words in quotes are no part of a date
        ("\\d0", "46058"),
        ("[Red]0", "46058"),
        ("General年", "46058"),
        ("0;yyyy", "46058"),  # only the first section counts
    ],
)
def test_a_format_with_a_year_a_month_or_a_day_shows_a_date(tmp_path, code, text):
    assert shown(tmp_path, number("46058"), styles=style(code)) == text


@pytest.mark.parametrize(
    ("code", "text"),
    [("0%", "79%"), ("0.0%", "78.9%"), ("0.00%", "78.92%"), ("0.##%", "78.92%"), ("#,##0.000%", "78.915%")],
)
def test_a_percentage_has_the_decimals_of_its_format(tmp_path, code, text):
    assert shown(tmp_path, number("0.78915"), styles=style(code)) == text


@pytest.mark.parametrize(
    ("built_in", "stored", "text"),
    [(9, "0.5", "50%"), (10, "0.5", "50.00%"), (14, "46058", "2026-02-05"), (22, "46058", "2026-02-05"),
     (13, "46058", "46058"), (23, "46058", "46058"), (27, "46058", "2026-02-05"), (36, "46058", "2026-02-05"),
     (37, "46058", "46058"), (45, "46058", "2026-02-05"), (48, "46058", "46058"), (50, "46058", "2026-02-05"),
     (58, "46058", "2026-02-05"), (59, "46058", "46058")],
)  # fmt: skip
def test_the_formats_that_every_workbook_has(tmp_path, built_in, stored, text):
    assert shown(tmp_path, number(stored), styles=f'<cellXfs><xf numFmtId="{built_in}"/></cellXfs>') == text


@pytest.mark.parametrize(("letters", "text"), [(254, "2026-02-05"), (255, "46058")])
def test_a_format_is_read_as_far_as_excel_writes_one(tmp_path, letters, text):
    """A pattern that looks for closing brackets would take minutes to find none in a longer one."""
    assert shown(tmp_path, number("46058"), styles=style("0" * letters + "y")) == text


def test_only_the_formats_of_cells_are_counted(tmp_path):
    date = '<xf numFmtId="14"/>'
    styles = f"<cellStyleXfs>{date}</cellStyleXfs><cellXfs><xf/>{date}</cellXfs><dxfs>{date}</dxfs>"
    assert shown(tmp_path, number("46058"), styles=styles) == "46058"
    assert shown(tmp_path, number("46058").replace('s="0"', 's="1"'), styles=styles) == "2026-02-05"
    assert shown(tmp_path, number("46058").replace('s="0"', 's="2"'), styles=styles) == "46058", "no such style"


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("516995.19999999995", "516995.2"),
        ("1E-7", "0.0000001"),
        ("1e17", "100000000000000000"),
        ("1e18", "1e18"),
        ("x", "x"),
        ("INF", "INF"),
        ("-3.50", "-3.5"),
        ("0", "0"),
    ],
)
def test_a_number_is_its_digits(tmp_path, stored, text):
    assert shown(tmp_path, number(stored)) == text


@pytest.mark.parametrize(("stored", "text"), [("1", "是"), (" 1 ", "是"), ("0", "否"), ("2", "否")])
def test_a_truth(tmp_path, stored, text):
    assert shown(tmp_path, f'<c r="A2" t="b"><v>{stored}</v></c>') == text


def test_a_day_with_its_hour(tmp_path):
    assert shown(tmp_path, '<c r="A2" t="d"><v>2026-02-05T10:30:00</v></c>') == "2026-02-05"


@pytest.mark.parametrize(("index", "text"), [(0, "甲"), (1, "乙"), (2, ""), (-1, "")])
def test_a_shared_text(tmp_path, index, text):
    strings = "<si><t>甲</t></si><si><r><t>乙</t></r></si>"
    assert shown(tmp_path, f'<c r="A2" t="s"><v>{index}</v></c>', strings=strings) == text


def test_an_escaped_sign_is_itself(tmp_path):
    assert shown(tmp_path, cell("A2", "一_x4E8C_三_x5")) == "一二三_x5"


@pytest.mark.parametrize(("length", "kept"), [(32_767, 32_767), (32_768, 32_767)])
def test_a_text_is_read_as_far_as_excel_holds_one(tmp_path, length, kept):
    assert shown(tmp_path, cell("A2", "一" * length)) == "一" * kept


@pytest.mark.parametrize(("column", "read"), [("GR", True), ("GS", False)])
def test_two_hundred_columns_are_read(tmp_path, column, read):
    sheet = f"<sheetData><row>{cell('A1', '职能')}{cell(f'{column}1', '说明')}</row></sheetData>"
    sheet = sheet.replace("</row>", f'</row><row r="2">{cell("A2", "一")}{cell(f"{column}2", "二")}</row>')
    _, findings = reading(raw_book(tmp_path / "a.xlsx", sheet, title="主要职能"))
    assert [str(finding.at[0]) for finding in findings] == ([f"a.xlsx 主要职能!{column}1"] if read else [])


@pytest.mark.parametrize(("row", "read"), [(1_002, ["一", "二"]), (1_003, ["一"])])
def test_a_thousand_empty_rows_are_passed_over(tmp_path, row, read):
    rows = f'<row r="2">{cell("A2", "一")}</row><row r="{row}">{cell(f"A{row}", "二")}</row>'
    path = raw_book(tmp_path / "a.xlsx", f"<sheetData>{HEAD}{rows}</sheetData>", title="主要职能")
    tree, findings = reading(path)
    assert tree.data == {"主要职能": read}
    assert [str(finding.at[0]) for finding in findings] == ([] if len(read) == 2 else [f"a.xlsx 主要职能!A{row}"])


@pytest.mark.parametrize(
    ("state", "told"),
    [("", ["提示"]), (' state="hidden"', []), (' state="veryHidden"', []), (' state="visible"', ["提示"])],
)
def test_a_hidden_sheet_of_ones_own_is_not_told(tmp_path, state, told):
    listed = WORKBOOK.format(more="", state="").replace("</sheets>", f'<sheet name="草稿" r:id="r1"{state}/></sheets>')
    sheet = f"<sheetData>{HEAD}<row>{cell('A2', '一')}</row></sheetData>"
    path = raw_book(tmp_path / "a.xlsx", sheet, more={"xl/workbook.xml": listed.encode()})
    assert [finding.severity.value for finding in reading(path)[1]] == told


@pytest.mark.parametrize(("count", "read"), [(250, True), (251, False)])
def test_as_many_sheets_as_any_workbook_has(tmp_path, count, read):
    sheets = "".join(f'<sheet name="{number}" state="hidden" r:id="r1"/>' for number in range(count - 1))
    listed = WORKBOOK.format(more="", state="").replace("</sheets>", f"{sheets}</sheets>")
    sheet = f"<sheetData>{HEAD}<row>{cell('A2', '一')}</row></sheetData>"
    path = raw_book(tmp_path / "a.xlsx", sheet, more={"xl/workbook.xml": listed.encode()})
    assert ([finding.message[:5] for finding in reading(path)[1]] == []) is read


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ('<c r="A2"><f>1+1</f><v>5</v></c>', "5"),
        ('<c r="A2" t="str"><f>B1</f><v>甲</v></c>', "甲"),
        ('<c r="A2" t="str"><v>甲</v>乙\n </c>', "甲"),  # blanks between elements are none of the text
        ('<c r="A2" t="inlineStr"><is>一<t>甲</t>二<t>乙</t></is></c>', "甲乙"),
    ],
)
def test_only_what_is_a_value_is_read(tmp_path, stored, text):
    assert shown(tmp_path, stored) == text


@pytest.mark.parametrize(
    ("stored", "message"),
    [
        ('<c r="A2" t="e"><v>#REF!</v></c>', "这一格是错误值 #REF!"),
        ('<c r="A2"><f>1+1</f></c>', "公式没有存下结果"),
        ('<c r="A2" t="str"><f>B1</f></c>', None),  # a formula may well give an empty text
    ],
)
def test_what_has_no_value_is_told(tmp_path, stored, message):
    sheet = f'<sheetData>{HEAD}<row r="2">{stored}</row><row r="3">{cell("A3", "一")}</row></sheetData>'
    tree, findings = reading(raw_book(tmp_path / "a.xlsx", sheet, title="主要职能"))
    assert [(str(f.at[0]), f.message) for f in findings] == ([("a.xlsx 主要职能!A2", message)] if message else [])
    assert tree.data == {"主要职能": ["一"]}


def test_no_more_than_nine_decimals(tmp_path):
    assert shown(tmp_path, number("0.5"), styles=style("0." + "0" * 12 + "%")) == "50.000000000%"


@pytest.mark.parametrize(
    "stored", ['<c r="A2"/>', '<c r="A2"><v></v></c>', '<c r="A2" t="str"><v/></c>', '<c r="A2" s="0"/>']
)
def test_an_empty_cell_is_nothing(tmp_path, stored):
    sheet = f'<sheetData>{HEAD}<row r="2">{stored}</row><row r="3">{cell("A3", "一")}</row></sheetData>'
    tree, findings = reading(raw_book(tmp_path / "a.xlsx", sheet, title="主要职能"))
    assert (tree.data, findings) == ({"主要职能": ["一"]}, [])


def test_a_cell_without_a_style_has_the_first(tmp_path):
    plain = '<xf numFmtId="0"><alignment/><protection/></xf>'
    assert shown(tmp_path, '<c r="A2"><v>46058</v></c>', styles=f'<cellXfs><xf numFmtId="14"/>{plain}</cellXfs>') == (
        "2026-02-05"
    )
    styles = f'<cellXfs>{plain}<xf numFmtId="14"/></cellXfs>'
    assert shown(tmp_path, '<c r="A2"><v>46058</v></c>', styles=styles) == "46058"
    assert shown(tmp_path, '<c r="A2" s="1"><v>46058</v></c>', styles=styles) == "2026-02-05"


@pytest.mark.parametrize("reference", ["", "2", "ABCD2"])
def test_a_cell_that_does_not_say_where_it_stands_follows_the_one_before(tmp_path, reference):
    assert shown(tmp_path, cell(reference, "一")) == "一"
