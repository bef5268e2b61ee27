"""How checks.yaml names the sums of an edition's tables; read and checked when the edition is loaded."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from author.form.columns import column_named, heads
from author.form.fields import parse_fields
from author.form.tablespec import FixedRow, TableSpec
from author.ground.findings import EditionError, near
from author.ledger.codes import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from author.form.fields import Fields
    from author.form.folders import Folders
    from author.form.formspec import FormSpec
    from author.form.tablespec import Panel
    from author.ground.findings import Source
    from author.ledger.codes import CodeBook
    from author.ledger.question import Dimension

FILE = "checks.yaml"
DIGITS = {level: digits for digits, level in LEVELS.items()}


@dataclass(frozen=True, slots=True)
class CellName:
    """A cell by its table, the code or label of its row, and the labels of its column; or a whole column or table."""

    table: str
    row: str
    column: str
    at: Source


@dataclass(frozen=True, slots=True)
class Inside:
    """In every row of a table one column is the sum of others."""

    code: str
    at: Source
    table: str
    column: str
    parts: tuple[str, ...]

    @property
    def names(self) -> tuple[CellName, ...]:
        """All that it names."""
        return tuple(CellName(self.table, "", column, self.at) for column in (self.column, *self.parts))


@dataclass(frozen=True, slots=True)
class Nested:
    """In every column of a table a code is the sum of those under it, and ``totals`` that of the highest."""

    code: str
    at: Source
    table: str
    totals: tuple[str, ...]

    @property
    def names(self) -> tuple[CellName, ...]:
        """All that it names; a form may lack the totals."""
        return (CellName(self.table, "", "", self.at),)


@dataclass(frozen=True, slots=True)
class Equal:
    """Named cells on the left add up to named cells on the right, or to at most as much."""

    code: str
    at: Source
    left: tuple[CellName, ...]
    right: tuple[CellName, ...]
    at_most: bool

    @property
    def names(self) -> tuple[CellName, ...]:
        """All that it names."""
        return (*self.left, *self.right)


@dataclass(frozen=True, slots=True)
class ByCode:
    """Every code of one level has the same amount in two tables, or at most as much in the first."""

    code: str
    at: Source
    left: CellName
    right: CellName
    digits: int
    at_most: bool

    @property
    def names(self) -> tuple[CellName, ...]:
        """All that it names."""
        return (self.left, self.right)


Sum = Inside | Nested | Equal | ByCode


@dataclass(frozen=True, slots=True)
class TableCodes:
    """The codes of the catalogue for the sums of one table: down its rows, across its columns."""

    rows: str
    columns: str


@dataclass(frozen=True, slots=True)
class Checks:
    """All sums of an edition; none where it has no checks.yaml."""

    inside: tuple[Inside, ...] = ()
    nested: tuple[Nested, ...] = ()
    equal: tuple[Equal, ...] = ()
    by_code: tuple[ByCode, ...] = ()
    codes: Mapping[str, TableCodes] = field(default_factory=dict)
    """Table to the codes under which its totals are told that are not the sum of what itemises them."""
    left_out: int = 0
    """Sums of an inherited checks.yaml over a table that this edition does not print."""

    @property
    def sums(self) -> tuple[Sum, ...]:
        """The sums of all kinds."""
        return (*self.inside, *self.nested, *self.equal, *self.by_code)


def read_checks(
    found: Folders, tables: Mapping[str, TableSpec | FormSpec], books: Mapping[Dimension, CodeBook]
) -> Checks:
    """The sums of the edition whose ``tables`` are given; EditionError for one that names what they do not have.

    An inherited sum over a table that the edition does not print cannot be asked and is left out.
    """
    if not found.has(FILE):
        return Checks()
    fields = parse_fields(*found.text(FILE))
    inside, nested, equal, by_code = (fields.items(key) for key in ("inside", "nested", "equal", "by_code"))
    read = Checks(
        inside=tuple(_inside(item) for item in inside),
        nested=tuple(one for item in nested for one in _nested(item)),
        equal=tuple(_equal(item) for item in equal),
        by_code=tuple(_by_code(item) for item in by_code),
        codes=_codes(fields.mapping("codes")),
    )
    fields.done()
    asked = read if found.layer(FILE) == found.name else _over(tables, read)
    printed = {key: (spec, heads(spec)) for key, spec in tables.items() if isinstance(spec, TableSpec)}
    for name in (name for one in asked.sums for name in one.names):
        _known(name, tables)
        _check(name, *printed[name.table], books)
    for table in asked.codes:
        _known(CellName(table, "", "", fields.tree.key_at(("codes", table))), tables)
    return asked


def _over(tables: Iterable[str], read: Checks) -> Checks:
    """The sums that name only tables of ``tables``."""
    known = frozenset(tables)

    def printed(one: Sum) -> bool:
        return known.issuperset(name.table for name in one.names)

    return Checks(
        inside=tuple(filter(printed, read.inside)),
        nested=tuple(filter(printed, read.nested)),
        equal=tuple(filter(printed, read.equal)),
        by_code=tuple(filter(printed, read.by_code)),
        codes={table: codes for table, codes in read.codes.items() if table in known},
        left_out=sum(not printed(one) for one in read.sums),
    )


def _codes(fields: Fields) -> dict[str, TableCodes]:
    """``t01: B07``, or a code for each direction: ``t02: {rows: B10, columns: B09}``."""
    found = {}
    for table, value in fields.data.items():
        if isinstance(value, str):
            found[table] = TableCodes(fields.text(table), value)
        else:
            inner = fields.mapping(table)
            found[table] = TableCodes(inner.text("rows"), inner.text("columns"))
            inner.done()
    return found


def _inside(item: Fields) -> Inside:
    made = Inside(item.text("code"), _at(item), item.text("table"), item.text("column"), item.texts("parts"))
    item.done()
    return made


def _nested(item: Fields) -> list[Nested]:
    code, tables, totals = item.text("code"), item.texts("tables"), item.texts("totals", ("总计", "合计"))
    item.done()
    return [Nested(code, _at(item), table, totals) for table in tables]


def _equal(item: Fields) -> Equal:
    left, right = (tuple(_cell(cell) for cell in item.items(side)) for side in ("left", "right"))
    made = Equal(item.text("code"), _at(item), left, right, item.flag("at_most"))
    if not left or not right:
        item.fail("left 和 right 都要有格子")
    item.done()
    return made


def _by_code(item: Fields) -> ByCode:
    left, right = _column(item.mapping("left")), _column(item.mapping("right"))
    level = item.choice("level", tuple(DIGITS), "项")
    made = ByCode(item.text("code"), _at(item), left, right, DIGITS[level], item.flag("at_most"))
    item.done()
    return made


def _cell(fields: Fields) -> CellName:
    made = CellName(fields.text("table"), fields.text("row"), fields.text("column", ""), _at(fields))
    fields.done()
    return made


def _column(fields: Fields) -> CellName:
    made = CellName(fields.text("table"), "", fields.text("column"), _at(fields))
    fields.done()
    return made


def _at(fields: Fields) -> Source:
    return fields.tree.at(fields.path)


def _known(name: CellName, tables: Mapping[str, TableSpec | FormSpec]) -> None:
    """EditionError where the edition has no such table."""
    if not isinstance(tables.get(name.table), TableSpec):
        printed = [key for key, table in tables.items() if isinstance(table, TableSpec)]
        message = f"{name.table} 是表单，没有和可核对" if name.table in tables else f"版式没有 {name.table} 这张表"
        raise EditionError(message, name.at, near(name.table, printed))


def _check(
    name: CellName, spec: TableSpec, named: Mapping[int, tuple[str, ...]], books: Mapping[Dimension, CodeBook]
) -> None:
    """EditionError where the table has no such column or row."""
    if name.column:
        column_named(spec, named, name.column, name.at)
    if name.row:
        _check_row(name, spec, books)


def _check_row(name: CellName, spec: TableSpec, books: Mapping[Dimension, CodeBook]) -> None:
    """Rows are named by their label, and rows of a group by their code, whether or not there is money for it."""
    labels = [list(_rows(panel, books)) for panel in spec.panels]
    panels = [panel for panel, known in zip(spec.panels, labels, strict=True) if name.row in known]
    if not panels and not name.row.isdigit():
        hint = near(name.row, chain(*labels))
        message = f"{spec.key} 没有“{name.row}”这一行"
        raise EditionError(message, name.at, hint or "写行的 label；成组的行写编码，如 302")
    if not name.column and not any(len(panel.columns) == 1 for panel in panels[:1] or spec.panels):
        raise EditionError(f"{spec.key} 不止一栏，要写明 column", name.at)


def _rows(panel: Panel, books: Mapping[Dimension, CodeBook]) -> Iterator[str]:
    """What the rows of a panel are called; names of groups only where they are their own codes."""
    for row in (*panel.rows, *panel.tail):
        if isinstance(row, FixedRow):
            yield row.label
            continue
        for dimension in {dimension for step in row.each.steps for dimension, level in step if not level}:
            yield from books.get(dimension, ())
