"""Money is 元 inside, as exact decimals; it is rounded once, half up, where it is shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from author.ledger.question import Asked

YUAN_IN = {"元": Decimal(1), "万元": Decimal(10000), "亿元": Decimal(100000000)}
"""元 in one of each unit."""

EXACT = {"元": 2, "万元": 6, "亿元": 10}
"""Decimals of each unit that reach down to the 分."""


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Round half up: 2.715 becomes 2.72. The only rounding in the house."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Form:
    """How numbers are written: unit, decimals, 1,234.50 or 1234.5, and what stands for zero."""

    unit: str = "万元"
    decimals: int = 2
    thousands: bool = False
    trim: bool = False
    """Leave out trailing zeros after the point: 4, 15.43."""
    zero: str | None = None
    """Printed instead of a zero; None prints the zero itself."""

    def number(self, value: Decimal) -> str:
        """Write ``value``, which is already in the unit shown."""
        shown = rounded(value, self.decimals)
        if shown == 0:
            if self.zero is not None:
                return self.zero
            shown = abs(shown)
        text = f"{shown:,f}" if self.thousands else f"{shown:f}"
        return text.rstrip("0").rstrip(".") if self.trim and "." in text else text


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount of money in 元, and what it is the answer to; a sum or a difference is no answer any more."""

    yuan: Decimal = Decimal(0)
    asked: Asked | None = field(default=None, compare=False, repr=False)

    @classmethod
    def of(cls, value: Decimal, unit: str) -> Money:
        """Make money from ``value`` in ``unit`` (元, 万元, 亿元)."""
        return cls(value * YUAN_IN[unit])

    def __add__(self, other: Money) -> Money:
        return Money(self.yuan + other.yuan)

    def __sub__(self, other: Money) -> Money:
        return Money(self.yuan - other.yuan)

    def __abs__(self) -> Money:
        return Money(abs(self.yuan))

    def __bool__(self) -> bool:
        return bool(self.yuan)

    def shown(self, form: Form) -> Figure:
        """Round to what ``form`` prints."""
        return Figure(rounded(self.yuan / YUAN_IN[form.unit], form.decimals), form, self.asked)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as printed: rounded, with the form it is written in and what it is the answer to."""

    value: Decimal
    form: Form
    asked: Asked | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        return self.form.number(self.value)

    @property
    def with_unit(self) -> str:
        """``996.43万元``"""
        return f"{self}{self.form.unit}"


def percent(part: Money, whole: Money, decimals: int = 2) -> str:
    """Write part/whole as ``16.00%``; the whole must not be zero."""
    return f"{rounded(part.yuan * 100 / whole.yuan, decimals):f}%"
