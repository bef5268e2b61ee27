"""Section 十 of the form xinjiang-2020: running costs, procurement, assets, goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracle.figures import half_up, trimmed
from tests.oracle.funds2020 import PUBLIC
from tests.oracle.given import texts
from tests.oracle.lines import NOTHING
from tests.oracle.other2026 import counted_on, running_costs
from tests.oracle.plans import because, led_in
from tests.oracle.tables import of_economic, of_nature

if TYPE_CHECKING:
    from tests.oracle.given import Given


def other(given: Given) -> list[str]:
    """十"""
    count, money = len(given.projects), given.writing.amount(given.now(of_nature("项目支出")))
    below = "具体情况见下表（按项目分别填报）：" if count else ""
    return [
        "# （一）机关运行经费情况", running(given),
        "# （二）政府采购情况", *procurement(given),
        "# （三）国有资产占用使用情况", *assets(given),
        "# （四）预算绩效情况",
        f"{given.year}年度，本年度实行绩效管理的项目{count}个，涉及预算金额{money}。{below}",
        "# （五）其他需说明的事项", *(texts(given.at("其他说明")) or [f"{given.unit}无其他事项说明。"]),
    ]  # fmt: skip


def running(given: Given) -> str:
    institution, test = running_costs(given, PUBLIC)
    money, change = (
        given.writing.amount(given.now(test)),
        given.writing.change(given.now(test), given.before(test), "上年预算"),
    )
    reason = given.reason("机关运行经费")
    if institution:
        told = f"{given.year}年日常公用经费财政拨款预算{money}，{change}{because(reason)}。"
        return f"{given.unit}为事业单位，无机关运行经费，{told}"
    below = [nature for unit, nature in given.units.items() if unit]
    offices = f"下属{len(below) - below.count('事业')}家行政单位和{below.count('事业')}家事业单位"
    why = f"。主要原因是{led_in(reason)}" if reason else ""
    return f"{given.year}年，{given.unit}本级及{offices}的机关运行经费财政拨款预算{money}，{change}{why}。"


def procurement(given: Given) -> list[str]:
    start = f"{given.year}年，{given.unit}{given.kind}及下属单位政府采购预算"
    if not given.filled("政府采购"):
        return [f"{start}未填报。"]
    goods, works, services, small, smaller = (
        given.money("政府采购", name) for name in ("货物", "工程", "服务", "面向中小企业", "其中小微企业")
    )
    say = given.writing.amount
    return [
        f"{start}{say(goods + works + services)}，其中：政府采购货物预算{say(goods)}，"
        f"政府采购工程预算{say(works)}，政府采购服务预算{say(services)}。",
        f"{given.year}年度本{given.kind}面向中小企业预留政府采购项目预算金额{say(small)}，"
        f"其中：面向小微企业预留政府采购项目预算金额{say(smaller)}。",
    ]


def assets(given: Given) -> list[str]:
    bought, say = given.now(of_economic("31013", "30913")), given.writing.amount
    plan = f"{given.year}年{given.kind}预算" + (f"安排购置车辆经费{say(bought)}" if bought else "未安排购置车辆经费")
    whose, day = f"{given.unit}及下属各预算单位占用使用国有资产", counted_on(given)
    if not given.filled("国有资产"):
        return [f"{whose}情况（截至{day}）未填报。", f"{plan}。"]
    big, bigger = (given.number("国有资产", "大型设备", name) for name in ("50万元以上", "100万元以上"))
    more, most = (given.number("国有资产", "计划购置", name) for name in ("50万元以上大型设备", "100万元以上大型设备"))
    told = "；".join(f"{kind}{count}辆，价值{say(value)}" for kind, count, value in given.vehicles)
    worth = sum((value for _, _, value in given.vehicles), NOTHING)
    vehicles = f"车辆{sum(count for _, count, _ in given.vehicles)}辆，价值{say(worth)}"
    area = trimmed(half_up(given.number("国有资产", "房屋", "面积"), 2))
    return [
        f"截至{day}，{whose}总体情况为：",
        f"1.房屋{area}平方米，价值{say(given.money('国有资产', '房屋', '价值'))}。",
        f"2.{vehicles}{f'；其中：{told}' if told else ''}。",
        f"3.办公家具价值{say(given.money('国有资产', '办公家具'))}。",
        f"4.其他资产价值{say(given.money('国有资产', '其他资产'))}。",
        f"单位价值50万元以上大型设备{big}台（套），单位价值100万元以上大型设备{bigger}台（套）。",
        f"{plan}，安排购置50万元以上大型设备{more}台（套），单位价值100万元以上大型设备{most}台（套）。",
    ]
