"""Tables and forms as trees: panels, columns, rows, cells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from author.form.formspec import FormSpec
from author.form.tablespec import FixedRow
from author.workshop.difference.node import AsUsual, Node, said

if TYPE_CHECKING:
    from author.form.formspec import FormCell
    from author.form.tablespec import EachRow, Panel, TableSpec, Usual
    from author.submission.lines import Books


@dataclass(frozen=True)
class Tables:
    """Makes trees of the tables of one edition; what they all have in common is left to the edition."""

    books: Books
    usual: Usual

    def node(self, spec: TableSpec | FormSpec, place: str) -> Node:
        """A table; ``place`` is where it is printed: the title of a part or the key of a section."""
        node = self._form(spec) if isinstance(spec, FormSpec) else self._table(spec)
        return replace(node, says={"place": place, **node.says}, text="\n".join(node.names))

    def _table(self, spec: TableSpec) -> Node:
        says = said(spec, self.books, "panels", "title")
        says |= {name: AsUsual.USUAL for name, usual in vars_of(self.usual).items() if says[name] == usual}
        named = len(spec.panels) > 1
        panels = tuple(self._panel(panel, named=named) for panel in spec.panels)
        return Node("table", spec.title, spec.key, says, panels)

    def _panel(self, panel: Panel, *, named: bool) -> Node:
        name = panel.columns[0].head[0] if named else ""
        stub = (
            Node("stub", _headed(each.head, named=named), says=said(each, self.books, "head")) for each in panel.stub
        )
        columns = (
            Node("column", _headed(each.head, named=named), says=said(each, self.books, "head"))
            for each in panel.columns
        )
        rows = (self._row(row, tail=tail) for tail in (False, True) for row in (panel.tail if tail else panel.rows))
        return Node("panel", name, inside=(*stub, *columns, *rows))

    def _row(self, row: FixedRow | EachRow, *, tail: bool) -> Node:
        says = {**said(row, self.books, "label", "place"), "tail": tail}
        if not isinstance(row, FixedRow):
            return Node("rows", "", says=says)
        return Node("row", row.label, says={**says, "token": row.place})

    def _form(self, spec: FormSpec) -> Node:
        says: dict[str, Any] = said(spec, self.books, "form", "columns", "figures", "each", "title")
        says |= {"once_per": spec.each, "zero": spec.figures.zero}
        figures, usual = (replace(form, zero=None) for form in (spec.figures, self.usual.figures))
        says["figures"] = AsUsual.USUAL if figures == usual else figures
        cells = (self._cell(cell) for row in spec.form for cell in row)
        columns = (Node("list", each.label, says=said(each, self.books, "label")) for each in spec.columns)
        return Node("form", spec.title, spec.key, says, (*cells, *columns))

    def _cell(self, cell: FormCell) -> Node:
        return Node("cell", cell.label, says=said(cell, self.books, "label"))


def vars_of(usual: Usual) -> dict[str, Any]:
    """What tables have in common, by the names that tables give it."""
    return {"preparer": usual.preparer, "unit_line": usual.unit_line, "figures": usual.figures}


def _headed(head: tuple[str, ...], *, named: bool) -> str:
    return "/".join(head[1:] if named and len(head) > 1 else head)
