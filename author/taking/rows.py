"""The rows of a table as they stand: what each says, and its amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.ground.findings import Finding, Severity
from author.read.codeparts import joined
from author.read.values import quoted
from author.taking.cells import code, exact, name, number, project_name
from author.taking.columns import AMOUNTS
from author.taking.synonyms import CODED, FUND, NAME, NATURE, PART, PROJECT, UNREAD
from author.taking.totals import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from author.taking.exportmap import TableMap
    from author.taking.synonyms import Synonyms
    from author.taking.tables import Table

_MOST_FILLED = 200_000
_NUMBERED = 3
"""Cells in a row 1, 2, 3 …, which numbers the columns."""


class Rows:
    """Reads the rows that have amounts, and keeps what is wrong with their cells."""

    def __init__(self, table: Table, made: TableMap, words: Synonyms) -> None:
        self.table, self.map, self.words = table, made, words
        self._findings: dict[Finding, None] = {}
        at = {head.name: head.column for head in table.heads}
        self.columns = [(column, at[column.head]) for column in made.columns if column.head in at]
        self.amounts = [each for each in self.columns if each[0].field in AMOUNTS]
        self._names = [head.column for head in table.heads if self._is_name(words.field(head.path))]
        self._texts = self._filled()

    def _is_name(self, field: str) -> bool:
        """Whether a column says what a row is, read or not, as the name beside a code."""
        return field not in (*AMOUNTS, UNREAD, "")

    def _filled(self) -> dict[int, dict[int, str]]:
        """The cells under the heads; a merged cell means each of its rows, but an amount counts once."""
        texts = {row: dict(self.table.page.rows.get(row, {})) for row in self.table.rows()}
        counted, left = {at for _, at in self.amounts}, _MOST_FILLED
        for top, column, bottom, _ in self.table.page.merged:
            text = texts.get(top, {}).get(column, "")
            if not text or column in counted or left < bottom - top or bottom == top:
                continue
            left -= bottom - top
            for row in range(top + 1, bottom + 1):
                if row in texts:
                    texts[row].setdefault(column, text)
        return texts

    def __iter__(self) -> Iterator[Row]:
        for at in self.table.rows():
            cells = self._texts[at]
            said = self._said(cells)
            amounts = dict(self._amounts(at, cells, told=_is_of_table(said)))
            if any(amounts.values()) and not _numbers_columns(cells):
                names = [cells.get(column, "") for column in self._names]
                is_total, is_part = (any(map(says, names)) for says in (self.words.names_total, self.words.names_part))
                yield Row(at, said, amounts, self._says_total(cells), is_total, is_part)

    def _says_total(self, cells: Mapping[int, str]) -> bool:
        return any(self.words.is_total(cells.get(at, "")) for column, at in self.columns if column.field not in AMOUNTS)

    def _amounts(self, row: int, cells: Mapping[int, str], *, told: bool) -> Iterator[tuple[str, Decimal]]:
        """Head to amount; what is none is ``told`` where the row is one of the table, else it is a remark."""
        for column, at in self.amounts:
            if told and (wrong := self.table.page.wrong.get((row, at))):
                self.tell(row, at, f"这一格没有数（{wrong}）", "请用 Excel 打开，重新计算后保存")
            if not cells.get(at, "").strip():
                continue
            try:
                value = number(cells[at], self.words)
            except ValueError as error:
                if told:
                    self.tell(row, at, str(error))
                continue
            if not exact(value, self.map.unit):
                self.tell(row, at, f"{quoted(cells[at])}小数太多，不像以{self.map.unit}计的金额", "请看金额单位")
            yield column.head, value

    def _said(self, cells: Mapping[int, str]) -> dict[str, str]:
        said: dict[str, str] = {}
        for column, at in self.columns:
            text = " ".join(cells.get(at, "").split())
            if column.field in (*AMOUNTS, UNREAD) or not text or PART in column.field:
                continue
            said = self._with(said, column.field.removesuffix(NAME), text)
        for coded, parts in self.words.parts.items():
            texts = {
                c.field.partition(PART)[2]: cells.get(at, "")
                for c, at in self.columns
                if c.field.startswith(coded + PART)
            }
            if texts and (whole := joined(texts, parts)):
                said[coded] = whole
        return said

    def _with(self, said: dict[str, str], named: str, text: str) -> dict[str, str]:
        """What a cell adds to its row: several names of a fund are one."""
        if named in CODED:
            value = code(text)
        elif named == PROJECT:
            value = project_name(text, self.words)
        elif self.words.named("total_words", text) or (named != "用途" and self.words.is_total(text)):
            value = ""
        else:
            value = name(text) if named in (FUND, NATURE, "单位") else text
        if named == FUND and said.get(FUND) and value:
            value = f"{said[FUND]}/{value}"
        return {**said, named: value} if value else said

    def tell(self, row: int, column: int, message: str, hint: str = "", severity: Severity = Severity.ERROR) -> None:
        """Add a finding about a cell; the same once."""
        self._findings[Finding("A03", message, (self.table.at(row, column),), hint=hint, severity=severity)] = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What has been told so far."""
        return tuple(self._findings)


def _is_of_table(said: Mapping[str, str]) -> bool:
    """Whether a row has a code, or both names of one, so that a word where its amount should be is a mistake."""
    return any(said.get(field, "").isdigit() for field in CODED) or all(field in said for field in CODED)


def _numbers_columns(cells: Mapping[int, str]) -> bool:
    numbers = [int(text) for _, text in sorted(cells.items()) if text.isdecimal() and len(text) < 4]
    return len(numbers) == len(cells) >= _NUMBERED and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
