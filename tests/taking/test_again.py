"""Taking again: amounts and lines change, what staff wrote stays."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from author.commands import new, take
from author.form import edition
from author.ground.findings import Source
from author.ledger.money import Money
from author.pipeline.check import check
from author.read.door import read
from author.read.schema import submission_schema
from author.taking.lines import TakenLine
from author.taking.oldlines import OldLine, matches
from tests.taking.exports import LINES, Layout, Line, Sheet, aggregate, detail, save
from tests.taking.test_lines import lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from click.testing import Result


def run(*arguments: object, answers: str = "") -> Result:
    return CliRunner().invoke(take.command, list(map(str, arguments)), input=answers, standalone_mode=False)


def exported(folder: Path, lines: Sequence[Line] = LINES, **more: Sheet) -> Path:
    return save(folder / "export.xlsx", {"支出预算明细": detail(lines, Layout()), **more})


OLD = """\
版式: xinjiang-2026
单位: {名称: 云岭州档案馆}  # 全称与系统里不同
年度: 2026
预算明细:
  # 工资
  - {功能科目: 2012601 行政运行, 经济科目: 30101, 资金来源: 一般财力, 本年: 1286540.00, 上年: 1}  # 未变
  - 功能科目: 2012601
    经济科目: 办公费 # 30201
    资金来源: 一般财力
    用途: 日常办公
    本年: 50000  # 旧数
  - {功能科目: 2080505, 经济科目: 30101, 资金来源: 一般财力, 上年: 5}
  # 拆成两行
  - {功能科目: 2012604, 经济科目: 30227, 项目: 档案数字化-二期, 资金来源: 上级一般公共预算转移支付, 本年: 200000}
  - {功能科目: 2012604, 经济科目: 30227, 项目: 档案数字化-二期, 资金来源: 一般财力, 本年: 150000}
  - {功能科目: 2012604, 经济科目: 30227, 项目: 旧项目, 资金来源: 其他收入, 本年: 7, 上年: 8}  # 停了
  - {功能科目: 2012604, 经济科目: 31002, 项目: 旧项目, 资金来源: 其他收入, 本年: 9}  # 没有了
项目:
  - 名称: 档案数字化-二期
    政策依据: 手写的依据
变动原因: {支出: {项目支出: 手写的原因}}
"""
NEW = """\
版式: xinjiang-2026
单位: {名称: 云岭州档案馆}  # 全称与系统里不同
年度: 2026
预算明细:
  # 工资
  - {功能科目: 2012601 行政运行, 经济科目: 30101, 资金来源: 一般财力, 本年: 1286540.00, 上年: 1}  # 未变
  - 功能科目: 2012601
    经济科目: 办公费 # 30201
    资金来源: 一般财力
    用途: 日常办公
    本年: 60000.50  # 旧数
  - {功能科目: 2080505, 经济科目: 30101, 资金来源: 一般财力, 上年: 5, 本年: 301245.12}
  # 拆成两行
  - {功能科目: 2012604, 经济科目: 30227, 项目: 档案数字化-二期, 资金来源: 上级一般公共预算转移支付, 本年: 200000}
  - {功能科目: 2012604, 经济科目: 30227, 项目: 档案数字化-二期, 资金来源: 一般财力, 本年: 150000}
  - {功能科目: 2012604, 经济科目: 30227, 项目: 旧项目, 资金来源: 其他收入, 本年: , 上年: 8}  # 停了
  # 没有了
  - {功能科目: 2012604, 经济科目: 30227, 项目: 档案数字化-二期, 资金来源: 其他收入, 本年: 50000}
  - {功能科目: 2012604, 经济科目: 31002, 项目: 库房设备（更新）, 资金来源: 政府性基金收入, 本年: 198000.07}
项目:
  - 名称: 档案数字化-二期
    政策依据: 手写的依据
  - {名称: 库房设备（更新）}
