"""How a form file describes a form table: label cells, texts, amounts and a list.

Read and checked when the edition is loaded; see docs/editions.md for every key with an example.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from author.document import Align, Cell, placed
from author.form.conditions import read_condition
from author.form.figures import read_figures, read_zero
from author.ground.findings import near

if TYPE_CHECKING:
    from collections.abc import Mapping

    from author.document import Orientation
    from author.form.fields import Fields
    from author.ground.findings import Source
    from author.ledger.codes import CodeBook
    from author.ledger.condition import Condition
    from author.ledger.money import Form
    from author.ledger.question import Dimension

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
