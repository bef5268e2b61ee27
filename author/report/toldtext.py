"""A report of differences as lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.report.told import Chapter, Line, Told

MOST = 30
"""Lines of a chapter that are listed; of more the number is told."""
_LONG = 30
"""Characters from which on old and new stand below each other."""


def as_text(told: Told, most: int = MOST) -> Iterator[str]:
    """Yield the report line by line; of long chapters the first ``most`` lines of each."""
    yield from told.lead
    for number, chapter in enumerate(told.chapters, 1):
        yield ""
        yield f"{number}. {chapter.heading}"
        yield from (f"   {note}" for note in chapter.notes)
        yield from _groups(chapter, most)


def _groups(chapter: Chapter, most: int) -> Iterator[str]:
    left = most
    for group in chapter.groups:
        if left <= 0:
            break
        if group.name:
            yield f"   {group.name}"
        for line in group.lines[:left]:
            yield from (f"     {each}" for each in _line(line))
        left -= len(group.lines)
    if chapter.count > most:
        yield f"     ……共 {chapter.count} 处"


def _line(line: Line) -> Iterator[str]:
    note = f"（{line.note}）" if line.note else ""
    if len(line.before) + len(line.after) <= 2 * _LONG and "\n" not in line.before + line.after:
        said = f"{line.before or '（无）'} → {line.after or '（无）'}" if line.before or line.after else ""
        yield f"{'：'.join(filter(None, (line.where, said)))}{note}"
        return
    yield f"{line.where}{note}"
    yield f"  原：{_joined(line.before)}"
    yield f"  现：{_joined(line.after)}"


def _joined(text: str) -> str:
    return " ".join(text.split()) or "（无）"
