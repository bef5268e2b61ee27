"""Which item of a list the rows of another sheet belong to: indicators to their project or to the department."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from author.ground.findings import near
from author.read.values import quoted, text

if TYPE_CHECKING:
    from author.read.pages.page import Page
    from author.read.tree import Path
    from author.read.workbook.gathered import At, Gathered
    from author.read.workbook.sheets import Sheet, Workbook


class Owners:
    """Which item of the list above a row belongs to."""

    def __init__(self, sheet: Sheet, plan: Workbook, into: Gathered) -> None:
        self.sheet = sheet
        self.into = into
        above = next((s for s in plan.sheets if s.kind == "list" and s.path == sheet.path[: len(s.path)]), sheet)
        self.above = above.path
        key = above.columns[0].path
        self.listed = {
            text(item[key[0]]): index
            for index, item in reversed(list(enumerate(self._items())))
            if sheet.owner and item.get(key[0])
        }
        whose = range(len(self._items())) if sheet.owner else ()
        self.lists: set[Path] = {(*self.above, index, *sheet.path[len(self.above) :]) for index in whose}
        """All lists that a row may belong to."""
        self._before = ""
        self._told: set[str] = set()

    @property
    def _is_lost(self) -> bool:
        """Whether the names of the list above are not known, which is told already."""
        return not self.listed and (bool(self._items()) or self.above in self.into.unread)

    def _items(self) -> list[dict[str, str]]:
        items = self.into.data
        for step in self.above:
            items = items.get(step, {})
        return list(items) if isinstance(items, list) else []

    def path(self, page: Page, owner: tuple[At, str]) -> Path | None:
        """The path of the list that the row belongs to; an empty owner is the one above it."""
        at, named = owner
        name = self._before = text(named) if named else self._before
        plain = unicodedata.normalize("NFKC", name)
        for words, other in self.sheet.also.items():
            if plain == unicodedata.normalize("NFKC", words):
                return other
        if name in self.listed:
            return (*self.above, self.listed[name], *self.sheet.path[len(self.above) :])
        if name not in self._told and not self._is_lost:
            self._told.add(name)
            hint = near(name[:60], self.listed) or f"可填：{'、'.join([*self.listed, *self.sheet.also][:8])}"
            message = f"没有{quoted(name)}这个{self.sheet.owner}" if name else f"缺少“{self.sheet.owner}”"
            self.into.tell(page, at, message, hint)
        return None
