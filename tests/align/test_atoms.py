"""Words of two texts put side by side."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from author.align.atoms import atoms, compared, masked

TEXTS = st.text("一二三的，。（）12.3%年", max_size=40)


def shown(old: str, new: str) -> str:
    """``共[-1-]{+2+}万元``"""
    signs = {"kept": "{}", "old": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(signs[each.kind].format(each.text) for each in compared(old, new))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共1,234.50万元", "共|1,234.50|万|元"),
        ("下降-5.30%，-2", "下|降|-5.30%|，|-2"),
        ("3-5年", "3|-|5|年"),
        ("2026年1月1日-2026年12月31日", "2026年1月1日|-|2026年12月31日"),
        ("增长5%-10%", "增|长|5%|-|10%"),
        ("新财社〔2024〕165号", "新|财|社|〔2024〕165号"),
        ("2026年2月5日止", "2026年2月5日|止"),
        ("2026年度2026-02-05", "2026年度|2026-02-05"),
        ("GB/T9704", "GB|/|T9704"),
        ("12,34", "12|,|34"),
        ("2101501行政单位", "2101501|行|政|单|位"),
        ("葛\U000e0100城", "葛\U000e0100|城"),
        ("", ""),
    ],
)
def test_what_nobody_wants_to_see_cut_is_one_atom(text: str, expected: str) -> None:
    assert "|".join(atoms(text)) == expected


def test_masked_texts_differ_in_words_only() -> None:
    assert masked("2026年共1,234.50万元，〔2024〕165号") == masked("2025年共3万元，〔2025〕1号") == "#共#万元，#"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("共996.43万元，", "共1,000.00万元（含结转），", "共[-996.43-]{+1,000.00+}万元{+（含结转）+}，"),
        ("增加125.41万元，增长16%。", "减少3.10万元，下降4%。", "[-增加125.41-]{+减少3.10+}万元，[-增长16%-]{+下降4%+}。"),
        ("包括：办公费、会议费。", "包括：办公费、印刷费、会议费。", "包括：办公费、{+印刷费、+}会议费。"),
        ("财政（一）部分", "财政（一）（二）部分", "财政（一）{+（二）+}部分"),
        ("甲，乙，丙。", "甲，丙。", "甲，[-乙，-]丙。"),
        ("新财社〔2024〕165号", "新财社〔2025〕165号", "新财社[-〔2024〕165号-]{+〔2025〕165号+}"),
        ("一是设备购置费", "一是维修改造费", "一是[-设备购置-]{+维修改造+}费"),
        ("无其他事项。", "本单位2026年采购车辆一辆。", "[-无其他事项-]{+本单位2026年采购车辆一辆+}。"),
        ("", "新的", "{+新的+}"),
        ("旧的", "", "[-旧的-]"),
        ("一样", "一样", "一样"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_a_comparison_reads_as_a_person_would_mark_it(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


def test_few_signs_kept_between_two_changes_do_not_cut_a_word() -> None:
    assert shown("预算增长一成三分整。", "预算下降一半五毛整。") == "预算[-增长一成三分-]{+下降一半五毛+}整。"


@given(TEXTS, TEXTS)
def test_stretches_give_both_texts(old: str, new: str) -> None:
    found = compared(old, new)
    assert "".join(each.text for each in found if each.kind != "new") == old
    assert "".join(each.text for each in found if each.kind != "old") == new
    kinds = [each.kind for each in found]
    assert all(each.text for each in found)
    assert {*pairwise(kinds)} <= {("kept", "old"), ("kept", "new"), ("old", "new"), ("old", "kept"), ("new", "kept")}


def test_long_texts_are_compared_clause_by_clause() -> None:
    """A thousand clauses, one added, one changed: nothing else is marked."""
    old = [f"第{number}项安排{number * 7}万元，" for number in range(1000)]
    new = [*old[:300], "另外安排培训，", *old[300:700], "第700项不再安排，", *old[701:]]
    marked = [(each.kind, each.text) for each in compared("".join(old), "".join(new)) if each.kind != "kept"]
    assert marked == [("new", "另外安排培训，"), ("new", "不再"), ("old", "4900万元")]
