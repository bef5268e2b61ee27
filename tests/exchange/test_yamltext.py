"""Values as tidy YAML, letter by letter."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from author.exchange.texts import empty, given, in_unit, plain
from author.exchange.yamltext import explained_yaml, yaml_text
from author.ledger.money import Money
from author.read.values import Period
from author.read.yamlfile import parse_yaml

SCHEMA = {
    "年度": {"coerce": "year", "required": True, "meta": {"help": "预算年度", "example": "2026"}},
    "单位": {"type": "dict", "meta": {"help": "本单位"}, "schema": {"名称": {"required": True}, "类型": {"allowed": ["部门"]}}},
    "职能": {"coerce": "texts"},
    "明细": {"type": "list", "schema": {"type": "dict", "schema": {"科目": {"coerce": "code"}, "本年": {"coerce": "amount"}}}},
    "项目": {"type": "list", "schema": {"type": "dict", "schema": {"名称": {}, "依据": {"coerce": "paragraphs"}, "指标": {
        "type": "list", "schema": {"type": "dict", "schema": {"一级": {"coerce": "text"}}}}}}},
    "要点": {"type": "list", "schema": {"coerce": "text"}},
    "名称表": {"type": "dict", "keysrules": {"coerce": "code"}, "valuesrules": {"coerce": "text"}},
}  # fmt: skip


def test_a_submission_in_the_order_of_its_schema() -> None:
    values = {
        "名称表": {"2109801": "某某支出", "x": "y"},
        "自己的": "最后",
        "明细": [
            {"科目": "2101501", "本年": Money(Decimal("1234.5"))},
            {"科目": "2101502", "本年": Money(Decimal(7))},
        ],
        "项目": [{"名称": "甲", "依据": ("第一段", "第二段"), "指标": [{"一级": "产出"}, {"一级": "效益"}]}],
        "职能": ("拟订制度", "实施"),
        "单位": {"名称": "某局", "类型": None},
        "年度": 2026,
    }
    assert (
        yaml_text(values, SCHEMA)
        == """\
年度: 2026
单位: {名称: 某局}
职能: [拟订制度, 实施]

明细:
  - {科目: 2101501, 本年: 1234.50}
  - {科目: 2101502, 本年: 7}

项目:
  - 名称: 甲
    依据: |
      第一段
      第二段
    指标:
      - {一级: 产出}
      - {一级: 效益}
