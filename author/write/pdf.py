"""The PDF writer: pages laid out, put into a file with subset fonts, links, an outline and properties."""

from __future__ import annotations

import os
from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfdoc import PDFZCompress
from reportlab.pdfgen.canvas import Canvas

from author.document import Heading
from author.write.content import Pen, PenFont
from author.write.embed import register
from author.write.page import Link, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from author.document import Document
    from author.write.faces import Faces, Font, Span
    from author.write.page import Layout, Page
    from author.write.typeface import Typeface

_OUTLINE_LEVELS = 3
_STAMP_FACE = "黑体"
_STAMP_ANGLE, _STAMP_GREY, _STAMP_SHARE = 45.0, 0.92, 0.7
"""Degrees; 1 is white; of the page's shorter side that the text covers."""
_NOTE_SIZE, _NOTE_TOP = 10.5, 42.0
"""Points: the small stamp at the page's head and its baseline below the edge."""


def write(document: Document, path: Path, layout: Layout, faces: Faces) -> None:
    """Write a document laid out with these faces to a file; equal input gives equal bytes.

    Raises OSError when the file cannot be written.
    """
    stamp = _Stamp(document.stamp, faces.get(_STAMP_FACE)) if document.stamp else None
    subsets = {face: face.subset(frozenset(chars)) for face, chars in _used(layout, stamp).items()}
    names = {face: register(subset) for face, subset in subsets.items()}
    canvas = _canvas(document, path, next(iter(names.values()), None))
    pen = Pen({face: PenFont.of(_named(canvas, names[face]), subset) for face, subset in subsets.items()})
    _label(canvas, layout.pages)
    for page in layout.pages:
        canvas.setPageSize((page.width, page.height))
        if stamp:
            canvas.addLiteral(stamp.drawn(page, pen))
        canvas.addLiteral(pen.page(page))
        _connect(canvas, page)
        canvas.showPage()
    _outline(canvas, document)
    canvas.save()


class _Stamp:
    """The mark of a draft: large and grey beneath the text, small and red at the page's head."""

    def __init__(self, text: str, font: Font) -> None:
        self.spans: tuple[Span, ...] = font.spans(text)
        self._ems = font.width(text)

    def drawn(self, page: Page, pen: Pen) -> str:
        """Return the operators of both marks."""
        size = _STAMP_SHARE * min(page.width, page.height) / max(self._ems, 1)
        back = self._ems * size / 2 * 2**-0.5, 0.35 * size * 2**-0.5
        place = (page.width / 2 - back[0] + back[1], page.height / 2 - back[0] - back[1])
        large = pen.slanted(self.spans, size, place, _STAMP_ANGLE, f"{_STAMP_GREY} g")
        note = ((page.width - self._ems * _NOTE_SIZE) / 2, page.height - _NOTE_TOP)
        return f"{large}\n{pen.slanted(self.spans, _NOTE_SIZE, note, 0.0, '0.8 0 0 rg')}"


def _used(layout: Layout, stamp: _Stamp | None) -> dict[Typeface, set[str]]:
    """Which characters each font file draws."""
    used: dict[Typeface, set[str]] = defaultdict(set)
    for span in _spans(layout, stamp):
        used[span.face].update(span.text)
    return used


def _spans(layout: Layout, stamp: _Stamp | None) -> Iterator[Span]:
    items = (item for page in layout.pages for slab in page.slabs for item in slab.items)
    for item in items:
        if isinstance(item, Text):
            yield from item.spans
    yield from stamp.spans if stamp else ()


def _canvas(document: Document, path: Path, font: str | None) -> Any:  # noqa: ANN401 - reportlab is untyped
    """Open a canvas with the document's properties; no date but the document's own enters the file."""
    options: dict[str, Any] = {"initialFontName": font, "pageCompression": 0, "invariant": 1, "pdfVersion": (1, 7)}
    with _without_clock():
        canvas: Any = Canvas(str(path), lang=document.language, **options)
    # Page streams that reportlab compresses itself are also written out in ASCII, a quarter longer.
    canvas._doc.defaultStreamFilters = [PDFZCompress]  # noqa: SLF001 - the setting has no other door
    canvas.setTitle(document.title)
    canvas.setAuthor(document.author)
    canvas.setSubject(document.subject)
    canvas.setKeywords(", ".join(document.keywords))
    canvas.setCreator("kzauthor")
    canvas.setDateFormatter(lambda *_: f"D:{document.created.replace('-', '')}")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


@contextmanager
def _without_clock() -> Iterator[None]:
    """reportlab puts SOURCE_DATE_EPOCH into the file's fingerprint, also where it is asked for none."""
    set_by_others = os.environ.pop("SOURCE_DATE_EPOCH", None)
    try:
        yield
    finally:
        if set_by_others is not None:
            os.environ["SOURCE_DATE_EPOCH"] = set_by_others


def _named(canvas: Any, font: str) -> str:  # noqa: ANN401 - reportlab is untyped
    """Put a registered font into the file; returns the name that content streams use."""
    return str(canvas._doc.getInternalFontName(font))  # noqa: SLF001 - setFont would write to the page


def _label(canvas: Any, pages: Iterable[Page]) -> None:  # noqa: ANN401 - reportlab is untyped
    """Let readers show the printed page numbers; one entry where a run of numbered or bare pages begins."""
    numbered: bool | None = None
    for index, page in enumerate(pages):
        if numbered != (page.number is not None):
            numbered = page.number is not None
            canvas.addPageLabel(index, style="ARABIC" if numbered else None, start=page.number)


def _connect(canvas: Any, page: Page) -> None:  # noqa: ANN401 - reportlab is untyped
    """Bind the anchors of the current page and add its links."""
    for slab in page.slabs:
        if slab.anchor:
            canvas.bookmarkPage(slab.anchor, fit="XYZ", left=0, top=slab.y)
        for item in slab.items:
            if isinstance(item, Link):
                box = (slab.x + item.x0, slab.y - item.y1, slab.x + item.x1, slab.y - item.y0)
                canvas.linkAbsolute("", item.anchor, box)


def _outline(canvas: Any, document: Document) -> None:  # noqa: ANN401 - reportlab is untyped
    """Add headings to the outline; a level that skips one, which PDF forbids, moves up."""
    level = -1
    for block in document.blocks:
        if isinstance(block, Heading) and block.level <= _OUTLINE_LEVELS:
            level = min(block.level - 1, level + 1)
            canvas.addOutlineEntry(block.entry or block.text, block.anchor, level)
    if level >= 0:
        canvas.showOutline()
