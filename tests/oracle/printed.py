"""A document as a reader sees it: sections with their words, tables as texts in columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from author.document import Contents, Heading, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.document import Document, Placed


@dataclass(frozen=True)
class PrintedTable:
    """A table; a place that a wide or a high cell covers is an empty text."""

    labels: list[str]
    """The lowest label above each column."""
    upper: list[list[str]]
    """The rows above the head, in forms: the texts of their cells."""
    body: list[list[str]]


@dataclass
class PrintedSection:
    """A section or a table, with what stands under its heading."""

    heading: str
    lines: list[str] = field(default_factory=list)
    """Its headings and paragraphs; a heading inside it begins with ``# ``."""
    tables: list[PrintedTable] = field(default_factory=list)


def read(document: Document) -> dict[str, list[PrintedSection]]:
    """第一部分 … 第四部分 to their sections."""
    parts: dict[str, list[PrintedSection]] = {}
    sections: list[PrintedSection] = []
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            sections = parts.setdefault(block.text.partition("　")[0], [])
            if not block.text.endswith("名词解释"):
                continue
            sections.append(PrintedSection(block.text))
        elif isinstance(block, Heading) and block.level == 2:
            sections.append(PrintedSection(block.text))
        elif not sections or isinstance(block, Contents):
            continue
        elif isinstance(block, Heading):
            sections[-1].lines += [f"# {block.text}"] if block.style != "table-label" else []
        elif isinstance(block, Paragraph):
            sections[-1].lines += [block.text] if block.style in ("body", "note") else []
        elif isinstance(block, Table):
            sections[-1].tables.append(_table(block))
    return parts


def _table(table: Table) -> PrintedTable:
    upper = table.placed_once or (() if table.head else table.placed_body)
    body = table.placed_body if table.placed_once or table.head else ()
    return PrintedTable(
        _labels(table),
        [[cell.cell.text for cell in row] for row in upper],
        [_texts(row, table.columns) for row in body],
    )


def _texts(row: tuple[Placed, ...], columns: int) -> list[str]:
    found = [""] * columns
    for cell in row:
        found[cell.column] = cell.cell.text
    return found


def _labels(table: Table) -> list[str]:
    labels = [""] * table.columns
    for row in table.placed_head:
        if not all(cell.cell.text in ("※", "") or cell.cell.text.isdigit() for cell in row):
            for cell in row:
                labels[cell.column : cell.column + cell.cell.across] = [cell.cell.text] * cell.cell.across
    return labels


def unlike(where: str, expected: list[str], printed: list[str]) -> Iterator[str]:
    """Line by line what differs; a line that only one side has is told too."""
    left = [line for line in expected if line not in printed]
    right = [line for line in printed if line not in expected]
    for index in range(max(len(left), len(right))):
        mine, theirs = (side[index] if index < len(side) else "（没有）" for side in (left, right))
        yield f"{where}：应是 {mine!r}，印的是 {theirs!r}"
    if not left and not right and expected != printed:
        yield f"{where}：次序或重复不对：应是 {expected}，印的是 {printed}"
