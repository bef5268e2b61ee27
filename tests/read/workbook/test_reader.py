"""Workbooks as people leave them: what is read, and what is told."""

from __future__ import annotations

import shutil
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook, load_workbook

from author.pipeline.check import check
from tests.read.books import BASIC, SMALL, book, cell, data, raw_book, reading, told
from tests.small import checked

SAME = """\
版式: xinjiang-2026
单位: {名称: 某某州医疗保障局}
年度: 2026
公开日期: 2026-02-05
主要职能: [拟订制度并组织实施]
人员: {编制: 5, 在职: {本年: 4, 上年: 3}}
预算明细:
  - {功能科目: 2101501, 经济科目: 30101, 资金来源: 一般财力, 本年: 1000.00, 上年: 900.00}
  - {功能科目: 2101501, 经济科目: 30201, 资金来源: 一般财力, 本年: 500.00}
  - {功能科目: 2101599, 项目: 线路租赁, 经济科目: 30214, 资金来源: 一般财力, 本年: 200.00}
项目:
  - {名称: 线路租赁}
"""
LINES = SMALL["预算明细"]
HEADS = LINES[0]
LINE = LINES[1]


def test_a_workbook_is_the_submission_that_the_yaml_is(tmp_path):
    ours, theirs = check(book(tmp_path, SMALL)), checked(SAME)
    assert [f.code for f in ours.findings] == [f.code for f in theirs.findings]
    assert ours.submission.words == theirs.submission.words


def test_places_are_cells_and_keys_are_heads(tmp_path):
    tree, _ = reading(book(tmp_path, SMALL))
    assert str(tree.at(("预算明细", 2, "项目"))) == "budget.xlsx 预算明细!C4"
    assert str(tree.key_at(("预算明细", 2, "项目"))) == "budget.xlsx 预算明细!C1"
    assert str(tree.at(("单位", "名称"))) == "budget.xlsx 基本信息!B3"
    assert str(tree.key_at(("单位", "名称"))) == "budget.xlsx 基本信息!A3"
    assert str(tree.at(("预算明细", 1, "上年"))) == "budget.xlsx 预算明细!F3"
    assert str(tree.at(("预算明细", 0))) == "budget.xlsx 预算明细!A2"


def test_a_wrong_value_is_found_in_its_cell(tmp_path):
    rows = [HEADS, ["2101501", "30101", None, "一般财力", "一千", 900]]
    found = check(book(tmp_path, {**SMALL, "预算明细": rows})).findings
    assert any(f.code == "A01" and str(f.at[0]) == "budget.xlsx 预算明细!E2" and "本年" in f.message for f in found)


@pytest.mark.parametrize(
    "heads",
    [
        ["功能科目*", "经济科目（必填）", " 项 目 ", "资金来源＊", "本年（元）*", "上年\n（元）"],
        ["功能科目：", "经济科目", "项目", "资金来源", "本年(元)", "上年 "],
    ],
)
def test_heads_carry_stars_units_and_blanks(tmp_path, heads):
    assert data(tmp_path, 预算明细=[heads, LINE]) == {
        "预算明细": [
            {"功能科目": "2101501", "经济科目": "30101", "资金来源": "一般财力", "本年": "1000", "上年": "900"}
        ]
    }


def test_heads_in_another_order_below_a_title_with_empty_rows(tmp_path):
    rows = [["某某局预算明细"], [], HEADS[::-1], [], LINE[::-1], [None], [" "], LINE[::-1]]
    straight = data(tmp_path, 预算明细=[HEADS, LINE, LINE])
    assert data(tmp_path, 预算明细=rows) == straight


def test_columns_and_sheets_of_ones_own_are_told_and_not_read(tmp_path):
    rows = [[*HEADS, "备注", "上年预算"], [*LINE, "问过财政", 5]]
    sheets = {"预算明细": rows, "草稿": [["随便"]], "项目表": [["名称"], ["甲"]], "说明": [["怎么填"]], "Sheet1": []}
    assert told(tmp_path, **sheets) == ["提示 草稿!A1", "错误 项目表!A1", "提示 预算明细!G1", "提示 预算明细!H1"]


