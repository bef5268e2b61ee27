"""From typed values under staff's Chinese names to what Python asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from author.ledger.money import Money
from author.submission.written import (
    Assets,
    Below,
    BudgetLine,
    Count,
    Goal,
    Ignored,
    Indicator,
    People,
    Procurement,
    Record,
    Unit,
    Vehicle,
    Written,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.read.tree import Tree

Words = dict[str, Any]
"""Typed values under staff's Chinese field names."""


def written(words: Mapping[str, Any], lines: tuple[BudgetLine | None, ...]) -> Written:
    """What staff wrote, from its typed values; KeyError without 单位名称 or 公开日期, for then nothing is printed."""
    unit = words["单位"]
    return Written(
        unit=Unit(unit["名称"], tuple(unit["简称"]), unit["类型"]),
        below=tuple(Below(below["名称"], below["控制数"]) for below in words["机构"]["下属预算单位"]),
        published=words["公开日期"],
        approved=words.get("批复日期"),
        offices=tuple(words["机构"]["内设机构"]),
        people=people(words),
        lines=lines,
        controls=words["控制数"],
        projects=tuple(_record(project) for project in words["项目"]),
        indicators=_indicators(words["部门整体绩效"]["指标"]),
        reasons=dict(reasons_of(words["变动原因"])),
        uses=words["支出用途"],
        procurement=procurement(words),
        assets=assets(words),
        terms=tuple(term["词"] for term in words["名词解释"]["补充"]),
        phrases=words["措辞"],
        ignored=tuple(Ignored(ignored["规则"], ignored["对象"], ignored["原文"]) for ignored in words["忽略"]),
    )


def people(words: Mapping[str, Any]) -> People:
    """人员."""
    counts = words["人员"]
    serving, retired, veterans = (
        Count(counts[kind]["本年"], counts[kind]["上年"]) for kind in ("在职", "退休", "离休")
    )
    return People(counts["编制"], serving, retired, veterans)


def budget_lines(words: Mapping[str, Any], tree: Tree) -> tuple[BudgetLine | None, ...]:
    """预算明细; ``tree`` tells what staff wrote where nothing could be read."""
    return tuple(
        None if line is None else _line(line, tree.data["预算明细"][index] or {})
        for index, line in enumerate(words["预算明细"])
    )


_NEEDED = frozenset(
    ("功能科目", "经济科目", "项目", "资金来源", "用途", "单位", "对方单位", "本年", "上年", "上年执行")
)
"""What every line has, if only by default."""


def _line(line: Mapping[str, Any], raw: Mapping[str, str]) -> BudgetLine:
    unread = _NEEDED - line.keys()
    if "支出类别" in raw and "支出类别" not in line:
        unread |= {"支出类别"}
    return BudgetLine(
        line.get("功能科目", ""),
        line.get("支出类别", ""),
        line.get("经济科目", ""),
        line.get("项目", ""),
        line.get("资金来源", ""),
        line.get("用途", ""),
        line.get("本年", _NO_MONEY),
        line.get("上年", _NO_MONEY),
        line.get("上年执行", _NO_MONEY),
        unread,
        line.get("单位", ""),
        line.get("对方单位", ""),
    )


_NO_MONEY = Money()


def _record(project: Mapping[str, Any]) -> Record:
    goal = project["绩效"]
    return Record(
        project["名称"],
        project["单位"],
        tuple(project["政策依据"]),
        tuple(project["资金分配"]),
        project["执行时间"],
        Goal(goal["名称"], tuple(goal["总体目标"]), _indicators(goal["指标"])),
    )


def _indicators(items: list[Mapping[str, Any]]) -> tuple[Indicator, ...]:
    return tuple(
        Indicator(
            item["一级"], item["二级"], item["三级"], item["指标值"], item["上年完成值"],
            None if item["权重"] == "" else item["权重"],
        )
        for item in items
    )  # fmt: skip


def reasons_of(reasons: Mapping[str, str | Mapping[str, str]]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each reason under 变动原因 with the steps to it: (功能科目, 2101501)."""
    for name, below in reasons.items():
        if isinstance(below, str):
            yield from [((name,), below)] if below else []
        else:
            yield from (((name, inner), reason) for inner, reason in below.items())


def procurement(words: Mapping[str, Any]) -> Procurement:
    """政府采购."""
    bought = words["政府采购"]
    return Procurement(bought["货物"], bought["工程"], bought["服务"], bought["面向中小企业"], bought["其中小微企业"])


def assets(words: Mapping[str, Any]) -> Assets:
    """国有资产."""
    owned = words["国有资产"]
    return Assets(
        owned.get("截止日期"),
        owned["房屋"]["面积"],
        owned["房屋"]["价值"],
        tuple(Vehicle(vehicle["类型"], vehicle["数量"], vehicle["价值"]) for vehicle in owned["车辆"]),
        owned["办公家具"],
        owned["其他资产"],
        owned["大型设备"]["50万元以上"],
    )
