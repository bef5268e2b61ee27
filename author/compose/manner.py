"""How an edition says amounts, shares and changes, with what staff wrote of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from author.ledger.money import Form


@dataclass(frozen=True, slots=True)
class Manner:
    """How an edition says amounts, shares and changes."""

    money: Form
    percent_decimals: int
    phrases: Mapping[str, str]
    reasons: Mapping[str, Any]
    """Staff's 变动原因."""
    records: Mapping[str, Mapping[str, Any]]
    """What staff wrote of each project, by its name."""

    def reason(self, path: str) -> str:
        """The words at a path like ``收入/一般财力`` below 变动原因."""
        found: Any = self.reasons
        for step in path.split("/"):
            found = found.get(step, "") if isinstance(found, dict) else ""
        return found if isinstance(found, str) else ""
