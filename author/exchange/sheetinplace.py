"""One sheet of a workbook that is edited in place: its cells, links and comments."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, Any

from lxml import etree

from author.exchange.notesinplace import Notes
from author.exchange.package import LINKED, MAIN
from author.ground.findings import letters
from author.ground.signs import LONGEST_TEXT, visible
from author.read.pages.safezip import UnsafeError

if TYPE_CHECKING:
    from author.exchange.package import Package

_BEHIND = ("printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties",
           "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture",
           "oleObjects", "controls", "webPublishItems", "tableParts", "extLst")  # fmt: skip
"""What stands behind the links of a sheet, in the order of the schema."""
_FROM_LEGACY = _BEHIND[_BEHIND.index("legacyDrawing") + 1 :]
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
"""Around controls, which stand behind everything that is inserted."""
_COLUMN = re.compile("[A-Za-z]+")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class SheetInPlace:
    """Cells go by row and column, counted from 1."""

    def __init__(self, package: Package, part: str, name: str) -> None:
        self.name = name
        self._package, self._part = package, part
        self.root = package.root(part)
        if self._data is None:
            raise UnsafeError(f"表“{name}”的格式不能就地修改", "请用 Excel 或 WPS 打开，另存为 .xlsx")

    def style(self, row: int, column: int) -> int:
        """The number of a cell's look: its own, its row's or its column's."""
        cell = self._cells.get((row, column))
        if cell is not None:
            return int(cell.get("s", 0))
        line = self._rows.get(row)
        if line is not None and line.get("customFormat") in ("1", "true"):
            return int(line.get("s", 0))
        wide = (
            each for each in self.root.iter(f"{{{MAIN}}}col") if int(each.get("min")) <= column <= int(each.get("max"))
        )
        return next((int(each.get("style", 0)) for each in wide), 0)

    def dress(self, row: int, column: int, style: int) -> None:
        """Give a cell a look; what it holds stays."""
        self._cell(row, column).set("s", str(style))

    def write(self, row: int, column: int, text: str, style: int | None = None) -> None:
        """Put a text into a cell, whatever it begins with; an empty one empties it."""
        kept = self.style(row, column) if style is None else style
        cell = self._cell(row, column)
        for inside in list(cell):
            cell.remove(inside)
        for name in ("t", "cm", "vm"):
            cell.attrib.pop(name, None)
        cell.set("s", str(kept))
        if text:
            cell.set("t", "inlineStr")
            shown = etree.SubElement(etree.SubElement(cell, f"{{{MAIN}}}is"), f"{{{MAIN}}}t")
            shown.text = _ESCAPE.sub("_x005F_", visible(text, lines=True)[:LONGEST_TEXT])
            shown.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def lead(self, row: int, column: int, location: str) -> None:
        """Let a cell lead to another place of the workbook; one that leads somewhere already stays."""
        links = self.root.find(f"{{{MAIN}}}hyperlinks")
        if links is None:
            links = self._insert("hyperlinks", _BEHIND)
        cell = f"{letters(column)}{row}"
        if not any(cell == each.get("ref") for each in links):
            etree.SubElement(links, f"{{{MAIN}}}hyperlink", ref=cell, location=location)

    def note(self, row: int, column: int, text: str) -> None:
        """Add a comment to a cell; what its own says already stays before it."""
        self._notes.add(row, column, text)

    def widen(self, widths: list[float]) -> None:
        """The widths of the columns of a new sheet."""
        made = etree.Element(f"{{{MAIN}}}cols")
        for number, width in enumerate(widths, 1):
            about = {"min": str(number), "max": str(number), "width": str(width), "customWidth": "1"}
            etree.SubElement(made, f"{{{MAIN}}}col", about)
        self._data.addprevious(made)

    @cached_property
    def last_row(self) -> int:
        """The last row of the sheet that holds anything; 0 for none."""
        held = [row for (row, _), cell in self._cells.items() if len(cell)]
        return max(held, default=0)

    @cached_property
    def _notes(self) -> Notes:
        return Notes(self._package, self._part, lambda: self._insert("legacyDrawing", _FROM_LEGACY))

    @cached_property
    def _data(self) -> Any:  # noqa: ANN401 - lxml is untyped
        return self.root.find(f"{{{MAIN}}}sheetData")

    @cached_property
    def _columns(self) -> list[tuple[int, int, int]]:
        """First and last column that have a look, and the look."""
        named = (each for cols in self.root.findall(f"{{{MAIN}}}cols") for each in cols)
        return [(int(each.get("min")), int(each.get("max")), int(each.get("style", 0))) for each in named]

    @cached_property
    def _rows(self) -> dict[int, Any]:
        found, number = {}, 0
        for row in self._data:
            number = int(row.get("r", number + 1))
            row.set("r", str(number))
            found[number] = row
        return found

    @cached_property
    def _cells(self) -> dict[tuple[int, int], Any]:
        found = {}
        for number, row in self._rows.items():
            column = 0
            for cell in row:
                named = _COLUMN.match(cell.get("r", ""))
                column = _number(named[0]) if named else column + 1
                cell.set("r", f"{letters(column)}{number}")
                found[number, column] = cell
        return found

    @cached_property
    def _order(self) -> list[int]:
        return sorted(self._rows)

    def _row(self, number: int) -> Any:  # noqa: ANN401
        if number not in self._rows:
            made = etree.Element(f"{{{MAIN}}}row", r=str(number))
            place = bisect_left(self._order, number)
            self._data.insert(place, made)
            self._order.insert(place, number)
            self._rows[number] = made
        return self._rows[number]

    def _cell(self, row: int, column: int) -> Any:  # noqa: ANN401
        if (row, column) not in self._cells:
            style = self.style(row, column)
            line = self._row(row)
            line.attrib.pop("spans", None)
            made = etree.Element(f"{{{MAIN}}}c", r=f"{letters(column)}{row}")
            if style:
                made.set("s", str(style))
            behind = (place for place, cell in enumerate(line) if _number(cell.get("r").rstrip("0123456789")) > column)
            line.insert(next(behind, len(line)), made)
            self._cells[row, column] = made
        return self._cells[row, column]

    def _insert(self, name: str, behind: tuple[str, ...]) -> Any:  # noqa: ANN401
        """A new element of the sheet before those that the schema has behind it."""
        made = etree.Element(f"{{{MAIN}}}{name}", nsmap={"r": LINKED})
        after = {f"{{{MAIN}}}{each}" for each in behind} | {_ALTERNATIVE}
        first = next((each for each in self.root if each.tag in after), None)
        if first is None:
            self.root.append(made)
        else:
            first.addprevious(made)
        return made


def _number(name: str) -> int:
    """A column's letters as its number: A is 1."""
    number = 0
    for sign in name.upper():
        number = number * 26 + ord(sign) - ord("A") + 1
    return number
