"""What differs between two trees of forms: what came, went, moved, has another name, or says something else."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from author.align.likeness import Likeness
from author.align.sequences import Both, aligned
from author.workshop.difference.outline import outline, parts

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from author.form.edition import Edition
    from author.workshop.difference.node import Node

ORDERED = ("table", "form", "section", "part", "row", "column", "stub", "cell", "list", "term")
"""Kinds whose order is seen in the document."""
_ASKING = {
    **dict.fromkeys(("row", "column", "figure"), ("where",)),
    "stub": ("value", "part"),
    "cell": ("text", "amount"),
    "list": ("value",),
}
"""What of a thing is its question, by its kind."""
_ALONE = ("panel", "rows")
"""Kinds without a name: one that is left over is the one that is left over in the other form."""
_LEAST = 0.4
"""How alike two things must be that have neither a name nor a question in common."""
_KEYED = 0.2
"""What the same name of a file counts for."""


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
    called = {
        both.old.name: both.new.name
        for both in paired(parts(old), parts(new))
        if both.old is not None and both.new is not None
    }
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
    both = paired(old, new)
    kept = aligned(
        [id(each.old) for each in both if each.old and each.new],
        _in_order(old, both),
        (lambda each: each,),
    )
    moved = {each.old for each in kept if each.new is None}
    for each in both:
        if each.old is None or each.new is None:
            yield Difference(each.old, each.new)
        elif found := _between(each.old, each.new, moved=id(each.old) in moved):
            yield found


def _in_order(old: Sequence[Node], both: Iterable[Both[Node]]) -> list[int]:
    """The old nodes that are still there, as they stood."""
    there = {id(each.old) for each in both if each.old and each.new}
    return [id(node) for node in old if id(node) in there]


def paired(old: Sequence[Node], new: Sequence[Node]) -> list[Both[Node]]:
    """Which node of one form is which of the other: in order, then wherever it has gone; in the order of the new one."""
    alike = _Alike()
    both = aligned(old, new, _KEYS, alike, _LEAST)
    gone = [each.old for each in both if each.old is not None and each.new is None]
    come = [each.new for each in both if each.new is not None and each.old is None]
    found = dict(_elsewhere(gone, come, alike))
    gone_on = {id(node) for node in found.values()}
    moved = [Both(found.get(id(each.new), each.old), each.new) if each.new else each for each in both]
    return [each for each in moved if each.new or id(each.old) not in gone_on]


def _elsewhere(gone: list[Node], come: list[Node], alike: Callable[[Node, Node], float]) -> Iterator[tuple[int, Node]]:
    """The id of each node that came, with the one that went and is the same."""
    for key in _KEYS:
        there, here = (Counter(key(node) for node in nodes) for nodes in (gone, come))
        was = {key(node): node for node in gone}
        for node in [node for node in come if key(node) is not None and here[key(node)] == there[key(node)] == 1]:
            yield id(node), was[key(node)]
            come.remove(node)
            gone.remove(was[key(node)])
    for node in come:
        likeness = [(alike(other, node), place) for place, other in enumerate(gone)]
        best, place = max(likeness, default=(0.0, 0))
        if best >= _LEAST:
            yield id(node), gone.pop(place)


def _whole(node: Node) -> Hashable:
    return node.kind, node.key, node.name, repr(node.says)


def _asking(node: Node) -> Hashable:
    return node.kind, node.key, node.name, repr(node.says.get("where"))


def _named(node: Node) -> Hashable:
    return (node.kind, node.name) if node.name and node.kind != "check" else None


def _keyed(node: Node) -> Hashable:
    return (node.kind, node.key) if node.kind == "section" else None


def _question(node: Node) -> Hashable:
    """What a row or a column is known by when its label has changed: by what it asks."""
    asked = {name: node.says[name] for name in _ASKING.get(node.kind, ()) if node.says.get(name) not in ("", None)}
    return (node.kind, repr(asked)) if asked else None


_KEYS: tuple[Callable[[Node], Hashable], ...] = (_whole, _asking, _named, _keyed, _question)
"""By what a node is known again, the surest first."""


class _Alike:
    """How alike two nodes are in name and content."""

    def __init__(self) -> None:
        self._likeness = Likeness()

    def __call__(self, old: Node, new: Node) -> float:
        if old.kind != new.kind or not (old.text and new.text):
            return float(old.kind == new.kind and old.kind in _ALONE)
        name, text = self._likeness(old.name, new.name), self._likeness(old.text, new.text)
        return (1 - _KEYED) * (name + text) / 2 + _KEYED * (old.key == new.key != "")
