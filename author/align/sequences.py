"""Two sequences put side by side, in order: rows, paragraphs, sentences, blocks of a document.

First what is the same and only once there (patience), by one key after the other, the surest first; then, in the gaps
that are left, what is most alike.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

T = TypeVar("T")

LEAST = 0.5
"""How alike two items must be that no key has brought together."""
_WIDEST = 10_000
"""Pairs of a gap that are compared by likeness; in a wider one nothing but keys brings items together."""


@dataclass(frozen=True, slots=True)
class Both(Generic[T]):
    """An item of the old sequence and what it is in the new one; None where it went or came. Never None twice."""

    old: T | None
    new: T | None

    @property
    def kept(self) -> bool:
        """Whether it is in both, changed or not."""
        return self.old is not None and self.new is not None


def aligned(
    old: Sequence[T],
    new: Sequence[T],
    keys: Sequence[Callable[[T], Hashable]],
    alike: Callable[[T, T], float] | None = None,
    least: float = LEAST,
) -> list[Both[T]]:
    """Every item of both, each once and in its order; what went stands before what came at the same place.

    ``keys``: what tells that two items are one, the surest first; an item whose key is None has none. ``alike``: from 0
    to 1, for those that no key brings together; a pair below ``least`` is none. Items must not be None.
    """
    pairs = list(_anchors(old, new, (0, len(old), 0, len(new)), keys))
    if alike:
        pairs = sorted([*pairs, *_in_gaps(old, new, pairs, (alike, least))])
    return list(_merged(old, new, pairs))


_Gap = tuple[int, int, int, int]
"""``old[a:b]`` and ``new[c:d]``."""
_Measure = tuple["Callable[[T], float]", float]


def _gaps(pairs: Sequence[tuple[int, int]], whole: _Gap) -> Iterator[_Gap]:
    """What lies between pairs."""
    at, other = whole[0], whole[2]
    for i, j in [*pairs, (whole[1], whole[3])]:
        yield at, i, other, j
        at, other = i + 1, j + 1


def _anchors(
    old: Sequence[T], new: Sequence[T], gap: _Gap, keys: Sequence[Callable[[T], Hashable]]
) -> Iterator[tuple[int, int]]:
    """The pairs that keys make inside a gap, from the front to the back."""
    if not keys or gap[0] == gap[1] or gap[2] == gap[3]:
        return
    here = [keys[0](item) for item in old[gap[0] : gap[1]]], [keys[0](item) for item in new[gap[2] : gap[3]]]
    found = [(gap[0] + i, gap[2] + j) for i, j in _by_key(*here)]
    for number, inner in enumerate(_gaps(found, gap)):
        yield from _anchors(old, new, inner, keys[1:])
        yield from found[number : number + 1]


def _by_key(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Equal keys: those at the front, those at the back, between them those that each side has once, and so on."""
    done: list[tuple[int, int]] = []
    open_gaps = [(0, len(old), 0, len(new))]
    while open_gaps:
        a, b, c, d = open_gaps.pop()
        while a < b and c < d and old[a] is not None and old[a] == new[c]:
            done.append((a, c))
            a, c = a + 1, c + 1
        while a < b and c < d and old[b - 1] is not None and old[b - 1] == new[d - 1]:
            b, d = b - 1, d - 1
            done.append((b, d))
        if found := _patient(old, new, (a, b, c, d)):
            done += found
            open_gaps += _gaps(found, (a, b, c, d))
    return sorted(done)


def _patient(old: Sequence[Hashable], new: Sequence[Hashable], gap: _Gap) -> list[tuple[int, int]]:
    """Keys that stand once on each side of a gap, as many as keep their order."""
    a, b, c, d = gap
    there, here = Counter(old[a:b]), Counter(new[c:d])
    place = {key: j for j, key in enumerate(new[c:d], c) if key is not None and here[key] == 1}
    return _rising([(i, place[key]) for i, key in enumerate(old[a:b], a) if there[key] == 1 and key in place])


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that rises on both sides; ``pairs`` rise on the first."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        at = bisect_left(ends, j)
        before.append(last[at - 1] if at else -1)
        ends[at : at + 1], last[at : at + 1] = [j], [index]
    run: list[tuple[int, int]] = []
    index = last[-1] if last else -1
    while index >= 0:
        run.append(pairs[index])
        index = before[index]
    return run[::-1]


def _in_gaps(
    old: Sequence[T], new: Sequence[T], pairs: Sequence[tuple[int, int]], measure: tuple[Callable[[T, T], float], float]
) -> Iterator[tuple[int, int]]:
    for a, b, c, d in _gaps(pairs, (0, len(old), 0, len(new))):
        if 0 < (b - a) * (d - c) <= _WIDEST:
            yield from ((a + i, c + j) for i, j in _likeliest(old[a:b], new[c:d], *measure))


def _likeliest(
    old: Sequence[T], new: Sequence[T], alike: Callable[[T, T], float], least: float
) -> list[tuple[int, int]]:
    """The pairs in order whose likeness, taken together, is greatest."""
    likeness = [[alike(a, b) for b in new] for a in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            paired = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] >= least else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    found: list[tuple[int, int]] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            found.append((i, j))
            i, j = i + 1, j + 1
    return found


def _merged(old: Sequence[T], new: Sequence[T], pairs: Sequence[tuple[int, int]]) -> Iterator[Both[T]]:
    for number, (a, b, c, d) in enumerate(_gaps(pairs, (0, len(old), 0, len(new)))):
        yield from (Both(item, None) for item in old[a:b])
        yield from (Both(None, item) for item in new[c:d])
        yield from (Both(old[i], new[j]) for i, j in pairs[number : number + 1])


def in_order(pairs: Sequence[Both[T]]) -> list[Both[T]]:
    """Between two that are kept, all that went before all that came."""
    found: list[Both[T]] = []
    went: list[Both[T]] = []
    came: list[Both[T]] = []
    for pair in pairs:
        if pair.kept:
            found += [*went, *came, pair]
            went, came = [], []
        else:
            (went if pair.new is None else came).append(pair)
    return [*found, *went, *came]
