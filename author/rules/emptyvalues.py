"""F62: values that say nothing, and aims that last year's result leaves far behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.read.values import quoted
from author.rules.bounds import bound
from author.rules.goalforms import indicators
from author.rules.indicatorwords import LESS, MONEY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from author.ground.findings import Finding
    from author.rules.bounds import Bound
    from author.rules.indicatorwords import IndicatorWords
    from author.rules.subject import Subject
    from author.submission.written import Indicator

_FAR, _TENFOLD, _POINTS, _HUNDRED = 2, 10, 20, 100
_NUMERAL = re.compile(
    r"\d|[一二三四五六七八九十百千万两]+[个次人名户期场台套件项天年月家所条份册%％]|百分之|全部|全覆盖|应.{1,3}尽"
)
_OF_NUMBERS = re.compile(r"数量|成本")


def empty_values(subject: Subject) -> Iterator[Finding]:
    """F62: ≥0, a rate ≤100%, words for a quantity."""
    words = subject.indicator_words
    for path, item in indicators(subject):
        if told := _says_nothing(words, item):
            what, severity = told
            message = f"{quoted(item.third)}的指标值是{quoted(item.value)}，{what}"
            at = (*path, "指标值")
            yield subject.found("F62", message, at, severity=severity, part=item.value, hint="请写一个能考核的数")


def _says_nothing(words: IndicatorWords, item: Indicator) -> tuple[str, Severity] | None:
    aim = bound(item.value)
    if aim is None:
        wordy = item.value and not _NUMERAL.search(item.value) and _OF_NUMBERS.search(item.second)
        return ("数量和成本要有数", Severity.NOTE) if wordy else None
    sense = words.sense(item.third, aim.unit, item.first + item.second)
    if aim.way > 0 and not aim.number and sense != LESS:
        return "什么也没有要求", Severity.WARNING
    all_of_it = aim.unit == "%" and aim.number == _HUNDRED and aim.way < 0
    if all_of_it and not sense and not words.open.are_in(item.third):
        return "什么也没有要求", Severity.WARNING
    return None


def far_results(subject: Subject) -> Iterator[Finding]:
    """F62: an aim that is half of last year's result or less, or ten times it: usually a digit is wrong."""
    words = subject.indicator_words
    for path, item in indicators(subject):
        if told := far(words, item):
            message = f"{quoted(item.third)}的指标值是{quoted(item.value)}，上年完成值是{quoted(item.last)}，{told}"
            places = ((*path, "指标值"), (*path, "上年完成值"))
            hint = "请核对两个数，或者写明为什么差这么多"
            yield subject.found("F62", message, *places, severity=Severity.WARNING, part=item.value, hint=hint)


def far(words: IndicatorWords, item: Indicator) -> str:
    """How far an aim is from last year's result; empty where it is near, or the two cannot be compared."""
    aim, last = bound(item.value), bound(item.last)
    if aim and last and last.unit == aim.unit and last.number and aim.number:
        return _far(words, item, aim, last.number)
    return ""


def _far(words: IndicatorWords, item: Indicator, aim: Bound, last: Decimal) -> str:
    wants_less = words.sense(item.third, aim.unit, item.first + item.second) == LESS
    if aim.unit == "%":
        return "低得多" if not wants_less and aim.way >= 0 and last - aim.number >= _POINTS else ""
    if aim.number >= last * _TENFOLD:
        return "是它的十倍以上"
    if aim.number * _TENFOLD <= last:
        return "不到它的十分之一"
    falls = not wants_less and aim.unit not in MONEY and aim.way > 0
    return "不到它的一半" if falls and aim.number * _FAR < last else ""
