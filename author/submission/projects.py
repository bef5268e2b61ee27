"""The list of projects: whose each is, and the list against the projects of the lines, both ways (A04, F41)."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from author.ground.findings import Finding, Source, near
from author.read.values import quoted
from author.submission.lines import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from author.read.tree import Tree
    from author.submission.units import Members
    from author.submission.written import BudgetLine

    Owned = tuple[str, str]
    """Unit and name: two units may have projects of one name."""


_LOOKED_AT = 200
"""Signs of a name that are compared with other names."""


@dataclass(frozen=True)
class Projects:
    """The projects that staff list, as they stand in the list, and those that the lines name."""

    listed: tuple[Owned, ...]
    """Unit and name of each; the name is empty where it could not be read."""
    named: Mapping[Owned, Source]
    """Projects with this year's money and where a line first names them; an empty name where one could not be read."""
    tree: Tree
    members: Members

    @property
    def codes(self) -> list[str]:
        """The code of each listed project."""
        return [self.members.project(*owned) for owned in self.listed]

    def findings(self) -> Iterator[Finding]:
        """What is wrong between the names of the list and those in the lines.

        As long as something could not be read, nothing is said to be missing there.
        """
        listed: dict[Owned, Source] = {}
        for index, owned in enumerate(self.listed):
            at = self.tree.at(("项目", index, "名称"))
            if owned[0] not in self.members:
                yield self.members.unknown(owned[0], self.tree.at(("项目", index, "单位")))
            if owned in listed and owned[1]:
                hint = "请只留一处" if not self.members.below else "请只留一处；不同单位的项目，写明各自的单位"
                yield Finding("A04", f"项目{quoted(owned[1])}列了两次", (at, listed[owned]), hint=hint)
            listed.setdefault(owned, at)
        unread_list = any(not name for _, name in listed) or ("项目",) in self.tree.unread
        unread_line = any(not name for _, name in self.named)
        strangers = {} if unread_list else {one: at for one, at in self.named.items() if one[1] and one not in listed}
        idle = {} if unread_line else {one: at for one, at in listed.items() if one[1] and one not in self.named}
        for owned, at in strangers.items():
            yield self._stranger(owned, at, listed, idle)
        for owned, at in idle.items():
            hint = "本年没有这个项目就从“项目”中删去（上年的金额留在预算明细里）"
            yield Finding("F41", f"{self._said(owned)}在预算明细中没有本年金额", (at,), hint=hint)

    def _said(self, owned: Owned) -> str:
        unit, name = owned
        return f"项目{quoted(name)}" if unit == self.members.own else f"{unit}的项目{quoted(name)}"

    def _stranger(self, owned: Owned, at: Source, listed: Mapping[Owned, Source], idle: dict[Owned, Source]) -> Finding:
        """A project that is not in the list; one like it that no line names is the same mistake, and leaves ``idle``."""
        unit, name = owned
        whose = "" if unit == self.members.own else unit
        message = f"预算明细中{whose}的项目{quoted(name)}没有列在“项目”中"
        if alike := _alike(name, [other for whose_, other in idle if whose_ == unit]):
            message = f"{message}，“项目”中的{quoted(alike)}在预算明细中没有本年金额"
            return Finding("F41", message, (at, idle.pop((unit, alike))), hint="是同一个项目的，两处名称要一字不差")
        elsewhere = [other for other, same in listed if same == name]
        if elsewhere:
            hint = f"“项目”里只列了{elsewhere[0]}的；每个单位的项目各列一条，写明单位"
            return Finding("F41", message, (at, listed[elsewhere[0], name]), hint=hint)
        hint = near(name, [other for _, other in listed]) or "请在“项目”中补上它的依据、执行时间和绩效目标"
        return Finding("F41", message, (at,), hint=hint)


def _alike(name: str, idle: Iterable[str]) -> str:
    """The project that no line names and that may be this one under a half different name, or nothing."""
    known = {other[:_LOOKED_AT]: other for other in idle}
    return next((known[close] for close in get_close_matches(name[:_LOOKED_AT], known, 1, 0.5)), "")


def read_projects(
    projects: Sequence[Mapping[str, Any]], lines: Sequence[BudgetLine | None], tree: Tree, members: Members
) -> Projects:
    """The projects of a submission; one that names no unit is of the only unit whose lines name it."""
    named = _named(lines, tree, members)
    listed = tuple((_owner(project, named, members), project["名称"]) for project in projects)
    return Projects(listed, named, tree, members)


def _owner(project: Mapping[str, Any], named: Mapping[Owned, Source], members: Members) -> str:
    if project["单位"]:
        return members.called(project["单位"])
    units = [unit for unit, name in named if name == project["名称"]]
    return units[0] if len(units) == 1 else members.own


def _named(lines: Sequence[BudgetLine | None], tree: Tree, members: Members) -> dict[Owned, Source]:
    if not lines:
        return {(members.own, ""): tree.at(("预算明细",))}
    named: dict[Owned, Source] = {}
    for index, line in enumerate(lines):
        name = _project(line)
        if name is not None:
            unit = members.called(line.unit) if line else members.own
            named.setdefault((unit, name), tree.at(("预算明细", index, "项目")))
    return named


def _project(line: BudgetLine | None) -> str | None:
    """The project that a line spends on this year, ``""`` for one that cannot be told; None without any."""
    if line is None or "项目" in line.unread:
        return ""
    if line.project:
        return line.project if line.is_current else None
    return "" if line.nature == PROJECT else None
