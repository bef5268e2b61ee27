"""What layout hands to the writer: pages of slabs, slabs of items in reading order.

Lengths are points. A slab stands on the page by its upper left corner, counted from the page's lower
left one as in PDF; its items count from that corner to the right and **down**. So one slab's items,
a table head say, serve on many pages.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from author.write.faces import Font, Span


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; ``y`` is its baseline."""

    x: float
    y: float
    size: float
    spans: tuple[Span, ...]
    spacing: float = 0.0
    """Added after every character."""
    nudges: tuple[tuple[int, float], ...] = ()
    """(Index in the line, length): added after that character beyond ``spacing``."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Straight lines (x0, y0, x1, y1) of one thickness."""

    lines: tuple[tuple[float, float, float, float], ...]
    thickness: float


@dataclass(frozen=True, slots=True)
class Leader:
    """A row of dots; they stand on a grid counted from the left, so those of several lines align."""

    x0: float
    x1: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Link:
    """A rectangle that leads to an anchor."""

    x0: float
    y0: float
    x1: float
    y1: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A page number not yet known, right-aligned at ``x1`` after dots that begin at ``x0``."""

    x0: float
    x1: float
    y: float
    size: float
    font: Font
    anchor: str


Item = Text | Rules | Leader | Link | Reference


@dataclass(frozen=True, slots=True)
class Slab:
    """Items that stand together on a page; links to ``anchor`` lead here."""

    x: float
    y: float
    items: tuple[Item, ...]
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page; ``number`` is printed, None on a cover."""

    width: float
    height: float
    number: int | None
    slabs: tuple[Slab, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A document on its pages."""

    pages: tuple[Page, ...]
    page_of: Mapping[str, int]
    """Anchor of a heading or key of a table → printed page number; none for unnumbered pages."""
    widths: Mapping[str, tuple[float, ...]]
    """Key of a table → column widths in points; they sum to the width of the text block."""
    sizes: Mapping[str, float]
    """Key of a table → the size of its text in points."""
    missing: frozenset[str]
    """Characters that no font has; a replacement mark is printed for them."""
    rows_of: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """Key of a table → (first row of the body, printed page number) for each page that it stands on."""

    def page(self, anchor: str, row: int = 0) -> int | None:
        """The printed page of a heading, or of a row of a table's body (from 1); None for what bears no number."""
        starts = [page for first, page in self.rows_of.get(anchor, ()) if first < row]
        return starts[-1] if starts else self.page_of.get(anchor)
