"""Words of two texts put side by side: what was kept, what went, what came.

A text falls into atoms that nobody wants to see cut: a date, a figure with its sign, commas and %, a document number
(〔2024〕165号), a Latin word; else every sign is one.

    >>> [(stretch.kind, stretch.text) for stretch in compared("共996.43万元，", "共1,000.00万元（含结转），")]
    [('kept', '共'), ('old', '996.43'), ('new', '1,000.00'), ('kept', '万元'), ('new', '（含结转）'), ('kept', '，')]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Literal

from author.align.sequences import aligned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Kind = Literal["kept", "old", "new"]

_DATE = r"\d{4}年(?:度|\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日|\d{4}-\d{1,2}-\d{1,2}"
_NUMBERED = r"〔\d{4}〕(?:\d+号)?"
_FIGURE = r"(?:(?<![\dA-Za-z.%％年月日号)）])[-+－])?\d+(?:,\d{3})*(?:\.\d+)?[%％]?"
_WORD = r"[A-Za-z]+[A-Za-z0-9]*"
_SIGN = r".[\ufe00-\ufe0f\U000e0100-\U000e01ef]*"
_ATOM = re.compile("|".join((_DATE, _NUMBERED, _FIGURE, _WORD, _SIGN)), re.DOTALL)
_MASKED = re.compile("|".join((_DATE, _NUMBERED, _FIGURE)))

_ISLAND = 2
"""Atoms: so few between two changes are no reason to cut a word in pieces."""
_LEAST = 0.25
"""Of the longer text: where less is kept, one text replaces the other."""
_LONG = 250_000
"""Atoms of one text times those of the other: more are first brought together clause by clause."""
_OPENING, _CLOSING = "（(“‘《〈〔【「『", "）)”’》〉〕】」』"
_STOPS = "。；，、：！？,;:!?\n"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of two texts: ``kept`` is in both, ``old`` only in the old one, ``new`` only in the new one."""

    kind: Kind
    text: str


def atoms(text: str) -> list[str]:
    """The atoms of a text; joined they are the text."""
    return _ATOM.findall(text)


def masked(text: str) -> str:
    """A text with ``#`` for every date, figure and document number: the same for sentences that say other amounts."""
    return _MASKED.sub("#", text)


def compared(old: str, new: str) -> tuple[Stretch, ...]:
    """Two texts as stretches, none empty and no two of a kind in a row.

    Those that are ``kept`` and ``old`` give the old text, ``kept`` and ``new`` the new one; at one place the old words
    stand before the new ones.
    """
    if old == new:
        return (Stretch("kept", old),) if old else ()
    before, after = atoms(old), atoms(new)
    return tuple(_stretches(_slid(_without_islands(_changes(before, after), before), before, after), before, after))


_Change = tuple[int, int, int, int]
"""Atoms ``i1:i2`` of the old text became atoms ``j1:j2`` of the new one."""


