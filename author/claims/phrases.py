"""The words before a figure as a phrase all of whose words are known: 2026年|一般公共预算|基本支出|共安排."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from author.claims.words import BASE
from author.ledger.ledger import CURRENT, PRIOR, PRIOR_ACTUAL
from author.ledger.question import EVERYTHING, NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from author.claims.names import Names
    from author.ledger.question import Question

_FILLERS = (
    "支出|收入|预算|预算数|经费|资金|费用|数|额|金额|数额|总额|总数|总计|合计|共计|共|总|计|规模|总规模|为|是|有|约|达|达到|安排|预计|计划|核定|"
    "批复|下达|年初|当年|拨款|科目|（类）|（款）|（项）|(类)|(款)|(项)|类|款|项|的|所|全部|全口径|各项|财政|预计为|方面|总体|整体|仅|仅为|又|则|将|"
    "我|本|此项|该项|本项|缴费|严格控制|严控|控制|项目资金|项目经费|专项资金|资金总额|控制在|不超过|不超|不高于|不低于|不少于|不足|近|将近|接近|大约|超过|超|逾|至少|最多|高于|低于|突破|达到了|分别为"
)
FILLERS = frozenset(_FILLERS.split("|"))
"""Words that change nothing of what a name means."""
_LONGEST_FILLER = max(map(len, FILLERS))
_YEAR = re.compile(
    r"(?P<than>比|较|与|同)?(?:(?P<year>(?:19|20)\d\d)年度?|(?P<now>本年度?|今年|当年)|(?P<before>上一?年度?|去年))$"
)
_ACTUAL = re.compile(r"(?:执行|决算)(?:数|情况)?$")
_SELF = re.compile(
    r"[我本](?:局|委|办|厅|院|校|所|站|馆|会|处|部门|单位|中心|支队|大队|机关|级)$|(?:部门|单位|全局|局)(?:本级|机关)?$"
)
_STOPS = "，,；;。：:！？!?（(\n　 "
_NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十]是|(?:^|[^\d.])\d{1,2}[.．)）]|[①-⑳]|其中|主要是|主要为|即|目前|现|全年|年内)$"
)
_SPENT = re.compile(r"(?:用于|支付|保障|解决|开展|发放|购置|购买|拨付|安排)$")
_NEAR = 24
_TOGETHER = re.compile(
    r"(?:^|(?<=[，,。；：\n]))(?P<names>[^，,。；：\n]+?)(?:合计|共计|总计|共)(?:安排|预算|支出|为|是|达)*$"
)
_JOINS = re.compile(r"、|以及|和|及|与")
_LIST, _LONGEST = 80, 120
"""Signs of a list of names, and of a phrase."""
_MOST = 64
"""Readings of one phrase."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """What the words before a figure ask for."""

    words: str
    questions: tuple[Question, ...]
    """What they may mean, without a measure; everything where nothing is named."""
    named: bool
    """Whether a name is among them."""
    measures: tuple[str, ...] = ()
    """The measures that they say; none where they say no year."""


@dataclass(frozen=True, slots=True)
class Words:
    """What phrases are read with."""

    names: Names
    year: int
    own: tuple[str, ...]
    """The names of the unit itself, the longest first."""
    fillers: frozenset[str] = FILLERS
    """Words that change nothing."""
    here: Mapping[str, tuple[Question, ...]] = field(default_factory=dict)
    """Names that mean something in one text only: 本项目."""

    def ending(self, text: str, begin: int, end: int) -> Iterator[tuple[str, tuple[Question, ...]]]:
        """The names right before ``end``, the longest first, and what they may ask."""
        yield from ((name, asked) for name, asked in self.here.items() if text.endswith(name, begin, end))
        yield from ((name, self.names.meant[name]) for name in self.names.ending(text, begin, end))


def phrase(text: str, begin: int, end: int, known: Words) -> Phrase | None:
    """The phrase that ends at ``end``, not before ``begin``; None where one of its words is unknown."""
    return _Reader(text, begin, max(begin, end - _LONGEST), known, set()).read(_Half(end))


def together(text: str, begin: int, end: int, known: Words) -> Phrase | None:
    """Several names and what they are together: 人员经费、公用经费合计; None where they are not apart from each other."""
    found = _TOGETHER.search(text, max(end - _LIST, begin), end)
    parts = [phrase(part, 0, len(part), known) for part in _JOINS.split(found["names"])] if found else []
    if len(parts) < 2 or not all(part and part.named for part in parts):
        return None
    sums: list[Question] = []
    measures: tuple[str, ...] = ()
    for place, part in enumerate(filter(None, parts)):
        sums = list(part.questions) if not place else list(_unions(sums, part.questions))
        measures = measures or part.measures
    words = "与".join(part.words for part in parts if part)
    return Phrase(words, tuple(sums[:_MOST]), named=True, measures=measures) if sums else None


def _unions(questions: Sequence[Question], others: Sequence[Question]) -> Iterator[Question]:
    for one in questions:
        for other in others:
            if one.disjoint(other) and (both := one.union(other)):
                yield both


@dataclass(frozen=True, slots=True)
class _Half:
    """The later part of a phrase."""

    at: int
    """Where it begins."""
    named: str = ""
    questions: tuple[Question, ...] = (EVERYTHING,)
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads a phrase from its end, the longest word first."""

    text: str
    begin: int
    first: int
    """Where it begins at the earliest: the beginning of the sentence, or the longest phrase that is read."""
    known: Words
    dead: set[int]
    """Where no reading leads on."""

    def read(self, half: _Half) -> Phrase | None:
        if self._ends(half.at) or (
            _of_purpose(half) and _SPENT.search(self.text, max(half.at - 6, self.begin), half.at)
        ):
            return Phrase(half.named, half.questions, bool(half.named), half.measures)
        for longer in self._longer(half):
            if longer.at not in self.dead and (found := self.read(longer)):
                return found
        self.dead.add(half.at)
        return None

    def _longer(self, half: _Half) -> Iterator[_Half]:
        text, begin, at = self.text, self.first, half.at
        for name, asked in self.known.ending(text, begin, at):
            if questions := tuple(_meeting(half.questions, asked)):
                yield replace(half, at=at - len(name), named=name + half.named, questions=questions)
        if year := _YEAR.search(text, max(at - _NEAR, begin), at):
            said = () if year["than"] else _measures(year, self.known.year, text[at : at + 12])
            if said is not None and (not said or not half.measures or half.measures == said):
                yield replace(half, at=year.start(), measures=said or half.measures)
            return
        if own := _own(text, begin, at, self.known):
            yield replace(half, at=at - own)
        for length in range(min(_LONGEST_FILLER, at - begin), 0, -1):
            if text[at - length : at] in self.known.fillers:
                yield replace(half, at=at - length)

    def _ends(self, at: int) -> bool:
        """Whether nothing of the phrase stands before ``at``; behind 、 only where a figure stands before it."""
        text, begin = self.text, self.begin
        if at <= begin or text[at - 1] in _STOPS:
            return True
        if text[at - 1] in "、和及与":
            return at - 2 >= begin and text[at - 2] in "元%％人个辆"
        return bool(_NUMBERED.search(text, max(at - 6, begin), at))


