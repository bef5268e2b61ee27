"""Reasons, uses and control figures that fit lines, worked out from plain sums over them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

Line = dict[str, Any]
WAN, LEAST, LARGE = Decimal(10000), Decimal(1000), Decimal("0.1")
GENERAL = ("一般财力", "上级一般公共预算转移支付")
FUND = ("政府性基金收入", "上级政府性基金转移支付")
CAPITAL = ("国有资本经营收入", "上级国有资本经营预算转移支付")
PUBLIC = (*GENERAL, *FUND, *CAPITAL)
SOURCES = {
    **{name: (name,) for name in (*PUBLIC, "财政专户核拨")},
    "单位资金": ("事业收入", "上级补助收入", "附属单位上缴收入", "事业单位经营收入", "其他收入"),
    "财政拨款结转": ("一般公共预算结转", "政府性基金预算结转", "国有资本经营预算结转"),
    "非财政拨款结转结余": ("财政专户结转", "单位资金结转结余"),
}
THREE_PUBLIC = {
    "因公出国（境）费": ("30212",), "公务用车购置费": ("31013", "30913"), "公务用车运行费": ("30231",), "公务接待费": ("30217",),
}  # fmt: skip
UP, DOWN, SAME = "本年{}任务增加，所需经费相应增长", "部分{}工作上年已经完成，所需经费相应减少", "按定额和标准安排"
TASKS = (
    "检查",
    "培训",
    "宣传",
    "普查",
    "维修",
    "档案",
    "评估",
    "监测",
    "救助",
    "服务",
    "调研",
    "会议",
    "印刷",
    "网络",
    "审核",
    "防汛",
    "绿化",
    "演练",
    "竞赛",
    "下乡",
    "展览",
    "勘测",
    "统计",
    "值守",
)
"""What a reason is about, so that no two subjects have the same."""


def is_project(line: Line) -> bool:
    """Whether it is project expenditure."""
    return bool(line.get("项目"))


def is_staff(line: Line) -> bool:
    """Whether it is 人员经费."""
    return not is_project(line) and line["经济科目"].startswith(("301", "303"))


def total(lines: list[Line], year: str) -> Decimal:
    """What the lines have in a year, in 元."""
    return sum((line.get(year) or Decimal(0) for line in lines), Decimal(0))


def wan(yuan: Decimal) -> Decimal:
    """万元 with two decimals, as a finance bureau tells them."""
    return (yuan / WAN).quantize(Decimal("0.01"), ROUND_HALF_UP)


def controls(lines: list[Line]) -> dict[str, Decimal]:
    """Control figures of the lines."""
    project = total([line for line in lines if is_project(line)], "本年")
    staff = total([line for line in lines if is_staff(line)], "本年")
    whole = total(lines, "本年")
    figures = {
        "收入总计": whole,
        "支出总计": whole,
        "基本支出": whole - project,
        "人员经费": staff,
        "项目支出": project,
    }
    return {name: wan(yuan) for name, yuan in figures.items()}


def reasons(lines: list[Line], natures: dict[str, str]) -> dict[str, Any]:
    """变动原因: of every figure that changed much, and of some that did not; ``natures`` of the units, ``""`` the own office."""
    general = [line for line in lines if line["资金来源"] in GENERAL]
    public = [line for line in lines if line["资金来源"] in PUBLIC]
    guests = {name: [line for line in public if line["经济科目"] in codes] for name, codes in THREE_PUBLIC.items()}
    guests = {"合计": [line for own in guests.values() for line in own], **guests}
    costs = [line for line in public if not is_project(line) and not is_staff(line)]
    offices = [line for line in costs if natures[line.get("单位", "")] in ("行政", "参公")]
    running = offices if natures[""] != "事业" or total(offices, "本年") or total(offices, "上年") else costs
    return {
        "收入": _each({name: [line for line in lines if line["资金来源"] in funds] for name, funds in SOURCES.items()}),
        "支出": _each(_by_nature(lines)),
        "一般公共预算": {name: _reason(own) for name, own in _by_nature(general).items()},
        "功能科目": _each(dict(_by_function(public))),
        "三公经费": {name: _reason(own) for name, own in guests.items()},
        **({"机关运行经费": _reason(running)} if _is_large(running) else {}),
    }


def _by_nature(lines: list[Line]) -> dict[str, list[Line]]:
    return {
        "基本支出": [line for line in lines if not is_project(line)],
        "项目支出": [line for line in lines if is_project(line)],
    }


def _by_function(lines: list[Line]) -> Iterator[tuple[str, list[Line]]]:
    for code in dict.fromkeys(line["功能科目"] for line in lines):
        yield code, [line for line in lines if line["功能科目"] == code]


def _each(groups: dict[str, list[Line]]) -> dict[str, str]:
    return {
        name: _reason(lines, TASKS[number % len(TASKS)])
        for number, (name, lines) in enumerate(groups.items())
        if _is_large(lines)
    }


def _is_large(lines: list[Line]) -> bool:
    now, before = total(lines, "本年"), total(lines, "上年")
    return abs(now - before) >= LEAST and (not before or abs(now - before) >= LARGE * before)


def _reason(lines: list[Line], task: str = "") -> str:
    now, before = wan(total(lines, "本年")), wan(total(lines, "上年"))
    rise = wan(total(lines, "本年") - total(lines, "上年"))
    return SAME if not rise or now == before else (UP if rise > 0 else DOWN).format(task)


def uses(lines: list[Line]) -> dict[str, str]:
    """支出用途: of every 类 of this year."""
    codes = sorted({line["功能科目"][:3] for line in lines if line.get("本年")})
    return dict.fromkeys(codes, "一是人员和日常公用；二是有关业务工作")
