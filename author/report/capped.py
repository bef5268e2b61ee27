"""So many findings as people can work through: the first of each rule, and how many more there are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from author.report.shown import Shown

MOST_OF_A_RULE = 100
MOST = 3_000
"""In all: nobody reads more, and what shows them stays quick to open."""


@dataclass(frozen=True, slots=True)
class Capped:
    """Findings that are shown one by one, and of which rules there are more."""

    found: tuple[Shown, ...]
    left: Mapping[str, int]
    """Rule to how many of it are not shown; none where all are."""


def capped(found: Sequence[Shown]) -> Capped:
    """The first findings of each rule, in their order, which has the most severe first."""
    number: Counter[str] = Counter()
    kept: list[Shown] = []
    for shown in found:
        number[shown.finding.code] += 1
        if number[shown.finding.code] <= MOST_OF_A_RULE and len(kept) < MOST:
            kept.append(shown)
    number.subtract(shown.finding.code for shown in kept)
    return Capped(tuple(kept), {code: left for code, left in sorted(number.items()) if left})
