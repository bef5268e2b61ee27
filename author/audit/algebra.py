"""What the questions of a document say about its figures, without a form having to say it.

- *Cover*: the facts of a total are all in the rows, or columns, that itemise it, and in no two of them. Exact.
- *Sums*: where they are, the printed figures add up, each an interval of half a unit of its last digit to each side.
- *Equal*: equal questions print equal figures, in whatever table.

The last two run on the tables that were composed, and on tables read back from a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from author.audit.interval import of_cell, total
from author.ground.findings import Finding, Severity
from author.ledger.money import Money
from author.ledger.question import Question

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from author.audit.interval import Interval
    from author.compose.composition import Composition
    from author.compose.families import Axis, Family
    from author.compose.printedrows import PrintedRow, PrintedRows
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
        listed = {id(family.whole) for family in table.families if family.whole_again}
        for family in table.families:
            if family.alone and id(family.whole) in listed:
                continue  # picked out of a total that others itemise
            for facts, how in ((family.left_out, "没有列进"), (family.twice, "不止一次列进")):
                if facts:
                    yield _falls_between(composition, table, family, facts, how)


def _falls_between(
    composition: Composition, table: PrintedTable, family: Family, facts: tuple[Fact, ...], how: str
) -> Finding:
    form, lines = composition.edition.narrative_form, "行" if family.axis == "rows" else "栏"
    money = Money(sum((fact.amount for fact in facts), Money().yuan)).shown(form).with_unit
    whole = family.whole.ledger.total.shown(form).with_unit
    books = composition.submission.ledger.books
    what = "、".join(books[name].title for name in sorted(family.dimensions, key=list(books).index))
    named = "、".join(item.name for item in family.items[:3]) + ("等" if len(family.items) > 3 else "")
    message = (
        f"“{family.whole.name or '合计'}”{whole}，其中 {len(facts)} 笔明细共{money}{how}分列的各{lines}（{named}）"
    )
    return Finding(
        _code(composition, table, family.axis),
        message,
        (*tuple(dict.fromkeys(fact.source for fact in facts))[:MOST_LINES], table.spec.at),
        severity=_severity(family),
        hint=f"版式 {table.spec.at.file} 按{what}分列的各{lines}不全或有重复，请改版式；明细的{what}填错的请改正",
        printed=_place(table, family),
    )


def _severity(family: Family) -> Severity:
    if family.loose:
        return Severity.NOTE
    return Severity.WARNING if family.alone else Severity.ERROR


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


def check_printed(composition: Composition, rows: Mapping[str, PrintedRows]) -> list[Finding]:
    """The sums of printed tables, and the figures that must be equal; ``rows`` by the keys of the tables."""
    printed = [
        _Printed(composition, table, rows[table.spec.key]) for table in composition.tables if table.spec.key in rows
    ]
    return [*(finding for one in printed for finding in one.sums()), *_equal_questions(composition, printed)]


@dataclass(frozen=True)
class _Printed:
    """The figures of one table."""

    composition: Composition
    table: PrintedTable
    rows: PrintedRows

    @cached_property
    def figures(self) -> Mapping[tuple[int, int], Interval]:
        """In 元, by row and column; what is not printed is not there."""
        return {(row.number, column): of_cell(self.rows, row, column) for row in self.rows.rows for column in row.cells}

    def sums(self) -> Iterator[Finding]:
        """Totals that are not the sum of what itemises them."""
        for family in self.table.families:
            if family.whole_again:
                yield from self._added(family)

    def _added(self, family: Family) -> Iterator[Finding]:
        places, down = [item.place for item in family.items], family.axis == "rows"
        for other in self.table.across(family):
            at = (family.whole.place, other) if down else (other, family.whole.place)
            if (whole := self.figures.get(at)) is None:
                continue
            parts = (self.figures.get((place, other) if down else (other, place)) for place in places)
            added = total(part for part in parts if part is not None)
            if not whole.meets(added):
                yield self._unlike(family, at, whole, added)

    def _unlike(self, family: Family, at: tuple[int, int], whole: Interval, added: Interval) -> Finding:
        said = [one.said(self.composition.edition.narrative_form) for one in (whole, added)]
        message = f"“{family.whole.name or '合计'}”{said[0]}，不等于分列的 {len(family.items)} 项之和{said[1]}"
        code, place = (
            _code(self.composition, self.table, family.axis),
            self.table.place(at[0], self.table.row_name(*at)),
        )
        return Finding(code, message, (), place, hint="请检查这张表的数")

    def asked(self) -> Iterator[tuple[Question, Interval, PrintedRow]]:
        """Every figure with its question, as the table was composed."""
        for row in self.table.rows.rows:
            for column, cell in row.cells.items():
                figure = self.figures.get((row.number, column))
                if isinstance(cell.asked, Question) and figure is not None:
                    yield cell.asked, figure, row


def _equal_questions(composition: Composition, printed: Iterable[_Printed]) -> Iterator[Finding]:
    """Equal questions that print unlike figures."""
    form = composition.edition.narrative_form
    first: dict[Question, tuple[Interval, PrintedTable, PrintedRow]] = {}
    for one in printed:
        for asked, figure, row in one.asked():
            before, table, other = first.setdefault(asked, (figure, one.table, row))
            if not before.meets(figure):
                place, there = one.table.place(row.number, row.name), table.place(other.number, other.name)
                message = f"{place}印{figure.said(form)}，{there}印{before.said(form)}，问的是同一个数"
                yield Finding(USUAL, message, (), place, hint="请检查这两处的数")
