"""What passes between the units of a department is counted once, where both sides say the same."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from tests.oracle.lines import NOTHING, YEARS, Line

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from decimal import Decimal

Way = tuple[str, str, str]
"""Who pays, who receives, and in which year."""


def counted_once(lines: Iterable[Line], units: Container[str], receiving: tuple[str, ...]) -> tuple[Line, ...]:
    """The lines without what the payers pass on: the receivers spend it, with the payers' sources of money.

    ``receiving`` are the sources of money of those who receive. Where the sides are unequal, all lines stay.
    """
    alone = [part for line in lines for part in _by_year(line, units)]
    ways = [(_way(line, receiving) if line.partner in units else None) for line in alone]
    paid, received = defaultdict[Way, list[Line]](list), defaultdict[Way, list[Line]](list)
    for line, way in zip(alone, ways, strict=True):
        if way:
            (received if line.fund in receiving else paid)[way].append(line)
    equal = {way for way in paid if _positive_sum(paid[way], way) == _positive_sum(received[way], way) is not None}
    spent = {id(line): list(_spent(line, paid[way], received[way], way)) for way in equal for line in received[way]}
    gone = {id(line) for way in equal for line in paid[way]}
    return tuple(part for line in alone if id(line) not in gone for part in spent.get(id(line), [line]))


def _by_year(line: Line, units: Container[str]) -> list[Line]:
    """A line with a partner as one line for each of its amounts."""
    return [line.only(year) for year in YEARS if getattr(line, year)] if line.partner in units else [line]


def _way(line: Line, receiving: tuple[str, ...]) -> Way:
    year = next(year for year in YEARS if getattr(line, year))
    sides = (line.partner or "", line.unit)
    return (*(sides if line.fund in receiving else sides[::-1]), year)


def _positive_sum(lines: list[Line], way: Way) -> Decimal | None:
    """What the lines add up to; None where there are none, or one takes something back."""
    amounts = [getattr(line, way[2]) for line in lines]
    return sum(amounts, NOTHING) if amounts and min(amounts) > 0 else None


def _spent(line: Line, paid: list[Line], received: list[Line], way: Way) -> Iterator[Line]:
    """One received line, piece by piece: laid end to end, the payers' money and the receivers' lie side by side."""
    ends = {id(each): end for each, end in zip(received, accumulate(getattr(r, way[2]) for r in received), strict=True)}
    start, end = ends[id(line)] - getattr(line, way[2]), ends[id(line)]
    for payer, stop in zip(paid, accumulate(getattr(p, way[2]) for p in paid), strict=True):
        piece = min(end, stop) - max(start, stop - getattr(payer, way[2]))
        if piece > 0:
            yield replace(line.only(way[2], piece, payer.fund), partner=None)
