"""Two tables put side by side: rows by what their words say, and never a cell torn from those it is merged with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from author.align.atoms import masked
from author.align.sequences import Both, aligned, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from author.document import Cell, Placed, Table

    Rows = Sequence[tuple[Placed, ...]]


@dataclass(frozen=True, slots=True)
class Begun:
    """A place in a row: the cell that begins there, or the lower part of one that begins above."""

    column: int
    across: int
    cell: Cell | None
    """None for a lower part."""
    above: int
    """The row that its cell begins in; the row's own number for a cell that begins there."""


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row with all its places, from the left."""

    places: tuple[Begun, ...]
    cells: tuple[Placed, ...]
    """Those that begin here."""
    number: int
    shape: tuple[tuple[int, bool], ...] = field(init=False)
    """How many columns each place covers, and whether a cell begins there."""
    text: str = field(init=False)
    """The words of the row, a line for each cell."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "shape", tuple((place.across, place.cell is not None) for place in self.places))
        object.__setattr__(self, "text", "\n".join(place.cell.text for place in self.places if place.cell))

    @property
    def print(self) -> Hashable:
        """Equal for rows that print the same."""
        return self.shape, tuple(printed(place.cell) for place in self.places if place.cell)

    @property
    def named(self) -> Hashable:
        """Equal for rows that differ in figures alone; codes count as words."""
        return self.shape, tuple(place.cell.text for place in self.places if place.cell and place.cell.number is None)

    @property
    def said(self) -> Hashable:
        """Equal for rows that differ in figures, codes and dates alone."""
        return self.shape, masked(self.text)


def printed(cell: Cell) -> tuple[object, ...]:
    """All of a cell that is seen."""
    return cell.text, cell.across, cell.down, cell.align, cell.bold, cell.indent


def laid(rows: Rows) -> tuple[LaidRow, ...]:
    """Rows with the lower parts of cells that reach down."""
    reaching: dict[int, tuple[int, int, int]] = {}
    found: list[LaidRow] = []
    for number, cells in enumerate(rows):
        here = [Begun(column, across, None, above) for column, (across, above, _) in reaching.items()]
        reaching = {at: (across, above, left - 1) for at, (across, above, left) in reaching.items() if left > 1}
        for place in cells:
            here.append(Begun(place.column, place.cell.across, place.cell, number))
            if place.cell.down > 1:
                reaching[place.column] = place.cell.across, number, place.cell.down - 1
        found.append(LaidRow(tuple(sorted(here, key=lambda begun: begun.column)), cells, number))
    return tuple(found)


def aligned_rows(old: Rows, new: Rows, alike: Callable[[str, str], float]) -> list[Both[LaidRow]]:
    """The rows of two tables of one structure; those that are kept have cells in the same places.

    A row under a cell that reaches down is kept only where that cell's first row is.
    """

    def likeness(one: LaidRow, other: LaidRow) -> float:
        return alike(one.text, other.text) if one.shape == other.shape else 0.0

    keys = (lambda row: row.print, lambda row: row.named, lambda row: row.said)
    pairs = aligned(laid(old), laid(new), keys, likeness)
    return in_order(_untorn(pairs))


def _untorn(pairs: Sequence[Both[LaidRow]]) -> list[Both[LaidRow]]:
    kept: dict[int, int] = {}
    """Old rows and the new ones that they are."""
    found: list[Both[LaidRow]] = []
    for pair in pairs:
        if pair.old is None or pair.new is None:
            found.append(pair)
        elif all(
            kept.get(a.above) == b.above for a, b in zip(pair.old.places, pair.new.places, strict=True) if not a.cell
        ):
            kept[pair.old.number] = pair.new.number
            found.append(pair)
        else:
            found += [Both(pair.old, None), Both(None, pair.new)]
    return found


def structure(table: Table) -> Hashable:
    """Equal for tables whose rows can stand in one: as many columns, the same parts, rows in both or in none."""
    rows = bool(table.strip or table.once or table.head or table.body)
    return table.columns, table.style, bool(table.once and table.head), bool(table.strip), rows


def same_print(old: Table, new: Table) -> bool:
    """Whether two tables print the same, on paper of the same width."""
    return (
        (old.strip, old.columns, old.style, old.widths) == (new.strip, new.columns, new.style, new.widths)
        and _prints(old.once) == _prints(new.once)
        and _prints(old.head) == _prints(new.head)
        and _prints(old.body) == _prints(new.body)
    )


def _prints(rows: Sequence[Sequence[Cell]]) -> list[list[tuple[object, ...]]]:
    return [[printed(cell) for cell in row] for row in rows]
