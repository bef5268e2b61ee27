"""One year's submission as the start of the next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from author.exchange.edits import in_data, in_text
from author.exchange.rollforward import MARK, leaves, next_year, plan, years_named
from author.read.yamlfile import comments, parse_yaml
from tests.places import SAMPLES

if TYPE_CHECKING:
    from author.read.tree import Tree

SAMPLE = SAMPLES / "kizilsu-2026" / "budget.yaml"


SMALL = """\
年度: 2026
公开日期: 2026-02-05
人员: {编制: 5, 在职: {本年: 4, 上年: 3}}
预算明细:
  - {功能科目: 2101501, 经济科目: 30101, 资金来源: 一般财力, 本年: 1000.00, 上年: 900.00}
  - {功能科目: 2101599, 项目: 线路租赁, 经济科目: 30214, 资金来源: 一般财力, 本年: 200.00}
项目:
  - {名称: 线路租赁}
"""


def parsed(text: str) -> Tree:
    tree, findings = parse_yaml(text, "2026.yaml")
    assert findings == []
    assert tree is not None
    return tree


def rolled(text: str, *, keep: bool = False) -> str:
    tree = parsed(text)
    made = in_text(text, tree, plan(tree.data, keep=keep).edits)
    assert parsed(made).data == in_data(tree.data, plan(tree.data, keep=keep).edits)
    return made


def changed(text: str, *, keep: bool = False) -> list[str]:
    """The lines that are new."""
    before = Counter(text.splitlines())
    return [line for line in rolled(text, keep=keep).splitlines() if not before[line]]


def test_amounts_years_and_people_move() -> None:
    assert changed(SMALL) == [
        "年度: 2027",
        "公开日期: 2027-02-05",
        "人员: {编制: 5, 在职: {本年: 待填写, 上年: 4}}",
        "  - {功能科目: 2101501, 经济科目: 30101, 资金来源: 一般财力, 本年: , 上年: 1000.00}",
        "  - {功能科目: 2101599, 项目: 线路租赁, 经济科目: 30214, 资金来源: 一般财力, 本年: , 上年: 200.00}",
    ]


def test_amounts_can_be_kept_as_a_start() -> None:
    assert changed(SMALL, keep=True)[2:4] == [
        "人员: {编制: 5, 在职: {本年: 4, 上年: 4}}",
        "  - {功能科目: 2101501, 经济科目: 30101, 资金来源: 一般财力, 本年: 1000.00, 上年: 1000.00}",
    ]


HEAD = "版式: a\n年度: 2026年  # 预算年度\n公开日期: 2026年2月5日\n"
BLOCK = """\
预算明细:
  # 工资
  -  # 甲
    功能科目: 2101501
    本年: 100.00   # 元
    # 去年
    上年: 90

  - 功能科目: 2101502
    本年: '7'

  # 已结束
  - 功能科目: 2101503   # 丙
    上年: 5   # 丁
    用途: |   # 戊
      一
      二

变动原因:  # 己
  收入:
    一般财力: |  # 庚
      第一段 # 不是注释
      第二段
    "单位资金": "# 也不是"
项目:
  - 名称: 某项目
    绩效:
      总体目标:
        - 一
        # 辛
        - >
          二
      指标: [{三级: 数量, 指标值: ≥4条, 上年完成值: "4条"}]
批复日期: 2026-01-05
"""


def test_block_style_keeps_its_comments_and_its_layout() -> None:
    assert (
        rolled(HEAD + BLOCK).removeprefix("版式: a\n年度: 2027  # 预算年度\n公开日期: 2027年2月5日\n")
        == """\
预算明细:
  # 工资
  -  # 甲
    功能科目: 2101501
    本年:    # 元
    # 去年
    上年: 100.00

  - 功能科目: 2101502
    本年:
    上年: 7

  # 已结束
  # 丙
  # 丁
  # 戊

变动原因:  # 己
  收入:
    一般财力: 待填写  # 庚
    "单位资金": 待填写
项目:
  - 名称: 某项目
    绩效:
      总体目标:
        - 待填写
        # 辛
        - 待填写
      指标: [{三级: 数量, 指标值: ≥4条, 上年完成值: 待填写}]
批复日期:
"""
    )


def test_flow_style_over_several_lines() -> None:
    text = (
        HEAD
        + """\
预算明细: [{本年: "1,234.50"},  # 甲
  {上年: 3,  # 乙
   用途: 某}, # 丙
  {本年: 0, 上年: 4}, {"本年":5, 上年执行: 2}, {上年: 1}]
"""
    )
    made = parsed(rolled(text)).data["预算明细"]
    assert made == [{"上年": "1,234.50"}, {"上年": "5", "上年执行": MARK}]
    assert [word for word in "甲乙丙" if f"# {word}" not in rolled(text)] == []


@pytest.mark.parametrize(
    ("day", "later"),
    [
        ("2026-02-05", "2027-02-05"),
        ("2026/2/5", "2027/2/5"),
        ("2026年2月5日", "2027年2月5日"),
        ("2024-02-29", "2025-02-28"),
        ("２０２６-02-05", "2027-02-05"),
    ],
)
def test_a_day_a_year_later(day: str, later: str) -> None:
    assert next_year(day) == later


def test_what_is_counted_anew_and_what_is_emptied() -> None:
    more = """\
