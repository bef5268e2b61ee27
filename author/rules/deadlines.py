"""E84: days of different places out of order: a goal due after its project's money has ended, 完工 before 开工."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.read.values import quoted
from author.rules.remarks import Remark, remarks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.rules.subject import Subject
    from author.submission.written import Record

_DUE = re.compile(
    r"(?<!\d)(?P<year>20\d\d)年(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?(?:份|底|末)?(?:之?前|以前|止|(?:全部)?完成)"
)
_LAST_YEARS = "上年完成值"
_WORK = re.compile(
    r"(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?(?:份|底|初|末|[上中下]旬)?(?:前|起)?[^，。；、\d]{0,6}?"
    r"(?:(?P<begins>开工|动工|启动|开始实施|开始施工)|(?P<ends>完工|竣工|完成|验收|交付))"
)
_SENTENCE = re.compile(r"[^。；！？\n]+")
_PARTS = re.compile("[一二三]期|标段|续建|批|次年|翌年|上年")


def due_days(subject: Subject) -> Iterator[Finding]:
    """E84: a goal that is due after, or before, the time in which its project may spend."""
    projects = subject.submission.own.projects
    for text, due in subject.searched(lambda words: list(_due(words)), ("plan", "value")):
        if text.path[0] != "项目" or text.path[-1] in (_LAST_YEARS, "执行时间") or not isinstance(text.path[1], int):
            continue
        project = projects[text.path[1]]
        for words, earliest, latest in due:
            if said := _outside(project, earliest, latest):
                path = (*text.path[:2], "执行时间")
                yield subject.found(
                    "E84", f"{quoted(words)}{said}", text.path, path, severity=Severity.WARNING, part=words,
                    hint="请核对：改正期限，或改正执行时间",
                )  # fmt: skip
                break


def _due(words: str) -> Iterator[tuple[str, date, date]]:
    """(words, the first and the last day that may be meant)."""
    for found in _DUE.finditer(words):
        year, month, day = int(found["year"]), int(found["month"]), int(found["day"] or 0)
        if 1 <= month <= 12 and day <= (last := monthrange(year, month)[1]):
            yield found[0], date(year, month, day or 1), date(year, month, day or last)


def _outside(project: Record, earliest: date, latest: date) -> str:
    start, end = project.period.start, project.period.end
    if not start or not end:
        return ""
    if earliest > end:
        return f"晚于资金执行时间的结束（{end}）"
    return f"早于资金执行时间的开始（{start}）" if latest < start else ""


def works_backward(subject: Subject) -> Iterator[Finding]:
    """E84: 8月开工，5月完工."""
    yield from remarks(subject, "E84", _backward, ("reason", "use", "plan", "basis", "other", "value"))


def _backward(words: str) -> Iterator[Remark]:
    for sentence in _SENTENCE.findall(words) if "月" in words else ():
        begun: re.Match[str] | None = None
        for found in () if _PARTS.search(sentence) else _WORK.finditer(sentence):
            if found["begins"]:
                begun = found
            elif begun and bool(begun["year"]) >= bool(found["year"]) and _day(found, begun) < _day(begun, begun):
                part = sentence[begun.start() : found.end()]
                yield Remark(part, f"{quoted(part)}：完成在开始之前", "请核对两个日期")
                begun = None


def _day(found: re.Match[str], other: re.Match[str]) -> tuple[int, int, int]:
    """Year, month and day; a day that is not told is none too early."""
    return (
        int(found["year"] or other["year"] or 0),
        int(found["month"]),
        int(found["day"] or (31 if found["ends"] else 0)),
    )
