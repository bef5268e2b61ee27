"""Sums that an edition declares: what stands on the left equals what stands on the right.

They are data (checks.yaml of an edition): what the questions of the figures cannot know by themselves (see
`author.audit.algebra`). They run on the tables that a form makes of a submission, and on tables read back from a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from author.audit.interval import Interval, of_cell, total
from author.compose.printedrows import printed_rows
from author.form.tablespec import TableSpec
from author.ground.findings import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from author.compose.composition import Composition
    from author.compose.printedrows import PrintedRow, PrintedRows
    from author.form.checkspec import ByCode, CellName, Equal, Inside, Nested
    from author.ground.findings import Source
    from author.ledger.money import Form


@dataclass(frozen=True)
class _Table:
    """A table of the form with its printed rows; one that is not printed is empty."""

    rows: PrintedRows
    name: str
    key: str

    def at(self, row: PrintedRow, column: int) -> Interval:
        """A cell in 元."""
        return of_cell(self.rows, row, column)

    def place(self, row: PrintedRow | None) -> Place:
        """``表7 第8行 商品和服务支出``"""
        said = f"{self.name} 第{row.number}行 {row.name}" if row else self.name
        return Place(said, f"{self.key}-table", row.number if row else 0)


@dataclass(frozen=True)
class Declared:
    """The sums of an edition on the printed rows of its tables, by the keys of the tables."""

    composition: Composition
    rows: Mapping[str, PrintedRows]

    def check(self) -> Iterator[Finding]:
        """Those that do not hold."""
        checks, tables = self.composition.edition.checks, self._tables()
        yield from (f for item in checks.inside for f in self._inside(item, tables[item.table]))
        yield from (f for item in checks.nested for f in self._nested(item, tables[item.table]))
        yield from (f for item in checks.equal for f in self._equal(item, tables))
        yield from (f for item in checks.by_code for f in self._by_code(item, tables))

    def _tables(self) -> dict[str, _Table]:
        composition = self.composition
        names = {table.spec.key: table.name for table in composition.tables}
        return {
            spec.key: _Table(
                self.rows.get(spec.key) or printed_rows(spec, (), composition.saying.liner(spec.at)),
                names.get(spec.key, spec.key),
                spec.key,
            )
            for spec in composition.edition.tables.values()
            if isinstance(spec, TableSpec)
        }

    def _said(self, amount: Interval) -> str:
        return amount.said(self.form)

    @property
    def form(self) -> Form:
        """How amounts are written in messages: as the document's sentences write them."""
        return self.composition.edition.narrative_form

    def _inside(self, item: Inside, table: _Table) -> Iterator[Finding]:
        """Every row: a column is the sum of others."""
        rows = table.rows
        whole, parts = rows.column(item.column, item.at), [rows.column(name, item.at) for name in item.parts]
        for row in rows.rows:
            if whole not in row.cells:
                continue
            left, right = table.at(row, whole), total(table.at(row, part) for part in parts)
            if not left.meets(right):
                told = "＋".join(
                    f"{name}{row.cells[part].text or 0}" for name, part in zip(item.parts, parts, strict=True)
                )
                message = f"{table.name}{item.column}{self._said(left)}，不等于{told}＝{self._said(right)}"
                yield _finding(item.code, message, item.at, table.place(row))

    def _nested(self, item: Nested, table: _Table) -> Iterator[Finding]:
        """Every column: a code is the sum of the codes right under it, the total that of the highest."""
        for row, parts in _heads(table.rows.rows, item.totals):
            for column in row.cells:
                left = table.at(row, column)
                right = total(table.at(part, column) for part in parts if column in part.cells)
                if not left.meets(right):
                    name = table.rows.heads[column][-1]
                    told = f"{table.name}{name}{self._said(left)}"
                    message = f"{told}，不等于下面{len(parts)}行之和{self._said(right)}"
                    yield _finding(item.code, message, item.at, table.place(row))

    def _equal(self, item: Equal, tables: Mapping[str, _Table]) -> Iterator[Finding]:
        """Named cells: the two sums are equal, or the left at most the right."""
        left, right = (total(_cell(name, tables, item.at) for name in side) for side in (item.left, item.right))
        if left.within(right) if item.at_most else left.meets(right):
            return
        first = tables[item.left[0].table]
        message = (
            f"{_names(item.left, tables)}＝{self._said(left)}，{_verb(at_most=item.at_most)}"
            f"{_names(item.right, tables)}＝{self._said(right)}"
        )
        yield _finding(item.code, message, item.at, first.place(first.rows.row(item.left[0].row)))

    def _by_code(self, item: ByCode, tables: Mapping[str, _Table]) -> Iterator[Finding]:
        """Every code of one table: the same amount in another; a code that one of them lacks has none."""
        left, right = tables[item.left.table], tables[item.right.table]
        ours, theirs = _coded(left, item.left, item), _coded(right, item.right, item)
        for code in sorted(ours.keys() | theirs.keys()):
            one, other = ours.get(code, Interval()), theirs.get(code, Interval())
            if not (one.within(other) if item.at_most else one.meets(other)):
                message = (
                    f"{code}：{left.name}{item.left.column}{self._said(one)}，{_verb(at_most=item.at_most)}"
                    f"{right.name}{item.right.column}{self._said(other)}"
                )
                yield _finding(item.code, message, item.at, left.place(left.rows.row(code)))


def _verb(*, at_most: bool) -> str:
    return "超过" if at_most else "不等于"


def _heads(rows: Iterable[PrintedRow], totals: tuple[str, ...]) -> Iterator[tuple[PrintedRow, list[PrintedRow]]]:
    """Every coded row with the rows right under it, and every total with the highest of them."""
    below: dict[int, list[PrintedRow]] = {}
    coded = {row.number: row for row in rows if row.code}
    open_: list[PrintedRow] = []
    for row in coded.values():
        while open_ and not (row.code.startswith(open_[-1].code) and len(row.code) > len(open_[-1].code)):
            open_.pop()
        below.setdefault(open_[-1].number if open_ else 0, []).append(row)
        open_.append(row)
    yield from ((coded[number], parts) for number, parts in below.items() if number)
    for row in rows:
        if 0 in below and not row.code and row.name in totals:
            yield row, below[0]


def _cell(name: CellName, tables: Mapping[str, _Table], at: Source) -> Interval:
    table = tables[name.table]
    column, row = table.rows.column_of(name.column, name.row, at), table.rows.row(name.row)
    return table.at(row, column) if row else Interval()


def _names(cells: tuple[CellName, ...], tables: Mapping[str, _Table]) -> str:
    return "＋".join(f"{tables[c.table].name}{c.row}{f'（{c.column}）' if c.column else ''}" for c in cells)


def _coded(table: _Table, name: CellName, item: ByCode) -> dict[str, Interval]:
    """The amount of every code of the asked level; rows of one code (its projects) together."""
    column = table.rows.column(name.column, item.at)
    found: dict[str, Interval] = {}
    for row in table.rows.rows:
        if len(row.code) == item.digits and column in row.cells:
            found[row.code] = found.get(row.code, Interval()) + table.at(row, column)
    return found


def _finding(code: str, message: str, at: Source, printed: Place) -> Finding:
    return Finding(code, message, (at,), printed, hint="请检查这几张表的 where 和栏目")
