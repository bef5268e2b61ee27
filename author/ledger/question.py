"""The question behind a printed figure, and what else a printed number may come from.

A `Question` is the normal form of all conditions that lie on a figure: for each dimension the codes that count. A code
with others under it counts as a leaf of its own: money coded there and no further. Whatever prints a number keeps its
origin, so that nobody has to work out a second time what a figure is about.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import prod
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Dimension = Literal["measure", "unit", "function", "economic", "nature", "project", "fund", "purpose"]
DIMENSIONS: tuple[Dimension, ...] = (
    "measure", "unit", "function", "economic", "nature", "project", "fund", "purpose",
)  # fmt: skip
DIGIT_CODES: tuple[Dimension, ...] = ("function", "economic")
"""The dimensions whose codes are digits, two more at every level; in all others a code is a name."""
_RANK = {name: rank for rank, name in enumerate(DIMENSIONS)}


@dataclass(frozen=True, slots=True)
class Question:
    """Which facts count: those whose code is one of ``narrowed``, in every dimension that it names.

    Equal questions count the same facts in every ledger with the same code books.
    """

    narrowed: tuple[tuple[Dimension, frozenset[str]], ...] = ()
    """Dimension and codes, in the order of `DIMENSIONS`; a dimension that is not there counts whole."""

    def codes(self, dimension: Dimension) -> frozenset[str] | None:
        """The codes that count; None where nothing narrows."""
        for name, codes in self.narrowed:
            if name == dimension:
                return codes
        return None

    @property
    def dimensions(self) -> frozenset[Dimension]:
        """The dimensions that narrow."""
        return frozenset(name for name, _ in self.narrowed)

    def narrow(self, dimension: Dimension, codes: frozenset[str]) -> Question:
        """The question with one more condition; conditions stack, they never overwrite."""
        before = self.codes(dimension)
        left = codes if before is None else before & codes
        if not left or (self.narrowed and not self.narrowed[0][1]):
            return NOTHING
        if left == before:
            return self
        rank = _RANK[dimension]
        lower = [pair for pair in self.narrowed if _RANK[pair[0]] < rank]
        return Question((*lower, (dimension, left), *self.narrowed[len(lower) + (before is not None) :]))

    def without(self, *dimensions: Dimension) -> Question:
        """The question without what narrows some dimensions."""
        return Question(tuple(pair for pair in self.narrowed if pair[0] not in dimensions))

    def both(self, other: Question) -> Question:
        """What counts for both."""
        asked = self
        for dimension, codes in other.narrowed:
            asked = asked.narrow(dimension, codes)
        return asked

    def beyond(self, other: Question) -> Question:
        """The conditions that the other does not have."""
        return Question(tuple(pair for pair in self.narrowed if pair not in other.narrowed))

    def contains(self, other: Question) -> bool:
        """Whether all that counts for the other counts here."""
        for name, codes in self.narrowed:
            theirs = other.codes(name)
            if theirs is None or not theirs <= codes:
                return other == NOTHING
        return True

    def disjoint(self, other: Question) -> bool:
        """Whether no fact can count for both."""
        theirs = dict(other.narrowed)
        return NOTHING in (self, other) or any(
            name in theirs and theirs[name].isdisjoint(codes) for name, codes in self.narrowed
        )

    def union(self, other: Question) -> Question | None:
        """The question that counts what either counts; None where no question does exactly that."""
        if self.contains(other):
            return self
        if other.contains(self):
            return other
        mine, theirs = dict(self.narrowed), dict(other.narrowed)
        apart = [name for name in DIMENSIONS if mine.get(name) != theirs.get(name)]
        if len(apart) != 1 or apart[0] not in mine or apart[0] not in theirs:
            return None
        mine[apart[0]] |= theirs[apart[0]]
        return Question(tuple((name, mine[name]) for name in DIMENSIONS if name in mine))


EVERYTHING = Question()
NOTHING = Question(((DIMENSIONS[0], frozenset()),))
"""What conditions that contradict each other ask for."""


def partition(whole: Question, parts: Sequence[Question], universe: Mapping[Dimension, frozenset[str]]) -> bool:
    """Whether ``parts`` lie in ``whole``, apart from each other, and leave nothing of it out.

    ``universe`` has every code that a fact may have in a dimension, ``""`` among them where it may have none. Questions
    are boxes: boxes apart from each other fill a box when their volumes add up to its own.
    """
    inside = all(whole.contains(part) for part in parts)
    apart = all(one.disjoint(other) for one, other in combinations(parts, 2))
    return inside and apart and sum(_volume(part, universe) for part in parts) == _volume(whole, universe)


def _volume(question: Question, universe: Mapping[Dimension, frozenset[str]]) -> int:
    sets = dict(question.narrowed)
    return prod(len(sets.get(name, universe[name])) for name in DIMENSIONS)


@dataclass(frozen=True, slots=True)
class Stated:
    """A number that staff wrote, or a sum of such: its path among staff's words, ``政府采购.合计``."""

    path: str


@dataclass(frozen=True, slots=True)
class Change:
    """The difference between two amounts or counts."""

    now: Question | Stated
    base: Question | Stated


@dataclass(frozen=True, slots=True)
class Rate:
    """By how many per cent of the base an amount has changed."""

    now: Question | Stated
    base: Question | Stated


@dataclass(frozen=True, slots=True)
class Share:
    """How many per cent of the whole a part is."""

    part: Question
    whole: Question


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of something: projects with money, items of a list of staff's words."""

    what: str
    """A dimension (``project``), or a path (``机构.内设机构``)."""
    asked: Question = EVERYTHING


Origin: TypeAlias = Question | Stated | Change | Rate | Share | Count
"""Where a printed number comes from."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An origin with its number among those of one ledger: what a figure carries through a template."""

    origin: Origin
    number: int


class Origins:
    """Every origin that was asked of one ledger, numbered as they came. It only grows."""

    def __init__(self) -> None:
        self._numbered: dict[Origin, Asked] = {}
        self._listed: list[Origin] = []

    def asked(self, origin: Origin) -> Asked:
        """The origin with its number, the same one each time."""
        found = self._numbered.get(origin)
        if found is None:
            found = self._numbered[origin] = Asked(origin, len(self._listed))
            self._listed.append(origin)
        return found

    def __getitem__(self, number: int) -> Origin:
        return self._listed[number]
