"""This year against a base, said in the words of an edition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from author.ledger.money import rounded
from author.ledger.question import Change, Question, Rate, Stated
from author.wording.marks import Said, marked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from author.ledger.money import Form, Money
    from author.ledger.question import Asked, Origins

_TOKEN = re.compile(r"\{([^{}]*)\}")
CHANGES = ("增加", "减少", "持平", "上年为零", "本年为零", "两年均为零")
PEOPLE = ("人数增加", "人数减少", "人数持平")
"""The cases of a comparison; an edition words every one, a submission may reword any."""
TOO_SMALL = "比率过小"
"""The case of a share or a rate that is there and too small to be seen; an edition may leave it out."""
TOKENS = ("比", "基期", "差额", "比率", "人数", "最小")


def rated(part: Decimal, whole: Decimal, decimals: int, phrases: Mapping[str, str], asked: Asked | None) -> str:
    """``57.21%``; what is there but would print as 0.00% is said in the edition's words: 不足0.01%. Nothing of nothing is 0."""
    rate = rounded(part * 100 / whole, decimals) if whole else rounded(Decimal(0), decimals)
    if part and whole and not rate and (phrase := phrases.get(TOO_SMALL)):
        least = Decimal(1).scaleb(-decimals)
        return phrase.replace("{最小}", marked(f"{least:f}", asked) + "%")
    return marked(f"{rate or abs(rate):f}", asked) + "%"


def people_change(
    now: int, before: int, phrases: Mapping[str, str], origins: Origins | None = None, path: str = ""
) -> str:
    """``增加6人``, in the words of the edition; ``path`` is where staff wrote both numbers."""
    case = "人数持平" if now == before else "人数增加" if now > before else "人数减少"
    asked = origins.asked(Change(Stated(f"{path}.本年"), Stated(f"{path}.上年"))) if origins else None
    return Said(phrases[case].replace("{人数}", marked(str(abs(int(now) - int(before))), asked)))


def unknown_tokens(phrase: str) -> list[str]:
    """The ``{tokens}`` of a phrase that no comparison has."""
    return [token for token in _TOKEN.findall(phrase) if token not in TOKENS]


@dataclass(frozen=True, slots=True)
class Comparison:
    """This year's amount against a base, said in words of an edition."""

    now: Money
    base: Money
    base_name: str
    phrases: Mapping[str, str]
    form: Form
    percent_decimals: int
    origins: Origins | None = None
    """Where the origins of its figures are numbered; without it they have none."""

    @property
    def case(self) -> str:
        """Which of `CHANGES` this is; equal to the last printed digit is 持平."""
        if not self.now and not self.base:
            return "两年均为零"
        if not (self.now - self.base).shown(self.form).value:
            return "持平"
        if not self.base:
            return "上年为零"
        if not self.now:
            return "本年为零"
        return "增加" if self.now > self.base else "减少"

    def said(self, *, short: bool) -> str:
        """``比上年预算增加125.41万元，增长16.00%``; short leaves out 比上年预算."""
        words = {
            "比": "" if short else f"比{self.base_name}",
            "基期": self.base_name,
            "差额": self._difference,
            "比率": self._rate,
        }
        return Said(_TOKEN.sub(lambda token: words.get(token[1], token[0]), self.phrases[self.case]))

    @property
    def _difference(self) -> str:
        shown = abs(self.now - self.base).shown(self.form)
        return marked(str(shown), self._asked(Change)) + self.form.unit

    @property
    def _rate(self) -> str:
        """Nothing where there is no base."""
        if not self.base:
            return ""
        part, whole = abs(self.now - self.base).yuan, abs(self.base).yuan
        return rated(part, whole, self.percent_decimals, self.phrases, self._asked(Rate))

    def _asked(self, kind: type[Change | Rate]) -> Asked | None:
        now, base = (money.asked.origin if money.asked else None for money in (self.now, self.base))
        if self.origins is None or not isinstance(now, Question) or not isinstance(base, Question):
            return None
        return self.origins.asked(kind(now, base))
