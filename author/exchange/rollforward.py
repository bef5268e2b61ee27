"""One year's submission as the start of the next: this year's amounts become 上年.

Decided here is only what changes and what it becomes, as edits of the texts that staff typed. What must be written
anew is marked 待填写, which no final document may contain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from author.exchange.edits import Drop, Edit, Put
from author.read import values

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.read.tree import Path

    Data = Mapping[str, Any]

MARK = "待填写"
_LINES, _PEOPLE = "预算明细", "人员"
_COUNTED = ("政府采购", "国有资产")
_NAMES = ("类型", "单位")
_CLOSING = ("国有资产", "截止日期")
_KINDS = ("在职", "退休", "离休")


@dataclass(frozen=True)
class Plan:
    """What changes, and what the people who go on from there should know."""

    edits: tuple[Edit, ...]
    carried: int
    """Budget lines that go on."""
    ended: int
    """Budget lines that had only last year's amount."""
    projects: tuple[str, ...]
    """All projects: whether they go on, nobody can know but staff."""

    @property
    def emptied(self) -> tuple[Path, ...]:
        """What was emptied."""
        return tuple(edit.path for edit in self.edits if isinstance(edit, Put) and not edit.text)


def plan(data: Data, *, keep: bool) -> Plan:
    """The next year's edits of a submission whose texts all have the right types.

    ``keep`` leaves this year's amounts as a start instead of emptying them.
    """
    lines = tuple(_lines(data, keep=keep))
    ended = sum(isinstance(edit, Drop) for edit in lines)
    counted = (edit for path, unit in _units(data) for edit in _counted(unit, path, keep=keep))
    return Plan(
        edits=(*_dates(data), *lines, *counted, *_words(data), *_corrections(data)),
        carried=len(data[_LINES]) - ended,
        ended=ended,
        projects=tuple(str(project["名称"]) for project in data.get("项目", [])),
    )


def _dates(data: Data) -> Iterator[Edit]:
    """Years and dates in fields of their own; dates in texts are for people to change."""
    yield Put(("年度",), str(values.year(data["年度"]) + 1))
    yield Put(("公开日期",), next_year(data["公开日期"]))
    yield from (Put((name,), "") for name in ("批复日期", "上年文件") if name in data)
    for index, project in enumerate(data.get("项目", [])):
        period = project.get("执行时间")
        if isinstance(period, dict):
            yield from (Put(("项目", index, "执行时间", name), next_year(day)) for name, day in period.items())
    if closing := data.get(_CLOSING[0], {}).get(_CLOSING[1]):
        yield Put(_CLOSING, next_year(closing))


def _corrections(data: Data) -> Iterator[Edit]:
    """What was corrected after publication is last year's."""
    if data.get("更正"):
        yield Put(("更正",), "")


def next_year(text: str) -> str:
    """The day a year later, written alike: 2026年2月5日 becomes 2027年2月5日; the leap day gives the 28th."""
    day = values.day(text)
    begin = text.strip()
    if begin[:4].isascii() and begin[:4].isdigit():
        later = f"{day.year + 1}{begin[4:]}"
        if (day.month, day.day) != (2, 29):
            return later
    return f"{day.year + 1}-{day.month:02}-{28 if (day.month, day.day) == (2, 29) else day.day:02}"


def _lines(data: Data, *, keep: bool) -> Iterator[Edit]:
    for index, line in enumerate(data[_LINES]):
        path = (_LINES, index)
        amount = line.get("本年", "0")
        if values.number(amount) == Decimal(0):
            yield Drop(path)
            continue
        if not keep:
            yield Put((*path, "本年"), "")
        yield Put((*path, "上年"), amount, after="本年")
        if "上年执行" in line:
            yield Put((*path, "上年执行"), MARK)


def _units(data: Data) -> Iterator[tuple[Path, Data]]:
    """The department itself and the units below it, with what each counts for itself."""
    yield (), data
    for index, unit in enumerate(data.get("机构", {}).get("下属预算单位", [])):
        yield ("机构", "下属预算单位", index), unit


def _people(unit: Data, around: Path, *, keep: bool) -> Iterator[Edit]:
    for kind in _KINDS:
        counts = unit.get(_PEOPLE, {}).get(kind, {})
        path = (*around, _PEOPLE, kind)
        if "本年" in counts:
            if not keep:
                yield Put((*path, "本年"), MARK)
            yield Put((*path, "上年"), counts["本年"], after="本年")
        elif "上年" in counts:
            yield Put((*path, "上年"), "0")


def _counted(unit: Data, around: Path, *, keep: bool) -> Iterator[Edit]:
    """People move a year on; control figures go; procurement and assets are counted anew."""
    yield from _people(unit, around, keep=keep)
    yield from (Put((*around, "控制数", name), "") for name in unit.get("控制数", {}))
    if keep:
        return
    for name in _COUNTED:
        for path in leaves(unit.get(name, {}), (*around, name)):
            if path != _CLOSING and path[-1] not in _NAMES:
                yield Put(path, MARK)


def _words(data: Data) -> Iterator[Edit]:
    """Reasons, goals and results are written anew; so are the names of the units' files."""
    yield from _marks(data, ("单位文件", "变动原因"))
    for index, project in enumerate(data.get("项目", [])):
        path = ("项目", index)
        yield from _marks(project, ("资金分配",), path)
        goals = project.get("绩效", {})
        yield from _marks(goals, ("总体目标",), (*path, "绩效"))
        yield from _results(goals, (*path, "绩效"))
    yield from _marks(data.get("部门整体绩效", {}), ("年度目标",), ("部门整体绩效",))
    yield from _results(data.get("部门整体绩效", {}), ("部门整体绩效",))


def _results(goals: Data, path: Path) -> Iterator[Edit]:
    for index, indicator in enumerate(goals.get("指标", [])):
        yield from _marks(indicator, ("上年完成值",), (*path, "指标", index))


def _marks(around: Data, names: tuple[str, ...], path: Path = ()) -> Iterator[Edit]:
    for name in names:
        if name in around:
            yield from (Put(found, MARK) for found in leaves(around[name], (*path, name)))


def leaves(value: Any, path: Path) -> Iterator[Path]:  # noqa: ANN401 - nested dicts and lists of texts
    """The paths of all texts at or below ``path``."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*path, index))
    elif value is not None:
        yield path


def marked(data: Data) -> tuple[Path, ...]:
    """What must be written anew."""
    return tuple(path for path in leaves(data, ()) if _at(data, path) == MARK)


_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_ASIDE = ("版式", "年度", "公开日期", "批复日期", "单位文件", _LINES, "控制数", *_COUNTED)
"""Where numbers are amounts, and dates have been moved."""


def years_named(data: Data) -> Iterator[Path]:
    """Texts that name a year: nobody has changed them."""
    for name, value in data.items():
        for path in leaves(value, (name,)) if name not in _ASIDE else ():
            if "执行时间" not in path[:-1] and _YEAR.search(str(_at(data, path))):
                yield path


def _at(data: Any, path: Path) -> Any:  # noqa: ANN401
    for step in path:
        data = data[step]
    return data
