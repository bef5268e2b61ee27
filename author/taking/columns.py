"""What each column of a table is: proposed from its heads, the shape of its codes and the sums of its amounts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from author.taking.cells import code, exact, number
from author.taking.exportmap import ColumnMap, TableMap
from author.taking.synonyms import CODED, CURRENT, FUND, NAME, PART, PRIOR, SUM, UNREAD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from author.submission.lines import Books
    from author.taking.synonyms import Synonyms
    from author.taking.tables import Head, Table

AMOUNTS = (CURRENT, PRIOR, SUM)
INTO, UNIT, OF_COLUMN = "填入", "金额单位", "整栏资金"
_UNITS = ("元", "万元")
_LOOKED_AT = 10_000
"""Rows of which the shape of a column is judged."""
_FEW = 0.8
_REMARKS = 2
_LEAST_MONEY, _LEAST_CODE = 1_000, 10**10


@dataclass(frozen=True)
class Doubt:
    """What only staff can say."""

    kind: str
    """填入, 本年, 金额单位, 支出类别, 资金来源 of a name, or 整栏资金 of a column."""
    what: str
    """A head, a name in the export, or a table."""
    choices: tuple[str, ...]
    """What it may be."""
    proposed: str = ""
    """The likeliest; empty where none is."""
    table: str = ""


@dataclass(frozen=True)
class Proposal:
    """What the columns of a table most likely are."""

    map: TableMap
    doubts: tuple[Doubt, ...] = ()


def propose(table: Table, words: Synonyms, books: Books) -> Proposal:
    """A column map for every column of the table."""
    return _Proposing(table, words, books).proposal()


class _Proposing:
    def __init__(self, table: Table, words: Synonyms, books: Books) -> None:
        self.table, self.words, self.books = table, words, books
        self.rows = [table.page.rows.get(row, {}) for row in table.rows()][:_LOOKED_AT]
        self.doubts: list[Doubt] = []

    def proposal(self) -> Proposal:
        named = {head: self._named(head) for head in self.table.heads}
        funds = {head: found for head in named if (found := self._fund(head)) is not None and self._is_amount(head)}
        columns = self._with_funds(named, funds) if funds else self._without_funds(named)
        columns = self._whole_codes([self._summed(column, columns) for column in columns])
        made = TableMap(self.table.name, self._unit(columns), tuple(columns))
        return Proposal(made, tuple(self.doubts))

    def _doubt(self, kind: str, what: str, choices: tuple[str, ...], proposed: str = "") -> None:
        self.doubts.append(Doubt(kind, what, choices, proposed, self.table.name))

    # One column by itself

    def _named(self, head: Head) -> str:
        """The field that the heads name and the column's own shape does not contradict."""
        field = self.words.field(head.path) or self.words.field(self.table.in_years(head))
        if field in CODED and self._share(head, lambda text: code(text)[:1] == "5") > _FEW:
            return UNREAD  # the government's own economic classification
        if field in (CURRENT, PRIOR) and not self._is_amount(head):
            return ""
        by_shape = not field and (not head.path or self.words.named("by_shape", head.path[-1]))
        return self._by_shape(head) if by_shape else field

    def _by_shape(self, head: Head) -> str:
        for field, book, digits in zip(CODED, (self.books.function, self.books.economic), (7, 5), strict=True):
            if self._share(head, lambda text, b=book, d=digits: len(code(text)) == d and code(text) in b) > _FEW:
                return field
        return ""

    def _fund(self, head: Head) -> tuple[str, ...] | None:
        """The funds of the form that a head may name; None where it names no fund."""
        found = self.words.fund(head.path)
        return None if found is None else tuple(fund for fund in found if fund in self.books.fund.leaves)

    def _share(self, head: Head, fits: object) -> float:
        assert callable(fits)  # noqa: S101 - a lambda of ours
        texts = [row[head.column] for row in self.rows if head.column in row]
        return sum(map(bool, map(fits, texts))) / len(texts) if texts else 0.0

    def _is_amount(self, head: Head) -> bool:
        """Whether there are numbers; a remark or a signature may stand below them."""
        numbers = self._numbers[head.column]
        return sum(value is None for value in numbers) <= max(_REMARKS, len(numbers) // 10)

    @cached_property
    def _numbers(self) -> Mapping[int, list[Decimal | None]]:
        """Column to the number of each row; None where there is something else."""
        return {head.column: [self._number(row.get(head.column, "")) for row in self.rows] for head in self.table.heads}

    def _number(self, text: str) -> Decimal | None:
        try:
            return number(text, self.words)
        except ValueError:
            return None

    def _has_money(self, head: Head) -> bool:
        return any(self._numbers[head.column])

    # All columns together

    def _with_funds(self, named: Mapping[Head, str], funds: Mapping[Head, tuple[str, ...]]) -> list[ColumnMap]:
        """Funds stand in columns: the other amounts are their sums."""
        made = []
        for head, field in named.items():
            if head in funds:
                made += self._fund_column(head, funds[head])
            elif field == FUND:
                made.append(ColumnMap(head.name, UNREAD))
            else:
                made.append(ColumnMap(head.name, SUM if field == CURRENT else self._known(head, field)))
        return made

    def _fund_column(self, head: Head, funds: tuple[str, ...]) -> list[ColumnMap]:
        """A fund without money that could be several is asked for when it has some."""
        if len(funds) != 1 and not self._has_money(head):
            return []
        if len(funds) != 1:
            self._doubt(OF_COLUMN, head.name, funds or self.books.fund.leaves, funds[0] if funds else "")
        return [ColumnMap(head.name, CURRENT, funds[0] if funds else "")]

    def _without_funds(self, named: Mapping[Head, str]) -> list[ColumnMap]:
        """Every line has its fund beside it, or the whole table has one."""
        current = [head for head, field in named.items() if field == CURRENT]
        if len(current) > 1:
            self._doubt(CURRENT, "哪一栏是本年预算数", tuple(head.name for head in current), current[0].name)
        made = []
        for head, field in named.items():
            kept = self._known(head, field if field != CURRENT or head == current[0] else UNREAD)
            made.append(ColumnMap(head.name, kept))
        if current and FUND not in named.values():
            self._doubt(OF_COLUMN, current[0].name, self.books.fund.leaves)
        return made

    def _known(self, head: Head, field: str) -> str:
        """The field, or 不读; money that nobody knows is no matter to pass over."""
        if field:
            return field
        sums = self.words.named("sums", head.path[-1]) if head.path else False
        if sums and self._is_amount(head):
            return SUM
        if self._has_money(head) and self._is_amount(head) and self._looks_like_money(head):
            self._doubt(INTO, head.name, (UNREAD, SUM, CURRENT))
        return UNREAD

    def _looks_like_money(self, head: Head) -> bool:
        """Not quantities, and not codes, which are long and have no decimals."""
        values = [value for value in self._numbers[head.column] if value]
        whole = all(value == value.to_integral_value() for value in values)
        return not whole or any(_LEAST_MONEY <= abs(value) < _LEAST_CODE for value in values)

    def _summed(self, column: ColumnMap, columns: Sequence[ColumnMap]) -> ColumnMap:
        """A column of money that nobody knows is a total where it is the sum of all others in every row."""
        doubt = next((each for each in self.doubts if (each.kind, each.what) == (INTO, column.head)), None)
        if doubt is None:
            return column
        at = {head.name: head.column for head in self.table.heads}
        others = [at[each.head] for each in columns if each.field == CURRENT]
        rows = zip(self._numbers[at[column.head]], *(self._numbers[each] for each in others), strict=True)
        if not others or any(total != sum(filter(None, parts), Decimal(0)) for total, *parts in rows):
            return column
        self.doubts.remove(doubt)
        return replace(column, field=SUM)

    def _whole_codes(self, columns: list[ColumnMap]) -> list[ColumnMap]:
        """A field has one column: a name stands aside where there is the code, a second code for the first."""
        seen: set[str] = set()
        made = []
        for column in columns:
            base = column.field.removesuffix(NAME).partition(PART)[0] if column.field not in AMOUNTS else ""
            is_name = base in CODED and column.field == base + NAME
            coded = any(each.field == base or each.field.startswith(base + PART) for each in columns)
            twice = base and base != FUND and column.field in seen and column.field != UNREAD
            made.append(replace(column, field=UNREAD) if twice or (is_name and coded) else column)
            seen.add(column.field)
        return made

    def _unit(self, columns: Sequence[ColumnMap]) -> str:
        """What the table says, else what the decimals say, else 元, with a doubt."""
        if self.table.unit:
            return self.table.unit
        at = {head.name: head.column for head in self.table.heads}
        amounts = [
            value for each in columns if each.field in AMOUNTS for value in self._numbers[at[each.head]] if value
        ]
        if not all(exact(value, _UNITS[0]) for value in amounts):
            return _UNITS[1]
        of_heads = self.table.head_units & {*_UNITS}
        likely = next(iter(of_heads)) if len(of_heads) == 1 else _UNITS[0]
        self._doubt(UNIT, self.table.name, _UNITS, likely)
        return likely
