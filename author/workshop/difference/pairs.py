"""Which thing of one form is which of another: by what it is called and asks, then by what it is like."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from author.align.likeness import Likeness
from author.align.sequences import aligned

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from author.workshop.difference.node import Node

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
class Pair:
    """A node of the old form and what it is in the new one; None where it went or came, never None twice."""

    old: Node | None
    new: Node | None
    moved: bool = False
    """Whether it stands before or behind others that it stood behind or before."""


def paired(old: Sequence[Node], new: Sequence[Node]) -> list[Pair]:
    """Every node of both, in the order of the new form; what went stands where it stood."""
    alike = _Alike()
    both = aligned(old, new, _KEYS, alike, _LEAST)
    gone = [each.old for each in both if each.old is not None and each.new is None]
    come = [each.new for each in both if each.new is not None and each.old is None]
    was = dict(_elsewhere(gone, come, alike))
    still = {id(node) for node in was.values()}
    return [
        Pair(was[id(each.new)], each.new, moved=True) if id(each.new) in was else Pair(each.old, each.new)
        for each in both
        if each.new is not None or id(each.old) not in still
    ]


def _elsewhere(gone: list[Node], come: list[Node], alike: Callable[[Node, Node], float]) -> Iterator[tuple[int, Node]]:
    """The id of each node that only seemed to come, with the one that it was."""
    for key in _KEYS:
        there, here = _once(gone, key), _once(come, key)
        yield from ((id(node), there[known]) for known, node in here.items() if known in there)
        gone = [node for node in gone if key(node) not in here or key(node) not in there]
        come = [node for node in come if key(node) not in here or key(node) not in there]
    gone = [node for node in gone if node.text]
    for node in (node for node in come if node.text):
        best, place = max(((alike(other, node), place) for place, other in enumerate(gone)), default=(0.0, 0))
        if best >= _LEAST:
            yield id(node), gone.pop(place)


def _once(nodes: Sequence[Node], key: Callable[[Node], Hashable]) -> dict[Hashable, Node]:
    """The nodes whose key no other has."""
    counts = Counter(map(key, nodes))
    return {key(node): node for node in nodes if key(node) is not None and counts[key(node)] == 1}


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
