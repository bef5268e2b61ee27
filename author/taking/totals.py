"""Rows that are totals: each must be the sum of lines, so that none is read as a line and no line is lost."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from author.ledger.codes import LEVELS
from author.taking.synonyms import CODED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

ZERO = Decimal(0)


@dataclass(frozen=True)
class Row:
    """A row of a table: what it says, and its amounts in the table's unit."""

    number: int
    said: Mapping[str, str]
    """Field to code, name or text; what is empty, or only says 合计, is left out."""
    amounts: Mapping[str, Decimal]
    """Head to amount; blank cells are left out."""
    says_total: bool = False
    """Whether one of its cells says 合计, 小计 …"""
    is_total: bool = False
    """Whether one of its names is that of a total, so that it is no line whatever else it says."""
    is_part: bool = False
    """Whether it begins with 其中: a part of a row above."""

    def holds(self, other: Row) -> bool:
        """Whether everything that this row says is true of the other: 208 of 2080505."""
        return all(_within(said, other.said.get(field, ""), field) for field, said in self.said.items())


def _within(said: str, other: str, field: str) -> bool:
    return other.startswith(said) if said.isdigit() and field in CODED else other == said


class Totals:
    """Puts totals to the lines of their table."""

    def __init__(self, lines: Sequence[Row], heads: Iterable[str]) -> None:
        self.lines = lines
        self._heads = tuple(heads)
        self._known: dict[tuple[tuple[str, str], ...], Mapping[str, Decimal]] = {}
        self._numbers = [line.number for line in lines]

    def proven(self, total: Row) -> bool:
        """Whether a row is the sum of all lines that it names, or says 小计 and is that of a run right above or below."""
        return self.difference(total) is None or (total.says_total and self._is_run(total))

    def difference(self, total: Row) -> tuple[str, Decimal, Decimal] | None:
        """Head, total and sum where the lines that a row names do not add up to it; None where they do."""
        held = self._held(total)
        wrong = ((head, amount, held.get(head, ZERO)) for head, amount in total.amounts.items())
        return next((each for each in wrong if each[1] != each[2]), None)

    def _held(self, total: Row) -> Mapping[str, Decimal]:
        """Head to the sum of the lines that a row names; many rows name the same, 小计 of a page all lines."""
        key = tuple(sorted(total.said.items()))
        if key not in self._known:
            found: dict[str, Decimal] = {}
            for line in self._beside(total):
                if total.holds(line):
                    for head, amount in line.amounts.items():
                        found[head] = found.get(head, ZERO) + amount
            self._known[key] = found
        return self._known[key]

    def _beside(self, total: Row) -> Sequence[Row]:
        """The fewest lines among which are all that a row names."""
        found = [self._by_said.get(said, ()) for said in total.said.items()]
        return min(found, key=len, default=self.lines)

    @cached_property
    def _by_said(self) -> Mapping[tuple[str, str], list[Row]]:
        found: dict[tuple[str, str], list[Row]] = {}
        for line in self.lines:
            for field, said in line.said.items():
                for part in {said, *(said[:digits] for digits in LEVELS if field in CODED and said.isdigit())}:
                    found.setdefault((field, part), []).append(line)
        return found

    def _is_run(self, total: Row) -> bool:
        above = bisect_left(self._numbers, total.number)
        runs = [self._run(head, amount, above) for head, amount in total.amounts.items() if amount]
        return bool(runs) and bool(set.intersection(*runs))

    def _run(self, head: str, amount: Decimal, above: int) -> set[tuple[int, int]]:
        """The runs of lines that end or begin at ``above`` and have this sum."""
        places = self._places.get(head, {})
        sums = self._sums.get(head, [ZERO])
        ending = {(at, above) for at in places.get(sums[above] - amount, ()) if at < above}
        beginning = {(above, at) for at in places.get(sums[above] + amount, ()) if at > above}
        return ending | beginning

    @cached_property
    def _sums(self) -> Mapping[str, list[Decimal]]:
        """Head to the sums of the first 0, 1, 2 … lines."""
        return {
            head: list(accumulate((line.amounts.get(head, ZERO) for line in self.lines), initial=ZERO))
            for head in self._heads
        }

    @cached_property
    def _places(self) -> Mapping[str, Mapping[Decimal, list[int]]]:
        found: dict[str, dict[Decimal, list[int]]] = {}
        for head, sums in self._sums.items():
            for at, value in enumerate(sums):
                found.setdefault(head, {}).setdefault(value, []).append(at)
        return found


def unequal(rows: Sequence[Row], total: str, parts: Sequence[str]) -> Iterator[tuple[Row, Decimal, Decimal]]:
    """The rows whose total column is not the sum of the columns that it stands for, with both.

    It stands for the first or the last of ``parts`` where they fit every row, else for all of them.
    """
    with_total = [row for row in rows if total in row.amounts]
    runs = [parts, *(parts[:end] for end in range(1, len(parts))), *(parts[begin:] for begin in range(1, len(parts)))]
    if parts and all(any(_wrong(with_total, total, run)) for run in runs):
        yield from _wrong(with_total, total, parts)


def _wrong(rows: Iterable[Row], total: str, parts: Sequence[str]) -> Iterator[tuple[Row, Decimal, Decimal]]:
    for row in rows:
        found = sum((row.amounts.get(part, ZERO) for part in parts), ZERO)
        if found != row.amounts[total]:
            yield row, row.amounts[total], found
