"""F43, F44: performance targets: weights, signs, units, rates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.read.values import quoted
from author.rules.emptyvalues import far
from author.rules.goalforms import goal_forms, indicators
from author.rules.quantities import Value, indicator_value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from author.ground.findings import Finding
    from author.read.tree import Path
    from author.rules.goalforms import GoalForm
    from author.rules.subject import Subject
    from author.submission.written import Indicator


def weights(subject: Subject) -> Iterator[Finding]:
    """F43: weights that add up to none of the form's sums."""
    for form in goal_forms(subject):
        allowed = subject.edition.standards.weights.get(form.kind, ())
        given = [item.weight for item in form.indicators if item.weight is not None]
        if allowed and given:
            yield from _wrong_sum(subject, form, given, allowed)
            yield from _no_weight(subject, form)


def _wrong_sum(
    subject: Subject, form: GoalForm, given: list[Decimal], allowed: tuple[Decimal, ...]
) -> Iterator[Finding]:
    missing, total = len(form.indicators) - len(given), sum(given)
    if missing:
        message = f"{quoted(form.name)}有{missing}项指标没有权重"
        yield subject.found("F43", message, form.path, severity=Severity.WARNING, hint="请补上每项指标的权重")
    elif total not in allowed:
        sums = "或".join(f"{number:f}" for number in allowed)
        message = f"{quoted(form.name)}的指标权重合计{total:f}，应为{sums}"
        places = [(*form.path, index, "权重") for index in range(len(form.indicators))]
        yield subject.found("F43", message, form.path, *places, hint="请核对各项指标的权重")


def _no_weight(subject: Subject, form: GoalForm) -> Iterator[Finding]:
    for index, item in enumerate(form.indicators):
        if item.weight is not None and item.weight <= 0:
            yield subject.found("F43", f"{quoted(item.third)}的权重不大于0", (*form.path, index, "权重"))


def first_levels(subject: Subject) -> Iterator[Finding]:
    """F43: a first level that the form does not know, or one that every project needs and lacks."""
    standards = subject.edition.standards
    for form in goal_forms(subject):
        known, needed = standards.levels.get(form.kind, ()), standards.needed.get(form.kind, ())
        used = {item.first for item in form.indicators}
        strange = used - set(known) if known else set()
        for index, item in enumerate(form.indicators):
            if item.first in strange:
                at, hint = (*form.path, index, "一级"), f"可填：{'、'.join(known)}"
                message = f"一级指标没有{quoted(item.first)}"
                yield subject.found("F43", message, at, severity=Severity.WARNING, hint=hint)
        missing = [level for level in needed if level not in used]
        if used and missing and not strange:
            message = f"{quoted(form.name)}的绩效指标缺少{'、'.join(missing)}"
            yield subject.found("F43", message, form.path, severity=Severity.WARNING, hint="请补上这一类指标")


def repeated(subject: Subject) -> Iterator[Finding]:
    """F44: the same indicator twice in one form."""
    for form in goal_forms(subject):
        seen: dict[tuple[str, str, str], int] = {}
        for index, item in enumerate(form.indicators):
            first = seen.setdefault((item.first, item.second, item.third), index)
            if first != index and item.third:
                at, other = (*form.path, index, "三级"), (*form.path, first, "三级")
                message = f"{quoted(form.name)}里{quoted(item.third)}列了两次"
                yield subject.found("F44", message, at, other, severity=Severity.WARNING, hint="请删去一项")


_UNIT = re.compile(r"[（(]([^（()）]{1,6})[）)]$")
_COUNTED = "人次个条家份台套项种场篇户天年月件亩米里处期名册本张车辆起宗座"
_RATE = re.compile(r"(?:率|比例|覆盖面|占比|满意度)(?:[（(][%％][）)])?$")
_MAY_EXCEED = re.compile(r"增长|增幅|增速|完成率|提高|提升|超额|执行率|变动|控制率|偏差")
_WORDS_ALLOWED = ("新增", "无", "首次", "不适用", "/", "—", "-")


def units(subject: Subject) -> Iterator[Finding]:
    """F44: the value has another unit than the indicator's name says."""
    for path, item in indicators(subject):
        named = _UNIT.search(item.third)
        if named and _is_unit(named[1]):
            for field, words in item.results:
                yield from _other_unit(subject, (*path, field), item.third, named[1].replace("％", "%"), words)


