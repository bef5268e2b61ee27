"""Codes and their names: a name in place of a code, a name beside a code, and what is like a code that no book has."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from difflib import SequenceMatcher, get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING

from author.ledger.codes import LEVELS, CodeBook, level
from author.read.values import coded, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_PATH = re.compile(r"[-–—_>/\\|→]+")
_SAID = re.compile(r"[(（][类款项][)）]|\W|_")
MOST_SUGGESTED = 3
_LONGEST = 60
"""Signs of a name that are compared with others."""
NEIGHBOURS = 9
"""How far apart the numbers of neighbouring codes are at most."""
LEVELS_OF = {"功能科目": ("项",), "经济科目": ("款", "类")}
"""The levels at which a name may stand for a code of a line, by the title of the book."""
MOST_TOLD = 50
"""Unknown codes that suggestions are looked for; nobody reads more of them."""


def plain(name: str) -> str:
    """A name without signs, blanks and the marks of levels."""
    return _SAID.sub("", unicodedata.normalize("NFKC", name))


@dataclass(frozen=True)
class CodeNames:
    """The names of one code book."""

    book: CodeBook
    _told: dict[str, tuple[str, str]] = field(default_factory=dict)

    @cached_property
    def _by_name(self) -> Mapping[tuple[str, str], list[str]]:
        """(level, plain name) to the codes in force."""
        found: dict[tuple[str, str], list[str]] = {}
        for code in filter(self.book.in_force, self.book):
            found.setdefault((level(code), plain(self.book.names[code])), []).append(code)
        return found

    @cached_property
    def _by_old_name(self) -> Mapping[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = {}
        for code in filter(self.book.in_force, self.book.old_names):
            for name in self.book.old_names[code]:
                found.setdefault((level(code), plain(name)), []).append(code)
        return found

    def named(self, name: str, levels: Iterable[str]) -> tuple[str, ...]:
        """The codes that go by a name, at the first level where there are any; by an old name where there are none."""
        last = plain(_PATH.split(name)[-1])
        keys = [(each, said) for said in (plain(name), last) for each in levels]
        found = next((book[key] for book in (self._by_name, self._by_old_name) for key in keys if key in book), ())
        return tuple(found)

    def unlike(self, code: str, written: str) -> tuple[str, str]:
        """Message and hint where the name written beside a code is not its name; shorter and longer ones are."""
        if not code or code not in self.book or not written:
            return "", ""
        official, whole = self.book.names[code], plain(written)
        wanted, last = plain(official), plain(_PATH.split(written)[-1])
        if not whole or wanted in (whole, last):
            return "", ""
        said = f"{code} 是“{official}”"
        if others := self._by_name.get((level(code), last)):
            hint = "以编码为准；要用另一个，请改编码，再把名称写成一致的"
            shown = "、".join(others[:MOST_SUGGESTED]) + (f" 等 {len(others)} 个" if others[MOST_SUGGESTED:] else "")
            return f"{said}，{quoted(written)}是 {shown} 的名称", hint
        if last in map(plain, self.book.old_names.get(code, ())):
            return f"{said}，{quoted(written)}是它以前的名称", "以编码为准，请改用现在的名称"
        if _alike(last[:_LONGEST], wanted) or wanted in whole:
            return "", ""
        return f"{said}，与所写的{quoted(written)}不同", "以编码为准；请核对编码，再把名称写成一致的"

    def unknown(self, code: str, raw: str) -> tuple[str, str]:
        """Message and hint for a code, or a name in place of one, that the book does not have."""
        if raw not in self._told:
            if len(self._told) >= MOST_TOLD:
                return f"{self.book.title}{quoted(code)}不在科目表中", ""
            self._told[raw] = self._unknown_code(code, raw) if code.isdigit() else self._unknown_name(code)
        return self._told[raw]

    def _unknown_code(self, code: str, raw: str) -> tuple[str, str]:
        return f"{self.book.title}编码 {code} 不在科目表中", near_code(code, self.book, coded(raw)[1])

    def _unknown_name(self, name: str) -> tuple[str, str]:
        title, levels = self.book.title, LEVELS_OF.get(self.book.title, tuple(LEVELS.values()))
        if several := self.named(name, levels):
            shown = "、".join(f"{code}（{self._above(code)}）" for code in several[:MOST_SUGGESTED])
            return f"叫{quoted(name)}的{title}有 {len(several)} 个", f"请填编码，如 {shown}"
        known = {said: codes for (each, said), codes in self._by_name.items() if each in levels}
        close = get_close_matches(plain(name)[:_LONGEST], known, MOST_SUGGESTED, 0.6)
        codes = [code for said in close for code in known[said] if _is_suggested(code, self.book)]
        return f"没有叫{quoted(name)}的{title}", suggested(codes[:MOST_SUGGESTED], self.book) or "请填编码"

    def _above(self, code: str) -> str:
        return self.book.names.get(self.book.parents.get(code, ""), "")


def _alike(name: str, other: str) -> bool:
    """Whether one may be the other, shortened or misspelt."""
    inside = len(name) > 1 and (name in other or other in name)
    return inside or SequenceMatcher(None, name, other).ratio() >= 0.5


def near_code(code: str, book: CodeBook, name: str = "") -> str:
    """Suggestions for an unknown code with the name written beside it, and the way to use it all the same."""
    own = f'确有此科目时，在“科目名称”中写明："{code}": 名称' if level(code) else ""
    return suggested(codes_like(code, book, name), book) + own


def suggested(codes: Iterable[str], book: CodeBook) -> str:
    """``是否为 2101501 行政运行？``, or nothing."""
    alike = "、".join(f"{code} {book.names[code]}" for code in codes)
    return f"是否为 {alike}？" if alike else ""


def _is_suggested(code: str, book: CodeBook) -> bool:
    return bool(level(code)) and book.is_official(code)


def codes_like(code: str, book: CodeBook, name: str = "") -> list[str]:
    """Up to three codes of the same 类: a similar name, digits that changed places, a neighbouring number.

    Where ``code`` stands at no level, those with digits more or less.
    """
    known = [c for c in book if c[:3] == code[:3] and _is_suggested(c, book)]
    if not level(code):
        begun = [c for c in known if c.startswith(code)][:MOST_SUGGESTED]
        return begun or [c for c in known if len(c) > 3 and code.startswith(c)][-1:]
    same = [c for c in known if len(c) == len(code)]
    names = {plain(book.names[c]): c for c in reversed(same)}
    named = (
        [names[said] for said in get_close_matches(plain(name)[:_LONGEST], names, MOST_SUGGESTED, 0.6)] if name else []
    )
    apart = {c: _apart(c, code) for c in same}
    close = sorted((c for c in same if apart[c][1] <= NEIGHBOURS), key=lambda c: (apart[c], c))
    return list(dict.fromkeys([*named, *close]))[:MOST_SUGGESTED]


def _apart(code: str, other: str) -> tuple[int, int]:
    """Slips, and how far apart the numbers are: two digits that changed places are one slip, and so is one digit."""
    wrong = sum(a != b for a, b in zip(code, other, strict=True))
    if wrong == 2 and sorted(code) == sorted(other):
        return 0, 0
    if wrong == 1 and code[:-2] == other[:-2]:
        return 0, min(abs(int(code) - int(other)), NEIGHBOURS)
    return 1, abs(int(code) - int(other))
