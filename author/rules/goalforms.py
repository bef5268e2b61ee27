"""The goal forms of a submission: one of each project, and that of the unit as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.read.tree import Path
    from author.rules.subject import Subject
    from author.submission.written import Indicator


@dataclass(frozen=True, slots=True)
class GoalForm:
    """The indicators of a project, or of the unit as a whole."""

    kind: str
    """project or unit: what the edition's standards go by."""
    name: str
    path: Path
    indicators: tuple[Indicator, ...]


def goal_forms(subject: Subject) -> Iterator[GoalForm]:
    """Those of the projects with money, then the unit's."""
    for project in subject.projects:
        path = (*project.path, "绩效", "指标")
        yield GoalForm("project", project.name, path, project.record.goal.indicators)
    written = subject.written
    yield GoalForm("unit", f"{written.unit.kind}整体", ("部门整体绩效", "指标"), written.indicators)


def indicators(subject: Subject) -> Iterator[tuple[Path, Indicator]]:
    """Every indicator with its path."""
    for form in goal_forms(subject):
        yield from (((*form.path, index), indicator) for index, indicator in enumerate(form.indicators))
