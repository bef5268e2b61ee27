"""Totals against what itemises them: is every fact of a total in exactly one of the rows, or columns, below it?

A form says nothing of which rows belong together; their questions do. A row *itemises* another when all that counts for
it counts for the other too, and nothing stands between them. Rows that itemise the same total in the same dimensions
are a family: together they must hold every fact of the total, and none of them twice. Where they do, the printed
figures of the family add up, whatever the submission; where they do not, money falls between the rows.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from author.compose.tables import Grid, GridRow, PanelGrid
    from author.ledger.ledger import Fact, Ledger
    from author.ledger.question import Dimension, Question

Axis = Literal["rows", "columns"]
OF_WHICH = "其中"
"""A family that begins with this word may leave something out: it says so."""


@dataclass(frozen=True, slots=True)
class Item:
    """A row or column: its place in the panel, what it is called, its facts."""

    place: int
    """Row of the table's body from 1, or column of the table from 0."""
    name: str
    ledger: Ledger

    @property
    def question(self) -> Question:
        """What is asked in it."""
        return self.ledger.question


@dataclass(frozen=True)
class Family:
    """A total and what itemises it."""

    axis: Axis
    whole: Item
    items: tuple[Item, ...]
    dimensions: frozenset[Dimension]
    """In which the items differ from the total."""
    columns: range
    """The columns of the table in which its panel prints amounts."""
    seen: frozenset[int] | None
    """The identities of the facts that the table shows; None for all."""
    alone: bool = False
    """Whether it is one line that the form names, with nothing below it: a part picked out of the total, perhaps."""

    @property
    def loose(self) -> bool:
        """Whether it says of itself that it may leave something out."""
        return self.items[0].name.strip().startswith(OF_WHICH)

    @cached_property
    def _times(self) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
        """The facts of the total that no item holds, and those that several hold."""
        held = Counter(id(fact) for item in self.items for fact in item.ledger.facts)
        shown = self.whole.ledger.facts
        if self.seen is not None:
            shown = tuple(fact for fact in shown if id(fact) in self.seen)
        odd = [fact for fact in shown if held[id(fact)] != 1]
        return tuple(f for f in odd if not held[id(f)]), tuple(f for f in odd if held[id(f)])

    @property
    def left_out(self) -> tuple[Fact, ...]:
        """The facts of the total that no item holds."""
        return self._times[0]

    @property
    def twice(self) -> tuple[Fact, ...]:
        """The facts of the total that more than one item holds."""
        return self._times[1]

    @property
    def whole_again(self) -> bool:
        """Whether the items hold every fact of the total once."""
        return not self.left_out and not self.twice


def families(grid: Grid, side: PanelGrid, columns: range) -> Iterator[Family]:
    """Every family of a panel that prints its amounts in ``columns``: among its rows, inside its groups, among columns."""
    across = [
        Item(place, "/".join(column.head), ledger)
        for place, column, ledger in zip(columns, side.panel.columns, side.columns, strict=True)
    ]
    numbered = [(number, row) for number, row in enumerate(grid.lines(side), 1) if row is not None]
    down = _Lines("rows", columns, _seen(grid.ledger, across))
    fixed = [Item(number, row.name, row.ledger) for number, row in numbered if not row.depth]
    yield from down.named(fixed, _blocks(numbered))
    yield from down.nested(numbered)
    yield from _Lines("columns", columns, _seen(grid.ledger, fixed)).named(across, {})


def _seen(own: Ledger, others: Sequence[Item]) -> frozenset[int] | None:
    """The facts that the other axis lets through; None where one of its lines takes all, or there is none."""
    if not others or any(item.question == own.question for item in others):
        return None
    return frozenset(id(fact) for item in others for fact in item.ledger.facts)


def _blocks(numbered: Sequence[tuple[int, GridRow]]) -> dict[Question, list[Item]]:
    """The highest groups, by the question that they split."""
    blocks: dict[Question, list[Item]] = {}
    for number, row in numbered:
        if row.depth == 1 and row.base is not None:
            blocks.setdefault(row.base.question, []).append(Item(number, row.name, row.ledger))
    return blocks


@dataclass(frozen=True, slots=True)
class _Lines:
    """Makes the families of one axis of a panel."""

    axis: Axis
    columns: range
    seen: frozenset[int] | None

    def named(self, fixed: Sequence[Item], blocks: Mapping[Question, list[Item]]) -> Iterator[Family]:
        """Lines that the form names, with what lies under each: other such lines, groups."""
        distinct = list({item.question: item for item in reversed(fixed)}.values())[::-1]
        bases = {item.question for item in distinct}
        free = [group for base, groups in blocks.items() if base not in bases for group in groups]
        below = {one.question: [o for o in (*distinct, *free) if _within(o.question, one.question)] for one in distinct}
        for whole in fixed:
            inside = below[whole.question]
            farther = {item.question for other in inside for item in below.get(other.question, ())}
            kinds: dict[frozenset[Dimension], list[Item]] = {}
            for item in inside:
                if item.question not in farther:
                    kinds.setdefault(_apart(item.question, whole.question), []).append(item)
            for items in kinds.values():
                first = items[0]
                alone = len(items) == 1 and first not in free and not below.get(first.question)
                yield self._family(whole, items, alone=alone)
            if whole.question in blocks:
                yield self._family(whole, blocks[whole.question])

    def nested(self, numbered: Sequence[tuple[int, GridRow]]) -> Iterator[Family]:
        """Each group with the groups right inside it."""
        open_: list[Item] = []
        inside: dict[int, tuple[Item, list[Item]]] = {}
        for number, row in numbered:
            del open_[max(row.depth - 1, 0) :]
            if row.depth:
                item = Item(number, row.name, row.ledger)
                if open_:
                    inside.setdefault(open_[-1].place, (open_[-1], []))[1].append(item)
                open_.append(item)
        for whole, items in inside.values():
            yield self._family(whole, items)

    def _family(self, whole: Item, items: list[Item], *, alone: bool = False) -> Family:
        dimensions = _apart(items[0].question, whole.question)
        return Family(self.axis, whole, tuple(items), dimensions, self.columns, self.seen, alone)


def _within(inner: Question, outer: Question) -> bool:
    return inner != outer and outer.contains(inner)


def _apart(inner: Question, outer: Question) -> frozenset[Dimension]:
    names = inner.dimensions | outer.dimensions
    return frozenset(name for name in names if inner.codes(name) != outer.codes(name))
