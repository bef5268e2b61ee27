"""Counts in sentences against what staff filled in: 内设3个科室, 公务用车3辆, 安排项目7个."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from author.claims.claim import claims, sentences
from author.claims.contradiction import Contradiction
from author.claims.names import Names
from author.claims.phrases import FILLERS, phrase
from author.claims.reading import OTHERS, without_names
from author.claims.span import Span
from author.ledger.ledger import CURRENT
from author.ledger.question import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from author.claims.claim import Claim
    from author.claims.phrases import Words
    from author.claims.things import Thing

_SAYS_NOTHING = FILLERS - {"为", "是", "将", "的", "则", "又", "类", "款", "项"}
"""Words before a number that has its name behind it: 为3个科室购置 counts no offices."""
_BEHIND = re.compile(r"(?=[，,。；;：:、！？）)\n　]|$|均|都|全部|共|支出|资金|预算)")
_PARTS = re.compile(r"其中|包括|含|除")


class Counts:
    """All things that are counted, by their names."""

    def __init__(self, things: Sequence[Thing], words: Words) -> None:
        self._words = words
        self._readers = [(thing, self._reader(thing, FILLERS), self._reader(thing, _SAYS_NOTHING)) for thing in things]

    def _reader(self, thing: Thing, fillers: frozenset[str]) -> Words:
        names = Names(dict.fromkeys(thing.names, (EVERYTHING,)), (EVERYTHING,), frozenset())
        return replace(self._words, names=names, fillers=fillers | thing.leads)

    def contradictions(self, text: str) -> Iterator[Contradiction]:
        """The counts of a text that nothing staff filled in is."""
        for begin, end, figures in sentences(text, claims(text)):
            if not OTHERS.search(without_names(text[begin:end], self._words)):
                for figure in figures:
                    if figure.kind != "percent" and not figure.each and not _PARTS.search(text, begin, figure.start):
                        yield from self._one(text, begin, figure)

    def _one(self, text: str, begin: int, figure: Claim) -> Iterator[Contradiction]:
        for thing, before, around in self._readers:
            if figure.unit in thing.measures:
                measures = _named_before(text, begin, figure, before)
                if measures is None:
                    measures = _named_behind(text, begin, figure, thing, around)
                if measures is not None and (wrong := _wrong(figure, thing, measures)):
                    yield wrong
                    return


def _named_before(text: str, begin: int, figure: Claim, known: Words) -> tuple[str, ...] | None:
    """科室3个: the measures that the words say; None where no name stands there."""
    found = phrase(text, begin, figure.start, known)
    followed = _BEHIND.match(text, figure.end)
    return found.measures if found and found.named and followed else None


def _named_behind(text: str, begin: int, figure: Claim, thing: Thing, known: Words) -> tuple[str, ...] | None:
    """内设3个科室."""
    names = [name for name in thing.names if text.startswith(name, figure.end)]
    if not names or not _BEHIND.match(text, figure.end + max(map(len, names))):
        return None
    found = phrase(text, begin, figure.start, known)
    return found.measures if found and figure.start > begin and _leads(text, begin, figure.start, thing) else None


def _leads(text: str, begin: int, end: int, thing: Thing) -> bool:
    """Whether a word stands right before that says how many there are."""
    before = text[begin:end]
    return any(before.endswith((lead, f"{lead}了")) for lead in thing.leads) or before.endswith(("共", "共计", "合计"))


def _wrong(figure: Claim, thing: Thing, measures: tuple[str, ...]) -> Contradiction | None:
    values = thing.now if not measures or CURRENT in measures else thing.before
    if not measures and thing.before is not None:
        values = thing.now | thing.before
    if not values or any(figure.span.meets(Span.of(value)) for value in values):
        return None
    return Contradiction(figure, f"按填报内容，{thing.told}")
