"""The official list of a year against the book in force: what changes, and the book that comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from author.exchange.codelist import LEAST
from author.form.edition import ECONOMIC, FUNCTION
from author.form.keptbooks import later, read_shared
from author.ground.places import data
from author.ledger.codefile import Entry
from author.ledger.codes import level
from author.read.pages.safezip import UnsafeError
from author.submission.codenames import plain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from author.exchange.codelist import CodeList
    from author.ledger.codes import CodeBook

FILES = {"function": FUNCTION, "economic": ECONOMIC}
TITLES = {"function": "功能科目", "economic": "经济科目"}
_SHOWN = 5


def shared_file(kind: str, own: Path | None) -> Path:
    """The book that all editions share; ``own`` is the users' folder of editions, which may have one."""
    roots = (own, data("templates")) if own else (data("templates"),)
    return next(path for root in roots if (path := root / FILES[kind]).is_file())


def shared_book(kind: str, year: int, own: Path | None) -> CodeBook:
    """The book that all editions share, as it stands in ``year``."""
    path = shared_file(kind, own)
    return read_shared(path, str(path), TITLES[kind], year, later(FILES[kind], year, own))


@dataclass(frozen=True)
class Update:
    """A list and the book in force that it takes the place of."""

    listed: CodeList
    book: CodeBook
    partial: bool = False
    """The list adds to the book and ends nothing."""

    @cached_property
    def new(self) -> Mapping[str, str]:
        """Codes that the book does not have in force."""
        return {code: name for code, name in self.listed.names.items() if not self.book.in_force(code)}

    @cached_property
    def renamed(self) -> Mapping[str, tuple[str, str]]:
        """Codes to the name in the book and the name in the list; signs and blanks make no other name."""
        both = {c: (self.book.names[c], name) for c, name in self.listed.names.items() if self.book.in_force(c)}
        return {code: names for code, names in both.items() if plain(names[0]) != plain(names[1])}

    @cached_property
    def ended(self) -> Mapping[str, str]:
        """Codes of the book that the list does not have."""
        if self.partial:
            return {}
        listed = self.listed.names
        return {code: self.book.names[code] for code in self.book if self.book.in_force(code) and code not in listed}

    def check(self) -> None:
        """UnsafeError for what is plainly no list of codes."""
        names, title = self.listed.names, TITLES[self.listed.kind]
        if len(names) < LEAST[self.listed.kind] and not self.partial:
            raise UnsafeError(
                f"只读出 {len(names)} 个{title}，不像完整的科目表",
                "只补充几个科目的，加 --partial；否则请用完整的科目表",
            )
        known = {*names, *filter(self.book.in_force, self.book)} if self.partial else set(names)
        orphans = [code for code in names if len(code) > 3 and code[:-2] not in known]
        if orphans:
            shown = "、".join(f"{code} {names[code]}" for code in orphans[:_SHOWN])
            raise UnsafeError(f"有 {len(orphans)} 个{title}没有上一级：{shown}", "请补上它们的类、款")

    @cached_property
    def entries(self) -> list[Entry]:
        """The book that comes of it; whatever the list does not say of a code is taken over."""
        kept = {code: self.book.names[code] for code in self.book if self.partial and self.book.in_force(code)}
        names = {**kept, **self.listed.names}
        natures = self._natures
        return [self._entry(code, names[code], natures) for code in sorted(names)]

    def _entry(self, code: str, name: str, natures: Mapping[str, str]) -> Entry:
        book = self.book
        known = book.in_force(code)
        same = known and plain(book.names[code]) == plain(name)
        doubt = book.doubts.get(code, "") if known else ""
        return Entry(
            code,
            book.names[code] if same else name,
            kind=book.kinds.get(code, ""),
            budget=book.budgets[code] if code in book.budgets else self._budget_above(code),
            nature=book.natures.get(code, "") if known else natures.get(plain(name), ""),
            functions=" ".join(book.fits.get(code, ())),
            confidence="medium" if doubt == "low" and code in self.listed.names else doubt,  # its name is known now
        )

    def _budget_above(self, code: str) -> str:
        above = (code[:length] for length in range(len(code) - 2, 2, -2))
        return next((self.book.budgets[node] for node in above if node in self.book.budgets), "")

    @cached_property
    def _natures(self) -> Mapping[str, str]:
        """Plain name of 项 to the nature that all codes of this name have."""
        found: dict[str, set[str]] = {}
        for code in self.book:
            if level(code) == "项":
                found.setdefault(plain(self.book.names[code]), set()).add(self.book.natures.get(code, ""))
        return {name: only.pop() for name, only in found.items() if len(only) == 1}
