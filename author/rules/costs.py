"""E31: cost indicators against the project's amount and its purposes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.ledger.money import Money
from author.read.values import quoted
from author.rules.quantities import indicator_value
from author.rules.sums import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.read.tree import Path
    from author.rules.figures import Project
    from author.rules.subject import Subject


@dataclass(frozen=True, slots=True)
class _Cap:
    """A cost indicator: what it is named, and how much may be spent at most."""

    path: Path
    name: str
    money: Money


def cost_caps(subject: Subject) -> Iterator[Finding]:
    """E31: cost indicators above the project's amount, or other than the allocation that they cap."""
    for project in filter(subject.knows, subject.projects):
        if caps := list(_caps(project)):
            yield from _above_all(subject, project, caps)
            yield from _above_all_together(subject, project, caps)
            yield from _other_than_planned(subject, project, caps)


def _above_all(subject: Subject, project: Project, caps: list[_Cap]) -> Iterator[Finding]:
    total = project.ledger.total
    for cap in caps:
        if cap.money > total and cap.money > subject.printed(total):
            ours = f"成本指标{quoted(cap.name)}为{subject.said(cap.money)}"
            yield _capped(subject, f"{ours}，超过项目金额{subject.said(total)}", cap.path, project)


def _above_all_together(subject: Subject, project: Project, caps: list[_Cap]) -> Iterator[Finding]:
    """Several parts; a cap of the whole amount is none of them."""
    total = project.ledger.total
    parts = [cap.money for cap in caps if cap.money != total]
    added = sum(parts, Money())
    if len(parts) > 1 and added > total and added > subject.printed(total) and max(parts) < total:
        message = f"项目{quoted(project.name)}的成本指标合计{subject.said(added)}，超过项目金额{subject.said(total)}"
        yield _capped(subject, message, (*project.path, "绩效", "指标"), project)


def _other_than_planned(subject: Subject, project: Project, caps: list[_Cap]) -> Iterator[Finding]:
    purposes = project.ledger.by("purpose")
    for cap in caps:
        purpose = capped_purpose(cap.name, list(purposes)) if cap.money < project.ledger.total else ""
        if purpose and cap.money not in (planned := purposes[purpose].total, subject.printed(planned)):
            ours = f"{quoted(purpose)}安排{subject.said(planned)}，{'超过' if planned > cap.money else '少于'}"
            yield _capped(subject, f"{ours}成本指标{quoted(cap.name)}的{subject.said(cap.money)}", cap.path, project)


def _capped(subject: Subject, message: str, path: Path, project: Project) -> Finding:
    hint = "请核对绩效目标与预算明细，以批复的为准"
    return subject.found("E31", message, path, *lines_of(subject, project), severity=Severity.WARNING, hint=hint)


def _caps(project: Project) -> Iterator[_Cap]:
    for index, indicator in enumerate(project.record.goal.indicators):
        value = indicator_value(indicator.value) if "成本" in indicator.first + indicator.second else None
        if value and value.unit in ("万元", "元") and value.sign not in ("≥", ">=", ">", "＞"):
            path = (*project.path, "绩效", "指标", index, "指标值")
            yield _Cap(path, indicator.third, Money.of(value.number, value.unit))


_FILLER = re.compile(r"（万?元）|\(万?元\)|费用|经费|支出|资金|[费款的、和及与（）()]|改革|能力|提升|项目|购买|购置")


def capped_purpose(indicator: str, purposes: list[str]) -> str:
    """The one purpose that an indicator's name clearly means; nothing when unsure."""
    core = _FILLER.sub("", indicator)
    cores = {purpose: _FILLER.sub("", purpose) for purpose in purposes}
    meant = [p for p, words in cores.items() if len(words) > 1 and len(core) > 1 and (words in core or core in words)]
    return meant[0] if len(meant) == 1 else ""
