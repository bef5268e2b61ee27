"""A table file put to the ledger: first a `Grid` whose cells are ledgers, then a printed table.

Cells are ledgers and not numbers, so that checks can take totals, findings can take sources, and
a question about a printed figure can list the lines behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from author.document import Cell, Row, Table
from author.form.tablespec import EachRow, FixedRow, Panel, StubColumn, TableSpec, ValueColumn
from author.ledger.codes import DIGITS
from author.ledger.condition import narrow
from author.ledger.groups import Group, groups
from author.ledger.question import DIGIT_CODES
from author.wording.words import numeral

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from author.ledger.ledger import Ledger
    from author.ledger.money import Form
    from author.ledger.question import Question


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of a panel: its words, one for each stub column, and its facts."""

    words: tuple[str, ...]
    ledger: Ledger
    bold: bool = False
    indent: int = 0
    depth: int = 0
    """How many groups it lies in: 0 for a row that the form names."""
    base: Ledger | None = None
    """What the groups split; None for a row that the form names."""

    @property
    def name(self) -> str:
        """What a reader calls it: its last words."""
        return next((word for word in reversed(self.words) if word), "")


@dataclass(frozen=True, slots=True)
class PanelGrid:
    """A panel with its rows; ``cell`` is the facts of a row and of a column."""

    panel: Panel
    columns: tuple[Ledger, ...]
    """The facts of each column."""
    asked: tuple[Question, ...]
    """What each column asks beyond the table."""
    rows: tuple[GridRow, ...]
    tail: tuple[GridRow, ...]

    def cells(self, row: GridRow) -> Iterator[Ledger]:
        """The facts behind each cell of a row."""
        return (row.ledger.answer(asked) for asked in self.asked)

    def cell(self, row: GridRow, column: ValueColumn) -> Ledger:
        """The facts behind one cell."""
        return row.ledger.answer(self.asked[self.panel.columns.index(column)])


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its facts."""

    spec: TableSpec
    ledger: Ledger
    panels: tuple[PanelGrid, ...]

    def lines(self, side: PanelGrid) -> list[GridRow | None]:
        """The rows of a panel as they are printed: None fills a shorter one up, tails stand together at the foot."""
        height = max(len(panel.rows) for panel in self.panels) + max(len(panel.tail) for panel in self.panels)
        return [*side.rows, *[None] * (height - len(side.rows) - len(side.tail)), *side.tail]

    @property
    def empty(self) -> bool:
        """No money in any cell."""
        return not any(fact.amount for fact in self.ledger.facts)


def grid(spec: TableSpec, ledger: Ledger, say: Callable[[str], str]) -> Grid:
    """Put a table to the ledger; ``say`` renders labels with variables."""
    own = narrow(ledger, (spec.where,))
    return Grid(spec, own, tuple(_panel_grid(panel, own, say) for panel in spec.panels))


def _panel_grid(panel: Panel, ledger: Ledger, say: Callable[[str], str]) -> PanelGrid:
    rows = [row for spec in panel.rows for row in _rows(spec, panel, ledger, say)]
    tail = [_fixed(spec, panel, ledger, say) for spec in panel.tail]
    columns = tuple(narrow(ledger, column.where) for column in panel.columns)
    asked = tuple(column.question.beyond(ledger.question) for column in columns)
    return PanelGrid(panel, columns, asked, tuple(rows), tuple(tail))


def _rows(spec: FixedRow | EachRow, panel: Panel, ledger: Ledger, say: Callable[[str], str]) -> Iterator[GridRow]:
    if isinstance(spec, FixedRow):
        yield _fixed(spec, panel, ledger, say)
        return
    base = narrow(ledger, (spec.where,))
    for number, group in enumerate(groups(spec.each, base), 1):
        words = tuple(_word(column, group, number) for column in panel.stub)
        yield GridRow(words, group.ledger, group.level in spec.bold, spec.indent, group.depth, base)


def _word(column: StubColumn, group: Group, number: int) -> str:
    if not column.part:
        return group.filled(column.value, number=str(number), numeral=numeral(number))
    code, end = group.code, DIGITS[column.part]
    if group.dimension not in DIGIT_CODES or len(code) < end:
        return ""
    return code[:end] if column.whole or end == 3 else code[end - 2 : end]


def _fixed(spec: FixedRow, panel: Panel, ledger: Ledger, say: Callable[[str], str]) -> GridRow:
    label = say(spec.label)
    words = tuple(label if f"{{{spec.place}}}" in column.value else "" for column in panel.stub)
    return GridRow(words, narrow(ledger, (spec.where,)), spec.bold, spec.indent)


def table(made: Grid, key: str, caption: str, form: Form, say: Callable[[str], str]) -> Table:
    """Print a grid as a document table; ``form`` is how its amounts are written."""
    spec = made.spec
    columns = sum(len(panel.stub) + len(panel.columns) for panel in spec.panels)
    body = () if made.empty and spec.drop_empty_rows else tuple(_body(made, form))
    return Table(
        key=key,
        caption=caption,
        columns=columns,
        head=_head(spec, say),
        body=body,
        strip=(say(spec.preparer), say(spec.unit_line)),
    )


def _body(made: Grid, form: Form) -> Iterator[Row]:
    """Rows of all panels side by side."""
    sides = [_filled(made, side, form) for side in made.panels]
    for cells in zip(*sides, strict=True):
        yield tuple(cell for side in cells for cell in side)


def _filled(made: Grid, side: PanelGrid, form: Form) -> Iterator[Row]:
    blank = tuple(Cell() for _ in range(len(side.panel.stub) + len(side.panel.columns)))
    for row in made.lines(side):
        yield _cells(side, row, form) if row else blank


def _cells(side: PanelGrid, row: GridRow, form: Form) -> Row:
    stub = tuple(
        Cell(word, align="center" if column.part else "left", bold=row.bold, indent=0 if column.part else row.indent)
        for column, word in zip(side.panel.stub, row.words, strict=True)
    )
    return (*stub, *(_amount(cell, row, form) for cell in side.cells(row)))


def _amount(cell: Ledger, row: GridRow, form: Form) -> Cell:
    shown = cell.total.shown(form)
    return Cell(str(shown), align="right", bold=row.bold, number=shown.value, asked=cell.question)


def _head(spec: TableSpec, say: Callable[[str], str]) -> tuple[Row, ...]:
    paths = [tuple(say(label) for label in head) for panel in spec.panels for head in _heads(panel)]
    rows = head_rows(paths)
    if not spec.numbers:
        return rows
    numbers: list[str] = []
    count = 0
    for panel in spec.panels:
        numbers += [spec.numbers] * len(panel.stub)
        numbers += [str(count + index) for index in range(1, len(panel.columns) + 1)]
        count += len(panel.columns)
    return (*rows, tuple(Cell(number, align="center") for number in numbers))


def _heads(panel: Panel) -> Iterator[tuple[str, ...]]:
    yield from (column.head for column in panel.stub)
    yield from (column.head for column in panel.columns)


def head_rows(paths: list[tuple[str, ...]]) -> tuple[Row, ...]:
    """Head cells from the labels above each column: equal neighbours join, the last label reaches down."""
    depth = max(len(path) for path in paths)
    rows = []
    for level in range(depth):
        row: list[Cell] = []
        column = 0
        while column < len(paths):
            path, across = paths[column], 1
            if len(path) <= level:
                column += 1
                continue
            last = len(path) == level + 1
            while not last and column + across < len(paths) and _joins(path, paths[column + across], level):
                across += 1
            down = depth - level if last else 1
            row.append(Cell(path[level], across, down, align="center", bold=True))
            column += across
        rows.append(tuple(row))
    return tuple(rows)


def _joins(path: tuple[str, ...], other: tuple[str, ...], level: int) -> bool:
    return len(other) > level + 1 and path[: level + 1] == other[: level + 1]
