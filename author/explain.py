"""How a printed figure came about: its cell, the lines behind it, the rounding, and where else it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from author.compose import compose, grids
from author.document import Heading, Paragraph, Table
from author.editions.tablespec import TableSpec
from author.wording import numeral

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.compose import NamedGrid
    from author.editions.edition import Edition
    from author.editions.tablespec import ValueColumn
    from author.ledger import Ledger
    from author.money import Figure
    from author.submission import Submission
    from author.tables import GridRow, PanelGrid

_NUMBER = re.compile(r"[\d,]+(?:\.\d+)?")


def _in_words(table: str) -> str:
    """``表五`` for ``表5``, as some forms number their tables."""
    return re.sub(r"(?<=^表)\d{1,3}$", lambda found: numeral(int(found[0])), table)


@dataclass(frozen=True)
class PrintedCell:
    """One amount of a table: its address, its facts, and what is printed."""

    table: str
    title: str
    row: tuple[str, ...]
    """The words and codes that the row goes by."""
    column: tuple[str, ...]
    """The labels above the column."""
    ledger: Ledger
    figure: Figure

    @property
    def address(self) -> str:
        """``表5/2101501 行政运行/基本支出``"""
        return f"{self.table}/{' '.join(self.row)}/{self.column[-1]}"

    def answers_to(self, wanted: list[str], *, exact: bool) -> bool:
        """Whether every part of an address names this cell: the table, then words of row and column."""
        table, *rest = wanted
        if not {table, _in_words(table)} & {self.table, self.title}:
            return False
        names = (*self.row, *self.column)
        return all(any(part == name or (not exact and part in name) for name in names) for part in rest)


@dataclass(frozen=True)
class Mention:
    """A figure in the narrative or in a form: under which heading, and the sentence or the words of its row."""

    heading: str
    sentence: str


@dataclass(frozen=True)
class Printed:
    """All figures of one document."""

    edition: Edition
    submission: Submission

    @cached_property
    def cells(self) -> tuple[PrintedCell, ...]:
        """Every cell of every table that prints an amount."""
        named = grids(self.edition, self.submission)
        return tuple(cell for table in named for side in table.grid.panels for cell in self._side(table, side))

    def _side(self, table: NamedGrid, side: PanelGrid) -> Iterator[PrintedCell]:
        for row in (*side.rows, *side.tail):
            for column in side.panel.columns:
                ledger = side.cell(row, column)
                if ledger.total:
                    yield self._cell(table, side, row, column, ledger)

    def _cell(
        self, table: NamedGrid, side: PanelGrid, row: GridRow, column: ValueColumn, ledger: Ledger
    ) -> PrintedCell:
        codes = [word for stub, word in zip(side.panel.stub, row.words, strict=True) if stub.part and word]
        words = [word for stub, word in zip(side.panel.stub, row.words, strict=True) if not stub.part and word]
        whole = any(stub.whole for stub in side.panel.stub)
        code = (codes[-1] if whole else "".join(codes)) if codes else ""
        figure = ledger.total.shown(table.grid.spec.figures)
        return PrintedCell(
            table.label.rstrip("：:"), table.title, tuple(filter(None, (code, *words))), column.head, ledger, figure
        )

    def find(self, address: str) -> list[PrintedCell]:
        """The cells of an address like ``表5/2101501/基本支出``; the exact ones where there are any."""
        wanted = [part.strip() for part in address.split("/") if part.strip()]
        exact = [cell for cell in self.cells if cell.answers_to(wanted, exact=True)]
        return exact or [cell for cell in self.cells if cell.answers_to(wanted, exact=False)]

    def showing(self, figure: str) -> list[PrintedCell]:
        """The cells that print ``figure``."""
        return [cell for cell in self.cells if str(cell.figure) == figure]

    def same_money(self, cell: PrintedCell) -> list[PrintedCell]:
        """The other cells that print the very same facts."""
        facts = set(cell.ledger.facts)
        return [other for other in self.cells if other is not cell and set(other.ledger.facts) == facts]

    def mentions(self, figure: str) -> list[Mention]:
        """The sentences of the narrative and the rows of forms that print ``figure``."""
        found, heading = [], ""
        for block in compose(self.edition, self.submission).blocks:
            if isinstance(block, Heading):
                heading = block.text
            elif isinstance(block, Paragraph):
                found += _saying(figure, heading, block.text)
            elif isinstance(block, Table) and self._is_form(block):
                name = " ".join(filter(None, (heading, self._project(block))))
                found += [mention for row in _rows(block) for mention in _saying(figure, name, row)]
        return found

    def _is_form(self, table: Table) -> bool:
        return not isinstance(self.edition.tables.get(table.key.removesuffix("-table")), TableSpec)

    def _project(self, form: Table) -> str:
        """The project whose form it is; empty for a form that is printed once."""
        number = re.search(r"-(\d+)-table$", form.key)
        return str(self.submission.words["项目"][int(number[1]) - 1]["名称"]) if number else ""


def _saying(figure: str, heading: str, words: str) -> list[Mention]:
    """The sentences of some words that print ``figure``."""
    sentences = re.split(r"(?<=[。；])", words)
    return [Mention(heading, sentence) for sentence in sentences if figure in _NUMBER.findall(sentence)]


def _rows(form: Table) -> Iterator[str]:
    return (" ".join(cell.text for cell in row if cell.text) for row in (*form.once, *form.body))
