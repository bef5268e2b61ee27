"""Every rule at its boundary: where it speaks, and nearly the same where it must not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from author.rules import RULES, amounts, change, staff, years
from author.rules.costs import capped_purpose
from tests.rules.boundaries_of_claims import CLAIMS
from tests.rules.boundaries_of_figures import FIGURES
from tests.rules.boundaries_of_indicators import INDICATORS
from tests.rules.boundaries_of_lists import LISTS
from tests.rules.boundaries_of_names import NAMES
from tests.rules.boundaries_of_sentences import SENTENCES
from tests.rules.boundaries_of_slips import SLIPS
from tests.rules.boundaries_of_targets import TARGETS
from tests.rules.boundaries_of_things import THINGS
from tests.rules.boundaries_of_words import WORDS
from tests.rules.boundary import SILENT, severities, subject
from tests.rules.test_cases import BASE

if TYPE_CHECKING:
    from tests.rules.boundary import Boundary

BOUNDARIES = (*CLAIMS, *FIGURES, *INDICATORS, *LISTS, *NAMES, *SENTENCES, *SLIPS, *TARGETS, *THINGS, *WORDS)


@pytest.mark.parametrize("boundary", BOUNDARIES, ids=lambda boundary: boundary.rule.__name__)
def test_a_rule_speaks_on_one_side_only(boundary: Boundary) -> None:
    said = {text: severities(boundary.rule, text) for text, _ in boundary.texts()}
    assert said == dict(boundary.texts())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_is_silent_on_the_base_and_speaks_at_its_boundary(rule) -> None:
    assert severities(rule, BASE) == SILENT
    expected = [said for boundary in BOUNDARIES if boundary.rule is rule for said in boundary.said.values()]
    assert any(said != SILENT for said in expected)
    assert SILENT in expected


def test_a_plan_is_not_over_in_its_last_year() -> None:
    planned = BASE.replace("保障全民参保", "落实“十四五”规划")
    assert severities(years.ended_plans, planned) == "警告"
    assert severities(years.ended_plans, planned.replace("年度: 2026", "年度: 2025")) == SILENT


@pytest.mark.parametrize(
    ("indicator", "purposes", "meant"),
    [
        ("稽核差旅费（万元）", ["稽核差旅费", "支付方式改革"], "稽核差旅费"),
        ("差旅费（万元）", ["稽核差旅费", "支付方式改革"], "稽核差旅费"),
        ("稽核差旅费（万元）", ["差旅费", "支付方式改革"], "差旅费"),
        ("差旅费（万元）", ["稽核差旅费", "培训差旅费"], ""),
        ("车费（万元）", ["车辆维修费"], ""),
        ("车辆维修费（万元）", ["车费"], ""),
        ("会议费（万元）", ["稽核差旅费"], ""),
    ],
)
def test_an_indicator_caps_the_one_purpose_that_it_clearly_means(
    indicator: str, purposes: list[str], meant: str
) -> None:
    assert capped_purpose(indicator, purposes) == meant


@pytest.mark.parametrize(
    ("told", "hint"),
    [
        ("394000", "单位不对"),
        ("393999", "遗漏或重复"),
        ("0.394", "单位不对"),
        ("0.395", "遗漏或重复"),
        ("-394000", "遗漏或重复"),
    ],
)
def test_a_thousand_times_too_much_is_a_slip_of_the_unit(told: str, hint: str) -> None:
    [finding] = amounts.control_figures(subject(BASE.replace("394.00", told)))
    assert hint in finding.hint


def test_a_total_needs_no_reason_beside_its_parts() -> None:
    """收入 as a whole changes by more than a tenth here, and so does its only part."""
    bare = BASE.replace("{一般财力: 在职人员比上年增加6人，人员经费相应增加}", "{}").replace(
        "上年: 2400000", "上年: 1400000"
    )
    where = [finding.object for finding in change.missing_reasons(subject(bare))]
    assert "变动原因/收入/一般财力" in where
    explained = BASE.replace("上年: 2400000", "上年: 1400000")
    assert list(change.missing_reasons(subject(explained))) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("在职人员比上年增加5人", "按人员中的数，在职增加6人"),
        ("退休人员比上年增加5人", "按人员中的数，退休持平"),
        ("人员比上年减少6人", "按人员中的数，实有增加6人"),
        ("在职人员26人", "人员中在职是27人"),
    ],
)
def test_wrong_numbers_of_staff_are_told_with_the_right_ones(words: str, told: str) -> None:
    changed = BASE.replace("上年项目100万元已经完成，本年支出减少", words)
    [finding] = staff.staff_in_words(subject(changed))
    assert finding.message.endswith(told)
    assert finding.at[1].row == subject(changed).tree.at(("人员",)).row
