"""Names of subjects as words have them: looked up by how a stretch of words ends or begins, in one pass."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from author.ledger.codes import level

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from author.ledger.codes import CodeBook

_LONGEST = 40
"""Signs of the longest name of a subject, and a few more."""


@dataclass(frozen=True)
class SubjectNames:
    """The names of one code book, those in force and those of other years."""

    book: CodeBook

    @cached_property
    def now(self) -> Mapping[str, tuple[str, ...]]:
        """Name to the codes in force that have it."""
        return _gathered((self.book.names[code], code) for code in self.book if self.book.in_force(code))

    @cached_property
    def old(self) -> Mapping[str, tuple[str, ...]]:
        """Name that no code in force has, to the codes that had it in other years."""
        named = [(name, code) for code, names in self.book.old_names.items() for name in names]
        named += [(self.book.names[code], code) for code in self.book.retired]
        return _gathered((name, code) for name, code in named if name not in self.now)

    def names_of(self, code: str) -> set[str]:
        """All names that a code has or had."""
        return {self.book.names[code], *self.book.old_names.get(code, ())}

    def ending(self, words: str, end: int) -> str:
        """The longest name, of now or of old, that ends at a place; empty where none does."""
        first = max(end - _LONGEST, 0)
        return next((words[at:end] for at in range(first, end - 1) if self.knows(words[at:end])), "")

    def beginning(self, words: str, start: int) -> str:
        """The longest name that begins at a place."""
        last = min(start + _LONGEST, len(words))
        return next((words[start:at] for at in range(last, start + 1, -1) if self.knows(words[start:at])), "")

    def knows(self, name: str) -> bool:
        """Whether it is a name, of now or of old."""
        return name in self.now or name in self.old

    def at_level(self, name: str, wanted: str) -> tuple[str, ...]:
        """The codes in force of a level that go by a name."""
        return tuple(code for code in self.now.get(name, ()) if level(code) == wanted)

    def told(self, name: str) -> str:
        """What an old name became: ``2010305 现在叫“…”``, or that the code is no longer used."""
        codes = self.old.get(name, ())
        live = [code for code in codes if self.book.in_force(code)]
        if live:
            return f"{live[0]} 现在叫“{self.book.names[live[0]]}”"
        return f"{codes[0]} 已经停用" if codes else ""


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name, code in pairs:
        found[name].append(code)
    return {name: tuple(codes) for name, codes in found.items()}
