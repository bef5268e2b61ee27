"""Sheets of a workbook that are none of ours: somebody's own, one of ours under another name, a workbook of no form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.ground.findings import Severity, closest
from author.read.workbook.pagegrid import find_grid
from author.read.workbook.sheets import NAME, head_key, sheet_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from author.read.pages.page import Page
    from author.read.tree import Path
    from author.read.workbook.gathered import Gathered
    from author.read.workbook.sheets import Sheet, Workbook


def of_ours(sheet: Sheet, page: Page) -> bool:
    """Whether a page with the name of a sheet has anything of it: two heads, or no other ones; or nothing at all."""
    known, others = _known(sheet, page)
    enough = min(2, len(sheet.heads))
    return known >= enough or (known > 0 and not others) or not page.rows


def tell_strangers(pages: Iterable[Page], found: Mapping[str, Page], plan: Workbook, into: Gathered) -> None:
    """Tell of the pages that are not read; one that should perhaps be is an error where a sheet of ours is missing."""
    missing = [sheet for sheet in plan.sheets if sheet_key(sheet.name) not in found]
    for page in strangers(pages, found, plan):
        meant = _meant(page, missing)
        alike = closest(page.name, [sheet.name for sheet in plan.sheets])
        hint, severity = (f"是否为“{alike}”？", Severity.WARNING) if alike else ("", Severity.NOTE)
        if read := found.get(sheet_key(page.name)):
            hint, severity = f"它与“{read.name}”是同一张表，读的是那一张；不用的请删去", Severity.WARNING
        if meant:
            into.unread.update(_paths(next(sheet for sheet in missing if sheet.name == meant)))
            hint, severity = f"如果这是“{meant}”，请把表名改回来；不是的，请删去或隐藏这张表", Severity.ERROR
        into.tell(page, (1, 1), f"没有读“{page.name}”这张表", hint, severity)


def _paths(sheet: Sheet) -> list[Path]:
    return [sheet.path] if sheet.path else [column.path for column in sheet.columns]


def strangers(pages: Iterable[Page], found: Mapping[str, Page], plan: Workbook) -> Iterator[Page]:
    """The pages that are not read, without those that are hidden, empty or not meant to be."""
    unread = {sheet_key(plan.guide), sheet_key(plan.choices_sheet)}
    for page in pages:
        ours = any(page is other for other in found.values())
        if page.rows and not page.hidden and not ours and sheet_key(page.name) not in unread:
            yield page


def likeness(pages: Iterable[Page], plan: Workbook) -> str:
    """``表“Sheet1”像是“预算明细”`` for the first page that looks like a sheet of ours, or nothing."""
    return next((f"表“{page.name}”像是“{meant}”" for page in pages if (meant := _meant(page, plan.sheets))), "")


def _meant(page: Page, missing: Iterable[Sheet]) -> str:
    """The missing sheet whose heads the page has, or whose name is most like its own."""
    by_heads = {sheet.name: _known(sheet, page)[0] for sheet in missing if _is_like(sheet, page)}
    best = max(by_heads, key=lambda name: by_heads[name], default="")
    return best or closest(page.name, [sheet.name for sheet in missing])


def _is_like(sheet: Sheet, page: Page) -> bool:
    """Three heads or labels in common, or all there are; names with a value are too common."""
    if sheet.kind == "map" and len(sheet.heads) < 3:
        return False
    known, others = _known(sheet, page)
    enough = len(sheet.columns) if sheet.kind == "list" else 3
    return known >= max(2, min(3, enough)) and known >= others


def _known(sheet: Sheet, page: Page) -> tuple[int, int]:
    """How many heads (of fields: labels) of a page the sheet knows, and how many it does not."""
    grid = find_grid(sheet, page)
    if grid is None:
        return 0, len(page.rows)
    if sheet.kind != "fields":
        return len(grid.columns) + len(grid.divided), len(grid.unknown)
    labels = {column.key for column in sheet.columns}
    texts = (page.rows.get(row, {}).get(grid.columns[NAME], "") for row in grid.rows(page))
    ours = [not labels.isdisjoint({head_key(text), sheet_key(text)}) for text in texts if head_key(text)]
    return sum(ours), len(ours) - sum(ours)
