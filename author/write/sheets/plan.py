"""Which sheets a workbook has: one for each table, its name, and what stands above and below the table."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from author.document import Heading, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from author.document import Block, Document, Orientation

LONGEST_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\s]+")
_RESERVED = "history"
"""Excel keeps this name for itself."""
_TITLES, _NOTE = "table-", "note"
"""Styles of what belongs to a table: its label, title and subtitle above it, its notes below."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A sheet to be written."""

    name: str
    """At most 31 characters; unique in the workbook, also without regard to case."""
    table: Table
    titles: tuple[Heading | Paragraph, ...]
    notes: tuple[Paragraph, ...]
    orientation: Orientation
    subject: str = ""
    """What tells the table from others of the same caption: what its first form row says that theirs do not."""


def plans(document: Document, *taken: str) -> tuple[Plan, ...]:
    """A plan for each table, in reading order; ``taken`` are the names that other sheets bear."""
    names = {name.lower() for name in (*taken, _RESERVED)}
    tables = [block for block in document.blocks if isinstance(block, Table)]
    subjects = _subjects(tables)
    made = []
    for section in document.sections:
        for index, block in enumerate(section.blocks):
            if isinstance(block, Table):
                titles = _titles(section.blocks[:index])
                name = _unique(titles[0].text if titles else block.caption, names)
                notes = tuple(_notes(section.blocks[index + 1 :]))
                made.append(Plan(name, block, titles, notes, section.orientation, subjects.get(block.key, "")))
    return tuple(made)


def _titles(above: Sequence[Block]) -> tuple[Heading | Paragraph, ...]:
    def is_title(block: Block) -> bool:
        return isinstance(block, Heading | Paragraph) and block.style.startswith(_TITLES)

    found = [block for block in takewhile(is_title, reversed(above)) if isinstance(block, Heading | Paragraph)]
    return tuple(reversed(found))


def _notes(below: Sequence[Block]) -> Iterator[Paragraph]:
    for block in below:
        if not isinstance(block, Paragraph) or block.style != _NOTE:
            return
        yield block


def _unique(wanted: str, names: set[str]) -> str:
    """``wanted`` as Excel accepts it, with a number when it is taken; adds it to ``names``."""
    begin = _FORBIDDEN.sub(" ", wanted).strip(" '") or "表"
    name, number = begin[:LONGEST_NAME].strip(" '"), 1
    while name.lower() in names:
        number += 1
        end = f" ({number})"
        name = begin[: LONGEST_NAME - len(end)].rstrip(" '") + end
    names.add(name.lower())
    return name


def _subjects(tables: Sequence[Table]) -> dict[str, str]:
    """By key: the first text of a form's upper part that not all tables with its caption have."""
    alike = Counter(table.caption for table in tables)
    texts = {table.key: _texts(table) for table in tables if alike[table.caption] > 1}
    common = Counter((table.caption, text) for table in tables for text in set(texts.get(table.key, ())))
    return {
        table.key: next((t for t in texts[table.key] if common[table.caption, t] < alike[table.caption]), "")
        for table in tables
        if table.key in texts
    }


def _texts(table: Table) -> list[str]:
    return [cell.text for row in table.once for cell in row if cell.text and not cell.bold and cell.number is None]
