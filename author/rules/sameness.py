"""Whether two counts are surely of the same thing: the same unit, and names with the same words in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from author.ground.places import data
from author.read.yamlfile import plain
from author.rules.counted import PERCENT
from author.rules.indicatorwords import FILE

if TYPE_CHECKING:
    from author.rules.counted import Count

SURE, LIKELY = 0.6, 0.3
"""Shares of a name's pairs of signs that another has: from the first on both are the same thing, from the second on where
nothing else is counted in their unit."""
_SHORT, _FEW = 3, 3
_RATE = re.compile(r"([\u4e00-\u9fa5]{0,24}?)([\u4e00-\u9fa5]{2}率|满意度|认可度|覆盖面|比例)$")
_SIGNS = re.compile(r"[^\u4e00-\u9fa5A-Za-z]")
_MANY = frozenset("个次人项家件条处人次份名%")
"""Units in which anything may be counted."""


@dataclass(frozen=True)
class Sameness:
    """The words of schemas/indicators.yaml that tell things apart, or do not."""

    idle: re.Pattern[str]
    groups: tuple[re.Pattern[str], ...]
    served: re.Pattern[str]

    def content(self, words: str) -> str:
        """What is left of a name without the words that tell nothing."""
        plain_words = _SIGNS.sub("", words)
        for group in self.groups:
            plain_words = group.sub("", plain_words)
        return self.idle.sub("", plain_words)

    def doing(self, words: str) -> frozenset[int]:
        """Which groups of verbs are in a text."""
        return frozenset(number for number, group in enumerate(self.groups) if group.search(words))


@dataclass(frozen=True)
class Thing:
    """What a count is of."""

    count: Count
    same: Sameness

    @cached_property
    def left(self) -> str:
        """The words before the number that tell what it is."""
        return self.same.content(self.count.left)

    @cached_property
    def right(self) -> str:
        """Those behind it."""
        return self.same.content(self.count.right)

    @cached_property
    def doing(self) -> frozenset[int]:
        """What is done."""
        return self.same.doing(self.count.left + "|" + self.count.right)

    @cached_property
    def rate(self) -> tuple[str, str]:
        """(of whom or what, 合格率) of a rate; empty for what is none."""
        name = re.sub(r"^的", "", self.count.left) or self.count.right.removeprefix("的")
        found = _RATE.search(name)
        if not found or self.count.unit != PERCENT:
            return "", ""
        return self.same.served.sub("", self.same.content(found[1])), found[2]

    @property
    def noun(self) -> str:
        """Its name: what stands before the number, or else behind it."""
        return self.left or self.right

    @property
    def unit(self) -> str:
        """Its unit; that of a rate is its name: a 合格率 is no 满意度."""
        return self.rate[1] or self.count.unit

    @property
    def is_vague(self) -> bool:
        """Whether anything may be counted in its unit."""
        return self.unit in _MANY


def likeness(indicator: Thing, said: Thing, *, alone: bool) -> float:
    """How surely an indicator and a count of a text are the same, from 0 to 1; ``alone``: nothing else has their unit."""
    if indicator.unit != said.unit or (indicator.doing and said.doing and not indicator.doing & said.doing):
        return 0.0
    if indicator.rate[1]:
        return _alike_rates(indicator.rate[0], said.rate[0], alone=alone)
    share = _share(indicator.noun, said)
    if alone and not said.is_vague and share >= LIKELY:
        return max(share, SURE)
    return share if alone or share < SURE or _left_over(indicator.noun, said) <= _FEW + len(indicator.noun) else 0.0


def _alike_rates(name: str, said: str, *, alone: bool) -> float:
    if name == said:
        return 1.0
    within = bool(set(name) & set(said)) or not name or not said
    return SURE if alone and within else 0.0


def _share(name: str, said: Thing) -> float:
    """The share of a name's pairs of signs that stand in the words around a number."""
    if not name:
        return 0.0
    around = f"{said.left}|{said.right}"
    if name in around or (len(said.noun) > 1 and said.noun in name):
        return 1.0
    if len(name) <= _SHORT:
        return 0.0
    pairs = [name[at : at + 2] for at in range(len(name) - 1)]
    return sum(pair in around for pair in pairs) / len(pairs)


def _left_over(name: str, said: Thing) -> int:
    """How many signs before the number the name does not explain."""
    return sum(sign not in name for sign in said.left)


def sameness() -> Sameness:
    """The words of the file."""
    raw = plain(data("schemas") / FILE)
    return Sameness(_any(raw["不算的词"]["词"]), tuple(_any(group) for group in raw["不同的事"]), _any(raw["服务对象"]))


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, dict.fromkeys(words)), key=len, reverse=True)))
