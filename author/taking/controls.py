"""What tables of totals can do: give control figures, and prove the sums of the lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from author.ledger.codes import book_of_names
from author.ledger.ledger import NATURES
from author.ledger.money import Money
from author.taking.cells import number
from author.taking.oldlines import nature
from author.taking.synonyms import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from author.ground.findings import Source
    from author.submission.lines import Books
    from author.taking.lines import TakenLine
    from author.taking.synonyms import Synonyms
    from author.taking.tables import Table

_AROUND = re.compile(r"^[0-9.]+|\(.*\)$")
_KINDS = book_of_names("支出类别", NATURES)


@dataclass(frozen=True)
class Control:
    """A control figure that a table of totals gives."""

    money: Money
    at: Source


def controls(tables: Iterable[Table], words: Synonyms) -> dict[str, Control]:
    """Name of a control figure to what the first table says that has it."""
    found: dict[str, Control] = {}
    for table in tables:
        named = _AROUND.sub("", word(table.page.name))
        for name, control in _of_table(table, words.controls.get(named, {}), words):
            found.setdefault(name, control)
    return found


def _of_table(table: Table, wanted: Mapping[str, str], words: Synonyms) -> Iterator[tuple[str, Control]]:
    """The figures of the row that is the total of the whole table."""
    totals = [row for row in table.rows() if _says_total(table, row, words)]
    for head in table.heads if totals and table.unit else ():
        name = wanted.get(word(head.path[-1])) if head.path else None
        text = table.page.rows.get(totals[-1], {}).get(head.column, "")
        if name and text:
            try:
                amount = number(text, words)
            except ValueError:
                continue
            yield name, Control(Money.of(amount, table.unit), table.at(totals[-1], head.column))


def _says_total(table: Table, row: int, words: Synonyms) -> bool:
    cells = table.page.rows.get(row, {})
    return bool(cells) and words.is_total(cells[min(cells)])


def sums(lines: Iterable[TakenLine], books: Books) -> dict[str, Money]:
    """What the control figures are by the lines."""
    found: dict[str, Money] = {}
    for line in lines:
        kind = nature(line.nature, line.project, line.economic, books)
        for name in ("收入总计", "支出总计", *_KINDS.path(kind)):
            found[name] = found.get(name, Money()) + line.current
    return found
