"""The ledger: each amount once, and one question.

``ledger.where(fund="财政拨款", nature="基本支出").total`` — a ledger narrowed is again a ledger. Tables,
narrative and checks ask this question and no other, so a table and a sentence cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from author.findings import Source
from author.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from author.codes import CodeBook

Dimension = Literal["measure", "function", "economic", "nature", "project", "fund", "purpose"]
DIMENSIONS: tuple[Dimension, ...] = ("measure", "function", "economic", "nature", "project", "fund", "purpose")

CURRENT = "本年预算"
PRIOR = "上年预算"
PRIOR_ACTUAL = "上年执行"
NOWHERE = Source()
MEASURES = (CURRENT, PRIOR, PRIOR_ACTUAL)

NATURES: Mapping[str, Mapping[str, None] | None] = {
    "基本支出": {"人员经费": None, "公用经费": None},
    "项目支出": None,
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One amount in 元 with all that classifies it; an empty code means: not given."""

    measure: str
    function: str
    economic: str
    nature: str
    project: str
    fund: str
    purpose: str
    amount: Decimal
    source: Source = NOWHERE


class Ledger:
    """Facts, and the code books that say what lies under what. Immutable."""

    def __init__(self, facts: Iterable[Fact], books: Mapping[Dimension, CodeBook]) -> None:
        self.facts = tuple(facts)
        self.books = books

    def where(self, **conditions: str | Iterable[str]) -> Ledger:
        """The facts that lie at or under a node of every condition.

        A condition names a dimension and one node or several (any of them). An unknown dimension or a name
        that is no node raises KeyError: a form may never ask for what cannot exist.
        """
        facts: Iterable[Fact] = self.facts
        for dimension, nodes in conditions.items():
            wanted = self._under(dimension, (nodes,) if isinstance(nodes, str) else tuple(nodes))
            facts = [fact for fact in facts if getattr(fact, dimension) in wanted]
        return Ledger(facts, self.books)

    def _under(self, dimension: str, nodes: tuple[str, ...]) -> frozenset[str]:
        book = self.books[dimension]  # type: ignore[index]  # a KeyError names the unknown dimension
        for node in nodes:
            if node not in book:
                raise KeyError(f"{book.title}中没有“{node}”")
        return book.under(nodes)

    def by(self, dimension: Dimension, level: str = "") -> dict[str, Ledger]:
        """Split by the code of ``dimension`` (with ``level``: by the code above it at that level), in book order.

        Facts without a code, or that stand higher than ``level``, are left out.
        """
        groups: dict[str, list[Fact]] = {}
        at_level = {code: _at_level(code, level) for code in {getattr(f, dimension) for f in self.facts}}
        for fact in self.facts:
            if code := at_level[getattr(fact, dimension)]:
                groups.setdefault(code, []).append(fact)
        rank = self.books[dimension].rank
        ordered = sorted(groups, key=lambda code: (rank.get(code, len(rank)), code))
        return {code: Ledger(groups[code], self.books) for code in ordered}

    @cached_property
    def total(self) -> Money:
        """The sum of all facts."""
        return Money(sum((fact.amount for fact in self.facts), Decimal(0)))

    @property
    def sources(self) -> tuple[Source, ...]:
        """The places of the lines behind the total."""
        return tuple(dict.fromkeys(fact.source for fact in self.facts))

    def __bool__(self) -> bool:
        return bool(self.facts)


_LENGTH = {"类": 3, "款": 5, "项": 7}


def _at_level(code: str, level: str) -> str:
    """The part of a digit code that stands at ``level``; nothing when the code is shorter."""
    if not level:
        return code
    length = _LENGTH[level]
    return code[:length] if len(code) >= length else ""
