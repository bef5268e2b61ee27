"""E33: years that are left over from another year's file; H48: the twenty days."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.read.values import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.read.tree import Path
    from author.rules.subject import Subject
    from author.rules.texts import Kind, Text

_TITLE = re.compile(r"《[^《》]*》")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*(?:—|－|-|~|～|至)?\s*(年)")
_RANGE = re.compile(r"(?<!\d)((?:19|20)\d\d)年?\s*(?:—|－|-|~|～|至)\s*((?:19|20)\d\d)年")
_NUMBER = re.compile(r"[〔［\[（(]((?:19|20)\d\d)[〕］\]）)]\s*第?\d+号")
_SINCE = re.compile(r"(?:截至|截止|自|从|于|以来|结转|形成)$|历年|往年")
_FROM_THEN = re.compile(r"^[^，。；]{0,8}(?:以来|起|印发|发布|出台|实施的|成立|批准|下发|施行|修订)")
_PAID_LATE = re.compile(r"(?:补发|补缴|清算|兑现)[^，。；]{0,4}$")
_JOINED_THEN = re.compile(r"^(?:度|底|末|\d+月)?(?:新?招[录聘]|新?录用|考录|新录|新招|调入|入职|转正)")
_COMPARES = re.compile(r"(?:比|较|与|和|同)$")
_COMPARED = re.compile(r"^(?:度|年度)?(?:与|和|比|均|预算)")
_MAKES = re.compile(r"(?:保障|安排|做好|用于|开展|完成|实现)$")
_PLAN = re.compile(r"[“\"]?([一二三四五六七八九十]{1,3})五[”\"]?(规划|计划|时期|期间)?")
_AFTER_PLAN = re.compile(
    r"[”’\"]?(?:规划|计划|时期|期间)?的?(?:以来|期间的?成|时期的?成|末|收官|最后一年|圆满|完成情况|总结)"
)
_NUMBERED = re.compile(r"^\s*第\s*\d+\s*号")
_BEFORE_THEN = re.compile(r"^(?:底|末)?(?:以前|之前|以后|之后)(?![^，。；]{0,12}(?:完成|实现|达到|到位|落实))")
_NEAR, _LONGEST_TITLE = 40, 300
"""Signs before and behind a year that are looked at; signs of a title. All of a long text would be looked at for each year."""
_ROUND = 5
"""Far goals are set for round years: 展望至2050年."""
_OF_PLANS: tuple[Kind, ...] = ("reason", "use", "plan", "value", "other")
_OWN: tuple[Kind, ...] = ("reason", "use", "plan", "name", "value", "other", "basis")


def outside_titles(text: str) -> str:
    """The text with 《…》 blanked out: a title says what it says."""
    return _TITLE.sub(lambda found: "　" * len(found[0]), text)


def stale_years(subject: Subject) -> Iterator[Finding]:
    """E33: a year that is neither this nor last."""
    for text, _ in subject.searched(lambda words: "年" in words, _OWN):
        if text.path[0] not in ("单位", "预算明细"):
            yield from _stale_year(subject, text)


def _stale_year(subject: Subject, text: Text) -> Iterator[Finding]:
    """The first year of a text that does not belong there."""
    words = _RANGE.sub(lambda found: _spanned(found, subject.year), outside_titles(text.words))
    allowed = _allowed(text, subject.year)
    for found in _YEAR.finditer(words):
        year = int(found[1])
        if year not in allowed and (told := _stale(text, words, found, subject.year)):
            severity, what = told
            message = f"{quoted(_around(words, found))}里的{year}年{what}（本年是{subject.year}年）"
            hint = "多半是从往年的文件抄来的，请核对"
            yield subject.found("E33", message, text.path, severity=severity, part=f"{year}年", hint=hint)
            return


def _spanned(found: re.Match[str], year: int) -> str:
    """A span of years that this year lies in is fine; its last year counts otherwise."""
    if int(found[1]) <= year <= int(found[2]):
        return "　" * len(found[0])
    return "　" * (len(found[0]) - 5) + f"{found[2]}年"


def _allowed(text: Text, this: int) -> set[int]:
    own, coming = {this - 1, this}, set(range(this, this + 20))
    by_field = {"上年完成值": {this - 1}, "指标值": coming, "执行时间": {this}}
    usual = own | coming if text.kind in ("plan", "basis", "other", "name") else own
    return by_field.get(str(text.path[-1]), usual)


def _stale(text: Text, words: str, found: re.Match[str], this: int) -> tuple[Severity, str] | None:
    before, after = words[max(found.start() - _NEAR, 0) : found.start()], words[found.end() : found.end() + _NEAR]
    if _SINCE.search(before[-6:]) or any(then.match(after) for then in (_FROM_THEN, _NUMBERED, _BEFORE_THEN)):
        return None
    if text.kind == "reason":
        if _COMPARES.search(before) or _COMPARED.match(after):
            return Severity.ERROR, "不是可比的年份，比较的应是上年" if int(found[1]) < this else "还没有到"
        dated = _PAID_LATE.search(before) or _JOINED_THEN.match(after)
        return None if dated else (Severity.WARNING, "既不是本年，也不是上年")
    if text.kind == "basis" and not _MAKES.search(before):
        return None
    return _past_or_far(text, int(found[1]), this)


def _past_or_far(text: Text, year: int, this: int) -> tuple[Severity, str] | None:
    if text.path[-1] == "上年完成值":
        return Severity.WARNING, "不是上年"
    if year < this:
        return Severity.WARNING, "是往年"
    is_goal = text.kind != "value" and year % _ROUND == 0
    return None if is_goal else (Severity.WARNING, "离本年太远")


def _around(words: str, found: re.Match[str]) -> str:
    return words[max(found.start() - 8, 0) : found.end() + 10].strip("　\n")


def document_numbers(subject: Subject) -> Iterator[Finding]:
    """E33: a document number of another year than the title it stands with."""
    for text, numbers in subject.searched(lambda words: list(_odd_numbers(words, subject.year))):
        what = f"文号{'、'.join(numbers)}与文件名里的年份或本年不符"
        hint = "“提前下达”的文件一般是上一年的文号，请对照原件"
        yield subject.found("E33", what, text.path, severity=Severity.WARNING, part=numbers[0], hint=hint)


def _odd_numbers(words: str, this: int) -> Iterator[str]:
    for found in _NUMBER.finditer(words):
        year = int(found[1])
        of = re.search(r"(?<!\d)((?:19|20)\d\d)年", _title_beside(words, found))
        if year > this or (of and year not in (int(of[1]), int(of[1]) - 1)):
            yield found[0]


def _title_beside(words: str, number: re.Match[str]) -> str:
    """The title right before the number, or right behind it."""
    before = list(_TITLE.finditer(words, max(number.start() - _LONGEST_TITLE, 0), number.start()))
    if before and number.start() - before[-1].end() <= 12:
        return before[-1][0]
    after = _TITLE.search(words, number.end(), number.end() + _LONGEST_TITLE)
    return after[0] if after and after.start() - number.end() <= 8 else ""


def ended_plans(subject: Subject) -> Iterator[Finding]:
    """E33: 十四五 in a year that no longer belongs to it; once for each project or section that says so."""
    told: dict[str, dict[object, list[Path]]] = {}
    for text, plan in subject.searched(lambda words: _ended_plan(words, subject.year), _OF_PLANS):
        told.setdefault(plan, {}).setdefault(text.path[:2], []).append(text.path)
    for plan, groups in told.items():
        for paths in groups.values():
            where = paths[0] if len(paths) == 1 else paths[0][:-2]
            yield subject.found(
                "E33", f"“{plan}”已在{_last_year(plan)}年结束，本年是{subject.year}年", where, *paths,
                severity=Severity.WARNING, part=plan, hint="请核对依据是否已有新的规划",
            )  # fmt: skip


def _ended_plan(words: str, this: int) -> str:
    """``十四五`` where it is named as if it went on; a plan is told by its quotes or by 规划."""
    for found in _PLAN.finditer(outside_titles(words)):
        plan = f"{found[1]}五"
        named = found[0][0] in '“"' or found[2]
        ended = 10 <= _numeral(found[1]) < 20 and this > _last_year(plan)
        if named and ended and not _AFTER_PLAN.match(words, found.end()):
            return plan
    return ""


def _last_year(plan: str) -> int:
    """1995 for 八五, 2025 for 十四五."""
    return 1955 + 5 * _numeral(plan[:-1])


def _numeral(text: str) -> int:
    tens, ten, ones = text.rpartition("十")
    digits = {sign: number for number, sign in enumerate("〇一二三四五六七八九")}
    return (digits.get(tens, 1) * 10 if ten else 0) + digits.get(ones, 0)


def periods(subject: Subject) -> Iterator[Finding]:
    """E33: a project that does not run in the budget year."""
    for index, project in enumerate(subject.submission.own.projects):
        start, end = project.period.start, project.period.end
        if start is None or end is None:
            continue
        path = ("项目", index, "执行时间")
        if not start.year <= subject.year <= end.year:
            message = f"资金执行时间{start}至{end}不在{subject.year}年"
            yield subject.found("E33", message, path, severity=Severity.WARNING, hint="请核对起止日期的年份")
        elif start.year != end.year:
            message = f"资金执行时间{start}至{end}跨年度"
            yield subject.found("E33", message, path, severity=Severity.NOTE, hint="确为跨年项目的不用改")


def dates(subject: Subject) -> Iterator[Finding]:
    """E33: the day of publishing and the day that the assets are counted on."""
    published, counted = subject.written.published, subject.written.assets.counted
    if not date(subject.year - 1, 11, 1) <= published <= date(subject.year, 12, 31):
        message = f"公开日期{published}与{subject.year}年的预算对不上"
        yield subject.found("E33", message, ("公开日期",), severity=Severity.WARNING, hint="预算一般在本年年初公开")
    if counted and counted != date(subject.year - 1, 12, 31):
        stale = counted < date(subject.year - 1, 12, 31)
        severity = Severity.WARNING if stale or counted > published else Severity.NOTE
        message = f"国有资产的截止日期是{counted}，{subject.year}年预算一般填{subject.year - 1}年末"
        yield subject.found("E33", message, ("国有资产", "截止日期"), severity=severity, hint="请换成上年末的数")


def twenty_days(subject: Subject) -> Iterator[Finding]:
    """H48: published within twenty days of the approval."""
    published, approved = subject.written.published, subject.written.approved
    if approved is None:
        return
    paths = (("公开日期",), ("批复日期",))
    if (days := (published - approved).days) > 20:
        message = f"批复于{approved}，公开日期{published}已过二十日（第{days}日）"
        yield subject.found("H48", message, *paths, hint="预算法第十四条：批复后二十日内公开")
    elif days < 0:
        yield subject.found("H48", f"公开日期{published}早于批复日期{approved}", *paths)


OF_THE_YEAR = (stale_years, document_numbers, ended_plans, periods, dates)
"""What cannot be said where the year itself is a slip."""
