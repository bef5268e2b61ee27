"""What an indicator's value allows, at least, at most, or just so many, and the unit in its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_LEAST = "≥ ＞ >= => > ≧ 大于等于 大于或等于 大于 不低于 不少于 不小于 至少 高于 超过 多于"
_MOST = "≤ ＜ <= =< < ≦ 小于等于 小于或等于 小于 不超过 不高于 不大于 不多于 低于 少于 至多 控制在 不超"
_JUST = "＝ = 达到 达 为 约"
_ABOVE, _BELOW = "及以上 以上", "及以下 以内 以下 之内 内"


def _any(words: str) -> str:
    return "|".join(sorted(map(re.escape, words.split()), key=len, reverse=True))


_BOUND = re.compile(
    rf"\s*(?:(?P<least>{_any(_LEAST)})|(?P<most>{_any(_MOST)})|(?:{_any(_JUST)})?)\s*"
    rf"(?P<number>\d[\d,]{{0,17}}(?:\.\d{{1,6}})?)\s*(?P<unit>[^\d\s]{{0,8}}?)\s*"
    rf"(?:(?P<above>{_any(_ABOVE)})|(?P<below>{_any(_BELOW)}))?"
)


@dataclass(frozen=True, slots=True)
class Bound:
    """≥95% allows 95 and more."""

    way: int
    """1 at least, -1 at most, 0 just so many."""
    number: Decimal
    unit: str


def bound(words: str) -> Bound | None:
    """What a value allows, where it is a number with a unit and nothing else."""
    found = _BOUND.fullmatch(words[:60])
    if not found:
        return None
    up, down = found["least"] or found["above"], found["most"] or found["below"]
    if up and down:
        return None
    number = Decimal(found["number"].replace(",", ""))
    return Bound(bool(up) - bool(down), number, found["unit"].replace("％", "%"))


_BRACKET = re.compile(r"[（(]([^（()）]{1,12})[）)]$")


def bare(name: str) -> str:
    """An indicator's name without the unit in brackets behind it."""
    return _BRACKET.sub("", name.strip()).strip()


def unit_of(name: str) -> str:
    """The unit in brackets behind an indicator's name; empty without one."""
    found = _BRACKET.search(name.strip())
    return found[1].replace("％", "%").strip() if found else ""
