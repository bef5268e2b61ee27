"""What a document shows, as plain texts that a file read back can be compared with."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from author.document import Heading, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.document import Document, Look, Placed

Rows = list[list[str]]
_BLANK = re.compile(r"\s+")


def normal(text: str) -> str:
    """Without blanks, and with one form of each sign: readers of PDF differ in both."""
    return _BLANK.sub("", unicodedata.normalize("NFKC", text))


def paper_name(look: Look) -> str:
    """A4, or the sides of another paper."""
    sides = (look.width_mm, look.height_mm)
    return "A4" if sorted(sides) == [210, 297] else f"{sides[0]:g}×{sides[1]:g} 毫米"


def blocks(document: Document) -> Iterator[tuple[str, str | Rows]]:
    """(what it is called, its text or its rows) for everything after the contents page's own text."""
    near = ""
    for block in document.blocks:
        if isinstance(block, (Heading, Paragraph)):
            near = block.text if isinstance(block, Heading) else near
            if shown := normal(block.text):
                yield near, shown
        elif isinstance(block, Table):
            if block.once:
                yield near, _rows(block.placed_once, block.columns)
            strip = [[text for text in map(normal, block.strip or ()) if text]]
            yield near, [*(strip if strip[0] else []), *_rows(block.placed_head + block.placed_body, block.columns)]


def _rows(rows: tuple[tuple[Placed, ...], ...], columns: int) -> Rows:
    lines = []
    for row in rows:
        line = [""] * columns
        for placed in row:
            line[placed.column] = normal(placed.cell.text)
        lines.append(line)
    return lines
