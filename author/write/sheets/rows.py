"""Rows of one sheet, one after the other, with their merged cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openpyxl.worksheet.cell_range import CellRange

from author.write.sheets.look import TALLEST, Shape, Shapes, height, set_widths

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from author.document import Look


@dataclass(frozen=True, slots=True)
class Box:
    """A cell to be written at ``column``, counted from 0, and its spans."""

    column: int
    value: str | Decimal
    shape: Shape
    across: int = 1
    down: int = 1


class Sheet:
    """Adds rows to a sheet and remembers which cells reach down into the next ones."""

    def __init__(self, sheet: Any, shapes: Shapes, look: Look, widths: Sequence[float]) -> None:  # noqa: ANN401
        """``widths`` of the columns in points; ``sheet`` is openpyxl's, of a workbook that is only written."""
        self.sheet, self.look, self.widths = sheet, look, widths
        self.count = 0
        """Rows so far."""
        self._shapes = shapes
        self._reaching: dict[int, tuple[int, Shape]] = {}
        sheet.merged_cells = []  # openpyxl's own set compares each new range with all others
        set_widths(sheet, widths)

    def add(self, boxes: Iterable[Box], tall: float) -> None:
        """A row, ``tall`` points high. A cell covered by another bears its lines."""
        row: list[Any] = [None] * len(self.widths)
        self._continue(row)
        for box in boxes:
            for column in range(box.column, box.column + box.across):
                value = box.value if column == box.column else ""
                row[column] = self._shapes.cell(self.sheet, value, box.shape)
                if box.down > 1:
                    self._reaching[column] = (box.down - 1, box.shape)
            self._merge(box)
        self.count += 1
        self.sheet.row_dimensions[self.count].height = round(min(tall, TALLEST), 1)
        self.sheet.append(row)

    def _continue(self, row: list[Any]) -> None:
        """The lower parts of cells from above."""
        for column, (left, shape) in list(self._reaching.items()):
            row[column] = self._shapes.cell(self.sheet, "", shape)
            self._reaching[column] = (left - 1, shape)
            if left == 1:
                del self._reaching[column]

    def _merge(self, box: Box) -> None:
        if box.across == box.down == 1:
            return
        first, left = self.count + 1, box.column + 1
        area = CellRange(min_row=first, max_row=first + box.down - 1, min_col=left, max_col=left + box.across - 1)
        self.sheet.merged_cells.append(area)

    def line(self, text: str, style: str) -> None:
        """A text across all columns in a paragraph's style."""
        look = self.look.styles[style]
        shape = Shape(self.look.faces[look.face].word, look.size, align=look.align)
        tall = height(text, sum(self.widths), look.size, look.leading / look.size) + look.before + look.after
        self.add([Box(0, text, shape, across=len(self.widths))], tall)
