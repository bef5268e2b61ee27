"""A number as an interval: what a written figure may stand for, and what follows from several of them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

ENDLESS = Decimal("Infinity")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Span:
    """From a least to a greatest value, in 元, in per cent or in pieces."""

    low: Decimal
    high: Decimal

    @classmethod
    def of(cls, value: Decimal | int) -> Span:
        """Exactly one value."""
        return cls(Decimal(value), Decimal(value))

    @classmethod
    def written(cls, digits: Decimal, one: Decimal = Decimal(1)) -> Span:
        """What rounds to ``digits`` as they are written: half a unit of the last of them to each side; in ``one``."""
        half = Decimal(5).scaleb(-decimals(digits) - 1)
        return cls((digits - half) * one, (digits + half) * one)

    @property
    def exact(self) -> bool:
        """Whether it is one value."""
        return self.low == self.high

    def meets(self, other: Span) -> bool:
        """Whether both may be the same."""
        return self.low <= other.high and other.low <= self.high

    def __add__(self, other: Span) -> Span:
        return Span(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Span) -> Span:
        return Span(self.low - other.high, self.high - other.low)

    def __neg__(self) -> Span:
        return Span(-self.high, -self.low)

    def __abs__(self) -> Span:
        ends = (abs(self.low), abs(self.high))
        return Span(Decimal(0) if self.low <= 0 <= self.high else min(ends), max(ends))

    def times(self, factor: Span) -> Span:
        """A product of what is not below zero."""
        return Span(self.low * factor.low, self.high * factor.high)

    def share(self, whole: Span) -> Span | None:
        """How many per cent of a whole above zero this is; None of a whole that may be nothing."""
        if whole.low <= 0:
            return None
        ends = [part * _HUNDRED / all_of_it for part in (self.low, self.high) for all_of_it in (whole.low, whole.high)]
        return Span(min(ends), max(ends))


def decimals(digits: Decimal) -> int:
    """How many stand behind the point."""
    exponent = digits.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
