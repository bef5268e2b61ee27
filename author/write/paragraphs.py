"""Paragraphs, headings and the contents as bands: one band for each line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from author.write.compositor import baseline
from author.write.lines import Line, Measure
from author.write.page import Item, Link, Reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from author.document import Contents, Heading, Paragraph, Style
    from author.write.compositor import Compositor

_NUMBER_ROOM = 2.4
"""Ems kept free of text for the page number of a contents entry: four digits and a gap."""
_HANG = 2.0
"""Ems by which the further lines of a contents entry stand in."""


@dataclass(frozen=True, slots=True)
class Band:
    """A strip of the page that cannot be cut; lengths in points."""

    height: float
    items: tuple[Item, ...]
    before: float = 0.0
    """Dropped at the top of a page, except on a cover."""
    after: float = 0.0
    keep: bool = False
    """Stands on the same page as the band after it."""
    closes: bool = False
    """Ends what stands above it, as a signature does, and begins no page if that can be helped."""
    anchor: str | None = None


def paragraph_bands(paragraph: Paragraph, width: float, compositor: Compositor) -> list[Band]:
    """Set a paragraph in its style."""
    weights = [run.bold for run in paragraph.runs for _ in run.text]
    return _bands(paragraph.text, compositor.style(paragraph.style), width, compositor, weights)


def heading_bands(heading: Heading, width: float, compositor: Compositor) -> list[Band]:
    """Set a heading; its first band bears its anchor and it never parts from what follows."""
    bands = _bands(heading.text, compositor.style(heading.style), width, compositor)
    bands = [replace(band, keep=True) for band in bands]
    return [replace(bands[0], anchor=heading.anchor), *bands[1:]]


def contents_bands(
    contents: Contents, entries: Sequence[Heading], width: float, compositor: Compositor
) -> Iterator[Band]:
    """Set the table of contents with references in place of page numbers."""
    for band in _bands(contents.title, compositor.style("contents-title"), width, compositor):
        yield replace(band, keep=True)
    for entry in entries:
        yield from _entry(entry, width, compositor)


def _bands(text: str, style: Style, width: float, compositor: Compositor, weights: Sequence[bool] = ()) -> list[Band]:
    font, size = compositor.faces[style.face], style.size
    room = width - (style.left + style.right) * size
    measure = Measure(
        first=room - style.indent * size,
        rest=room,
        size=size,
        tracking=style.tracking,
        justify=style.align == "justify",
        balance=style.align == "center",
    )
    lines = compositor.breaker.lines(text, font, measure)
    down = baseline(style.leading, size)
    bands = []
    for number, line in enumerate(lines):
        x = style.left * size + _offset(line, measure.rest if number else measure.first, style)
        x += 0 if number else style.indent * size
        bold = weights[line.start : line.start + len(line.text)]
        item = compositor.text(line, font, size, (x, down), bold)
        bands.append(Band(style.leading, (item,), keep=_kept(number, len(lines), style), closes=style.align == "right"))
    bands[0] = replace(bands[0], before=style.before)
    bands[-1] = replace(bands[-1], after=style.after)
    return bands


def _kept(number: int, count: int, style: Style) -> bool:
    """Whether a line stays with the next: no page begins or ends with a lone line of four or more."""
    return style.keep_next or (count >= 4 and number in (0, count - 2))


def _offset(line: Line, room: float, style: Style) -> float:
    if style.align == "center":
        return (room - line.width) / 2
    return room - line.width if style.align == "right" else 0.0


def _entry(entry: Heading, width: float, compositor: Compositor) -> Iterator[Band]:
    """One entry of the contents: its lines stay together, its number stands at the end of the last."""
    style = _entry_style(entry.level, compositor)
    font, size = compositor.faces[style.face], style.size
    left = style.left * size
    room = width - left - _NUMBER_ROOM * size
    measure = Measure(room, room - _HANG * size, size, style.tracking)
    lines = compositor.breaker.lines(entry.entry or entry.text, font, measure)
    down = baseline(style.leading, size)
    for number, line in enumerate(lines):
        last = number == len(lines) - 1
        x = left + (_HANG * size if number else 0)
        items: list[Item] = [compositor.text(line, font, size, (x, down))]
        if last:
            items.append(Reference(x + line.width, width, down, size, font, entry.anchor))
        items.append(Link(x, 0, width, style.leading, entry.anchor))
        before, after = (0 if number else style.before), (style.after if last else 0)
        yield Band(style.leading, tuple(items), before, after, keep=not last)


def _entry_style(level: int, compositor: Compositor) -> Style:
    """Return the style of entries of a level, or that of the deepest level which has one."""
    names = (f"contents-{depth}" for depth in range(level, 0, -1))
    return next(compositor.style(name) for name in names if name in compositor.look.styles)
