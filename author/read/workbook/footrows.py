"""Rows of a table that are no lines of it: totals, which are compared with the lines, and notes under it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.read.values import figure
from author.read.workbook.sheets import NUMBERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from author.read.pages.page import Page
    from author.read.workbook.gathered import Gathered
    from author.read.workbook.pagegrid import Grid
    from author.read.workbook.sheets import Sheet

_NOTE = re.compile(
    r"(备?注|说明|(填表|填报|制表|审核|复核|经办)(人|单位|部门|日期|时间)?|(单位|部门)?(负责人|领导)|分管领导|联系(人|电话))[0-9]{0,2}:"
)
_REMARK = re.compile("备?注|说明")
_TOTAL = re.compile(r"(本页|本表|金额)?(?P<word>[合小总累]计):?")
_PART = "小计"
_CODE = re.compile(r"\[?([0-9]{3,7})(?![0-9])")


class FootRows:
    """The totals and notes of a page, and its lines: rows, from the top down."""

    def __init__(self, sheet: Sheet, grid: Grid, page: Page) -> None:
        self._sheet, self._grid, self._page = sheet, grid, page
        self._numbers = [
            grid.columns[column.label]
            for column in sheet.columns
            if column.kind in NUMBERS and column.label in grid.columns
        ]
        rows = list(grid.rows(page))
        notes = set(self._notes(rows))
        self._heads = [row for row in rows if grid.repeats(page, row)]
        self._codes = {row: code for row in rows if (code := self._code(row))}
        self._totals = {row: word for row in rows if (word := self._total(row) or self._group(row))}
        self.lines = [row for row in rows if row not in {*notes, *self._totals, *self._heads}]

    def _notes(self, rows: list[int]) -> Iterator[int]:
        """From the first note on, when there are only notes and what goes on with them."""
        under: list[int] = []
        for row in reversed(rows):
            goes_on = len(self._sheet.columns) > 1 and len(self._page.rows.get(row, ())) == 1
            if not self._total(row) and (not (goes_on or self._is_note(row)) or self._counts(row)):
                break
            under.append(row)
        first = max((at for at, row in enumerate(under) if self._is_note(row)), default=-1)
        yield from (row for row in under[: first + 1] if not self._total(row))

    def _is_note(self, row: int) -> bool:
        """Whether the row begins with a note; in a list of single texts a remark may be one of them."""
        text = _first(self._page, row)
        return is_note(text) and (len(self._sheet.columns) > 1 or not _REMARK.match(_plain(text)))

    def _counts(self, row: int) -> bool:
        """Whether there is a number in the row."""
        return any(at in self._page.rows.get(row, {}) for at in self._numbers)

    def _total(self, row: int) -> str:
        """The word of a total that the row begins with, in a table with numbers or alone in its row; or nothing."""
        if self._sheet.kind != "list" or len(self._sheet.columns) < 2:
            return ""
        cells = self._page.rows.get(row, {})
        columns = [column for column in sorted(self._grid.columns.values()) if column in cells]
        word = _total(_first(self._page, row)) or (_total(cells[columns[0]]) if columns else "")
        return word if (self._numbers or len(cells) == 1) and not self._is_whole(cells) else ""

    def _code(self, row: int) -> str:
        """The digits of a row's first code, or nothing."""
        at = next((self._grid.columns.get(each.label) for each in self._sheet.columns if each.kind == "code"), None)
        found = _CODE.match(_plain(self._page.rows.get(row, {}).get(at or 0, "")))
        return found[1] if found else ""

    def _group(self, row: int) -> str:
        """The code of a 类 or 款 whose sum stands in the row, above or below the lines of its items; or nothing."""
        code, cells = self._codes.get(row, ""), self._page.rows.get(row, {})
        if len(code) not in (3, 5) or not self._counts(row):
            return ""
        must = [self._grid.columns.get(each.label, 0) for each in self._sheet.columns if each.required]
        items = any(other != code and other.startswith(code) for other in self._codes.values())
        return code if items and sum(at in cells for at in must) == 1 else ""

    def _is_whole(self, cells: Mapping[int, str]) -> bool:
        """Whether a row has all that a line must have, so that a word in a column of one's own makes it no total."""
        must = [
            self._grid.columns[each.label]
            for each in self._sheet.columns
            if each.required and each.label in self._grid.columns
        ]
        return bool(must) and all(cells.get(at) and not _total(cells[at]) for at in must)

    def check(self, into: Gathered) -> None:
        """Compare the totals with their lines; what differs is told in its cell, as are heads that come again."""
        for row in self._heads:
            message = "这里又有一行表头，像是另一张表"
            into.tell(self._page, (row, 1), message, "一张表里只留一行表头，不是自己的各行请删去")
        amounts = [self._grid.columns.get(column.label) for column in self._sheet.columns if column.kind == "amount"]
        for row, word in self._totals.items():
            lines = self._counted(row, word)
            for at in filter(None, amounts):
                written, added = self._figure(row, at), self._sum(lines, at)
                if lines and written is not None and added is not None and written != added:
                    severity = Severity.ERROR if word in self._codes.values() else Severity.WARNING
                    message = f"{word}写的是 {written:f}，各行相加是 {added:f}"
                    hint = f"{word}由程序计算，这一行不读；请看各行有没有遗漏、填错"
                    into.tell(self._page, (row, at), message, hint, severity)

    def _counted(self, row: int, word: str) -> list[int]:
        """The lines that a total counts: those of its code, all above it or below it, or those of its part."""
        if row in self._codes and word == self._codes[row]:
            return [line for line in self.lines if self._codes.get(line, "").startswith(word)]
        if word != _PART:
            return [line for line in self.lines if line < row] or self.lines
        on_top = bool(self.lines) and min(self._totals) < self.lines[0]
        others = [other for other in self._totals if (other > row if on_top else other < row)]
        if on_top:
            return [line for line in self.lines if row < line < min(others, default=line + 1)]
        return [line for line in self.lines if max(others, default=0) < line < row]

    def _sum(self, lines: Iterable[int], at: int) -> Decimal | None:
        figures = [self._figure(line, at) for line in lines if self._page.rows.get(line, {}).get(at)]
        return None if None in figures else sum((each for each in figures if each), start=figure("0"))

    def _figure(self, row: int, at: int) -> Decimal | None:
        try:
            return figure(self._page.rows.get(row, {}).get(at))
        except ValueError:
            return None


def is_note(text: str) -> bool:
    """Whether a text is a note or a signature under a table: 注：…, 填表人：…."""
    return bool(_NOTE.match(_plain(text)))


def is_total(text: str) -> bool:
    """Whether a text is the word of a total."""
    return bool(_total(text))


def _total(text: str) -> str:
    """The word of a total, or nothing."""
    found = _TOTAL.fullmatch(_plain(text))
    return found["word"] if found else ""


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text[:60]).split())


def _first(page: Page, row: int) -> str:
    cells = page.rows.get(row, {})
    return cells[min(cells)] if cells else ""
