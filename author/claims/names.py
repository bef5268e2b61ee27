"""What a name in a sentence may ask of the ledger: the form's labels, the code books' names, projects, sources, units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from author.form.sectionspec import AskEach
from author.form.tablespec import FixedRow, TableSpec
from author.ledger.codes import DIGITS
from author.ledger.condition import narrow
from author.ledger.question import DIGIT_CODES, EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from author.compose.composition import Composition
    from author.form.sectionspec import SectionSpec
    from author.ledger.codes import CodeBook
    from author.ledger.condition import Condition
    from author.ledger.ledger import Ledger
    from author.ledger.question import Dimension, Question

_LEAD = re.compile(r"^(?:其中[:：]?|[一二三四五六七八九十]+、|\d+[.．、])+")
_TAIL = re.compile(r"(?:（小计）|小计)$")
_PER_PROJECT = re.compile(r"^(?:(?:19|20)\d\d年度?)?(?P<core>.{4,}?)(?:项目|专项经费|补助资金|资金|经费)?$")
_NO_NAMES = frozenset({"合计", "总计", "小计", "项目", "其他", "支出", "收入", "预算数", "总计划", "单位", "部门"})
SHORTEST = 3
"""Signs of a name."""


@dataclass(frozen=True)
class Names:
    """Every name that a sentence may use, and the conditions under which a figure may stand."""

    meant: Mapping[str, tuple[Question, ...]]
    """Name to what it may ask, without a measure."""
    scopes: tuple[Question, ...]
    """All money, then that of each table and section."""
    printed: frozenset[Question]
    """What the form itself asks, without a measure."""
    written: tuple[str, ...] = ()
    """Staff's own names, of projects and purposes, the longest first: those of other bodies may be in them."""

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        """How long names are, the longest first."""
        return tuple(sorted({len(name) for name in self.meant}, reverse=True))

    def ending(self, text: str, begin: int, end: int) -> Iterator[str]:
        """The names that stand in ``text`` right before ``end``, the longest first."""
        for length in self.lengths:
            if length <= end - begin and text[end - length : end] in self.meant:
                yield text[end - length : end]


def plain(words: str) -> str:
    """A name without quotes, number, 其中 and 小计."""
    return _TAIL.sub("", _LEAD.sub("", unquoted(words).strip()))


def unquoted(words: str) -> str:
    """Words without the quotes that stand around 三公."""
    return words.translate(_QUOTES)


_QUOTES = {ord(sign): None for sign in '“”"「」'}


def read_names(composition: Composition) -> Names:
    """The names of one document."""
    ledger = composition.submission.ledger
    meant: dict[str, dict[Question, None]] = {}
    printed = [(words, question.without("measure")) for words, question in _of_form(composition, ledger)]
    for words, question in chain(printed, _of_submission(composition, ledger)):
        name = plain(words)
        if len(name) >= SHORTEST and name not in _NO_NAMES and "{" not in name:
            meant.setdefault(name, {})[question] = None
    for unit in composition.submission.members.below:  # 图书馆 is a function, and may be short for 某某市图书馆
        for name in (name for name in meant if unit.endswith(name)):
            meant[name][EVERYTHING.narrow("unit", frozenset({unit}))] = None
    scopes = tuple(_scopes(composition, ledger))
    return Names(
        {name: tuple(sorted(asked, key=lambda q: len(q.narrowed))) for name, asked in meant.items()},
        scopes,
        frozenset((*scopes, *(question for _, question in printed))),
        _written(composition),
    )


def _written(composition: Composition) -> tuple[str, ...]:
    projects = (str(each["名称"]) for each in composition.submission.projects.values())
    purposes = (fact.purpose for fact in composition.submission.ledger.facts if fact.purpose)
    return tuple(sorted({unquoted(name) for name in (*projects, *purposes)}, key=len, reverse=True))


