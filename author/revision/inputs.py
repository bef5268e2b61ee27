"""What staff changed between two submissions: budget lines by what classifies them, all else by its path.

Lines are compared as the ledger has them, so that those of units' files and of last year's file are compared too, and
a line that only stands elsewhere, or is written otherwise, has not changed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from author.ledger.ledger import MEASURES, NATURES
from author.ledger.money import Money
from author.ledger.question import DIGIT_CODES, DIMENSIONS
from author.revision.values import LINES, said_value, word_changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from author.ground.findings import Source
    from author.ledger.ledger import Fact, Ledger
    from author.revision.values import WordChange
    from author.submission import Submission

PROJECTS = ("项目",)
"""The list that goal forms are made of."""
_FIELDS = {"本年预算": "本年", "上年预算": "上年", "上年执行": "上年执行"}
"""A measure to the field of a line that holds it."""


class Kind(NamedTuple):
    """What classifies a line; the last is left out where a line is looked for that has changed in one of the others."""

    unit: str
    partner: str
    function: str
    economic: str
    project: str
    fund: str
    purpose: str
    nature: str


_NAMES = Kind("单位", "对方单位", "功能科目", "经济科目", "项目", "资金来源", "用途", "支出类别")


class Change(NamedTuple):
    """A field and what stood in it; empty where it was, or is, left blank."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Input:
    """Something staff wrote that has changed, come or gone."""

    name: str
    """``预算明细 2101505 医疗保障政策管理 30227 委托业务费``, ``项目“线路租赁费” 绩效 负责人``."""
    changes: tuple[Change, ...]
    """What of it is different; of a line that came or went its amounts."""
    before: Source | None
    """Where it stood; None where it was not there."""
    after: Source | None
    facts: tuple[tuple[Fact, ...], tuple[Fact, ...]] = ((), ())
    """Of a budget line: what counted before in the ledger, and what counts now."""
    path: tuple[str, ...] = ()
    """Of anything else: its path without the places in lists, ``("人员", "在职", "本年")``."""
    items: frozenset[str] = frozenset()
    """What the items of lists on the way to it are called, before and now, with the unit that they name."""

    @property
    def is_line(self) -> bool:
        """Whether it is a budget line."""
        return not self.path

    def is_of(self, project: str) -> bool:
        """Whether it is money of a project, or a part of its record; ``project`` is a code of the ledger."""
        if self.is_line:
            return any(fact.project == project for side in self.facts for fact in side)
        inside = self.path[:1] == PROJECTS
        return inside and any(project in (item, f"{project.rpartition('/')[0]}/{item}") for item in self.items)


def changed_inputs(
    old: Submission, new: Submission, units: Iterable[tuple[Submission, Submission]] = ()
) -> tuple[Input, ...]:
    """What changed from ``old`` to ``new``: first the budget lines, then all else in the order of the form to fill in.

    ``units`` are those below whose own files both count; their lines are in the ledger, their words are compared apart.
    """
    words = map(_input, word_changes(old, new))
    below = (_of_unit(_input(change), both[1].unit) for both in units for change in word_changes(*both))
    return (*_lines(old, new), *words, *below)


def _input(change: WordChange) -> Input:
    changes = tuple(Change(*each) for each in change.changes)
    return Input(change.name, changes, change.before, change.after, path=change.path, items=change.items)


def _of_unit(changed: Input, unit: str) -> Input:
    """The same, said to be of a unit below."""
    return replace(changed, name=f"{unit} {changed.name}", items=frozenset(f"{unit}/{item}" for item in changed.items))


@dataclass(frozen=True, slots=True)
class _Line:
    """The facts of one classification."""

    kind: Kind
    typed: tuple[Fact, ...]
    """As units and staff wrote them."""
    counted: tuple[Fact, ...]
    """Those that count: what units pass on among themselves counts once."""

    @property
    def amounts(self) -> Mapping[str, Decimal]:
        """Measure to 元."""
        return {measure: _sum(self.typed, measure) for measure in MEASURES}

    def at(self, fields: Iterable[str]) -> Source:
        """The first place of what stands in ``fields``; last year's amounts may be in a file of their own."""
        changed = [fact.source for fact in self.typed if _FIELDS[fact.measure] in fields]
        return min(changed or (fact.source for fact in self.typed))


def _sum(facts: Iterable[Fact], measure: str) -> Decimal:
    return sum((fact.amount for fact in facts if fact.measure == measure), Money().yuan)


