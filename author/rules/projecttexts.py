"""All that is said of one project, field by field: its name, basis, allocation, goal, subsidy, and the purposes of its lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.read.tree import Path
    from author.rules.figures import Project
    from author.rules.subject import Subject
    from author.rules.texts import Text

PURPOSE = "用途"
_FIELDS = (("名称",), ("政策依据",), ("资金分配",), ("绩效", "名称"), ("绩效", "总体目标"))
_SUBSIDY = "对个人补贴"


@dataclass(frozen=True, slots=True)
class Told:
    """One field of a project."""

    label: str
    """As staff know it: 总体目标."""
    path: Path
    words: str


def told_of_projects(subject: Subject) -> Iterator[tuple[Project, tuple[Told, ...]]]:
    """Each project with its fields that are not empty."""
    by_place: dict[Path, list[Told]] = {}
    purposes: dict[str, list[Told]] = {}
    for text in subject.texts:
        if text.path[0] == "项目" and _belongs(text.path[2:]):
            by_place.setdefault(text.path[:2], []).append(_told(text))
        elif text.path[0] == "预算明细" and text.path[-1] == PURPOSE:
            _put(subject, text, purposes)
    for project in subject.projects:
        yield project, (*by_place.get(project.path, ()), *purposes.get(project.code, ()))


def _belongs(field: Path) -> bool:
    return field in _FIELDS or field[:1] == (_SUBSIDY,)


def _told(text: Text) -> Told:
    label = "绩效目标表的名称" if text.path[-2:] == ("绩效", "名称") else str(text.path[-1])
    return Told("项目名称" if label == "名称" else label, text.path, text.words)


def _put(subject: Subject, text: Text, purposes: dict[str, list[Told]]) -> None:
    index = text.path[1]
    line = subject.written.lines[index] if isinstance(index, int) else None
    if line and line.current and line.project:
        purposes.setdefault(subject.project_of(line), []).append(_told(text))
