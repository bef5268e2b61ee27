"""Which budget the money of a fund belongs to: the map of an edition, its own or inherited."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from author.form.budgets import read_budgets
from author.form.edition import load
from author.form.fields import parse_fields
from author.ground.findings import EditionError
from author.ledger.codes import book_of_names, nested
from author.read.schema import submission_schema

if TYPE_CHECKING:
    from pathlib import Path

FUNDS = book_of_names("资金来源", nested({"拨款": {"一般": ["财力", "转移"], "基金": None}, "自有": None}))


def read(*listings: str) -> dict[str, str]:
    return dict(read_budgets([parse_fields(text, f"{place}.yaml") for place, text in enumerate(listings)], FUNDS))


def test_all_under_a_node_belong_to_its_budget_and_what_is_not_named_is_free() -> None:
    found = read("budgets: {一般: [一般], 基金: 基金}")
    assert found == {"一般": "一般", "财力": "一般", "转移": "一般", "基金": "基金"}


def test_the_nearest_map_counts_and_of_an_inherited_one_what_is_known() -> None:
    above, below = "budgets: {一般: [财力]}", "budgets: {基金: [基金, 没有的], 一般: [一般]}"
    assert read(above, below) == {"财力": "一般"}
    assert read("title: 甲", above) == {"财力": "一般"}
    assert read("title: 甲", below) == {"基金": "基金", "一般": "一般", "财力": "一般", "转移": "一般"}
    assert read("title: 甲", "title: 乙") == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("budgets: {一船: [财力]}", "没有 一船 这种预算"),
        ("budgets: {一般: [财利]}", "没有“财利”"),
        ("budgets: {一般: [拨款], 基金: [基金]}", "既属于一般又属于基金"),
        ("budgets: [财力]", "名称"),
    ],
)
def test_what_is_wrong_with_a_map_is_told(text: str, said: str) -> None:
    with pytest.raises(EditionError, match=said):
        read(text)


@pytest.mark.parametrize(("name", "year", "budgets"), [("xinjiang-2026", 2026, 3), ("xinjiang-2020", 2020, 2)])
def test_ours_say_it(name: str, year: int, budgets: int) -> None:
    found = load(name, year, submission_schema()).budgets
    assert len(set(found.values())) == budgets


def test_a_form_based_on_ours_inherits_it(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    ours = load("xinjiang-2026", 2026, submission_schema())
    text = ours.folders.find("edition.yaml")[0].read_text(encoding="utf-8")
    start = text.index("budgets:")
    own = text[:start] + text[text.index("\n\n", start) :]
    (folder / "edition.yaml").write_text(f"based_on: xinjiang-2026\n{own}", encoding="utf-8")
    assert load("mine", 2026, submission_schema(), tmp_path).budgets == ours.budgets
