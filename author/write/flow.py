"""Pages while they are filled: bands that belong together are held back until they fit on one page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from author.write.compositor import POINTS
from author.write.page import Page, Slab

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from author.document import Look, Section
    from author.write.page import Item
    from author.write.paragraphs import Band

_ROUNDING = 0.01
"""Points by which a page may seem overfull: 22 lines of 28.95 points fill 225 mm but for that."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paper of a section and the text block on it, in points; ``left`` and ``top`` are its corner."""

    width: float
    height: float
    left: float
    top: float
    block_width: float
    block_height: float

    @classmethod
    def of(cls, look: Look, section: Section) -> Sheet:
        """Return the sheet for a section of a look."""
        margins = look.margins[section.orientation]
        sides = sorted((look.width_mm * POINTS, look.height_mm * POINTS))
        width, height = sides if section.orientation == "portrait" else reversed(sides)
        return cls(
            width,
            height,
            margins.left * POINTS,
            height - margins.top * POINTS,
            width - (margins.left + margins.right) * POINTS,
            height - (margins.top + margins.bottom) * POINTS,
        )


class Flow:
    """Fills pages from top to bottom. A page comes into being with the first thing that stands on it."""

    def __init__(
        self, furniture: Callable[[Sheet, int | None], Sequence[Slab]], progress: Callable[[int], None]
    ) -> None:
        self._furniture = furniture
        self._progress = progress
        self._pages: list[Page] = []
        self._slabs: list[Slab] = []
        self._pending: list[Band] = []
        self._last: tuple[Band, ...] = ()
        self._next_number = 1
        self._y = self._gap = 0.0
        self.page_of: dict[str, int] = {}
        self.rows_of: dict[str, list[tuple[int, int]]] = {}
        self.sheet: Sheet
        self._numbered: bool

    def begin(self, sheet: Sheet, *, numbered: bool) -> None:
        """Begin a section: what follows stands on new pages."""
        self.turn(settle=True)
        self.sheet, self._numbered = sheet, numbered

    @property
    def at_top(self) -> bool:
        """Whether nothing stands on the page yet, held-back bands apart."""
        return self._y == 0

    @property
    def room(self) -> float:
        """The height that is left below the held-back bands."""
        return self._bare_room - self.held

    @property
    def held(self) -> float:
        """The height of the held-back bands, which come first on whatever page is next."""
        return self._height(self._pending) + (self._pending[-1].after if self._pending else 0.0)

    def add(self, band: Band) -> None:
        """Place a band, or hold it back until the one it must stay with comes."""
        self._pending.append(band)
        if not band.keep:
            self.settle()

    def settle(self) -> None:
        """Place the bands held back, on a new page if they do not fit."""
        if self._pending and not self.at_top and self._bare_room < self._height(self._pending):
            if self._pending[0].closes:
                self._recall()
            self.turn()
        self._last = tuple(self._pending)
        while self._pending:
            if not self.at_top and self._before(self._pending[0]) + self._pending[0].height > self._bare_room:
                self.turn()
            self._place(self._pending.pop(0))

    def put(self, height: float, items: tuple[Item, ...], anchor: str | None = None) -> None:
        """Place something whose fit the caller has seen to, after the bands held back."""
        while self._pending:
            self._place(self._pending.pop(0))
        self._stand(0.0, height, items, anchor)
        self._last = ()

    def stands(self, key: str, row: int) -> None:
        """Remember that a table's body goes on with ``row`` on this page."""
        if self._numbered:
            self.rows_of.setdefault(key, []).append((row, self._next_number))

    def space(self, height: float) -> None:
        """Ask for at least this gap before what comes next on the page."""
        if not self.at_top and not self._pending:
            self._gap = max(self._gap, height)

    def turn(self, *, settle: bool = False) -> None:
        """Go to a new page unless this one is empty; ``settle`` leaves the bands held back behind."""
        if settle:
            self.settle()
        if self._slabs:
            self._finish()
        self._y = self._gap = 0.0

    def finish(self) -> tuple[Page, ...]:
        """Place what is left and return all pages."""
        self.turn(settle=True)
        return tuple(self._pages)

    @property
    def _bare_room(self) -> float:
        return self.sheet.block_height + _ROUNDING - self._y - self._gap

    def _before(self, band: Band) -> float:
        return 0.0 if self.at_top and self._numbered else band.before

    def _height(self, bands: Sequence[Band]) -> float:
        if not bands:
            return 0.0
        inner = sum(one.after + two.before for one, two in pairwise(bands))
        return self._before(bands[0]) + sum(band.height for band in bands) + inner

    def _place(self, band: Band) -> None:
        self._stand(self._before(band), band.height, band.items, band.anchor)
        self._gap = band.after

    def _stand(self, before: float, height: float, items: tuple[Item, ...], anchor: str | None) -> None:
        top = self._y + self._gap + before
        self._slabs.append(Slab(self.sheet.left, self.sheet.top - top, items, anchor))
        self._y, self._gap = top + height, 0.0
        if anchor is not None and self._numbered:
            self.page_of.setdefault(anchor, self._next_number)

    def _recall(self) -> None:
        """Take the bands placed last off the page again, to stand before those held back, unless nothing is left."""
        count = len(self._last)
        if 0 < count < len(self._slabs):
            del self._slabs[-count:]
            self._pending[:0] = self._last
            for band in self._last:
                self.page_of.pop(band.anchor or "", None)

    def _finish(self) -> None:
        number = self._next_number if self._numbered else None
        slabs = (*self._slabs, *self._furniture(self.sheet, number))
        self._pages.append(Page(self.sheet.width, self.sheet.height, number, slabs))
        self._next_number += self._numbered
        self._slabs = []
        self._progress(len(self._pages))
