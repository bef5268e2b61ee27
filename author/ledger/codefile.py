"""Code books as files: CSV with a row for every name that a code had, and for how long.

Columns are found by their heads. ``code`` and ``name`` are needed; a book of the users' own may leave out the others.
"""

from __future__ import annotations

import csv
import re
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from author.ledger.codes import SURE, CodeBook, digit_parents

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

HEADS = ("code", "name", "kind", "budget", "nature", "functions", "from", "until", "confidence")
"""The columns, in the order of `Entry`."""
_CODE = itemgetter(0)
_YEARS = re.compile("[0-9]{4}|")


class Entry(NamedTuple):
    """One name of one code; all are texts, and empty where the book does not say."""

    code: str
    name: str
    kind: str = ""
    budget: str = ""
    nature: str = ""
    functions: str = ""
    """Function codes that an economic code goes with, separated by blanks."""
    first: str = ""
    """The first year that the name holds for, four digits."""
    last: str = ""
    confidence: str = ""

    def holds(self, year: int) -> bool:
        """Whether the name is in force in ``year``."""
        return (not self.first or self.first <= str(year)) and (not self.last or str(year) <= self.last)


def read_entries(path: Path) -> list[Entry]:
    """The rows of a code book. KeyError for a missing column, ValueError for a row that is none."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file) if path.stat().st_size else ([],)
    if missing := {"code", "name"}.difference(head):
        raise KeyError(min(missing))
    columns = itemgetter(*(head.index(name) if name in head else -1 for name in HEADS))
    width = len(head)
    for row in rows:
        if len(row) != width:
            raise ValueError(f"{''.join(row[:1])} 一行有 {len(row)} 栏，应是 {width} 栏")
        row.append("")  # what a book without the column says
    entries = [Entry._make(columns(row)) for row in rows]
    for year in {year for entry in entries for year in (entry.first, entry.last)}:
        if not _YEARS.fullmatch(year):
            raise ValueError(f"“{year}”不是年份")
    return entries


def read_book(path: Path, title: str, year: int, later: Sequence[Path] = ()) -> CodeBook:
    """Read a code book as it stood in ``year``; ``later`` are whole lists that took its place one after the other.

    A code out of force keeps its name, so that last year's lines can still be read, but is not listed.
    Where a code was renamed, the file has one row for each span of years, the latest last. ValueError for a code without a parent.
    """
    lists = [read_entries(path), *(read_entries(newer) for newer in later)]
    entries = sorted((entry for entries in lists for entry in entries), key=_CODE)
    return book_of(title, entries, [entry for entry in lists[-1] if entry.holds(year)])


def book_of(title: str, entries: Sequence[Entry], in_force: Iterable[Entry]) -> CodeBook:
    """The book of ``entries``, sorted by code, of which some are in force."""
    current = {entry.code: entry for entry in in_force}
    known = {entry.code: entry for entry in entries} | current
    names = {code: entry.name for code, entry in known.items()}
    parents = digit_parents(names)
    for code, above in parents.items():
        if above not in names:
            raise ValueError(f"{code} {names[code]} 没有上一级 {above}")
    old: dict[str, list[str]] = {}
    for entry in entries:
        if entry.name != names[entry.code]:
            old.setdefault(entry.code, []).append(entry.name)
    return CodeBook(
        title,
        names,
        parents,
        {code: entry.kind for code, entry in known.items() if entry.kind},
        frozenset(names).difference(current),
        {code: entry.budget for code, entry in known.items() if entry.budget},
        {code: entry.nature for code, entry in known.items() if entry.nature in ("basic", "project")},
        {code: tuple(entry.functions.split()) for code, entry in known.items() if entry.functions},
        {code: entry.confidence for code, entry in known.items() if entry.confidence not in SURE},
        {code: tuple(dict.fromkeys(earlier)) for code, earlier in old.items()},
    )
