"""F61: where an indicator stands against what it is: levels against each other, and against its name and its value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.read.values import quoted
from author.rules.bounds import bare, bound, unit_of
from author.rules.goalforms import goal_forms
from author.rules.indicatorwords import MONEY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.rules.goalforms import GoalForm
    from author.rules.indicatorwords import IndicatorWords, Sort
    from author.rules.subject import Subject
    from author.submission.written import Indicator

_COST, _SATISFACTION, _SHARE = "成本", "满意度", "%"


def levels(subject: Subject) -> Iterator[Finding]:
    """F61: a second level under a first that it does not belong to; an indicator under a second that it does not fit."""
    words = subject.indicator_words
    for form in goal_forms(subject):
        tops = subject.edition.standards.levels.get(form.kind) or tuple({item.first for item in form.indicators})
        for index, item in enumerate(form.indicators):
            if second := _second(words, item.second):
                misplaced = list(_misplaced(subject, words, form, index, second))
                yield from misplaced or _under_another(subject, words, form, index, second, tops)


def _second(words: IndicatorWords, name: str) -> str:
    """数量 for 数量指标; empty for what is none of them."""
    return next((second for second in words.levels if second in name), "")


def _under_another(
    subject: Subject, words: IndicatorWords, form: GoalForm, index: int, second: str, tops: tuple[str, ...]
) -> Iterator[Finding]:
    item = form.indicators[index]
    firsts = words.levels[second]
    if second == _COST and not any(_COST in top for top in tops):
        firsts = words.costs_too
    known = any(first in item.first for first in words.firsts)
    has_home = any(first in top for first in firsts for top in tops)
    if known and has_home and not any(first in item.first for first in firsts):
        home = next(top for top in tops if any(first in top for first in firsts))
        message = f"{quoted(item.third)}的二级指标是{quoted(item.second)}，一级指标却是{quoted(item.first)}"
        at = (*form.path, index, "二级")
        yield subject.found("F61", message, at, severity=Severity.WARNING, part=item.second, hint=f"应在{home}下")


def _misplaced(subject: Subject, words: IndicatorWords, form: GoalForm, index: int, second: str) -> Iterator[Finding]:
    """An indicator of one second level under another."""
    item = form.indicators[index]
    told = _odd_value(words, item, second) or _odd_name(words, item, second)
    if told and not (form.kind == "unit" and _SATISFACTION in told):
        message = f"{quoted(item.third)}列在{quoted(item.second)}下，{told}"
        at = (*form.path, index, "二级")
        yield subject.found(
            "F61", message, at, severity=Severity.WARNING, part=item.second, hint="请换到相应的二级指标下"
        )


def _odd_name(words: IndicatorWords, item: Indicator, second: str) -> str:
    name = bare(item.third)
    if words.bad.are_in(name):
        return ""
    unit = _unit(item)
    for sort in words.sorts:
        if second in sort.never and sort.said.are_in(name) and _fits(sort, unit):
            return f"说的却是{sort.kind}（{sort.reason}）"
    if second == _SATISFACTION and not words.satisfaction.are_in(name) and unit != _SHARE:
        return "名称里却没有满意的意思"
    return ""


def _fits(sort: Sort, unit: str) -> bool:
    return not sort.units or unit in sort.units


def _odd_value(words: IndicatorWords, item: Indicator, second: str) -> str:
    unit = _unit(item)
    complaints = second == _SATISFACTION and unit not in MONEY and words.satisfaction.are_in(bare(item.third))
    return f"却以{unit}计" if unit in words.never_in.get(second, ()) and not complaints else ""


def _unit(item: Indicator) -> str:
    """What it is counted in: as its value says, or its name."""
    aim = bound(item.value)
    return aim.unit if aim and aim.unit else unit_of(item.third)
