"""Conditions on a ledger: they stack, they never overwrite."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from author.ledger.ledger import Ledger


class Condition(dict[str, tuple[str, ...]]):
    """Dimension to nodes, any of which may hold."""


def narrow(ledger: Ledger, conditions: Iterable[Condition]) -> Ledger:
    """Apply one condition after the other."""
    for condition in conditions:
        if condition:
            ledger = ledger.where(**condition)
    return ledger
