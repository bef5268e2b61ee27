"""Amounts and shares as people write them in sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from author.ledger.money import YUAN_IN, Money, rounded

if TYPE_CHECKING:
    from collections.abc import Iterator

AMOUNT = re.compile(r"(?<![\d.,])(\d[\d,]*(?:\.\d+)?)\s*(亿元|万元|元)")
_VAGUE_BEFORE = ("约", "近", "超", "超过", "不足", "至少", "不低于", "不少于", "不超过", "每人", "每年", "每月", "人均")
_VAGUE_AFTER = ("左右", "以上", "以下", "以内", "余", "/", "／", "每")


@dataclass(frozen=True, slots=True)
class Quoted:
    """An amount in a text: 2.40万元, where it stands, and how exact it claims to be."""

    value: Decimal
    unit: str
    start: int
    end: int
    words: str
    exact: bool

    @property
    def money(self) -> Money:
        """The amount in 元."""
        return Money.of(self.value, self.unit)

    def decimals(self, printed: int) -> int:
        """Its precision: a figure with fewer decimals than the form prints has had its zeros left out."""
        exponent = self.value.as_tuple().exponent
        own = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        return own if self.unit == "元" else max(own, printed)

    def says(self, money: Money, printed: int) -> bool:
        """Whether ``money`` is written as this figure."""
        return rounded(money.yuan / YUAN_IN[self.unit], self.decimals(printed)) == self.value

    def half(self, printed: int) -> Decimal:
        """Half a unit of its last digit, in 元."""
        return YUAN_IN[self.unit] * Decimal(5).scaleb(-self.decimals(printed) - 1)


def amounts(text: str) -> Iterator[Quoted]:
    """The amounts of a text in their order."""
    for found in AMOUNT.finditer(text):
        digits = found[1].replace(",", "")
        if len(digits) > 18:
            continue
        before, after = text[max(found.start() - 4, 0) : found.start()], text[found.end() : found.end() + 2]
        exact = not before.endswith(_VAGUE_BEFORE) and not after.startswith(_VAGUE_AFTER)
        yield Quoted(Decimal(digits), found[2], found.start(), found.end(), found[0], exact)


def add_up(parts: list[Quoted], total: Quoted, printed: int) -> bool:
    """Whether rounded parts can be the parts of a rounded total: the two intervals overlap."""
    apart = abs(sum(part.money.yuan for part in parts) - total.money.yuan)
    return apart <= sum(part.half(printed) for part in parts) + total.half(printed)


_VALUE = re.compile(r"\s*(≥|≤|＞|＜|>=|<=|＝|=|>|<|不低于|不少于|不超过)?\s*(\d[\d,]*(?:\.\d+)?)\s*(\D*)")


@dataclass(frozen=True, slots=True)
class Value:
    """An indicator's value: ≥95%."""

    sign: str
    number: Decimal
    unit: str


def indicator_value(text: str) -> Value | None:
    """The value, when the text is a number with a unit and nothing else."""
    found = _VALUE.fullmatch(text)
    if not found or len(found[2]) > 18:
        return None
    return Value(found[1] or "", Decimal(found[2].replace(",", "")), found[3].strip().replace("％", "%"))
