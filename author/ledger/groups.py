"""Groups of a ledger: one for each code, one inside the other, as a form lists them.

An ``each`` is a list of steps: ``[function 类, function 款, [function 项, project]]`` gives a group for 208, inside it
one for 20805, and inside that one for every 项 with every project.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from author.ledger.codes import level as level_of
from author.ledger.question import DIMENSIONS, Dimension

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.ledger.ledger import Ledger

_TOKEN = re.compile(r"\{([^{}]*)\}")
Step = tuple[tuple[Dimension, str], ...]
"""What one row stands for: (dimension, level) pairs; level is empty for trees of names."""


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
    depth: int = 1
    """How many groups it lies in, itself among them."""

    @property
    def dimension(self) -> Dimension:
        """The first of its dimensions."""
        return next(iter(self.codes))

    @property
    def code(self) -> str:
        """The code in its first dimension."""
        return self.codes[self.dimension]

    def name(self, dimension: Dimension | None = None) -> str:
        """The name of the group's code in ``dimension`` (the first one by default)."""
        asked = dimension or self.dimension
        code = self.codes.get(asked, "")
        return self.ledger.books[asked].names.get(code, code)

    @property
    def path(self) -> dict[str, str]:
        """类, 款, 项 to the names of the digit code and of those above it."""
        book = self.ledger.books[self.dimension]
        return {level_of(code): book.names[code] for code in book.path(self.code) if level_of(code)}

    @property
    def digits(self) -> dict[str, str]:
        """类, 款, 项 to the digits of that level alone: 210, 15, 01."""
        book = self.ledger.books[self.dimension]
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


def groups(each: Each, ledger: Ledger) -> Iterator[Group]:
    """The groups of ``ledger``, every group before those inside it."""
    return _inside(each, ledger, 1)


def _inside(each: Each, ledger: Ledger, depth: int) -> Iterator[Group]:
    if depth > len(each.steps):
        return
    for group in _combined(each.steps[depth - 1], each, ledger, {}):
        yield replace(group, depth=depth)
        yield from _inside(each, group.ledger, depth + 1)


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
    return {code: used[code] if code in used else ledger.where(**{dimension: code}) for code in listed}
