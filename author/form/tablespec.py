"""How a table file describes a table: panels side by side, stub columns, value columns, rows.

Read and checked when the edition is loaded; see docs/editions.md for every key with an example.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from author.form.conditions import read_condition, read_each
from author.form.figures import read_figures
from author.ledger.groups import TOKENS, Each, unknown_token

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.document import Orientation
    from author.form.fields import Fields
    from author.ground.findings import Source
    from author.ledger.codes import CodeBook
    from author.ledger.condition import Condition
    from author.ledger.money import Form
    from author.ledger.question import Dimension

    Books = Mapping[Dimension, CodeBook]

PARTS = ("类", "款", "项")


@dataclass(frozen=True, slots=True)
class StubColumn:
    """A column of words or codes; ``head`` are the labels above it from the top down."""

    head: tuple[str, ...]
    value: str = ""
    """A pattern: ``{name}``, ``{code} {name}``, ``{project}``."""
    part: str = ""
    """One level of a digit code: 类, 款 or 项."""
    whole: bool = False
    """Print the code down to this level (30231) and not its last digits (31)."""


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of amounts; the conditions of all labels above it hold for it."""

    head: tuple[str, ...]
    where: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class FixedRow:
    """A row that the form always names; without ``amounts`` it is a line of words."""

    label: str
    where: Condition
    bold: bool = False
    indent: int = 0
    place: str = "name"
    """The token of the stub column that holds the label."""


@dataclass(frozen=True, slots=True)
class EachRow:
    """Rows for the groups that the table's facts have."""

    each: Each
    where: Condition
    bold: tuple[str, ...] = ()
    """Levels printed bold."""
    indent: int = 0


RowSpec = FixedRow | EachRow


@dataclass(frozen=True, slots=True)
class Panel:
    """One block of columns with its own rows."""

    stub: tuple[StubColumn, ...]
    columns: tuple[ValueColumn, ...]
    rows: tuple[RowSpec, ...]
    tail: tuple[FixedRow, ...]


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table of the form."""

    key: str
    title: str
    at: Source
    orientation: Orientation
    where: Condition
    panels: tuple[Panel, ...]
    preparer: str
    unit_line: str
    numbers: str
    """Sign in the stub columns of the line of column numbers; empty: no such line."""
    drop_empty_rows: bool
    empty: str
    """Sentence printed under a table without facts."""
    note: str
    """Sentence printed under the table in any case."""
    figures: Form
    """How its amounts are written."""
    label: str
    """Printed instead of the label that the part gives its tables: 表1-1."""
    leave_out_empty: bool = False
    """A table without facts is not printed at all."""
    subtitle: str = ""

    @property
    def templates(self) -> Iterator[str]:
        """Every text in which variables may stand."""
        yield from (self.title, self.subtitle, self.preparer, self.unit_line, self.empty, self.note)
        for panel in self.panels:
            for head in (*(column.head for column in panel.stub), *(column.head for column in panel.columns)):
                yield from head
            yield from (row.label for row in (*panel.rows, *panel.tail) if isinstance(row, FixedRow))


@dataclass(frozen=True, slots=True)
class Usual:
    """What an edition's tables have in common, unless they say otherwise."""

    preparer: str
    unit_line: str
    figures: Form


def read_table(fields: Fields, books: Books, usual: Usual) -> TableSpec:
    """Read one table file."""
    when_empty = fields.choice("when_empty", ("rows", "head", "nothing"), "rows")
    figures = read_figures(fields.mapping("figures"), usual.figures)
    if figures.unit != usual.figures.unit and not fields.has("unit_line"):
        fields.fail(f"这张表改用{figures.unit}，要写明 unit_line", "figures", f"如 unit_line: 单位：{figures.unit}")
    spec = TableSpec(
        key=fields.text("key"),
        title=fields.text("title"),
        at=fields.tree.at(()),
        orientation=cast("Orientation", fields.choice("orientation", ("portrait", "landscape"), "portrait")),
        where=read_condition(fields, "where", books),
        panels=_panels(fields, books),
        preparer=fields.text("preparer", usual.preparer),
        unit_line=fields.text("unit_line", usual.unit_line),
        numbers=fields.text("numbers", ""),
        drop_empty_rows=when_empty == "head",
        leave_out_empty=when_empty == "nothing",
        figures=figures,
        label=fields.text("label", ""),
        empty=fields.text("empty", ""),
        note=fields.text("note", ""),
        subtitle=fields.text("subtitle", ""),
    )
    fields.text("basis", "")  # the law behind the table: for those who read the file
    fields.done()
    return spec


