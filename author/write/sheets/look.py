"""How cells of a workbook look: fonts, lines and alignment, widths and heights, the paper they are printed on.

Lengths are points unless the name says otherwise. openpyxl's own types are untyped, hence some Any.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from author.document import Align, Look, Orientation

TALLEST = 409.0
"""A row cannot be higher in Excel."""
LONGEST = 32767
"""Characters in a cell; openpyxl would drop the rest without a word."""
_CUT = "……（超出单元格的长度，全文见公开文件）"
_DIGIT_PIXELS, _MARGIN_PIXELS = 7, 5
"""Of Excel's default font; column widths are told in its digits."""
_A4 = (210, 297)
_EAST_ASIAN = ("W", "F", "A")
_FORMULA = ("=", "+", "-", "@")
"""What begins so, Excel would take for a formula as soon as somebody edits the cell."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What makes two cells look alike."""

    face: str
    """The font as Word and Excel name it."""
    size: float
    bold: bool = False
    align: Align = "left"
    indent: int = 0
    lines: bool = False
    """Framed by thin lines."""
    number: str = "General"
    """The number format; ``@`` is text."""
    link: bool = False


@dataclass(frozen=True)
class Shapes:
    """The styles of one workbook; each is made once, because openpyxl looks up six parts for a new one."""

    sheet: Any
    """A worksheet of the workbook: styles are kept by its workbook."""
    _made: dict[Shape, Any] = field(default_factory=dict)

    def cell(self, sheet: Any, value: str | Decimal, shape: Shape) -> Any:  # noqa: ANN401 - openpyxl is untyped
        """A cell with a value; a text stays a text, whatever it begins with. Its place follows when it is added."""
        if not isinstance(value, str):
            return Cell(sheet, 1, 1, value, self._style(shape))
        cell = Cell(sheet, 1, 1, _clean(value) or None, self._style(shape))
        if value:
            cell.data_type = "s"  # openpyxl has taken =… for a formula and #N/A for an error
            cell.quotePrefix = value.startswith(_FORMULA)
        return cell

    def _style(self, shape: Shape) -> Any:  # noqa: ANN401
        if shape not in self._made:
            self._made[shape] = _model(self.sheet, shape)._style  # noqa: SLF001 - else each cell costs 100 µs, not 5
        return self._made[shape]


def _model(sheet: Any, shape: Shape) -> Any:  # noqa: ANN401
    cell = WriteOnlyCell(sheet)
    underline, colour = ("single", "0563C1") if shape.link else (None, None)
    cell.font = Font(name=shape.face, size=shape.size, bold=shape.bold, underline=underline, color=colour)
    cell.alignment = Alignment(shape.align, "center", wrap_text=True, indent=shape.indent)
    cell.number_format = shape.number
    if shape.lines:
        side = Side("thin")
        cell.border = Border(left=side, right=side, top=side, bottom=side)
    return cell


def _clean(text: str) -> str:
    """What a cell can hold: no control characters, and not more than Excel takes."""
    text = ILLEGAL_CHARACTERS_RE.sub("", text)
    return text if len(text) <= LONGEST else text[: LONGEST - len(_CUT)] + _CUT


def number_format(written: str) -> str:
    """The number format that shows a number as it is ``written``: ``1,234.50`` gives ``#,##0.00``."""
    whole, point, decimals = written.partition(".")
    return ("#,##0" if "," in whole else "0") + (f".{'0' * len(decimals)}" if point else "")


def column_width(points: float) -> float:
    """Excel's width of a column."""
    return round(max(1.0, (points * 96 / 72 - _MARGIN_PIXELS) / _DIGIT_PIXELS), 2)


def height(text: str, width: float, size: float, leading: float) -> float:
    """Of ``text`` set in lines of ``width``; Excel itself does not reckon the height of merged cells."""
    return sum(_lines(_ems(part) * size, width, size) for part in text.split("\n")) * size * leading


def _lines(long: float, width: float, size: float) -> int:
    """Lines for a text ``long`` points long; where it does not fit into one, each loses half a character."""
    if long <= width + 1:
        return 1
    return ceil(long / max(width - size / 2, size))


def _ems(text: str) -> float:
    return sum(1.0 if east_asian_width(sign) in _EAST_ASIAN else 0.5 if sign.isdigit() else 0.6 for sign in text)


def set_up(sheet: Any, look: Look, orientation: Orientation, stamp: str) -> None:  # noqa: ANN401
    """Paper, margins and page numbers as the document has them; one page wide."""
    setup, margins = sheet.page_setup, look.margins[orientation]
    setup.orientation = orientation
    if (look.width_mm, look.height_mm) == _A4:
        setup.paperSize = 9
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    setup.fitToWidth, setup.fitToHeight = 1, 0
    for side in ("top", "right", "bottom", "left"):
        setattr(sheet.page_margins, side, round(getattr(margins, side) / 25.4, 3))
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = look.page_number.format("&P")
    sheet.oddHeader.center.text = stamp or None
    sheet.sheet_view.showGridLines = False


def set_widths(sheet: Any, widths: Sequence[float]) -> None:  # noqa: ANN401
    """Give the columns their widths."""
    for index, points in enumerate(widths):
        sheet.column_dimensions[get_column_letter(index + 1)].width = column_width(points)
