"""Which changed inputs moved a printed figure or a sentence."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from author.ledger.question import Change, Count, Question, Rate, Share, Stated
from author.revision.inputs import PROJECTS
from author.submission.together import DERIVED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from author.ledger.codes import CodeBook
    from author.ledger.ledger import Fact
    from author.ledger.question import Dimension, Origin
    from author.revision.inputs import Input

Origins = tuple["Origin | None", "Origin | None"]
"""What a figure is the answer to, in the old document and in the new one."""
_WORDS = re.compile(r"[^\d\s.,-]")
"""What tells a text from a number."""
_STOP = re.compile(r"[。；，、：\n]|\{[^}]*\}")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_QUOTED = re.compile(r"“([^”]+)”")
UNPRINTED = ("忽略",)
"""Fields that quote what is printed and print nothing."""


class Causes:
    """The changed inputs, asked for what rests on them."""

    def __init__(self, inputs: Sequence[Input], books: Mapping[Dimension, CodeBook]) -> None:
        self._inputs = inputs
        self._books = books
        self._words = [
            (place, changed)
            for place, changed in enumerate(inputs)
            if not changed.is_line and changed.path[0] not in UNPRINTED
        ]
        self._pieces = {place: _pieces(changed) for place, changed in self._words}
        self._lines = tuple(_Counted([changed.facts[side] for changed in inputs]) for side in (0, 1))

    @cached_property
    def _named(self) -> list[frozenset[str]]:
        """Of each line the names of its codes and of what they are parts of."""
        sides = ([fact for side in changed.facts for fact in side] for changed in self._inputs)
        return [
            frozenset(
                book.names.get(code, code)
                for fact in facts
                for dimension, book in self._books.items()
                for code in book.path(getattr(fact, dimension))
            )
            for facts in sides
        ]

    def of_figure(self, origins: Origins, texts: tuple[str, str], whose: str = "") -> frozenset[int]:
        """The places of the inputs that a figure rests on; ``whose`` is the project of a goal form."""
        before, after = (list(_asked(origin)) for origin in (origins[0] or origins[1], origins[1] or origins[0]))
        paths = {each.path for each in (*before, *after) if isinstance(each, Stated)}
        stated = (
            place for place, changed in self._words if any(_states(changed, path, texts, whose) for path in paths)
        )
        return self._counting(before, after).union(stated)

    def _counting(self, before: Sequence[_Asked], after: Sequence[_Asked]) -> frozenset[int]:
        """The lines that count otherwise now."""
        found: set[int] = set()
        for was, now in zip(before, after, strict=False):
            if isinstance(was, Question) and isinstance(now, Question):
                found |= _unlike(self._lines[0].sums(was), self._lines[1].sums(now))
            elif isinstance(was, Count) and isinstance(now, Count):
                found |= _unlike(self._lines[0].codes(was), self._lines[1].codes(now))
        return frozenset(found)

    def of_words(self, before: str, after: str, called: str = "", whose: str | None = None) -> frozenset[int]:
        """The places of the inputs that brought words in or took them away.

        ``called`` is what stands around: of inputs that say the same, those count that it names. ``whose`` is the
        project of a goal form, empty for a form of the whole department, None for sentences.
        """
        found = {place: self._names(place, called) for place in self._changing(before, after, whose)}
        most = max(found.values(), default=0)
        return frozenset(place for place, names in found.items() if names == most)

    def of_names(self, before: str, after: str) -> frozenset[int]:
        """The places of budget lines with a code whose name, or that of what it is a part of, came or went."""
        return frozenset(
            place
            for place, names in enumerate(self._named)
            if _some(names, before, after) or _some(names, after, before)
        )

    def of_whole(self, whose: str) -> frozenset[int]:
        """The places of the inputs of a project whose form came or went."""
        return frozenset(place for place, changed in enumerate(self._inputs) if whose and changed.is_of(whose))

    def _changing(self, before: str, after: str, whose: str | None) -> Iterator[int]:
        for place, changed in self._words:
            of_project = changed.path[:1] == PROJECTS
            if of_project and whose is not None and not (whose and changed.is_of(whose)):
                continue
            gone, come = self._pieces[place]
            same = whose is not None and any(each.before == before or each.after == after for each in changed.changes)
            if same or _some(gone, before, after) or _some(come, after, before):
                yield place

    def _names(self, place: int, called: str) -> int:
        """How much of what an input is called stands around the words."""
        return sum(len(name) for name in _QUOTED.findall(self._inputs[place].name) if name in called)


def _some(pieces: frozenset[str], here: str, other: str) -> bool:
    """Whether one of the pieces stands here and not in the other words."""
    return any(piece in here and piece not in other for piece in pieces)


def _pieces(changed: Input) -> tuple[frozenset[str], frozenset[str]]:
    """The clauses that an input took away, and those that it brought."""
    before, after = (
        frozenset(piece for text in texts for piece in _clauses(text))
        for texts in zip(*((change.before, change.after) for change in changed.changes), strict=True)
    )
    return before - after, after - before


def _clauses(text: str) -> Iterator[str]:
    """Stretches of a text between its stops and places to be filled in; days as they are printed, and their years."""
    yield from (f"{day[1]}年{int(day[2])}月{int(day[3])}日" for day in _DAY.finditer(text))
    if day := _DAY.fullmatch(text):
        yield f"{day[1]}年"
    elif _WORDS.search(text):
        yield from (piece for piece in (each.strip() for each in _STOP.split(text)) if len(piece) > 1)


def _unlike(before: Mapping[int, object], after: Mapping[int, object]) -> set[int]:
    """The places with something else now; nothing, zero and no place at all are the same."""
    return {place for place in {*before, *after} if (before.get(place) or None) != (after.get(place) or None)}


_Asked = Question | Stated | Count


def _asked(origin: Origin | None) -> Iterator[_Asked]:
    if isinstance(origin, (Question, Stated)):
        yield origin
    elif isinstance(origin, (Change, Rate)):
        yield from (origin.now, origin.base)
    elif isinstance(origin, Share):
        yield from (origin.part, origin.whole)
    elif isinstance(origin, Count):
        yield Stated(origin.what) if "." in origin.what else origin


class _Counted:
    """The facts of one side, and the sums of those that a question counts, by the place of their input."""

    def __init__(self, facts: Sequence[Iterable[Fact]]) -> None:
        self._facts = [(place, fact) for place, each in enumerate(facts) for fact in each]
        self._having: dict[Dimension, dict[str, int]] = {}
        self._known: dict[Question, dict[int, Decimal]] = {}

    def sums(self, question: Question) -> dict[int, Decimal]:
        """The place of an input to what of it counts."""
        if question not in self._known:
            sums: dict[int, Decimal] = {}
            for place, fact in self._counted(question):
                sums[place] = sums.get(place, Decimal(0)) + fact.amount
            self._known[question] = sums
        return self._known[question]

    def codes(self, count: Count) -> dict[int, set[str]]:
        """The place of an input to the projects, or whatever is counted, that it has money for."""
        found: dict[int, set[str]] = {}
        for place, fact in self._counted(count.asked):
            if fact.amount:
                found.setdefault(place, set()).add(getattr(fact, count.what))
        return found

    def _counted(self, question: Question) -> Iterator[tuple[int, Fact]]:
        bits = (1 << len(self._facts)) - 1
        for dimension, codes in question.narrowed:
            bits &= self._among(dimension, codes)
        while bits:
            lowest = bits & -bits
            yield self._facts[lowest.bit_length() - 1]
            bits ^= lowest

    def _among(self, dimension: Dimension, codes: frozenset[str]) -> int:
        """The facts with one of ``codes``, a bit for each."""
        if dimension not in self._having:
            having: dict[str, int] = {}
            for bit, (_, fact) in enumerate(self._facts):
                code = getattr(fact, dimension)
                having[code] = having.get(code, 0) | 1 << bit
            self._having[dimension] = having
        found = 0
        for code, bits in self._having[dimension].items():
            found |= bits if code in codes else 0
        return found


def _states(changed: Input, path: str, texts: tuple[str, str], whose: str) -> bool:
    """Whether the number is one that staff stated there, or a sum of such."""
    stated, own = tuple(path.split(".")), changed.path
    if not own or own[0] != stated[0]:
        return False
    if path in DERIVED:
        return True
    shared = min(len(own), len(stated))
    if own[:shared] != stated[:shared] or (whose and not changed.is_of(whose)):
        return False
    return not whose or any((change.before, change.after) == texts for change in changed.changes)
