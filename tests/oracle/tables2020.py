"""The nine tables and the goal forms of the form xinjiang-2020: every cell, every note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.oracle.funds2020 import CONTROLLED, COSTS, GENERAL, GOVERNMENT, LEFT, LEFT_CALLED, OTHER, OWN, PUBLIC
from tests.oracle.given import texts
from tests.oracle.printed import unlike
from tests.oracle.tables import (
    Row,
    Side,
    beside,
    both,
    classes,
    compare,
    economic_rows,
    everything,
    missing_classes,
    of_economic,
    of_fund,
    of_nature,
    project_rows,
)
from tests.oracle.tables2026 import BASIC, CODE, ECONOMIC, NATURES, empty

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.oracle.given import Given, Project
    from tests.oracle.printed import PrintedSection, PrintedTable
    from tests.oracle.tables import Column, Test

REMARK = "备注：无内容应公开空表并说明情况。"
THIS_YEAR = (*PUBLIC, *OWN, "本年收入")
NAMES: dict[str, tuple[str, ...]] = {
    "财政拨款（补助）": PUBLIC,
    "一般公共预算": GENERAL,
    "政府性基金预算": GOVERNMENT,
    "教育收费（财政专户）": OWN[:1],
    **{name: (name,) for name in OWN[1:]},
}


def whole(section: PrintedSection, given: Given) -> Iterator[str]:
    """表一"""
    side = Side(given, everything, [("预算数", everything)])
    right = list(classes(section, 2, given))
    yield from missing_classes(right, side)
    tail: list[tuple[str, Test]] = [
        ("小计", of_fund(*THIS_YEAR)), (LEFT_CALLED, of_fund(LEFT)), ("收入总计", everything),
    ]  # fmt: skip
    rows = beside(
        [side.cells(Row((name,), of_fund(*funds))) for name, funds in NAMES.items()],
        [side.cells(Row((name,), test)) for name, test in tail],
        [side.cells(row) for row in right],
        [side.cells(Row(("支出合计",), everything))],
    )
    notes = empty(given, side, "收入和支出", f"{given.kind}收支总体情况表")
    yield from compare(section, ["项目", "预算数", "功能分类", "预算数"], rows, notes)


def _by_item(section: PrintedSection, side: Side, notes: list[str]) -> Iterator[str]:
    """A row for each 项, the total at the foot."""
    rows = [*side.by_function((7,)), Row(("", "", "", "合计"), everything)]
    labels = [*CODE, "功能分类科目名称", *(name for name, _ in side.columns)]
    yield from compare(section, labels, [side.cells(row) for row in rows], [REMARK, *notes])


def income(section: PrintedSection, given: Given) -> Iterator[str]:
    """表二"""
    order = ("财政专户管理资金", "事业收入", "上级补助收入", *OWN[3:])
    columns: list[Column] = [("总计", everything), ("一般公共预算拨款", of_fund(*GENERAL))]
    columns += [("政府性基金预算拨款", of_fund(*GOVERNMENT)), *((name, of_fund(name)) for name in order)]
    side = Side(given, everything, [*columns, (LEFT_CALLED, of_fund(LEFT))])
    yield from _by_item(section, side, empty(given, side, "收入", f"{given.kind}收入总体情况表"))


def spending(section: PrintedSection, given: Given) -> Iterator[str]:
    """表三"""
    side = Side(given, everything, list(BASIC))
    yield from _by_item(section, side, empty(given, side, "支出", f"{given.kind}支出总体情况表"))


def public(section: PrintedSection, given: Given) -> Iterator[str]:
    """表四"""
    kinds: list[Column] = [("一般公共预算", of_fund(*GENERAL)), ("政府性基金预算", of_fund(*GOVERNMENT))]
    left = Side(given, of_fund(*PUBLIC), [("合计", everything)])
    right = Side(given, of_fund(*PUBLIC), [("合计", everything), *kinds])
    listed = list(classes(section, 2, given))
    yield from missing_classes(listed, right)
    rows = beside(
        [left.cells(Row((name,), test)) for name, test in (("财政拨款（补助）", everything), *kinds)],
        [left.cells(Row(("收入总计",), everything))],
        [right.cells(row) for row in listed],
        [right.cells(Row(("支出总计",), everything))],
    )
    labels = ["项目", "合计", "功能分类", "合计", *(name for name, _ in kinds)]
    notes = empty(given, left, "财政拨款安排的收支", "财政拨款收支预算总体情况表")
    yield from compare(section, labels, rows, [REMARK, *notes])


def general(section: PrintedSection, given: Given) -> Iterator[str]:
    """表五"""
    side = Side(given, of_fund(*GENERAL), [("小计", everything), *BASIC[1:]])
    yield from _by_item(section, side, empty(given, side, "使用一般公共预算拨款安排的支出", "一般公共预算支出情况表"))


def basic(section: PrintedSection, given: Given) -> Iterator[str]:
    """表六"""
    columns: list[Column] = [("小计", everything), *NATURES[:2]]
    side = Side(given, both(of_fund(*GENERAL), of_nature("基本支出")), columns)
    rows = [*economic_rows(side, (5,), whole=True), Row(("", "", "合计"), everything)]
    labels = ["类", "款", "经济分类科目名称", *(name for name, _ in columns)]
    notes = empty(given, side, "使用一般公共预算拨款安排的基本支出", "一般公共预算基本支出情况表")
    yield from compare(section, labels, [side.cells(row) for row in rows], [REMARK, *notes])


def projects(section: PrintedSection, given: Given) -> Iterator[str]:
    """表七"""
    columns: list[Column] = [
        ("项目支出合计", everything), *((name, of_economic(code)) for name, code in ECONOMIC.items()),
    ]  # fmt: skip
    side = Side(given, both(of_fund(*GENERAL), of_nature("项目支出")), columns)
    rows = [*project_rows(side, (7,)), Row(("", "", "", "", "合计"), everything)]
    labels = [*CODE, "科目", "项目名称", *(name for name, _ in columns)]
    notes = empty(given, side, "使用一般公共预算拨款安排的项目支出", "项目支出情况表")
    yield from compare(section, labels, [side.cells(row) for row in rows], [REMARK, *notes])


def three(section: PrintedSection, given: Given) -> Iterator[str]:
    """表八: one row of amounts."""
    travel, bought, running, guests = COSTS.values()
    columns: list[Column] = [
        ("合计", everything),
        ("因公出国（境）费", of_economic(*travel)),
        ("小计", of_economic(*bought, *running)),
        ("公务用车购置费", of_economic(*bought)),
        ("公务用车运行费", of_economic(*running)),
        ("公务接待费", of_economic(*guests)),
    ]
    side = Side(given, both(of_fund(*GENERAL), of_economic(*CONTROLLED)), columns)
    notes = empty(given, side, "使用一般公共预算拨款安排的“三公”经费支出", "一般公共预算“三公”经费支出情况表")
    rows = [side.cells(Row((), everything))]
    yield from compare(section, [name for name, _ in columns], rows, [REMARK, *notes])


def government(section: PrintedSection, given: Given) -> Iterator[str]:
    """表九: only the head where there is no money."""
    side = Side(given, of_fund(*GOVERNMENT), [("小计", everything), *BASIC[1:]])
    notes = empty(given, side, "使用政府性基金预算拨款安排的支出", "政府性基金预算支出情况表")
    if not notes:
        yield from _by_item(section, side, [])
        return
    labels = [*CODE, "功能分类科目名称", *(name for name, _ in side.columns)]
    yield from compare(section, labels, [], [REMARK, *notes])


TABLES = (whole, income, spending, public, general, basic, projects, three, government)


def goals(section: PrintedSection, given: Given) -> Iterator[str]:
    """The upper part of every goal form, and the values of its indicators."""
    if len(section.tables) != len(given.projects):
        yield f"有 {len(given.projects)} 个项目，印了 {len(section.tables)} 张绩效目标表"
    for table, project in zip(section.tables, given.projects, strict=False):
        where, goal = f"{project.name}的绩效目标表", project.raw.get("绩效") or {}
        upper = [" | ".join(row) for row in _upper(given, project, goal)]
        yield from unlike(where, upper, [" | ".join(row) for row in table.upper])
        yield from unlike(where, sorted(_told(goal)), sorted(_printed(table)))


def _upper(given: Given, project: Project, goal: Mapping[str, Any]) -> list[list[str]]:
    say = given.writing.cell
    total, public_money, rest = (project.sum(of_fund(*funds)) for funds in ((*PUBLIC, *OTHER), PUBLIC, OTHER))
    return [
        ["预算单位", project.unit or given.unit, "项目名称", str(goal.get("名称") or project.name).strip()],
        ["项目资金（万元）", "年度资金总额：", say(total), "其中：财政拨款", say(public_money), "其他资金", say(rest)],
        ["项目总体目标", "\n".join(texts(goal.get("总体目标")))],
    ]


def _told(goal: Mapping[str, Any]) -> Iterator[str]:
    for item in goal.get("指标") or []:
        yield " | ".join(str(item.get(name) or "").strip() for name in ("三级", "指标值"))


def _printed(table: PrintedTable) -> Iterator[str]:
    """Third and value of every line that is filled in; the form prints lines for kinds without any."""
    for row in table.body:
        if row[2] or row[5]:
            yield f"{row[2]} | {row[5]}"
