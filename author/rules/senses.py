"""F60: what an indicator wants against the sign of its value: more satisfaction, less cost, fewer errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.read.values import quoted
from author.rules.bounds import bare, bound
from author.rules.goalforms import indicators
from author.rules.indicatorwords import LESS, MORE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.rules.bounds import Bound
    from author.rules.indicatorwords import IndicatorWords
    from author.rules.subject import Subject
    from author.submission.written import Indicator

_HUNDRED = 100


def senses(subject: Subject) -> Iterator[Finding]:
    """F60: 满意度 that is at most so high, 成本 that is at least so much; nothing of what is wanted, all of what is not."""
    words = subject.indicator_words
    for path, item in indicators(subject):
        aim = bound(item.value)
        if aim and (told := _told(words, item, aim)):
            what, hint, severity = told
            message = f"{quoted(item.third)}的指标值是{quoted(item.value)}，{what}"
            at = (*path, "指标值")
            yield subject.found("F60", message, at, severity=severity, part=item.value, hint=hint)


def _told(words: IndicatorWords, item: Indicator, aim: Bound) -> tuple[str, str, Severity] | None:
    """What is wrong, what to do, and how much it matters."""
    sense = words.sense(item.third, aim.unit, item.first + item.second)
    if sense == MORE:
        return _of_more(item, aim)
    if sense == LESS:
        return _of_less(item, aim)
    if aim.way < 0 and aim.number and "成本" not in item.first and words.tallies.end(bare(item.third)):
        return "做多少事一般是不少于几", "确是上限的，请在名称里写明", Severity.NOTE
    return None


def _of_more(item: Indicator, aim: Bound) -> tuple[str, str, Severity] | None:
    if aim.way < 0:
        return "越高越好的却写了上限", "多半是“≥”写成了“≤”", Severity.WARNING
    if not aim.number and not aim.way:
        return "越高越好的目标却是零", "请核对指标值", Severity.WARNING
    return None


def _of_less(item: Indicator, aim: Bound) -> tuple[str, str, Severity] | None:
    if aim.way > 0:
        wanted = "写了下限" if aim.number else "写“不少于零”"
        return f"越少越好的却{wanted}", "多半是“≤”或“＝”写成了“≥”", Severity.WARNING
    if aim.unit == "%" and aim.number >= _HUNDRED:
        return "越少越好的目标却是全部", "请核对指标的名称和值", Severity.WARNING
    return None