def test_a_misspelt_head_is_an_error(tmp_path):
    assert told(tmp_path, 预算明细=[["功能科木", *HEADS[1:]], LINE]) == ["错误 预算明细!A1"]


def test_an_unknown_field_is_told_when_it_is_filled(tmp_path):
    rows = [*BASIC, ["单位名称全称", "某局"], ["联系方式", None]]
    assert told(tmp_path, 基本信息=rows) == ["提示 基本信息!B6"]


def test_a_field_written_twice(tmp_path):
    assert told(tmp_path, 基本信息=[*BASIC, ["年度", 2027]]) == ["错误 基本信息!A6"]


def test_numbers_as_people_and_programs_leave_them(tmp_path):
    values = [516995.19999999995, "516,995.20", "５１６９９５．２", " 516995.2 ", 1e-7, 12345678901234.56]
    lines = data(tmp_path, 预算明细=[HEADS, *([2101501, "30101", None, "一般财力", v] for v in values)])["预算明细"]
    assert [line["本年"] for line in lines] == [
        "516995.2",
        "516,995.20",
        "５１６９９５．２",
        "516995.2",
        "0.0000001",
        "12345678901234.6",
    ]
    assert lines[0]["功能科目"] == "2101501"


def test_codes_divided_into_class_group_and_item(tmp_path):
    heads = ["类", "款", "项", "类", "款", "资金来源", "本年"]
    rows = [heads, [210, 1, 5, 301, 1, "一般财力", 1], ["210", "15", "01", "302", None, "一般财力", 2]]
    rows.append(["210", "21015", "2101599", "30201", None, "一般财力", 3])
    lines = data(tmp_path, 预算明细=rows)["预算明细"]
    assert [(line["功能科目"], line["经济科目"]) for line in lines] == [
        ("2100105", "30101"),
        ("2101501", "302"),
        ("2101599", "30201"),
    ]


def test_codes_divided_under_full_names(tmp_path):
    heads = ["经济科目类", "经济科目·款", "功能科目（类）", "资金来源", "本年"]
    lines = data(tmp_path, 预算明细=[heads, [301, 1, 2101501, "一般财力", 1]])["预算明细"]
    assert (lines[0]["功能科目"], lines[0]["经济科目"]) == ("2101501", "30101")


@pytest.mark.parametrize("written", [date(2026, 2, 5), datetime(2026, 2, 5, 10, 30), 46058])
def test_real_dates(tmp_path, written):
    assert data(tmp_path, 基本信息=[["项目", "内容"], ["公开日期", written]]) == {"公开日期": "2026-02-05"}


@pytest.mark.parametrize("written", ["2026-02-05", "2026年2月5日", "2026/2/5", "2026.2.5"])
def test_dates_as_texts(tmp_path, written):
    sheets = {**SMALL, "基本信息": [*BASIC[:4], ["公开日期", written]]}
    assert check(book(tmp_path, sheets)).submission.words["公开日期"] == date(2026, 2, 5)


def test_percentages_and_truths_are_what_people_see(tmp_path):
    package = Workbook()
    page = package.active
    page.title = "部门整体绩效"
    page.append(["项目", "内容"])
    page.append(["年度目标", 0.789])
    page.append(["联系人", True])
    page["B2"].number_format = "0.00%"
    package.save(tmp_path / "budget.xlsx")
    tree, _ = reading(tmp_path / "budget.xlsx")
    assert tree.data == {"部门整体绩效": {"年度目标": "78.90%", "联系人": "是"}}


def test_merged_cells_fill_their_rows_but_amounts_count_once(tmp_path):
    package = load_workbook(book(tmp_path, {"预算明细": [HEADS, LINE, ["", 30201, None, "", "", 5]]}))
    page = package["预算明细"]
    for merged in ("A2:A3", "D2:D3", "E2:E3"):
        page.merge_cells(merged)
    package.save(tmp_path / "budget.xlsx")
    tree, findings = reading(tmp_path / "budget.xlsx")
    second = tree.data["预算明细"][1]
    assert second == {"功能科目": "2101501", "经济科目": "30201", "资金来源": "一般财力", "上年": "5"}
    assert [str(f.at[0]) for f in findings] == ["budget.xlsx 预算明细!E2"]


