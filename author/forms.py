"""Form tables: label cells, texts, amounts and a list, such as a sheet of performance targets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from author.document import Align, Cell, Row, Table
from author.question import Condition, narrow, read_condition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from author.codes import CodeBook
    from author.fields import Fields
    from author.findings import Source
    from author.ledger import Dimension, Ledger
    from author.money import Form

    Books = Mapping[Dimension, CodeBook]


@dataclass(frozen=True, slots=True)
class FormCell:
    """One cell of the upper part: a label, a text by its path, or an amount."""

    label: str = ""
    text: str = ""
    """A path like ``项目.绩效.负责人``; alternatives separated by `` | ``."""
    amount: Condition | None = None
    across: int = 1
    down: int = 1
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column of the list; ``merge`` joins equal neighbours below each other."""

    label: str
    value: str
    merge: bool = False
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class FormSpec:
    """A form table."""

    key: str
    title: str
    subtitle: str
    at: Source
    each: str
    """``project``: printed once for every project of this year; empty: once."""
    where: Condition
    new_page: bool
    zero: str
    widths: tuple[float, ...]
    form: tuple[tuple[FormCell, ...], ...]
    of: str
    columns: tuple[ListColumn, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """Every path into staff's words that the form prints."""
        texts = [path for row in self.form for cell in row if cell.text for path in cell.text.split(" | ")]
        return (*texts, self.of, *(f"{self.of}.{column.value}" for column in self.columns))


def read_form(fields: Fields, books: Books) -> FormSpec:
    """Read one form file."""
    inner = fields.mapping("list")
    merge = inner.texts("merge", ())
    columns = tuple(_list_column(column, merge) for column in inner.items("columns"))
    spec = FormSpec(
        key=fields.text("key"),
        title=fields.text("title"),
        subtitle=fields.text("subtitle", ""),
        at=fields.tree.at(()),
        each=fields.choice("once_per", ("project", ""), ""),
        where=read_condition(fields, "where", books),
        new_page=fields.flag("new_page"),
        zero=fields.text("zero", "0.00"),
        widths=fields.numbers("widths"),
        form=tuple(_form_row(fields, index, books) for index in range(len(fields.data.get("form", [])))),
        of=inner.text("of"),
        columns=columns,
    )
    fields.has("form")
    inner.done()
    fields.text("basis", "")
    fields.done()
    if len(spec.widths) < len(columns):
        fields.fail(f"widths 有 {len(spec.widths)} 个，列表却有 {len(columns)} 列", "widths")
    return spec


def _list_column(fields: Fields, merge: tuple[str, ...]) -> ListColumn:
    value = fields.text("value")
    align = cast("Align", fields.choice("align", ("left", "center", "right"), "left"))
    column = ListColumn(fields.text("label"), value, value in merge, align)
    fields.done()
    return column


def _form_row(fields: Fields, index: int, books: Books) -> tuple[FormCell, ...]:
    cells = fields.data["form"][index]
    if not isinstance(cells, list):
        fields.fail("form 的每一行应是格子的列表", "form")
    return tuple(_form_cell(fields.within("form", index, place), books) for place in range(len(cells)))


def _form_cell(fields: Fields, books: Books) -> FormCell:
    cell = FormCell(
        label=fields.text("label", ""),
        text=fields.text("text", ""),
        amount=read_condition(fields, "amount", books) if fields.has("amount") else None,
        across=int(fields.number("across", 1)),
        down=int(fields.number("down", 1)),
        align=cast("Align", fields.choice("align", ("left", "center", "right"), "left")),
    )
    fields.done()
    return cell


@dataclass(frozen=True, slots=True)
class Filling:
    """What a form is filled with: facts, staff's words for its paths, and how money and labels are written."""

    ledger: Ledger
    words: Mapping[str, Any]
    money: Form
    say: Callable[[str], str]


def form_table(spec: FormSpec, key: str, filling: Filling) -> Table:
    """Fill in one form; the ledger is already that of its project."""
    own = replace(filling, ledger=narrow(filling.ledger, (spec.where,)))
    once = tuple(tuple(_cell(cell, own) for cell in row) for row in spec.form)
    spans = _spans(len(spec.widths), len(spec.columns))
    head = tuple(Cell(c.label, span, align="center", bold=True) for c, span in zip(spec.columns, spans, strict=True))
    items = look_up(filling.words, spec.of) or ()
    return Table(
        key=key,
        caption=filling.say(spec.title),
        columns=len(spec.widths),
        once=once,
        head=(head,),
        body=tuple(_list_rows(spec, items, spans)),
        widths=spec.widths,
        style="form",
    )


def _spans(columns: int, listed: int) -> list[int]:
    """Columns that each list column covers: the last takes what is left."""
    return [1] * (listed - 1) + [columns - listed + 1]


def _cell(cell: FormCell, filling: Filling) -> Cell:
    if cell.amount is not None:
        total = narrow(filling.ledger, (cell.amount,)).total
        return Cell(str(total.shown(filling.money)), cell.across, cell.down, align="center")
    if cell.label:
        return Cell(filling.say(cell.label), cell.across, cell.down, align="center", bold=True)
    return Cell(_said(filling.words, cell.text), cell.across, cell.down, align=cell.align)


def _said(words: Mapping[str, Any], paths: str) -> str:
    for path in paths.split(" | "):
        value = look_up(words, path)
        if value:
            return "\n".join(value) if isinstance(value, (tuple, list)) else str(value)
    return ""


def look_up(words: Mapping[str, Any], path: str) -> Any:  # noqa: ANN401 - whatever staff wrote there
    """The value at ``项目.绩效.负责人``; None where nothing was filled in."""
    found: Any = words
    for step in path.split("."):
        found = found.get(step) if isinstance(found, dict) else None
    return found


def _list_rows(spec: FormSpec, items: Any, spans: list[int]) -> Iterator[Row]:  # noqa: ANN401
    rows = [[_value(item, column.value) for column in spec.columns] for item in items if item]
    for index, row in enumerate(rows):
        cells = []
        for place, column in enumerate(spec.columns):
            down = _run(rows, index, place, spec) if column.merge else 1
            if down:
                cells.append(Cell(row[place], spans[place], down, align="center" if column.merge else column.align))
        yield tuple(cells)


def _value(item: Mapping[str, Any], key: str) -> str:
    value = item.get(key, "")
    return f"{value:f}" if hasattr(value, "as_tuple") else str(value)


def _run(rows: list[list[str]], index: int, place: int, spec: FormSpec) -> int:
    """How many rows a merged cell covers from here; 0 inside a cell that began above."""
    same = [n for n, column in enumerate(spec.columns[: place + 1]) if column.merge]

    def key(row: list[str]) -> list[str]:
        return [row[n] for n in same]

    if index and key(rows[index - 1]) == key(rows[index]):
        return 0
    length = 1
    while index + length < len(rows) and key(rows[index + length]) == key(rows[index]):
        length += 1
    return length
