"""Whatever an export looks like, its lines come out, and its totals are none of them."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from author.form import edition
from author.read.schema import submission_schema
from author.taking.export import answered, understand
from author.taking.exportmap import ExportMap
from author.taking.lines import Taken, take
from author.taking.synonyms import synonyms
from author.taking.tables import read_tables
from tests.taking.exports import FUNDS, LINES, UNIT, Layout, Line, Sheet, aggregate, detail, save

if TYPE_CHECKING:
    from pathlib import Path

WORDS = synonyms()

lines = st.lists(
    st.builds(
        Line,
        st.sampled_from(["2012601", "2012604", "2080505", "2210201"]),
        st.sampled_from(["30101", "30201", "30227", "31002"]),
        st.sampled_from(["", "档案数字化-二期", "合计数据核查"]),
        st.sampled_from([*FUNDS]),
        st.integers(1, 10**11),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda line: line[:4],
)
layouts = st.builds(
    Layout,
    st.permutations(["单位", "项目", "功能", "经济", "金额"]).map(tuple),
    st.sampled_from(["dash", "blank", "brackets", "bare", "apart", "parts", "number"]),
    st.sampled_from(["columns", "value"]),
    st.sampled_from(["yuan", "text yuan", "text wan"]),
    st.frozensets(st.sampled_from(["top", "classes", "foot", "pages"])),
)


def taken(path: Path) -> list[Taken]:
    """What each table of lines gives, with every doubt answered as proposed."""
    books = edition.load("xinjiang-2026", 2026, submission_schema()).books
    tables, _ = read_tables(path, WORDS)
    export = understand(tables, ExportMap(), WORDS, books)
    for doubt in export.doubts:
        export = answered(export, doubt, doubt.proposed)
    return [take(table, made, export.map, WORDS, books.economic) for table, made in export.lines]


@settings(max_examples=120)
@given(lines, layouts)
def test_exactly_the_lines_of_an_export_are_taken(
    tmp_path_factory: pytest.TempPathFactory, given_lines: list[Line], layout: Layout
) -> None:
    path = tmp_path_factory.mktemp("exports") / "a.xlsx"
    (found,) = taken(save(path, {"支出预算明细": detail(given_lines, layout)}))
    assert [str(finding) for finding in found.findings] == []
    wanted = Counter({line[:4]: line.yuan for line in given_lines})
    assert {
        (each.function, each.economic, each.project, each.fund): each.current.yuan for each in found.lines
    } == wanted
    assert sum(each.current.yuan for each in found.lines) == Decimal(sum(line.cents for line in given_lines)) / 100
    assert {each.unit for each in found.lines} == {UNIT}
    classes = 2 * len({line.function[:3] for line in given_lines}) if "classes" in layout.totals else 0
    pages = found.rows // 2 if "pages" in layout.totals else 0
    assert found.totals == classes + pages + len(layout.totals & {"top", "foot"})


def test_a_table_of_totals_gives_no_line(tmp_path: Path) -> None:
    assert taken(save(tmp_path / "a.xlsx", {"3.17部门支出总表": aggregate(LINES)})) == []


def changed(row: int, column: int, value: object) -> Sheet:
    """The lines with one cell changed; heads end with row 4, 总计 is row 5."""
    sheet = detail(LINES, Layout(code="bare", money="yuan", totals=frozenset({"top"})))
    sheet.rows[row - 1][column - 1] = value
    return sheet


@pytest.mark.parametrize(
    ("row", "column", "value", "words", "at"),
    [
        (5, 5, 1.0, "也不是各行的合计", "E5"),
        (6, 5, 1.0, "各栏之和", "E6"),
        (6, 6, "一百", "不是数字", "F6"),
        (6, 6, 1286540.001, "小数太多", "F6"),
        (6, 3, None, "也不是各行的合计", "E6"),
        (6, 4, None, "也不是各行的合计", "E6"),
        (6, 3, "20126", "也不是各行的合计", "E6"),
    ],
)
def test_what_does_not_add_up_or_cannot_be_read_is_told(
    tmp_path: Path, row: int, column: int, value: object, words: str, at: str
) -> None:
    (found,) = taken(save(tmp_path / "a.xlsx", {"明细": changed(row, column, value)}))
    assert f"a.xlsx 明细!{at}" in [str(finding.at[0]) for finding in found.findings if words in finding.message]


def test_a_line_below_that_is_left_out_of_the_total_is_told(tmp_path: Path) -> None:
    """A page that was exported without its last row."""
    sheet = detail(LINES, Layout(totals=frozenset({"foot"})))
    del sheet.rows[-3]
    (found,) = taken(save(tmp_path / "a.xlsx", {"明细": sheet}))
    assert ["也不是各行的合计" in finding.message for finding in found.findings] == [True]


def test_classes_of_an_economic_code_above_its_items_are_no_lines(tmp_path: Path) -> None:
    rows = [
        ["功能科目", "经济科目", "资金性质", "预算数"],
        ["2012601", "301", "财政专户管理资金", 30],
        ["2012601", "30101", "财政专户管理资金", 10],
        ["2012601", "30102", "财政专户管理资金", 20],
        ["2012604", "310", "财政专户管理资金", 5],
    ]
    (found,) = taken(save(tmp_path / "a.xlsx", {"明细": Sheet(rows)}))
    assert [(each.economic, each.current.yuan) for each in found.lines] == [("30101", 10), ("30102", 20), ("310", 5)]


def test_numbers_of_columns_remarks_and_signatures_are_no_lines(tmp_path: Path) -> None:
    rows = [
        ["功能科目", "经济科目", "资金性质", "预算数（元）"],
        ["1", "2", "3", "4"],
        ["2012601", "30101", "财政专户管理资金", 10],
        ["注：本表不含2025年结转。", None, None, "审核人：李四"],
    ]
    (found,) = taken(save(tmp_path / "a.xlsx", {"明细": Sheet(rows)}))
    assert [each.current.yuan for each in found.lines] == [10]
    assert found.findings == ()


def test_rows_may_be_numbered_with_signs_that_are_no_decimals(tmp_path: Path) -> None:
    rows = [
        ["序号", "功能科目", "经济科目", "资金性质", "预算数（元）"],
        ["①", "2012601", "30101", "财政专户管理资金", 10],
    ]
    (found,) = taken(save(tmp_path / "a.xlsx", {"明细": Sheet(rows)}))
    assert [each.current.yuan for each in found.lines] == [10]


def test_amounts_are_written_as_accountants_do(tmp_path: Path) -> None:
    rows = [
        ["功能科目", "经济科目", "资金性质", "预算数（元）"],
        ["2012601", "30101", "财政专户管理资金", "(1,000.00)"],
        ["2012601", "30102", "财政专户管理资金", "￥1,234.5"],
        ["2012601", "30201", "财政专户管理资金", "——"],
    ]
    (found,) = taken(save(tmp_path / "a.xlsx", {"明细": Sheet(rows)}))
    assert found.findings == ()
    assert [each.current.yuan for each in found.lines] == [-1000, Decimal("1234.5")]


def test_a_word_for_an_amount_is_told_also_where_names_stand_for_codes(tmp_path: Path) -> None:
    rows = [
        ["功能科目", "经济科目", "资金性质", "预算数（元）"],
        ["行政运行", "基本工资", "财政专户管理资金", 10],
        ["行政运行", "办公费", "财政专户管理资金", "一百"],
    ]
    (found,) = taken(save(tmp_path / "a.xlsx", {"明细": Sheet(rows)}))
    assert [str(finding.at[0]) for finding in found.findings] == ["a.xlsx 明细!D3"]


@pytest.mark.parametrize(
    ("said", "is_total"),
    [
        ("合  计：", True),
        ("合计数", True),
        ("本页小计", True),
        ("支出合计（含结转）", True),
        ("总计（万元）", True),
        ("州综合计划服务中心", False),
        ("审计局", False),
        ("合计" * 15, False),
    ],
)
def test_a_total_says_so_at_its_beginning_or_its_end(said: str, is_total: bool) -> None:  # noqa: FBT001
    assert WORDS.is_total(said) == is_total


def test_a_purpose_may_speak_of_totals(tmp_path: Path) -> None:
    rows = [
        ["功能科目", "经济科目", "用途", "资金性质", "预算数（元）"],
        ["2012604", "30227", "累计欠费", "财政专户管理资金", 10],
        ["2012604", "30201", "合计", "财政专户管理资金", 20],
    ]
    (found,) = taken(save(tmp_path / "a.xlsx", {"明细": Sheet(rows)}))
    assert [each.purpose for each in found.lines] == ["累计欠费"]
    assert [str(each.at[0]) for each in found.findings] == [
        "a.xlsx 明细!E3"
    ]  # a total that is none: nothing is written


def test_merged_cells_name_each_of_their_rows_and_count_an_amount_once(tmp_path: Path) -> None:
    rows = [
        ["项目名称", "功能科目", "经济科目", "资金性质", "预算数（元）"],
        ["甲", "2012604", "30227", "财政专户管理资金", 10],
        [None, None, "30201", "财政专户管理资金", 20],
    ]
    (found,) = taken(save(tmp_path / "a.xlsx", {"明细": Sheet(rows, [(2, 1, 2, 1), (2, 2, 2, 1)])}))
    assert [(each.project, each.function, each.current.yuan) for each in found.lines] == [
        ("甲", "2012604", 10),
        ("甲", "2012604", 20),
    ]


def test_the_governments_own_classification_is_not_the_departments(tmp_path: Path) -> None:
    rows = [
        ["功能科目", "经济分类", "经济科目", "资金性质", "预算数（元）"],
        ["2012601", "50101", "30101", "财政专户管理资金", 10],
    ]
    (found,) = taken(save(tmp_path / "a.xlsx", {"明细": Sheet(rows)}))
    assert [each.economic for each in found.lines] == ["30101"]


def test_kinds_of_projects_decide_what_is_a_project(tmp_path: Path) -> None:
    """The system calls wages a project, too; lines that differ only in that are one."""
    rows = [
        ["项目类别", "项目名称", "功能科目", "经济科目", "资金性质", "预算数（元）"],
        ["11-人员类", "在职人员工资", "2012601", "30101", "财政专户管理资金", 10],
        ["11-人员类", "绩效工资", "2012601", "30101", "财政专户管理资金", 5],
        ["22-特定目标类", "数字化", "2012604", "30227", "财政专户管理资金", 20],
    ]
    (found,) = taken(save(tmp_path / "a.xlsx", {"明细": Sheet(rows)}))
    assert [(each.project, each.nature, each.current.yuan) for each in found.lines] == [
        ("", "", 15),
        ("数字化", "", 20),
    ]
    assert found.rows == 3


def test_a_line_is_not_taken_for_a_total_of_its_neighbour(tmp_path: Path) -> None:
    """It lacks a code and happens to have the same amount."""
    rows = [
        ["功能科目", "经济科目", "项目名称", "资金性质", "预算数（元）"],
        ["2012604", "30227", "甲", "财政专户管理资金", 10],
        ["2012604", None, "乙", "财政专户管理资金", 10],
    ]
    (found,) = taken(save(tmp_path / "a.xlsx", {"明细": Sheet(rows)}))
    assert [str(finding.at[0]) for finding in found.findings] == ["a.xlsx 明细!E3"]
    assert found.findings[0].hint.endswith("缺经济科目")


def test_a_table_of_a_province_with_totals_in_rows_without_an_economic_name(tmp_path: Path) -> None:
    """类, 款, 项 in heads with brackets, economic names alone, 财政拨款 the sum of its parts."""
    rows = [
        ["单位编码", "科目编码（类）", "科目编码（款）", "科目编码（项）", "科目名称", "经济分类名称", "年初预算", "财政拨款",
         "一般公共预算拨款", "政府性基金预算拨款", "事业收入"],
        ["318", "201", None, None, "一般公共服务支出", None, 1234.5, 1200, 1000, 200, 34.5],
        ["318", "201", "26", "01", "行政运行", "基本工资", 1034.5, 1000, 1000, None, 34.5],
        ["318", "201", "26", "01", "行政运行", "办公费", 200, 200, None, 200, None],
    ]  # fmt: skip
    (found,) = taken(save(tmp_path / "a.xlsx", {"基本": Sheet(rows)}))
    assert found.findings == ()
    assert [(each.function, each.economic, each.fund, each.current.yuan) for each in found.lines] == [
        ("2012601", "基本工资", "一般财力", 1000),
        ("2012601", "基本工资", "事业收入", Decimal("34.5")),
        ("2012601", "办公费", "政府性基金收入", 200),
    ]


def test_money_in_a_column_that_nobody_knows_is_asked_for(tmp_path: Path) -> None:
    rows = [
        ["功能科目", "经济科目", "事业收入", "某某资金", "计划数量", "另一栏"],
        ["2012601", "30101", 10, 3000, 12, 3010],
        ["2012601", "30102", 20.5, 0, 13, 20.5],
    ]
    books = edition.load("xinjiang-2026", 2026, submission_schema()).books
    tables, _ = read_tables(save(tmp_path / "a.xlsx", {"明细": Sheet(rows)}), WORDS)
    doubts = understand(tables, ExportMap(), WORDS, books).doubts
    assert [doubt.what for doubt in doubts if doubt.kind == "填入"] == ["某某资金", "另一栏"]


SUBJECTS = ["功能科目编码", "功能科目名称", "部门经济科目", "项目名称", "资金性质", "预算数（元）"]
WHOLE = ["2012601", "行政运行", "31001", "食堂", "事业收入", 1000]
BESIDE = ["2012601", "行政运行", "31003", "食堂", "事业收入", 500]


def rows_of(folder: Path, *rows: list[Any]) -> Taken:
    (found,) = taken(save(folder / "a.xlsx", {"明细": Sheet([SUBJECTS, *rows])}))
    return found


@pytest.mark.parametrize(
    "total",
    [
        ["2012601", "行政运行", "31001", "小计", "事业收入", 1000],
        ["2012601", "小 计", "31001", "食堂", "事业收入", 1000],
        ["2012601", "行政运行", "31003", "食堂小计", "事业收入", 1500],
    ],
)
def test_a_total_with_all_that_a_line_has_is_no_line(tmp_path: Path, total: list[Any]) -> None:
    found = rows_of(tmp_path, WHOLE, BESIDE, total)
    assert (sum(line.current.yuan for line in found.lines), found.totals, found.findings) == (1500, 1, ())


def test_a_total_with_all_that_a_line_has_may_be_wrong(tmp_path: Path) -> None:
    found = rows_of(tmp_path, WHOLE, BESIDE, ["2012601", "行政运行", "31001", "小计", "事业收入", 1001])
    assert [(str(each.at[0]), each.severity.value) for each in found.findings] == [("a.xlsx 明细!F4", "错误")]


def test_a_part_of_the_line_above_is_not_read_again(tmp_path: Path) -> None:
    part = ["2012601", "其中：主体", "31001", "食堂", "事业收入", 600]
    found = rows_of(tmp_path, WHOLE, part, BESIDE)
    assert sum(line.current.yuan for line in found.lines) == 1500
    assert [str(each.at[0]) for each in found.findings] == ["a.xlsx 明细!F3"]


def test_parts_of_a_row_that_is_no_line_are_lines(tmp_path: Path) -> None:
    above = ["2012601", "行政运行", None, "食堂", "事业收入", 600]
    found = rows_of(tmp_path, above, ["2012601", "其中：主体", "31001", "食堂", "事业收入", 600])
    assert [line.current.yuan for line in found.lines] == [600]


def test_a_class_that_is_not_the_sum_of_its_items_is_told(tmp_path: Path) -> None:
    found = rows_of(tmp_path, ["2012601", "行政运行", "310", "食堂", "事业收入", 1600], WHOLE, BESIDE)
    assert [(str(each.at[0]), each.severity.value) for each in found.findings] == [("a.xlsx 明细!F2", "警告")]


@pytest.mark.parametrize("head", ["调减", "调整后预算"])
def test_a_table_of_changes_is_no_budget(tmp_path: Path, head: str) -> None:
    rows = [[*SUBJECTS, head], [*WHOLE, 200]]
    assert taken(save(tmp_path / "a.xlsx", {"明细": Sheet(rows)})) == []


def test_a_second_table_below_in_another_unit_is_told(tmp_path: Path) -> None:
    found = rows_of(tmp_path, WHOLE, ["项目支出", "单位：万元"], BESIDE)
    assert [(str(each.at[0]), each.severity.value) for each in found.findings] == [("a.xlsx 明细!B3", "错误")]


def test_the_unit_of_the_heads_is_likelier_than_the_one_above_them(tmp_path: Path) -> None:
    rows = [["单位：元"], [*SUBJECTS[:-1], "预算数（万元）"], WHOLE]
    (found,) = taken(save(tmp_path / "a.xlsx", {"明细": Sheet(rows)}))
    assert [line.current.yuan for line in found.lines] == [10_000_000]


@pytest.mark.parametrize("written", ["(5.00)", "（5.00）", "-5", "-￥5.00"])
def test_an_amount_below_zero_is_written_in_every_way(tmp_path: Path, written: str) -> None:
    found = rows_of(tmp_path, [*WHOLE[:-1], written], BESIDE)
    assert [line.current.yuan for line in found.lines] == [-5, 500]


def test_a_unit_that_only_the_format_of_a_number_says(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", {"明细": Sheet([[*SUBJECTS[:5], "预算数"], WHOLE])})
    package = load_workbook(path)
    package["明细"]["F2"].number_format = '0.00"万元"'
    package.save(path)
    (found,) = taken(path)
    assert [line.current.yuan for line in found.lines] == [10_000_000]


@pytest.mark.parametrize(
    ("title", "this", "last"), [("2026年部门预算", 1000, 900), ("部门预算", 1000, 900), ("2025年部门预算", 900, 0)]
)
def test_heads_that_name_years(tmp_path: Path, title: str, this: int, last: int) -> None:
    heads = [*SUBJECTS[:5], "2026年预算数", "2025年预算数"]
    (found,) = taken(save(tmp_path / "a.xlsx", {"明细": Sheet([[title], heads, [*WHOLE, 900]])}))
    assert [(line.current.yuan, line.prior.yuan if line.prior else 0) for line in found.lines] == [(this, last)]