def test_hidden_rows_are_read_and_hidden_sheets_of_ones_own_are_not_told(tmp_path):
    package = load_workbook(book(tmp_path, {"预算明细": [HEADS, LINE], "缓存": [["x"]]}))
    package["预算明细"].row_dimensions[2].hidden = True
    package["缓存"].sheet_state = "hidden"
    package.save(tmp_path / "budget.xlsx")
    tree, findings = reading(tmp_path / "budget.xlsx")
    assert len(tree.data["预算明细"]) == 1
    assert findings == []


def test_formulas_are_read_by_what_they_last_gave(tmp_path):
    row = "<row>" + "".join(cell(f"{letter}1", head) for letter, head in zip("ABCDE", HEADS, strict=False)) + "</row>"
    row += '<row r="2"><c r="A2"><f>1+1</f><v>2101501</v></c><c r="E2"><f>SUM(F:F)</f></c></row>'
    row += '<row r="3"><c r="D3" t="str"><f>B1</f><v>一般财力</v></c><c r="E3" t="e"><f>#REF!</f><v>#REF!</v></c></row>'
    tree, findings = reading(raw_book(tmp_path / "budget.xlsx", f"<sheetData>{row}</sheetData>"))
    assert tree.data == {"预算明细": [{"功能科目": "2101501"}, {"资金来源": "一般财力"}]}
    assert [f"{f.code} {f.at[0]}" for f in findings] == ["A02 budget.xlsx 预算明细!E2", "A02 budget.xlsx 预算明细!E3"]


def test_cells_without_references_prefixes_and_rich_texts(tmp_path):
    sheet = (
        '<x:sheetData xmlns:x="u"><x:row><x:c t="inlineStr"><x:is><x:r><x:t>职</x:t></x:r><x:rPh><x:t>zhi</x:t></x:rPh>'
        "<x:r><x:t>能</x:t></x:r></x:is></x:c></x:row>"
        '<x:row><x:c t="inlineStr"><x:is><x:t>一_x000D_\n二_x005F_x0041_</x:t></x:is></x:c></x:row></x:sheetData>'
    )
    tree, findings = reading(raw_book(tmp_path / "budget.xlsx", sheet, title="2、主要职能 "))
    assert findings == []
    assert tree.data == {"主要职能": ["一\n二_x0041_"]}


def test_signs_that_cannot_be_printed_are_told(tmp_path):
    assert told(tmp_path, 主要职能=[["职能"], ["拟订\u200b制度"]]) == ["错误 主要职能!A2"]


def test_indicators_belong_to_their_project_or_to_the_department(tmp_path):
    heads = ["项目", "一级", "二级", "三级", "指标值"]
    rows = [
        heads,
        ["甲", "产", "数", "一", "1"],
        [None, "产", "数", "二", "2"],
        ["（部门整体）", "履", "质", "三", "3"],
    ]
    rows.append(["(部门整体)", "履", "质", "四", "4"])
    read = data(tmp_path, 项目=[["名称"], ["甲"], ["乙"]], 绩效指标=rows)
    assert [item["三级"] for item in read["项目"][0]["绩效"]["指标"]] == ["一", "二"]
    assert "绩效" not in read["项目"][1]
    assert [item["三级"] for item in read["部门整体绩效"]["指标"]] == ["三", "四"]


def test_an_indicator_of_no_project(tmp_path):
    rows = [["项目", "三级"], ["甲项目", "一"], ["甲项目", "二"]]
    assert told(tmp_path, 项目=[["名称"], ["甲"]], 绩效指标=rows) == ["错误 绩效指标!A2"]


def test_reasons_by_class_and_name(tmp_path):
    heads = ["类别", "名称", "原因"]
    rows = [heads, ["收入", "一般财力", "工资调整"], ["机关运行经费", None, "人员增加"], ["支出", "基本支出", None]]
    assert data(tmp_path, 变动原因=rows) == {"变动原因": {"收入": {"一般财力": "工资调整"}, "机关运行经费": "人员增加"}}
    rows = [heads, ["收入", "一般财力", "一"], ["收入", "一般财力", "二"], ["收入", None, "三"]]
    assert told(tmp_path, 变动原因=rows) == ["错误 变动原因!B3", "错误 变动原因!B4"]


