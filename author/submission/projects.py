"""The list of projects against the projects of the lines, both ways (A04, F41)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.ground.findings import Finding, Source, closest, near
from author.read.values import quoted
from author.submission.lines import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from author.read.tree import Tree
    from author.submission.written import BudgetLine


def project_findings(projects: Sequence[str], lines: Sequence[BudgetLine | None], tree: Tree) -> Iterator[Finding]:
    """What is wrong between the names of the list and those in the lines.

    What could not be read is ``""``, and as long as there is such, nothing is said to be missing there.
    """
    listed: dict[str, Source] = {}
    for index, name in enumerate(projects):
        at = tree.at(("项目", index, "名称"))
        if name in listed and name:
            yield Finding("A04", f"项目{quoted(name)}列了两次", (at, listed[name]), hint="请只留一处")
        listed.setdefault(name, at)
    if not isinstance(tree.data.get("项目", []), list):
        listed[""] = tree.at(("项目",))
    named = _named_projects(lines, tree)
    strangers = {} if "" in listed else {name: at for name, at in named.items() if name and name not in listed}
    idle = {} if "" in named else {name: at for name, at in listed.items() if name and name not in named}
    for name, at in strangers.items():
        yield _stranger(name, at, listed, idle)
    for name, at in idle.items():
        hint = "本年没有这个项目就从“项目”中删去（上年的金额留在预算明细里）"
        yield Finding("F41", f"项目{quoted(name)}在预算明细中没有本年金额", (at,), hint=hint)


def _named_projects(lines: Sequence[BudgetLine | None], tree: Tree) -> dict[str, Source]:
    """Projects with this year's money and where a line first names them; ``""`` where a line's could not be read."""
    if not lines:
        return {"": tree.at(("预算明细",))}
    named: dict[str, Source] = {}
    for index, line in enumerate(lines):
        name = _project(line)
        if name is not None:
            named.setdefault(name, tree.at(("预算明细", index, "项目")))
    return named


def _project(line: BudgetLine | None) -> str | None:
    """The project that a line spends on this year, ``""`` for one that cannot be told; None without any."""
    if line is None or "项目" in line.unread:
        return ""
    if line.project:
        return line.project if line.is_current else None
    return "" if line.nature == PROJECT else None


def _stranger(name: str, at: Source, listed: Mapping[str, Source], idle: dict[str, Source]) -> Finding:
    """A project that is not in the list; one like it that no line names is the same mistake, and leaves ``idle``."""
    message = f"预算明细中的项目{quoted(name)}没有列在“项目”中"
    if alike := closest(name, idle):
        message = f"{message}，“项目”中的{quoted(alike)}在预算明细中没有本年金额"
        return Finding("F41", message, (at, idle.pop(alike)), hint="是同一个项目的，两处名称要一字不差")
    return Finding("F41", message, (at,), hint=near(name, listed) or "请在“项目”中补上它的依据、执行时间和绩效目标")
