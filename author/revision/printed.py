"""What is printed, as things that can change: cells of tables and forms by row and column, sentences of sections.

Everything has a name by which the same thing is found in another document, whatever stands before it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from author.compose.figures import SENTENCE
from author.document import Heading, Paragraph, Table
from author.form.formspec import FormSpec
from author.ground.findings import Place
from author.read.schemapath import rule_along

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from author.compose.composition import Composition, PrintedSection
    from author.compose.printedtable import PrintedTable
    from author.document import Placed
    from author.ledger.question import Origin

Kind = Literal["table", "form", "text"]
FRONT, SIGNED = "封面", "落款"


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell, or a figure in a sentence: what it is called in its row, what it prints, what that is the answer to."""

    called: str
    text: str
    origin: Origin | None = None
    unit: str = ""
    """What the number is counted in; empty where the words around it say so, or it is none."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, a label of a form with what stands beside it, or a sentence."""

    name: str
    """By which it is found again: code and words of a row with what tells it from others, the whole sentence."""
    place: Place
    spots: tuple[Spot, ...]
    called: str | None = None
    """What a reader calls it, where that is less; empty for the one row of a table without words."""

    @property
    def said(self) -> str:
        """What a reader calls it."""
        return self.name if self.called is None else self.called

    @property
    def text(self) -> str:
        """All that it prints beside its name."""
        return "；".join(f"{spot.called} {spot.text}".strip() for spot in self.spots if spot.text)


@dataclass(frozen=True, slots=True)
class Container:
    """A table, a goal form, or a section."""

    key: tuple[str, str]
    """The name of its file in the form, and the code of the project where each has one of its own."""
    kind: Kind
    name: str
    place: Place
    rows: tuple[Row, ...]
    part: str = ""
    """What the part around it is called: 第二部分."""


def containers(composition: Composition) -> Iterator[Container]:
    """All that the document prints but the contents and what follows from its layout, in print order."""
    front, signed = _around(composition)
    if front:
        yield _words((FRONT, ""), FRONT, front)
    units = composition.edition.look.whole
    for part in composition.parts:
        name = part.title.partition("　")[0]
        yield from (_headed(block, name) for block, _ in part.heading if isinstance(block, Heading))
        yield from (_table(table, name) for table in part.tables)
        for section in part.sections:
            yield _section(section, units)
            yield from (_table(table, name) for table in section.tables)
    if signed:
        yield _words((SIGNED, ""), SIGNED, signed)


def _around(composition: Composition) -> tuple[list[Paragraph], list[Paragraph]]:
    """The lines of the cover, and those behind all parts."""
    inside = {id(block) for part in composition.parts for block, _ in part.blocks}
    sections = composition.document.sections
    cover = [block for section in sections if not section.numbered for block in section.blocks]
    rest = [block for section in sections if section.numbered for block in section.blocks if id(block) not in inside]
    return [b for b in cover if isinstance(b, Paragraph)], [b for b in rest if isinstance(b, Paragraph)]


def _headed(heading: Heading, name: str) -> Container:
    """The heading of a part, which is in no section."""
    place = Place(name, heading.anchor)
    return Container((heading.anchor, ""), "text", name, place, (Row(heading.text, place, ()),))


def _words(key: tuple[str, str], name: str, paragraphs: Iterable[Paragraph]) -> Container:
    place = Place(name, "")
    return Container(key, "text", name, place, tuple(row for each in paragraphs for row in _sentences(each, place)))


def _section(section: PrintedSection, units: tuple[str, ...]) -> Container:
    """A section's sentences; the tables that it places are containers of their own."""
    inside = {id(block) for table in section.tables for block in table.blocks}
    rows = tuple(_section_rows(section, inside, units))
    return Container((section.key, ""), "text", section.name, section.place(), rows)


def _section_rows(section: PrintedSection, inside: set[int], units: tuple[str, ...]) -> Iterator[Row]:
    number = 0
    for block, _ in section.blocks:
        if id(block) in inside:
            continue
        if isinstance(block, Heading):
            yield Row(block.text, section.place(), ())
        elif isinstance(block, Paragraph):
            number += block.style == "body"
            yield from _sentences(block, section.place(f"第{number}段"), units)


