r"""Headings and the table of contents in Word: bookmarks, links, and fields that are filled in already.

Word's contents field collects the built-in heading styles (``\o``) and hidden TC fields (``\f``). A
heading that the contents list under other words, or not at all, only looks like a heading style and
brings a TC field of its own, so that it is still right after the clerk updates the field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.document import Heading
from author.write.word.markup import (
    NOTHING,
    Xml,
    field,
    field_begin,
    field_end,
    hidden_field,
    joined,
    quoted,
    run,
    switch,
    w,
)
from author.write.word.styles import BUILT_IN, leader, outline, plain_id, style_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.document import Contents, Document

DEPTH = 2
"""Levels that the contents list."""

CONTENTS = rf'TOC \o "1-{DEPTH}" \f \h \z'
"""The field that collects the contents."""


def bookmarks(document: Document) -> dict[str, int]:
    """Anchor -> number of the bookmark, in reading order."""
    anchors = (block.anchor for block in document.blocks if isinstance(block, Heading))
    return {anchor: number for number, anchor in enumerate(anchors, start=1)}


def bookmark_name(number: int) -> str:
    """A name as Word gives to the targets of its contents; at most 40 letters, digits and underscores."""
    return f"_Toc{number:09d}"


def _level(heading: Heading) -> int:
    return min(heading.level, DEPTH)


def _built_in_level(heading: Heading) -> int:
    """The level under which Word lists the heading by its style; 0 for not at all."""
    level = BUILT_IN[heading.style].level if heading.style in BUILT_IN else 0
    return level if level <= DEPTH else 0


def collected(heading: Heading) -> bool:
    """Whether its style alone makes Word list the heading rightly."""
    return heading.entry == heading.text and _built_in_level(heading) == _level(heading)


def only_alike(heading: Heading) -> bool:
    """Whether Word would list the heading wrongly by its style, so that it may only look like it."""
    return _built_in_level(heading) > 0 and not collected(heading)


def heading_paragraph(heading: Heading, number: int, *, breaks: bool, section: Xml = NOTHING) -> Xml:
    """A heading as bookmark ``number``; ``breaks``: it begins a page; ``section``: it ends that section."""
    properties = w("pPr", heading_properties(heading, breaks=breaks), section)
    return w("p", properties, marked(number, listing(heading), run(heading.text)))


def heading_properties(heading: Heading, *, breaks: bool) -> Xml:
    """What is in the ``w:pPr`` of a heading; ``breaks``: it begins a page."""
    alike = only_alike(heading)
    level = 0 if alike else outline(heading.style)
    return joined(
        w("pStyle", val=plain_id(heading.style) if alike else style_id(heading.style)),
        w("keepNext"),
        switch("pageBreakBefore", on=breaks),
        w("outlineLvl", val=heading.level - 1) if heading.level != level else NOTHING,
    )


def listing(heading: Heading, *, gone: bool = False) -> Xml:
    """The TC field of a heading that its style does not list rightly; ``gone`` as for `run`."""
    if heading.entry is None or collected(heading):
        return NOTHING
    return hidden_field(rf"TC {quoted(heading.entry)} \l {_level(heading)}", gone=gone)


def marked(number: int, *content: Xml) -> Xml:
    """``content`` inside bookmark ``number``."""
    start = w("bookmarkStart", id=number, name=bookmark_name(number))
    return joined(start, *content, w("bookmarkEnd", id=number))


def contents(
    block: Contents, document: Document, numbers: Mapping[str, int], page_of: Mapping[str, int], tab: float | None
) -> Xml:
    """The table of contents; ``tab``: where page numbers end, in points, if not where the style says."""
    title = w("p", w("pPr", w("pStyle", val=style_id("contents-title"))), run(block.title))
    return framed(title if block.title else NOTHING, *_entries(document, numbers, page_of, tab))


def framed(*paragraphs: Xml) -> Xml:
    """The frame by which Word knows a table of contents."""
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    return w("sdt", w("sdtPr", gallery), w("sdtContent", *paragraphs))


def _entries(
    document: Document, numbers: Mapping[str, int], page_of: Mapping[str, int], tab: float | None
) -> Iterator[Xml]:
    """Yield a paragraph per entry and a last one that ends the field."""
    opening = field_begin(CONTENTS)
    for heading in document.entries:
        number = numbers[heading.anchor]
        page = page_reference(number, page_of.get(heading.anchor))
        yield w("p", w("pPr", entry_properties(heading, tab)), opening, linked(number, run(heading.entry or ""), page))
        opening = NOTHING
    yield w("p", w("pPr", w("pStyle", val="Gap")), opening, field_end())


def entry_properties(heading: Heading, tab: float | None) -> Xml:
    """What is in the ``w:pPr`` of an entry."""
    style = w("pStyle", val=style_id(f"contents-{_level(heading)}"))
    return style if tab is None else joined(style, leader(tab))


def linked(number: int, *content: Xml) -> Xml:
    """A link to the heading with bookmark ``number``."""
    return w("hyperlink", *content, anchor=bookmark_name(number), history=1)


def page_reference(number: int, page: int | None) -> Xml:
    """Leaders and the page of the heading with bookmark ``number``, if that bears a number."""
    if not page:
        return NOTHING
    return joined(w("r", w("tab")), field(rf"PAGEREF {bookmark_name(number)} \h", str(page)))
