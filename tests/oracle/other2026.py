"""Section 十二 of the form xinjiang-2026: running costs, procurement, assets, goals."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.oracle.figures import half_up
from tests.oracle.funds2026 import OTHER, PUBLIC, TREASURY, VEHICLES
from tests.oracle.given import texts
from tests.oracle.lines import NOTHING
from tests.oracle.plans import because
from tests.oracle.tables import both, of_economic, of_fund, of_nature

if TYPE_CHECKING:
    from decimal import Decimal

    from tests.oracle.given import Given
    from tests.oracle.lines import Line
    from tests.oracle.tables import Test

PAID_LIKE_OFFICES = ("行政", "参公")


def other(given: Given) -> list[str]:
    """十二"""
    return [
        "# （一）机关运行经费情况", running(given),
        "# （二）政府采购情况", *procurement(given),
        "# （三）国有资产占用使用情况", *assets(given),
        "# （四）预算绩效情况", goals(given),
        "# （五）其他需说明的事项", *(texts(given.at("其他说明")) or [f"本{given.kind}无其他需说明事项。"]),
    ]  # fmt: skip


def running(given: Given) -> str:
    """机关运行经费, or what an institution has instead."""
    institution, test = running_costs(given, PUBLIC)
    money, year = given.writing.amount(given.now(test)), given.year
    change = given.writing.change(given.now(test), given.before(test), "上年预算")
    reason = given.reason("机关运行经费")
    told = f"{money}，{change}{because(reason)}。"
    if institution:
        return f"{given.unit}为事业单位，无机关运行经费，{year}年日常公用经费财政拨款预算{told}"
    return f"{given.unit}{year}年的机关运行经费财政拨款预算{told}"


def running_costs(given: Given, public: tuple[str, ...]) -> tuple[bool, Test]:
    """Whether nobody has 机关运行经费, and the lines that are told of: 公用经费 of 行政 and 参公 units, or else all of it."""
    every = both(of_fund(*public), of_nature("公用经费"))

    def offices(line: Line) -> bool:
        return every(line) and given.units[line.unit] in PAID_LIKE_OFFICES

    institution = given.nature == "事业" and not given.now(offices) and not given.before(offices)
    return institution, every if institution else offices


def procurement(given: Given) -> list[str]:
    start = f"{given.year}年，{given.unit}"
    if not given.filled("政府采购"):
        return [f"{start}政府采购预算未填报。"]
    goods, works, services, small, smaller = (
        given.money("政府采购", name) for name in ("货物", "工程", "服务", "面向中小企业", "其中小微企业")
    )
    say = given.writing.amount
    return [
        f"{start}政府采购预算{say(goods + works + services)}，其中：政府采购货物预算{say(goods)}，"
        f"政府采购工程预算{say(works)}，政府采购服务预算{say(services)}。",
        f"{start}面向中小企业预留政府采购项目预算金额{say(small)}，小微企业预留政府采购项目预算金额{say(smaller)}。",
    ]


def assets(given: Given) -> list[str]:
    bought = given.now(of_economic(*VEHICLES))
    money = f"安排购置车辆经费{given.writing.amount(bought)}" if bought else "未安排购置车辆经费"
    plan = f"{given.year}年{given.kind}预算{money}"
    day = counted_on(given)
    if not given.filled("国有资产"):
        return [f"{given.unit}占用使用国有资产情况（截至{day}）未填报。", f"{plan}。"]
    big, bigger = (given.number("国有资产", "大型设备", name) for name in ("50万元以上", "100万元以上"))
    more, most = (given.number("国有资产", "计划购置", name) for name in ("50万元以上大型设备", "100万元以上大型设备"))
    area = half_up(given.number("国有资产", "房屋", "面积"), 2)
    return [
        f"截至{day}，{given.unit}占用使用国有资产总体情况为：",
        f"1.房屋{area:f}平方米，价值{_wan(given, '房屋', '价值')}。",
        f"2.{_vehicles(given)}",
        f"3.办公家具价值{_wan(given, '办公家具')}。",
        f"4.其他资产价值{_wan(given, '其他资产')}。",
        f"单位价值50万元以上大型设备{big}台，单位价值100万元以上大型设备{bigger}台。",
        f"{plan}，安排购置50万元以上大型设备{more}台，单位价值100万元以上大型设备{most}台。",
    ]


def counted_on(given: Given) -> str:
    """``2025年底``"""
    day = given.at("国有资产", "截止日期")
    if not day:
        return f"{given.year - 1}年底"
    day = day if isinstance(day, date) else date.fromisoformat(str(day))
    return f"{day.year}年底" if (day.month, day.day) == (12, 31) else f"{day.year}年{day.month}月{day.day}日"


def _wan(given: Given, *path: str) -> str:
    return _thousands(given.money("国有资产", *path))


def _thousands(yuan: Decimal) -> str:
    return f"{half_up(yuan / 10000, 2):,f}万元"


def _vehicles(given: Given) -> str:
    owned = given.vehicles
    together = sum((value for _, _, value in owned), NOTHING)
    told = "；".join(f"{kind}{count}辆，价值{_thousands(value)}" for kind, count, value in owned)
    return (
        f"车辆{sum(count for _, count, _ in owned)}辆，价值{_thousands(together)}{f'；其中：{told}' if told else ''}。"
    )


def goals(given: Given) -> str:
    """How many goals and projects there are, and for how much money."""
    say, project = given.writing.amount, of_nature("项目支出")
    public, rest = (say(given.now(both(project, of_fund(*funds)))) for funds in (TREASURY, OTHER))
    return (
        f"{given.year}年，本{given.kind}预算绩效管理整体预算绩效目标{_whole(given)}，涉及预算金额{say(given.now())}；"
        f"当年预算安排项目共{len(given.projects)}个，其中：财政拨款项目涉及预算金额{public}；"
        f"非财政拨款项目涉及预算金额{rest}。{'具体情况见下表：' if given.projects or has_goal(given) else ''}"
    )


def _whole(given: Given) -> str:
    if not given.filled("部门整体绩效"):
        return "未填报"
    return "1个" if has_goal(given) else "0个"


def has_goal(given: Given) -> bool:
    """Whether staff wrote a goal for the whole: in words or by indicators."""
    return bool(given.at("部门整体绩效", "年度目标") or given.at("部门整体绩效", "指标"))
