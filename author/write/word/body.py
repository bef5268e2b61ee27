"""The body of a document in Word, block by block, so that a long one never stands in memory whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from author.document import Contents, Heading, Paragraph, Table
from author.write.word.headings import bookmarks, contents, heading_paragraph
from author.write.word.markup import NOTHING, Xml, run, w
from author.write.word.paper import paper, section_properties
from author.write.word.styles import style_id
from author.write.word.tables import GAP, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.document import Block, Document, Section
    from author.write.word.paper import Paper

STRONG = w("rPr", w("rStyle", val="Strong"))
"""Of a run in bold."""


class Pages(Protocol):
    """What the layout found out."""

    @property
    def page_of(self) -> Mapping[str, int]:
        """Anchor of a heading or key of a table -> printed page number."""

    @property
    def widths(self) -> Mapping[str, tuple[float, ...]]:
        """Key of a table -> widths of its columns in points."""

    @property
    def sizes(self) -> Mapping[str, float]:
        """Key of a table -> size of its text in points."""


def body(document: Document, pages: Pages) -> Iterator[Xml]:
    """Yield the content of ``w:body`` in pieces."""
    numbers = bookmarks(document)
    last = len(document.sections) - 1
    for index, section in enumerate(document.sections):
        sheet = paper(document.look, section.orientation)
        ending = section_properties(section, sheet, first_page(document, index, pages))
        if index < last:
            yield from _section(section, sheet, document, pages, numbers, ending)
        else:
            yield from _section(section, sheet, document, pages, numbers, NOTHING)
            yield ending


def first_page(document: Document, index: int, pages: Pages) -> int | None:
    """The page number a section begins with, where it does not simply go on counting.

    The cover is page 0 and not a second page 1: after an odd page Word and LibreOffice would add a
    blank one before the next odd page.
    """
    before = document.sections[:index]
    section = document.sections[index]
    if not before:
        return 1 if section.numbered else 0
    if before[-1].numbered or not section.numbered:
        return None
    return next(filter(None, (_page(block, pages) for block in section.blocks)), None) or 1


def _page(block: Block, pages: Pages) -> int | None:
    if isinstance(block, Heading):
        return pages.page_of.get(block.anchor)
    return pages.page_of.get(block.key) if isinstance(block, Table) else None


def _section(
    section: Section, sheet: Paper, document: Document, pages: Pages, numbers: Mapping[str, int], ending: Xml
) -> Iterator[Xml]:
    """Yield a section's blocks; the properties ``ending`` it go into its last paragraph."""
    before: Block | None = None
    for block, is_last in _with_last(section.blocks):
        inside = ending if is_last else NOTHING
        match block:
            case Heading():
                breaks = block.new_page and before is not None
                yield heading_paragraph(block, numbers[block.anchor], breaks=breaks, section=inside)
            case Paragraph():
                yield _paragraph(block, inside)
            case Contents():
                yield contents(block, document, numbers, pages.page_of, tab_of(document, sheet))
            case Table():
                if isinstance(before, Table):
                    yield GAP  # two tables without anything between become one
                yield from table(block, document.look, sheet, pages.widths[block.key], pages.sizes[block.key])
        before = block
    if not isinstance(before, Heading | Paragraph):
        yield _gap(ending)


def _with_last(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, bool]]:
    for index, block in enumerate(blocks, start=1):
        yield block, index == len(blocks)


def _gap(ending: Xml) -> Xml:
    """The paragraph that Word wants after a table, and one to end the section in."""
    return w("p", w("pPr", w("pStyle", val="Gap"), ending)) if ending else GAP


def _paragraph(block: Paragraph, ending: Xml) -> Xml:
    runs = (run(part.text, STRONG if part.bold else NOTHING) for part in block.stretches)
    return w("p", w("pPr", w("pStyle", val=style_id(block.style)), ending), *runs)


def tab_of(document: Document, sheet: Paper) -> float | None:
    """Where the contents' page numbers end on a sheet other than the style's."""
    return None if sheet == contents_paper(document) else sheet.text_width


def contents_paper(document: Document) -> Paper:
    """The sheet that the contents stand on; upright without contents."""
    for section in document.sections:
        if any(isinstance(block, Contents) for block in section.blocks):
            return paper(document.look, section.orientation)
    return paper(document.look, "portrait")
