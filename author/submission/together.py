"""What the units of a department count by themselves, added up: people, procurement, assets."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from author.ledger.money import Money
from author.submission.reading import assets, people, procurement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from author.submission.reading import Words

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
