"""Texts into typed values: shape, names and types, and what the findings say of them."""

from __future__ import annotations

import pytest

from author.read.schema import MOST_TOLD, submission_schema, typed
from author.read.yamlfile import parse_yaml
from tests.small import PROJECT, SMALL, brief, errors, hint, small, told
from tests.steps import steps

LINE = "  - {功能科目: 2101501, 经济科目: 30201, 资金来源: 一般财力, 本年: 500.00}"


@pytest.mark.parametrize(
    ("old", "new", "place", "advice"),
    [
        ("年度: 2026", "年渡: 2026", "3:1", "年度"),
        ("名称: 某某", "名秤: 某某", "2:6", "名称"),
        ("功能科目: 2101501, 经济科目: 30201", "功能科木: 2101501, 经济科目: 30201", "9:6", "功能科目"),
        ("公开日期: 2026-02-05", "公开日期: 2026-02-05\n控制书:", "5:1", "控制数"),  # left empty
    ],
)
def test_an_unknown_name_is_told_once_with_the_one_that_was_meant(old: str, new: str, place: str, advice: str) -> None:
    assert told(small((old, new))) == [f"A01 {place}"]
    assert f"“{advice}”" in hint(small((old, new)))


def test_only_a_wrong_colon_is_told_as_one() -> None:
    assert hint(small(("年度: 2026", "年渡: 2026"))) == "是否为“年度”？"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("{名称: 某某州医疗保障局}", "某某州医疗保障局", "“单位”：这里应是若干“名称: 内容”"),
        ("[拟订制度并组织实施]", "拟订制度", "“主要职能”：这里应是列表，每项前加“- ”，或写成 [甲, 乙]"),
        ("[拟订制度并组织实施]", "[]", "“主要职能”：至少要有一项"),
        (LINE, "  - 办公费五百元", "这里应是若干“名称: 内容”"),
        (LINE, "  -", "这一项是空的"),
        ("编制: 5", "编制: 五", "“编制”：“五”不是数字"),
        ("编制: 5, ", "", "缺少“编制”"),
        ("一般财力, 本年: 500.00", "一般财力, 支出类别: 公用, 本年: 500.00", "“支出类别”不能填“公用”"),
        ("项目:\n", "科目名称: {wage: 甲}\n项目:\n", "“wage”不是科目编码，编码只有数字"),
    ],
)
def test_what_is_said(old: str, new: str, message: str) -> None:
    assert [finding.message for finding in errors(small((old, new)))] == [message]


@pytest.mark.parametrize("colon", ["：", ":"])
def test_a_colon_that_is_none(colon: str) -> None:
    content = small(("功能科目: 2101501, 经济科目: 30201", f"功能科目{colon}2101501, 经济科目: 30201"))
    assert told(content) == ["A01 9:6"]
    assert "半角" in hint(content)


def test_an_amount_with_a_bare_comma_is_not_read_as_a_smaller_one() -> None:
    content = small(("500.00", "1,500.00"))
    assert told(content) == ["A01 9:52"]
    assert '"1,500.00"' in hint(content)


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("年度: 2026\n", "", "A02 1:1"),
        ("年度: 2026", "年度:", "A02 3:4"),
        ("名称: 某某州医疗保障局", "类型: 部门", "A02 2:5"),
        ("名称: 某某州医疗保障局", "名称: ''", "A02 2:10"),
        ("编制: 5, ", "", "A02 6:5"),
        ("资金来源: 一般财力, 本年: 500.00", "本年: 500.00", "A02 9:5"),
        ("主要职能: [拟订制度并组织实施]\n", "", "A02 1:1"),
        ("主要职能: [拟订制度并组织实施]", "主要职能: []", "A01 5:7"),
        (LINE, "  -", "A01 9:4"),
    ],
)
def test_what_is_missing(old: str, new: str, finding: str) -> None:
    assert told(small((old, new))) == [finding]


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("{名称: 某某州医疗保障局}", "某某州医疗保障局", "A01 2:5"),
        ("名称: 某某州医疗保障局", "名称: [甲, 乙]", "A01 2:10"),
        ("[拟订制度并组织实施]", "拟订制度", "A01 5:7"),
        ("[拟订制度并组织实施]", "[拟订: 制度]", "A01 5:8"),
        (LINE, "  - 办公费五百元", "A01 9:5"),
        (LINE, "  - [办公费]", "A01 9:5"),
        (f"项目:\n{PROJECT}", "项目: 线路租赁\n", "A01 11:5"),
        (PROJECT, "  - 线路租赁\n", "A01 12:5"),
        (PROJECT, "  - {名称: 线路租赁, 绩效: 好}\n", "A01 12:20"),
        ("{编制: 5, 在职: {本年: 4, 上年: 3}}", "5", "A01 6:5"),
    ],
)
def test_the_wrong_shape_is_one_finding(old: str, new: str, finding: str) -> None:
    assert told(small((old, new))) == [finding]


