"""What a reason says: up or down, of money or of people, against last year or by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLAUSE = re.compile(r"[^，。；、！？\n]+")
_UP = "增加|增长|上升|提高|增多|上涨|上调|增大"
DOWN = "减少|下降|降低|压减|缩减|减低|下调|核减|减小"
_WAY = re.compile(f"(?P<up>{_UP})|(?P<down>{DOWN})")
_PEOPLE = re.compile(r"人员|人数|退休|在职|编制|\d+[人名]|调入|调出|新招|入职|车辆|\d+[辆个台套次家]")
_MONEY = re.compile(r"经费|费用|支出|资金|预算|拨款|金额|收入|[万亿]?元|缴费|补助")
_COMPARED = re.compile(r"(?:比|较|同)上年|同比|上年度?相比|本年度?|有所|此项|相应")
_UNLIKE = re.compile(r"(?:不|未|没有|无|防止|避免|控制|严控|成本|负担|压力|风险)[^，。；]{0,4}$")
_COUNT = re.compile(r"了?\d+[人名辆个台套次家]")


@dataclass(frozen=True, slots=True)
class Direction:
    """What one clause says."""

    way: int
    """1 up, -1 down."""
    clause: str
    of_money: bool
    compares: bool
    """Whether it speaks of the change itself, and not of people."""


def directions(reason: str) -> Iterator[Direction]:
    """One for each clause that says up or down."""
    for clause in _CLAUSE.findall(reason):
        found = _WAY.search(clause)
        if found and not _UNLIKE.search(clause[: found.start()]):
            people = bool(_PEOPLE.search(clause))
            compares = bool(_COMPARED.search(clause)) and not people
            yield Direction(1 if found["up"] else -1, clause, _of_money(clause, found, people=people), compares)


def _of_money(clause: str, way: re.Match[str], *, people: bool) -> bool:
    """增加6人 counts people or things; where both are named, money must stand beside the word."""
    if _COUNT.match(clause, way.end()):
        return False
    beside = clause[max(way.start() - 6, 0) : way.end() + 10]
    return bool(_MONEY.search(beside if people else clause))
