"""E84: days, months and quarters that no calendar has, and periods that end before they begin."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import TYPE_CHECKING

from author.read.values import quoted
from author.rules.numerals import NUMERAL, small_number
from author.rules.remarks import Remark, remarks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.rules.subject import Subject

_DAY_OF_MONTH = r"(?:[一二]?十[一二三四五六七八九]?|三十[一二三四五六七八九]?|[一二三四五六七八九]|\d{1,2})"
_YEAR = r"(?<!\d)(?P<year>(?:19|20)\d\d)\s*年\s*"
_MONTH = re.compile(
    rf"(?:{_YEAR}|(?<![\d.]))(?P<month>\d{{1,2}}|十[一二三四五六七八九]?|[一二三四五六七八九])\s*月"
    rf"(?:份?\s*(?P<day>{_DAY_OF_MONTH})\s*[日号](?!线)|(?P<as_month>份|底|初|末|[上中下]旬|前|起|至|到|—))?"
)
_DASHED = re.compile(r"(?<![\d.-])(?P<year>20\d\d)(?P<dash>[-/.])(?P<month>\d{1,2})(?P=dash)(?P<day>\d{1,2})(?![\d.%])")
_QUARTER = re.compile(rf"(?:第({NUMERAL})|(?<![\d一二三四五六七八九十两每各逐全前后近第个])([5-9五六七八九]))个?季度")
_DASH = r"\s*(?:—+|－|-|~|～|至|到)\s*"
_IN_PART = re.compile(
    rf"(?P<part>第?(?P<quarter>[一二三四1-4])季度|[上下]半年)[（(]?\s*(?P<first>\d{{1,2}})月?份?"
    rf"(?:{_DASH}(?P<last>\d{{1,2}}))?月"
)
_DAY = r"(?:(?P<{0}_year>20\d\d)年)?(?:(?P<{0}_month>\d{{1,2}})月)(?:(?P<{0}_day>\d{{1,2}})日)?"
_PERIOD = re.compile(rf"(?<!\d){_DAY.format('a')}(?:起|开始)?{_DASH}(?!次|翌){_DAY.format('b')}")
_DASHED_PERIOD = re.compile(
    r"(?<![\d.])(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})" + _DASH + r"(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)"
)
_YEARS = re.compile(rf"(?<![\d.])(20\d\d)年?{_DASH}(20\d\d)年")
_OVER_WINTER = re.compile("采暖|供暖|取暖|冬|学年|雪季|旺季|淡季|次年|翌年|跨年")
_NEAR, _LEAP = 30, 2000
"""Signs around a period that are looked at; a year with a 29 February, where nobody knows which is meant."""


def impossible_days(subject: Subject) -> Iterator[Finding]:
    """E84: 13月, 2月30日, 第五季度, 下半年（3月）, 6月30日至6月1日."""
    yield from remarks(subject, "E84", lambda words: _impossible(words, subject.year))


def _impossible(words: str, year: int) -> Iterator[Remark]:
    if "月" in words or "20" in words:
        yield from _months(words, year)
        yield from _backward(words)
    if "季度" in words or "半年" in words:
        yield from _quarters(words)


def _months(words: str, year: int) -> Iterator[Remark]:
    for found in (*_MONTH.finditer(words), *_DASHED.finditer(words)):
        month, part = small_number(found["month"]), found[0].strip()
        day = small_number(found["day"]) if found["day"] else 0
        if not 1 <= month <= 12:
            if "dash" in found.re.groupindex and month > 31:
                continue
            if (
                found["year"]
                or found["day"]
                or found["as_month"]
                or words[max(found.start() - 1, 0) : found.start()] == "年"
            ):
                yield Remark(part, f"{quoted(part)}：一年只有十二个月", "请改正月份")
        elif found["day"] and not 1 <= day <= (last := monthrange(_year_of(found, words, year), month)[1]):
            yield Remark(part, f"{quoted(part)}没有这一天：{month}月到{last}日为止", "请改正日期")


def _year_of(found: re.Match[str], words: str, year: int) -> int:
    """The year that a day is of: its own, or the budget year where no other is named; only February asks."""
    if found["year"]:
        return int(found["year"])
    return _LEAP if re.search(r"20\d\d", words[max(found.start() - _NEAR, 0) : found.start()]) else year


def _quarters(words: str) -> Iterator[Remark]:
    for found in _QUARTER.finditer(words):
        if small_number(found[1] or found[2]) not in range(1, 5):
            yield Remark(found[0], f"{quoted(found[0])}：一年只有四个季度", "请改正季度")
    for found in _IN_PART.finditer(words):
        first, last = _months_of(found)
        said = [int(found["first"]), int(found["last"] or found["first"])]
        if not all(first <= month <= last for month in said):
            yield Remark(
                found[0], f"{quoted(found[0])}：{found['part']}是{first}月至{last}月", "请改正月份，或改正前面的说法"
            )


def _months_of(found: re.Match[str]) -> tuple[int, int]:
    """The first and last month of a quarter or half."""
    if quarter := found["quarter"]:
        last = 3 * small_number(quarter)
        return last - 2, last
    return (1, 6) if found["part"] == "上半年" else (7, 12)


def _backward(words: str) -> Iterator[Remark]:
    """Periods whose end lies before their beginning; winters and school years go on in the next year."""
    for found in _PERIOD.finditer(words):
        around = words[max(found.start() - _NEAR, 0) : found.end() + _NEAR]
        if _ends_first(found) and not _OVER_WINTER.search(around):
            yield _ends_before(found[0])
    for found in _DASHED_PERIOD.finditer(words):
        if tuple(map(int, found.groups()[3:])) < tuple(map(int, found.groups()[:3])):
            yield _ends_before(found[0])
    for found in _YEARS.finditer(words):
        if int(found[2]) < int(found[1]):
            yield _ends_before(found[0])


def _ends_before(part: str) -> Remark:
    return Remark(part, f"{quoted(part)}：结束在开始之前", "请核对起止，是否写反或写错了年、月、日")


def _ends_first(found: re.Match[str]) -> bool:
    """Whether the end is surely before the beginning: with years, or with days of one month."""
    a_year, b_year, a_day, b_day = (int(found[name] or 0) for name in ("a_year", "b_year", "a_day", "b_day"))
    months = int(found["a_month"]), int(found["b_month"])
    if a_year and b_year and a_year != b_year:
        return b_year < a_year
    if months[0] != months[1]:
        return months[1] < months[0] and bool(a_year)
    return 0 < b_day < a_day
