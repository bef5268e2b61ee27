"""Projects and goals in words, with indicators whose weights and costs fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from words import wan

if TYPE_CHECKING:
    import random
    from decimal import Decimal

    from kinds import Plan

Words = dict[str, Any]
WEIGHTS = ((20, 15, 20, 25, 10), (25, 15, 20, 20, 10), (30, 20, 10, 30, 10))
"""They add up to 90, or to 100."""
OF_PROJECT = ("一级", "二级", "三级", "指标值", "上年完成值")
OF_WHOLE = ("一级", "二级", "三级", "指标值", "权重")
REST = {"依据": "计划标准", "赋分规则": "按照正常比例赋分", "佐证资料": "工作资料"}
SUBSIDY = {
    "资金来源": "财政资金", "补贴人数": "100人", "补贴标准": "按规定标准", "补贴范围": "符合条件的人员",
    "补贴方式": "银行卡发放", "发放程序": "申请、审核、公示、发放", "受益人群和社会效益": "困难人员生活有保障",
}  # fmt: skip


def record(plan: Plan, money: Decimal, chance: random.Random) -> Words:
    """What is handed in of a project; ``money`` is its amount in 元."""
    goal = {"负责人": "业务科", "总体目标": "按计划完成任务，提高服务水平。", "指标": _indicators(wan(money), chance)}
    subsidy = {"情形": "对个人补贴", "对个人补贴": SUBSIDY} if plan.is_subsidy else {}
    return {
        "名称": plan.name,
        "政策依据": f"《关于做好{plan.name}的通知》。",
        "执行时间": {"起": "2026-01-01", "止": "2026-12-31"},
        "绩效": goal,
        **subsidy,
    }


def _indicators(cost: Decimal, chance: random.Random) -> list[Words]:
    """``cost`` in 万元 as it is printed, which is what staff write."""
    number = chance.randint(2, 400)
    rows = (
        ("产出指标", "数量指标", "完成任务（项）", f"≥{number}项", f"{number}项"),
        ("产出指标", "质量指标", "验收合格率（%）", "=100%", "100%"),
        ("成本指标", "经济成本指标", "项目总成本（万元）", f"≤{cost}万元", "新增"),
        ("效益指标", "社会效益指标", "服务水平", "有效提升", "有效提升"),
        ("满意度指标", "满意度指标", "服务对象满意度（%）", "≥90%", "90%"),
    )
    weights = chance.choice(WEIGHTS)
    return [
        {**dict(zip(OF_PROJECT, row, strict=True)), **REST, "权重": weight}
        for row, weight in zip(rows, weights, strict=True)
    ]


def whole() -> Words:
    """What is handed in of the whole."""
    rows = (
        ("履职效能", "数量指标", "完成重点工作（项）", "≥12项", 40),
        ("管理效率", "时效指标", "按期完成率（%）", "≥95%", 50),
    )
    return {
        "联系人": "办公室",
        "联系电话": "0000-2000000",
        "年度目标": "完成全年各项任务。",
        "指标": [dict(zip(OF_WHOLE, row, strict=True)) | {"依据": "年度计划"} for row in rows],
    }
