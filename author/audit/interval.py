"""A printed figure as an interval: half a unit of its last digit to each side.

Sums of printed figures contradict each other when their intervals do not meet. There is no other tolerance.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Interval:
    """A sum of printed figures in 元, and how far rounding may have moved it."""

    value: Decimal = Decimal(0)
    slack: Decimal = Decimal(0)

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.value + other.value, self.slack + other.slack)

    def meets(self, other: Interval) -> bool:
        """Whether the two intervals overlap."""
        return abs(self.value - other.value) <= self.slack + other.slack

    def within(self, other: Interval) -> bool:
        """Whether this can be at most the other."""
        return self.value <= other.value + self.slack + other.slack
