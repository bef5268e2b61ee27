"""Breaking text into lines the Chinese way, and spreading a line over its measure.

A text is cut into *pieces* that never part: a mark with the character it belongs to, a word, a number
with its unit. Lines are filled with pieces; a piece wider than a whole line is cut anywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from author.write.faces import Font

OPENERS = "（《“‘「『【〔〈〖［｛([{¥￥$"
"""No line ends with one of these."""
CLOSERS = "，。；：！？、）》”’」』】〕〉〗］｝％%‰℃…—·々～,.;:!?)]}"
"""No line begins with one of these."""

_BLANK = r"[ \t]"
_SPREAD_LIMIT = 0.25
"""Ems per gap beyond which a line is left ragged: a stretched word looks worse than a short line."""
_SQUEEZE = 0.25
"""Ems that a full-width mark can give up."""
_STRETCH = 0.12
"""Ems per gap that count as much as squeezing every mark to its limit."""
_SLACK = 1e-6
_WORDS = re.compile(r"[!-~\u00a0-\u1fff]{2,}")
_FULL_MARKS = re.compile(r"[，。；：！？、）》”’」』】〕（《“‘「『【〔]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its text with the spaces after it, and how it is spread. Lengths in points."""

    text: str
    start: int
    """Where the text stands in the paragraph."""
    width: float
    """What is seen of it, spread."""
    spacing: float = 0.0
    """Added after every character, tracking included."""
    nudges: tuple[tuple[int, float], ...] = ()
    """(Index in the text, length): added after that character beyond ``spacing``."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The room for a paragraph, in points."""

    first: float
    rest: float
    size: float
    tracking: float = 0.0
    justify: bool = False
    balance: bool = False
    """Make the lines equally long, as in a title."""


class Breaker:
    """Cuts text into pieces; ``whole`` names the units that stay with the number before them."""

    def __init__(self, whole: Sequence[str]) -> None:
        self._pattern = re.compile(_piece(whole), re.DOTALL)

    def pieces(self, text: str) -> Iterator[str]:
        """Yield the pieces of a text; joined they are the text."""
        return filter(None, (match[0] for match in self._pattern.finditer(text)))

    def lines(self, text: str, font: Font, measure: Measure) -> tuple[Line, ...]:
        """Break a text into lines; a line feed in it always begins a new one."""
        out: list[Line] = []
        start, room = 0, measure
        for stretch in text.split("\n"):
            out.extend(self._stretch(stretch, start, font, room))
            start += len(stretch) + 1
            room = replace(measure, first=measure.rest)
        return tuple(out)

    def _stretch(self, text: str, start: int, font: Font, measure: Measure) -> Iterator[Line]:
        size, tracking = measure.size, measure.tracking
        # No tracking is seen after the last character of a line: the room for the others is so much larger.
        room = replace(measure, first=measure.first + tracking, rest=measure.rest + tracking)
        width = size * font.width(text) + tracking * len(text)
        if width <= room.first + _SLACK:
            yield Line(text, start, max(0.0, width - _blank_width(text, font, measure) - tracking), tracking)
            return
        edges = (0.0, *accumulate(size * font.advances[char] + tracking for char in text))
        cuts = self._cuts(text, edges, room)
        for number, (begin, end) in enumerate(pairwise((0, *cuts))):
            full = measure.rest if number else measure.first
            line = Line(text[begin:end], start + begin, _seen(text, edges, begin, end) - tracking, tracking)
            yield _spread(line, full, measure) if measure.justify and (end < len(text) or line.width > full) else line

    def _cuts(self, text: str, edges: Sequence[float], measure: Measure) -> list[int]:
        ends = list(accumulate(map(len, self.pieces(text))))
        cuts = _fill(text, ends, edges, measure)
        even = _balanced(text, ends, edges, len(cuts)) if measure.balance else cuts
        room = min(measure.first, measure.rest) + _SLACK
        fits = len(even) == len(cuts) and all(_seen(text, edges, a, b) <= room for a, b in pairwise((0, *even)))
        return even if fits else cuts


def _piece(whole: Sequence[str]) -> str:
    """Write the pattern of one piece. A straight quote may open or close, so it parts from neither side."""
    openers, closers = re.escape(OPENERS), re.escape(CLOSERS)
    letter = rf'(?:(?![{openers}{closers}"])[!-~\u00a0-\u1fff≤≥])'
    word = rf"{letter}+(?:[.,:%]+{letter}+)*"
    units = "|".join(map(re.escape, sorted(whole, key=len, reverse=True)))
    unit = rf"(?:[%％‰]?(?<=[\d%％‰]){_BLANK}?(?:{units}))?" if units else ""
    core = rf'(?:{word}{unit}|[^{openers}{closers}" \t])'
    return rf'(?:[{openers}"]{_BLANK}*)*(?:{core}(?:"+{core})*"*)?(?:{_BLANK}*[{closers}])*{_BLANK}*'


