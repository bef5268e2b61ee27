"""The one composition: parts, tables, sections and rows of a document, numbered and labelled once.

Whoever names a place in the document asks here: the document itself, rules, sums, explain, verify and messages. Nothing
of it depends on paper; pages come from the layout, where there is one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from author.compose.answers import answers
from author.compose.narrative import NUMBER, pieces
from author.compose.printedtable import PrintedTable, numbered_tables, placed_tables
from author.compose.saying import Saying
from author.document import Contents, Document, Heading, Paragraph, Run, Section, Table
from author.ground.findings import EditionError, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.compose.answers import Answer
    from author.document import Block, Orientation
    from author.form.edition import Edition
    from author.form.parts import Line, Part
    from author.ground.findings import Source
    from author.submission import Submission

Turned = tuple["Block", "Orientation"]
"""A block and how its paper lies."""


@dataclass(frozen=True)
class PrintedSection:
    """A section of the narrative where it is printed."""

    key: str
    part: str
    """What a reader calls its part: 第三部分."""
    blocks: tuple[Turned, ...]
    tables: tuple[PrintedTable, ...]
    """Those that it places."""
    compared: tuple[Answer, ...]
    """The figures that it compares with last year and gives a reason for."""

    @property
    def heading(self) -> str:
        """``五、关于…一般公共预算当年拨款情况说明``; empty for a section without one."""
        return next((block.text for block, _ in self.blocks if isinstance(block, Heading)), "")

    @property
    def number(self) -> str:
        """``五``; the whole heading where it has no number."""
        found = NUMBER.match(self.heading)
        return found[0] if found else self.heading

    @property
    def name(self) -> str:
        """What a reader calls it: 第三部分 五."""
        return f"{self.part} {self.number}".strip()

    def place(self, words: str = "") -> Place:
        """``第三部分 五、行政运行``"""
        return Place(self.name + (f"、{words}" if words else ""), self.key)


@dataclass(frozen=True)
class PrintedPart:
    """A part of the document: its heading, and its tables or sections."""

    title: str
    heading: tuple[Turned, ...]
    tables: tuple[PrintedTable, ...] = ()
    sections: tuple[PrintedSection, ...] = ()

    @property
    def blocks(self) -> Iterator[Turned]:
        """All blocks in print order."""
        yield from self.heading
        for table in self.tables:
            yield from ((block, table.spec.orientation) for block in table.blocks)
        for section in self.sections:
            yield from section.blocks


@dataclass(frozen=True)
class Composition:
    """One submission in one form."""

    edition: Edition
    submission: Submission

    @cached_property
    def saying(self) -> Saying:
        """Its templates and words."""
        return Saying(self.edition, self.submission)

    @cached_property
    def parts(self) -> tuple[PrintedPart, ...]:
        """The parts in print order; EditionError when the edition asks for what does not exist."""
        return tuple(self._part(number, part) for number, part in enumerate(self.edition.parts, 1))

    @cached_property
    def tables(self) -> tuple[PrintedTable, ...]:
        """Every table and form, in print order."""
        placed = (table for section in self.sections for table in section.tables)
        return (*(table for part in self.parts for table in part.tables), *placed)

    @cached_property
    def sections(self) -> tuple[PrintedSection, ...]:
        """Every section that prints something, in print order."""
        return tuple(section for part in self.parts for section in part.sections)

    @cached_property
    def document(self) -> Document:
        """The whole document."""
        edition, say = self.edition, self.saying.line
        blocks = [turned for part in self.parts for turned in part.blocks]
        last: Orientation = blocks[-1][1] if blocks else "portrait"
        _check_anchors([block for block, _ in blocks], edition.at)
        front = [Section(tuple(self._lines(edition.cover, "cover")), numbered=False)] if edition.cover else []
        if edition.contents_title:
            front.append(Section((Contents(say(edition.contents_title, edition.at)),)))
        signed = ((line, last) for line in self._lines(edition.signature, "signature"))
        return Document(
            title=say(edition.document_title, edition.at),
            author=self.submission.unit,
            created=self.submission.words["公开日期"].isoformat(),
            sections=(*front, *_on_paper([*blocks, *signed])),
            look=edition.look,
            subject=edition.title,
        )

    def _lines(self, lines: tuple[Line, ...], about: str) -> Iterator[Paragraph]:
        for line in lines:
            if said := self.saying.line(line.text, self.edition.at):
                yield Paragraph((Run(said),), line.style, about)

    def _part(self, number: int, part: Part) -> PrintedPart:
        title = self.saying.line(part.title, self.edition.at)
        anchor = f"part-{number}"
        heading = Heading(title, 1, "part", anchor, title, new_page=True, about=anchor)
        return PrintedPart(
            title,
            ((heading, part.orientation),) if title else (),
            tuple(numbered_tables(self.saying, part)),
            tuple(self._sections(part, title.partition("　")[0])),
        )

    def _sections(self, part: Part, name: str) -> Iterator[PrintedSection]:
        """Those that print something; one whose template prints nothing is not there and takes no number."""
        place = 1
        for key in part.sections:
            section = self._section(part, name, key, place)
            if section.blocks:
                place += 1
                yield section

    def _section(self, part: Part, name: str, key: str, place: int) -> PrintedSection:
        spec, saying = self.edition.sections[key], self.saying
        found = answers(spec, self.submission.ledger, saying.manner)
        text = saying.rendered(spec.body, spec.at, **{"名词": saying.terms, "序": place, **found})
        blocks: list[Turned] = []
        tables: list[PrintedTable] = []
        for piece in pieces(text, key, saying.origins):
            if isinstance(piece, str):
                placed = list(self._placed(piece, spec.at))
                tables += placed
                blocks += [(block, table.spec.orientation) for table in placed for block in table.blocks]
            else:
                blocks.append((piece, part.orientation))
        return PrintedSection(key, name, tuple(blocks), tuple(tables), tuple(_compared(found)))

    def _placed(self, key: str, at: Source) -> Iterator[PrintedTable]:
        if key not in self.edition.tables:
            raise EditionError(f"@table 后面的 {key[:60]} 不是表的名称", at, "名称要写明，不能用变量拼成")
        return placed_tables(self.saying, key)


def _compared(found: Mapping[str, Any]) -> Iterator[Answer]:
    for figure in found.values():
        each = figure if isinstance(figure, list) else [figure]
        yield from (one for one in each if one.reason_path and one.asked_why)


def _check_anchors(blocks: list[Block], at: Source) -> None:
    """Links and bookmarks find headings and tables by names that only one of each has."""
    names = [block.anchor for block in blocks if isinstance(block, Heading)]
    names += [block.key for block in blocks if isinstance(block, Table)]
    for name, count in Counter(names).items():
        if count > 1:
            hint = "表和节的文件名不要相同；@table 不要放在循环里"
            raise EditionError(f"{name} 在文件里出现了{count}次", at, hint)


def _on_paper(blocks: list[Turned]) -> Iterator[Section]:
    """Split into sections where the paper turns."""
    gathered: list[Block] = []
    for index, (block, orientation) in enumerate(blocks):
        if gathered and orientation != blocks[index - 1][1]:
            yield Section(tuple(gathered), blocks[index - 1][1])
            gathered = []
        gathered.append(block)
    if gathered:
        yield Section(tuple(gathered), blocks[-1][1])
