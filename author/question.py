"""Questions that a form puts to the ledger: conditions to narrow it, and groups to split it.

A condition names dimensions and nodes; conditions stack, they never overwrite. An ``each`` is a list of steps:
``[function 类, function 款, [function 项, project]]`` gives a group for 208, inside it one for 20805, and inside
that one for every 项 with every project.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from author.codes import level as level_of
from author.findings import near
from author.ledger import DIMENSIONS, Dimension, Ledger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from author.codes import CodeBook
    from author.editions.fields import Fields

OWN_NAMES = ("project", "purpose")
"""Dimensions whose names are staff's own."""
CODES = ("used", "all", "either")
_TOKEN = re.compile(r"\{([^{}]*)\}")
Step = tuple[tuple[Dimension, str], ...]
"""What one row stands for: (dimension, level) pairs; level is empty for trees of names."""

_LEVELS = {"function": ("类", "款", "项"), "economic": ("类", "款")}


class Condition(dict[str, tuple[str, ...]]):
    """Dimension to nodes, any of which may hold."""


def narrow(ledger: Ledger, conditions: Iterable[Condition]) -> Ledger:
    """Apply one condition after the other."""
    for condition in conditions:
        if condition:
            ledger = ledger.where(**condition)
    return ledger


def read_condition(fields: Fields, key: str, books: Mapping[Dimension, CodeBook]) -> Condition:
    """The condition under ``key``; EditionError for an unknown dimension or a name that is no node."""
    inner = fields.mapping(key)
    for dimension in inner.data:
        if dimension not in DIMENSIONS:
            hint = near(dimension, DIMENSIONS) or f"可用：{'、'.join(DIMENSIONS)}"
            inner.fail(f"{key} 里没有 {dimension} 这一维度", dimension, hint)
        if dimension in OWN_NAMES:
            hint = "各家的名称不同；可用 each 按它分行"
            inner.fail(f"{key} 里不能按 {dimension} 的名称限定", dimension, hint)
    return Condition({name: _nodes(inner, name, books.get(cast("Dimension", name))) for name in inner.data})


def _nodes(fields: Fields, dimension: str, book: CodeBook | None) -> tuple[str, ...]:
    nodes = fields.texts(dimension)
    for node in nodes:
        if book is not None and node not in book:
            fields.fail(f"{book.title}中没有“{node}”", dimension, near(node, book))
    return nodes


@dataclass(frozen=True, slots=True)
class Each:
    """How a ledger is split into groups, one inside the other."""

    steps: tuple[Step, ...]
    codes: str = "used"
    """used: those with facts; all: every code in force; either: those with facts of either year."""
    listed: tuple[str, ...] = ()
    """Codes that the form always names; those with facts come with them, so that no money is left out."""


@dataclass(frozen=True, slots=True)
class Group:
    """One group: its facts, its codes by dimension, and the level of its last code."""

    ledger: Ledger
    codes: Mapping[Dimension, str]
    level: str

    @property
    def code(self) -> str:
        """The code of the group's first dimension."""
        return next(iter(self.codes.values()))

    def name(self, dimension: Dimension | None = None) -> str:
        """The name of the group's code in ``dimension`` (the first one by default)."""
        asked = next(iter(self.codes)) if dimension is None else dimension
        code = self.codes.get(asked, "")
        return self.ledger.books[asked].names.get(code, code)

    @property
    def path(self) -> dict[str, str]:
        """类, 款, 项 to the names of the digit code and of those above it."""
        book = self.ledger.books[next(iter(self.codes))]
        return {level_of(code): book.names[code] for code in book.path(self.code) if level_of(code)}

    @property
    def digits(self) -> dict[str, str]:
        """类, 款, 项 to the digits of that level alone: 210, 15, 01."""
        book = self.ledger.books[next(iter(self.codes))]
        codes = [code for code in book.path(self.code) if level_of(code)]
        return {level_of(code): code if len(code) == 3 else code[-2:] for code in codes}

    def filled(self, pattern: str, **more: str) -> str:
        """``{code} {name}`` with this group's words; ``{project}`` and the other dimensions by their names."""
        words: dict[str, str] = {d: self.name(d) for d in self.codes}
        return fill(pattern, words | {"code": self.code, "name": self.name()} | more)