def _other_unit(subject: Subject, path: Path, name: str, unit: str, words: str) -> Iterator[Finding]:
    """``words`` stand at ``path`` where a number in ``unit`` belongs."""
    value, field = indicator_value(words), path[-1]
    if value and value.unit != unit:
        message = f"{quoted(name)}的{field}是{quoted(words)}，单位应为{unit}"
        yield subject.found("F44", message, path, severity=Severity.WARNING, part=words, hint="请核对单位")
    elif words and not value and words not in _WORDS_ALLOWED and not any(sign.isdigit() for sign in words):
        message = f"{quoted(name)}以{unit}计，{field}却是{quoted(words)}"
        yield subject.found("F44", message, path, severity=Severity.NOTE, part=words)


def _is_unit(word: str) -> bool:
    return word in ("%", "％", "元", "万元", "亿元") or (len(word) <= 3 and word[-1] in _COUNTED)


def rates(subject: Subject) -> Iterator[Finding]:
    """F44: a rate above 100%; one that shall be at least 100%."""
    for path, item in indicators(subject):
        if _RATE.search(item.third) and not _MAY_EXCEED.search(item.third):
            for field, words in item.results:
                yield from _rate(subject, (*path, field), item.third, words)


def _rate(subject: Subject, path: Path, name: str, words: str) -> Iterator[Finding]:
    value, field = indicator_value(words), path[-1]
    if not value or value.unit != "%":
        return
    if value.number > 100:
        yield subject.found("F44", f"{quoted(name)}的{field}超过100%", path, part=words)
    elif value.number == 100 and value.sign in ("≥", ">=", ">", "＞") and field == "指标值":
        message = f"{quoted(name)}最多100%，写“{words}”没有意义"
        yield subject.found("F44", message, path, severity=Severity.NOTE, part=words, hint="可写“=100%”")


def signs(subject: Subject) -> Iterator[Finding]:
    """F44: >= beside ≥, once for the file."""
    typed = [
        (*path, field)
        for path, item in indicators(subject)
        for field, words in item.results
        if words.startswith((">", "<"))
    ]
    if typed:
        message = f"有{len(typed)}处指标值用“>=”“<=”，公文里一般写“≥”“≤”"
        yield subject.found("F44", message, *typed, severity=Severity.NOTE, hint="请统一写法")


def last_results(subject: Subject) -> Iterator[Finding]:
    """F44: last year's result as a bound, or better than what is aimed at; far better is told by F62."""
    words = subject.indicator_words
    for path, item in indicators(subject):
        last, aim = indicator_value(item.last), indicator_value(item.value)
        if last and last.sign in ("≥", "≤", ">=", "<=", ">", "<"):
            message = f"{quoted(item.third)}的上年完成值是{quoted(item.last)}，应是一个确定的数"
            yield subject.found("F44", message, (*path, "上年完成值"), severity=Severity.NOTE, part=item.last)
        elif last and aim and _below(aim, last) and not far(words, item):
            message = f"{quoted(item.third)}的目标{item.value}低于上年完成值{item.last}"
            places = ((*path, "指标值"), (*path, "上年完成值"))
            yield subject.found("F44", message, *places, severity=Severity.NOTE, part=item.value)


def _below(aim: Value, last: Value) -> bool:
    return (
        aim.sign in ("≥", ">=", "=", "＝", ">", "＞", "不低于", "不少于")
        and aim.unit == last.unit
        and 0 < aim.number < last.number
    )


_HEADS = re.compile(r"[（(](万?)人[）)]$")


def heads(subject: Subject) -> Iterator[Finding]:
    """F44: one number of people that two forms give differently."""
    seen: dict[str, tuple[Path, Decimal]] = {}
    for path, item in indicators(subject):
        counted = _counted_heads(item)
        if counted is None:
            continue
        core, count = counted
        first, before = seen.setdefault(core, ((*path, "指标值"), count))
        if before != count:
            message = f"{quoted(core)}在两张绩效表里不一：{item.value}，另一处合{before.normalize():f}人"
            hint = "口径不同的请在名称里写明"
            yield subject.found("F44", message, (*path, "指标值"), first, severity=Severity.NOTE, hint=hint)


def _counted_heads(item: Indicator) -> tuple[str, Decimal] | None:
    """What people an indicator counts, and how many."""
    found, value = _HEADS.search(item.third), indicator_value(item.value)
    if not found or not value or "人数" not in item.third:
        return None
    return item.third[: found.start()], value.number * (10_000 if value.unit == "万人" else 1)