def test_a_period_is_two_days_or_words(tmp_path):
    heads = ["名称", "执行时间·起", "执行时间·止", "执行时间·文字"]
    rows = [heads, ["甲", date(2026, 1, 1), "2026-12-31", None], ["乙", None, None, "全年"]]
    assert [item["执行时间"] for item in data(tmp_path, 项目=rows)["项目"]] == [
        {"起": "2026-01-01", "止": "2026-12-31"},
        "全年",
    ]
    assert told(tmp_path, 项目=[heads, ["甲", "2026-01-01", "2026-12-31", "全年"]]) == ["错误 项目!D2"]


def test_a_head_that_names_another_unit(tmp_path):
    sheets = {"基本信息": [*BASIC, ["金额单位", "万元"]], "预算明细": [[*HEADS[:4], "本年（元）"], LINE[:5]]}
    assert told(tmp_path, **sheets) == ["警告 预算明细!E1"]


def test_a_cell_far_below_the_others_is_told(tmp_path):
    row = '<row r="1">' + cell("A1", "职能") + '</row><row r="2">' + cell("A2", "一") + "</row>"
    row += '<row r="1048576">' + cell("XFD1048576", "远") + cell("A1048576", "二") + "</row>"
    tree, findings = reading(raw_book(tmp_path / "budget.xlsx", f"<sheetData>{row}</sheetData>", title="主要职能"))
    assert tree.data == {"主要职能": ["一"]}
    assert [f.severity.value for f in findings] == ["警告"]


def test_amounts_under_a_head_written_anew_block(tmp_path):
    rows = [[head if head != "本年" else "2026年预算数" for head in HEADS], LINE]
    found = check(book(tmp_path, {**SMALL, "预算明细": rows})).findings
    assert [
        "本年" in f.hint for f in found if str(f.at[0]) == "budget.xlsx 预算明细!E1" and f.severity.value == "错误"
    ] == [True]


def test_no_heads_at_all(tmp_path):
    assert told(tmp_path, 基本信息=BASIC, 预算明细=[["a"], ["b"]]) == ["错误 预算明细!A1"]


def test_no_sheet_of_ours(tmp_path):
    tree, findings = reading(book(tmp_path, {"甲": [["a"]]}))
    assert tree is None
    assert [f.code for f in findings] == ["A01"]


def test_macros_are_never_looked_at(tmp_path):
    path = book(tmp_path, SMALL)
    named = shutil.copy(path, tmp_path / "budget.xlsm")
    with zipfile.ZipFile(named, "a") as package:
        package.writestr("xl/vbaProject.bin", b"\0" * 100)
    assert reading(named)[0].data == reading(path)[0].data


# Each mistake in its own cell


@pytest.mark.parametrize(
    ("start", "end", "cell"),
    [("2026-13-01", "2026-12-31", "B2"), ("2026-01-01", "x", "C2"), ("2026-02-01", "2026-01-01", "C2"),
     ("2026-01-01", None, "C2"), (None, "2026-01-01", "B2")],
)  # fmt: skip
def test_a_period_is_told_at_the_day_that_is_wrong(tmp_path, start, end, cell):
    rows = [["名称", "执行时间·起", "执行时间·止", "执行时间·文字"], ["线路租赁", start, end, None]]
    found = check(book(tmp_path, {**SMALL, "项目": rows})).findings
    assert [str(f.at[0]) for f in found if "执行时间" in f.message] == [f"budget.xlsx 项目!{cell}"]


def test_an_unknown_class_of_reasons_is_told_in_its_own_cell(tmp_path):
    rows = [["类别", "名称", "原因"], ["收人", "一般财力", "工资调整"]]
    found = check(book(tmp_path, {**SMALL, "变动原因": rows})).findings
    assert [str(f.at[0]) for f in found if "收人" in f.message] == ["budget.xlsx 变动原因!A2"]


