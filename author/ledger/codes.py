"""Code books: every classification is a tree, and a condition names a node of it.

Function codes (类/款/项: 3, 5, 7 digits) and economic codes (类/款: 3, 5 digits) find their parent by
dropping two digits; funds and natures are trees of names. All answer the same three questions:
what is it called, what lies at or under it, how deep does it stand.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Tree: TypeAlias = "Mapping[str, Tree | None]"

LEVELS = {3: "类", 5: "款", 7: "项"}
"""Level of a digit code by its length."""
DIGITS = {level: length for length, level in LEVELS.items()}
"""Length of a digit code by its level."""
BUDGETS = {"一般": "一般公共预算", "基金": "政府性基金预算", "国资": "国有资本经营预算", "社保": "社会保险基金预算"}
"""The four budgets by the words of the code books."""
SURE = ("verified", "high", "")
"""What a code book says of rows that nobody doubts; nothing in books of the users' own."""
UNNAMED = "待填写"
"""Stands for the name of a code that no book and no submission names."""


@dataclass(frozen=True)
class CodeBook:
    """Codes in their order, each with a name and the codes above it."""

    title: str
    names: Mapping[str, str]
    parents: Mapping[str, str]
    kinds: Mapping[str, str]
    """What a code stands for beside its name: 人员经费 or 公用经费 for economic codes."""
    retired: frozenset[str] = frozenset()
    """Codes of other years: known by name, not listed."""
    budgets: Mapping[str, str] = field(default_factory=dict)
    """The budget that a code belongs to: a key of BUDGETS; see `budget`."""
    natures: Mapping[str, str] = field(default_factory=dict)
    """basic or project for codes that are one of them only."""
    fits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The functions that an economic code goes with, where it does not go with all."""
    doubts: Mapping[str, str] = field(default_factory=dict)
    """How sure the book is of a code that it is not SURE of: medium or low."""
    old_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Names that a code has in other years."""

    def __contains__(self, code: str) -> bool:
        return code in self.names

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def path(self, code: str) -> tuple[str, ...]:
        """The code and all above it, the highest first."""
        above = self.parents.get(code, "")
        return (*self.path(above), code) if above else (code,)

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """The codes right under each code; ``""`` holds the highest."""
        below: dict[str, list[str]] = {}
        for code in self.names:
            below.setdefault(self.parents.get(code, ""), []).append(code)
        return {code: tuple(codes) for code, codes in below.items()}

    @cached_property
    def rank(self) -> Mapping[str, int]:
        """The place of each code in the book's order."""
        return {code: index for index, code in enumerate(self.names)}

    def under(self, codes: Iterable[str]) -> frozenset[str]:
        """All codes at or under any of ``codes``; the same set each time."""
        nodes = tuple(codes)
        if nodes not in self._under:
            self._under[nodes] = self._below(nodes)
        return self._under[nodes]

    @cached_property
    def _under(self) -> dict[tuple[str, ...], frozenset[str]]:
        return {}

    def _below(self, codes: tuple[str, ...]) -> frozenset[str]:
        found: set[str] = set()
        left = list(codes)
        while left:
            code = left.pop()
            if code not in found:
                found.add(code)
                left.extend(self.children.get(code, ()))
        return frozenset(found)

    def highest(self, codes: frozenset[str]) -> tuple[str, ...]:
        """The fewest nodes that cover ``codes``; a node of which something is left out stands for itself alone."""
        whole = {code for code in self.names if code in codes and self.under((code,)) <= codes}
        covered = {code for code in whole if self.parents.get(code, "") not in whole}
        alone = [code for code in codes if code not in whole]
        return tuple(sorted((*covered, *alone), key=lambda code: self.rank.get(code, len(self.rank))))

    def called(self, code: str) -> str:
        """A code with its name, for readers: ``210 卫生健康支出``; the name alone where it is the code."""
        name = self.names.get(code, code)
        return f"{code} {name}" if name != code else code

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """The codes with nothing under them."""
        return tuple(code for code in self.names if code not in self.children)

    def kind(self, code: str) -> str:
        """The kind of a code or of the nearest code above it."""
        return next((self.kinds[c] for c in reversed(self.path(code)) if self.kinds.get(c)), "")

    def budget(self, code: str) -> str:
        """The budget of a code or of the nearest code above it; empty where no book says."""
        return next((self.budgets[c] for c in reversed(self.path(code)) if c in self.budgets), "")

    def in_force(self, code: str) -> bool:
        """Whether the book lists the code in its year."""
        return code in self.names and code not in self.retired

    def is_official(self, code: str) -> bool:
        """Whether the book's name of a code stands against another: in force, and not itself a guess."""
        return self.in_force(code) and self.doubts.get(code) != "low"

    def with_names(self, more: Mapping[str, str]) -> CodeBook:
        """The book and the codes of ``more``, whose names never replace official ones.

        A parent that nobody names is added as UNNAMED.
        """
        names = dict(self.names)
        names.update((code, name) for code, name in more.items() if not self.is_official(code))
        for code in more:
            for length in range(3, len(code), 2):
                names.setdefault(code[:length], UNNAMED)
        ordered = {code: names[code] for code in sorted(names)}
        return replace(self, names=ordered, parents=digit_parents(ordered))


def digit_parents(codes: Iterable[str]) -> dict[str, str]:
    """The code above each digit code."""
    return {code: code[:-2] for code in codes if len(code) > 3}


def book_of_names(title: str, tree: Tree) -> CodeBook:
    """A code book whose codes are their own names, from a nested mapping.

    Raises ValueError when a name stands in the tree twice.
    """
    names: dict[str, str] = {}
    parents: dict[str, str] = {}

    def walk(branch: Tree, above: str) -> None:
        for name, below in branch.items():
            if name in names:
                raise ValueError(f"“{name}”在{title}中出现两次，名称必须唯一")
            names[name] = name
            if above:
                parents[name] = above
            walk(below or {}, name)

    walk(tree, "")
    return CodeBook(title, names, parents, {})


def nested(tree: Mapping[str, object]) -> Tree:
    """Nested mappings, lists of leaves and empty nodes as one nested mapping; ValueError for a leaf listed twice."""
    return {name: _branch(below) for name, below in tree.items()}


def _branch(below: object) -> Tree | None:
    if isinstance(below, dict):
        return nested(below)
    leaves = below if isinstance(below, list) else [below] if isinstance(below, str) else []
    for place, leaf in enumerate(leaves):
        if leaf in leaves[:place]:
            raise ValueError(f"“{leaf}”出现两次，名称必须唯一")
    return {str(leaf): None for leaf in leaves} or None


def flat_book(title: str, names: Iterable[str]) -> CodeBook:
    """A code book of one level: projects, measures, purposes."""
    listed = {name: name for name in names}
    return CodeBook(title, listed, {}, {})


def level(code: str) -> str:
    """类, 款 or 项 by the number of digits; empty for anything else."""
    return LEVELS.get(len(code), "")


def part_at(code: str, level: str) -> str:
    """The part of a digit code that stands at ``level``; nothing when the code is shorter. Without a level, the code."""
    if not level:
        return code
    length = DIGITS[level]
    return code[:length] if len(code) >= length else ""
