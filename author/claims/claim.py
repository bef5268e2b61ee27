"""The figures of a sentence: amounts, per cents and counts, each with the interval that it claims."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from author.claims.span import ENDLESS, Span, decimals
from author.ledger.money import YUAN_IN
from author.wording.words import numeral_value

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["amount", "percent", "count"]
MEASURES = (
    "人次|家次|平方米|个月|公里|个|名|人|位|家|户|辆|台|套|项|次|场|期|批|件|条|册|份|亩|所|间|处|座|支|张|天|年|季度|课时|学时|"
    "车次|只|本|宗|页"
)
"""Measure words, the longer ones first."""
_NUMBER = r"(?<![\d.,〔\-—－])(?P<digits>\d[\d,]*(?:\.\d+)?)\s*(?P<more>[余多])?"
_UNITS = (
    r"(?P<yuan>亿元|万元|元|(?:万|亿)(?=[，。；、）)\n]|$))|(?P<percent>[%％])(?!以?[人])"
    rf"|(?P<pieces>万?(?:{MEASURES}))(?!元|百分点)"
)
_FIGURE = re.compile(rf"{_NUMBER}(?:{_UNITS})")
_NUMERAL = re.compile(
    r"(?<![一二两三四五六七八九十百第])(?P<digits>[一二两三四五六七八九十]{1,3})(?P<pieces>个|名|人|位|家|辆|台|套|项)(?![是、]|月|百分点)"
)
_ABOUT = re.compile(r"(?:约|大概|将近|接近|近)(?:增长|增加|下降|减少|占|为|需|共)?$")
_AT_LEAST = re.compile(r"(?:(?<!不)超过?|逾|突破|至少|最少|不低于|不少于|不小于|高于|大于|多于|≥|>=)$")
_AT_MOST = re.compile(r"(?:不足|不到|不超过?|不高于|不多于|不大于|最多|最高|至多|低于|少于|≤|<=)$")
_ABOUT_BEHIND = re.compile(r"\s*(?:左右|上下)")
_AT_LEAST_BEHIND = re.compile(r"\s*(?:以上|及以上)")
_AT_MOST_BEHIND = re.compile(r"\s*(?:以下|以内|之内)")
_EACH_BEHIND = re.compile(r"\s*[/／每]")
_NEAR = 8
_HALF = Decimal("0.005")
"""How far printed amounts and rates may be rounded, in the unit of the figure: a bound is none that they keep in print."""
_YEAR = 4
"""Digits of a year, which counts nothing."""
LONGEST = 18
"""Digits of a figure that is looked at."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure of a sentence: what it says, where it stands, and how exact it is."""

    kind: Kind
    words: str
    start: int
    end: int
    value: Decimal
    """In 元, in per cent or in pieces."""
    span: Span
    """What it may stand for: half a unit of its last digit to each side; more where it says 约 or 以上."""
    unit: str
    """元, % or a measure word."""
    one: Decimal = Decimal(1)
    """元 or pieces in one of what its digits count."""
    exact: bool = True
    each: bool = False
    """Whether it is a price or a rate for one piece, one head, one month: 600元/月."""

    def fine(self, printed: int) -> Span:
        """What it may stand for where zeros at the end have been left out: 68万元 is 68.00万元."""
        if not self.exact or self.unit != "元" or self.one == 1:
            return self.span
        half = Decimal(5).scaleb(-max(decimals(self.value / self.one), printed) - 1) * self.one
        return Span(self.value - half, self.value + half)


def claims(text: str) -> list[Claim]:
    """The figures of a text in their order."""
    found = [*_written(text), *_in_numerals(text)]
    return sorted(found, key=lambda claim: claim.start)


def _written(text: str) -> Iterator[Claim]:
    for found in _FIGURE.finditer(text):
        digits = found["digits"].replace(",", "")
        if len(digits) > LONGEST:
            continue
        kind: Kind = "amount" if found["yuan"] else "percent" if found["percent"] else "count"
        unit = "元" if found["yuan"] else "%" if found["percent"] else found["pieces"]
        one = YUAN_IN.get(f"{found['yuan']}".rstrip("元") + "元", Decimal(1))
        if unit.startswith("万"):
            unit, one = unit[1:], YUAN_IN["万元"]
        if unit == "年" and len(digits) == _YEAR:
            continue
        yield _claim(text, found, kind, unit, Decimal(digits), one)


def _in_numerals(text: str) -> Iterator[Claim]:
    for found in _NUMERAL.finditer(text):
        if value := numeral_value(found["digits"]):
            span = Span.of(value)
            yield Claim("count", found[0], found.start(), found.end(), Decimal(value), span, found["pieces"])


def _claim(text: str, found: re.Match[str], kind: Kind, unit: str, digits: Decimal, one: Decimal) -> Claim:
    span = Span.of(digits * one) if kind == "count" and digits == digits.to_integral() else Span.written(digits, one)
    loose = _loose(text, found, digits, one)
    each = bool(_EACH_BEHIND.match(text, found.end()))
    words = text[found.start() : found.end()]
    return Claim(
        kind, words, found.start(), found.end(), digits * one, loose or span, unit, one, exact=loose is None, each=each
    )


def _loose(text: str, found: re.Match[str], digits: Decimal, one: Decimal) -> Span | None:
    """What 约, 以上, 不足 leave open; None for a figure without such a word."""
    before, end = text[max(found.start() - _NEAR, 0) : found.start()].rstrip(), found.end()
    value, step = digits * one, Decimal(1).scaleb(_last_place(digits)) * one
    half = _HALF * one
    if _AT_MOST.search(before) or _AT_MOST_BEHIND.match(text, end):
        return Span(-ENDLESS, value + half)
    if _AT_LEAST.search(before) or _AT_LEAST_BEHIND.match(text, end):
        return Span(value - half, ENDLESS)
    if found["more"]:
        return Span(value, value + step)
    if _ABOUT.search(before) or _ABOUT_BEHIND.match(text, end):
        return Span(value - step, value + step)
    return None


def _last_place(digits: Decimal) -> int:
    """The place of the last digit that is not zero: 3 for 1000, -1 for 26.4."""
    exponent = digits.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


MOST = 60
"""Figures of a sentence that is read: more are a table."""
SENTENCE = re.compile(r"[^。！？\n]+")


def sentences(text: str, found: list[Claim]) -> Iterator[tuple[int, int, list[Claim]]]:
    """Begin and end of each sentence that has figures, not too many, and these."""
    starts = [claim.start for claim in found]
    for sentence in SENTENCE.finditer(text) if found else ():
        first, last = bisect_left(starts, sentence.start()), bisect_left(starts, sentence.end())
        if first < last <= first + MOST:
            yield sentence.start(), sentence.end(), found[first:last]
