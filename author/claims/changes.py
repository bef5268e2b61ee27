"""What a sentence says of a change, against its own figures: 由A增加到B，增长r%；A，比上年增加C，增长r%."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from author.claims.contradiction import Contradiction, in_unit, per_cent
from author.claims.words import TAIL, UP, WAY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from author.claims.claim import Claim
    from author.claims.span import Span

_FROM = re.compile(r"[由从][^，,；。由从]{0,24}$")
_TO = re.compile(rf"^[^，,；。]{{0,14}}?(?P<way>{WAY}|调整|变)(?:了|加)?(?:到|至|为)[^，,；。增减]{{0,10}}$")
_THAN = re.compile(rf"(?:比|较)(?:(?!{WAY})[^，,；。比较]){{0,24}}$")
_BEFORE = re.compile(r"(?:上年度?|去年)(?:(?!本年|今年|增|减|下降)[^；。]){0,14}$")
_NOW = re.compile(r"(?:本年度?|今年)(?:(?!上年|去年|增|减|下降)[^；。]){0,14}$")
_ENDS = re.compile(r"[；。]")
_CHANGED = re.compile(rf"{WAY}[^，,；。]{{0,4}}$")
"""A change of something else: it begins anew."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What the sentence has said so far of one change."""

    now: Claim | None = None
    base: Claim | None = None
    rise: Claim | None = None
    sign: int = 0
    open: bool = False
    """Whether 由 has been said and 到 has not yet."""

    @property
    def whole(self) -> tuple[Span, Span] | None:
        """The change and the base; one of the two may follow from the other and this year's amount."""
        if self.now and self.base:
            return self.now.span - self.base.span, self.base.span
        if self.rise is None:
            return None
        rise = self.rise.span if self.sign > 0 else -self.rise.span
        if self.now:
            return rise, self.now.span - rise
        return (rise, self.base.span) if self.base else None


def changes(text: str, figures: Sequence[Claim], _printed: int) -> Iterator[Contradiction]:
    """The contradictions in one sentence; ``text`` is the whole text that the figures stand in."""
    told, end = _Told(), figures[0].start - 40 if figures else 0
    for figure in figures:
        between = text[max(end, 0) : figure.start]
        if figure.kind == "amount":
            told, wrong = _amount(told, figure, between)
        elif figure.kind == "percent":
            wrong = _rate(told, figure, between)
        else:
            continue
        end = figure.end
        if wrong:
            yield Contradiction(figure, wrong)


def _amount(told: _Told, figure: Claim, between: str) -> tuple[_Told, str]:
    """What is known with this amount, and what it contradicts."""
    if not figure.exact or figure.each:
        return _Told(), ""
    if told.open and (to := _TO.search(between)):
        whole = replace(told, now=figure, open=False)
        return whole, _moves(whole, to["way"])
    if tail := TAIL.fullmatch(between):
        sign = 1 if re.search(UP, tail["way"]) else -1
        return replace(told, rise=figure, sign=sign), _difference(told, figure, sign)
    return _other(told, figure, between), ""


def _other(told: _Told, figure: Claim, between: str) -> _Told:
    """What is known with an amount that is neither an end of 由…到… nor a change: it is this year's or the base."""
    if _FROM.search(between):
        return _Told(base=figure, open=True)
    if _CHANGED.search(between):
        return _Told()
    here = _Told() if _ENDS.search(between) else told
    if _THAN.search(between):
        return replace(here, base=figure, rise=None)
    if _BEFORE.search(between):
        return _Told(base=figure)
    keeps = here.base is not None and here.now is None and not here.open and bool(_NOW.search(between))
    return replace(here, now=figure) if keeps else _Told(now=figure)


def _moves(told: _Told, way: str) -> str:
    """由A增加到B, and B is less."""
    assert told.now is not None and told.base is not None  # noqa: S101, PT018 - both ends were just read
    rises, falls = bool(re.search(UP, way)), bool(re.search(WAY, way)) and not re.search(UP, way)
    if (rises and told.now.span.high < told.base.span.low) or (falls and told.now.span.low > told.base.span.high):
        return f"由{told.base.words}到{told.now.words}是{'减少' if rises else '增加'}"
    return ""


def _difference(told: _Told, figure: Claim, sign: int) -> str:
    """增加C against both amounts."""
    if told.now is None or told.base is None:
        return ""
    rise = told.now.span - told.base.span
    said = figure.span if sign > 0 else -figure.span
    if said.meets(rise):
        return ""
    really = told.now.value - told.base.value
    return f"{told.base.words}到{told.now.words}，应{_way(really)}{in_unit(abs(really), figure)}"


def _rate(told: _Told, figure: Claim, between: str) -> str:
    """增长r% against both amounts."""
    tail, whole = TAIL.fullmatch(between), told.whole
    if not tail or whole is None:
        return ""
    rise, base = whole
    really = rise.share(base)
    sign: Literal[1, -1] = 1 if re.search(UP, tail["way"]) else -1
    if really is None:
        return ""
    said = figure.span if sign > 0 else -figure.span
    if said.meets(really):
        return ""
    names = "、".join(each.words for each in (told.base, told.now, told.rise) if each)
    rate = _exact_rate(told)
    return f"按{names}算，应{'增长' if rate > 0 else '下降'}{per_cent(abs(rate))}"


def _exact_rate(told: _Told) -> Decimal:
    """The rate of the figures as they are written."""
    rise = told.sign * told.rise.value if told.rise else Decimal(0)
    now = told.now.value if told.now else told.base.value + rise if told.base else Decimal(0)
    base = told.base.value if told.base else now - rise
    return (now - base) * 100 / base if base else Decimal(0)


def _way(rise: Decimal) -> str:
    return "增加" if rise > 0 else "减少"
