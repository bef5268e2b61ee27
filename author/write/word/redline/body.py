"""The body of two documents in Word: what both have as the project's own writers write it, and around it the changes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from author.align.sequences import Both
from author.document import Contents, Heading, Paragraph, Table
from author.write.word.body import first_page, tab_of
from author.write.word.headings import framed
from author.write.word.markup import NOTHING, Xml, w
from author.write.word.paper import page_properties, paper, section_properties
from author.write.word.redline.chain import GAP, Tracked, paragraph, paragraphs
from author.write.word.redline.contents import ContentsWriter
from author.write.word.redline.marks import kind_of
from author.write.word.redline.paragraphs import tracked
from author.write.word.tables import KEPT_GAP

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from author.align.documents import Standing
    from author.document import Document
    from author.write.word.body import Pages
    from author.write.word.paper import Paper
    from author.write.word.redline.bookmarks import Bookmarks
    from author.write.word.redline.marks import Marks
    from author.write.word.redline.tables import Tables


@dataclass(frozen=True, slots=True)
class Compared:
    """Two documents put side by side, with the pages of the new one."""

    old: Document
    new: Document
    standings: Sequence[Both[Standing]]
    pages: Pages


@dataclass(frozen=True, slots=True)
class _Nowhere:
    """The pages of a document that nobody laid out."""

    page_of: Mapping[str, int] = field(default_factory=dict)
    widths: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    sizes: Mapping[str, float] = field(default_factory=dict)


class Body:
    """Writes the content of ``w:body``, once."""

    def __init__(self, compared: Compared, tables: Tables, marks: Marks, numbers: Bookmarks) -> None:
        self._compared, self._tables, self._marks, self._numbers = compared, tables, marks, numbers
        self._chain: list[Tracked] = []
        self._under_table = False
        self._before: list[Standing | None] = [None, None]

    def pieces(self) -> Iterator[Xml]:
        """Yield it in pieces."""
        for both in self._compared.standings:
            self._chain += self._gaps(both)
            shown = both.new or both.old
            block = shown.block if shown else None
            if block is None:
                yield from self._end(both)
            elif isinstance(block, Table):
                yield from self._table(both)
            elif isinstance(block, Contents):
                yield from self._contents(both)
            else:
                self._chain.append(tracked(both, self._numbers.of(both), self._marks))
            here = (both.old, both.new)
            self._before = [now or before for now, before in zip(here, self._before, strict=True)]

    def _gaps(self, both: Both[Standing]) -> Iterator[Tracked]:
        """The paragraph of one point that one of the documents, or each, has here."""
        old, new = (_gap_above(at, before) for at, before in zip((both.old, both.new), self._before, strict=True))
        if old and new:
            yield Tracked("kept", GAP, GAP, NOTHING)
        elif old or new:
            yield Tracked("old" if old else "new", GAP, GAP, NOTHING)

    def _flushed(self, *, stays: bool) -> Iterator[Xml]:
        """The paragraphs so far; ``stays``: what comes next is in both documents."""
        if stays:
            yield from paragraphs(self._chain, self._marks, GAP)
        else:
            yield from (paragraph(each, self._marks) for each in self._chain)
        self._chain = []

    def _table(self, both: Both[Standing]) -> Iterator[Xml]:
        # A paragraph that goes before a table that comes, or the other way round, is followed by no paragraph either.
        crossed = bool(self._chain) and {self._chain[-1].kind, kind_of(both)} == {"old", "new"}
        if self._under_table and not self._chain:
            yield KEPT_GAP  # one that goes above one that comes: without anything between they become one
        yield from self._flushed(stays=both.kept or crossed)
        old, new = both.old.block if both.old else None, both.new.block if both.new else None
        if isinstance(old, Table) and isinstance(new, Table):
            yield from self._tables.kept(old, new, self._sheet(both))
        elif isinstance(old, Table):
            yield from self._tables.only(old, "old", self._sheet(both))
        elif isinstance(new, Table):
            yield from self._tables.only(new, "new", self._sheet(both))
        self._under_table = True

    def _sheet(self, both: Both[Standing]) -> Paper:
        shown = both.new or both.old
        assert shown is not None  # noqa: S101 - never None twice
        return paper(self._compared.new.look, shown.section.orientation)

    def _contents(self, both: Both[Standing]) -> Iterator[Xml]:
        """The contents in their frame; those of one document alone are plain paragraphs, which can go and come."""
        compared = self._compared
        entries = list(self._numbers.entries(compared.standings))
        old, new = (
            (at.block, tab_of(document, paper(document.look, at.section.orientation)))
            if at and isinstance(at.block, Contents)
            else (None, None)
            for at, document in ((both.old, compared.old), (both.new, compared.new))
        )
        writer = ContentsWriter(entries, compared.pages.page_of, self._marks)
        lines = writer.paragraphs(Both(old[0], new[0]), (old[1], new[1]))
        if both.kept:
            yield from self._flushed(stays=True)
            yield framed(*(paragraph(each, self._marks) for each in lines))
        else:
            self._chain += lines

    def _end(self, both: Both[Standing]) -> Iterator[Xml]:
        """The end of a section, in its last paragraph or, for the last section, behind it."""
        properties = self._section(both)
        self._under_table = False
        if both is self._compared.standings[-1]:
            yield from self._flushed(stays=True)
            yield properties
        elif both.kept:
            yield from paragraphs(self._chain, self._marks, GAP, properties)
            self._chain = []
        elif self._chain and self._chain[-1].kind == kind_of(both) and not self._chain[-1].section:
            self._chain[-1] = replace(self._chain[-1], section=properties)
        else:
            self._chain.append(Tracked(kind_of(both), GAP, GAP, NOTHING, properties))

    def _section(self, both: Both[Standing]) -> Xml:
        compared = self._compared
        sides = ((both.old, compared.old, _Nowhere()), (both.new, compared.new, compared.pages))
        made = [
            (at.section, paper(document.look, at.section.orientation), first_page(document, at.number, pages))
            for at, document, pages in sides
            if at
        ]
        section, sheet, start = made[-1]
        before, now = (page_properties(*each[1:]) for each in (made[0], made[-1]))
        change = self._marks.was("sectPrChange", w("sectPr", before)) if before != now else NOTHING
        return section_properties(section, sheet, start, change)


def _gap_above(at: Standing | None, before: Standing | None) -> bool:
    """Whether a document has a paragraph of one point above this place: between two tables, or to end a section in."""
    if at is None or isinstance(at.block, Heading | Paragraph | Contents):
        return False
    above = None if at.first or before is None else before.block
    return isinstance(above, Table) if at.block else not isinstance(above, Heading | Paragraph)
