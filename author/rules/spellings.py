"""Names with a sign or two wrong, found in a text in one pass: by their first two signs or their last two."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True)
class Spellings:
    """Names that are looked for."""

    names: tuple[str, ...]

    @cached_property
    def _by_start(self) -> dict[str, list[str]]:
        return _grouped((name[:2], name) for name in self.names)

    @cached_property
    def _by_end(self) -> dict[str, list[str]]:
        return _grouped((name[-2:], name) for name in self.names)

    def near(self, words: str) -> Iterator[tuple[int, str, str]]:
        """(place, words there, name) of whatever is as long as a name, a sign more or less, and begins or ends like it."""
        for at in range(len(words) - 1):
            pair = words[at : at + 2]
            for name in self._by_start.get(pair, ()):
                for longer in (0, 1, -1):
                    yield at, words[at : at + len(name) + longer], name
            for name in self._by_end.get(pair, ()):
                for longer in (0, 1, -1):
                    start = at + 2 - len(name) - longer
                    if start >= 0:
                        yield start, words[start : at + 2], name


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key, name in pairs:
        found[key].append(name)
    return found


@dataclass(frozen=True, slots=True)
class Slip:
    """How a word differs from a name: where in the name, what stands there and what should."""

    at: int
    wrong: str
    right: str


def slips(found: str, name: str) -> tuple[Slip, ...] | None:
    """The signs wrong, or the one missing, too many or changed places with the next; None where it is another word."""
    if found == name:
        return None
    if len(found) == len(name):
        wrong = [at for at, (a, b) in enumerate(zip(found, name, strict=True)) if a != b]
        if len(wrong) == 2 and wrong[1] == wrong[0] + 1:
            a, b = found[wrong[0] : wrong[1] + 1], name[wrong[0] : wrong[1] + 1]
            return (Slip(wrong[0], a, b),) if a == b[::-1] else None
        return tuple(Slip(at, found[at], name[at]) for at in wrong) if len(wrong) <= 2 else None
    if abs(len(found) - len(name)) != 1:
        return None
    short, long = sorted((found, name), key=len)
    at = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if short[at:] != long[at + 1 :]:
        return None
    return (Slip(at, *(("", long[at]) if long == name else (long[at], ""))),)
