"""How an edition's checks.yaml names the sums of its tables; read and checked when the sums are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from author.codes import LEVELS
from author.editions.folders import folders
from author.editions.tablespec import TableSpec
from author.findings import EditionError, near

if TYPE_CHECKING:
    from pathlib import Path

    from author.editions.edition import Edition
    from author.editions.fields import Fields
    from author.findings import Source

FILE = "checks.yaml"
DIGITS = {level: digits for digits, level in LEVELS.items()}


@dataclass(frozen=True, slots=True)
class CellName:
    """A cell by its table, the code or label of its row, and the labels of its column."""

    table: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Inside:
    """In every row of a table one column is the sum of others."""

    code: str
    at: Source
    table: str
    column: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nested:
    """In every column of a table a code is the sum of those under it, and ``totals`` that of the highest."""

    code: str
    at: Source
    table: str
    totals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Equal:
    """Named cells on the left add up to named cells on the right, or to at most as much."""

    code: str
    at: Source
    left: tuple[CellName, ...]
    right: tuple[CellName, ...]
    at_most: bool


@dataclass(frozen=True, slots=True)
class ByCode:
    """Every code of one level has the same amount in two tables, or at most as much in the first."""

    code: str
    at: Source
    left: CellName
    right: CellName
    digits: int
    at_most: bool


@dataclass(frozen=True, slots=True)
class Checks:
    """All sums of an edition."""

    inside: tuple[Inside, ...]
    nested: tuple[Nested, ...]
    equal: tuple[Equal, ...]
    by_code: tuple[ByCode, ...]

    @property
    def codes(self):
        return {}


def read_checks(edition: Edition, own: Path | None = None) -> Checks | None:
    """The sums of ``edition``; None when its own folder has no checks.yaml: a form's sums are its own."""
    found = folders(edition.name, own)
    _name, folder = found.layers[0]
    if not (folder / FILE).is_file():
        return None
    fields = found.fields(FILE)
    known = [spec.key for spec in edition.tables.values() if isinstance(spec, TableSpec)]
    reader = _Reader(known)
    checks = Checks(
        inside=tuple(reader.inside(item) for item in fields.items("inside")),
        nested=tuple(one for item in fields.items("nested") for one in reader.nested(item)),
        equal=tuple(reader.equal(item) for item in fields.items("equal")),
        by_code=tuple(reader.by_code(item) for item in fields.items("by_code")),
    )
    fields.done()
    return checks


@dataclass(frozen=True)
class _Reader:
    """Reads items; a table that the edition does not print is an error."""

    known: list[str]

    def inside(self, item: Fields) -> Inside:
        made = Inside(
            item.text("code"), item.tree.at(item.path), self.table(item), item.text("column"), item.texts("parts")
        )
        item.done()
        return made

    def nested(self, item: Fields) -> list[Nested]:
        code, tables, totals = item.text("code"), item.texts("tables"), item.texts("totals", ("总计", "合计"))
        item.done()
        for table in tables:
            self._known(item, table, "tables")
        return [Nested(code, item.tree.at(item.path), table, totals) for table in tables]

    def equal(self, item: Fields) -> Equal:
        left, right = (tuple(self.cell(cell) for cell in item.items(side)) for side in ("left", "right"))
        made = Equal(item.text("code"), item.tree.at(item.path), left, right, item.flag("at_most"))
        if not left or not right:
            item.fail("left 和 right 都要有格子")
        item.done()
        return made

    def by_code(self, item: Fields) -> ByCode:
        left, right = self.cell(item.mapping("left"), row=False), self.cell(item.mapping("right"), row=False)
        level = item.choice("level", tuple(DIGITS), "项")
        made = ByCode(item.text("code"), item.tree.at(item.path), left, right, DIGITS[level], item.flag("at_most"))
        item.done()
        return made

    def cell(self, fields: Fields, *, row: bool = True) -> CellName:
        made = CellName(self.table(fields), fields.text("row") if row else "", fields.text("column", ""))
        fields.done()
        return made

    def table(self, fields: Fields) -> str:
        table = fields.text("table")
        self._known(fields, table, "table")
        return table

    def _known(self, fields: Fields, table: str, key: str) -> None:
        if table not in self.known:
            hint = near(table, self.known)
            raise EditionError(f"版式没有 {table} 这张表", fields.tree.at((*fields.path, key)), hint)