def _of_purpose(half: _Half) -> bool:
    """Whether one purpose is named, which is spent on nothing else."""
    return bool(half.named) and all("purpose" in question.dimensions for question in half.questions)


def _own(text: str, begin: int, at: int, known: Words) -> int:
    """How many signs the unit's own name takes right before ``at``."""
    for name in known.own:
        if text.endswith(name, begin, at):
            return len(name)
    found = _SELF.search(text, max(at - 6, begin), at)
    return at - found.start() if found else 0


def _meeting(questions: tuple[Question, ...], others: tuple[Question, ...]) -> Iterator[Question]:
    """Each with each, without those that contradict each other."""
    both = dict.fromkeys(one.both(other) for one in questions for other in others)
    yield from [question for question in both if question != NOTHING][:_MOST]


def _measures(found: re.Match[str], this: int, behind: str) -> tuple[str, ...] | None:
    """What a year says is measured; None for a year that the ledger does not know."""
    if found["now"] or found["year"] == str(this):
        return (CURRENT,)
    if found["before"] or found["year"] == str(this - 1):
        return (PRIOR_ACTUAL,) if _ACTUAL.search(behind) else (PRIOR, PRIOR_ACTUAL)
    return None


THAN = re.compile(rf"(?:比|较|与|同){BASE}")
"""What compares with the year before."""
