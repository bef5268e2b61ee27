"""What differs between two trees of forms: what came, went, moved, has another name, or says something else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from author.workshop.difference.outline import outline, parts
from author.workshop.difference.pairs import paired

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from author.form.edition import Edition
    from author.workshop.difference.node import Node

ORDERED = ("table", "form", "section", "part", "row", "column", "stub", "cell", "list", "term")
"""Kinds whose order is seen in the document."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that two nodes say otherwise; None on the side that says nothing of it."""

    name: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of a node: it came, went, or is another; never None twice."""

    old: Node | None
    new: Node | None
    facets: tuple[Facet, ...] = ()
    inside: tuple[Difference, ...] = ()
    moved: bool = False

    @property
    def node(self) -> Node:
        """The new one, or what went."""
        node = self.new or self.old
        assert node is not None  # noqa: S101 - never None twice
        return node

    @property
    def renamed(self) -> bool:
        """Whether both forms have it, under different names."""
        return self.old is not None and self.new is not None and self.old.name != self.new.name


def compared(old: Edition, new: Edition) -> tuple[Difference, ...]:
    """The groups of two editions that differ, in the order of the form; none for equal ones."""
    called = {pair.old.name: pair.new.name for pair in paired(parts(old), parts(new)) if pair.old and pair.new}
    found = _between(outline(old, called), outline(new, {}))
    return found.inside if found else ()


def _between(old: Node, new: Node, *, moved: bool = False) -> Difference | None:
    """The difference between two nodes that are one; None where there is none."""
    names = dict.fromkeys((*old.says, *new.says))
    facets = tuple(
        Facet(name, old.says.get(name), new.says.get(name))
        for name in names
        if old.says.get(name) != new.says.get(name)
    )
    inside = tuple(_all_between(old.inside, new.inside))
    found = Difference(old, new, facets, inside, moved and new.kind in ORDERED)
    return found if facets or inside or found.moved or found.renamed else None


def _all_between(old: Sequence[Node], new: Sequence[Node]) -> Iterator[Difference]:
    for pair in paired(old, new):
        if pair.old is None or pair.new is None:
            yield Difference(pair.old, pair.new)
        elif found := _between(pair.old, pair.new, moved=pair.moved):
            yield found
