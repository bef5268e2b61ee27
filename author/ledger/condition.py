"""Conditions on a ledger: they stack, they never overwrite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.ledger.question import DIMENSIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from author.ledger.codes import CodeBook
    from author.ledger.ledger import Ledger
    from author.ledger.question import Dimension


class Condition(dict[str, tuple[str, ...]]):
    """Dimension to nodes, any of which may hold."""


def narrow(ledger: Ledger, conditions: Iterable[Condition]) -> Ledger:
    """Apply one condition after the other."""
    for condition in conditions:
        if condition:
            ledger = ledger.where(**condition)
    return ledger


def stacked(conditions: Iterable[Condition], books: Mapping[Dimension, CodeBook]) -> Condition:
    """What all conditions together ask for, by the highest nodes that cover it.

    Conditions that ask for the same in other words give the same; a dimension without nodes is a contradiction.
    """
    codes: dict[Dimension, frozenset[str]] = {}
    for condition in conditions:
        for dimension in DIMENSIONS:
            if dimension in condition:
                under = books[dimension].under(condition[dimension])
                codes[dimension] = codes.get(dimension, under) & under
    return highest(codes.items(), books)


def highest(asked: Iterable[tuple[Dimension, frozenset[str]]], books: Mapping[Dimension, CodeBook]) -> Condition:
    """The codes that count in some dimensions, by the fewest nodes."""
    return Condition({dimension: books[dimension].highest(codes) for dimension, codes in asked})


def in_words(condition: Condition, books: Mapping[Dimension, CodeBook]) -> dict[str, list[str]]:
    """A condition for readers: title of each dimension to its nodes, codes with their names."""
    return {
        books[dimension].title: [books[dimension].called(node) for node in condition[dimension]]
        for dimension in DIMENSIONS
        if dimension in condition
    }
