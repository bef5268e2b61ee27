"""A department and the files of its units as one plain submission, for whoever adds up without knowing of files."""

from __future__ import annotations

from typing import Any

Raw = dict[str, Any]
COUNTED = ("人员", "政府采购", "国有资产")


def merged(own: Raw, files: dict[str, Raw]) -> Raw:
    """One submission; ``files`` are unit to its own. Lines stand under their unit, money passed on is counted once."""
    lines = [*own["预算明细"], *(line for unit, raw in files.items() for line in _of(unit, raw["预算明细"]))]
    below = [
        {**each, **{name: _own(files[each["名称"]], name) for name in COUNTED}} if each["名称"] in files else each
        for each in own["机构"]["下属预算单位"]
    ]
    cars = [
        *own["国有资产"]["车辆"],
        *(car for unit, raw in files.items() for car in _of(unit, raw["国有资产"]["车辆"])),
    ]
    return {
        **{name: value for name, value in own.items() if name != "单位文件"},
        "预算明细": once(lines, own["单位"]["名称"]),
        "机构": {**own["机构"], "下属预算单位": below},
        "项目": [*own["项目"], *(project for unit, raw in files.items() for project in _of(unit, raw["项目"]))],
        "国有资产": {**own["国有资产"], "车辆": cars},
    }


def _of(unit: str, items: list[Raw]) -> list[Raw]:
    return [{**item, "单位": unit} for item in items]


def _own(raw: Raw, name: str) -> Raw:
    """What a unit's file counts; its vehicles stand in the department's list."""
    return {field: value for field, value in raw[name].items() if field != "车辆"}


def once(lines: list[Raw], department: str) -> list[Raw]:
    """The lines without what passes between units: each payer's line goes, and the receiver's takes its source of money.

    Every way that money goes has one line on either side here, with equal amounts.
    """
    paid = {
        (line.get("单位") or department, line["对方单位"]): line["资金来源"]
        for line in lines
        if line.get("对方单位") and not _receives(line)
    }
    left = [line for line in lines if not line.get("对方单位") or _receives(line)]
    return [_spent(line, paid, department) for line in left]


def _receives(line: Raw) -> bool:
    return line["资金来源"] in ("上级补助收入", "附属单位上缴收入")


def _spent(line: Raw, paid: dict[tuple[str, str], str], department: str) -> Raw:
    fund = paid.get((line.get("对方单位", ""), line.get("单位") or department))
    kept = {name: value for name, value in line.items() if name != "对方单位"}
    return {**kept, "资金来源": fund} if fund else kept
