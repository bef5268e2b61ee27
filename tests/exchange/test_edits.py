"""What is added to a YAML text, in the style of what is around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from author.exchange.edits import Add, Drop, in_data, in_text
from author.read.yamlfile import parse_yaml

if TYPE_CHECKING:
    from author.exchange.edits import Edit

LINE = {"功能科目": "2080505", "本年": "1.00"}
PROJECT = {"名称": "甲", "绩效": {"总体目标": ["一", "二，三"], "指标": [LINE, LINE]}}
BLOCK = "明细:\n  # 甲\n  - {a: 1}  # x\n  # 乙\n  - {b: 2} # z\n  # 丙\n其他: 1\n"
LISTS = [
    BLOCK,
    "明细:\n- a: 1\n  b: 2\n-  b: 2\n   c: |\n     x\n     y\n\n\n# 末",
    "明细: [{a: 1}, {b: 2}]\n",
    "明细: [{a: 1}, {b: 2},]",
    "明细: [\n {a: 1}, # x\n {b: 2} # y\n]\n",
]


def edited(text: str, *edits: Edit) -> str:
    """The text with the edits; read again it says what the edits say."""
    tree, findings = parse_yaml(text, "a.yaml")
    assert tree is not None
    assert findings == []
    made = in_text(text, tree, edits)
    again, findings = parse_yaml(made, "a.yaml")
    assert again is not None, f"{findings}\n{made}"
    assert again.data == in_data(tree.data, edits)
    return made


@pytest.mark.parametrize("text", LISTS)
@pytest.mark.parametrize("dropped", [(), (0,), (1,), (0, 1)])
@pytest.mark.parametrize("items", [[LINE], [LINE, PROJECT]])
def test_items_follow_those_that_stay(text: str, dropped: tuple[int, ...], items: list[Any]) -> None:
    adds = [Add(("明细", 2 + index), item) for index, item in enumerate(items)]
    edited(text, *(Drop(("明细", index)) for index in dropped), *adds)


def test_there_may_be_thousands_of_comments() -> None:
    comments = " # x\n" * 2000
    edited(f"明细: [\n {{a: 1}}\n{comments}, {{b: 2}}\n{comments}]\n", Drop(("明细", 0)), Add(("明细", 2), LINE))


def test_comments_and_layout_stay() -> None:
    added = "  - {功能科目: 2080505, 本年: 1.00}\n"
    assert edited(BLOCK, Add(("明细", 2), LINE)) == BLOCK.replace("  # 丙", f"{added}  # 丙")


@pytest.mark.parametrize(
    "text", ["明细:  # 说明\n  # - 功能\n其他: 1\n", "a: 1\n明细:", "a: 1", "明细: []\n", "明细: ~ # x\n"]
)
@pytest.mark.parametrize("items", [[LINE], [LINE, PROJECT]])
def test_an_empty_list_begins(text: str, items: list[Any]) -> None:
    edited(text, *(Add(("明细", index), item) for index, item in enumerate(items)))


@pytest.mark.parametrize(
    "text",
    [
        "项目:\n  - 名称: 乙\n",
        "项目:\n  - {名称: 乙}\n",
        "项目:\n  - {名称: 乙, }\n",
        "项目:\n  - 名称: 乙\n    绩效:\n    情形: 一般\nx: 1",
        "项目:\n  - 名称: 乙\n    绩效: # 说\n",
        "项目:\n  - {名称: 乙}\n  - 名称: 丙\n",
    ],
)
def test_a_field_comes_before_the_next_item(text: str) -> None:
    tree, _ = parse_yaml(text, "a.yaml")
    assert tree is not None
    edited(text, Add(("项目", 0, "绩效"), PROJECT["绩效"]), Add(("项目", len(tree.data["项目"])), PROJECT))


@pytest.mark.parametrize("around", ["{负责人: 甲}", "\n      负责人: 甲", "\n      负责人: 甲\n      指标: []"])
def test_a_field_is_added_deep_inside(around: str) -> None:
    edited(f"项目:\n  - 名称: 乙\n    绩效: {around}\nx: 1\n", Add(("项目", 0, "绩效", "指标"), [LINE, LINE]))


texts = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1).filter(
    lambda text: text == text.strip()
)
values = st.recursive(texts, lambda inner: st.dictionaries(texts, inner, min_size=1, max_size=3), max_leaves=4)


@given(st.sampled_from(LISTS), st.lists(st.dictionaries(texts, values, min_size=1, max_size=3), min_size=1, max_size=3))
def test_whatever_is_added_is_read_again(text: str, items: list[Any]) -> None:
    edited(text, *(Add(("明细", 2 + index), item) for index, item in enumerate(items)))
