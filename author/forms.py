"""Form tables: label cells, texts, amounts and a list, such as a sheet of performance targets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from author.conditions import Condition, narrow, read_condition
from author.document import Align, Cell, Row, Table, placed
from author.editions.figures import read_figures, read_zero
from author.findings import near
from author.money import Money
from author.question import Stated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from author.codes import CodeBook
    from author.document import Orientation
    from author.editions.fields import Fields
    from author.findings import Source
    from author.ledger import Ledger
    from author.money import Form
    from author.question import Dimension

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
    across: int = 1


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
    figures: Form
    orientation: Orientation
    widths: tuple[float, ...]
    form: tuple[tuple[FormCell, ...], ...]
    of: str
    """Path of the list; empty: the form has none."""
    columns: tuple[ListColumn, ...]
    keep: tuple[tuple[str, ...], ...] = ()
    """Values of the merged columns that are printed also without an item, in this order."""

    @property
    def templates(self) -> tuple[str, ...]:
        """Every text in which variables may stand."""
        return (self.title, self.subtitle, *(cell.label for row in self.form for cell in row))

    @property
    def paths(self) -> tuple[str, ...]:
        """Every path into staff's words that the form prints."""
        texts = [path for row in self.form for cell in row if cell.text for path in cell.text.split(" | ")]
        listed = (self.of, *(f"{self.of}.{column.value}" for column in self.columns)) if self.of else ()
        return (*texts, *listed)


def read_form(fields: Fields, books: Books, usual: Form) -> FormSpec:
    """Read one form file; ``usual`` is how the edition's tables write amounts."""
    inner = fields.mapping("list")
    merge = inner.texts("merge", ())
    columns = tuple(_list_column(column, merge) for column in inner.items("columns"))
    figures = read_figures(fields.mapping("figures"), usual)
    spec = FormSpec(
        key=fields.text("key"),
        title=fields.text("title"),
        subtitle=fields.text("subtitle", ""),
        at=fields.tree.at(()),
        each=fields.choice("once_per", ("project", ""), ""),
        where=read_condition(fields, "where", books),
        new_page=fields.flag("new_page"),
        figures=replace(figures, zero=read_zero(fields, "0.00")),
        orientation=cast("Orientation", fields.choice("orientation", ("portrait", "landscape"), "portrait")),
        widths=fields.numbers("widths"),
        form=tuple(_form_row(fields, index, books) for index in range(len(fields.data.get("form", [])))),
        of=inner.text("of") if columns else "",
        columns=columns,
        keep=_kept(inner, merge),
    )
    fields.has("form")
    inner.done()
    fields.text("basis", "")
    fields.done()
    _check_shape(fields, spec, merge)
    return spec


def _check_shape(fields: Fields, spec: FormSpec, merge: tuple[str, ...]) -> None:
    values = [column.value for column in spec.columns]
    for name in merge:
        if name not in values:
            fields.fail(f"merge 里的“{name}”不是哪一栏的 value", "list", near(name, values))
    wide = sum(column.across for column in spec.columns)
    if len(spec.widths) < wide:
        fields.fail(f"widths 有 {len(spec.widths)} 个，列表却有 {wide} 列", "widths")
    rows = tuple(tuple(Cell("", cell.across, cell.down) for cell in row) for row in spec.form)
    try:
        list(placed(rows, len(spec.widths)))
    except ValueError:
        fields.fail(f"form 各行的 across 加起来应是 {len(spec.widths)} 列（与 widths 相同），down 也算在内", "form")


def _kept(fields: Fields, merge: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """``keep:``: a list of first values, or a mapping of first to second values."""
    if not fields.has("keep"):
        return ()
    depth = 1 if isinstance(fields.data["keep"], list) else 2
    if len(merge) != depth:
        fields.fail("keep 要与 merge 相配：合并一列时是列表，合并两列时是“一级: [二级, …]”", "keep")
    if depth == 1:
        return tuple((value,) for value in fields.texts("keep"))
    inner = fields.mapping("keep")
    return tuple((first, second) for first in inner.data for second in inner.texts(first))


def _list_column(fields: Fields, merge: tuple[str, ...]) -> ListColumn:
    value = fields.text("value")
    align = cast("Align", fields.choice("align", ("left", "center", "right"), "left"))
    across = fields.count("across", 1, 60, 1)
    column = ListColumn(fields.text("label"), value, value in merge, align, across)
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
        across=fields.count("across", 1, 60, 1),
        down=fields.count("down", 1, 200, 1),
        align=cast("Align", fields.choice("align", ("left", "center", "right"), "left")),
    )
    fields.done()
    return cell


