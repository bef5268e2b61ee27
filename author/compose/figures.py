"""Every printed figure with its origin and its place: cells of tables and forms, figures in sentences."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from author.document import Heading, Paragraph
from author.wording.words import numeral

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.compose.composition import Composition, PrintedSection
    from author.compose.printedrows import PrintedRow
    from author.compose.printedtable import PrintedTable
    from author.document import Placed
    from author.ground.findings import Place
    from author.ledger.question import Origin

SENTENCE = re.compile(r"[^。；\n]*[。；]?")
"""Sentences and clauses of a text, one after the other."""
_FIGURE = re.compile(r"[\d,]+\.\d+|\d{1,2}")
_NUMBERED = re.compile(r"(?<=^表)\d{1,3}$")


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A number on paper."""

    origin: Origin
    text: str
    """The digits as printed: 237.15."""
    place: Place
    within: tuple[str, ...]
    """What the table, form or section around it may be called."""
    names: tuple[str, ...]
    """What it goes by in there: words and labels of its row and column; its paragraph and its sentence."""
    address: str
    """``表5/2101501 行政运行/基本支出``: what `explain` takes, and understands as no other figure."""
    context: str
    """For readers: the title of the table, or the sentence."""

    def answers_to(self, wanted: list[str], *, exact: bool) -> bool:
        """Whether every part of an address names this figure: what is around it, then what it goes by."""
        around, *rest = wanted
        if not {around, _in_words(around)} & set(self.within):
            return False
        names = (*self.names, self.text)
        return all(any(part == n or (not exact and _is_words(part) and part in n) for n in names) for part in rest)


def _is_words(part: str) -> bool:
    """A number is meant as it is printed, never as a part of another."""
    return not _FIGURE.fullmatch(part)


def printed_figures(composition: Composition) -> Iterator[PrintedFigure]:
    """All of them, in print order of tables, then of sections with the forms that they place."""
    for table in composition.tables:
        yield from _in_rows(table) if table.grid else _in_form(table)
    for section in composition.sections:
        yield from _in_sentences(section)


def _in_words(table: str) -> str:
    """``表五`` for ``表5``, as some forms number their tables."""
    return _NUMBERED.sub(lambda found: numeral(int(found[0])), table)


def _called(table: PrintedTable) -> tuple[str, ...]:
    """The label and the title."""
    return tuple(dict.fromkeys((table.name, _in_words(table.name), table.label, table.title)))


def _in_rows(table: PrintedTable) -> Iterator[PrintedFigure]:
    rows, called = table.rows, _called(table)
    times, around = Counter(_said(row) for row in rows.rows), ""
    for row in rows.rows:
        place, said = table.place(row.number, row.name), _said(row)
        around = around if row.code else row.name
        within = around if row.code and times[said] > 1 else ""
        for column, cell in row.cells.items():
            if cell.asked is not None and cell.text:
                head = rows.heads[column]
                address = "/".join(filter(None, (table.name, within, said, head[-1])))
                names = tuple(filter(None, (row.code, *row.words, said, within, *head)))
                yield PrintedFigure(cell.asked, cell.text, place, called, names, address, table.title)


def _said(row: PrintedRow) -> str:
    """Code and words; where units have rows of the same, that of the unit above tells them apart."""
    return " ".join(filter(None, (row.code, *row.words)))


def _in_form(table: PrintedTable) -> Iterator[PrintedFigure]:
    made = table.table
    heads = {cell.column: cell.cell.text for row in made.placed_head for cell in row}
    for row in made.placed_once or made.placed_body:
        yield from _in_form_row(table, row)
    for number, row in enumerate(made.placed_body if made.placed_once else (), 1):
        words = " ".join(cell.cell.text for cell in row if cell.cell.asked is None)
        for cell in row:
            if cell.cell.asked is not None and cell.cell.text:
                names = (heads.get(cell.column, ""), f"第{number}行", words)
                yield _form_figure(table, cell, names, "/".join((f"第{number}行", names[0])), words)


def _in_form_row(table: PrintedTable, row: tuple[Placed, ...]) -> Iterator[PrintedFigure]:
    """A figure of the upper part goes by the label before it."""
    words, label = " ".join(cell.cell.text for cell in row if cell.cell.text), ""
    for cell in row:
        if cell.cell.bold:
            label = cell.cell.text
        elif cell.cell.asked is not None and cell.cell.text:
            yield _form_figure(table, cell, (label, words), label, words)


def _form_figure(table: PrintedTable, cell: Placed, names: tuple[str, ...], own: str, words: str) -> PrintedFigure:
    assert cell.cell.asked is not None  # noqa: S101 - only such cells are asked for
    address = "/".join(filter(None, (table.name, table.project, own)))
    context = " ".join(filter(None, (table.title, table.project))) + f"：{words}"
    place, called = table.place(0), _called(table)
    project = (table.project,) if table.project else ()
    return PrintedFigure(cell.cell.asked, cell.cell.text, place, called, (*project, *names), address, context)


def _in_sentences(section: PrintedSection) -> Iterator[PrintedFigure]:
    number, heading = 0, section.heading
    called = tuple(dict.fromkeys((section.name, section.number, section.heading)))
    for block, _ in section.blocks:
        if isinstance(block, Heading):
            heading = block.text
        elif isinstance(block, Paragraph) and block.style == "body":
            number += 1
            yield from _in_paragraph(section, block, number, called, heading)


def _in_paragraph(
    section: PrintedSection, block: Paragraph, number: int, called: tuple[str, ...], heading: str
) -> Iterator[PrintedFigure]:
    begin, seen = 0, dict.fromkeys((run.text for run in block.runs), 0)
    sentences = list(SENTENCE.finditer(block.text))
    for run in block.runs:
        end = begin + len(run.text)
        if run.asked is not None:
            seen[run.text] += 1
            again = f"#{seen[run.text]}" if seen[run.text] > 1 else ""
            sentence = next(found[0] for found in sentences if found.start() <= begin < found.end())
            paragraph = f"第{number}段"
            names = (paragraph, f"{run.text}{again}", sentence, heading)
            address = f"{section.name}/{paragraph}/{run.text}{again}"
            place = section.place(paragraph)
            yield PrintedFigure(run.asked, run.text, place, called, names, address, f"{heading}：{sentence}")
        begin = end
