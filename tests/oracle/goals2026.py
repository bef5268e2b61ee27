"""The goal forms of the form xinjiang-2026: of the whole, and one for each project with money."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.oracle.figures import half_up
from tests.oracle.funds2026 import CAPITAL, CARRIED, GENERAL, GOVERNMENT, OTHER, TREASURY
from tests.oracle.given import texts
from tests.oracle.lines import number
from tests.oracle.other2026 import has_goal
from tests.oracle.printed import unlike
from tests.oracle.tables import of_fund

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from tests.oracle.given import Given, Project
    from tests.oracle.printed import PrintedSection, PrintedTable

OF_WHOLE = ("一级", "二级", "三级", "指标值", "依据", "权重")
OF_PROJECT = ("一级", "二级", "三级", "指标值", "依据", "上年完成值", "权重", "赋分规则", "佐证资料")


def goals(section: PrintedSection, given: Given) -> Iterator[str]:
    """Every form, in the order of the projects; the one of the whole comes first."""
    titles = [line for line in section.lines if line.endswith("绩效目标表")]
    wanted = [f"# {given.kind}整体绩效目标表"] if has_goal(given) else []
    yield from unlike("绩效目标表", [*wanted, *["# 项目支出绩效目标表"] * len(given.projects)], titles)
    tables = list(section.tables)
    if has_goal(given) and tables:
        yield from _form(tables.pop(0), _whole(given), given.at("部门整体绩效", "指标"), OF_WHOLE, "整体绩效目标表")
    for table, project in zip(tables, given.projects, strict=False):
        indicators = (project.raw.get("绩效") or {}).get("指标")
        yield from _form(table, _project(given, project), indicators, OF_PROJECT, f"{project.name}的绩效目标表")


def _whole(given: Given) -> list[list[str]]:
    above = of_fund(GENERAL[1], GOVERNMENT[1], CAPITAL[1])
    here = of_fund(GENERAL[0], GOVERNMENT[0], CAPITAL[0], *CARRIED)
    kind = given.kind
    return [
        [f"{kind}名称（盖章）", given.unit],
        [f"{kind}联系人", given.text("部门整体绩效", "联系人"), "联系电话", given.text("部门整体绩效", "联系电话")],
        ["年度绩效目标", "\n".join(texts(given.at("部门整体绩效", "年度目标")))],
        ["年度预算（万元）", "资金来源", "资金总额（万元）"],
        ["财政资金（万元）", "上级安排", _money(given.now(above))],
        ["本级安排", _money(given.now(here))],
        ["其他资金（万元）", "其他", _money(given.now(of_fund(*OTHER)))],
    ]


def _project(given: Given, project: Project) -> list[list[str]]:
    goal = project.raw.get("绩效") or {}
    total, public, rest = project.sum(), project.sum(of_fund(*TREASURY)), project.sum(of_fund(*OTHER))
    return [
        ["预算单位", project.unit or given.unit],
        [
            "项目名称",
            str(goal.get("名称") or project.name).strip(),
            "项目负责人",
            str(goal.get("负责人") or "").strip(),
        ],
        ["项目资金（万元）", "年度预算总额", _money(total), "其中：财政拨款", _money(public), "其他资金", _money(rest)],
        ["项目总体目标", "\n".join(texts(goal.get("总体目标")))],
    ]


def _money(yuan: Decimal) -> str:
    return f"{half_up(yuan / 10000, 2):f}"


def _form(
    table: PrintedTable, upper: list[list[str]], indicators: Any, columns: tuple[str, ...], where: str
) -> Iterator[str]:
    yield from unlike(where, [" | ".join(row) for row in upper], [" | ".join(row) for row in table.upper])
    rows = [[_written(item.get(name), name) for name in columns] for item in indicators or []]
    if len(rows) != len(table.body):
        yield f"{where}：有 {len(rows)} 项指标，印了 {len(table.body)} 行"
    merged: list[str] = []
    for row, printed in zip(rows, table.body, strict=False):
        merged = [cell or mine for mine, cell in zip(merged or row, printed, strict=True)]
        shown = [cell or (mine if at < 2 else "") for at, (cell, mine) in enumerate(zip(printed, merged, strict=True))]
        yield from unlike(where, [" | ".join(row)], [" | ".join(shown)])


def _written(value: object, name: str) -> str:
    if name == "权重":
        return f"{number(value):f}" if value not in (None, "") else ""
    return str(value or "").strip()
