"""A printed figure as an interval: half a unit of its last digit to each side.

Sums of printed figures contradict each other when their intervals do not meet. There is no other tolerance.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from author.ledger.money import YUAN_IN, Money

if TYPE_CHECKING:
    from collections.abc import Iterable

    from author.compose.printedrows import PrintedRow, PrintedRows
    from author.ledger.money import Form


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

    def said(self, form: Form) -> str:
        """The sum for readers: 996.43万元."""
        return Money(self.value).shown(form).with_unit


def total(parts: Iterable[Interval]) -> Interval:
    """The sum of printed figures."""
    value, slack = Decimal(0), Decimal(0)
    for part in parts:
        value, slack = value + part.value, slack + part.slack
    return Interval(value, slack)


def of_cell(rows: PrintedRows, row: PrintedRow, column: int) -> Interval:
    """One cell of a printed table."""
    one = YUAN_IN[rows.spec.figures.unit]
    return Interval(row.value(column) * one, rows.half * one)
