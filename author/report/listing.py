"""All findings of a check for a terminal: a screen that sums them up, then by place, what is most urgent first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from author.report.shown import KINDS, MUST, NOWHERE, urgent
from author.report.text import MOST, Files, lines_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from author.report.shown import Shown

FEW = 5
"""So many findings are seen at a glance, and not summed up."""
_LISTED = 8
"""Parts and projects that the summary lists."""


def as_listing(found: Sequence[Shown], file: Path | None = None, most: int = MOST) -> Iterator[str]:
    """Lines to print; of each rule ``most`` findings one by one, and how many more there are."""
    if len(found) > FEW:
        yield from summary(found)
    yield from _by_place(found, Files(file), most)


def summary(found: Sequence[Shown]) -> Iterator[str]:
    """How many of each kind, in which parts and projects, and the five that matter most."""
    kinds = Counter(shown.kind for shown in found)
    yield f"共 {len(found)} 项：" + "，".join(f"{kind} {kinds[kind]} 项" for kind in KINDS)
    if any(shown.chapter for shown in found):
        yield f"按部分：{_counted(found, lambda shown: shown.chapter or NOWHERE)}"
    if owned := [shown for shown in found if shown.project]:
        yield f"按项目：{_counted(owned, lambda shown: shown.project)}"
    yield "先看这几项："
    for number, shown in enumerate(urgent(found, FEW), 1):
        finding = shown.finding
        printed = (
            f"（印在{finding.printed}{f'，第{finding.page}页' if finding.page else ''}）" if finding.printed else ""
        )
        yield f"  {number}. {finding.severity.value}[{finding.code}] {finding.message}{printed}"
    yield ""


def groups(found: Iterable[Shown]) -> Mapping[str, list[Shown]]:
    """Findings by project or field, in the order of the file; in each the most urgent first."""
    made: dict[str, list[Shown]] = {}
    for shown in sorted(found, key=_place):
        made.setdefault(shown.group, []).append(shown)
    return {name: sorted(group, key=lambda shown: KINDS.index(shown.kind)) for name, group in made.items()}


def _place(shown: Shown) -> tuple[str, int, int]:
    at = shown.finding.at[0] if shown.finding.at else None
    return (at.file, at.row, at.column) if at else ("", 0, 0)


def _counted(found: Sequence[Shown], name: Callable[[Shown], str]) -> str:
    number = Counter(map(name, found))
    must = Counter(name(shown) for shown in found if shown.kind == MUST)
    ordered = sorted(number, key=lambda each: (-must[each], -number[each]))
    said = [f"{each} {number[each]}{f'（{MUST} {must[each]}）' if must[each] else ''}" for each in ordered[:_LISTED]]
    rest = ordered[_LISTED:]
    more = [f"其余 {len(rest)} 处 {sum(number[each] for each in rest)}"] if rest else []
    return "；".join([*said, *more])


def _by_place(found: Sequence[Shown], files: Mapping[str, list[str]], most: int) -> Iterator[str]:
    told_of: Counter[str] = Counter()
    for name, group in groups(found).items():
        listed = []
        for shown in group:
            told_of[shown.finding.code] += 1
            if told_of[shown.finding.code] <= most:
                listed.append(shown)
        if listed:
            yield f"—— {name}（{len(group)}）——"
        for shown in listed:
            yield from lines_of(shown, files)
    for code, number in sorted(told_of.items()):
        if number > most:
            yield f"[{code}] 还有 {number - most} 项没有列出，全部列出请加 --all，或写成文件 --report 文件夹"
