"""A09, F47: the units below a department: what is said of them without lines, and their control figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.ledger.ledger import CURRENT
from author.rules.amounts import CONTROLS, as_told, control_hint
from author.submission.together import COUNTED
from author.submission.unfilled import PEOPLE, SUMMED, YEARS
from author.submission.units import BELOW

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from author.ground.findings import Finding
    from author.read.tree import Path
    from author.rules.subject import Subject
    from author.submission.written import Below


def units_without_money(subject: Subject) -> Iterator[Finding]:
    """A09: units below that no line is of; without any, tables and 机关运行经费 take all money for the own office's."""
    members, spending = subject.submission.members, subject.now.by("unit")
    idle = [index for index, name in enumerate(members.below) if name not in spending]
    if not subject.submission.whole or not idle:
        return
    if len(idle) == len(members.below):
        message = f"机构里有{len(idle)}个下属预算单位，预算明细没有一行写明单位，全部算作本级的"
        hint = "在预算明细的“单位”里写明，或用“单位文件”；否则机关运行经费会包括事业单位的，项目也不分单位"
        yield subject.found("A09", message, BELOW, severity=Severity.WARNING, hint=hint)
        return
    for index in idle:
        message, path = f"{members.below[index]}在预算明细里没有本年的金额", (*BELOW, index)
        hint = "漏填的请补上，有单位文件的请列在“单位文件”里；确实没有的不用改"
        yield subject.found("A09", message, path, severity=Severity.WARNING, hint=hint)


def counted_of_some(subject: Subject) -> Iterator[Finding]:
    """A09: people, procurement or assets of some units, but not of all: their sum is nobody's number."""
    left = subject.submission.left if subject.submission.whole else {}
    for part in COUNTED:
        missing = [name for name, blank in left.items() if _is_blank(part, blank)]
        below = [name for name in subject.submission.members.below if name not in missing]
        if below and missing:
            message = f"{'、'.join(missing)}没有填{part}，印出的只是{'、'.join(n for n in left if n not in missing)}的"
            hint = f"都填上，没有的填 0；或都不填，把整个部门的合计填在“{part}”里"
            yield subject.found("A09", message, BELOW, severity=Severity.WARNING, hint=hint)


def _is_blank(part: str, blank: frozenset[str]) -> bool:
    """Whether a unit says nothing of a part; of its people, when it says nothing of any kind."""
    return part in blank if part in SUMMED else {f"{part}.{kind}.{year}" for kind in PEOPLE for year in YEARS} <= blank


def vehicles_of_units(subject: Subject) -> Iterator[Finding]:
    """A09: vehicles of a unit that is not listed, or that has a file where its assets are counted."""
    members, handed = subject.submission.members, subject.submission.handed
    for index, vehicle in enumerate(subject.submission.own_words["国有资产"]["车辆"]):
        path, unit = ("国有资产", "车辆", index, "单位"), members.called(vehicle["单位"])
        if unit not in members:
            yield members.unknown(unit, subject.tree.at(path), "车辆的")
        elif unit in handed:
            message = f"{unit}有单位文件，这里又填了它的车辆，两处相加"
            hint = "车辆填在它自己的文件里，这里删去；不是它的请改正“单位”"
            yield subject.found("A09", message, path, severity=Severity.WARNING, hint=hint)


def unit_controls(subject: Subject) -> Iterator[Finding]:
    """F47: each unit's money against its control figures, and their sum against the department's."""
    if subject.submission.whole:
        for index, unit in enumerate(subject.written.below):
            yield from _of_unit(subject, (*BELOW, index, "控制数"), unit)
    yield from _beyond(subject)


def _of_unit(subject: Subject, path: Path, unit: Below) -> Iterator[Finding]:
    gross = subject.submission.gross.where(measure=CURRENT)
    for name, told in unit.controls.items() if unit.name in subject.submission.members else ():
        ours = as_told(told, gross.where(unit=unit.name, **CONTROLS[name]).total)
        if ours != told:
            message = f"{unit.name}{name}：预算明细合计 {ours} 万元，控制数 {told} 万元"
            yield subject.found("F47", message, (*path, name), hint=control_hint(ours, told))


def _beyond(subject: Subject) -> Iterator[Finding]:
    """Control figures of the units that together are more than the department's, where they pass no money on."""
    if len(subject.submission.gross.facts) != len(subject.submission.ledger.facts):
        return
    for name, told in subject.written.controls.items():
        units: list[Decimal] = [unit.controls[name] for unit in subject.written.below if name in unit.controls]
        if units and sum(units) > told:
            message = f"{name}：下属单位的控制数共 {sum(units)} 万元，超过部门的 {told} 万元"
            hint = "部门的控制数包括本级和全部下属单位"
            yield subject.found("F47", message, ("控制数", name), BELOW, hint=hint)
