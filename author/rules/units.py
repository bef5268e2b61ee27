"""A09, F47: the units below a department: what is said of them without lines, and their control figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from author.ground.findings import Severity
from author.ledger.ledger import CURRENT
from author.rules.amounts import CONTROLS, as_told, control_hint
from author.rules.unfilled import NOTHING
from author.submission.together import COUNTED
from author.submission.unfilled import SUMMED, unfilled
from author.submission.units import BELOW, OWN, typed_below

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
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
        hint = "漏填的请补上；确实没有的不用改"
        yield subject.found("A09", message, path, severity=Severity.WARNING, hint=hint)


def parts_of_some(subject: Subject) -> Iterator[Finding]:
    """A09: what some units count for themselves, but not all: the sum is nobody's number."""
    if not subject.submission.whole:  # a file that is missing is told already
        return
    typed = list(zip((unit.name for unit in subject.written.below), typed_below(subject.tree), strict=False))
    for part in COUNTED:
        given = {name for name, unit in typed if part in unit} | subject.submission.handed
        missing = [name for name in subject.submission.members.below if name not in given]
        if given and part in SUMMED:
            missing = _without_vehicles(subject, missing, part)
            missing += [OWN] if part in unfilled(subject.tree.data) else []
        if given and missing:
            message = f"只有一部分单位填了{part}，{'、'.join(missing)}没有填；印出的数是填了的之和"
            nothing = f"；没有的填 {part}: {NOTHING[part]}" if part in NOTHING else ""
            hint = f"都填上，或都不填而把合计填在“{part}”里{nothing}"
            yield subject.found("A09", message, BELOW, severity=Severity.WARNING, hint=hint)


def _without_vehicles(subject: Subject, names: list[str], part: str) -> list[str]:
    """Those that have no vehicles in the department's list, where they are asked for their assets."""
    owners = {vehicle["单位"] for vehicle in _vehicles(subject)} if part == "国有资产" else set()
    return [name for name in names if name not in owners]


def _vehicles(subject: Subject) -> Sequence[Mapping[str, Any]]:
    listed: Sequence[Mapping[str, Any]] = subject.submission.own_words["国有资产"]["车辆"]
    return listed


def vehicles_of_units(subject: Subject) -> Iterator[Finding]:
    """A09: vehicles of a unit that is not listed, or that has a file where its assets are counted."""
    members, handed = subject.submission.members, subject.submission.handed
    for index, vehicle in enumerate(_vehicles(subject)):
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