def test_a_dash_is_no_control_figure_and_an_amount_of_nothing(tmp_path):
    rows = [HEADS, ["2101501", "30101", None, "一般财力", 1000, "-"]]
    sheets = {**SMALL, "预算明细": [*rows, *LINES[2:]], "控制数": [["名称", "金额"], ["收入总计", "—"]]}
    made = check(book(tmp_path, sheets))
    assert [f for f in made.findings if f.severity.value == "错误"] == []
    assert made.submission.words["控制数"] == {}


# What stands around a table


def amounts(folder, *rows):
    """The amounts that are read of a table with these rows under its heads, and what is told."""
    tree, findings = reading(book(folder, {"预算明细": [HEADS, *rows]}))
    return [line.get("本年") for line in tree.data["预算明细"]], [str(f.at[0]).partition(" ")[2] for f in findings]


def line(this, last=None):
    return ["2101501", "30101", None, "一般财力", this, last]


def total(word, this, last=None):
    return [word, None, None, None, this, last]


@pytest.mark.parametrize("word", ["合计", "合 计", "总计：", "小计", "本页合计"])
def test_a_total_is_no_line_and_is_compared_with_the_lines_above(tmp_path, word):
    right = [line(1.1, 5), line(2.2), total(word, "3.30", 5)]
    assert amounts(tmp_path, *right) == (["1.1", "2.2"], [])
    assert amounts(tmp_path, line(1.1), line(2), total(word, 4, "x")) == (["1.1", "2"], ["预算明细!E4"])
    _, (finding,) = reading(tmp_path / "budget.xlsx")
    assert finding.severity.value == "警告"
    assert "4" in finding.message
    assert "3.1" in finding.message


def test_totals_of_parts_count_their_parts_wherever_they_stand(tmp_path):
    under = [line(1), line(2), total("小计", 3), line(4), total("小计", 4), total("合计", 7)]
    assert amounts(tmp_path, *under) == (["1", "2", "4"], [])
    above = [total("合计", 7), total("小计", 3), line(1), line(2), total("小计", 4), line(4)]
    assert amounts(tmp_path, *above) == (["1", "2", "4"], [])
    wrong = [line(1), line(2), total("小计", 3), line(4), total("小计", 7)]
    assert amounts(tmp_path, *wrong)[1] == ["预算明细!E6"]


def test_a_total_of_lines_that_cannot_be_read_is_not_compared(tmp_path):
    assert amounts(tmp_path, line("一千"), line(2), total("合计", 5)) == (["一千", "2"], [])


def test_notes_under_a_table_are_no_lines(tmp_path):
    notes = [["填表人：张三", None, "审核人：李四"], ["注：1.本表以元计。"], ["2.不含结转。"]]
    assert amounts(tmp_path, line(1), total("合计", 1), *notes) == (["1"], [])
    assert data(tmp_path, 主要职能=[["职能"], ["一"], ["填表人：张三"]]) == {"主要职能": ["一"]}
    assert data(tmp_path, 基本信息=[*BASIC, ["填表人：", "张三"]])["年度"] == "2026"


def test_what_only_looks_like_a_note_is_read(tmp_path):
    rows = [["注：本年", "30101", None, "一般财力", 5, None], line(1)]
    assert amounts(tmp_path, *rows)[0] == ["5", "1"]
    assert amounts(tmp_path, *rows[::-1])[0] == ["1", "5"], "a number counts"
    assert data(tmp_path, 主要职能=[["职能"], ["一"], ["说明：二"]]) == {"主要职能": ["一", "说明：二"]}
    terms = [["词", "解释"], ["合计", "各项之和。"]]
    assert data(tmp_path, 名词解释=terms)["名词解释"]["补充"] == [{"词": "合计", "解释": "各项之和。"}]


def test_a_control_figure_may_be_called_a_total(tmp_path):
    assert data(tmp_path, 控制数=[["名称", "金额"], ["合计", 5]]) == {"控制数": {"合计": "5"}}


