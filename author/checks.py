"""Sums within and between printed tables: what stands on the left equals what stands on the right.

The sums are data (checks.yaml of an edition). They run on the tables that a form makes of a submission, and on tables
read back from a file. A printed figure is an interval, half a unit of its last digit to each side; two sums
contradict each other when their intervals do not meet. There is no other tolerance.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from author.document import Table
from author.editions.tablespec import TableSpec
from author.findings import Finding, Source
from author.money import YUAN_IN
from author.printedtable import Sheet, SheetRow, sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from author.document import Row
    from author.editions.checkspec import ByCode, CellName, Checks, Equal, Inside, Nested
    from author.editions.edition import Edition
    from author.submission import Submission


def check_sums(edition: Edition, submission: Submission) -> list[Finding]:
    """All sums of an edition on the tables that it makes of a submission."""
    from author.compose import compose  # noqa: PLC0415 - not needed for files read back

    blocks = compose(edition, submission).blocks
    bodies = {block.key.removesuffix("-table"): block.body for block in blocks if isinstance(block, Table)}
    return check_tables(edition, bodies)


def check_tables(edition: Edition, bodies: Mapping[str, tuple[Row, ...]]) -> list[Finding]:
    """All sums of an edition on printed tables, by their keys; a table that is not given counts as empty."""
    sheets = {
        spec.key: sheet(spec, bodies.get(spec.key, ()), _label(edition, spec.key))
        for spec in edition.tables.values()
        if isinstance(spec, TableSpec)
    }
    return [finding for check in _kinds(edition.checks, sheets) for finding in check]


def _label(edition: Edition, key: str) -> str:
    """``表7``, as the form numbers its tables."""
    for part in edition.parts:
        if key in part.tables:
            words = {"序": part.tables.index(key) + 1, "题": ""}
            return edition.wording.render(part.table_label, words, edition.at).strip().rstrip("：:") or key
    return key


def _kinds(checks: Checks, sheets: Mapping[str, Sheet]) -> Iterator[Iterator[Finding]]:
    yield from (_inside(item, sheets[item.table]) for item in checks.inside)
    yield from (_nested(item, sheets[item.table]) for item in checks.nested)
    yield from (_equal(item, sheets) for item in checks.equal)
    yield from (_by_code(item, sheets) for item in checks.by_code)


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of printed figures and how far rounding may have moved it."""

    value: Decimal = Decimal(0)
    slack: Decimal = Decimal(0)

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.value + other.value, self.slack + other.slack)

    def meets(self, other: Amount) -> bool:
        """Whether the two intervals overlap."""
        return abs(self.value - other.value) <= self.slack + other.slack

    def within(self, other: Amount) -> bool:
        """Whether this can be at most the other."""
        return self.value <= other.value + self.slack + other.slack


def _amount(table: Sheet, row: SheetRow, column: int) -> Amount:
    """A cell in 元."""
    one = YUAN_IN[table.unit]
    return Amount(row.values[column] * one, table.half * one)


def _wan(amount: Amount) -> str:
    return f"{amount.value / YUAN_IN['万元']:.2f}"


def _total(amounts: Iterable[Amount]) -> Amount:
    return sum(amounts, Amount())


def _inside(item: Inside, table: Sheet) -> Iterator[Finding]:
    """Every row: a column is the sum of others."""
    whole, parts = table.column(item.column, item.at), [table.column(name, item.at) for name in item.parts]
    for row in table.rows:
        if whole not in row.values:
            continue
        left, right = _amount(table, row, whole), _total(_amount(table, row, part) for part in parts)
        if not left.meets(right):
            said = "＋".join(f"{name}{row.values[part]}" for name, part in zip(item.parts, parts, strict=True))
            message = f"{table.label}{item.column}{_wan(left)}，不等于{said}＝{_wan(right)}"
            yield _finding(item.code, message, item.at, table.place(row))


def _nested(item: Nested, table: Sheet) -> Iterator[Finding]:
    """Every column: a code is the sum of the codes right under it, the total that of the highest."""
    coded = [row for row in table.rows if row.code]
    below: dict[int, list[SheetRow]] = {}
    open_: list[SheetRow] = []
    for row in coded:
        while open_ and not (row.code.startswith(open_[-1].code) and len(row.code) > len(open_[-1].code)):
            open_.pop()
        below.setdefault(open_[-1].number if open_ else -1, []).append(row)
        open_.append(row)
    heads = [(row, below[row.number]) for row in coded if row.number in below]
    heads += [(row, below[-1]) for row in table.rows if -1 in below and not row.code and row.words[0] in item.totals]
    for row, parts in heads:
        for column in row.values:
            left = _amount(table, row, column)
            right = _total(_amount(table, part, column) for part in parts if column in part.values)
            if not left.meets(right):
                message = f"{table.label}{table.name(column)}{_wan(left)}，不等于下面{len(parts)}行之和{_wan(right)}"
                yield _finding(item.code, message, item.at, table.place(row))


def _equal(item: Equal, sheets: Mapping[str, Sheet]) -> Iterator[Finding]:
    """Named cells: the two sums are equal, or the left at most the right."""
    left = _total(_cell(name, sheets, item.at) for name in item.left)
    right = _total(_cell(name, sheets, item.at) for name in item.right)
    if left.within(right) if item.at_most else left.meets(right):
        return
    first = sheets[item.left[0].table]
    row = first.row(item.left[0].row)
    verb = "超过" if item.at_most else "不等于"
    message = f"{_names(item.left, sheets)}＝{_wan(left)}，{verb}{_names(item.right, sheets)}＝{_wan(right)}"
    yield _finding(item.code, message, item.at, first.place(row) if row else first.label)


def _cell(name: CellName, sheets: Mapping[str, Sheet], at: Source) -> Amount:
    table = sheets[name.table]
    column, row = table.column_of(name.column, name.row, at), table.row(name.row)
    return _amount(table, row, column) if row else Amount()


def _names(cells: tuple[CellName, ...], sheets: Mapping[str, Sheet]) -> str:
    return "＋".join(f"{sheets[c.table].label}{c.row}{f'（{c.column}）' if c.column else ''}" for c in cells)


def _by_code(item: ByCode, sheets: Mapping[str, Sheet]) -> Iterator[Finding]:
    """Every code of one table: the same amount in another; a code that one of them lacks has none."""
    left, right = sheets[item.left.table], sheets[item.right.table]
    ours, theirs = _coded(left, item.left, item), _coded(right, item.right, item)
    for code in sorted(ours.keys() | theirs.keys()):
        one, other = ours.get(code, Amount()), theirs.get(code, Amount())
        if not (one.within(other) if item.at_most else one.meets(other)):
            verb = "超过" if item.at_most else "不等于"
            message = f"{code}：{left.label}{item.left.column}{_wan(one)}，{verb}{right.label}{item.right.column}{_wan(other)}"
            row = left.row(code)
            yield _finding(item.code, message, item.at, left.place(row) if row else left.label)


def _coded(table: Sheet, name: CellName, item: ByCode) -> dict[str, Amount]:
    """The amount of every code of the asked level; rows of one code (its projects) together."""
    column = table.column(name.column, item.at)
    found: dict[str, Amount] = {}
    for row in table.rows:
        if len(row.code) == item.digits and column in row.values:
            found[row.code] = found.get(row.code, Amount()) + _amount(table, row, column)
    return found


def _finding(code: str, message: str, at: Source, printed: str) -> Finding:
    return Finding(code, message, (at,), printed, hint="请检查这几张表的 where 和栏目")