def _lines(old: Submission, new: Submission) -> Iterator[Input]:
    before, after = _by_kind(old), _by_kind(new)
    gone = {kind: line for kind, line in before.items() if kind not in after}
    come = {kind: line for kind, line in after.items() if kind not in before}
    moved = _moved(gone, come)
    origins = {to: gone[kind] for kind, to in moved.items()}
    books = _Names(old.ledger, new.ledger, frozenset((old.members.own, new.members.own)))
    changed = [(before.get(kind) or origins.get(kind), line) for kind, line in after.items()]
    left = [(line, None) for kind, line in gone.items() if kind not in moved]
    for was, now in (*changed, *left):
        if changes := tuple(books.changes(was, now)):
            yield _line(was, now, changes, books)


def _line(was: _Line | None, now: _Line | None, changes: tuple[Change, ...], books: _Names) -> Input:
    known = now or was
    assert known is not None  # noqa: S101 - a line that is in neither is no line
    facts = (was.counted if was else (), now.counted if now else ())
    fields = {change.field for change in changes} & set(_FIELDS.values())
    places = (was.at(fields) if was else None, now.at(fields) if now else None)
    return Input(books.name(known.kind), changes, *places, facts)


def _by_kind(submission: Submission) -> dict[Kind, _Line]:
    typed, counted = _gathered(submission.gross), _gathered(submission.ledger)
    return {kind: _Line(kind, tuple(facts), tuple(counted.get(kind, ()))) for kind, facts in typed.items()}


def _gathered(ledger: Ledger) -> dict[Kind, list[Fact]]:
    lines: dict[Kind, list[Fact]] = {}
    for fact in ledger.facts:
        lines.setdefault(_kind(fact), []).append(fact)
    return lines


def _kind(fact: Fact) -> Kind:
    return Kind(
        fact.unit, fact.partner, fact.function, fact.economic, fact.project, fact.fund, fact.purpose, fact.nature
    )


def _moved(gone: Mapping[Kind, _Line], come: Mapping[Kind, _Line]) -> dict[Kind, Kind]:
    """Lines that were given another code or another use: alike in all but one thing, and perhaps the nature of it."""
    free = dict.fromkeys(come)
    waiting: dict[tuple[int, tuple[str, ...]], list[Kind]] = {}
    for kind in come:
        for left_out in range(len(kind)):
            waiting.setdefault((left_out, _without(kind, left_out)), []).append(kind)
    found = {}
    for kind in gone:
        keys = ((left_out, _without(kind, left_out)) for left_out in range(len(kind)))
        to = next((other for key in keys for other in waiting.get(key, ()) if other in free), None)
        if to is not None:
            found[kind] = to
            del free[to]
    return found


def _without(kind: Kind, place: int) -> tuple[str, ...]:
    rest = kind[:-1]
    return (*rest[:place], *rest[place + 1 :])


@dataclass(frozen=True)
class _Names:
    """How codes are said: by the names that the new submission gives them, else the old one."""

    old: Ledger
    new: Ledger
    own: frozenset[str]
    """The department's own office, which need not be named."""

    def name(self, kind: Kind) -> str:
        """A line by what is known of it: unit, subject, what it is spent on, project, source of money, use."""
        natures = {part for parts in NATURES.items() for part in (parts[0], *(parts[1] or ()))}
        pairs = zip(Kind._fields, kind, strict=True)
        said = (self._said(field, code) for field, code in pairs if code not in natures | self.own)
        return " ".join(dict.fromkeys((LINES, *filter(None, said))))

    def _said(self, field: str, code: str) -> str:
        if field == "partner":
            return f"对方{code}" if code else ""
        dimension = next((name for name in DIMENSIONS if name == field), None)
        books = [ledger.books[dimension] for ledger in (self.new, self.old)] if dimension else []
        name = next((book.names[code] for book in books if code in book.names), code)
        return f"{code} {name}" if dimension in DIGIT_CODES and name != code else name

    def changes(self, was: _Line | None, now: _Line | None) -> Iterator[Change]:
        """What of a line is different."""
        if was and now:
            pairs = zip(_NAMES, Kind._fields, was.kind, now.kind, strict=True)
            for name, field, before, after in pairs:
                if before != after:
                    yield Change(name, self._said(field, before), self._said(field, after))
        for measure in MEASURES:
            before_, after_ = (line.amounts[measure] if line else Money().yuan for line in (was, now))
            if before_ != after_:
                yield Change(_FIELDS[measure], _amount(before_), _amount(after_))


def _amount(yuan: Decimal) -> str:
    return said_value(Money(yuan)) if yuan else ""
