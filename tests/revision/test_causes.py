"""What moved rests on the input that moved it, and on no other."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from author.form.edition import load
from author.pipeline.check import check
from author.read.schema import submission_schema
from author.revision.revision import Revision, revision_of
from author.revision.telling import Telling
from tests.changed import FORM, change_form
from tests.mixes import submissions
from tests.revision.pairs import CHANGES, Raw, composed, revised
from tests.small import PROJECT, small

if TYPE_CHECKING:
    from pathlib import Path

    from author.revision.effects import Effect
    from tests.mixes import Draw


@st.composite
def _changed(draw: Draw) -> tuple[Raw, Raw]:
    old = draw(submissions())
    new = copy.deepcopy(old)
    draw(st.sampled_from(CHANGES))(draw, new)
    return old, new


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(_changed())
def test_figures_rest_on_something_that_changed(both: tuple[Raw, Raw]) -> None:
    revision = revised(*both)
    assert [effect for effect in revision.figures if not effect.because] == []
    if len(revision.inputs) == 1:
        assert {effect.because for effect in revision.effects} <= {(0,)}


WAGES, OFFICE, RENT = "本年: 1000.00", "本年: 500.00", "本年: 200.00"
SECOND = PROJECT.replace("线路租赁", "线路租赁费").replace("≥4条", "≥9条")
BASE = small(
    (WAGES, "本年: 10000000.00"),
    (OFFICE, "本年: 5000000.00"),
    (RENT, "本年: 2000000.00"),
    more=SECOND + "变动原因: {支出: {基本支出: 标准调整, 项目支出: 任务增加}}\n政府采购: {货物: 100000, 服务: 200000}\n"
    "国有资产: {其他资产: 5000000}\n其他说明: 没有其他情况。\n",
).replace(
    "项目:\n",
    "  - {功能科目: 2101599, 项目: 线路租赁费, 经济科目: 30214, 资金来源: 一般财力, 本年: 700000.00}\n项目:\n",
    1,
)
SINGLE = {
    "wages": ("本年: 10000000.00", "本年: 12000000.00"),
    "office": ("本年: 5000000.00", "本年: 5600000.00"),
    "last year": ("上年: 900.00", "上年: 3000000.00"),
    "project": ("本年: 2000000.00", "本年: 2900000.00"),
    "project of a longer name": ("本年: 700000.00", "本年: 1900000.00"),
    "people": ("在职: {本年: 4,", "在职: {本年: 2,"),
    "procurement": ("服务: 200000", "服务: 900000"),
    "reason": ("任务增加", "任务很多"),
    "duty": ("拟订制度并组织实施", "承担医疗保障工作"),
    "note": ("没有其他情况", "有一个情况"),
    "goal": ("≥4条", "≥5条"),
    "goal of a longer name": ("≥9条", "≥8条"),
    "basis": ("按有关规定设立", "按照批复设立"),
}
PAIRS = [
    ("wages", "procurement"),
    ("wages", "people"),
    ("people", "procurement"),
    ("last year", "duty"),
    ("reason", "note"),
    ("project", "people"),
    ("project", "goal of a longer name"),
    ("project of a longer name", "goal"),
    ("goal", "goal of a longer name"),
    ("wages", "project"),
    ("wages", "office"),
    ("project", "project of a longer name"),
    ("note", "basis"),
]
"""Two changes each, of which some move the same figures."""


def _with(*names: str) -> str:
    text = BASE
    for name in names:
        old, new = SINGLE[name]
        assert old in text
        text = text.replace(old, new, 1)
    return text


def _moved(effects: tuple[Effect, ...]) -> set[tuple[str, str]]:
    """Addresses of what moved; the figures of sentences by what they are the answers to."""
    each = [(effect.address, effect.before if effect.kind != "figure" else "") for effect in effects]
    inside = [(str(figure.origins[0]), "") for effect in effects for figure in effect.figures]
    return {*each, *inside}


@pytest.mark.parametrize("both", PAIRS, ids=" and ".join)
def test_of_two_changes_each_moves_what_it_moves_alone(both: tuple[str, str]) -> None:
    together = revised(BASE, _with(*both))
    assert len(together.inputs) == 2
    alone = [revised(BASE, _with(name)) for name in both]
    assert [len(one.inputs) for one in alone] == [1, 1]
    order = [[each.name for each in together.inputs].index(one.inputs[0].name) for one in alone]
    moved = [_moved(one.effects) for one in alone]
    figures = [figure for effect in together.effects for figure in effect.figures]
    for effect in (*together.effects, *figures):
        ((key, before),) = (
            _moved((replace(effect, figures=()),)) if effect not in figures else {(str(effect.origins[0]), "")}
        )
        expected = {place for place, there in zip(order, moved, strict=True) if (key, before) in there}
        assert set(effect.because) == expected, effect
    assert _moved(together.effects) == moved[0] | moved[1]


def test_a_goal_form_is_changed_by_its_own_project_alone() -> None:
    """线路租赁 is a part of the name 线路租赁费."""
    revision = revised(BASE, _with("goal", "goal of a longer name"))
    within = {place: {effect.within for effect in revision.of_input[place]} for place in (0, 1)}
    assert within == {0: {"项目支出绩效目标表 线路租赁"}, 1: {"项目支出绩效目标表 线路租赁费"}}


def test_a_project_may_have_a_long_name() -> None:
    long = "中央财政医疗服务与保障能力提升补助资金（医疗保障服务能力建设部分）信息系统运行维护专项经费项目"
    base = small(("项目: 线路租赁", f"项目: {long}"), ("名称: 线路租赁", f"名称: {long}"))
    new = base.replace("≥4条", "≥5条").replace("拟订制度", "制定办法")
    revision = revised(base, new)
    (goal,) = (effect for effect in revision.effects if effect.after == "≥5条")
    assert [revision.inputs[place].path[0] for place in goal.because] == ["项目"]


def test_projects_of_one_name_in_two_units() -> None:
    """The form of a unit's project stays the same form when another unit has one of its name."""
    unit = "机构: {下属预算单位: [{名称: 某某学校, 性质: 事业}]}\n"
    line = "  - {单位: 某某学校, 功能科目: 2101599, 项目: 线路租赁, 经济科目: 30214, 资金来源: 一般财力, 本年: 300000.00}\n"
    theirs = PROJECT.replace("{名称: 线路租赁", "{单位: 某某学校, 名称: 线路租赁").replace("≥4条", "≥7条")
    both = small(more=theirs + unit).replace("项目:\n", f"{line}项目:\n", 1)
    revision = revised(both, both.replace("≥7条", "≥8条").replace("≥4条", "≥5条"))
    assert len(revision.inputs) == 2
    told = {
        effect.after: (effect.within, [revision.inputs[n].changes[0].after for n in effect.because])
        for effect in revision.effects
    }
    assert {after: because for after, (_, because) in told.items()} == {"≥5条": ["≥5条"], "≥8条": ["≥8条"]}
    assert "某某学校" in told["≥8条"][0]
    alone = small(more=unit)
    kinds = {(effect.kind, effect.within) for effect in revised(alone, both).effects if "绩效目标表" in effect.within}
    assert [kind for kind, _ in kinds].count("table") == 1


