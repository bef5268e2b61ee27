"""What the units of a department count by themselves, added up: people, procurement, assets."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from author.ground.findings import Finding, Severity
from author.ledger.money import Money
from author.submission.reading import assets, people, procurement
from author.submission.unfilled import unfilled
from author.submission.units import BELOW, typed_below

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from author.read.tree import Tree
    from author.submission.reading import Words
    from author.submission.submitted import Submission

COUNTED = ("人员", "政府采购", "国有资产")
"""The fields that each unit has for itself; a department's own are those of its own office."""


def together(words: Words, units: Iterable[Mapping[str, Any]]) -> Words:
    """The department's words with those of ``units`` added, and with the sums of what is counted."""
    counted = {name: words[name] for name in COUNTED}
    several = any(vehicle["单位"] for vehicle in counted["国有资产"]["车辆"])
    for unit in units:
        counted = {name: _added(value, unit[name]) for name, value in counted.items()}
        several = True
    if several:
        vehicles = _by_kind(counted["国有资产"]["车辆"])
        counted["国有资产"] = {**counted["国有资产"], "车辆": vehicles}
    return _derived({**words, **counted})


def _added(ours: Any, theirs: Any) -> Any:  # noqa: ANN401 - typed values, nested
    """Both together: numbers added, lists joined; a day is the department's."""
    if isinstance(ours, dict):
        return {name: _added(value, theirs[name]) if name in theirs else value for name, value in ours.items()}
    if isinstance(ours, (list, tuple)):
        return [*ours, *theirs]
    return ours if isinstance(ours, date) else ours + theirs


def _by_kind(vehicles: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """One item for each kind of vehicle, in the order in which they first come."""
    kinds: dict[str, Mapping[str, Any]] = {}
    for vehicle in vehicles:
        before = kinds.get(vehicle["类型"])
        together = {name: before[name] + vehicle[name] for name in ("数量", "价值")} if before else {}
        kinds[vehicle["类型"]] = {**vehicle, **together}
    return list(kinds.values())


def counted(words: Words, tree: Tree, units: Mapping[str, Submission]) -> Iterator[Mapping[str, Any]]:
    """What each unit below counts for itself: field by field what the department typed of it, else what its file says."""
    for unit, typed in zip(words[BELOW[0]][BELOW[1]], typed_below(tree), strict=False):
        file = units.get(unit["名称"])
        yield {name: _over(file.words[name], unit[name], typed.get(name)) if file else unit[name] for name in COUNTED}


def _over(file: Any, ours: Any, typed: Any) -> Any:  # noqa: ANN401 - typed values, nested, and what staff typed
    """Our value where something was typed, the file's elsewhere."""
    if isinstance(file, dict) and isinstance(ours, dict):
        inner = typed if isinstance(typed, dict) else {}
        return {
            name: _over(value, ours[name], inner.get(name)) if name in ours else value for name, value in file.items()
        }
    return file if typed is None else ours


def blanks(words: Words, tree: Tree, units: Mapping[str, Submission]) -> dict[str, frozenset[str]]:
    """What of each unit below stands neither in its file nor in what the department typed of it."""
    found = {}
    for unit, typed in zip(words[BELOW[0]][BELOW[1]], typed_below(tree), strict=False):
        file, left = units.get(unit["名称"]), unfilled(typed)
        found[unit["名称"]] = left & file.unfilled if file else left
    return found


def unlike_counts(words: Words, tree: Tree, units: Mapping[str, Submission]) -> Iterator[Finding]:
    """C59: what the department typed of a unit's people, procurement and assets, where its own file says otherwise."""
    for index, (unit, joined) in enumerate(zip(words[BELOW[0]][BELOW[1]], counted(words, tree, units), strict=False)):
        file = units.get(unit["名称"])
        for name in COUNTED:
            if file and (other := tuple(_other(joined[name], file.words[name]))):
                message = f"{unit['名称']}的{name}（{'、'.join(other)}）：部门填的与单位文件不同，部门的数按部门填的算"
                at, hint = (tree.at((*BELOW, index, name)), file.tree.at((name,))), "请核对；部门填的可以删去"
                yield Finding("C59", message, at, severity=Severity.WARNING, hint=hint)


def _other(ours: Any, theirs: Any, path: str = "") -> Iterator[str]:  # noqa: ANN401 - typed values, nested
    """The names of values that differ, those inside others with all their names: 在职本年."""
    if isinstance(ours, dict):
        for name, value in ours.items():
            yield from _other(value, theirs.get(name), path + name)
    elif ours != theirs:
        yield path


DERIVED = ("人员.实有.本年", "人员.实有.上年", "政府采购.合计", "国有资产.车辆合计.数量", "国有资产.车辆合计.价值")
"""Paths that staff do not fill in but a form may print; see `_derived`."""


def _derived(words: Words) -> Words:
    """Staff's words with the sums that are no budget lines: people, procurement, vehicles."""
    present, vehicles = people(words).present, assets(words).vehicles
    all_vehicles = {
        "数量": sum(vehicle.number for vehicle in vehicles),
        "价值": sum((vehicle.value for vehicle in vehicles), Money()),
    }
    return {
        **words,
        "人员": {**words["人员"], "实有": {"本年": present.now, "上年": present.before}},
        "政府采购": {**words["政府采购"], "合计": procurement(words).total},
        "国有资产": {**words["国有资产"], "车辆合计": all_vehicles},
    }
