"""The eleven tables of the form xinjiang-2026: every cell, every note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracle.funds2026 import (
    CAPITAL,
    CARRIED,
    CARRIED_OWN,
    FROM_LAST,
    GENERAL,
    GOVERNMENT,
    GUESTS,
    OWN,
    PUBLIC,
    RUNNING,
    SPECIAL,
    THIS_YEAR,
    THREE,
    TRAVEL,
    VEHICLES,
)
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

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.oracle.given import Given
    from tests.oracle.lines import Line
    from tests.oracle.printed import PrintedSection
    from tests.oracle.tables import Column, Test

INCOME = (
    ("一、本年收入", THIS_YEAR),
    ("1.一般公共预算拨款", GENERAL),
    ("其中：一般财力", GENERAL[:1]),
    ("上级一般公共预算安排转移支付", GENERAL[1:2]),
    ("2.政府性基金预算拨款", GOVERNMENT),
    ("其中：政府性基金收入", GOVERNMENT[:1]),
    ("上级政府性基金安排转移支付", GOVERNMENT[1:2]),
    ("3.国有资本经营预算拨款", CAPITAL),
    ("其中：国有资本经营收入", CAPITAL[:1]),
    ("上级国有资本经营预算安排转移支付", CAPITAL[1:2]),
    ("4.财政专户核拨", SPECIAL),
    ("5.单位资金", OWN),
    ("其中：事业收入", OWN[:1]),
    *((name, (name,)) for name in OWN[1:5]),
    ("二、上年结转结余", FROM_LAST),
    ("1.财政拨款结转", CARRIED),
    ("其中：一般公共预算拨款", CARRIED[:1]),
    ("政府性基金预算拨款", CARRIED[1:2]),
    ("国有资本经营预算拨款", CARRIED[2:3]),
    ("2.非财政拨款结转结余", CARRIED_OWN),
    ("其中：财政专户核拨", CARRIED_OWN[:1]),
    ("单位资金", CARRIED_OWN[1:2]),
)
BASIC: tuple[Column, ...] = (
    ("合计", everything), ("基本支出", of_nature("基本支出")), ("项目支出", of_nature("项目支出")),
)  # fmt: skip
NATURES: tuple[Column, ...] = (
    ("人员经费", of_nature("人员经费")), ("公用经费", of_nature("公用经费")), ("项目支出", of_nature("项目支出")),
)  # fmt: skip
ECONOMIC = {
    "工资福利支出": "301", "商品和服务支出": "302", "对个人和家庭的补助": "303", "债务利息及费用支出": "307",
    "资本性支出（基本建设）": "309", "资本性支出": "310", "对企业补助（基本建设）": "311", "对企业补助": "312",
    "对社会保障基金补助": "313", "其他支出": "399",
}  # fmt: skip
CODE = ["类", "款", "项"]


def empty(given: Given, side: Side, what: str, table: str) -> list[str]:
    """The note under a table without money."""
    if any(side.within(line) for line in given.current):
        return []
    return [f"{given.unit}{given.year}年没有{what}，{table}为空表。"]


def _amounts(given: Given, name: str = "预算数") -> Side:
    return Side(given, everything, [(name, everything)])


def whole(section: PrintedSection, given: Given) -> Iterator[str]:
    """表1"""
    side = _amounts(given)
    right = list(classes(section, 2, given))
    yield from missing_classes(right, side)
    rows = beside(
        [side.cells(Row((name,), of_fund(*funds))) for name, funds in INCOME],
        [side.cells(Row(("收入总计",), everything))],
        [side.cells(row) for row in right],
        [side.cells(Row(("支出总计",), everything))],
    )
    notes = empty(given, side, "收入和支出", f"{given.kind}收支总体情况表")
    yield from compare(section, ["项目", "预算数", "功能分类", "预算数"], rows, notes)


def income(section: PrintedSection, given: Given) -> Iterator[str]:
    """表2"""
    columns: list[Column] = [
        ("总计", everything),
        ("财政拨款（补助）小计", of_fund(*PUBLIC)),
        ("一般公共预算", of_fund(*GENERAL[:1])),
        ("上级一般公共预算安排的转移支付", of_fund(*GENERAL[1:2])),
        ("政府性基金预算", of_fund(*GOVERNMENT[:1])),
        ("上级政府性基金安排的转移支付", of_fund(*GOVERNMENT[1:2])),
        ("国有资本经营预算", of_fund(*CAPITAL[:1])),
        ("上级国有资本经营预算安排的转移支付", of_fund(*CAPITAL[1:2])),
        ("财政专户（教育收费）", of_fund(*SPECIAL)),
        ("单位资金", of_fund(*OWN)),
        ("财政拨款结转", of_fund(*CARRIED)),
        ("非财政拨款结转结余", of_fund(*CARRIED_OWN)),
    ]
    side = Side(given, everything, columns)
    notes = empty(given, side, "收入", f"{given.kind}收入总体情况表")
    yield from _by_function(section, side, [*CODE, "功能分类科目名称"], notes)


def _by_function(section: PrintedSection, side: Side, stub: list[str], notes: list[str]) -> Iterator[str]:
    rows = [Row(("", "", "", "总计"), everything), *side.by_function((3, 5, 7))]
    labels = [*stub, *(name for name, _ in side.columns)]
    yield from compare(section, labels, [side.cells(row) for row in rows], notes)


def spending(section: PrintedSection, given: Given) -> Iterator[str]:
    """表3"""
    side = Side(given, everything, list(BASIC))
    notes = empty(given, side, "支出", f"{given.kind}支出总体情况表")
    yield from _by_function(section, side, [*CODE, "功能分类科目名称"], notes)


def public(section: PrintedSection, given: Given) -> Iterator[str]:
    """表4"""
    kinds: list[Column] = [
        ("一般公共预算", of_fund(*GENERAL)),
        ("政府性基金预算", of_fund(*GOVERNMENT)),
        ("国有资本经营预算", of_fund(*CAPITAL)),
    ]
    left = Side(given, of_fund(*PUBLIC), [("合计", everything)])
    right = Side(given, of_fund(*PUBLIC), [("合计", everything), *kinds])
    listed = list(classes(section, 2, given))
    yield from missing_classes(listed, right)
    rows = beside(
        [left.cells(Row((name,), test)) for name, test in (("一、财政拨款（补助）", everything), *kinds)],
        [left.cells(Row(("收入总计",), everything))],
        [right.cells(row) for row in listed],
        [right.cells(Row(("支出总计",), everything))],
    )
    labels = ["项目", "合计", "功能分类", "合计", *(name for name, _ in kinds)]
    notes = empty(given, left, "财政拨款安排的收支", "财政拨款收支预算总体情况表")
    yield from compare(section, labels, rows, notes)


def general(section: PrintedSection, given: Given) -> Iterator[str]:
    """表5"""
    side = Side(given, of_fund(*GENERAL), list(BASIC))
    notes = empty(given, side, "使用一般公共预算拨款安排的支出", "一般公共预算支出情况表")
    yield from _by_function(section, side, [*CODE, "功能分类科目名称"], notes)


def basic(section: PrintedSection, given: Given) -> Iterator[str]:
    """表6"""
    columns: list[Column] = [("合计", everything), *NATURES[:2]]
    side = Side(given, both(of_fund(*GENERAL), of_nature("基本支出")), columns)
    rows = [Row(("", "", "总计"), everything), *economic_rows(side, (3, 5), whole=False)]
    labels = ["类", "款", "经济分类科目名称", *(name for name, _ in columns)]
    notes = empty(given, side, "使用一般公共预算拨款安排的基本支出", "一般公共预算基本支出情况表")
    yield from compare(section, labels, [side.cells(row) for row in rows], notes)


def projects(section: PrintedSection, given: Given) -> Iterator[str]:
    """表7: under the total each unit with money, and under it its codes and projects; no unit where none has money."""
    columns: list[Column] = [
        ("项目支出合计", everything), *((name, of_economic(code)) for name, code in ECONOMIC.items()),
    ]  # fmt: skip
    side = Side(given, both(of_fund(*GENERAL), of_nature("项目支出")), columns)
    rows = [Row(("", "", "", "总计", ""), everything), *_units(side, given)]
    labels = [*CODE, "功能分类科目名称", "项目名称", *(name for name, _ in columns)]
    notes = empty(given, side, "使用一般公共预算拨款安排的项目支出", "一般公共预算项目支出情况表")
    yield from compare(section, labels, [side.cells(row) for row in rows], notes)


def _units(side: Side, given: Given) -> Iterator[Row]:
    having = {line.unit for line in given.current if side.within(line)}
    own = f"{given.unit}（本级）" if any(line.unit for line in given.gross if line.any) else given.unit
    for unit in (unit for unit in given.units if unit in having):
        yield Row(("", "", "", unit or own, ""), _of_unit(unit))
        yield from project_rows(side, (3, 5, 7), [line for line in given.current if line.unit == unit])


def _of_unit(unit: str) -> Callable[[Line], bool]:
    return lambda line: line.unit == unit


def _fund_table(funds: tuple[str, ...], money: str) -> Callable[[PrintedSection, Given], Iterator[str]]:
    """表8, 表9: only the head where there is no money."""

    def table(section: PrintedSection, given: Given) -> Iterator[str]:
        side = Side(given, of_fund(*funds), [("合计", everything), *NATURES])
        notes = empty(given, side, f"使用{money}预算拨款安排的支出", f"{money}预算支出情况表")
        if not notes:
            yield from _by_function(section, side, [*CODE, "功能分类科目名称"], notes)
            return
        yield from compare(section, [*CODE, "功能分类科目名称", *(name for name, _ in side.columns)], [], notes)

    return table


def three(section: PrintedSection, given: Given) -> Iterator[str]:
    """表10"""
    columns: list[Column] = [
        ("合计", everything),
        ("一般公共预算", of_fund(*GENERAL)),
        ("政府性基金", of_fund(*GOVERNMENT)),
        ("国有资本经营预算", of_fund(*CAPITAL)),
    ]
    side = Side(given, both(of_fund(*PUBLIC), of_economic(*THREE)), columns)
    rows: list[tuple[str, Test]] = [
        ("合计", everything),
        ("因公出国（境）费", of_economic(*TRAVEL)),
        ("公务接待费", of_economic(*GUESTS)),
        ("公务用车购置及运行费（小计）", of_economic(*VEHICLES, *RUNNING)),
        ("其中：公务用车购置费", of_economic(*VEHICLES)),
        ("公务用车运行费", of_economic(*RUNNING)),
    ]
    labels = ["“三公”经费支出内容", *(name for name, _ in columns)]
    notes = empty(given, side, "使用财政拨款安排的“三公”经费支出", "财政拨款“三公”经费支出情况表")
    yield from compare(section, labels, [side.cells(Row((name,), test)) for name, test in rows], notes)


def carried(section: PrintedSection, given: Given) -> Iterator[str]:
    """表11: only the head where there is no money."""
    columns: list[Column] = [("合计", everything)]
    for funds in (CARRIED, CARRIED_OWN):
        columns += [("小计", of_fund(*funds)), *((name, both(of_fund(*funds), test)) for name, test in NATURES)]
    side = Side(given, of_fund(*FROM_LAST), columns)
    notes = empty(given, side, "上年结转结余预算安排的支出", "上年结转结余情况明细表")
    items = (Row((f"{''.join(row.words[:3])} {row.words[3]}",), row.counts) for row in side.by_function((7,)))
    rows = [Row(("合计",), everything), *items]
    labels = ["项目", *(name for name, _ in columns)]
    yield from compare(section, labels, [] if notes else [side.cells(row) for row in rows], notes)


TABLES = (
    whole, income, spending, public, general, basic, projects,
    _fund_table(GOVERNMENT, "政府性基金"), _fund_table(CAPITAL, "国有资本经营"), three, carried,
)  # fmt: skip