def _of_form(composition: Composition, ledger: Ledger) -> Iterator[tuple[str, Question]]:
    """The phrases and labels of the form."""
    for phrase, condition in composition.edition.names.items():
        yield phrase, narrow(ledger, (condition,)).question
    for table in composition.edition.tables.values():
        if isinstance(table, TableSpec):
            yield from _of_table(table, ledger)
    for section in composition.edition.sections.values():
        yield from _of_section(section, ledger)


def _of_submission(composition: Composition, ledger: Ledger) -> Iterator[tuple[str, Question]]:
    """The names of the code books, and of staff's own projects and purposes."""
    yield from _of_books(ledger)
    for code, project in composition.submission.projects.items():
        question = EVERYTHING.narrow("project", frozenset({code}))
        yield from ((name, question) for name in _of_project(str(project["名称"])))
    for purpose, spent_on in dict.fromkeys((fact.purpose, fact.project) for fact in ledger.facts):
        question = EVERYTHING.narrow("purpose", frozenset({purpose}))
        yield purpose, question
        yield purpose, question.narrow("project", frozenset({spent_on}))


def _of_table(table: TableSpec, ledger: Ledger) -> Iterator[tuple[str, Question]]:
    own = narrow(ledger, (table.where,))
    for panel in table.panels:
        for column in panel.columns:
            if column.where:
                yield column.head[-1], narrow(own, column.where).question
        for row in (*panel.rows, *panel.tail):
            if isinstance(row, FixedRow):
                yield row.label, narrow(own, (row.where,)).question


def _of_section(section: SectionSpec, ledger: Ledger) -> Iterator[tuple[str, Question]]:
    own = narrow(ledger, (section.where,))
    asks = [(ask.label, ask.where) for ask in section.figures.values() if ask.label]
    for each in section.lists.values():
        asks += [] if isinstance(each, AskEach) else [(ask.label, ask.where) for ask in each]
    yield from ((label, narrow(own, (where,)).question) for label, where in asks)


def _of_books(ledger: Ledger) -> Iterator[tuple[str, Question]]:
    """Every source and nature; of functions, economic codes and units those that have money, and what is above them."""
    for dimension in ("fund", "nature"):
        book = ledger.books[dimension]
        yield from ((name, _of_code(dimension, book, (name,))) for name in book.names)
    for dimension in (*DIGIT_CODES, "unit"):
        book = ledger.books[dimension]
        used = {getattr(fact, dimension) for fact in ledger.facts} & book.names.keys()
        by_name: dict[str, list[str]] = {}
        for code in sorted({above for leaf in used for above in book.path(leaf)}):
            by_name.setdefault(book.names[code], []).append(code)
        if dimension == "function":  # every class is a row of the form, also without money
            for code in (code for code in book.names if len(code) == DIGITS["类"] and book.in_force(code)):
                by_name.setdefault(book.names[code], [code])
        for name, codes in by_name.items():
            yield from ((name, _of_code(dimension, book, (code,))) for code in codes)
            yield name, _of_code(dimension, book, codes)


def _of_code(dimension: Dimension, book: CodeBook, codes: Iterable[str]) -> Question:
    return EVERYTHING.narrow(dimension, book.under(tuple(codes)))


def _of_project(name: str) -> Iterator[str]:
    """Its name, and what is left of it without the year and 项目."""
    yield name
    if found := _PER_PROJECT.match(name):
        yield found["core"]
        yield f"{found['core']}项目"


def _scopes(composition: Composition, ledger: Ledger) -> Iterator[Question]:
    edition = composition.edition
    found = dict.fromkeys([EVERYTHING])
    wheres: list[Condition] = [table.where for table in edition.tables.values()]
    wheres += [section.where for section in edition.sections.values()]
    for where in wheres:
        found[narrow(ledger, (where,)).question.without("measure")] = None
    if composition.submission.members.below:
        found[EVERYTHING.narrow("unit", frozenset({composition.submission.members.own}))] = None
    yield from found
