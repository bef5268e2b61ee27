"""A printed document: what stands on the pages, without paper and without budget.

``compose`` makes a `Document`, the writers print it. Nothing here knows what a figure means,
and nothing here knows where a page ends. Lengths in `Look` are points unless the name says mm.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from author.ledger.question import Origin

Align = Literal["left", "center", "right", "justify"]
Orientation = Literal["portrait", "landscape"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one weight; a figure is a run of its own."""

    text: str
    bold: bool = False
    asked: Origin | None = None
    """What the figure is the answer to; a writer may ignore it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; ``style`` names an entry of `Look.styles`."""

    runs: tuple[Run, ...]
    style: str = "body"
    about: str = field(default="", compare=False)
    """See `Heading.about`."""

    @property
    def text(self) -> str:
        """The whole text without weights."""
        return "".join(run.text for run in self.runs)

    @property
    def stretches(self) -> Iterator[Run]:
        """The text by weight alone."""
        for bold, runs in groupby(self.runs, key=lambda run: run.bold):
            yield Run("".join(run.text for run in runs), bold)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 is a part, 2 a section or table, 3 and 4 stand inside a section."""

    text: str
    level: int
    style: str
    anchor: str
    """Unique in the document, ASCII: the target of links and bookmarks."""
    entry: str | None = None
    """The text under which the contents list it; None leaves it out."""
    new_page: bool = False
    about: str = field(default="", compare=False)
    """What it speaks of, the same in another document where its number is not: ``projects/培训费``. Blocks in a row may
    share it; empty where nobody said."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The place of the table of contents; its entries are `Document.entries`."""

    title: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; it covers ``across`` columns and ``down`` rows."""

    text: str = ""
    across: int = 1
    down: int = 1
    align: Align = "left"
    bold: bool = False
    indent: int = 0
    """Steps of indentation (one em each)."""
    number: Decimal | None = None
    """The value of a cell that prints a number, as it is printed: rounded, in the unit shown."""
    asked: Origin | None = None
    """What the number is the answer to; a writer may ignore it."""


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell with the place of its upper left corner."""

    row: int
    column: int
    cell: Cell


def placed(rows: tuple[Row, ...], columns: int) -> Iterator[tuple[Placed, ...]]:
    """Yield each row's cells with their columns; positions covered from above or left are skipped.

    Raises ValueError when a row does not fill exactly ``columns`` columns.
    """
    open_until = [0] * columns
    for index, row in enumerate(rows):
        out: list[Placed] = []
        column = 0
        for cell in row:
            while column < columns and open_until[column] > index:
                column += 1
            if column + cell.across > columns:
                raise ValueError(f"row {index} is wider than {columns} columns")
            out.append(Placed(index, column, cell))
            for covered in range(column, column + cell.across):
                open_until[covered] = index + cell.down
            column += cell.across
        if any(until <= index for until in open_until):
            raise ValueError(f"row {index} does not fill {columns} columns")
        yield tuple(out)


@dataclass(frozen=True)
class Table:
    """A table. ``once`` rows come first and once; ``head`` rows and ``strip`` on every page."""

    key: str
    """Unique in the document, ASCII."""
    caption: str
    """Read aloud to those who cannot see the table; not printed."""
    columns: int
    body: tuple[Row, ...]
    head: tuple[Row, ...] = ()
    once: tuple[Row, ...] = ()
    strip: tuple[str, str] | None = None
    """A line without borders above the head: left text, right text."""
    widths: tuple[float, ...] = ()
    """Relative widths; empty: measured from the content."""
    style: str = "table"
    """An entry of `Look.tables`."""
    about: str = field(default="", compare=False)
    """See `Heading.about`."""

    @cached_property
    def placed_once(self) -> tuple[tuple[Placed, ...], ...]:
        """The rows of ``once`` with the columns of their cells."""
        return tuple(placed(self.once, self.columns))

    @cached_property
    def placed_head(self) -> tuple[tuple[Placed, ...], ...]:
        """The rows of ``head`` with the columns of their cells."""
        return tuple(placed(self.head, self.columns))

    @cached_property
    def placed_body(self) -> tuple[tuple[Placed, ...], ...]:
        """The rows of ``body`` with the columns of their cells."""
        return tuple(placed(self.body, self.columns))


Block = Heading | Paragraph | Table | Contents


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks on paper of one orientation; a section always begins a page."""

    blocks: tuple[Block, ...]
    orientation: Orientation = "portrait"
    numbered: bool = True
    """False for the cover: it bears no number and does not count."""


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface by role: names for Word, file names for the system, and the stand-in we ship."""

    word: str
    fallbacks: tuple[str, ...]
    system: tuple[str, ...]
    shipped: Literal["serif", "sans"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph looks. ``indent`` and ``right`` count in ems of the style's size."""

    face: str
    size: float
    leading: float
    align: Align = "left"
    tracking: float = 0.0
    indent: float = 0.0
    left: float = 0.0
    right: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    name: str = ""
    """The style's name in Word."""


@dataclass(frozen=True, slots=True)
class TableStyle:
    """How a table looks: sizes are tried from the first until the columns fit."""

    face: str
    bold_face: str
    sizes: tuple[float, ...]
    leading: float
    """As a multiple of the size."""
    padding: float
    """Left and right of a cell's text, in points; a third of it above and below."""
    rule: float
    """Thickness of the lines."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Page margins in millimetres."""

    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True, slots=True)
class Look:
    """The layout of an edition, from its look file."""

    width_mm: float
    height_mm: float
    margins: Mapping[Orientation, Margins]
    faces: Mapping[str, Face]
    styles: Mapping[str, Style]
    tables: Mapping[str, TableStyle]
    page_number: str
    """``— {} —``"""
    footer_mm: float
    """From the text block's foot to the number's baseline."""
    whole: tuple[str, ...]
    """Units that stay on the line of the number before them."""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document, ready to be written."""

    title: str
    author: str
    created: str
    """ISO date; the only date that goes into a file."""
    sections: tuple[Section, ...]
    look: Look
    stamp: str = ""
    """Printed across every page of a draft."""
    language: str = "zh-CN"
    subject: str = ""
    keywords: tuple[str, ...] = field(default=())

    @property
    def blocks(self) -> Iterator[Block]:
        """All blocks in reading order."""
        for section in self.sections:
            yield from section.blocks

    @property
    def entries(self) -> tuple[Heading, ...]:
        """The headings that the contents list, in order."""
        return tuple(b for b in self.blocks if isinstance(b, Heading) and b.entry is not None)
