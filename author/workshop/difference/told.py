"""What differs between two forms, in words: a tree of marked titles with old and new texts, for any way of printing."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from author.align.atoms import Stretch
from author.align.atoms import compared as stretched
from author.workshop.difference.words import CHOSEN, FACETS, GROUPS, KINDS, NOTHING, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from author.form.edition import Edition
    from author.workshop.difference.compared import Difference
    from author.workshop.difference.node import Node

PLACE = "place"
"""What a table or a section says of where it is printed."""
CAME, WENT, MOVED, RENAMED, CHANGED = "新增", "删去", "移动", "改名", "修改"
SHOWN = (
    *("place", "parent", "where", "each", "value", "amount", "of", "body", "reasons", "inside"),
    *("said", "meaning", "rows", "columns"),
)
"""What is told of a thing that came: what it asks and says, not how it looks."""
SHORT = 20
"""Signs: words of two that are no longer are told as wholes."""


@dataclass(frozen=True, slots=True)
class Told:
    """One text that differs: what it is, how it was and how it is."""

    name: str
    title: str
    old: str
    """Empty for a thing that came."""
    new: str
    stretches: tuple[Stretch, ...]
    """The two side by side: sentences by their words, values as wholes."""

    @property
    def replaced(self) -> bool:
        """Whether nothing of the old one is kept."""
        return [each.kind for each in self.stretches] == ["old", "new"]


@dataclass(frozen=True, slots=True)
class Item:
    """One difference: what became of what, its texts, and what is inside it."""

    mark: str
    """新增, 删去, 移动, 改名, 修改; several joined by 、; empty for what only holds others."""
    kind: str
    title: str
    key: str
    texts: tuple[Told, ...]
    inside: tuple[Item, ...]

    @property
    def count(self) -> int:
        """How many differences it tells: a thing that came is one, with all inside it."""
        own = len(self.texts) if self.kind == "group" else bool(self.mark)
        return own + (0 if self.mark == CAME else sum(each.count for each in self.inside))


def told(differences: tuple[Difference, ...], old: Edition, new: Edition) -> tuple[Item, ...]:
    """The groups that differ, in the order of the form."""
    teller = _Teller(Words(old.books.dimensions), Words(new.books.dimensions))
    return tuple(teller.item(each) for each in differences)


@dataclass(frozen=True, slots=True)
class _Teller:
    old: Words
    new: Words

    def item(self, of: Difference) -> Item:
        if of.old is None or of.new is None:
            return self._came(of.node) if of.old is None else _went(of.node)
        names = [self._text("name", of.old.name, of.new.name)] if of.renamed else []
        texts = (self._text(facet.name, facet.old, facet.new) for facet in of.facets)
        inside = _open(self.item(each) for each in of.inside)
        return Item(_mark(of), of.new.kind, titled(of.new), of.new.key, (*names, *texts), inside)

    def _came(self, node: Node) -> Item:
        says = {name: node.says[name] for name in SHOWN if node.says.get(name)}
        texts = tuple(_new(name, self.new(name, value)) for name, value in says.items())
        return Item(CAME, node.kind, titled(node), node.key, texts, _open(map(self._came, node.inside)))

    def _text(self, name: str, old: Any, new: Any) -> Told:  # noqa: ANN401 - whatever a form can say
        said = self.old(name, old), self.new(name, new)
        sentences = isinstance(old, str) and isinstance(new, str) and NOTHING not in said
        sentences = sentences and name != PLACE and max(map(len, said)) > SHORT
        return Told(name, FACETS[name], *said, stretched(*said) if sentences else _whole(*said))


def _went(node: Node) -> Item:
    return Item(WENT, node.kind, titled(node), node.key, (), ())


def _open(items: Iterable[Item]) -> tuple[Item, ...]:
    """Items, but instead of the one panel of a table what is inside it."""
    return tuple(chain.from_iterable(item.inside if item.title == KINDS["panel"] else (item,) for item in items))


def _new(name: str, said: str) -> Told:
    return Told(name, FACETS[name], "", said, (Stretch("kept", said),))


def _whole(old: str, new: str) -> tuple[Stretch, ...]:
    return Stretch("old", old), Stretch("new", new)


def _mark(of: Difference) -> str:
    """Empty where only what is inside differs."""
    return "、".join(_marks(of))


def _marks(of: Difference) -> Iterator[str]:
    names = {facet.name for facet in of.facets}
    if of.moved or PLACE in names:
        yield MOVED
    if of.renamed:
        yield RENAMED
    if names - {PLACE}:
        yield CHANGED


def titled(node: Node) -> str:
    """``行“合计”``, ``科目“2010305 专项业务”``; the words alone of a group."""
    if node.kind == "group":
        return GROUPS[node.key]
    called = CALLED[node.kind](node) if node.kind in CALLED else node.name
    return KINDS[node.kind] + (f"“{called}”" if called else "")


def _cell(node: Node) -> str:
    return str(node.name or node.says["text"])


def _code(node: Node) -> str:
    return f"{node.name} {node.says.get('name')}"


def _check(node: Node) -> str:
    """``C18 t02/总计/总计 等于 t01/收入总计/预算数``"""
    says = node.says
    if "left" in says:
        left, right = ("＋".join(side) if isinstance(side, tuple) else side for side in (says["left"], says["right"]))
        each = "（逐个编码）" if "digits" in says else ""
        return f"{node.name} {left} {'不超过' if says['at_most'] else '等于'} {right}{each}"
    if "column" in says:
        return f"{node.name} {says['table']}/{says['column']} 等于 {'＋'.join(says['parts'])}"
    return f"{node.name} {says.get('table', '')} 各级科目"


def _margins(node: Node) -> str:
    return f"{CHOSEN['orientation'][node.name]}页"


CALLED = {"cell": _cell, "code": _code, "check": _check, "margins": _margins}
"""Kinds that are called otherwise than by their names alone."""
