"""Made-up submissions of any size, for measuring. The same numbers give the same file."""

from __future__ import annotations

import random
import sys
from pathlib import Path

HEAD = """\
版式: xinjiang-2026
单位: {名称: 某某自治州某某局}
年度: 2026
公开日期: 2026-02-05
主要职能: [负责本地区有关工作的组织实施。, 完成交办的其他任务。]
人员: {编制: 100, 在职: {本年: 90, 上年: 88}, 退休: {本年: 30, 上年: 29}, 离休: {本年: 1, 上年: 1}}
"""
FUNCTIONS = ("2101501", "2101505", "2101506", "2101550", "2101599", "2010301", "2010350", "2080505", "2210201")
STAFF = ("30101", "30102", "30103", "30108", "30110", "30112", "30113", "30302", "30305")
OFFICE = ("30201", "30202", "30207", "30211", "30213", "30217", "30227", "30228", "30231", "31002")
FUNDS = ("一般财力", "上级一般公共预算转移支付")
GOAL = "通过项目实施，进一步提升服务能力和工作效率，保障各项任务按期完成，切实维护群众利益。"


def submission(lines: int, projects: int) -> str:
    """YAML with that many budget lines and projects, ten indicators a project."""
    chance = random.Random(lines * 31 + projects)
    names = [f"第{number}号业务工作专项经费项目" for number in range(1, projects + 1)]
    parts = [HEAD, "预算明细:\n"]
    parts += [_project_line(chance, name, 1) for name in names]
    rest = max(lines - projects, 1)
    parts += [
        _basic_line(chance, number)
        if number % 2 or not names
        else _project_line(chance, chance.choice(names), number + 1)
        for number in range(rest)
    ]
    parts += ["项目:\n"] if names else []
    parts += [_project(chance, name) for name in names]
    return "".join(parts)


def _amount(chance: random.Random) -> str:
    return f"{chance.randrange(1000, 90000000) / 100:.2f}"


def _basic_line(chance: random.Random, number: int) -> str:
    return (
        f"  - {{功能科目: {FUNCTIONS[number % len(FUNCTIONS)]}, 经济科目: {chance.choice(STAFF)}, "
        f"资金来源: 一般财力, 用途: 第{number}笔, 本年: {_amount(chance)}, 上年: {_amount(chance)}}}\n"
    )


def _project_line(chance: random.Random, name: str, number: int) -> str:
    return (
        f"  - {{功能科目: {chance.choice(FUNCTIONS[:5])}, 支出类别: 项目支出, 项目: {name}, "
        f"经济科目: {chance.choice(OFFICE)}, 资金来源: {chance.choice(FUNDS)}, 用途: 第{number}笔工作经费, "
        f"本年: {_amount(chance)}}}\n"
    )


def _project(chance: random.Random, name: str) -> str:
    indicators = "".join(
        f"        - {{一级: {first}, 二级: {second}, 三级: 第{number}项工作完成数量（次）, 指标值: ≥{chance.randrange(5, 90)}次, "
        "依据: 计划标准, 上年完成值: 5次, 权重: 9, 赋分规则: 按照正常比例赋分, 佐证资料: 工作资料}\n"
        for number in range(1, 11)
        for first, second in [("产出指标", "数量指标") if number < 6 else ("效益指标", "社会效益指标")]
    )
    return (
        f"  - 名称: {name}\n    政策依据: 《关于加强有关工作的通知》。\n"
        "    执行时间: {起: 2026-01-01, 止: 2026-12-31}\n"
        f"    绩效:\n      负责人: 办公室\n      总体目标: {GOAL * 3}\n      指标:\n{indicators}"
    )


if __name__ == "__main__":
    Path(sys.argv[3]).write_text(submission(int(sys.argv[1]), int(sys.argv[2])), encoding="utf-8")