变动原因: {支出: {项目支出: 手写的原因}}
"""


def test_amounts_and_lines_change_and_words_order_and_comments_stay(tmp_path: Path) -> None:
    target = tmp_path / "budget.yaml"
    target.write_text(OLD, encoding="utf-8")
    said = run(exported(tmp_path), "-o", target, "--yes").output
    assert target.read_text(encoding="utf-8") == NEW
    assert "来 2 行，去 2 行，改 2 处，没有变 3 行" in said
    assert "来  项目 库房设备（更新）" in said
    assert (
        run(exported(tmp_path), "-o", target).output.splitlines()[-1].endswith("来 0 行，去 0 行，改 0 处，没有变 7 行")
    )
    assert target.read_text(encoding="utf-8") == NEW


def test_what_staff_have_divided_is_theirs_to_change(tmp_path: Path) -> None:
    target = tmp_path / "budget.yaml"
    target.write_text(OLD, encoding="utf-8")
    lines = [line if line.economic != "30227" else line._replace(cents=1) for line in LINES]
    said = run(exported(tmp_path, lines), "-o", target, "--yes").output
    assert "请自己改  2012604 30227 档案数字化-二期 一般财力：导出是 0.01，这里的 2 行共 350,000.00" in said
    assert "budget.yaml:14:5、budget.yaml:15:5" in said
    assert "本年: 200000}" in target.read_text(encoding="utf-8")


def test_lines_that_an_export_does_not_have_may_stay(tmp_path: Path) -> None:
    target = tmp_path / "budget.yaml"
    target.write_text(OLD, encoding="utf-8")
    run(exported(tmp_path), "-o", target, "--yes", "--keep")
    assert "本年: 9}  # 没有了" in target.read_text(encoding="utf-8")


def test_the_lines_of_other_units_stay(tmp_path: Path) -> None:
    target = tmp_path / "budget.yaml"
    below = "机构: {下属预算单位: [{名称: 甲馆}]}\n"
    line = "  - {功能科目: 2012601, 经济科目: 30101, 资金来源: 一般财力, 本年: 3, 单位: 甲馆}\n"
    target.write_text(
        OLD.replace("年度: 2026\n", f"年度: 2026\n{below}").replace("项目:\n  -", f"{line}项目:\n  -"), "utf-8"
    )
    run(exported(tmp_path), "-o", target, "--yes")
    assert line in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["budget.yaml", "budget.xlsx"])
def test_a_new_file_is_a_form_whose_lines_are_accepted(tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    result = run(exported(tmp_path, **{"3.17部门支出总表": aggregate(LINES)}), "-o", target, "--yes")
    assert result.return_value == 0, result.output
    tree, _ = read(target, submission_schema())
    assert tree is not None
    assert len(tree.data["预算明细"]) == len(LINES)
    assert tree.data["单位"] == {"名称": "云岭州示例档案馆"}
    assert [each["名称"] for each in tree.data["项目"]] == ["档案数字化-二期", "库房设备（更新）"]
    assert tree.data["控制数"]["支出总计"] == "224.578569"
    text = {"公开日期", "主要职能", "编制"}
    assert {f.message.strip("缺少“”") for f in check(target).findings if f.severity.value == "错误"} == text
    assert "没有变 6 行" in run(exported(tmp_path), "-o", target).output


def test_a_workbook_is_changed_too(tmp_path: Path) -> None:
    target = tmp_path / "budget.xlsx"
    run(exported(tmp_path), "-o", target, "--yes")
    said = run(exported(tmp_path, LINES[1:]), "-o", target).output
    assert "来 0 行，去 1 行，改 0 处，没有变 5 行" in said
    tree, _ = read(target, submission_schema())
    assert tree is not None
    kept = sorted(line["经济科目"][:5] for line in tree.data["预算明细"])
    assert kept == sorted(line.economic for line in LINES[1:])


def test_goals_fill_what_is_empty_and_update_values(tmp_path: Path) -> None:
    target = tmp_path / "budget.yaml"
    target.write_text(OLD, encoding="utf-8")
    goal = Sheet(
        [
            ["项目支出绩效目标申报表"],
            ["项目名称", "档案数字化-二期"],
            ["年度总体目标", "数字化十二万页。\n提供网上查询。"],
            ["一级指标", "二级指标", "三级指标", "计算符号", "指标值", "计量单位", "权重"],
            ["产出指标", "数量指标", "数字化数量", "≥", "12", "万页", 50],
            [None, "质量指标", "合格率", "＝", "98", "%", 40],
            ["合计", None, None, None, None, None, 90],
        ]
    )
    run(exported(tmp_path, 绩效=goal), "-o", target, "--yes")
    text = target.read_text(encoding="utf-8")
    wanted = """\
    政策依据: 手写的依据
    绩效:
      总体目标: [数字化十二万页。, 提供网上查询。]
      指标:
        - {一级: 产出指标, 二级: 数量指标, 三级: 数字化数量, 指标值: ≥12万页, 权重: 50}
        - {一级: 产出指标, 二级: 质量指标, 三级: 合格率, 指标值: "=98%", 权重: 40}
