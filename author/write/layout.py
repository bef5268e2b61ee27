"""A document on its pages: walks the blocks, places each, then fills in the page numbers of the contents."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from author.document import Heading, Paragraph, Table
from author.write.compositor import POINTS, Compositor
from author.write.flow import Flow, Sheet
from author.write.lines import Line
from author.write.page import Item, Layout, Leader, Page, Reference, Slab
from author.write.paragraphs import contents_bands, heading_bands, paragraph_bands
from author.write.tableflow import place_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from author.document import Block, Contents, Document
    from author.write.columns import Columns
    from author.write.faces import Faces

_FOLIO_FACE, _FOLIO_SIZE = "宋体", 14.0
"""Of page numbers, by GB/T 9704: 四号半角宋体."""
_NOTE = "note"
"""The style of a line that goes with the table above it."""
_LEADER_GAP = 0.4
"""Ems between a contents entry, its dots and its number."""


def lay_out(document: Document, faces: Faces, progress: Callable[[int], None] | None = None) -> Layout:
    """Set a document; ``progress`` is told the number of pages so far after each page."""
    compositor = Compositor(document.look, faces)
    placer = _Placer(document, compositor, progress or (lambda _: None))
    for section in document.sections:
        placer.flow.begin(Sheet.of(document.look, section), numbered=section.numbered)
        for index, block in enumerate(section.blocks):
            if isinstance(block, Table):
                placer.place_table(block, section.blocks[index + 1 : index + 2])
            else:
                placer.place(block)
    pages = placer.flow.finish()
    numbers = placer.flow.page_of
    return Layout(
        pages=tuple(_filled(page, numbers, compositor) for page in pages),
        page_of=numbers,
        widths={key: columns.widths for key, columns in placer.columns.items()},
        sizes={key: columns.size for key, columns in placer.columns.items()},
        missing=compositor.missing,
        rows_of={key: tuple(starts) for key, starts in placer.flow.rows_of.items()},
    )


class _Placer:
    def __init__(self, document: Document, compositor: Compositor, progress: Callable[[int], None]) -> None:
        self._document, self._compositor = document, compositor
        self.flow = Flow(self._furniture, progress)
        self.columns: dict[str, Columns] = {}

    def place_table(self, table: Table, after: tuple[Block, ...]) -> None:
        """Place a table so that the note ``after`` it, if there is one, stands on its last page."""
        width, compositor = self.flow.sheet.block_width, self._compositor
        notes = [block for block in after if isinstance(block, Paragraph) and block.style == _NOTE]
        bands = [band for note in notes for band in paragraph_bands(note, width, compositor)]
        gap = 2 * compositor.look.tables[table.style].padding
        below = sum(band.before + band.height for band in bands) + (gap if bands else 0.0)
        self.columns[table.key] = place_table(table, self.flow, compositor, below)

    def place(self, block: Heading | Paragraph | Contents) -> None:
        flow, compositor = self.flow, self._compositor
        width = flow.sheet.block_width
        if isinstance(block, Heading):
            if block.new_page:
                flow.turn(settle=True)
            bands = heading_bands(block, width, compositor)
        elif isinstance(block, Paragraph):
            bands = paragraph_bands(block, width, compositor)
        else:
            bands = list(contents_bands(block, self._document.entries, width, compositor))
        for band in bands:
            flow.add(band)

    def _furniture(self, sheet: Sheet, number: int | None) -> tuple[Slab, ...]:
        """Return the page number below the text block: outer side, one em in."""
        if number is None:
            return ()
        look, font = self._document.look, self._compositor.faces.get(_FOLIO_FACE)
        text = look.page_number.format(number)
        width = font.width(text) * _FOLIO_SIZE
        x = sheet.block_width - width - _FOLIO_SIZE if number % 2 else _FOLIO_SIZE
        item = self._compositor.text(Line(text, 0, width), font, _FOLIO_SIZE, (x, look.footer_mm * POINTS))
        return (Slab(sheet.left, sheet.top - sheet.block_height, (item,)),)


def _filled(page: Page, numbers: Mapping[str, int], compositor: Compositor) -> Page:
    """Return the page with numbers and dots in place of references."""
    if not any(isinstance(item, Reference) for slab in page.slabs for item in slab.items):
        return page
    slabs = tuple(
        replace(slab, items=tuple(done for item in slab.items for done in _resolved(item, numbers, compositor)))
        for slab in page.slabs
    )
    return replace(page, slabs=slabs)


def _resolved(item: Item, numbers: Mapping[str, int], compositor: Compositor) -> tuple[Item, ...]:
    """Turn a reference into dots and a number, or into nothing when the page it leads to bears none."""
    if not isinstance(item, Reference):
        return (item,)
    if item.anchor not in numbers:
        return ()
    text, gap = str(numbers[item.anchor]), _LEADER_GAP * item.size
    width = item.font.width(text) * item.size
    number = compositor.text(Line(text, 0, width), item.font, item.size, (item.x1 - width, item.y))
    return number, Leader(item.x0 + gap, item.x1 - width - gap, item.y, item.size)