def _changes(old: Sequence[str], new: Sequence[str]) -> list[_Change]:
    """What differs, from the front to the back."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    inner = (head, len(old) - tail, head, len(new) - tail)
    changes = [change for gap in _narrowed(old, new, inner) for change in _within(old, new, gap)]
    kept = len(old) - sum(i2 - i1 for i1, i2, _, _ in changes)
    return changes if kept >= _LEAST * max(len(old), len(new)) else [inner]


def _within(old: Sequence[str], new: Sequence[str], gap: _Change) -> Iterator[_Change]:
    a, b, c, d = gap
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old[a:b], new[c:d], autojunk=False).get_opcodes():
        if tag != "equal":
            yield a + i1, a + i2, c + j1, c + j2


def _narrowed(old: Sequence[str], new: Sequence[str], gap: _Change) -> Iterator[_Change]:
    """The parts of a gap that differ: of long texts only the clauses that are not the same, else the whole of it."""
    a, b, c, d = gap
    if (b - a) * (d - c) < _LONG:
        yield gap
        return
    i, j = i1, j1 = a, c
    for clause in aligned(_clauses(old[a:b]), _clauses(new[c:d]), (lambda clause: clause,)):
        if clause.kept:
            yield from [(i1, i, j1, j)] if (i1, j1) != (i, j) else []
        i, j = i + len(clause.old or ()), j + len(clause.new or ())
        if clause.kept:
            i1, j1 = i, j
    yield from [(i1, i, j1, j)] if (i1, j1) != (i, j) else []


def _clauses(text: Sequence[str]) -> list[tuple[str, ...]]:
    ends = [at for at, atom in enumerate(text, 1) if atom in _STOPS]
    return [tuple(text[start:end]) for start, end in pairwise([0, *ends, len(text)]) if start < end]


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """How many atoms both begin with."""
    for count, (a, b) in enumerate(zip(old, new, strict=False)):
        if a != b:
            return count
    return min(len(old), len(new))


def _without_islands(changes: list[_Change], old: Sequence[str]) -> list[_Change]:
    """Changes with only a sign or two kept between them are one, unless figures or punctuation part them."""
    joined: list[_Change] = []
    for change in changes:
        if joined and _is_island(old[joined[-1][1] : change[0]]) and _replaces(joined[-1]) and _replaces(change):
            joined[-1] = (joined[-1][0], change[1], joined[-1][2], change[3])
        else:
            joined.append(change)
    return joined


def _replaces(change: _Change) -> bool:
    return change[1] > change[0] and change[3] > change[2]


def _is_island(between: Sequence[str]) -> bool:
    return len(between) <= _ISLAND and all(atom.isalpha() for atom in between)


def _slid(changes: list[_Change], old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    """Changes that only add or take moved to where they read best: ``，设备A`` and not ``A，设备``."""
    back = 0
    for index, (i1, i2, j1, j2) in enumerate(changes):
        ahead = changes[index + 1][0] if index + 1 < len(changes) else len(old)
        if i1 == i2:
            moved = _best(new, j1, j2, (back - i1 + j1, ahead - i2 + j2))
        else:
            moved = _best(old, i1, i2, (back, ahead)) if j1 == j2 else 0
        back = i2 + moved
        yield i1 + moved, back, j1 + moved, j2 + moved


def _best(text: Sequence[str], start: int, end: int, room: tuple[int, int]) -> int:
    """By how many atoms to move ``text[start:end]``, which can begin earlier or later and say the same."""
    least = most = 0
    while start + least > room[0] and text[start + least - 1] == text[end + least - 1]:
        least -= 1
    while end + most < room[1] and text[start + most] == text[end + most]:
        most += 1
    return max(range(least, most + 1), key=lambda by: (_reads(text, start + by, end + by), -abs(by)))


def _reads(text: Sequence[str], start: int, end: int) -> int:
    """How well a stretch stands by itself: whole brackets, then whole clauses."""
    inside = text[start:end]
    before, last = text[start - 1] if start else "\n", inside[-1]
    whole = 4 * _balanced(inside)
    if before in _STOPS and (last in _STOPS or end == len(text)):
        return whole + 3
    if inside[0] in _STOPS and (end == len(text) or text[end] in _STOPS):
        return whole + 2
    return whole + (inside[0] in _OPENING or before in _STOPS)


def _balanced(inside: Sequence[str]) -> bool:
    depth = 0
    for atom in inside:
        depth += (atom in _OPENING) - (atom in _CLOSING)
        if depth < 0:
            return False
    return depth == 0


def _stretches(changes: Iterator[_Change], old: Sequence[str], new: Sequence[str]) -> Iterator[Stretch]:
    """Changes with what is kept between them; those that touch are one."""
    at = 0
    marked: list[tuple[Kind, str]] = []
    for i1, i2, j1, j2 in changes:
        marked += [("kept", "".join(old[at:i1])), ("old", "".join(old[i1:i2])), ("new", "".join(new[j1:j2]))]
        at = i2
    marked.append(("kept", "".join(old[at:])))
    for kept, pieces in groupby((piece for piece in marked if piece[1]), key=lambda piece: piece[0] == "kept"):
        there = list(pieces)
        kinds: tuple[Kind, ...] = ("kept",) if kept else ("old", "new")
        for kind in kinds:
            if text := "".join(text for of, text in there if of == kind):
                yield Stretch(kind, text)
