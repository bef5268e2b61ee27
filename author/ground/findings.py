"""What is wrong, where it stands, and what to do.

A `Finding` is about what staff wrote: it is collected and returned, and the run goes on.
An `EditionError` is about our own files (an edition, a schema): it stops the run.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING

from author.ground.signs import visible

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(Enum):
    """错误 blocks a final build, 警告 needs a look, 提示 is for information."""

    ERROR = "错误"
    WARNING = "警告"
    NOTE = "提示"


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A place in a file: rows and columns count from 1, 0 means the whole file."""

    file: str = ""
    row: int = 0
    column: int = 0
    sheet: str = ""

    def __str__(self) -> str:
        file = visible(self.file)
        if self.sheet:
            return f"{file} {visible(self.sheet)}!{letters(self.column)}{self.row}"
        return ":".join([file, *(str(n) for n in (self.row, self.column) if n)])

    @property
    def cell(self) -> str:
        """``'预算明细'!B3``, as links and formulas of workbooks call it; empty for what is in no workbook."""
        quoted = self.sheet.replace("'", "''")
        return f"'{quoted}'!{letters(max(self.column, 1))}{max(self.row, 1)}" if self.sheet else ""


def letters(column: int) -> str:
    """Spreadsheet letters of a column: 1 is A, 27 is AA."""
    text = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


class Place(str):
    """A place in the document in a reader's words: ``表7 第8行 商品和服务支出``, ``第三部分 五、行政运行``.

    It knows where that is for whoever has the pages: the anchor of a heading or the key of a table, and the row of the
    table's body (0: the whole).
    """

    __slots__ = ("anchor", "row")
    anchor: str
    row: int

    def __new__(cls, said: str, anchor: str, row: int = 0) -> Place:
        """``said`` is what readers see."""
        made = super().__new__(cls, said)
        made.anchor, made.row = anchor, row
        return made


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found; ``code`` is the rule of the catalogue, without the severity."""

    code: str
    message: str
    at: tuple[Source, ...] = ()
    printed: str = ""
    """The place in the document, if possible a `Place`."""
    severity: Severity = Severity.ERROR
    hint: str = ""
    object: str = ""
    """What 忽略 must name to silence it: ``项目/线路租赁费项目/政策依据``; empty where nothing may."""
    part: str = ""
    """The words in question, for whoever shows the line."""
    page: int = 0
    """The printed page on which its place is; 0 where nobody has laid the document out."""
    about: tuple[tuple[str | int, ...], ...] = field(default=(), compare=False, repr=False)
    """The paths in staff's file that it rests on, where a rule has found it."""

    def __str__(self) -> str:
        place = f"{self.at[0]}：" if self.at else ""
        hint = f"\n    → {visible(self.hint)}" if self.hint else ""
        return f"{place}{self.severity.value}[{self.code}] {visible(self.message)}{hint}"


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Errors first, then by place; one mistake named once."""
    rank = {severity: index for index, severity in enumerate(Severity)}
    return sorted(dict.fromkeys(findings), key=lambda f: (rank[f.severity], _by_sheet(f.at), f.code, f.message))


def gathered(findings: Iterable[Finding]) -> list[Finding]:
    """The same word wrong in many lines is one mistake: one finding with all its places."""
    places: dict[Finding, list[Source]] = {}
    for finding in findings:
        places.setdefault(replace(finding, at=()), []).extend(finding.at)
    return [replace(finding, at=tuple(at)) for finding, at in places.items()]


def _by_sheet(at: tuple[Source, ...]) -> list[tuple[str, str, int, int]]:
    return [(place.file, place.sheet, place.row, place.column) for place in at]


def has_errors(findings: Iterable[Finding]) -> bool:
    """True when something blocks a final build."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that ``word`` is with a slip or two; nothing where there is none, or several are as near.

    A slip is a sign wrong, missing, too many, or changed places with the next. Another word that holds this one is no
    slip (一般公共预算 and 一般公共预算结转), nor is another number (第一中学 and 第二中学).
    """
    alike: list[str] = []
    least = FAR
    for other in dict.fromkeys(known):
        slips = _slips(word, other, least)
        if slips <= min(least, _allowed(word, other)):
            alike, least = [*(alike if slips == least else ()), other], slips
    return alike[0] if len(alike) == 1 else ""


def meant(word: str, names: Iterable[str]) -> str:
    """The name of a field that a head or a key probably stands for: the closest, or the longest it begins with."""
    known = [*names]
    return closest(word, known) or max((name for name in known if word.startswith(name)), key=len, default="")


def near(word: str, known: Iterable[str]) -> str:
    """``是否为“功能科目”？`` for the closest known word, or nothing."""
    return asked(closest(word, known))


def asked(alike: str) -> str:
    """``是否为“功能科目”？``; nothing for nothing."""
    return f"是否为“{alike}”？" if alike else ""


FAR = 3
"""So many slips make another word."""
_LONG = 6
"""Signs of a word in which two slips may be."""
_NUMERALS = frozenset("0123456789０１２３４５６７８９〇一二三四五六七八九十")


def _allowed(word: str, other: str) -> int:
    """How many slips two words may be apart."""
    numbers, others = ([sign for sign in each if sign in _NUMERALS] for each in (word, other))
    if len(numbers) == len(others) and numbers != others:
        return 0
    if word in other or other in word:
        return 1
    return 2 if min(len(word), len(other)) >= _LONG else 1


def _slips(word: str, other: str, most: int) -> int:
    """How many slips lie between two words; `FAR` where there are more than ``most``."""
    if abs(len(word) - len(other)) > most:
        return FAR
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, sign in enumerate(word, 1):
        above, before, row = before, row, [at]
        for place, meant in enumerate(other, 1):
            wrong = before[place - 1] + (sign != meant)
            swapped = place > 1 and at > 1 and sign == other[place - 2] and word[at - 2] == meant
            row.append(min(wrong, before[place] + 1, row[-1] + 1, above[place - 2] + 1 if swapped else FAR))
        if min(row) > most:
            return FAR
    return row[-1]


class EditionError(Exception):
    """A mistake in a form (an edition) or in our own schemas, told with file and line."""

    def __init__(self, message: str, at: Source | None = None, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.at = at or Source()
        self.hint = hint

    def __str__(self) -> str:
        place = f"{self.at}：" if self.at.file else ""
        hint = f"\n    → {visible(self.hint)}" if self.hint else ""
        return f"{place}{visible(self.message)}{hint}"
