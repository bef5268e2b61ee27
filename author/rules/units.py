"""A09, F47: the units below a department: what is said of them without lines, and their control figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.ledger.ledger import CURRENT
from author.rules.controls import control_hint, mismatches
from author.submission.together import COUNTED
from author.submission.unfilled import is_blank
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
    below, gross = subject.submission.members.below, subject.submission.gross.where(measure=CURRENT)
    idle = [name for name in subject.idle if subject.submission.is_sure(gross.where(unit=name).question)]
    short = f"；合计少于控制数（{subject.mismatches[0]}）" if subject.lacks_units else ""
    severity = Severity.ERROR if short else Severity.WARNING
    if idle and len(idle) == len(below):
        message = f"机构里有{len(idle)}个下属预算单位，预算明细没有一行写明单位，全部算作本级的{short}"
        hint = "在预算明细的“单位”里写明，或用“单位文件”；否则机关运行经费会包括事业单位的，项目也不分单位"
        yield subject.found("A09", message, BELOW, severity=severity, hint=hint)
    elif idle and short:
        paths = [(*BELOW, below.index(name)) for name in idle]
        hint = "漏填的请补上，有单位文件的请列在“单位文件”里；确实没有的，请核对别的明细有无遗漏"
        message = f"{'、'.join(idle)}在预算明细里没有本年的金额{short}"
        yield subject.found("A09", message, *paths, severity=severity, hint=hint)
    else:
        hint = "漏填的请补上，有单位文件的请列在“单位文件”里；确实没有的不用改"
        for name in idle:
            message, path = f"{name}在预算明细里没有本年的金额", (*BELOW, below.index(name))
            yield subject.found("A09", message, path, severity=severity, hint=hint)


def counted_of_some(subject: Subject) -> Iterator[Finding]:
    """A09: people, procurement or assets of some units, but not of all: their sum is nobody's number."""
    left = {name: blank for name, blank in subject.submission.left.items() if name in subject.submission.members}
    for part in COUNTED:
        missing = [name for name, blank in left.items() if is_blank(part, blank)]
        below = [name for name in subject.submission.members.below if name not in missing]
        if below and missing and all(map(subject.knows_all_of, missing)):
            message = f"{'、'.join(missing)}没有填{part}，印出的只是{'、'.join(n for n in left if n not in missing)}的"
            hint = f"都填上，没有的填 0；或都不填，把整个部门的合计填在“{part}”里"
            yield subject.found("A09", message, BELOW, severity=Severity.WARNING, hint=hint)


def vehicles_of_units(subject: Subject) -> Iterator[Finding]:
    """A09: vehicles of a unit that is not listed, or that has a file where its assets are counted."""
    members, handed = subject.submission.members, subject.submission.handed
    for index, vehicle in enumerate(subject.submission.own_words["国有资产"]["车辆"]):
        path, unit = ("国有资产", "车辆", index, "单位"), members.called(vehicle["单位"])
        if unit not in members and members.whole:
            yield members.unknown(unit, subject.tree.at(path), "车辆的")
        elif unit in handed:
            message = f"{unit}有单位文件，这里又填了它的车辆，两处相加"
            hint = "车辆填在它自己的文件里，这里删去；不是它的请改正“单位”"
            yield subject.found("A09", message, path, severity=Severity.WARNING, hint=hint)


def unit_controls(subject: Subject) -> Iterator[Finding]:
    """F47: each unit's money against its control figures, and their sum against the department's."""
    for index, unit in enumerate(subject.written.below):
        if unit.name in subject.submission.members and not (subject.lacks_units and unit.name in subject.idle):
            yield from _of_unit(subject, (*BELOW, index, "控制数"), unit)
    yield from _beyond(subject)


def _of_unit(subject: Subject, path: Path, unit: Below) -> Iterator[Finding]:
    for each in mismatches(unit.controls, subject.submission.gross.where(measure=CURRENT, unit=unit.name)):
        if subject.is_sure(each.counted):
            hint = control_hint(each.ours, each.told)
            yield subject.found("F47", f"{unit.name}{each}", (*path, each.name), hint=hint)


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
