"""How wide the columns of a table are, and at which size its text is set.

Each column asks for widths counted in ems: the *least* that its longest unbreakable piece needs, the
*natural* width on one line, and between them some comfort, where text wraps at a few characters. The first
size at which all columns are comfortable is taken; what is left goes to those that want more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from author.document import Cell, Placed, Table, TableStyle
    from author.write.faces import Faces, Font
    from author.write.lines import Breaker

_LEAST = 2.0
"""Ems: text breaks no narrower."""
_COMFORTS = (9.0, 6.0, 4.0, _LEAST)
"""Ems of a body text's line that are tried in turn; the first two not below the middle of the sizes."""
_HEAD_COMFORT, _HEAD_NATURAL = 3.0, 7.0
"""Ems: heads of more characters wrap gladly."""
_AMOUNT = re.compile(r"[-+]?[\d,]+\.\d+%?")
_INTEGER = re.compile(r"[-+]?\d+")

Pieces = Callable[[str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Columns:
    """The choice for one table: text size and column widths, in points."""

    size: float
    widths: tuple[float, ...]


@dataclass(slots=True)
class _Wish:
    """What one column asks for, in ems."""

    least: float = 0.0
    body: float = 0.0
    """The longest body text on one line."""
    head: float = 0.0
    """The longest head on one line."""
    kind: str = ""
    """``amount`` or ``integer`` when all its body cells are, ``text`` otherwise, empty without body."""

    def comfort(self, line: float) -> float:
        """Return the width at which body text has lines of ``line`` ems."""
        return max(self.least, min(self.body, line), min(self.head, line, _HEAD_COMFORT))


class _Ruler:
    """Natural width and longest piece of a text in ems, measured once for equal texts."""

    def __init__(self, fonts: tuple[Font, Font], pieces: Pieces) -> None:
        self._fonts = fonts
        self._pieces = pieces
        self._known: dict[tuple[str, bool], tuple[float, float]] = {}

    def __call__(self, cell: Cell) -> tuple[float, float]:
        key = (cell.text, cell.bold)
        if key not in self._known:
            font = self._fonts[cell.bold]
            natural = max(map(font.width, cell.text.split("\n")))
            piece = natural
            if natural > _LEAST:
                piece = max((font.width(piece.rstrip()) for piece in self._pieces(cell.text)), default=0.0)
            self._known[key] = natural, piece
        natural, piece = self._known[key]
        return natural + cell.indent, piece + cell.indent


def fit_columns(
    table: Table, style: TableStyle, width: float, faces: Faces, breaker: Breaker, more: Iterable[Placed] = ()
) -> Columns:
    """Choose size and widths so that the columns fill ``width`` points; ``more`` cells must find room there, too."""
    ruler = _Ruler((faces[style.face], faces[style.bold_face]), breaker.pieces)
    wishes = _wishes(table, ruler, 2 * style.padding / style.sizes[0], more)
    room = width - 2 * style.padding * table.columns
    size, floor = _size(wishes, style.sizes, room)
    if table.widths:
        inner = _relative(table.widths, [wish.least * size for wish in wishes], room, 2 * style.padding)
    else:
        inner = [share * size for share in _shares(_levels(wishes, floor), room / size)]
    widths = [share + 2 * style.padding for share in inner]
    return Columns(size, (*widths[:-1], width - sum(widths[:-1])))


def legible(sizes: Sequence[float]) -> Sequence[float]:
    """Return the larger half of the sizes: those that are chosen for comfort alone."""
    return sizes[: (len(sizes) + 1) // 2]


def _size(wishes: Sequence[_Wish], sizes: Sequence[float], room: float) -> tuple[float, list[float]]:
    """Find the largest size at which the columns are comfortable, and their widths then, in ems."""
    floor: list[float] = []
    for line in _COMFORTS:
        floor = [wish.comfort(line) for wish in wishes]
        for size in legible(sizes) if line > _COMFORTS[2] else sizes:
            if sum(floor) * size <= room:
                return size, floor
    return sizes[-1], floor


def _wishes(table: Table, ruler: _Ruler, padding: float, more: Iterable[Placed] = ()) -> list[_Wish]:
    wishes = [_Wish() for _ in range(table.columns)]
    wide: list[tuple[Placed, float]] = []
    for rows, body in (
        (table.placed_once, False),
        (table.placed_head, False),
        (table.placed_body, True),
        ((more,), False),
    ):
        for placed in (item for row in rows for item in row if item.cell.text):
            natural, piece = ruler(placed.cell)
            least = max(piece, min(natural, _LEAST))
            if placed.cell.across == 1:
                _ask(wishes[placed.column], least, natural, placed.cell.text if body else None)
            else:
                wide.append((placed, least))
    _even(wishes)
    for placed, least in wide:
        _widen(wishes[placed.column : placed.column + placed.cell.across], least, padding)
    return wishes


def _ask(wish: _Wish, least: float, natural: float, body: str | None) -> None:
    """Let a cell ask for its widths; ``body`` is the text of a body cell."""
    wish.least = max(wish.least, least)
    if body is None:
        wish.head = max(wish.head, natural)
    else:
        wish.body = max(wish.body, natural)
        wish.kind = _kind(wish.kind, body)


def _kind(kind: str, text: str) -> str:
    """Tell the kind of a column after one more cell; a lone dash or mark says nothing."""
    if kind == "text" or (len(text) == 1 and not text.isdecimal()):
        return kind
    if _AMOUNT.fullmatch(text):
        return "amount"
    return (kind or "integer") if _INTEGER.fullmatch(text) else "text"


def _even(wishes: Sequence[_Wish]) -> None:
    """Make columns of amounts equally wide, and columns of codes; one without body joins the amounts if it can."""
    for kind in ("amount", "integer"):
        group = [wish for wish in wishes if wish.kind == kind]
        for wish in group:
            wish.least = max(each.least for each in group)
            wish.head = max(each.head for each in group)
    amounts = [wish for wish in wishes if wish.kind in ("amount", "")]
    for wish in amounts:
        wish.head = min(_HEAD_NATURAL, max(max(each.head, each.least) for each in amounts))


def _widen(wishes: Sequence[_Wish], least: float, padding: float) -> None:
    """Make columns wide enough for a cell that covers them all."""
    lack = least - sum(wish.least for wish in wishes) - padding * (len(wishes) - 1)
    for wish in wishes:
        wish.least += max(0.0, lack) / len(wishes)


def _levels(wishes: Sequence[_Wish], floor: Sequence[float]) -> tuple[Sequence[float], ...]:
    """Return the widths that columns rise through: body texts first, for a head wraps once and they wrap in every row."""
    bodies = [max(low, wish.body) for low, wish in zip(floor, wishes, strict=True)]
    return floor, bodies, [max(low, min(wish.head, _HEAD_NATURAL)) for low, wish in zip(bodies, wishes, strict=True)]


def _shares(levels: Sequence[Sequence[float]], room: float) -> list[float]:
    """Share out ``room``: all columns rise together from one level to the next, then grow with their width."""
    low = levels[0]
    if sum(low) > room:
        return [room * each / sum(low) for each in low]
    for high in levels[1:]:
        if sum(high) > room:
            part = (room - sum(low)) / (sum(high) - sum(low))
            return [a + (b - a) * part for a, b in zip(low, high, strict=True)]
        low = high
    extra = (room - sum(low)) / (sum(low) + len(low))
    return [each + (each + 1) * extra for each in low]


def _relative(widths: Sequence[float], floor: Sequence[float], room: float, padding: float) -> list[float]:
    """Share out ``room`` as ``widths`` say, which include padding; those above their floor pay for those below."""
    unit = (room + padding * len(widths)) / sum(widths)
    shares = [unit * each - padding for each in widths]
    lack = sum(max(0.0, least - share) for share, least in zip(shares, floor, strict=True))
    spare = sum(max(0.0, share - least) for share, least in zip(shares, floor, strict=True))
    if lack >= spare:
        return _shares([floor], room)
    return [
        max(least, least + (share - least) * (1 - lack / spare)) for share, least in zip(shares, floor, strict=True)
    ]