"""
    assert wanted in text
    target.write_text(
        text.replace("≥12万页", "≥11万页").replace("[数字化十二万页。", "[手写的目标。"), encoding="utf-8"
    )
    said = run(exported(tmp_path, 绩效=goal), "-o", target).output
    wanted = text.replace("[数字化十二万页。", "[手写的目标。").replace("≥12万页", '"≥12万页"')
    assert target.read_text(encoding="utf-8") == wanted
    assert "改  项目 档案数字化-二期 的绩效：1 处" in said


@pytest.mark.parametrize("name", ["budget.yaml", "budget.xlsx"])
def test_a_blank_form_is_filled_in(tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    CliRunner().invoke(new.command, [str(target), "--edition", "xinjiang-2026"], standalone_mode=False)
    result = run(exported(tmp_path), "-o", target, "--yes")
    assert result.return_value == 0, result.output
    tree, _ = read(target, submission_schema())
    assert tree is not None
    assert (tree.data["年度"], tree.data["单位"]["名称"]) == ("2026", "云岭州示例档案馆")
    assert len(tree.data["预算明细"]) == len(LINES)
    assert len(tree.data["项目"]) == 2


@pytest.mark.parametrize(
    "text",
    [
        "预算明细: 没有\n",
        "预算明细: [甲]\n",
        "项目: 甲\n",
        "预算明细: {甲: 1}\n",
        "年度: 二\n",
        "版式: 没有\n",
        "年度: 2026\n年度: 2026\n",
    ],
)
def test_a_file_of_another_shape_is_told_and_left_alone(tmp_path: Path, text: str) -> None:
    target = tmp_path / "budget.yaml"
    target.write_text(text, encoding="utf-8")
    result = run(exported(tmp_path), "-o", target, "--yes")
    assert result.return_value == 1
    assert "错误" in result.output
    assert target.read_text(encoding="utf-8") == text


def test_a_tree_of_indicators_by_level_is_one(tmp_path: Path) -> None:
    goal = Sheet(
        [
            ["项目名称", "指标名称", "级次", "计算符号", "指标值", "计量单位", "权重"],
            ["档案数字化-二期", "产出指标", 1, None, None, None, 50],
            [None, "数量指标", 2, None, None, None, 50],
            [None, "数字化数量", 3, "≥", 12, "万页", 50],
        ]
    )
    run(exported(tmp_path, 绩效=goal), "-o", tmp_path / "b.yaml", "--yes")
    wanted = "- {一级: 产出指标, 二级: 数量指标, 三级: 数字化数量, 指标值: ≥12万页, 权重: 50}"
    assert wanted in (tmp_path / "b.yaml").read_text(encoding="utf-8")


def test_an_indicator_may_speak_of_totals(tmp_path: Path) -> None:
    goal = Sheet(
        [
            ["项目名称", "档案数字化-二期"],
            ["一级指标", "二级指标", "三级指标", "指标值"],
            ["产出指标", "数量指标", "累计培训人次", "12"],
            [None, None, "合计", "12"],
        ]
    )
    run(exported(tmp_path, 绩效=goal), "-o", tmp_path / "b.yaml", "--yes")
    tree, _ = read(tmp_path / "b.yaml", submission_schema())
    assert tree is not None
    assert [each["三级"] for each in tree.data["项目"][0]["绩效"]["指标"]] == ["累计培训人次"]


def test_an_old_line_is_of_one_line_of_the_export() -> None:
    """Both funds of the export could be 结转, which staff have written once."""
    books = edition.load("xinjiang-2026", 2026, submission_schema()).books
    first, second = (
        TakenLine("2012604", "30227", "", "甲", fund, "", "", Money(Decimal(5)), alternatives=("政府性基金预算结转",))
        for fund in ("政府性基金收入", "一般公共预算结转")
    )
    rest = ("", "2012604", "30227", "项目支出", "甲")
    old = OldLine(0, rest, "政府性基金预算结转", "", Money(Decimal(5)), Money(), is_past=False, at=Source())
    assert [match.old for match in matches([first, second], [old], books)] == [(old,), ()]


def test_indicators_of_no_project_are_told(tmp_path: Path) -> None:
    goal = Sheet([["一级指标", "二级指标", "三级指标", "指标值"], ["产出指标", "数量指标", "数量", "12"]])
    result = run(exported(tmp_path, 绩效=goal), "-o", tmp_path / "b.yaml", "--yes")
    assert "看不出是哪个项目的" in result.output


@settings(max_examples=25)
@given(lines, lines, st.sampled_from(["columns", "value"]))
def test_whatever_changes_the_file_has_the_lines_of_the_last_export(
    tmp_path_factory: pytest.TempPathFactory, before: list[Line], after: list[Line], funds: str
) -> None:
    folder = tmp_path_factory.mktemp("again")
    for taken in (before, after, before):
        sheet = detail(taken, Layout(funds=funds))
        result = run(save(folder / "export.xlsx", {"明细": sheet}), "-o", folder / "budget.yaml", "--yes")
        assert result.return_value == 0, result.output
        tree, _ = read(folder / "budget.yaml", submission_schema())
        assert tree is not None
        found = [
            (line["功能科目"], line["经济科目"], line.get("项目", ""), line["资金来源"], Decimal(line["本年"]))
            for line in tree.data["预算明细"]
        ]
        assert sorted(found) == sorted((*line[:4], line.yuan) for line in taken)
