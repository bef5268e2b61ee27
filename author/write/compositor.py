"""Sets text in the fonts of a look: lines from text, items from lines."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from author.write.lines import Breaker
from author.write.page import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from author.document import Look, Style
    from author.write.faces import Faces, Font, Span
    from author.write.lines import Line

POINTS = 72 / 25.4
"""Points in a millimetre."""
_ASCENT = 0.88
"""Of the em box that Chinese characters fill: what stands above the baseline."""


def baseline(pitch: float, size: float) -> float:
    """How far below the top of a line its baseline lies, the em box being centred in the pitch."""
    return (pitch - size) / 2 + _ASCENT * size


class Compositor:
    """The fonts and breaking rules of one document, and the characters that it could not print."""

    def __init__(self, look: Look, faces: Faces) -> None:
        self.look = look
        self.faces = faces
        self.breaker = Breaker(look.whole)
        self._set: dict[Font, set[str]] = {}

    @property
    def missing(self) -> frozenset[str]:
        """The characters set so far that no font has."""
        return frozenset(char for font, chars in self._set.items() for char in chars if font.lacks(char))

    def style(self, name: str) -> Style:
        """Return a paragraph style; raises KeyError for a name that the look does not have."""
        return self.look.styles[name]

    def text(self, line: Line, font: Font, size: float, at: tuple[float, float], bold: Sequence[bool] = ()) -> Text:
        """Place a line with its baseline beginning at a point; ``bold`` tells the weight of each character."""
        self._set.setdefault(font, set()).update(line.text)
        spans: tuple[Span, ...] = font.spans(line.text)
        if any(bold):
            cuts = [0, *(i for i in range(1, len(bold)) if bold[i] != bold[i - 1]), len(bold)]
            spans = tuple(span for a, b in pairwise(cuts) for span in font.spans(line.text[a:b], bold=bold[a]))
        return Text(*at, size, spans, line.spacing, line.nudges)
