"""Tables of the 2026 form over random ledgers: parents are the sums of their children, income is spending."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from author.compose.tables import Grid, GridRow, PanelGrid, grid, head_rows
from author.document import Cell
from author.form.tablespec import FixedRow, TableSpec
from author.ledger.ledger import CURRENT, Ledger
from author.ledger.money import Money
from tests.random_ledger import ledgers
from tests.small import checked, form, small

if TYPE_CHECKING:
    from collections.abc import Iterator

KEYS = [key for key, spec in form().tables.items() if isinstance(spec, TableSpec)]
SOME = settings(max_examples=25, deadline=None)


def made(key: str, ledger: Ledger) -> Grid:
    spec = form().tables[key]
    assert isinstance(spec, TableSpec)
    return grid(spec, ledger, lambda label: label)


def amounts(panel: PanelGrid, row: GridRow) -> list[Money]:
    return [panel.cell(row, column).total for column in panel.panel.columns]


def added(panel: PanelGrid, rows: list[GridRow]) -> list[Money]:
    return [sum(column, Money()) for column in zip(*(amounts(panel, row) for row in rows), strict=True)]


def code(row: GridRow) -> str:
    """The digits that a row prints; nothing for a row that the form names itself."""
    digits = "".join(word for word in row.words if word.isdigit())
    begins = row.words[0].partition(" ")[0]
    return digits or (begins if begins.isdigit() else "")


def by_code(panel: PanelGrid) -> Iterator[tuple[GridRow, list[GridRow]]]:
    """Each row with those that stand right under its code; the total rows with the highest codes, or with the units."""
    units = [row for row in panel.rows if row.depth and not code(row)]
    if units:
        yield from ((row, units) for row in panel.rows if not row.depth)
    for unit in units or [None]:
        begin = panel.rows.index(unit) if unit else 0
        ends = [place for place, row in enumerate(panel.rows) if row in units and place > begin]
        yield from _by_code(panel.rows[begin : min(ends, default=len(panel.rows))], panel.tail)


def _by_code(rows: tuple[GridRow, ...], tail: tuple[GridRow, ...]) -> Iterator[tuple[GridRow, list[GridRow]]]:
    coded = [row for row in rows if code(row)]
    for row in (*rows, *tail):
        below = [other for other in coded if other is not row and code(other).startswith(code(row))]
        below = [other for other in below if len(code(other)) > len(code(row))]
        if below:
            nearest = min(len(code(other)) for other in below)
            yield row, [other for other in below if len(code(other)) == nearest]


def nodes(row: FixedRow) -> frozenset[str] | None:
    """All codes that a row of the form asks for; None when it asks for everything."""
    books = form().books
    asked = [getattr(books, name).under(codes) for name, codes in row.where.items()]
    return frozenset().union(*asked) if asked else None


def by_condition(panel: PanelGrid) -> Iterator[tuple[GridRow, list[GridRow]]]:
    """Each row that the form names with those whose conditions lie inside its own, and inside no smaller one."""
    specs = [spec for spec in panel.panel.rows if isinstance(spec, FixedRow)]
    named = list(zip((*specs, *panel.panel.tail), (*panel.rows[: len(specs)], *panel.tail), strict=True))
    asked = {id(row): nodes(spec) for spec, row in named}

    def inside(small: GridRow, large: GridRow) -> bool:
        one, other = asked[id(small)], asked[id(large)]
        return one is not None and (other is None or one < other)

    rows = [row for _, row in named]
    for row in rows:
        below = [other for other in rows if inside(other, row)]
        right = [other for other in below if not any(inside(other, between) for between in below)]
        if right:
            yield row, right


@pytest.mark.parametrize("key", KEYS)
@SOME
@given(ledger=ledgers())
def test_every_total_is_the_sum_of_the_rows_under_it(key: str, ledger: Ledger) -> None:
    for panel in made(key, ledger).panels:
        for parent, below in (*by_code(panel), *by_condition(panel)):
            assert amounts(panel, parent) == added(panel, below), parent.words


@SOME
@given(ledger=ledgers())
def test_income_is_spending(ledger: Ledger) -> None:
    for key in ("t01", "t04"):
        income, spending = made(key, ledger).panels
        assert amounts(income, income.tail[0])[0] == amounts(spending, spending.tail[0])[0]
    (panel, _) = made("t01", ledger).panels
    assert amounts(panel, panel.tail[0]) == [ledger.where(measure=CURRENT).total]


@pytest.mark.parametrize("key", ["t03", "t05", "t06", "t08", "t09"])
@SOME
@given(ledger=ledgers())
def test_a_row_is_the_sum_of_its_columns(key: str, ledger: Ledger) -> None:
    (panel,) = made(key, ledger).panels
    for row in panel.rows:
        first, *parts = amounts(panel, row)
        assert first == sum(parts, Money()), row.words


@SOME
@given(ledger=ledgers())
def test_cells_are_ledgers_whose_lines_can_be_listed(ledger: Ledger) -> None:
    for panel in made("t03", ledger).panels:
        for row in panel.rows:
            for column in panel.panel.columns:
                assert set(panel.cell(row, column).facts) <= set(row.ledger.facts) <= set(ledger.facts)


def test_heads_join_equal_neighbours_and_reach_down() -> None:
    def cell(text: str, across: int, down: int) -> Cell:
        return Cell(text, across, down, align="center", bold=True)

    rows = head_rows([("编码",), ("支出", "合计"), ("支出", "基本", "人员"), ("支出", "基本", "公用"), ("支出",)])
    assert rows == (
        (cell("编码", 1, 3), cell("支出", 3, 1), cell("支出", 1, 3)),
        (cell("合计", 1, 2), cell("基本", 2, 1)),
        (cell("人员", 1, 1), cell("公用", 1, 1)),
    )


def test_columns_are_counted_through_all_panels() -> None:
    """※ over words, 1, 2, 3 over amounts, as 表2 prints them under its head."""
    printed = checked(small()).composition
    assert printed is not None
    (income,) = [table.table for table in printed.tables if table.spec.key == "t02"]
    assert [cell.text for cell in income.head[-1]] == ["※"] * 4 + [str(n) for n in range(1, 13)]
    (both,) = [table.table for table in printed.tables if table.spec.key == "t04"]
    assert both.columns == 7
