"""Projects and their goals: indicators in tables, with the project above them or beside each."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from author.exchange.edits import Add, Edit, Put
from author.taking.cells import name, project_name
from author.taking.synonyms import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from author.ground.findings import Source
    from author.read.tree import Tree
    from author.taking.synonyms import Synonyms
    from author.taking.tables import Table

Indicator = dict[str, str]
PROJECTS, GOALS, AIM, INDICATORS = "项目", "绩效", "总体目标", "指标"
NAMELESS = ""
_LEVELS = {"1": "一级", "一": "一级", "2": "二级", "二": "二级"}
_WANTED = ("一级", "二级", "三级", "指标值")
_ORDER = (*_WANTED, "依据", "上年完成值", "权重", "赋分规则", "佐证资料")


@dataclass
class Goal:
    """What an export says of a project."""

    aim: tuple[str, ...] = ()
    indicators: list[Indicator] = field(default_factory=list)
    at: Source | None = None


def goals(tables: Iterable[Table], words: Synonyms) -> dict[str, Goal]:
    """Project to its goal, in the order of the tables; NAMELESS for a table that names no project."""
    found: dict[str, Goal] = {}
    for table in tables:
        project, aim = project_name(_labelled(table, words, "名称"), words), _labelled(table, words, AIM)
        for named, indicator in _indicators(table, words):
            if not named and not project:
                found.setdefault(NAMELESS, Goal(at=table.at(table.bottom)))
                continue
            goal = found.setdefault(named or project, Goal(at=table.at(table.bottom)))
            goal.indicators.append(indicator)
        if project and aim:
            found.setdefault(project, Goal(at=table.at(table.bottom))).aim = tuple(
                line.strip() for line in aim.splitlines() if line.strip()
            )
    return found


def _labelled(table: Table, words: Synonyms, what: str) -> str:
    """The text right of a label above or beside the heads."""
    labels = set(map(word, words.raw["goal_labels"][what]))
    for row in sorted(row for row in table.page.rows if row <= table.bottom):
        cells = sorted(table.page.rows[row].items())
        for (_, label), (_, text) in pairwise(cells):
            if word(label) in labels:
                return text.strip()
    return ""


def _indicators(table: Table, words: Synonyms) -> Iterator[tuple[str, Indicator]]:
    """The project beside an indicator, where there is one, and the indicator; rows of the upper levels alone are none."""
    columns = {head.column: words.goal(head.path) for head in table.heads if words.goal(head.path)}
    above = {"一级": "", "二级": "", PROJECTS: ""}
    for row in table.rows():
        cells = table.page.rows.get(row, {})
        said = {what: " ".join(cells.get(at, "").split()) for at, what in columns.items()}
        here = {level: name(said.get(level, "")) for level in ("一级", "二级")}
        here[PROJECTS] = project_name(said.get(PROJECTS, ""), words)
        if level := _LEVELS.get(said.get("级次", "")[:1]):
            here[level] = name(said.get("三级", ""))
        above = {level: here[level] or before for level, before in above.items()}
        if said.get("三级") and said.get("指标值") and not level and not words.named("total_words", said["三级"]):
            yield above[PROJECTS], _indicator({**said, "一级": above["一级"], "二级": above["二级"]})


def _indicator(said: Mapping[str, str]) -> Indicator:
    value, unit = said.get("指标值", ""), said.get("计量单位", "")
    sign = unicodedata.normalize("NFKC", said.get("符号", ""))
    if value and value[0].isdigit():
        value = (sign if len(sign) == 1 else "") + value
        value += unit if unit and not value.endswith(unit) else ""
    found = {**said, "指标值": value, "三级": name(said["三级"])}
    return {field: found[field] for field in _ORDER if found.get(field)}


def project_edits(tree: Tree, projects: Sequence[str] | None, told: Mapping[str, Goal]) -> tuple[list[Edit], list[str]]:
    """New projects, and the goals of those that have none yet or others now; with what is done, for staff.

    ``projects`` are those with money, None where the export has no lines.

    Aims, bases and whatever else staff wrote of a project stay; an indicator changes its value and its weight.
    """
    given = tree.data.get(PROJECTS)
    listed = [item for item in given if isinstance(item, dict)] if isinstance(given, list) else []
    edits: list[Edit] = []
    said: list[str] = []
    for index, project in enumerate(listed):
        if goal := told.get(str(project.get("名称", ""))):
            more = list(_goal_edits(project, index, goal))
            edits += more
            said += [f"改  项目 {project['名称']} 的绩效：{len(more)} 处"] if more else []
    names = {str(project.get("名称", "")) for project in listed}
    new = [each for each in dict.fromkeys([*(projects or ()), *told]) if each not in names]
    for index, named in enumerate(new, len(given) if isinstance(given, list) else 0):
        edits.append(Add((PROJECTS, index), project_values(named, told.get(named))))
        said.append(f"来  项目 {named}")
    gone = names - {"", *projects} if projects is not None else set()
    return edits, [*said, *(f"去  项目 {each}：导出里没有它的钱，仍留在“项目”里，请自己删" for each in sorted(gone))]


def project_values(named: str, goal: Goal | None) -> dict[str, Any]:
    """A project as staff would write it."""
    return {"名称": named, **({GOALS: _goal_values(goal)} if goal else {})}


def _goal_values(goal: Goal) -> dict[str, Any]:
    return {
        **({AIM: list(goal.aim) if len(goal.aim) > 1 else goal.aim[0]} if goal.aim else {}),
        **({INDICATORS: goal.indicators} if goal.indicators else {}),
    }


def _goal_edits(project: Mapping[str, Any], index: int, goal: Goal) -> Iterator[Edit]:
    path = (PROJECTS, index, GOALS)
    given = project.get(GOALS)
    if not given:
        yield Add(path, _goal_values(goal))
    if not given or not isinstance(given, dict):
        return
    if goal.aim and not given.get(AIM):
        yield Add((*path, AIM), _goal_values(goal)[AIM])
    indicators = given.get(INDICATORS)
    if not indicators and goal.indicators:
        yield Add((*path, INDICATORS), goal.indicators)
    elif isinstance(indicators, list):
        yield from _indicator_edits(indicators, (*path, INDICATORS), goal.indicators)


def _indicator_edits(given: Sequence[Any], path: tuple[str | int, ...], told: Sequence[Indicator]) -> Iterator[Edit]:
    """Values and weights of the indicators that both have; which indicators there are is for staff."""
    known = {each["三级"]: each for each in told}
    for index, item in enumerate(given):
        other = known.get(str(item.get("三级", ""))) if isinstance(item, dict) else None
        for name_ in ("指标值", "权重") if other else ():
            assert other is not None  # noqa: S101 - asked for above
            if other.get(name_) and str(item.get(name_, "")) != other[name_]:
                yield Put((*path, index, name_), other[name_], after=next(reversed(item)))