国有资产: {截止日期: 2025-12-31, 车辆: [{类型: 轿车, 数量: 2, 价值: 3}], 办公家具: 5}
政府采购: {货物: 1}
控制数: {收入总计: 1.00}
上年文件: 2025.yaml
项目: [{名称: 甲, 资金分配: 一句话, 执行时间: {起: 2026-01-01, 止: 2026-12-31}}, {名称: 乙, 执行时间: 2026年全年}]
"""
    text = HEAD + "预算明细: [{本年: 1}]\n" + more
    data = parsed(rolled(text)).data
    assert data["国有资产"] == {
        "截止日期": "2026-12-31", "车辆": [{"类型": "轿车", "数量": MARK, "价值": MARK}], "办公家具": MARK
    }  # fmt: skip
    assert data["政府采购"] == {"货物": MARK}
    assert data["控制数"] == {}
    assert "上年文件" not in data
    assert data["项目"][0] == {"名称": "甲", "资金分配": MARK, "执行时间": {"起": "2027-01-01", "止": "2027-12-31"}}
    assert list(years_named(data)) == [("项目", 1, "执行时间")]
    kept = parsed(rolled(text, keep=True)).data
    assert kept["国有资产"]["车辆"] == [{"类型": "轿车", "数量": "2", "价值": "3"}]
    assert kept["政府采购"] == {"货物": "1"}


def test_every_comment_of_the_sample_stands_in_the_result_and_the_rest_of_the_text_too() -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    made = rolled(text)
    assert [text[a:b] for a, b in comments(text)] == [made[a:b] for a, b in comments(made)]
    tree, after = parsed(text), parsed(made)
    touched = {edit.path for edit in plan(tree.data, keep=False).edits}
    same = [path for path in leaves(tree.data, ()) if path not in touched and path[0] != "预算明细"]
    assert len(same) > 500
    assert all(_at(tree.data, path) == _at(after.data, path) for path in same)


def _at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


words = st.text(st.sampled_from("甲乙a1 :#-,{}[]'\"|、"), min_size=1, max_size=8).map(str.strip).filter(bool)
numbers = st.sampled_from(["1", "0", "1234.50", '"1,234.50"', "'7'", "-3", "１２"])


@st.composite
def quoted(draw: st.DrawFn) -> str:
    word = draw(words)
    return draw(st.sampled_from(["'{}'".format(word.replace("'", "''")), f'"{word.translate(_ESCAPED)}"']))


_ESCAPED = str.maketrans({'"': '\\"', "\\": "\\\\"})


@st.composite
def comment(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(["", "", "  # 注", "   #", " # 又: [注"]))


@st.composite
def item(draw: st.DrawFn, *, first: bool) -> str:
    names = draw(st.permutations(["功能科目", "本年", "上年", "用途"]).map(list))
    fields = {"功能科目": "2101501", "本年": draw(numbers), "上年": draw(numbers), "用途": draw(quoted())}
    kept = [name for name in names if (first and name == "本年") or draw(st.booleans())] or ["用途"]
    if first:
        fields["本年"] = "8.00"
    if draw(st.booleans()):
        inner = ", ".join(f"{name}: {fields[name]}" for name in kept)
        return f"  - {{{inner}}}{draw(comment())}\n"
    lines = [f"{name}: {fields[name]}{draw(comment())}" for name in kept]
    between = draw(st.sampled_from(["\n    ", "\n\n    ", "\n    # 间\n    "]))
    return "  - " + between.join(lines) + "\n"


@st.composite
def submissions(draw: st.DrawFn) -> str:
    items = [draw(item(first=index == 0)) for index in range(draw(st.integers(1, 4)))]
    gap = st.sampled_from(["", "\n", "  # 上面的\n", "# 顶格\n"])
    reason = draw(
        st.one_of(quoted(), words.map(lambda word: f"|{draw(comment())}\n      {word}\n\n      # 文中").map(str))
    )
    return (
        "年度: 2026\n公开日期: '2026-2-5'\n预算明细:\n"
        + "".join(part for one in items for part in (draw(gap), one))
        + f"变动原因:\n  收入:\n    一般财力: {reason}{draw(st.sampled_from(['', chr(10)]))}"
    )


@given(text=submissions(), keep=st.booleans())
def test_the_text_says_what_was_meant_and_keeps_its_comments(*, text: str, keep: bool) -> None:
    made = rolled(text, keep=keep)
    assert Counter(_comments(text)) == Counter(_comments(made))


def _comments(text: str) -> list[str]:
    return [text[start:end].rstrip() for start, end in comments(text)]
