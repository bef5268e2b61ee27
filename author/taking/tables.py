"""The table of a sheet: its heads on several levels over merged cells, what stands above them, the rows below."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from author.ground.findings import Source
from author.ground.signs import clean
from author.read.pages import books

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from author.read.pages.page import Page
    from author.taking.synonyms import Synonyms

_HEAD_WITHIN = 30
"""Rows: titles and forms may stand above the heads."""
_MOST_LEVELS = 6
_LONGEST_HEAD = 30
_NUMBER = re.compile(r"[+-]?[0-9][0-9,.]*%?")
_UNIT = re.compile(r"(?:单位[:：]\s*人民币)?[(（：:\s](元|万元|亿元)(?:[)）\s]|$)")
_HEAD_YEAR = re.compile(r"\s*(2\d{3})\s*年度?")
_STATED = re.compile(r"单位:\s*(?:人民币)?\s*(元|万元|亿元)")
_YEAR = re.compile(r"(?<!\d)(2\d{3})\s*年")

At = tuple[int, int]


@dataclass(frozen=True)
class Head:
    """A column and what its heads say, from the top level down."""

    column: int
    path: tuple[str, ...]
    name: str
    """The path in one text; no two columns of a table have the same."""


@dataclass(frozen=True)
class Table:
    """A table of an export."""

    file: str
    page: Page
    bottom: int
    """The last row of the heads."""
    heads: tuple[Head, ...]
    above: tuple[str, ...]
    """The texts above the heads, and the name of the sheet first."""

    @property
    def name(self) -> str:
        """The name of the sheet."""
        return self.page.name.strip()

    @property
    def unit(self) -> str:
        """The unit of money that the sheet states, above, in heads or in formats; empty where it states none, or two."""
        found = {*_units(self.above[1:]), *self.head_units, *self._format_units.values()}
        return found.pop() if len(found) == 1 else ""

    @property
    def head_units(self) -> frozenset[str]:
        """The units of money in its heads."""
        return frozenset(_units(text for head in self.heads for text in head.path))

    @property
    def _format_units(self) -> dict[tuple[int, int], str]:
        """The units of money that cells under the heads show behind their numbers."""
        return {at: unit for at, unit in self.page.units.items() if at[0] > self.bottom}

    def other_units(self, unit: str) -> Iterator[tuple[int, int, str]]:
        """Row, column and unit of cells under the heads that state another unit than ``unit``: a second table."""
        for row in self.rows():
            for column, text in self.page.rows.get(row, {}).items():
                stated = _STATED.search(unicodedata.normalize("NFKC", text))
                if stated and stated[1] != unit:
                    yield row, column, stated[1]
        yield from ((*at, shown) for at, shown in self._format_units.items() if shown != unit)

    @property
    def year(self) -> int:
        """The budget year that the title names; 0 where it names none, or several."""
        found = {int(year) for text in self.above for year in _YEAR.findall(unicodedata.normalize("NFKC", text))}
        return found.pop() if len(found) == 1 else 0

    def in_years(self, head: Head) -> tuple[str, ...]:
        """The path of a head with 本年 and 上年 for the years that it names: 2026年预算数 is 本年预算数 in a table of 2026."""
        named = {int(found[1]) for each in self.heads for text in each.path if (found := _HEAD_YEAR.match(text))}
        this = self.year or max(named, default=0)
        called = {str(this): "本年", str(this - 1): "上年"}
        return tuple(_HEAD_YEAR.sub(lambda found: called.get(found[1], found[0]), text) for text in head.path)

    def owner(self, words: Synonyms) -> str:
        """The unit whose table it is, as written above it."""
        for text in self.above[1:]:
            before, colon, behind = text.replace("：", ":").partition(":")
            if colon and any(before.strip().endswith(each) for each in words.owners):
                return re.sub(r"^[(（\[]?[0-9]+[)）\]]?[-_\s]*", "", behind.strip())
        return ""

    def rows(self) -> Iterator[int]:
        """The rows under the heads that hold anything, an error too."""
        held = self.page.rows.keys() | {row for row, _ in self.page.wrong}
        return (row for row in sorted(held) if row > self.bottom)

    def at(self, row: int, column: int = 1) -> Source:
        """The place of a cell."""
        return Source(self.file, row, column, self.page.name)


def _units(texts: Iterable[str]) -> Iterator[str]:
    return (match[1] for text in texts for match in _UNIT.finditer(unicodedata.normalize("NFKC", text)))


def read_tables(path: Path, words: Synonyms) -> tuple[list[Table], list[str]]:
    """The tables of a workbook, and the sheets without any. Raises UnsafeError for what is no workbook, or hostile."""
    pages = books.pages(path)
    for page in pages:
        page.rows = {row: _clean(cells) for row, cells in page.rows.items()}
    shown = [page for page in pages if not page.hidden]
    tables = [table for page in shown if (table := find_table(page, path.name, words))]
    with_table = {table.page.name for table in tables}
    return tables, [page.name for page in pages if page.name not in with_table]


def _clean(cells: Mapping[int, str]) -> dict[int, str]:
    """Cells without characters that no file of ours can hold."""
    return {column: text for column, raw in cells.items() if (text := clean(raw)[0]).strip()}


def find_table(page: Page, file: str, words: Synonyms) -> Table | None:
    """The table under the row with the most known heads; None where no row has two."""
    tops = sorted(page.rows)[:_HEAD_WITHIN]
    scores = {row: len({text for text in page.rows[row].values() if words.known(text)}) for row in tops}
    best = max(tops, key=lambda row: (scores[row], -row), default=0)
    if not best or scores[best] < 2:
        return None
    top, bottom = _region(page, best, words)
    above = (page.name, *(text for row in tops if row < top for text in page.rows[row].values()))
    return Table(file, page, bottom, tuple(_heads(page, top, bottom)), above)


def _region(page: Page, best: int, words: Synonyms) -> tuple[int, int]:
    """The first and the last row of the heads: what merged cells join to the best row, groups above it, parts below."""
    top, bottom = _joined(page, best, best)
    while _is_group(page, top - 1, words):
        top, bottom = _joined(page, top - 1, bottom)
    while bottom - top < _MOST_LEVELS and _has_parts(page, bottom, words):
        top, bottom = _joined(page, top, bottom + 1)
    return top, bottom


def _joined(page: Page, top: int, bottom: int) -> tuple[int, int]:
    for first, _, last, _ in page.merged:
        if first <= bottom and last >= top and last - first < _MOST_LEVELS:
            top, bottom = min(top, first), max(bottom, last)
    return top, bottom


def _is_group(page: Page, row: int, words: Synonyms) -> bool:
    """Whether a row above the heads groups them: short texts, merged over several columns but not over all."""
    texts = list(page.rows.get(row, {}).values())
    if not texts or any(len(text) > _LONGEST_HEAD or ":" in text or "：" in text for text in texts):
        return False
    wide = any(first == row and right > left for first, left, _, right in page.merged)
    return len(texts) > 1 and (wide or all(map(words.known, texts)))


def _has_parts(page: Page, bottom: int, words: Synonyms) -> bool:
    """Whether the row below divides a head that is merged over several columns, or has nothing but heads."""
    below = page.rows.get(bottom + 1, {})
    texts = list(below.values())
    if len({text for text in texts if words.known(text)}) > 1 and all(map(words.known, texts)):
        return True
    spans = [(left, right) for _, left, last, right in page.merged if last == bottom and right > left]
    divided = [text for left, right in spans for column, text in below.items() if left <= column <= right]
    return len(divided) > 1 and not any(_NUMBER.match(text) for text in texts)


def _heads(page: Page, top: int, bottom: int) -> Iterator[Head]:
    cells = _cells(page, top, bottom)
    seen: Counter[str] = Counter()
    for column in sorted({column for _, column in cells}):
        steps = [found for row in range(top, bottom + 1) if (found := _step(cells, row, column, bottom))]
        path = tuple(text for (text, at), before in zip(steps, [None, *steps], strict=False) if (text, at) != before)
        name = "/".join(" ".join(text.split()) for text in path)
        seen[name] += 1
        yield Head(column, path, name if seen[name] == 1 else f"{name} {seen[name]}")


def _cells(page: Page, top: int, bottom: int) -> Mapping[At, tuple[str, At]]:
    """The text of each cell of the heads and the cell that it stands in, the same for all of a merged cell."""
    cells = {
        (row, column): (text, (row, column))
        for row in range(top, bottom + 1)
        for column, text in page.rows.get(row, {}).items()
    }
    for first, left, last, right in page.merged:
        if first < top or last > bottom or (first, left) not in cells:
            continue
        for row in range(first, last + 1):
            cells |= {(row, column): cells[first, left] for column in range(left, min(right, left + 200) + 1)}
    return cells


def _step(cells: Mapping[At, tuple[str, At]], row: int, column: int, bottom: int) -> tuple[str, At] | None:
    """The head of a column on one level; a blank above another head is a group that nobody merged."""
    if (row, column) in cells or row == bottom:
        return cells.get((row, column))
    if not any((below, column) in cells for below in range(row + 1, bottom + 1)):
        return None
    left = max((at for r, at in cells if r == row and at < column), default=0)
    found = cells.get((row, left))
    alone = found is not None and cells.get((row + 1, left), found)[1] != found[1]
    return found if alone else None
