"""How figures are written: rounded half up, in 万元, with shares and changes in the words of a form."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WAN = Decimal(10000)
PHRASES = {
    "增加": "{比}增加{差额}，增长{比率}",
    "减少": "{比}减少{差额}，下降{比率}",
    "持平": "与{基期}持平",
    "上年为零": "{比}增加{差额}（{基期}未安排）",
    "本年为零": "{比}减少{差额}，下降{比率}",
    "两年均为零": "与{基期}均未安排",
    "人数增加": "增加{人数}人",
    "人数减少": "减少{人数}人",
    "人数持平": "与上年持平",
}


def half_up(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


@dataclass(frozen=True)
class Writing:
    """How a form writes figures."""

    trim: bool = False
    percent_decimals: int = 2
    phrases: Mapping[str, str] = field(default_factory=lambda: PHRASES)

    @classmethod
    def of_2020(cls) -> Writing:
        return cls(trim=True, percent_decimals=0, phrases={**PHRASES, "上年为零": "{比}增加{差额}"})

    def with_phrases(self, own: Mapping[str, str]) -> Writing:
        return replace(self, phrases={**self.phrases, **own})

    def number(self, yuan: Decimal) -> str:
        """``996.43``"""
        return trimmed(half_up(yuan / WAN, 2)) if self.trim else f"{half_up(yuan / WAN, 2):f}"

    def cell(self, yuan: Decimal) -> str:
        """As in a table: nothing for zero."""
        return self.number(yuan) if half_up(yuan / WAN, 2) else ""

    def amount(self, yuan: Decimal) -> str:
        """``996.43万元``"""
        return f"{self.number(yuan)}万元"

    def rate(self, part: Decimal, whole: Decimal) -> str:
        """``57.21%``; of nothing nothing; what is there but too little to be seen is 不足."""
        found = half_up(abs(part) * 100 / whole, self.percent_decimals) if whole else Decimal(0)
        least = Decimal(1).scaleb(-self.percent_decimals)
        if part and whole and not found:
            return f"不足{least:f}%"
        return f"{found:.{self.percent_decimals}f}%"

    def change(self, now: Decimal, base: Decimal, name: str, *, short: bool = False) -> str:
        """``比上年预算增加125.41万元，增长16.00%``"""
        words = {
            "{比}": "" if short else f"比{name}",
            "{基期}": name,
            "{差额}": self.amount(abs(now - base)),
            "{比率}": self.rate(now - base, base),
        }
        phrase = self.phrases[self._case(now, base)]
        for token, word in words.items():
            phrase = phrase.replace(token, word)
        return phrase

    def _case(self, now: Decimal, base: Decimal) -> str:
        if not now and not base:
            return "两年均为零"
        if not half_up((now - base) / WAN, 2):
            return "持平"
        if not base:
            return "上年为零"
        return "本年为零" if not now else "增加" if now > base else "减少"

    def people(self, now: int, base: int) -> str:
        """``增加6人``"""
        case = "人数增加" if now > base else "人数减少" if now < base else "人数持平"
        return self.phrases[case].replace("{人数}", str(abs(now - base)))


def trimmed(value: Decimal) -> str:
    """Without zeros at the end: 68, 15.43."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def adding_up(sums: Iterable[tuple[Decimal, list[Decimal]]]) -> int:
    """The fewest decimals, from two, with which the printed parts of each total add up to it in print."""
    wholes = list(sums)
    for decimals in range(2, 6):
        if all(half_up(t / WAN, decimals) == sum(half_up(p / WAN, decimals) for p in parts) for t, parts in wholes):
            return decimals
    return 6


def numeral(number: int) -> str:
    """一 … 九十九"""
    digits = ("", *"一二三四五六七八九")
    tens, ones = divmod(number, 10)
    return f"{digits[tens] if tens > 1 else ''}{'十' if tens else ''}{digits[ones]}"
