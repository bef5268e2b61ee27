"""Lists of words that rules look for: slips of the pen, empty phrases, old names; a bureau adds to ours.

Each is a CSV file of its own under words/. A file of the same name in an edition's folder, or in the users' own folder
of editions, adds to ours, and its row for a word takes the place of ours; where its 改为 is the word itself, nothing is said.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from author.ground.findings import EditionError, Severity, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from author.form.folders import Folders

HEADS = ("写法", "改为", "不算", "自", "级别", "理由")
NAMES = ("hints", "laws", "misspelt", "offices", "traditional", "vague")
DIGIT = "#"
"""Stands for any digit at the end of a word."""
_DIGITS = frozenset("0123456789")
LONGEST = 60
_YEAR = re.compile("[0-9]{4}|")


class Entry(NamedTuple):
    """One word of a list."""

    word: str
    right: str = ""
    """What to write for it; empty where only its place can tell."""
    unless: tuple[str, ...] = ()
    """Longer words that it is a part of, and in which it is right."""
    since: int = 0
    """The year from which on it is wrong, or out of date; 0 for always."""
    severity: Severity | None = None
    """None where the rule says."""
    why: str = ""
    """Reason and source."""


class Hit(NamedTuple):
    """A word of a list where it stands in a text."""

    entry: Entry
    start: int
    end: int
    word: str
    """As it is written there, with its digits."""


@dataclass(frozen=True)
class WordList:
    """The words of one list."""

    entries: tuple[Entry, ...] = ()

    @cached_property
    def by_word(self) -> Mapping[str, Entry]:
        """Word to its entry; # for its digits."""
        return {entry.word: entry for entry in self.entries}

    @cached_property
    def _by_head(self) -> Mapping[str, list[Entry]]:
        """The first two signs to the words that begin with them, the longest first."""
        found: dict[str, list[Entry]] = {}
        for entry in sorted(self.entries, key=lambda entry: -len(entry.word)):
            found.setdefault(entry.word.rstrip(DIGIT)[:2], []).append(entry)
        return found

    @cached_property
    def _firsts(self) -> re.Pattern[str]:
        """Any sign that a word begins with. One pattern of all words would take half a second to compile."""
        firsts = {head[0] for head in self._by_head}
        return re.compile(f"[{re.escape(''.join(firsts))}]" if firsts else "(?!)")

    def found(self, text: str) -> Iterator[Hit]:
        """Every place at which one of the words stands, the longest where several do; none inside of another."""
        behind = 0
        for first in self._firsts.finditer(text):
            at = first.start()
            if at >= behind and (entry := self._at(text, at)):
                behind = at + len(entry.word)
                yield Hit(entry, at, behind, text[at:behind])

    def _at(self, text: str, at: int) -> Entry | None:
        heads = (text[at : at + 2], text[at])
        words = (entry for head in heads for entry in self._by_head.get(head, ()))
        return next((entry for entry in words if _stands(entry, text, at)), None)


def _stands(entry: Entry, text: str, at: int) -> bool:
    """Whether a word stands at a place, and not as a part of what is right."""
    if not _is_at(entry.word, text, at):
        return False
    return not any(
        at >= (before := longer.index(entry.word)) and _is_at(longer, text, at - before) for longer in entry.unless
    )


def _is_at(word: str, text: str, at: int) -> bool:
    if not word.endswith(DIGIT):
        return text.startswith(word, at)
    return text.startswith(word[:-1], at) and text[at + len(word) - 1 : at + len(word)] in _DIGITS


def read_word_lists(folders: Folders) -> Mapping[str, WordList]:
    """All lists by their names, each of ours with what an edition and the users' own folder add; EditionError for a bad row."""
    return {name: _joined(folders.all(f"words/{name}.csv")) for name in NAMES}


def _joined(files: Iterable[tuple[Path, str]]) -> WordList:
    entries: dict[str, Entry] = {}
    for path, name in files:
        entries.update((entry.word, entry) for entry in _entries(path, name))
    return WordList(tuple(entry for entry in entries.values() if entry.right != entry.word))


def _entries(path: Path, name: str) -> Iterator[Entry]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            head, *rows = [*csv.reader(file)] or [[]]
    except UnicodeDecodeError:
        raise EditionError("文件编码不是 UTF-8", Source(name), "用记事本另存为 UTF-8") from None
    if unknown := [column for column in head if column not in HEADS] or ([] if HEADS[0] in head else [HEADS[0]]):
        raise EditionError(f"第一行的“{unknown[0]}”不对", Source(name, 1), f"可写：{','.join(HEADS)}，写法必有")
    for number, row in enumerate(rows, 2):
        if any(row):
            yield _entry(dict(zip(head, row, strict=False)), Source(name, number))


def _entry(cells: Mapping[str, str], at: Source) -> Entry:
    word, right, unless, since, severity, why = (cells.get(head, "").strip() for head in HEADS)
    longer = tuple(unless.split())
    if not word.strip(DIGIT) or len(word) > LONGEST or DIGIT in word[:-1]:
        raise EditionError(f"写法要有一到 {LONGEST} 个字；{DIGIT} 代表一个数字，只能在末尾", at)
    if astray := next((each for each in longer if word not in each), ""):
        raise EditionError(f"不算的“{astray}”里没有“{word}”", at, "几个之间用空格隔开")
    if not _YEAR.fullmatch(since):
        raise EditionError(f"自的“{since}”不是四位数的年份", at)
    if severity not in ("", *(each.value for each in Severity)):
        raise EditionError(f"没有“{severity}”这一级别", at, "可填 错误、警告、提示，不填按规则的")
    return Entry(word, right, longer, int(since or 0), Severity(severity) if severity else None, why)
