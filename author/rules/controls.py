"""Control figures against the ledger: where the two differ, and whether the unit of all amounts must be wrong."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from author.ledger.money import YUAN_IN, Form, Money

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.ledger.ledger import Ledger

CONTROLS: Mapping[str, Mapping[str, str]] = {
    "收入总计": {},
    "支出总计": {},
    "基本支出": {"nature": "基本支出"},
    "人员经费": {"nature": "人员经费"},
    "公用经费": {"nature": "公用经费"},
    "项目支出": {"nature": "项目支出"},
}


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A total that is not its control figure; both in 万元, with the decimals of the control figure."""

    name: str
    counted: Ledger
    """The lines that are added up."""
    told: Decimal

    @property
    def ours(self) -> Decimal:
        """The total of the lines."""
        return as_told(self.told, self.counted.total)

    @property
    def apart(self) -> Decimal:
        """How far the two are apart."""
        return abs(self.ours - self.told)

    def __str__(self) -> str:
        return f"{self.name}：预算明细合计 {self.ours} 万元，控制数 {self.told} 万元"


def mismatches(controls: Mapping[str, Decimal], lines: Ledger) -> Iterator[Mismatch]:
    """The control figures that ``lines`` do not add up to."""
    for name, told in controls.items():
        if name in CONTROLS and as_told(told, (counted := lines.where(**CONTROLS[name])).total) != told:
            yield Mismatch(name, counted, told)


def as_told(told: Decimal, money: Money) -> Decimal:
    """An amount in 万元, with as many decimals as the control figure has."""
    exponent = told.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return money.shown(Form(decimals=decimals)).value


def of_another_unit(controls: Mapping[str, Decimal], lines: Ledger) -> str:
    """The unit that all amounts must be in for ``lines`` to add up to the control figures; empty where there is none."""
    for unit, factor in (("万元", YUAN_IN["万元"]), ("元", 1 / YUAN_IN["万元"])):
        known = [(told, lines.where(**CONTROLS[name]).total) for name, told in controls.items() if name in CONTROLS]
        if any(told for told, _ in known) and all(as_told(told, Money(t.yuan * factor)) == told for told, t in known):
            return unit
    return ""


def control_hint(ours: Decimal, told: Decimal) -> str:
    """Ten thousand times too much or too little is a slip of the unit, not a line that is missing."""
    if ours * told > 0 and not Decimal("0.001") < ours / told < 1000:
        return "多半是单位不对：控制数总是万元，明细按“金额单位”（元或万元）"
    return "请核对预算明细有无遗漏或重复"
