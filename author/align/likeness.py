"""How alike two texts are."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from author.align.atoms import atoms, masked


class Likeness:
    """How alike two texts are, from 0 to 1: the share of neighbouring atoms that both have, whatever figures say.

    It remembers what a text is made of; one serves for all comparisons of a document.
    """

    def __init__(self) -> None:
        self._known: dict[str, Counter[tuple[str, str]]] = {}

    def __call__(self, old: str, new: str) -> float:
        """1 for texts that differ in figures alone, 0 without anything in common."""
        if old == new:
            return 1.0
        here, there = self._made_of(old), self._made_of(new)
        common = sum((here & there).values())
        return 2 * common / (here.total() + there.total())

    def _made_of(self, text: str) -> Counter[tuple[str, str]]:
        if text not in self._known:
            signs = ["", *atoms(masked(text)), ""]
            self._known[text] = Counter(pairwise(signs))
        return self._known[text]
