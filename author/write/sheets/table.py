"""A table on its sheet: titles, what comes once, the strip, the head, the body and the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.write.sheets.look import Shape, height, number_format
from author.write.sheets.rows import Box

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from author.document import Cell, Placed, Table, TableStyle
    from author.write.sheets.plan import Plan
    from author.write.sheets.rows import Sheet


def table(sheet: Sheet, plan: Plan, size: float) -> None:
    """Write the whole sheet; ``size`` of the table's text in points."""
    shown = plan.table
    _repeat(sheet, shown, len(plan.titles) + len(shown.once))
    for title in plan.titles:
        sheet.line(title.text, title.style)
    frame = _Frame(sheet, sheet.look.tables[shown.style], size)
    frame.rows(shown.placed_once)
    if shown.strip:
        frame.strip(shown.strip)
    frame.rows(shown.placed_head)
    frame.rows(shown.placed_body)
    for note in plan.notes:
        sheet.line(note.text, note.style)


def _repeat(sheet: Sheet, shown: Table, above: int) -> None:
    """Strip and head stand on every page, and stay on the screen unless much stands ``above`` them."""
    repeated = len(shown.head) + (1 if shown.strip else 0)
    if not repeated:
        return
    sheet.sheet.print_title_rows = f"{above + 1}:{above + repeated}"
    if not shown.once:
        sheet.sheet.freeze_panes = f"A{above + repeated + 1}"


class _Frame:
    """The rows of one table."""

    def __init__(self, sheet: Sheet, style: TableStyle, size: float) -> None:
        self._sheet, self._style, self._size = sheet, style, size
        faces = sheet.look.faces
        self._face, self._bold_face = faces[style.face].word, faces[style.bold_face].word

    def strip(self, strip: tuple[str, str]) -> None:
        """The line without borders: the right text has as many columns as it takes, the left one the others."""
        widths, (left, right) = self._sheet.widths, strip
        end = at = len(widths)
        while at > 1 and (at == end or sum(widths[at:]) < len(right) * self._size + 2 * self._style.padding):
            at -= 1
        boxes = [self._plain(0, left, at)]
        if at < end:
            boxes.append(self._plain(at, right, end - at, right=True))
        elif right:
            boxes = [self._plain(0, f"{left}　{right}", at)]
        self._sheet.add(boxes, max(self._height(str(box.value), box.column, box.across) for box in boxes))

    def _plain(self, column: int, text: str, across: int, *, right: bool = False) -> Box:
        shape = Shape(self._face, self._size, align="right" if right else "left")
        return Box(column, text, shape, across)

    def rows(self, rows: Sequence[tuple[Placed, ...]]) -> None:
        """Rows with lines around their cells; no cell reaches below the last."""
        for index, row in enumerate(rows):
            tall = max((self._share(place) for place in row), default=0.0)
            boxes = [self._box(place, len(rows) - index) for place in row]
            self._sheet.add(boxes, max(tall, self._height("", 0, 1)))

    def _share(self, place: Placed) -> float:
        """The height that a cell asks of each of its rows."""
        cell = place.cell
        return self._height(cell.text, place.column, cell.across, cell.indent) / cell.down

    def _height(self, text: str, column: int, across: int, indent: int = 0) -> float:
        padding = self._style.padding
        width = sum(self._sheet.widths[column : column + across]) - 2 * padding - indent * self._size
        return height(text, width, self._size, self._style.leading) + 2 * padding / 3

    def _box(self, place: Placed, most: int) -> Box:
        cell = place.cell
        value, number = _value(cell)
        face = self._bold_face if cell.bold else self._face
        shape = Shape(face, self._size, cell.bold, cell.align, cell.indent, lines=True, number=number)
        return Box(place.column, value, shape, cell.across, min(cell.down, most))


def _value(cell: Cell) -> tuple[str | Decimal, str]:
    """What a cell holds and its number format; what is printed for zero, nothing or a dash, stays a text."""
    if cell.number is None or not cell.text[-1:].isdigit():
        return cell.text, "@" if cell.text else "General"
    return cell.number, number_format(cell.text)
