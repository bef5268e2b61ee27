"""F65: the days that a project's goal names, and its name, against its period; once or going on, new or of last year."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.ledger.ledger import PRIOR
from author.read.values import quoted
from author.rules.projecttexts import Told, told_of_projects
from author.rules.sums import lines_of
from author.rules.years import outside_titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.rules.figures import Project
    from author.rules.projectwords import ProjectWords
    from author.rules.subject import Subject

_NAMES = ("项目名称", "绩效目标表的名称")
_DAY = re.compile(
    r"(?:(?P<year>20\d\d)年|(?P<this>本年|当年|今年|年内))?(?:(?P<month>1[0-2]|0?[1-9])月)?(?:(?P<day>[12]\d|3[01]|0?[1-9])日)?"
    r"(?P<end>年底|年末|底|末|上旬|中旬|下旬)?(?:之?前|以前|完成|完工|竣工|建成|实现|达到|投入使用|交付|全面|全部|\s*$)"
)
_DOING = re.compile(r"完成|完工|竣工|建成|验收|交付|投入使用|支付|拨付|发放|招标|采购|实现|达到|具备|形成")
_VISION = re.compile(r"展望|远景|愿景|规划|力争|长期|上年|去年|已|截至|以来|自|申报|批复|印发|目标[:：]?到")
_RANGE = re.compile(
    r"(20\d\d)年(?:(1[0-2]|0?[1-9])月)?(?:\d{1,2}日)?(?:—|－|-|~|～|至|到)+(?:(20\d\d)年)?(?:(1[0-2]|0?[1-9])月)?(?:\d{1,2}日)?"
)
_RUNS = re.compile(
    r"(?:执行|实施|建设|项目|起止|活动|服务)(?:期|期限|期间|时间|周期|工期|年限)[^，。；]{0,4}$|工期[^，。；]{0,4}$"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年")
_SPAN = re.compile(r"20\d\d\s*年?\s*(?:—|－|-|~|～|至|到)")
_LENGTH = re.compile(
    r"(?:工期|建设期|建设周期|实施周期|实施期限?|执行期限?|服务期限?|项目周期|完成时限|实施时间|执行时间)"
)
_MONTHS = re.compile(r"(\d{1,3}|[一二两三四五六])(?:个)?(月|年|天|日)")
_CARRIED = "结转"
_NEAR, _MONTHS_OF_YEAR, _DAYS_OF_MONTH = 40, 12, 30


def spans(subject: Subject) -> Iterator[Finding]:
    """F65: what shall be done after the period is over or before it begins; a period in words that is another."""
    for project, told in told_of_projects(subject):
        start, end = project.record.period.start, project.record.period.end
        if start and end and start <= end:
            for text in (*told, *_values(project)):
                if text.label not in _NAMES:
                    yield from _beyond(subject, project, text, start, end)
                    yield from _another_period(subject, project, text, start, end)


def _values(project: Project) -> Iterator[Told]:
    """What is aimed at, where it names a day."""
    for index, item in enumerate(project.record.goal.indicators):
        if "月" in item.value or "年" in item.value:
            yield Told(f"{quoted(item.third)}的指标值", (*project.path, "绩效", "指标", index, "指标值"), item.value)


def _beyond(subject: Subject, project: Project, text: Told, start: date, end: date) -> Iterator[Finding]:
    words = outside_titles(text.words)
    is_value = "指标值" in text.label
    for found in _DAY.finditer(words):
        if not (found["year"] or found["month"]) or (not is_value and not _is_promised(words, found)):
            continue
        last = _last_day(found, subject.year)
        if last is None:
            continue
        said = found[0]
        if last > end and (found["year"] or found["month"]) and not _covers(found, end):
            what = f"在执行时间（止于{end}）之后"
        elif last < start and last.year >= subject.year:
            what = f"在执行时间（始于{start}）之前"
        else:
            continue
        yield _found(subject, project, text, f"{text.label}写{quoted(said)}，{what}", said)


def _is_promised(words: str, found: re.Match[str]) -> bool:
    before = re.split(r"[，。；\n]", words[max(found.start() - _NEAR, 0) : found.start()])[-1]
    after = re.split(r"[，。；\n]", words[found.start() : found.end() + 20])[0]
    return bool(_DOING.search(after)) and not _VISION.search(before + after)


def _covers(found: re.Match[str], end: date) -> bool:
    """Whether a day that is said roughly may still be in the period: 12月 of a period that ends in 12月."""
    month = int(found["month"]) if found["month"] else 12
    year = int(found["year"]) if found["year"] else end.year
    return not found["day"] and (year, month) == (end.year, end.month)


def _last_day(found: re.Match[str], this: int) -> date | None:
    year = int(found["year"]) if found["year"] else this
    month = int(found["month"]) if found["month"] else _MONTHS_OF_YEAR
    last = calendar.monthrange(year, month)[1]
    day = int(found["day"]) if found["day"] else last
    return date(year, month, day) if day <= last else None


def _another_period(subject: Subject, project: Project, text: Told, start: date, end: date) -> Iterator[Finding]:
    """实施期限2026年3月至10月, 工期18个月."""
    for found in _RANGE.finditer(text.words):
        before = text.words[max(found.start() - _NEAR, 0) : found.start()]
        first = (int(found[1]), int(found[2] or start.month))
        last = (int(found[3] or found[1]), int(found[4] or end.month))
        if _RUNS.search(before) and (first, last) != ((start.year, start.month), (end.year, end.month)):
            what = f"{text.label}写{quoted(found[0])}，执行时间是{start}至{end}"
            yield _found(subject, project, text, what, found[0])
    for word in _LENGTH.finditer(text.words):
        if found_length := _MONTHS.match(text.words, word.end() + _gap(text.words, word.end())):
            yield from _too_long(subject, project, text, found_length, (end - start).days + 1)


def _gap(words: str, at: int) -> int:
    found = re.match(r"(?:为|是|不超过|：|:|约|共|≤)*", words[at : at + 6])
    return len(found[0]) if found else 0


def _too_long(subject: Subject, project: Project, text: Told, found: re.Match[str], days: int) -> Iterator[Finding]:
    numerals = {sign: number for number, sign in enumerate("一二三四五六", 1)} | {"两": 2}
    number = int(found[1]) if found[1].isdigit() else numerals[found[1]]
    lengths = {"月": _DAYS_OF_MONTH, "年": 365, "天": 1, "日": 1}
    if number * lengths[found[2]] > days + _DAYS_OF_MONTH:
        yield _found(subject, project, text, f"{text.label}写{quoted(found[0])}，执行时间只有{days}天", found[0])


def years_of_names(subject: Subject) -> Iterator[Finding]:
    """F65: a year in a project's name that is not the budget's, nor in its period, nor that of money carried over."""
    for project, told in told_of_projects(subject):
        start, end = project.record.period.start, project.record.period.end
        covered = {subject.year, *(range(start.year, end.year + 1) if start and end else ())}
        carried = any(_CARRIED in fund for fund in project.ledger.by("fund"))
        for text in told:
            if text.label in _NAMES and not carried and not _SPAN.search(text.words):
                for year in dict.fromkeys(_YEAR.findall(outside_titles(text.words))):
                    if int(year) not in covered:
                        what = f"{text.label}{quoted(text.words)}里是{year}年，预算是{subject.year}年的"
                        yield _found(subject, project, text, what, f"{year}年")


def kinds_of_projects(subject: Subject) -> Iterator[Finding]:
    """F65: one project called both 一次性 and going on, or new although it had money last year."""
    words = subject.project_words
    last_year = subject.submission.ledger.where(measure=PRIOR).by("project")
    for project, told in told_of_projects(subject):
        texts = [text for text in told if text.label not in _NAMES]
        before = last_year.get(project.code)
        yield from _both(subject, project, words, texts)
        if before is not None and before.total and subject.knows(project):
            for text in texts:
                if found := words.new.search(text.words):
                    what = f"{text.label}写{quoted(found[0])}，预算明细里上年有{subject.said(before.total)}"
                    yield _found(subject, project, text, what, found[0])


def _both(subject: Subject, project: Project, words: ProjectWords, texts: list[Told]) -> Iterator[Finding]:
    once = [(text, found[0]) for text in texts if (found := words.once.search(text.words))]
    others = (words.going_on.search(text.words) for text in texts)
    if once and (other := next((found[0] for found in others if found), "")):
        text, said = once[0]
        yield _found(subject, project, text, f"{text.label}写{quoted(said)}，另一处写{quoted(other)}", said)


def _found(subject: Subject, project: Project, text: Told, message: str, part: str) -> Finding:
    places = (text.path, (*project.path, "执行时间"), *lines_of(subject, project))
    hint = "请核对：改这句话，或改执行时间、明细"
    return subject.found("F65", message, *places[:2], severity=Severity.WARNING, part=part, hint=hint)
