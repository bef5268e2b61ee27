"""F44: names that say in what they are counted, without a unit in brackets: 人数, 满意度, 面积."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.read.values import quoted
from author.rules.bounds import bare, bound, unit_of
from author.rules.goalforms import indicators

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.read.tree import Path
    from author.rules.indicatorwords import Counted, IndicatorWords
    from author.rules.subject import Subject
    from author.submission.written import Indicator


def name_units(subject: Subject) -> Iterator[Finding]:
    """F44: 培训人数 in %, 满意度 in 次; in brackets behind the name, or in the value."""
    words = subject.indicator_words
    for path, item in indicators(subject):
        yield from _odd_unit(subject, words, path, item)


def _odd_unit(subject: Subject, words: IndicatorWords, path: Path, item: Indicator) -> Iterator[Finding]:
    name, unit = bare(item.third), unit_of(item.third)
    if unit and (said := _unfit(words, name, unit)):
        message = f"{quoted(name)}不会以{unit}计（名称里写着“{item.third[len(name) :].strip()}”）"
        at = (*path, "三级")
        yield subject.found("F44", message, at, severity=Severity.WARNING, part=unit, hint=f"一般以{said}计")
    for field, value in item.results if not unit else ():
        aim = bound(value)
        if aim and aim.unit and (said := _unfit(words, name, aim.unit)):
            message = f"{quoted(name)}的{field}是{quoted(value)}，不会以{aim.unit}计"
            at = (*path, field)
            yield subject.found("F44", message, at, severity=Severity.WARNING, part=value, hint=f"一般以{said}计")


def _unfit(words: IndicatorWords, name: str, unit: str) -> str:
    """What a name is counted in, where this cannot be ``unit``; empty where it may, or nobody knows."""
    return next((_usual(each) for each in words.counted if each.said.end(name) and _is_odd(each, unit)), "")


def _is_odd(counted: Counted, unit: str) -> bool:
    plain = unit.removeprefix("/").strip()
    if counted.never:
        return plain in counted.never
    return "/" not in plain and not any(plain.startswith(each) for each in counted.units)


def _usual(counted: Counted) -> str:
    return "、".join(counted.units[:3]) if counted.units else "个、件等"
