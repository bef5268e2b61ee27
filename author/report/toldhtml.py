"""A report of differences as one web page, with the words that changed marked inside long texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.align.atoms import compared
from author.web.page import page

if TYPE_CHECKING:
    from author.report.told import Chapter, Line, Told

_LONG = 16
"""Characters from which on the words of both are shown in one text."""


def as_html(told: Told) -> str:
    """The page, for UTF-8."""
    chapters = tuple(_chapter(chapter) for chapter in told.chapters)
    return page("told.html", told.title, lead=told.lead, heads=told.heads, chapters=chapters)


def _chapter(chapter: Chapter) -> dict[str, object]:
    groups = [{"name": group.name, "lines": [_line(line) for line in group.lines]} for group in chapter.groups]
    return {"heading": chapter.heading, "notes": chapter.notes, "groups": groups, "size": chapter.count}


def _line(line: Line) -> dict[str, object]:
    long = line.before and line.after and max(len(line.before), len(line.after)) > _LONG
    marked = compared(line.before, line.after) if long else ()
    return {"where": line.where, "before": line.before, "after": line.after, "note": line.note, "stretches": marked}