@pytest.mark.parametrize("above", ["单位：万元", "金额单位:万元", "（单位：人民币万元）"])
def test_a_unit_above_the_heads_is_compared(tmp_path, above):
    rows = [["预算明细表"], [None, None, None, None, None, above], HEADS, LINE]
    assert told(tmp_path, 预算明细=rows) == ["警告 预算明细!F2"]
    assert told(tmp_path, 基本信息=[*BASIC, ["金额单位", "万元"]], 预算明细=rows) == []


def test_words_under_a_head_of_ones_own_are_no_amounts(tmp_path):
    heads, row = [*HEADS[:4], "备注", "上年"], [*LINE[:4], "问过财政", 5]
    assert told(tmp_path, 预算明细=[heads, row]) == ["提示 预算明细!E1"]


# Sheets under other names


@pytest.mark.parametrize("name", ["Sheet1", "明细", "2026年预算"])
def test_a_sheet_under_another_name_is_an_error_while_ours_is_missing(tmp_path, name):
    assert told(tmp_path, **{"基本信息": BASIC, name: [HEADS, LINE]}) == [f"错误 {name}!A1"]
    assert told(tmp_path, **{"基本信息": BASIC, "预算明细": [HEADS, LINE], name: [HEADS, LINE]})[0][:2] in (
        "提示",
        "警告",
    )


def test_fields_under_another_name(tmp_path):
    _, (finding,) = reading(book(tmp_path, {"表一": BASIC, "主要职能": [["职能"], ["一"]]}))
    assert (finding.severity.value, "基本信息" in finding.hint) == ("错误", True)


@pytest.mark.parametrize(
    "sheets",
    [
        {"项目": [["序号", "项目编号", "名称"], [1, 2, "甲"]], "控制数": [["a", "b"], [1, 2]]},
        {"预算明细": [["a"], ["b"]], "基本信息": [["x", "y"], [1, 2]]},
    ],
)
def test_a_workbook_that_is_no_form_of_ours_is_told_once(tmp_path, sheets):
    tree, findings = reading(book(tmp_path, sheets))
    assert (tree, [f.code for f in findings]) == (None, ["A01"])


def test_a_form_of_ours_under_other_names_is_told_which(tmp_path):
    _, (finding,) = reading(book(tmp_path, {"Sheet1": [HEADS, LINE]}))
    assert "预算明细" in finding.hint


# What would be lost or wrong without a word


def heads(**other):
    return [other.get(head, head) for head in HEADS]


@pytest.mark.parametrize(("head", "rows"), [("上年", [[1, 2], [3, "—"], [4, 5]]), ("本年", [["-", 1], [5, 2], [6, 2]])])
def test_amounts_with_a_dash_among_them_are_amounts_under_any_head(tmp_path, head, rows):
    made = [heads(**{head: "某年预算"}), *([*LINE[:4], *row] for row in rows)]
    assert told(tmp_path, 预算明细=made)[0].startswith("错误 预算明细!")


def test_nothing_but_dashes_is_no_column_of_amounts(tmp_path):
    rows = [heads(上年="审核"), *([*LINE[:5], "-"] for _ in range(2))]
    assert told(tmp_path, 预算明细=rows) == ["提示 预算明细!F1"]


def test_heads_on_two_rows_do_not_lose_the_amounts(tmp_path):
    rows = [[*HEADS[:4], "预算数", "上年"], [None] * 4 + ["本年"], line(1), line(2)]
    assert told(tmp_path, 预算明细=rows)[0] == "错误 预算明细!E1"


@pytest.mark.parametrize("above", ["预算明细表（万元）", "万元", "单位：千元"])
def test_a_unit_above_the_heads_may_stand_alone(tmp_path, above):
    assert told(tmp_path, 预算明细=[["预算明细表"], [above], HEADS, LINE]) == ["警告 预算明细!A2"]


def test_a_unit_over_the_values_of_fields_is_compared(tmp_path):
    assert told(tmp_path, 政府采购=[["项目", "金额（万元）"], ["货物", 5]]) == ["警告 政府采购!B1"]


@pytest.mark.parametrize("label", ["一、货物", "1.货物（元）", "（一）货物"])
def test_a_field_may_be_numbered(tmp_path, label):
    assert data(tmp_path, 政府采购=[["项目", "内容"], [label, 5]]) == {"政府采购": {"货物": "5"}}