def test_another_form_is_told_apart(tmp_path: Path) -> None:
    """Another rounding moves figures that no input explains; a line that changed beside it explains its own."""
    change_form(tmp_path, ("edition.yaml", "percent_decimals: 2", "percent_decimals: 1"))
    path = tmp_path / "budget.yaml"
    path.write_text(_with("people"), encoding="utf-8")
    new = check(path, tmp_path).composition
    assert new is not None
    revision = Revision(composed(BASE), new)
    assert {effect.kind for effect in revision.of_nothing} == {"sentence"}
    assert all("%" in effect.after for effect in revision.of_nothing)
    told = Telling(revision, ("旧.yaml", "新.yaml")).told()
    assert "内容不同" in told.chapters[-1].notes[0]
    assert len(told.chapters) == 2
    (people,) = revision.of_input
    assert {effect.within for effect in people} == {"第一部分 二"}


def test_a_form_read_twice_is_the_same_form(tmp_path: Path) -> None:
    first, second = (load(FORM, 2026, submission_schema()) for _ in range(2))
    assert first == second
    change_form(tmp_path, ("edition.yaml", "percent_decimals: 2", "percent_decimals: 1"))
    assert first != load(FORM, 2026, submission_schema(), tmp_path)


def test_the_words_of_units_files_are_causes_too(tmp_path: Path) -> None:
    """A goal in the file of a unit below is printed in the department's document."""
    unit = small(
        ("某某州医疗保障局}", "某某学校, 类型: 单位, 性质: 事业}"),
        ("项目: 线路租赁", "项目: 培训"),
        ("名称: 线路租赁", "名称: 培训"),
    )
    main = small(more="机构: {下属预算单位: [{名称: 某某学校, 性质: 事业}]}\n单位文件: 单位\n")
    sides = []
    for name, text in (("old", unit), ("new", unit.replace("≥4条", "≥6条"))):
        (tmp_path / name / "单位").mkdir(parents=True)
        (tmp_path / name / "单位" / "学校.yaml").write_text(text, encoding="utf-8")
        (tmp_path / name / "budget.yaml").write_text(main, encoding="utf-8")
        sides.append(tmp_path / name / "budget.yaml")
    revision = revision_of(*map(check, sides))
    (changed,) = revision.inputs
    assert changed.name.startswith("某某学校 项目“培训”")
    assert str(changed.after).startswith("单位/学校.yaml:")
    assert [(effect.after, effect.because) for effect in revision.effects] == [("≥6条", (0,))]
