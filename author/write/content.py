"""A page as PDF operators: what a content stream says. Knows PDF's language, not its files."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import ceil, cos, radians, sin
from typing import TYPE_CHECKING

from author.write.page import Leader, Rules, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from author.write.faces import Span
    from author.write.page import Page
    from author.write.typeface import Subset, Typeface

_STROKE = 1 / 36
"""Ems of outline that make a text bold when its font has one weight only."""
_DOT, _DOT_STEP = 0.07, 0.36
"""Ems: thickness of a leader's dots, distance from one to the next."""


@dataclass(frozen=True, slots=True)
class PenFont:
    """A font as a content stream names it, and the strings for its characters."""

    name: str
    hexes: Mapping[str, str]

    @classmethod
    def of(cls, name: str, subset: Subset) -> PenFont:
        """Name a subset of a font."""
        return cls(name, {char: f"{code:04X}" for char, code in subset.codes.items()})


class Pen:
    """Writes pages; remembers the state of the content stream so that it is set only where it changes."""

    def __init__(self, fonts: Mapping[Typeface, PenFont]) -> None:
        self._fonts = fonts
        self._font: tuple[str, float] = ("", 0.0)
        self._spacing = 0.0

    def page(self, page: Page) -> str:
        """Return the operators of all items of a page, in their order."""
        self._font, self._spacing = ("", 0.0), 0.0
        return "\n".join(self._operators(page))

    def _operators(self, page: Page) -> Iterator[str]:
        for slab in page.slabs:
            for item in slab.items:
                if isinstance(item, Text):
                    yield self._text(item, slab.x + item.x, slab.y - item.y)
                elif isinstance(item, Rules):
                    yield _rules(item, slab.x, slab.y)
                elif isinstance(item, Leader):
                    yield _leader(item, slab.x, slab.y)

    def slanted(self, spans: Sequence[Span], size: float, at: tuple[float, float], degrees: float, colour: str) -> str:
        """Return a coloured text that rises at an angle, kept apart from the state of the page."""
        c, s = cos(radians(degrees)), sin(radians(degrees))
        shown = " ".join(
            f"{self._fonts[span.face].name} {size:.2f} Tf {_shown(span.text, self._fonts[span.face].hexes, {}, size)}"
            for span in spans
        )
        return f"q {colour} BT {c:.4f} {s:.4f} {-s:.4f} {c:.4f} {at[0]:.2f} {at[1]:.2f} Tm {shown} ET Q"

    def _text(self, item: Text, x: float, y: float) -> str:
        parts = ["BT"]
        if item.spacing != self._spacing:
            self._spacing = item.spacing
            parts.append(f"{item.spacing:.4f} Tc")
        parts.append(f"{x:.2f} {y:.2f} Td")
        nudges, start = dict(item.nudges), 0
        for span in item.spans:
            inside = {at - start: by for at, by in nudges.items()}
            parts.append(self._span(span, item.size, inside))
            start += len(span.text)
        parts.append("ET")
        return " ".join(parts)

    def _span(self, span: Span, size: float, nudges: Mapping[int, float]) -> str:
        font = self._fonts[span.face]
        shown = _shown(span.text, font.hexes, nudges, size)
        if span.bold:
            shown = f"{size * _STROKE:.3f} w 2 Tr {shown} 0 Tr"
        if self._font == (font.name, size):
            return shown
        self._font = (font.name, size)
        return f"{font.name} {size:.2f} Tf {shown}"


def _shown(text: str, hexes: Mapping[str, str], nudges: Mapping[int, float], size: float) -> str:
    """Return the operator that shows a text, moved on after the characters that ``nudges`` names."""
    cuts = sorted(at + 1 for at in nudges if 0 <= at < len(text))
    if not cuts:
        return f"<{''.join(map(hexes.__getitem__, text))}> Tj"
    parts = []
    for begin, end in pairwise((0, *cuts, len(text))):
        parts.append(f"<{''.join(map(hexes.__getitem__, text[begin:end]))}>" if end > begin else "")
        if end in cuts:
            parts.append(f"{-1000 * nudges[end - 1] / size:.1f}")
    return f"[{' '.join(parts)}] TJ"


def _rules(item: Rules, x: float, y: float) -> str:
    """Lines with square ends, so that corners are whole."""
    lines = " ".join(f"{x + x0:.2f} {y - y0:.2f} m {x + x1:.2f} {y - y1:.2f} l" for x0, y0, x1, y1 in item.lines)
    return f"{item.thickness:.2f} w 2 J {lines} S"


def _leader(item: Leader, x: float, y: float) -> str:
    """Round dots at whole steps from the slab's left edge."""
    step = _DOT_STEP * item.size
    first = ceil(item.x0 / step) * step
    if first > item.x1:
        return ""
    level = f"{y - item.y + _DOT * item.size:.2f}"
    dots = f"[0 {step:.4f}] 0 d 1 J {_DOT * item.size:.2f} w"
    return f"q {dots} {x + first:.2f} {level} m {x + item.x1:.2f} {level} l S Q"