def _sentences(block: Paragraph, place: Place, units: tuple[str, ...] = ()) -> Iterator[Row]:
    text, begin, runs = block.text, 0, list(block.runs)
    for found in SENTENCE.finditer(text):
        if said := found[0].strip():
            inside = []
            while runs and begin < found.end():
                run = runs.pop(0)
                begin += len(run.text)
                if run.asked is not None:
                    inside.append(Spot("", run.text, run.asked, _unit(text, begin, units)))
            yield Row(said, place, tuple(inside))


def _unit(text: str, end: int, units: tuple[str, ...]) -> str:
    """What stands behind a number and belongs to it."""
    return next((unit for unit in sorted((*units, "%"), key=len, reverse=True) if text.startswith(unit, end)), "")


def _table(table: PrintedTable, part: str) -> Container:
    kind: Kind = "form" if table.grid is None else "table"
    name = " ".join(dict.fromkeys(filter(None, (table.name, table.title, table.project))))
    rows = _form_rows(table) if table.grid is None else _amount_rows(table)
    project = table.table.about.removeprefix(table.spec.key).removeprefix("/")
    return Container((table.spec.key, project), kind, name, table.place(), (*_notes(table), *rows), part)


def _notes(table: PrintedTable) -> Iterator[Row]:
    """What stands above and below the table itself."""
    for block in table.blocks:
        if isinstance(block, (Heading, Paragraph)):
            yield Row(block.text, table.place(), ())
        elif isinstance(block, Table) and block.strip:
            yield from (Row(text, table.place(), ()) for text in block.strip if text)


def _amount_rows(table: PrintedTable) -> Iterator[Row]:
    """Rows by side, code and words, and by the row above that has no code: units may have rows of the same subjects."""
    heads, around = _called(table.rows.heads), ""
    for row in table.rows.rows:
        around = around if row.code else row.name
        coded = bool(row.words) and row.words[0].startswith(row.code)
        said = " ".join(filter(None, (*(() if coded else (row.code,)), *row.words)))
        side = str(min(row.cells, default=0))
        unit = table.spec.figures.unit
        spots = (Spot(heads[column], cell.text, cell.asked, unit) for column, cell in row.cells.items())
        name = "/".join((side, around if row.code else "", said))
        yield Row(name, table.place(row.number, row.name), tuple(spots), said)


def _called(heads: Mapping[int, tuple[str, ...]]) -> Mapping[int, str]:
    """Columns by the last label above each, or by all where two have one last label."""
    times = Counter(labels[-1] for labels in heads.values())
    return {column: labels[-1] if times[labels[-1]] == 1 else "/".join(labels) for column, labels in heads.items()}


def _form_rows(table: PrintedTable) -> Iterator[Row]:
    made = table.table
    heads = {cell.column: cell.cell.text for row in made.placed_head for cell in row}
    for row in made.placed_once or made.placed_body:
        yield from _labelled(table, row)
    if made.placed_once and isinstance(table.spec, FormSpec):
        yield from _listed(table, made.placed_body, heads, table.spec)


def _labelled(table: PrintedTable, row: Sequence[Placed]) -> Iterator[Row]:
    """A cell of the upper part goes by the label before it; one left blank is there too, and may be filled in."""
    label = ""
    for cell in row:
        if cell.cell.bold:
            label = cell.cell.text
        else:
            yield Row(label, table.place(), (Spot(label, cell.cell.text, cell.cell.asked),))


def _listed(
    table: PrintedTable, rows: Iterable[Sequence[Placed]], heads: Mapping[int, str], spec: FormSpec
) -> Iterator[Row]:
    """A row of the list goes by what its first columns say, down to that by which its items are told apart."""
    naming = _naming(table, spec)
    above: dict[str, str] = {}
    for row in rows:
        said = {heads.get(cell.column, ""): cell.cell for cell in row}
        above |= {label: said[label].text for label in naming if label in said}
        name = " ".join(filter(None, (above.get(label, "") for label in naming)))
        spots = tuple(Spot(label, cell.text, cell.asked) for label, cell in said.items() if label not in naming)
        yield Row(name, table.place(), spots)


def _naming(table: PrintedTable, spec: FormSpec) -> list[str]:
    """The heads of the columns down to the name of an item; down to the first that is not merged where none is it."""
    rule = rule_along(table.saying.submission.schema, spec.of) or {}
    called = rule.get("meta", {}).get("called")
    last = next((n for n, column in enumerate(spec.columns) if column.value == called), None)
    first = next((n for n, column in enumerate(spec.columns) if not column.merge), len(spec.columns))
    return [column.label for column in spec.columns[: (first if last is None else last) + 1]]