@dataclass(frozen=True, slots=True)
class Filling:
    """What a form is filled with: facts, staff's words for its paths, and how labels are written."""

    ledger: Ledger
    words: Mapping[str, Any]
    say: Callable[[str], str]


def form_table(spec: FormSpec, key: str, filling: Filling) -> Table:
    """Fill in one form; the ledger is already that of its project."""
    own = replace(filling, ledger=narrow(filling.ledger, (spec.where,)))
    form = tuple(tuple(_cell(cell, own, spec.figures) for cell in row) for row in spec.form)
    if not spec.columns:
        caption = filling.say(spec.title)
        return Table(key, caption, len(spec.widths), body=form, widths=spec.widths, style="form")
    spans = _spans(len(spec.widths), spec.columns)
    head = tuple(Cell(c.label, span, align="center", bold=True) for c, span in zip(spec.columns, spans, strict=True))
    items = look_up(filling.words, spec.of) or ()
    return Table(
        key=key,
        caption=filling.say(spec.title),
        columns=len(spec.widths),
        once=form,
        head=(head,),
        body=tuple(_list_rows(spec, items, spans)),
        widths=spec.widths,
        style="form",
    )


def _spans(columns: int, listed: tuple[ListColumn, ...]) -> list[int]:
    """Columns that each list column covers: the last takes what is left."""
    spans = [column.across for column in listed]
    return [*spans[:-1], columns - sum(spans[:-1])]


def _cell(cell: FormCell, filling: Filling, money: Form) -> Cell:
    across, down = cell.across, cell.down
    if cell.amount is not None:
        shown = narrow(filling.ledger, (cell.amount,)).total.shown(money)
        return Cell(str(shown), across, down, align="center", number=shown.value, asked=shown.origin)
    if cell.label:
        return Cell(filling.say(cell.label), across, down, align="center", bold=True)
    path, value = _first(filling.words, cell.text)
    asked = Stated(path) if isinstance(value, (Money, int, Decimal)) else None
    return Cell(_written(value, money), across, down, align=cell.align, asked=asked)


def _first(words: Mapping[str, Any], paths: str) -> tuple[str, Any]:
    """The first of some paths that is filled in, and what stands there."""
    found = ((path, look_up(words, path)) for path in paths.split(" | "))
    return next(((path, value) for path, value in found if value not in (None, "", (), [])), ("", ""))


def _written(value: Any, money: Form) -> str:  # noqa: ANN401 - whatever staff wrote there
    if isinstance(value, Money):
        return str(value.shown(money))
    return "\n".join(value) if isinstance(value, (tuple, list)) else str(value)


def look_up(words: Mapping[str, Any], path: str) -> Any:  # noqa: ANN401 - whatever staff wrote there
    """The value at ``项目.绩效.负责人``; None where nothing was filled in."""
    found: Any = words
    for step in path.split("."):
        found = found.get(step) if isinstance(found, dict) else None
    return found


def _list_rows(spec: FormSpec, items: Any, spans: list[int]) -> Iterator[Row]:  # noqa: ANN401
    kept = _with_kept([item for item in items if item], spec)
    rows = [[_value(item, column.value) for column in spec.columns] for item in kept]
    for index, row in enumerate(rows):
        cells = []
        for place, column in enumerate(spec.columns):
            down = _run(rows, index, place, spec) if column.merge else 1
            if down:
                align: Align = "center" if column.merge else column.align
                number = kept[index].get(column.value)
                number = number if isinstance(number, Decimal) else None
                asked = None if number is None else Stated(f"{spec.of}.{column.value}")
                cells.append(Cell(row[place], spans[place], down, align=align, number=number, asked=asked))
        yield tuple(cells)


def _with_kept(items: list[Mapping[str, Any]], spec: FormSpec) -> list[Mapping[str, Any]]:
    """The items in the order of what is kept, each kept value with at least one row; then all others."""
    if not spec.keep:
        return items
    merged = [column.value for column in spec.columns if column.merge]
    groups: dict[tuple[str, ...], list[Mapping[str, Any]]] = {values: [] for values in spec.keep}
    for item in items:
        groups.setdefault(tuple(_value(item, name) for name in merged), []).append(item)
    filled = (rows or [dict(zip(merged, values, strict=True))] for values, rows in groups.items())
    return [item for rows in filled for item in rows]


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