def test_lines_that_are_no_list() -> None:
    before, after = SMALL.split("  - {功能科目", 1)[0], SMALL[SMALL.index("项目:\n") :]
    assert told(f"{before}  功能科目: 2101501\n{after}") == ["A01 8:3"]


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("500.00", "500元", "A01 9:50"),
        ("500.00", "5万元", "A01 9:50"),
        ("500.00", "伍佰", "A01 9:50"),
        ("500.00", "500.001", "A01 9:50"),
        ("500.00", "5e3", "A01 9:50"),
        ("500.00", "[500]", "A01 9:50"),
        ("2026-02-05", "2026-02-30", "A01 4:7"),
        ("2026-02-05", "二月五日", "A01 4:7"),
        ("年度: 2026", "年度: 26", "A01 3:5"),
        ("编制: 5", "编制: 五", "A01 6:10"),
        ("编制: 5", "编制: -5", "A01 6:10"),
        ("本年: 4", "本年: 4.5", "A01 6:22"),
        ("功能科目: 2101501, 经济科目: 30201", "功能科目: 行政运行, 经济科目: 30201", "A03 9:12"),
        ("经济科目: 30201", "经济科目: 办公费用开支", "A03 9:27"),
        ("经济科目: 30201", "支出类别: 公用经非, 经济科目: 30201", "A01 9:27"),
        ("名称: 某某州医疗保障局", "名称: 某某州医疗保障局, 类型: 局", "A01 2:24"),
        ("名称: 某某州医疗保障局", "名称: 某某州医疗保障局, 类型: [部门]", "A01 2:24"),
    ],
)
def test_the_wrong_type_is_one_finding(old: str, new: str, finding: str) -> None:
    assert told(small((old, new))) == [finding]


@pytest.mark.parametrize("amount", ['"1,500.00"', "1500", "１５００．００", '"１，５００"', "1500.0"])
def test_ways_to_write_an_amount(amount: str) -> None:
    assert told(small(("500.00", amount), more="控制数: {公用经费: 0.15}\n")) == []


def test_amounts_in_ten_thousands() -> None:
    wan = small(("1000.00", "0.1"), ("900.00", "0.09"), ("500.00", "0.05"), ("200.00", "0.02"), more="金额单位: 万元\n")
    assert told(wan + "控制数: {收入总计: 0.17}\n") == []
    assert told(wan.replace("0.05", "0.1234567")) == ["A01 9:50"]
    assert told(small(more="金额单位: 千元\n")) == ["A01 13:7"]


@pytest.mark.parametrize(
    "day", ["2026-02-05", "2026/2/5", "2026.2.5", "2026年2月5日", "'2026-02-05'", "２０２６-02-05"]
)
def test_dates(day: str) -> None:
    assert told(small(("2026-02-05", day))) == []


@pytest.mark.parametrize(
    ("more", "finding"),
    [
        ("科目名称: {工资: 某某支出}\n", "A03 13:8"),
        ("科目名称: {'21015 甲': 一, 21015: 二}\n", "A01 13:22"),
        ("科目名称: {21015 甲: [一]}\n", "A01 13:17"),
        ("支出用途: {其他: 用于}\n", "A03 13:8"),
        ("变动原因: {收入: 工资}\n", "A01 13:12"),
        ("变动原因: {收人: {一般财力: 工资}}\n", "A01 13:8"),
        ("控制数: {收入总计: 很多}\n", "A01 13:13"),
        ("控制数: [996.43]\n", "A01 13:6"),
        ("国有资产: {车辆: [{数量: 1}]}\n", "A02 13:13"),
        ("名词解释: {补充: [{词: 三公}]}\n", "A02 13:13"),
    ],
)
def test_free_names_and_nested_lists(more: str, finding: str) -> None:
    assert told(small(more=more)) == [finding]


def test_everything_that_is_wrong_comes_out_in_one_run() -> None:
    content = small(
        ("编制: 5", "编制: 五"), ("经济科目: 30201", "经济科目: 30281"), ("一般财力", "一般财利"), more="控制书: 1\n"
    )
    assert told(content) == ["A01 6:10", "A03 8:40", "A03 9:27", "A01 13:1"]


def test_a_long_wrong_word_is_cut() -> None:
    (finding,) = errors(small(more=f"金额单位: {'元' * 1_000_000}\n"))
    assert len(str(finding)) < 200


def misspelt(lines: int) -> str:
    line = "  - {功能科木: 2101501, 经济科目: 30101, 资金来源: 一般财力, 本年: 1}\n"
    return small(("项目:\n", line * lines + "项目:\n"))


def test_a_word_misspelt_in_every_line_takes_no_page() -> None:
    (only,) = errors(misspelt(MOST_TOLD + 1))
    assert len(only.at) == MOST_TOLD + 1


def test_a_word_misspelt_in_every_line_takes_no_time() -> None:
    few, many = (steps(lambda count=count: errors(misspelt(count))) for count in (100, 200))
    assert many["get_close_matches"] == few["get_close_matches"], "the word that was meant is looked for once"
    assert many.total() < 2 * few.total(), "twice the lines, not four times the steps"


def test_blanks_stand_for_what_is_missing_but_not_in_budget_lines() -> None:
    tree, _ = parse_yaml("主要职能: 一\n项目: [{情形: 一般}]\n预算明细: [{本年: x}]\n人员: 5\n", "budget.yaml")
    assert tree is not None
    words, findings = typed(tree, submission_schema())
    assert (words["主要职能"], words["项目"][0]["名称"], words["人员"]["编制"]) == ([], "", 0)
    assert {"功能科目", "资金来源", "本年"}.isdisjoint(words["预算明细"][0])
    assert "年度" not in words, "nothing can stand for the year"
    assert "A02 2:6" in [brief(finding) for finding in findings]
