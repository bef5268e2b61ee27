"""What a document stands on: the ledger of a submission says to a question exactly, within bounds, or not at all."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from author.claims.span import Span
from author.ledger.ledger import CURRENT, PRIOR, PRIOR_ACTUAL
from author.ledger.question import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from author.ledger.ledger import Ledger
    from author.ledger.question import Dimension, Question

BASES = (PRIOR, PRIOR_ACTUAL)


class Standing:
    """The ledger behind a document.

    ``is_sure`` says whether the answer to a question stays what it is, whatever could not be read. ``printed`` are the
    questions of the form: what it prints is so, wherever money may lie that is coded no finer.
    """

    def __init__(self, ledger: Ledger, is_sure: Callable[[Question], bool], printed: Iterable[Question] = ()) -> None:
        self._ledger = ledger
        self._is_sure = is_sure
        self._printed = {pair for question in printed for pair in question.narrowed}
        self._answers: dict[tuple[Question, str], Span | None] = {}

    def has(self, measure: str) -> bool:
        """Whether anything of a measure is known at all."""
        return measure in self._measures

    def amount(self, question: Question, measure: str) -> Span | None:
        """The amount in 元 of one measure; None where nobody knows."""
        key = question, measure
        if key not in self._answers:
            self._answers[key] = self._answer(question.narrow("measure", frozenset({measure})), measure)
        return self._answers[key]

    def changes(self, question: Question) -> Iterator[tuple[Span, Span] | None]:
        """This year's amount with each that it may be compared with; None where one of the two is not known."""
        now = self.amount(question, CURRENT)
        for measure in BASES:
            base = self.amount(question, measure)
            if measure == PRIOR or self.has(measure):
                yield None if now is None or base is None else (now, base)

    def _answer(self, question: Question, measure: str) -> Span | None:
        if measure not in self._measures or question == NOTHING or not self._is_sure(question):
            return None
        exact = self._ledger.answer(question).total.yuan
        wider = [self._ledger.answer(each).total.yuan for each in self._coarser(question)]
        rest = [amount - exact for amount in wider]
        return Span(
            exact + sum((r for r in rest if r < 0), Decimal(0)), exact + sum((r for r in rest if r > 0), Decimal(0))
        )

    @cached_property
    def _measures(self) -> frozenset[str]:
        return frozenset(fact.measure for fact in self._ledger.facts)

    @cached_property
    def _coarse(self) -> Mapping[Dimension, frozenset[str]]:
        """The codes of facts that others lie under, or that are no codes: what these hold may be of any code below."""
        found: dict[Dimension, frozenset[str]] = {}
        for dimension in ("function", "economic", "fund", "nature"):
            book, used = self._ledger.books[dimension], {getattr(fact, dimension) for fact in self._ledger.facts}
            found[dimension] = frozenset(code for code in used if not code or code in book.children)
        return found

    def _coarser(self, question: Question) -> Iterator[Question]:
        """The question with each coarse code that may hold some of its money."""
        for dimension, codes in (pair for pair in question.narrowed if pair not in self._printed):
            book = self._ledger.books[dimension]
            for code in self._coarse.get(dimension, frozenset()) - codes:
                if not code or not codes.isdisjoint(book.under((code,))):
                    wider = question.without(dimension).narrow(dimension, codes | {code})
                    yield wider
