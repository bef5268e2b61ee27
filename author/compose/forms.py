"""Form tables filled in: label cells, texts, amounts and a list, such as a sheet of performance targets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from author.document import Align, Cell, Row, Table
from author.ledger.condition import narrow
from author.ledger.money import Money
from author.ledger.question import Stated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from author.form.formspec import FormCell, FormSpec, ListColumn
    from author.ledger.codes import CodeBook
    from author.ledger.ledger import Ledger
    from author.ledger.money import Form
    from author.ledger.question import Dimension

    Books = Mapping[Dimension, CodeBook]


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
        asked = narrow(filling.ledger, (cell.amount,))
        shown = asked.total.shown(money)
        return Cell(str(shown), across, down, align="center", number=shown.value, asked=asked.question)
    if cell.label:
        return Cell(filling.say(cell.label), across, down, align="center", bold=True)
    path, value = _first(filling.words, cell.text)
    origin = Stated(path) if isinstance(value, (Money, int, Decimal)) else None
    return Cell(_written(value, money), across, down, align=cell.align, asked=origin)


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
