"""The cells of an .ods workbook as texts, read once as a stream, like those of .xlsx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.read.pages.bookparts import LONGEST, MOST_SHEETS
from author.read.pages.page import LAST_ROW, MOST_COLUMNS, MOST_MERGED, Filling, Left, Page, digits
from author.read.pages.safezip import UnsafeError

if TYPE_CHECKING:
    from author.read.pages.safezip import SafeZip

_CONTENT = "content.xml"
_ERRORS = ("#", "Err:")


def is_open(package: SafeZip) -> bool:
    """Whether this is an OpenDocument file."""
    return _CONTENT in package and "META-INF/manifest.xml" in package


def read_pages(package: SafeZip) -> list[Page]:
    """The sheets in their order. Raises UnsafeError for a file that has none, is damaged or hostile."""
    reader = _Reader()
    package.parse(_CONTENT, reader.start, reader.end, reader.text)
    if not reader.pages:
        raise UnsafeError("这是 OpenDocument 文件，却不是 .ods 表格", "请确认选对了文件")
    return reader.pages


def _times(attributes: dict[str, str], name: str) -> int:
    return min(max(int(attributes.get(name, 1)), 1), LAST_ROW)


class _Reader:
    """Takes the events of content.xml into pages."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self._left = Left()
        self._hidden: set[str] = set()
        self._style = ""
        self._into: Filling | None = None
        self._row = self._rows = self._column = 0
        self._held: list[tuple[int, str, str]] = []
        self._cell: dict[str, str] | None = None
        self._parts: list[str] = []
        self._length = self._paragraphs = self._aside = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self._cell is not None:
            self._within(name, attributes)
        elif name == "style":
            self._style = attributes.get("style:name", "")
        elif name == "table-properties" and attributes.get("table:display") == "false":
            self._hidden.add(self._style)
        elif name == "table":
            self._table(attributes)
        elif name == "table-row":
            self._row += self._rows
            self._rows, self._column, self._held = _times(attributes, "table:number-rows-repeated"), 1, []
        elif name in ("table-cell", "covered-table-cell"):
            self._cell, self._paragraphs = attributes, 0

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "annotation":
            self._aside -= 1
        elif name in ("table-cell", "covered-table-cell"):
            self._take()
        elif name == "table-row" and self._into:
            self._put(self._into)

    def _put(self, into: Filling) -> None:
        """The cells of a row, as often as it stands there; below a gap too large nothing more is taken."""
        for row in range(self._row, min(self._row + self._rows, LAST_ROW + 1)) if self._held else ():
            if into.page.unread:
                return
            for column, text, wrong in self._held:
                into.put(row, column, text, wrong)

    def text(self, characters: str) -> None:
        """Characters of a paragraph in a cell; what stands between elements is only there to look tidy."""
        if self._paragraphs and not self._aside and self._length < LONGEST:
            self._parts.append(characters)
            self._length += len(characters)

    def _table(self, attributes: dict[str, str]) -> None:
        if len(self.pages) == MOST_SHEETS:
            raise UnsafeError("工作表太多，不像一份预算填报工作簿", "请只保留填报的几张表")
        page = Page(attributes.get("table:name", ""), attributes.get("table:style-name") in self._hidden)
        self.pages.append(page)
        self._into = Filling(page, self._left)
        self._row, self._rows = 1, 0

    def _within(self, name: str, attributes: dict[str, str]) -> None:
        """What stands in a cell: paragraphs, and elements that mean blanks."""
        if name == "annotation":
            self._aside += 1
        elif name == "p":
            self._paragraphs += not self._aside
            self.text("\n" if self._paragraphs > 1 else "")
        elif name == "s":
            self.text(" " * min(_times(attributes, "text:c"), LONGEST))
        elif name in ("tab", "line-break"):
            self.text("\t" if name == "tab" else "\n")

    def _take(self) -> None:
        """Hold the cell that ends here, as often as it stands side by side."""
        cell, shown = self._cell or {}, "".join(self._parts)[:LONGEST]
        self._cell, self._paragraphs, self._length = None, 0, 0
        self._parts.clear()
        times = _times(cell, "table:number-columns-repeated")
        text, wrong = _valued(cell, shown)
        if text or wrong:
            last = min(self._column + times, MOST_COLUMNS + 1)
            self._held += [(column, text, wrong) for column in range(self._column, last)]
        self._merge(cell)
        self._column += times

    def _merge(self, cell: dict[str, str]) -> None:
        right, down = (_times(cell, f"table:number-{way}-spanned") for way in ("columns", "rows"))
        if self._into and (right > 1 or down > 1) and len(self._into.page.merged) < MOST_MERGED:
            self._into.page.merge(self._row, self._column, self._row + down - 1, self._column + right - 1)


def _valued(cell: dict[str, str], shown: str) -> tuple[str, str]:
    """The text of a cell, and what is wrong with it; ``shown`` is what a person would see."""
    kind = cell.get("office:value-type", "")
    if cell.get("calcext:value-type") == "error" or ("table:formula" in cell and shown.startswith(_ERRORS)):
        return "", shown or "#N/A"
    if "table:formula" in cell and not kind and not shown:
        return "", "公式没有存下结果"
    return _text(kind, cell, shown), ""


def _text(kind: str, cell: dict[str, str], shown: str) -> str:
    if kind in ("float", "currency"):
        return _number(cell.get("office:value", "")) or shown
    if kind == "date":
        return cell.get("office:date-value", shown).partition("T")[0]
    if kind == "boolean":
        return "是" if cell.get("office:boolean-value") == "true" else "否"
    if kind == "percentage" and not shown:
        return _percent(cell.get("office:value", ""))
    return shown or cell.get("office:string-value", "")[:LONGEST]


def _number(stored: str) -> str:
    try:
        return digits(float(stored))
    except ValueError:
        return stored


def _percent(stored: str) -> str:
    try:
        shown = digits(float(stored) * 100)
    except ValueError:
        return stored
    return f"{shown}%" if shown else stored
