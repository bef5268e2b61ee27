"""A08, F47: parts that nobody filled in; a blank is no zero, and is not printed as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.submission.unfilled import PEOPLE, YEARS
from author.submission.units import BELOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.rules.subject import Subject

NOTHING = {
    "政府采购": "{货物: 0}",
    "国有资产": "{其他资产: 0}",
    "部门整体绩效": "{指标: []}",
}
"""How staff write that there is really none."""


def blank_counts(subject: Subject) -> Iterator[Finding]:
    """A08: a kind of staff with the number of one year alone; 在职 with neither. A unit's own file tells its own."""
    members = subject.submission.members
    for unit, left in subject.submission.left.items():
        if unit in subject.submission.handed:
            continue
        own = unit == members.own
        above = () if own else (*BELOW, members.below.index(unit) if unit in members.below else 0)
        for kind, blank in _half(left, always=("在职",) if own else ()).items():
            message = f"没有填{'' if own else unit}{kind}人数的{'和'.join(blank)}数，印出时不与上年比较"
            hint = "请填上年末的人数；上年没有人的填 0" if blank == ["上年"] else "请填上；没有人的填 0"
            path = (*above, "人员", kind, blank[0])
            yield subject.found("A08", message, path, severity=Severity.WARNING, hint=hint)


def missing_counts(subject: Subject) -> dict[str, list[str]]:
    """Kinds of staff to the years of which a number is missing, in the file or in that of a unit."""
    return _half(subject.submission.unfilled, always=("在职",))


def _half(left: frozenset[str], always: tuple[str, ...]) -> dict[str, list[str]]:
    """Kinds of staff to the years that should have a number; a kind of which nothing is said has nobody."""
    blank = {kind: [year for year in YEARS if f"人员.{kind}.{year}" in left] for kind in PEOPLE}
    return {kind: years for kind, years in blank.items() if len(years) == 1 or (years and kind in always)}


def blank_parts(subject: Subject) -> Iterator[Finding]:
    """A08: a part that the form prints, and nothing stands in it."""
    for part, nothing in NOTHING.items():
        if part in subject.submission.unfilled and _is_printed(subject, part):
            message = f"没有填{part}，公开文件里会印“未填报”"
            hint = f"请填写；确实没有的填 {part}: {nothing}"
            yield subject.found("A08", message, (part,), severity=Severity.WARNING, hint=hint)


def _is_printed(subject: Subject, part: str) -> bool:
    """Whether a section of the form says something of it, or a table does."""
    tables = (path.split(".")[0] for table in subject.edition.tables.values() for path in getattr(table, "paths", ()))
    return part in set(tables) or any(f"{part}." in section.body for section in subject.edition.sections.values())


def no_control_figures(subject: Subject) -> Iterator[Finding]:
    """F47: nobody wrote what the bureau has told, so the totals are checked against nothing."""
    if "控制数" in subject.submission.unfilled:
        message = "没有填控制数，合计没有与财政部门下达的数核对"
        hint = "例：控制数: {收入总计: 996.43, 基本支出: 570.03}（万元）"
        yield subject.found("F47", message, ("控制数",), severity=Severity.NOTE, hint=hint)
