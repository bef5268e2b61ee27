"""A 核对清单 that staff have filled in: which findings need no mending, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from author.ground.signs import clean
from author.read.pages.books import pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from author.read.pages.page import Page

REASON, KEY = "理由", "编号"
NONE = "（这一项不能忽略）"
_HEADS_WITHIN = 20


@dataclass(frozen=True, slots=True)
class Answer:
    """One row with a reason."""

    row: int
    key: str
    """Of the finding; empty where the row has lost it."""
    reason: str


def returned(path: Path) -> list[Answer]:
    """The rows that have a reason, in whatever order they stand now.

    UnsafeError, for staff, where the file cannot be read; ValueError where it is no list of findings.
    """
    for page in pages(path):
        if columns := _heads(page):
            return list(_answers(page, *columns))
    raise ValueError(f"里面没有“{REASON}”和“{KEY}”两列")


def _heads(page: Page) -> tuple[int, int, int] | None:
    """The row of the heads, the columns of the reason and of the key."""
    for row in sorted(page.rows)[:_HEADS_WITHIN]:
        named = {"".join(text.split()): column for column, text in page.rows[row].items()}
        if REASON in named and KEY in named:
            return row, named[REASON], named[KEY]
    return None


def _answers(page: Page, head: int, reason: int, key: int) -> Iterator[Answer]:
    for row in sorted(page.rows):
        said = " ".join(clean(page.rows[row].get(reason, ""))[0].split())
        if row > head and said and said not in (NONE, REASON):
            yield Answer(row, page.rows[row].get(key, "").strip(), said)
