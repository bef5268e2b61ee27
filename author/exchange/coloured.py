"""A copy of staff's own workbook in which what was found is coloured, commented and listed on a first sheet."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from author.exchange.bookinplace import BookInPlace
from author.ground.findings import letters
from author.read.pages.safezip import UnsafeError
from author.report.capped import capped
from author.report.shown import KINDS, excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from author.exchange.sheetinplace import SheetInPlace
    from author.ground.findings import Source
    from author.report.shown import Shown

SHEET = "核对结果"
_COLOURS = dict(zip(KINDS, ("FFC7CE", "FFEB9C", "DDEBF7"), strict=True))
_HEADS = (("级别", 8), ("规则", 7), ("问题", 48), ("填报位置", 24), ("原文", 36), ("对照", 24), ("建议", 36), ("印在", 24),
          ("页", 6))  # fmt: skip
_LINK = 4
_MOST_PLACES = 20
"""Cells of one finding that are coloured."""
_QUOTED = 300


def coloured(source: Path, found: Sequence[Shown], file: str) -> BookInPlace:
    """The copy, to be saved somewhere else; ``file`` is what findings call the workbook.

    UnsafeError, for staff, where the workbook cannot be edited.
    """
    book = BookInPlace(source)
    kept = capped(found)
    _marked(book, kept.found, file)
    sheet = book.add_sheet(SHEET, first=True)
    sheet.widen([width for _, width in _HEADS])
    bold, link = book.look(0, "D9D9D9", bold=True), book.look(0, "", link=True)
    for column, (head, _) in enumerate(_HEADS, 1):
        sheet.write(1, column, head, bold)
    row = 1
    for row, shown in enumerate(kept.found, 2):
        for column, text in enumerate(_texts(shown), 1):
            sheet.write(row, column, text, link if column == _LINK else 0)
        sheet.dress(row, 1, book.look(0, _COLOURS[shown.kind]))
        _led(book, sheet, row, shown, file)
    for after, (code, left) in enumerate(kept.left.items(), 1):
        sheet.write(row + after, 2, code)
        sheet.write(row + after, 3, f"还有 {left} 项没有列出")
    return book


def _texts(shown: Shown) -> Iterator[str]:
    finding = shown.finding
    at = finding.at[0] if finding.at else None
    yield from (finding.severity.value, finding.code, finding.message)
    yield str(at) if at else ""
    yield excerpt(shown.own, finding.part, _QUOTED)
    yield "\n".join(excerpt(text, "", _QUOTED) for text in shown.others[:3])
    yield "；".join(filter(None, (finding.hint, shown.choice)))
    yield from (str(finding.printed), str(finding.page or ""))


def _marked(book: BookInPlace, found: Sequence[Shown], file: str) -> None:
    """Colour the cells, the most urgent colour of each, and comment the first of each finding."""
    colours: dict[Source, str] = {}
    comments: dict[Source, list[str]] = {}
    for shown in sorted(found, key=lambda each: KINDS.index(each.kind)):
        cells = [at for at in shown.finding.at if _is_cell(book, at, file)]
        for at in cells[:_MOST_PLACES]:
            colours.setdefault(at, _COLOURS[shown.kind])
        for at in cells[:1]:
            advice = "；".join(filter(None, (shown.finding.hint, shown.choice)))
            said = f"{shown.finding.severity.value}[{shown.finding.code}] {shown.finding.message}"
            comments.setdefault(at, []).append(f"{said}\n→ {advice}" if advice else said)
    for at, colour in colours.items():
        sheet = book.sheet(at.sheet)
        sheet.dress(at.row, at.column, book.look(sheet.style(at.row, at.column), colour))
    for at, texts in comments.items():
        with suppress(UnsafeError):  # comments that no XML can be read of stay as they are; the list says it too
            book.sheet(at.sheet).note(at.row, at.column, "\n".join(texts))


def _led(book: BookInPlace, results: SheetInPlace, row: int, shown: Shown, file: str) -> None:
    """Links between a finding's row and its cell."""
    at = shown.finding.at[0] if shown.finding.at else None
    if at and _is_cell(book, at, file):
        results.lead(row, _LINK, at.cell)
        book.sheet(at.sheet).lead(at.row, at.column, f"'{results.name}'!{letters(_LINK)}{row}")


def _is_cell(book: BookInPlace, at: Source, file: str) -> bool:
    return at.file == file and at.sheet in book.names and at.row > 0 and at.column > 0