def _panels(fields: Fields, books: Books) -> tuple[Panel, ...]:
    if not fields.has("panels"):
        return (_panel(fields, books, ()),)
    panels = []
    for inner in fields.items("panels"):
        panels.append(_panel(inner, books, (inner.text("head"),)))
        inner.done()
    return tuple(panels)


def _panel(fields: Fields, books: Books, head: tuple[str, ...]) -> Panel:
    columns = [column for inner in fields.items("columns") for column in _columns(inner, books, head, ())]
    if not columns:
        fields.fail("没有 columns（金额列）")
    group = fields.text("columns_head", "")
    if group:
        columns = [ValueColumn((*head, group, *column.head[len(head) :]), column.where) for column in columns]
    stub = tuple(column for inner in fields.items("stub") for column in _stub(inner, head))
    return Panel(
        stub=stub,
        columns=tuple(columns),
        rows=tuple(_row(inner, books, stub) for inner in fields.items("rows")),
        tail=tuple(_fixed(inner, books, stub) for inner in fields.items("tail")),
    )


def _stub(fields: Fields, above: tuple[str, ...]) -> list[StubColumn]:
    head = (*above, *fields.texts("head"))
    if not fields.has("parts"):
        column = StubColumn(head, value=fields.text("value"))
        if token := unknown_token(column.value):
            fields.fail(f"value 里没有 {{{token}}}", "value", f"可用：{'、'.join(f'{{{t}}}' for t in TOKENS)}")
        fields.done()
        return [column]
    parts, whole = fields.texts("parts"), fields.texts("whole", ())
    for part in (*parts, *whole):
        if part not in PARTS:
            fields.fail(f"没有“{part}”级", "parts", "可写：类、款、项")
    fields.done()
    return [StubColumn((*head, part), part=part, whole=part in whole) for part in parts]


def _columns(
    fields: Fields, books: Books, above: tuple[str, ...], conditions: tuple[Condition, ...]
) -> list[ValueColumn]:
    head = (*above, fields.text("label"))
    conditions = (*conditions, read_condition(fields, "where", books))
    inner = [column for below in fields.items("columns") for column in _columns(below, books, head, conditions)]
    fields.done()
    return inner or [ValueColumn(head, conditions)]


def _row(fields: Fields, books: Books, stub: tuple[StubColumn, ...]) -> RowSpec:
    if not fields.has("each"):
        return _fixed(fields, books, stub)
    row = EachRow(
        each=read_each(fields, books),
        where=read_condition(fields, "where", books),
        bold=_bold(fields),
        indent=fields.count("indent", 0, 20),
    )
    fields.done()
    return row


def _bold(fields: Fields) -> tuple[str, ...]:
    levels = fields.texts("bold", ())
    for level in levels:
        if level not in PARTS:
            fields.fail(f"没有“{level}”级", "bold", "可写：类、款、项")
    return levels


def _fixed(fields: Fields, books: Books, stub: tuple[StubColumn, ...]) -> FixedRow:
    place = fields.text("in", "name")
    if stub and not any(f"{{{place}}}" in column.value for column in stub):
        fields.fail(f"stub 里没有写着 {{{place}}} 的列，放不下 label", "in" if fields.has("in") else None)
    row = FixedRow(
        label=fields.text("label") if stub else "",
        place=place,
        where=read_condition(fields, "where", books),
        bold=fields.flag("bold"),
        indent=fields.count("indent", 0, 20),
    )
    fields.done()
    return row
