"""The columns of a table, as whoever prints, reads or checks it counts and names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.ground.findings import EditionError, near

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.form.tablespec import Panel, TableSpec
    from author.ground.findings import Source


def width(spec: TableSpec) -> int:
    """How many columns a table has."""
    return sum(len(panel.stub) + len(panel.columns) for panel in spec.panels)


def panels_at(spec: TableSpec) -> Iterator[tuple[int, Panel]]:
    """Each panel with its first column in the table."""
    begin = 0
    for panel in spec.panels:
        yield begin, panel
        begin += len(panel.stub) + len(panel.columns)


def amount_columns(begin: int, panel: Panel) -> range:
    """The columns of the table in which a panel prints its amounts."""
    return range(begin + len(panel.stub), begin + len(panel.stub) + len(panel.columns))


def heads(spec: TableSpec) -> dict[int, tuple[str, ...]]:
    """Each column of amounts with the labels above it, as the form's file has them."""
    return {
        column: value.head
        for begin, panel in panels_at(spec)
        for column, value in zip(amount_columns(begin, panel), panel.columns, strict=True)
    }


def column_named(spec: TableSpec, heads: Mapping[int, tuple[str, ...]], name: str, at: Source) -> int:
    """The one column whose labels, joined by /, are or end with ``name``; EditionError for none or several."""
    names = {column: "/".join(labels) for column, labels in heads.items()}
    exact = [column for column, labels in names.items() if labels == name]
    found = exact or [column for column, labels in names.items() if f"/{labels}".endswith(f"/{name}")]
    if len(found) != 1:
        hint = near(name, names.values()) or f"可写：{'、'.join(names.values())}"
        raise EditionError(f"{spec.key} 里叫“{name}”的栏有 {len(found)} 个", at, hint)
    return found[0]
