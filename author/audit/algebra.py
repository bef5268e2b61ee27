"""What the questions of a document say about its figures, without a form having to say it.

- *Cover*: the facts of a total are all in the rows, or columns, that itemise it, and in no two of them. Exact.
- *Sums*: where they are, the printed figures add up, each an interval of half a unit of its last digit to each side.
- *Equal*: equal questions print equal figures, in whatever table.

The last two run on the tables that were composed, and on tables read back from a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.audit.interval import Interval
from author.ground.findings import Finding, Severity
from author.ledger.money import YUAN_IN, Money
from author.ledger.question import Question

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from author.compose.composition import Composition
    from author.compose.families import Axis, Family
    from author.compose.printedrows import PrintedRows
    from author.compose.printedtable import PrintedTable
    from author.ground.findings import Place
    from author.ledger.ledger import Fact

MOST_LINES = 5
"""Lines that a finding names; of more the number is told."""
USUAL = "B25"
"""The code of a table for which the edition names none."""


def covered(composition: Composition) -> Iterator[Finding]:
    """Totals of which something stands in no row that itemises them, or in several."""
    for table in composition.tables:
        for family in table.families:
            for facts, how in ((family.left_out, "没有列进"), (family.twice, "不止一次列进")):
                if facts:
                    yield _falls_between(composition, table, family, facts, how)


def _falls_between(
    composition: Composition, table: PrintedTable, family: Family, facts: tuple[Fact, ...], how: str
) -> Finding:
    form, lines = composition.edition.narrative_form, "行" if family.axis == "rows" else "栏"
    money = Money(sum((fact.amount for fact in facts), Money().yuan)).shown(form).with_unit
    total = family.whole.ledger.total.shown(form).with_unit
    books = composition.submission.ledger.books
    what = "、".join(books[name].title for name in sorted(family.dimensions, key=list(books).index))
    named = "、".join(item.name for item in family.items[:3]) + ("等" if len(family.items) > 3 else "")
    message = (
        f"“{family.whole.name or '合计'}”{total}，其中 {len(facts)} 笔明细共{money}{how}分列的各{lines}（{named}）"
    )
    return Finding(
        _code(composition, table, family.axis),
        message,
        tuple(dict.fromkeys(fact.source for fact in facts))[:MOST_LINES],
        severity=Severity.NOTE if family.loose else Severity.ERROR,
        hint=f"版式 {table.spec.at.file} 按{what}分列的各{lines}不全或有重复，请改版式；明细的{what}填错的请改正",
        printed=_place(table, family),
    )


def _place(table: PrintedTable, family: Family) -> Place:
    if family.axis == "columns":
        return table.place()
    return table.place(family.whole.place, family.whole.name)


def _code(composition: Composition, table: PrintedTable, axis: Axis) -> str:
    """The code that the edition gives the sums of a table."""
    named = composition.edition.checks.codes.get(table.spec.key)
    if named is None:
        return USUAL
    return named.rows if axis == "rows" else named.columns


def printed_sums(composition: Composition, rows: Mapping[str, PrintedRows]) -> Iterator[Finding]:
    """Printed totals that are not the sum of what itemises them; ``rows`` by the keys of the tables."""
    for table in composition.tables:
        if (found := rows.get(table.spec.key)) is not None:
            cells = _Cells(found)
            for family in table.families:
                if family.whole_again:
                    yield from _added(composition, table, family, cells)


class _Cells:
    """The figures of one table by row and column."""

    def __init__(self, rows: PrintedRows) -> None:
        one = YUAN_IN[rows.spec.figures.unit]
        self.slack = rows.half * one
        self.by_place = {(row.number, column): row.value(column) * one for row in rows.rows for column in row.cells}
        self.heads = rows.heads

    def at(self, row: int, column: int) -> Interval | None:
        """A figure in 元; None where nothing is printed."""
        found = self.by_place.get((row, column))
        return None if found is None else Interval(found, self.slack)


def _added(composition: Composition, table: PrintedTable, family: Family, cells: _Cells) -> Iterator[Finding]:
    places = [item.place for item in family.items]
    for other in table.across(family):
        pairs = [(place, other) if family.axis == "rows" else (other, place) for place in (family.whole.place, *places)]
        whole, *parts = (cells.at(*pair) for pair in pairs)
        if whole is None:
            continue
        added = sum((part for part in parts if part is not None), Interval())
        if not whole.meets(added):
            yield _unlike(composition, table, family, pairs[0], (whole, added))


def _unlike(
    composition: Composition,
    table: PrintedTable,
    family: Family,
    at: tuple[int, int],
    sums: tuple[Interval, Interval],
) -> Finding:
    form = composition.edition.narrative_form
    whole, added = (Money(one.value).shown(form).with_unit for one in sums)
    name = family.whole.name or "合计"
    message = f"“{name}”{whole}，不等于分列的 {len(family.items)} 项之和{added}"
    code = _code(composition, table, family.axis)
    return Finding(code, message, (), hint="请检查这张表的数", printed=table.place(at[0], table.row_name(*at)))


def equal_questions(composition: Composition, rows: Mapping[str, PrintedRows]) -> Iterator[Finding]:
    """Equal questions that print unlike figures."""
    first: dict[Question, tuple[Interval, Place]] = {}
    form = composition.edition.narrative_form
    for asked, figure, place in _asked(composition, rows):
        before = first.setdefault(asked, (figure, place))
        if not before[0].meets(figure):
            one, other = (Money(i.value).shown(form).with_unit for i in (before[0], figure))
            message = f"{place}印{other}，{before[1]}印{one}，问的是同一个数"
            yield Finding(USUAL, message, (), hint="请检查这两处的数", printed=place)


def _asked(composition: Composition, rows: Mapping[str, PrintedRows]) -> Iterable[tuple[Question, Interval, Place]]:
    for table in composition.tables:
        if (found := rows.get(table.spec.key)) is None:
            continue
        cells = _Cells(found)
        for row in table.rows.rows:
            for column, cell in row.cells.items():
                figure = cells.at(row.number, column)
                if isinstance(cell.asked, Question) and figure is not None:
                    yield cell.asked, figure, table.place(row.number, row.name)


def check_printed(composition: Composition, rows: Mapping[str, PrintedRows]) -> list[Finding]:
    """The sums of printed tables and the figures that must be equal."""
    return [*printed_sums(composition, rows), *equal_questions(composition, rows)]
