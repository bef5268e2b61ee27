"""The ledger: each amount once, and one question.

``ledger.where(fund="财政拨款", nature="基本支出").total`` — a ledger narrowed is again a ledger. Tables, narrative and
checks ask this question and no other, so a table and a sentence cannot disagree. A narrowed ledger remembers what was
asked: see `author.ledger.question`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from author.ground.findings import Source
from author.ledger.codes import part_at
from author.ledger.money import Money
from author.ledger.question import DIMENSIONS, EVERYTHING, Dimension, Origins, Question

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from author.ledger.codes import CodeBook

CURRENT = "本年预算"
PRIOR = "上年预算"
PRIOR_ACTUAL = "上年执行"
NOWHERE = Source()
MEASURES = (CURRENT, PRIOR, PRIOR_ACTUAL)

NATURES: Mapping[str, Mapping[str, None] | None] = {
    "基本支出": {"人员经费": None, "公用经费": None},
    "项目支出": None,
}
ALWAYS_GIVEN: frozenset[Dimension] = frozenset({"measure", "unit", "function", "nature", "fund"})
"""The dimensions in which every fact has a code."""
FEW = 48
"""Facts that are looked through sooner than an index of them is made."""


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
    unit: str = ""
    """Whose money it is: the department's own office, or a unit below it."""
    partner: str = ""
    """The unit on the other side, where units pass the money on among themselves. No dimension: nothing asks for it."""


class Ledger:
    """Facts, and the code books that say what lies under what. Immutable.

    ``question`` is what these facts are the answer to; ``origins`` numbers every question that was asked.
    """

    def __init__(
        self,
        facts: Iterable[Fact],
        books: Mapping[Dimension, CodeBook],
        question: Question = EVERYTHING,
        origins: Origins | None = None,
    ) -> None:
        self.facts = tuple(facts)
        self.books = books
        self.question = question
        self.origins = Origins() if origins is None else origins
        self._by_code: dict[Dimension, dict[str, list[int]]] = {}

    def where(self, **conditions: str | Iterable[str]) -> Ledger:
        """The facts that lie at or under a node of every condition.

        A condition names a dimension and one node or several (any of them). An unknown dimension or a name
        that is no node raises KeyError: a form may never ask for what cannot exist.
        """
        narrowed = self
        for dimension, nodes in conditions.items():
            known = _known(dimension)
            narrowed = narrowed._narrowed(
                known, self._under(known, (nodes,) if isinstance(nodes, str) else tuple(nodes))
            )
        return narrowed

    def answer(self, question: Question) -> Ledger:
        """The facts that a question counts."""
        narrowed = self
        for dimension, codes in question.narrowed:
            narrowed = narrowed._narrowed(dimension, codes)
        return narrowed

    def _under(self, dimension: Dimension, nodes: tuple[str, ...]) -> frozenset[str]:
        book = self.books[dimension]
        for node in nodes:
            if node not in book:
                raise KeyError(f"{book.title}中没有“{node}”")
        return book.under(nodes)

    def _narrowed(self, dimension: Dimension, codes: frozenset[str]) -> Ledger:
        if dimension in ALWAYS_GIVEN and len(codes) == len(self.books[dimension].names):
            return self  # every code there is: nothing narrows
        question = self.question.narrow(dimension, codes)
        return self if question is self.question else self._with(self._having(dimension, codes), question)

    def _with(self, facts: Iterable[Fact], question: Question) -> Ledger:
        return Ledger(facts, self.books, question, self.origins)

    def _having(self, dimension: Dimension, codes: frozenset[str]) -> Iterable[Fact]:
        if len(self.facts) <= FEW:
            return [fact for fact in self.facts if getattr(fact, dimension) in codes]
        index = self._index(dimension)
        asked = codes if len(codes) < len(index) else index.keys()
        places = [index[code] for code in asked if code in codes and code in index]
        return [self.facts[place] for place in (places[0] if len(places) == 1 else sorted(chain(*places)))]

    def _index(self, dimension: Dimension) -> dict[str, list[int]]:
        """The places of the facts of each code, made once a dimension."""
        if dimension not in self._by_code:
            index: dict[str, list[int]] = {}
            for place, fact in enumerate(self.facts):
                index.setdefault(getattr(fact, dimension), []).append(place)
            self._by_code[dimension] = index
        return self._by_code[dimension]

    def by(self, dimension: Dimension, level: str = "") -> dict[str, Ledger]:
        """Split by the code of ``dimension`` (with ``level``: by the code above it at that level), in book order.

        Facts without a code, or that stand higher than ``level``, are left out.
        """
        book = self.books[dimension]
        parts = {code: part_at(code, level) for code in {getattr(fact, dimension) for fact in self.facts}}
        groups: dict[str, list[Fact]] = {}
        for fact in self.facts:
            if part := parts[getattr(fact, dimension)]:
                groups.setdefault(part, []).append(fact)
        ordered = sorted(groups, key=lambda part: (book.rank.get(part, len(book.rank)), part))
        return {
            part: self._with(groups[part], self.question.narrow(dimension, book.under((part,)))) for part in ordered
        }

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


def _known(dimension: str) -> Dimension:
    found = next((name for name in DIMENSIONS if name == dimension), None)
    if found is None:
        raise KeyError(dimension)
    return found