def _fill(text: str, ends: Sequence[int], edges: Sequence[float], measure: Measure) -> list[int]:
    """Where each line ends. ``edges`` are the left edges of the characters set in one endless line."""
    cuts: list[int] = []
    begin = last = 0
    room = measure.first
    for end in ends:
        while begin < end and _seen(text, edges, begin, end) > room + _SLACK:
            if last == begin:
                cut = _forced(text, edges, begin, end, room)
            elif measure.justify and _squeezes(text, edges, (begin, last, end), room, measure.size):
                cut = end
            else:
                cut = last
            cuts.append(cut)
            begin = last = cut
            room = measure.rest
        last = end
    return cuts if cuts and cuts[-1] == len(text) else [*cuts, len(text)]


def _balanced(text: str, ends: Sequence[int], edges: Sequence[float], count: int) -> list[int]:
    """Where ``count`` lines end if each takes its share of what is left, rounded up."""
    cuts: list[int] = []
    begin = last = 0
    for end in ends:
        share = _seen(text, edges, begin, len(text)) / (count - len(cuts))
        if last > begin and _seen(text, edges, begin, last) >= share - _SLACK:
            cuts.append(last)
            begin = last
        last = end
    return [*cuts, len(text)]


def _seen(text: str, edges: Sequence[float], begin: int, end: int) -> float:
    """Return the width of a stretch without the spaces at its end."""
    while end > begin and text[end - 1] in " \t":
        end -= 1
    return edges[end] - edges[begin]


def _forced(text: str, edges: Sequence[float], begin: int, end: int, room: float) -> int:
    """Cut a piece that is wider than the line; at least one character stays, a mark with its neighbour if it can."""
    cut = begin + 1
    while cut < end and edges[cut + 1] - edges[begin] <= room + _SLACK:
        cut += 1
    for best in range(cut, begin, -1):
        if best == end or (text[best] not in CLOSERS and text[best - 1] not in OPENERS):
            return best
    return cut


def _squeezes(text: str, edges: Sequence[float], span: tuple[int, int, int], room: float, size: float) -> bool:
    """Whether the piece from ``last`` to ``end`` should be squeezed into the line begun at ``begin``."""
    begin, last, end = span
    need = _seen(text, edges, begin, end) - room
    give = len(_squeezable(text[begin:end])) * _SQUEEZE * size
    if need > give:
        return False
    gap = (room - _seen(text, edges, begin, last)) / max(1, last - begin - 1)
    return need / give < gap / (_STRETCH * size)


def _squeezable(text: str) -> list[int]:
    """After which characters a line can be squeezed: the blank side of a full-width mark."""
    places = (mark.start() - (mark[0] in OPENERS) for mark in _FULL_MARKS.finditer(text))
    return [at for at in places if at >= 0]


def _spread(line: Line, room: float, measure: Measure) -> Line:
    """Stretch or squeeze a line to fill its room."""
    visible = line.text.rstrip(" \t")
    spare = room - line.width
    if spare < -_SLACK:
        return _squeezed(line, visible, spare, room)
    closed = [at for word in _WORDS.finditer(visible) for at in range(word.start(), word.end() - 1)]
    gaps = len(visible) - 1 - len(closed)
    if gaps < 1 or spare / gaps > _SPREAD_LIMIT * measure.size:
        return line
    each = spare / gaps
    return replace(line, width=room, spacing=line.spacing + each, nudges=tuple((at, -each) for at in closed))


def _squeezed(line: Line, visible: str, spare: float, room: float) -> Line:
    """Take what is missing from the blank sides of the full-width marks."""
    places = _squeezable(visible)
    if not places:
        return line
    nudges: dict[int, float] = {}
    for at in places:
        nudges[at] = nudges.get(at, 0.0) + spare / len(places)
    return replace(line, width=room, nudges=tuple(sorted(nudges.items())))


def _blank_width(text: str, font: Font, measure: Measure) -> float:
    """Return the width of the spaces at the end of a text."""
    blanks = len(text) - len(text.rstrip(" \t"))
    return blanks * (measure.size * font.advances[" "] + measure.tracking) if blanks else 0.0
