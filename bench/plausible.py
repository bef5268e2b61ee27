"""One plausible department of a kind, as it hands in: its own file and those of units below. The same seed, the same files."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from goals import record, whole
from kinds import FROM_ABOVE, FROM_BELOW, Kind
from parts import Drawing, Line, Part
from words import controls, reasons, uses

Document = dict[str, Any]
PLACES = ("某某市", "某某县", "某某区", "某某自治州")
APART = 0.4
"""How often a unit below hands in a file of its own."""
PASSED_ON = 0.7
"""How often a unit that may pass money on does."""


@dataclass(frozen=True)
class Made:
    """A department."""

    kind: Kind
    own: Document
    files: dict[str, Document] = field(default_factory=dict)
    """Unit to what it hands in by itself."""


def department(kind: Kind, seed: int) -> Made:
    """The department of a kind that a seed gives."""
    chance = random.Random(f"{kind.title} {seed}")
    place, drawing = chance.choice(PLACES), Drawing(chance)
    own = drawing.part(kind.own, place + kind.own.name, below=False)
    below = [drawing.part(office, place + office.name, below=True) for office in kind.below]
    for part in below:
        if part.office.turnover and chance.random() < PASSED_ON:
            _pass_on(part, own, chance)
    apart = [part for part in below if chance.random() < APART]
    files = {part.name: _file(part, chance) for part in apart}
    return Made(kind, _department(kind, own, below, apart, chance), files)


def _pass_on(payer: Part, receiver: Part, chance: random.Random) -> None:
    """A line on either side, each with the other's name."""
    amounts = {year: Decimal(chance.randint(100, 900)) * 100 for year in ("本年", "上年")}
    payer.lines.append({
        "单位": payer.name, "功能科目": payer.office.function, "支出类别": "公用经费", "经济科目": "39999",
        "资金来源": payer.office.turnover, "用途": "上缴上级支出", "对方单位": receiver.name, **amounts,
    })  # fmt: skip
    receiver.lines.append({
        "功能科目": receiver.office.function, "经济科目": "30213", "资金来源": FROM_BELOW,
        "用途": f"{payer.office.name}上缴的钱安排的维修", "对方单位": payer.name, **amounts,
    })  # fmt: skip


def _department(kind: Kind, own: Part, below: list[Part], apart: list[Part], chance: random.Random) -> Document:
    """The department's own file; it counts the lines of all its units."""
    here = [own, *(part for part in below if part not in apart)]
    counted = _once([line for part in (own, *below) for line in part.lines], own.name)
    natures = {"": own.office.nature, **{part.name: part.office.nature for part in below}}
    units = [_listed(part) if part in apart else {**_listed(part), **_counted(part)} for part in below]
    head = _head(own, "单位" if kind.single else "部门")
    return {**head, "机构": {**head["机构"], "下属预算单位": units}, **_rest(here, counted, natures, chance)}


def _once(lines: list[Line], department: str) -> list[Line]:
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


def _receives(line: Line) -> bool:
    return line["资金来源"] in (FROM_ABOVE, FROM_BELOW)


def _spent(line: Line, paid: dict[tuple[str, str], str], department: str) -> Line:
    fund = paid.get((line.get("对方单位", ""), line.get("单位") or department))
    kept = {name: value for name, value in line.items() if name != "对方单位"}
    return {**kept, "资金来源": fund} if fund else kept


def _file(part: Part, chance: random.Random) -> Document:
    """What a unit hands in by itself: it is its own office, and what it passes on it has spent."""
    lines, vehicles = ([_nameless(item) for item in items] for items in (part.lines, part.vehicles))
    alone = Part(part.office, part.name, lines, part.people, part.procurement, part.assets, vehicles)
    return {**_head(alone, "单位"), **_rest([alone], lines, {"": part.office.nature}, chance)}


def _nameless(item: Line) -> Line:
    return {name: value for name, value in item.items() if name != "单位"}


def _head(own: Part, kind: str) -> Document:
    return {
        "版式": "xinjiang-2026",
        "单位": {"名称": own.name, "类型": kind, "性质": own.office.nature},
        "年度": 2026,
        "公开日期": "2026-02-10",
        "主要职能": ["负责本地区有关工作的组织实施。", "完成交办的其他任务。"],
        "机构": {"下属预算单位": [], "内设机构": ["办公室", "业务科", "财务科"]},
        "人员": own.people,
    }


def _rest(here: list[Part], counted: list[Line], natures: dict[str, str], chance: random.Random) -> Document:
    """Lines and what is said of them; ``counted`` are those that the document adds up."""
    own, lines = here[0], [line for part in here for line in part.lines]
    plans = {plan.name: plan for part in here for plan in part.office.plans}
    spent = {name: sum((_now(line) for line in lines if line.get("项目") == name), Decimal(0)) for name in plans}
    return {
        "预算明细": lines,
        "控制数": controls(counted),
        "项目": [record(plans[name], money, chance) for name, money in spent.items() if money],
        "变动原因": reasons(counted, natures),
        "支出用途": uses(counted),
        "政府采购": own.procurement,
        "国有资产": {**own.assets, "车辆": [car for part in here for car in part.vehicles]},
        "部门整体绩效": whole(),
    }


def _now(line: Line) -> Decimal:
    return Decimal(line.get("本年", 0))


def _listed(part: Part) -> Document:
    return {"名称": part.name, "性质": part.office.nature}


def _counted(part: Part) -> Document:
    """What the department says of a unit in its own file; its control figures hold what it passes on, too."""
    return {"人员": part.people, "政府采购": part.procurement, "国有资产": part.assets, "控制数": controls(part.lines)}
