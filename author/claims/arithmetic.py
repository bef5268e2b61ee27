"""The figures of each sentence against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.claims.changes import changes
from author.claims.claim import claims, sentences
from author.claims.lists import lists
from author.claims.parts import parts
from author.claims.products import products

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from author.claims.claim import Claim
    from author.claims.contradiction import Contradiction

READERS: tuple[Callable[[str, Sequence[Claim], int], Iterator[Contradiction]], ...] = (changes, products, parts, lists)
"""A new kind of contradiction inside a sentence is one more of these."""


def contradictions(text: str, printed: int) -> list[Contradiction]:
    """What a text says against itself, each figure once; ``printed`` are the decimals of the form's amounts."""
    found: dict[int, Contradiction] = {}
    for _, _, figures in sentences(text, claims(text)):
        for read in READERS:
            for wrong in read(text, figures, printed):
                found.setdefault(wrong.claim.start, wrong)
    return [found[start] for start in sorted(found)]
