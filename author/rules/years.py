"""E33: years that are left over from another year's file; H48: the twenty days."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from author.findings import Severity
from author.read.values import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.findings import Finding
    from author.rules.subject import Subject
    from author.rules.texts import Text

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
_AFTER_PLAN = re.compile(r"^(?:以来|期间的?成|时期的?成|末|收官)")
_OWN = ("reason", "use", "plan", "name", "value", "other", "basis")


def outside_titles(text: str) -> str:
    """The text with 《…》 blanked out: a title says what it says."""
    return _TITLE.sub(lambda found: "　" * len(found[0]), text)


def stale_years(subject: Subject) -> Iterator[Finding]:
    """E33: a year that is neither this nor last."""
    years = {subject.year, subject.year - 1}
    for text in subject.texts:
        if "年" not in text.words or text.kind not in _OWN or text.path[:1] == ("单位",):
            continue
        if text.kind == "name" and text.path[0] == "预算明细":
            continue
        words = _RANGE.sub(lambda found: _spanned(found, subject.year), outside_titles(text.words))
        for found in _YEAR.finditer(words):
            year = int(found[1])
            if year not in _allowed(text, years) and (told := _stale(text, words, found, subject.year)):
                severity, what = told
                message = f"{quoted(_around(words, found))}里的{year}年{what}（本年是{subject.year}年）"
                hint = "多半是从往年的文件抄来的，请核对"
                yield subject.found("E33", message, text.path, severity=severity, part=f"{year}年", hint=hint)
                break


def _spanned(found: re.Match[str], year: int) -> str:
    """A span of years that this year lies in is fine; its last year counts otherwise."""
    if int(found[1]) <= year <= int(found[2]):
        return "　" * len(found[0])
    return "　" * (len(found[0]) - 5) + f"{found[2]}年"


def _allowed(text: Text, years: set[int]) -> set[int]:
    this = max(years)
    if text.path[-1] == "上年完成值":
        return {this - 1}
    if text.path[-1] == "指标值":
        return set(range(this, this + 20))
    if text.path[-1] == "执行时间":
        return {this}
    if text.kind in ("plan", "basis", "other", "name"):
        return years | set(range(this, this + 20))
    return years


def _stale(text: Text, words: str, found: re.Match[str], this: int) -> tuple[Severity, str] | None:
    before, after = words[: found.start()], words[found.end() :]
    if _SINCE.search(before[-6:]) or _FROM_THEN.match(after):
        return None
    if text.kind == "reason":
        if _COMPARES.search(before) or _COMPARED.match(after):
            return Severity.ERROR, "不是可比的年份，比较的应是上年" if int(found[1]) < this else "还没有到"
        dated = _PAID_LATE.search(before) or _JOINED_THEN.match(after)
        return None if dated else (Severity.WARNING, "既不是本年，也不是上年")
    if text.kind == "basis" and not _MAKES.search(before):
        return None
    if text.path[-1] == "上年完成值":
        return Severity.WARNING, "不是上年"
    return Severity.WARNING, "是往年"


def _around(words: str, found: re.Match[str]) -> str:
    return words[max(found.start() - 8, 0) : found.end() + 10].strip("　\n")


def document_numbers(subject: Subject) -> Iterator[Finding]:
    """E33: a document number of another year than the title it stands with."""
    for text in subject.texts:
        told: list[str] = []
        for found in _NUMBER.finditer(text.words):
            year = int(found[1])
            title = _title_beside(text.words, found)
            of = re.search(r"(?<!\d)((?:19|20)\d\d)年", title)
            if year > subject.year or (of and year not in (int(of[1]), int(of[1]) - 1)):
                told.append(found[0])
        if told:
            what = f"文号{'、'.join(told)}与文件名里的年份或本年不符"
            hint = "“提前下达”的文件一般是上一年的文号，请对照原件"
            yield subject.found("E33", what, text.path, severity=Severity.WARNING, part=told[0], hint=hint)


def _title_beside(words: str, number: re.Match[str]) -> str:
    """The title right before the number, or right behind it."""
    before = list(_TITLE.finditer(words, 0, number.start()))
    if before and number.start() - before[-1].end() <= 12:
        return before[-1][0]
    after = _TITLE.search(words, number.end())
    return after[0] if after and after.start() - number.end() <= 8 else ""


def ended_plans(subject: Subject) -> Iterator[Finding]:
    """E33: 十四五 in a year that no longer belongs to it."""
    told: dict[str, list[Text]] = {}
    for text in subject.texts:
        if "五" not in text.words or text.kind not in ("reason", "use", "plan", "value", "other"):
            continue
        for found in _PLAN.finditer(outside_titles(text.words)):
            number, after = _numeral(found[1]), text.words[found.end() :]
            quotes = found[0][0] in '“"' or found[2]
            if quotes and 10 <= number < 20 and subject.year > 1955 + 5 * number and not _AFTER_PLAN.match(after):
                told.setdefault(found[1] + "五", []).append(text)
                break
    for plan, texts in told.items():
        ended = 1955 + 5 * _numeral(plan[:-1])
        groups: dict[object, list[Text]] = {}
        for text in texts:
            groups.setdefault(text.path[:2], []).append(text)
        for group in groups.values():
            path = group[0].path if len(group) == 1 else group[0].path[:-2]
            places = [text.path for text in group]
            yield subject.found(
                "E33", f"“{plan}”已在{ended}年结束，本年是{subject.year}年", path, *places, severity=Severity.WARNING,
                part=plan, hint="请核对依据是否已有新的规划",
            )  # fmt: skip


def _numeral(text: str) -> int:
    tens, ten, ones = text.rpartition("十")
    digits = {sign: number for number, sign in enumerate("〇一二三四五六七八九")}
    return (digits.get(tens, 1) * 10 if ten else 0) + digits.get(ones, 0)


def periods(subject: Subject) -> Iterator[Finding]:
    """E33: a project that does not run in the budget year."""
    for index, project in enumerate(subject.words["项目"]):
        period = project["执行时间"]
        start, end = getattr(period, "start", None), getattr(period, "end", None)
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
    published: date = subject.words["公开日期"]
    if not date(subject.year - 1, 11, 1) <= published <= date(subject.year, 12, 31):
        message = f"公开日期{published}与{subject.year}年的预算对不上"
        yield subject.found("E33", message, ("公开日期",), severity=Severity.WARNING, hint="预算一般在本年年初公开")
    counted = subject.words["国有资产"].get("截止日期")
    if counted and counted != date(subject.year - 1, 12, 31):
        path = ("国有资产", "截止日期")
        stale = counted < date(subject.year - 1, 12, 31)
        severity = Severity.WARNING if stale or counted > published else Severity.NOTE
        message = f"国有资产的截止日期是{counted}，{subject.year}年预算一般填{subject.year - 1}年末"
        yield subject.found("E33", message, path, severity=severity, hint="请换成上年末的数")


def twenty_days(subject: Subject) -> Iterator[Finding]:
    """H48: published within twenty days of the approval."""
    approved = subject.words.get("批复日期")
    published: date = subject.words["公开日期"]
    if approved is None:
        return
    if (days := (published - approved).days) > 20:
        message = f"批复于{approved}，公开日期{published}已过二十日（第{days}日）"
        yield subject.found("H48", message, ("公开日期",), ("批复日期",), hint="预算法第十四条：批复后二十日内公开")
    elif days < 0:
        yield subject.found("H48", f"公开日期{published}早于批复日期{approved}", ("公开日期",), ("批复日期",))
