"""Where in the document a value of staff's file is printed, as a reader finds it, and in which part."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, cached_property
from typing import TYPE_CHECKING

from author.document import Paragraph
from author.form.formspec import FormSpec
from author.ground.findings import Place
from author.ledger.question import Change, Stated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.compose.composition import Composition, PrintedSection
    from author.compose.printedtable import PrintedTable
    from author.ledger.question import Origin
    from author.read.tree import Path

_AROUND = 8
"""Signs to each side of the words in question by which they are told from the same words elsewhere."""
_BEGINNING = 24
_LEAST = 4
"""Signs of a text that is looked for: shorter ones stand in many places."""
_NOWHERE = Place("", "")
_MOST = 5_000
"""Texts that are looked for; of more findings than people read, it is enough to know what they are about."""


class PrintedPlaces:
    """The places of one composition, gathered when they are asked for."""

    def __init__(self, composition: Composition) -> None:
        self._composition = composition
        self._left = _MOST
        self._sought = cache(self._search)

    def place(self, path: Path, text: str, part: str, name: str) -> str:
        """Where the value at ``path`` is printed: by its words, its project's form, its number; empty where nobody knows.

        ``name`` is its project, or the code of its line.
        """
        top = path[0] if path else ""
        if top == "预算明细":
            return self._rows.get(name, _NOWHERE)
        if top == "项目" and "绩效" in path:
            return self._forms.get(name, _NOWHERE)
        found = self._sought(_probe(text, part)) or self._stated(path)
        return found or self._rows.get(name, _NOWHERE)

    def chapter(self, place: str) -> str:
        """``第三部分``: the part in which a place is; empty where nobody knows."""
        return self._chapters.get(place.anchor, "") if isinstance(place, Place) else ""

    @cached_property
    def _chapters(self) -> Mapping[str, str]:
        found = {}
        for part in self._composition.parts:
            placed = (table for section in part.sections for table in section.tables)
            anchors = [
                *(section.key for section in part.sections),
                *(table.table.key for table in (*part.tables, *placed)),
            ]
            found.update(dict.fromkeys(anchors, " ".join(part.title.split())))
        return found

    @cached_property
    def _forms(self) -> Mapping[str, Place]:
        """Project to its goal form; of units' projects with one name the first one."""
        found: dict[str, Place] = {}
        for table in self._composition.tables:
            if table.project:
                found.setdefault(table.project, Place(f"{table.name}（{table.project}）", table.table.key))
        return found

    @cached_property
    def _rows(self) -> Mapping[str, Place]:
        """Codes and words of rows to the first row of a table that goes by them."""
        found: dict[str, Place] = {}
        for table in self._composition.tables:
            for row in table.rows.rows if table.grid else ():
                for words in filter(None, (row.code, *row.words)):
                    found.setdefault(words, table.place(row.number, row.name))
        return found

    # Numbers that are printed as staff stated them

    def _stated(self, path: Path) -> str:
        """The section that prints the number at ``path``, or another one of what is around it."""
        dotted = ".".join(str(step) for step in path if isinstance(step, str))
        while dotted:
            if dotted in self._numbers:
                return self._numbers[dotted]
            dotted = dotted.rpartition(".")[0]
        return ""

    @cached_property
    def _numbers(self) -> Mapping[str, Place]:
        found: dict[str, Place] = {}
        for section in self._composition.sections:
            for place, block in _paragraphs(section):
                for path in (path for run in block.runs for path in _stated_in(run.asked)):
                    while path:
                        found.setdefault(path, place)
                        path = path.rpartition(".")[0]  # noqa: PLW2901 - around it
        return found

    # Words

    def _search(self, probe: str) -> str:
        if len(probe) < _LEAST or self._left <= 0:
            return ""
        self._left -= 1
        at = self._text.find(probe)
        return self._places[bisect_right(self._begins, at) - 1] if at >= 0 else ""

    @cached_property
    def _printed(self) -> tuple[tuple[Place, str], ...]:
        """All texts of sections, and of forms that are not of a project."""
        return tuple(_texts(self._composition))

    @cached_property
    def _text(self) -> str:
        return "\n".join(text for _, text in self._printed)

    @cached_property
    def _places(self) -> list[Place]:
        return [place for place, _ in self._printed]

    @cached_property
    def _begins(self) -> list[int]:
        begins, at = [], 0
        for _, text in self._printed:
            begins.append(at)
            at += len(text) + 1
        return begins


def _probe(text: str, part: str) -> str:
    """What to look for: the words in question with what is around them, or the beginning of the text."""
    at = text.find(part) if part else -1
    if at < 0:
        return text[:_BEGINNING].strip()
    return text[max(at - _AROUND, 0) : at + len(part) + _AROUND].strip("。；，、 ")


def _paragraphs(section: PrintedSection) -> Iterator[tuple[Place, Paragraph]]:
    number = 0
    for block, _ in section.blocks:
        if isinstance(block, Paragraph):
            number += block.style == "body"
            yield section.place(f"第{number}段"), block


def _texts(composition: Composition) -> Iterator[tuple[Place, str]]:
    for section in composition.sections:
        for place, block in _paragraphs(section):
            yield place, " ".join(block.text.split())
    for table in composition.tables:
        if isinstance(table.spec, FormSpec) and not table.spec.each:
            yield from _cells(table)


def _cells(table: PrintedTable) -> Iterator[tuple[Place, str]]:
    for row in (*table.table.once, *table.table.body):
        yield from ((table.place(), " ".join(cell.text.split())) for cell in row if cell.text)


def _stated_in(origin: Origin | None) -> Iterator[str]:
    if isinstance(origin, Stated):
        yield origin.path
    elif isinstance(origin, Change):
        yield from (side.path for side in (origin.now, origin.base) if isinstance(side, Stated))