TOKENS = ("code", "name", "number", "numeral", *DIMENSIONS)
"""number and numeral count the rows: 1 and 一."""


def fill(pattern: str, words: Mapping[str, str]) -> str:
    """Put words for ``{tokens}``, all at once: a word may have braces of its own; a token without a word is empty."""
    return _TOKEN.sub(lambda token: words.get(token[1], "") if token[1] in TOKENS else token[0], pattern)


def unknown_token(pattern: str) -> str:
    """The first ``{token}`` of a pattern that does not exist; nothing when all do."""
    return next((token for token in _TOKEN.findall(pattern) if token not in TOKENS), "")


def read_each(fields: Fields, books: Mapping[Dimension, CodeBook]) -> Each:
    """Read ``each:`` and ``codes:`` (a word, or the codes that are always named)."""
    raw = fields.data.get("each")
    fields.asked.add("each")
    items = [raw] if isinstance(raw, str) else raw
    if not isinstance(items, list) or not items:
        fields.fail("each 应是步骤的列表，如 [function 类, function 款]", "each")
    steps = tuple(_step(fields, item) for item in items)
    if isinstance(fields.data.get("codes"), list):
        first = steps[0][0][0]
        if first not in books:
            fields.fail(f"codes 不能列出 {first} 的名称", "codes", f"可写：{'、'.join(CODES)}")
        return Each(steps, "all", _nodes(fields, "codes", books[first]))
    return Each(steps, fields.choice("codes", CODES, "used"))


def _step(fields: Fields, item: object) -> Step:
    parts = [item] if isinstance(item, str) else item
    if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
        fields.fail("each 的一步写成“维度 级次”，或几个这样的列表", "each")
    return tuple(_pair(fields, part) for part in parts)


def _pair(fields: Fields, text: str) -> tuple[Dimension, str]:
    dimension, _, level = text.partition(" ")
    if dimension not in DIMENSIONS:
        fields.fail(f"each 里没有 {dimension} 这一维度", "each", near(dimension, DIMENSIONS))
    levels = _LEVELS.get(dimension, ("",))
    if level not in levels:
        fields.fail(f"{dimension} 没有“{level}”级", "each", f"可写：{'、'.join(levels)}" if levels[0] else "不写级次")
    return dimension, level


def groups(each: Each, ledger: Ledger) -> Iterator[Group]:
    """The groups of ``ledger``, every group before those inside it."""
    return _inside(each.steps, each, ledger)


def _inside(steps: tuple[Step, ...], each: Each, ledger: Ledger) -> Iterator[Group]:
    if not steps:
        return
    for group in _combined(steps[0], each, ledger, {}):
        yield group
        yield from _inside(steps[1:], each, group.ledger)


def _combined(step: Step, each: Each, ledger: Ledger, above: Mapping[Dimension, str]) -> Iterator[Group]:
    (dimension, level), *rest = step
    for code, narrowed in _split(ledger, dimension, level, each).items():
        here = {**above, dimension: code}
        if rest:
            yield from _combined(tuple(rest), each, narrowed, here)
        else:
            yield Group(narrowed, here, level)


def _split(ledger: Ledger, dimension: Dimension, level: str, each: Each) -> Mapping[str, Ledger]:
    used = ledger.by(dimension, level)
    if each.codes != "all":
        return used
    book = ledger.books[dimension]
    named = frozenset(each.listed or (code for code in book if code not in book.retired))
    listed = [c for c in book if (level_of(c) == level if level else True) and (c in used or c in named)]
    return {code: used.get(code) or Ledger((), ledger.books) for code in listed}