def test_a_number_with_a_label_of_ones_own_blocks_while_one_of_ours_is_missing(tmp_path):
    rows = [["项目", "内容"], ["货物", 5], ["工程", 1], ["劳务采购", 7], ["合计", 13], ["备注", "问过"]]
    assert told(tmp_path, 政府采购=rows) == ["错误 政府采购!B4", "提示 政府采购!B5", "提示 政府采购!B6"]
    whole = [*rows[:4], ["服务", 1], ["面向中小企业", 1], ["其中小微企业", 1]]
    assert told(tmp_path, 政府采购=whole) == ["提示 政府采购!B4"]


def test_a_total_may_stand_in_a_column_beside_a_number(tmp_path):
    made = [["序号", *HEADS], [1, *line(1)], [2, *line(2)], [3, *total("合计", 3)]]
    tree, findings = reading(book(tmp_path, {"预算明细": made}))
    assert [each["本年"] for each in tree.data["预算明细"]] == ["1", "2"]
    assert [f.severity.value for f in findings] == ["提示"]


def test_a_word_in_a_column_of_ones_own_makes_no_total(tmp_path):
    made = [["归并", *HEADS], ["合计", *line(1)], ["小计", *line(2)]]
    tree, _ = reading(book(tmp_path, {"预算明细": made}))
    assert [each["本年"] for each in tree.data["预算明细"]] == ["1", "2"]


def test_a_number_merged_over_another_column_is_told(tmp_path):
    path = book(tmp_path, {"预算明细": [HEADS, LINE]})
    package = load_workbook(path)
    package["预算明细"].merge_cells("E2:F2")
    package.save(path)
    _, findings = reading(path)
    assert [str(f.at[0]) for f in findings] == ["budget.xlsx 预算明细!E2"]


def test_heads_that_come_again_are_told_once(tmp_path):
    rows = [HEADS, line(1), [], heads(本年="本年（元）"), line(2)]
    assert told(tmp_path, 预算明细=rows) == ["错误 预算明细!A4"]


def test_a_copy_of_a_sheet_before_it_is_not_read_for_it(tmp_path):
    path = book(tmp_path, {"预算明细 (2)": [HEADS, line(1)], "预算明细": [HEADS, line(2)]})
    tree, findings = reading(path)
    assert [each["本年"] for each in tree.data["预算明细"]] == ["2"]
    assert [f"{f.severity.value} {f.at[0]}" for f in findings] == ["警告 budget.xlsx 预算明细 (2)!A1"]


@pytest.mark.parametrize(
    ("number_format", "findings"),
    [
        ('#,##0.00"万元"', ["警告 预算明细!E2"]),
        ('0.00"元"', []),
        ('0!.0000"万元"', []),
        ('#,##0.00,"千元"', []),
        ("#,##0.00", []),
    ],
)
def test_a_unit_that_only_the_format_of_a_number_says(tmp_path, number_format, findings):
    path = book(tmp_path, {"预算明细": [HEADS, LINE]})
    package = load_workbook(path)
    cell = package["预算明细"]["E2"]
    cell.value, cell.number_format = 548.03, number_format
    package.save(path)
    _, found = reading(path)
    assert [f"{one.severity.value} {str(one.at[0]).removeprefix('budget.xlsx ')}" for one in found] == findings


OTHER = ["2101599", "30201", None, "一般财力", 300, None]


@pytest.mark.parametrize(
    ("code", "amount", "lines", "findings"),
    [
        ("210", 1300, 2, []),
        ("21015 医疗保障管理事务", 1300, 2, []),
        ("21015", 1200, 2, ["错误 预算明细!E2"]),
        ("20501", 5, 3, []),  # there is nothing of it below: a line that lacks much, told by the schema
    ],
)
def test_the_sum_of_a_class_is_no_line(tmp_path, code, amount, lines, findings):
    rows = [HEADS, [code, None, None, None, amount, None], LINE, OTHER]
    assert told(tmp_path, 预算明细=rows) == findings
    tree, _ = reading(book(tmp_path, {"预算明细": rows}))
    assert len(tree.data["预算明细"]) == lines
