"""How a printed figure came about: the lines behind it, the rounding, and where else it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from author.compose.figures import SENTENCE, PrintedFigure, printed_figures
from author.document import Heading, Paragraph
from author.ledger.condition import highest, in_words
from author.ledger.money import YUAN_IN
from author.ledger.question import DIMENSIONS, Change, Count, Question, Rate, Share, Stated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.compose.composition import Composition
    from author.ground.findings import Source
    from author.ledger.ledger import Ledger
    from author.ledger.money import Form
    from author.ledger.question import Dimension, Origin

_NUMBER = re.compile(r"[\d,]+(?:\.\d+)?")
_KINDS = {Change: "增减的差额", Rate: "增减的百分比", Share: "占比", Count: "个数", Stated: "填报的数"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A number in staff's own sentences: under which heading, and the sentence."""

    heading: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Part:
    """One amount behind a figure: what it is (本年, 上年, 部分, 全部), its question, its facts."""

    role: str
    question: Question
    ledger: Ledger


@dataclass(frozen=True)
class Printed:
    """All figures of one document."""

    composition: Composition

    @cached_property
    def figures(self) -> tuple[PrintedFigure, ...]:
        """Every printed figure that has an origin."""
        return tuple(printed_figures(self.composition))

    def find(self, address: str) -> list[PrintedFigure]:
        """The figures of an address like ``表5/2101501/基本支出``; exact ones where there are any."""
        whole = [figure for figure in self.figures if figure.address == address.strip()]
        if whole:
            return whole
        wanted = [part.strip() for part in address.split("/") if part.strip()]
        if not wanted:
            return []
        exact = [figure for figure in self.figures if figure.answers_to(wanted, exact=True)]
        return exact or [figure for figure in self.figures if figure.answers_to(wanted, exact=False)]

    def showing(self, number: str) -> list[PrintedFigure]:
        """The figures that are printed as ``number``."""
        return [figure for figure in self.figures if figure.text == number]

    def elsewhere(self, figure: PrintedFigure) -> list[PrintedFigure]:
        """Where the very same is printed too: figures of one origin, or of the same facts."""
        same = self._same(figure.origin)
        return [other for other in self.figures if other is not figure and self._same(other.origin) == same]

    def _same(self, origin: Origin) -> object:
        if not isinstance(origin, Question):
            return origin
        if origin not in self._facts:
            self._facts[origin] = frozenset(id(fact) for fact in self._ledger.answer(origin).facts) or origin
        return self._facts[origin]

    @cached_property
    def _facts(self) -> dict[Question, object]:
        return {}

    @property
    def _ledger(self) -> Ledger:
        return self.composition.submission.ledger

    def parts(self, origin: Origin) -> tuple[Part, ...]:
        """The amounts behind a figure, each with its facts; none for a number that staff stated."""
        return tuple(
            Part(role, asked, self._ledger.answer(asked))
            for role, asked in _roles(origin)
            if isinstance(asked, Question)
        )

    def kind(self, origin: Origin) -> str:
        """What kind of number it is, for readers; empty for an amount."""
        return _KINDS.get(type(origin), "")

    def stated(self, origin: Origin) -> list[tuple[str, Source]]:
        """The paths that staff filled in for a number, each with its place in their file."""
        tree = self.composition.submission.tree
        paths = [asked.path for _, asked in _roles(origin) if isinstance(asked, Stated)]
        return [(path, tree.at(tuple(path.split(".")))) for path in paths]

    def conditions(self, question: Question) -> dict[str, list[str]]:
        """A question in words: title of the dimension to the highest nodes that cover what counts."""
        books = self._ledger.books
        return in_words(highest(question.narrowed, books), books)

    def form(self, figure: PrintedFigure) -> Form:
        """How the figure is written: unit and decimals of its table, or of the narrative."""
        spec = next((t.spec for t in self.composition.tables if t.table.key == figure.place.anchor), None)
        return spec.figures if spec else self.composition.edition.narrative_form

    def worked_out(self, figure: PrintedFigure) -> str:
        """How the number follows from the amounts behind it; empty for what staff stated."""
        parts = self.parts(figure.origin)
        amounts = [part.ledger.total.yuan for part in parts]
        if isinstance(figure.origin, Count):
            return self._counted(figure.origin)
        if isinstance(figure.origin, Question):
            form = self.form(figure)
            exact = f"{amounts[0]:,.2f} ÷ {YUAN_IN[form.unit]:,f} = {amounts[0] / YUAN_IN[form.unit]:f} {form.unit}"
            return f"{exact}，四舍五入到 {form.decimals} 位小数，印 {figure.text}"
        if len(amounts) != 2:
            return ""
        first, second = (f"{amount:,.2f}" for amount in amounts)
        if isinstance(figure.origin, Share):
            return f"{first} ÷ {second}，印 {figure.text}%"
        less = f"{first} － {second} = {amounts[0] - amounts[1]:,.2f} 元"
        rate = f"，÷ {second}，印 {figure.text}%" if isinstance(figure.origin, Rate) else f"，印 {figure.text}"
        return less + rate

    def _counted(self, origin: Count) -> str:
        """The names of what was counted, where it is of the ledger."""
        dimension = next((name for name in DIMENSIONS if name == origin.what), None)
        if dimension is None:
            return ""
        book, codes = self._ledger.books[dimension], self._ledger.answer(origin.asked).by(dimension)
        return f"{len(codes)} 个：{'、'.join(book.names.get(code, code) for code in codes)}"

    def mentions(self, number: str) -> list[Mention]:
        """Sentences in which staff themselves wrote ``number``."""
        found, heading = [], ""
        for block in self.composition.document.blocks:
            if isinstance(block, Heading):
                heading = block.text
            elif isinstance(block, Paragraph):
                own = "".join(run.text if run.asked is None else "　" * len(run.text) for run in block.runs)
                found += [Mention(heading, sentence) for sentence in _saying(number, own, block.text)]
        return found


def _roles(origin: Origin) -> Iterator[tuple[str, Question | Stated]]:
    if isinstance(origin, (Change, Rate)):
        yield from (("本年", origin.now), ("上年", origin.base))
    elif isinstance(origin, Share):
        yield from (("部分", origin.part), ("全部", origin.whole))
    elif isinstance(origin, Count):
        yield from [("", Stated(origin.what))] if "." in origin.what else []
    else:
        yield "", origin


def as_conditions(question: Question) -> Mapping[Dimension, list[str]]:
    """A question for other programs: dimension to all codes that count."""
    return {name: sorted(codes) for name, codes in question.narrowed}


def _saying(number: str, own: str, whole: str) -> Iterator[str]:
    """The sentences that have the number among staff's own words: in ``own``, the rest of ``whole`` is blank."""
    for found in SENTENCE.finditer(own):
        if number in _NUMBER.findall(found[0]):
            yield whole[found.start() : found.end()]