名称表: {"2109801": 某某支出, x: y}
自己的: 最后
"""
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("甲", "甲"),
        ("0102", "0102"),
        ("-1.50", "-1.50"),
        ("-", '"-"'),
        ("- 甲", '"- 甲"'),
        ("甲: 乙", '"甲: 乙"'),
        ("甲:乙", "甲:乙"),
        ("甲 #乙", '"甲 #乙"'),
        ("甲#乙", "甲#乙"),
        ("甲:", '"甲:"'),
        ("null", '"null"'),
        ("Null", '"Null"'),
        ("NULL", '"NULL"'),
        ("---", '"---"'),
        ("...", '"..."'),
        ("~", '"~"'),
        ("'甲'", "\"'甲'\""),
        ('"甲"\\', '"\\"甲\\"\\\\"'),
        ("a\tb", '"a\\tb"'),
        ("[甲]", '"[甲]"'),
        ("甲[乙]", "甲[乙]"),
        ("！甲", "！甲"),
        ("!甲", '"!甲"'),
        ("1.2.3", "1.2.3"),
        ("1月", "1月"),
    ],
)
def test_quotes_stand_only_where_they_are_needed(text: str, written: str) -> None:
    assert yaml_text({"年度": text}, SCHEMA) == f"年度: {written}\n"
    tree, findings = parse_yaml(f"年度: {written}\n", "a.yaml")
    assert tree is not None
    assert (tree.data, findings) == ({"年度": text}, [])


@pytest.mark.parametrize(
    ("text", "written"),
    [("甲,乙", '"甲,乙"'), ("甲[乙", '"甲[乙"'), ("甲:乙", '"甲:乙"'), ("甲，乙", "甲，乙"), ("{", '"{"')],
)
def test_within_brackets_more_needs_quotes(text: str, written: str) -> None:
    assert yaml_text({"职能": (text,)}, SCHEMA) == f"职能: [{written}]\n"


@pytest.mark.parametrize(("letters", "lines"), [(94, 1), (95, 2)])
def test_a_line_ends_below_a_hundred_signs(letters: int, lines: int) -> None:
    """``职能:`` and the brackets make five; a longer list has one item a line."""
    assert yaml_text({"职能": ("甲" * letters,)}, SCHEMA).count("\n") == lines


def test_items_of_several_lines_are_blocks() -> None:
    assert yaml_text({"要点": ["一", "二\n三"]}, SCHEMA) == "要点:\n  - 一\n  - |\n    二\n    三\n"


def test_only_what_staff_wrote_is_given() -> None:
    words = {
        "单位": {"名称": "某局", "类型": "部门"},
        "年度": 2026,
        "职能": (),
        "明细": [{"科目": "2101501", "本年": Money()}],
    }
    texts = {"年度": "2026", "职能": [], "单位": {"名称": "某局"}, "明细": [{"科目": "2101501"}], "没有的": "x"}
    found = given(words, texts, SCHEMA)
    assert found == {"年度": 2026, "单位": {"名称": "某局"}, "明细": [{"科目": "2101501"}]}
    assert list(found) == ["年度", "单位", "明细"], "in the schema's order"
    assert given(words, {"单位": "写错了", "明细": ""}, SCHEMA) == {"单位": words["单位"], "明细": words["明细"]}


def test_what_is_empty_is_not_written() -> None:
    assert [empty(value) for value in (None, "", (), [], {}, Period())] == [True] * 6
    assert [empty(value) for value in (0, Money(), Decimal(0), Period(words="全年"), "0", [""])] == [False] * 6


@pytest.mark.parametrize(
    ("yuan", "unit", "written"),
    [
        ("0", "元", "0"),
        ("7", "元", "7"),
        ("1200", "元", "1200"),
        ("7.5", "元", "7.50"),
        ("7.05", "元", "7.05"),
        ("27150", "万元", "2.715"),
        ("27100", "万元", "2.71"),
        ("25000", "万元", "2.50"),
        ("0.01", "万元", "0.000001"),
    ],
)
def test_an_amount_is_whole_or_has_two_decimals_at_least(yuan: str, unit: str, written: str) -> None:
    assert f"{in_unit(Money(Decimal(yuan)), unit):f}" == written


def test_values_become_what_staff_would_type() -> None:
    period = Period(date(2026, 1, 1), date(2026, 12, 31))
    assert plain(period, {}, "元") == {"起": "2026-01-01", "止": "2026-12-31"}
    assert plain(Period(words="全年\u200b"), {}, "元") == "全年"
    assert plain(("一", "二\r\n三\r四"), {"coerce": "paragraphs"}, "元") == "一\n二\n三\n四"
    assert plain(("一", "二"), {"coerce": "texts"}, "元") == ["一", "二"]
    assert plain(Decimal("1.50"), {}, "元") == "1.50"
    assert plain(date(2026, 2, 5), {}, "元") == "2026-02-05"
    assert plain(Money(Decimal(100000)), {}, "万元") == "10"


def test_a_form_explains_each_field() -> None:
    assert (
        explained_yaml({"年度": 2026, "明细": [{"科目": "2101501"}]}, SCHEMA)
        == """\
# 冒号后面填内容，# 后面是说明；没有的留空。列表里的每一条以“- ”开头，去掉行首的 # 再填。

年度: 2026  # 必填；预算年度；例：2026

单位:  # 本单位
  名称:  # 必填
  类型:  # 可选：部门

职能:

明细:
  - {科目: 2101501}

项目:
  # - 名称:
  #   依据:
  #   指标:
  #     # - 一级:
  #     # 也可以一条写成一行：
  #     # - {一级: }

要点:
  # - 内容

名称表:
  # 名称: 内容
"""
    )
