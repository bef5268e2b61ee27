"""Where the rules on people, assets, codes and days begin to speak."""

from __future__ import annotations

from author.rules import assets, carried, classification, staff, unfilled, units, years
from tests.rules.boundary import SILENT, Boundary

REASON = "上年项目100万元已经完成，本年支出减少"
TRAVEL = "经济科目: 30211, 资金来源: 一般财力, 用途: 稽核差旅费"
FURNITURE = "办公家具: 100000.00"
VEHICLE = "价值: 400000.00"
HOUSING = "功能科目: 2210201, 支出类别: 人员经费, 经济科目: 30113, 资金来源: 一般财力"
PROJECT = "功能科目: 2101505, 项目: 能力提升项目, 经济科目: 30227, 资金来源: 一般财力"
GUESTS = "功能科目: 2101501, 支出类别: 公用经费, 经济科目: 30217"
LAST = "项目: 上年项目, 经济科目: 302, 资金来源: 一般财力"

LINES = "预算明细:\n"
SCHOOL, STATION = "名称: 某校, 性质: 事业", "名称: 某站, 性质: 参公"
HEADS = "人员: {编制: 1, 在职: {本年: 1}}"


def below(*units: str, spending: str = "某校", controls: str = "") -> str:
    """Units below, the last of them with control figures, and a line of 2,000.00 元 of one of them."""
    listed = ", ".join(f"{{{unit}}}" for unit in units[:-1]) + (", " if units[1:] else "")
    last = f"{{{units[-1]}{', 控制数: {' + controls + '}' if controls else ''}}}"
    line = "  - {功能科目: 2101501, 经济科目: 30101, 资金来源: 一般财力, 单位: X, 本年: 2000, 上年: 2000}\n"
    return f"机构: {{下属预算单位: [{listed}{last}]}}\n{LINES}" + (line.replace("X", spending) if spending else "")


BOUGHT = "政府采购: {货物: 100000, 服务: 200000, 面向中小企业: 200000, 其中小微企业: 100000}"

THINGS = (
    Boundary(
        unfilled.blank_counts,
        "在职: {本年: 27, 上年: 21}, 退休: {本年: 9, 上年: 9}",
        {
            "在职: {本年: 27, 上年: 0}": SILENT,
            "在职: {本年: 27}": "警告",
            "在职: {上年: 27}": "警告",
            "退休: {本年: 9, 上年: 9}": "警告",
            "在职: {本年: 27, 上年: 21}, 离休: {本年: 0}": "警告",
            "在职: {本年: 27}, 离休: {上年: 1}": "警告 警告",
        },
    ),
    Boundary(
        unfilled.blank_parts,
        BOUGHT,
        {BOUGHT: SILENT, "政府采购: {工程: 0}": SILENT, "政府采购: {}": "警告", "政府采购:": "警告", "": "警告"},
    ),
    Boundary(
        unfilled.blank_parts,
        "部门整体绩效: {联系人: 办公室, 联系电话: 0908-1234567, 年度目标: 保障全民参保，维护基金安全。}",
        {"部门整体绩效: {指标: []}": SILENT, "部门整体绩效: {联系人: }": "警告", "": "警告"},
    ),
    Boundary(
        unfilled.no_control_figures,
        "控制数: {收入总计: 394.00}",
        {"控制数: {收入总计: 0}": SILENT, "控制数: {}": "提示", "控制数: {收入总计: }": "提示", "": "提示"},
    ),
    Boundary(staff.staff, "编制: 30", {"编制: 27": SILENT, "编制: 26": "警告", "编制: 1": "警告", "编制: 0": SILENT}),
    Boundary(
        staff.staff_in_words,
        REASON,
        {
            "在职人员27人": SILENT,
            "在职人员26人": "错误",
            "事业在职人员26人": SILENT,
            "在职人员26人退休": SILENT,
            "在职27人，退休9人": SILENT,
            "在职27人，退休8人": "错误",
            "上年退休8人": SILENT,
            "退休人员8人": "错误",
            "新增在职人员5人": SILENT,
            "在职人员比上年增加6人": SILENT,
            "在职人员比上年增加5人": "错误",
            "在职人员比上年减少6人": "错误",
            "退休人员比上年增加6人": "错误",
            "人员比上年增加6人": SILENT,
            "人员比上年增加5人": "错误",
            "县人员比上年增加5人": SILENT,
        },
    ),
    Boundary(
        assets.assets,
        VEHICLE,
        {
            "价值: 5999.99": "警告",
            "价值: 6000.00": SILENT,
            "价值: 6000000.00": SILENT,
            "价值: 6000000.02": "警告",
            "价值: 60000000.00": "警告",
            "价值: 60000000.02": "错误",
        },
    ),
    Boundary(assets.assets, "数量: 2", {"数量: 0": "警告", "数量: 1": SILENT}),
    Boundary(
        assets.assets,
        FURNITURE,
        {
            "办公家具: 7200000.00": SILENT,
            "办公家具: 7200000.36": "警告",
            "办公家具: 72000000.00": "警告",
            "办公家具: 72000000.36": "错误",
            "其他资产: 720000000.00": SILENT,
            "其他资产: 720000000.36": "警告",
            "其他资产: 7200000000.00": "警告",
            "其他资产: 7200000000.36": "错误",
            "房屋: {面积: 100, 价值: 5000}": SILENT,
            "房屋: {面积: 100, 价值: 4999.99}": "警告",
            "房屋: {面积: 100, 价值: 10000000}": SILENT,
            "房屋: {面积: 100, 价值: 10000001}": "警告",
            "房屋: {面积: 100, 价值: 100000000}": "警告",
            "房屋: {面积: 100, 价值: 100000001}": "错误",
            "房屋: {面积: 100}": SILENT,
            "房屋: {价值: 100}": "警告",
        },
    ),
    Boundary(
        assets.equipment,
        FURNITURE,
        {
            "其他资产: 1000000.00\n  大型设备: {50万元以上: 2}": SILENT,
            "其他资产: 999999.99\n  大型设备: {50万元以上: 2}": "警告",
            "大型设备: {50万元以上: 2}": SILENT,
        },
    ),
    Boundary(
        classification.three_public,
        TRAVEL,
        {
            "经济科目: 30211, 资金来源: 一般财力, 用途: 公务接待": "警告",
            "经济科目: 30217, 资金来源: 一般财力, 用途: 公务接待": SILENT,
            "经济科目: 30211, 资金来源: 一般财力, 用途: 接待群众": SILENT,
            "经济科目: 30239, 资金来源: 一般财力, 用途: 车辆维修": "警告",
            "经济科目: 30231, 资金来源: 一般财力, 用途: 车辆维修": SILENT,
            "经济科目: 31099, 资金来源: 一般财力, 用途: 购置车辆": "警告",
            "经济科目: 31013, 资金来源: 一般财力, 用途: 购置车辆": SILENT,
            "经济科目: 31099, 资金来源: 一般财力, 用途: 购置车库": SILENT,
            "经济科目: 30211, 资金来源: 一般财力, 用途: 因公出国": "警告",
            "经济科目: 30212, 资金来源: 一般财力, 用途: 因公出国": SILENT,
        },
    ),
    Boundary(
        classification.fitting_codes,
        "功能科目: 2210201, 支出类别: 人员经费, 经济科目: 30113",
        {
            "功能科目: 2210201, 支出类别: 人员经费, 经济科目: 30112": "警告",
            "功能科目: 2080505, 支出类别: 人员经费, 经济科目: 30108": SILENT,
            "功能科目: 2080505, 支出类别: 人员经费, 经济科目: 30109": "警告",
            "功能科目: 2080506, 支出类别: 人员经费, 经济科目: 30109": SILENT,
            "功能科目: 2101103, 支出类别: 人员经费, 经济科目: 30111": SILENT,
            "功能科目: 2101103, 支出类别: 人员经费, 经济科目: 30112": "警告",
            "功能科目: 2101501, 支出类别: 人员经费, 经济科目: 30201": "警告",
            "功能科目: 2101501, 支出类别: 公用经费, 经济科目: 30201": SILENT,
            "功能科目: 2101501, 支出类别: 公用经费, 经济科目: 30102": "警告",
        },
    ),
    Boundary(
        classification.purposes_of_codes,
        TRAVEL,
        {
            "经济科目: 30215, 资金来源: 一般财力, 用途: 稽核差旅费": "提示",
            "经济科目: 30299, 资金来源: 一般财力, 用途: 稽核差旅费": SILENT,
            "经济科目: 302, 资金来源: 一般财力, 用途: 稽核差旅费": SILENT,
            "经济科目: 30215, 资金来源: 一般财力, 用途: 差旅费和会议费": SILENT,
        },
    ),
    Boundary(
        years.dates,
        "公开日期: 2026-02-05",
        {
            "公开日期: 2025-10-31": "警告",
            "公开日期: 2025-11-01": SILENT,
            "公开日期: 2026-12-31": SILENT,
            "公开日期: 2027-01-01": "警告",
        },
    ),
    Boundary(
        years.dates,
        "截止日期: 2025-12-31",
        {"截止日期: 2025-12-30": "警告", "截止日期: 2026-02-05": "提示", "截止日期: 2026-02-06": "警告"},
    ),
    Boundary(
        years.twenty_days,
        "批复日期: 2026-01-26",
        {
            "批复日期: 2026-01-16": SILENT,  # twenty days
            "批复日期: 2026-01-15": "错误",
            "批复日期: 2026-02-05": SILENT,
            "批复日期: 2026-02-06": "错误",
        },
    ),
    Boundary(
        years.periods,
        "{起: 2026-01-01, 止: 2026-12-31}",
        {
            "{起: 2026-06-01, 止: 2026-06-30}": SILENT,
            "{起: 2025-01-01, 止: 2025-12-31}": "警告",
            "{起: 2027-01-01, 止: 2027-12-31}": "警告",
            "{起: 2025-12-31, 止: 2026-12-31}": "提示",
            "{起: 2026-01-01, 止: 2027-01-01}": "提示",
        },
    ),
    Boundary(
        units.units_without_money,
        LINES,
        {
            below(SCHOOL): SILENT,
            below(SCHOOL, STATION): "警告",
            below(SCHOOL, STATION, spending=""): "警告",
        },
    ),
    Boundary(
        units.counted_of_some,
        LINES,
        {
            below(SCHOOL, STATION): SILENT,
            below(f"{SCHOOL}, {HEADS}", f"{STATION}, {HEADS}"): SILENT,
            below(f"{SCHOOL}, {HEADS}", STATION): "警告",
        },
    ),
    Boundary(
        units.unit_controls,
        LINES,
        {
            below(SCHOOL, controls="收入总计: 0.20"): SILENT,
            below(SCHOOL, controls="收入总计: 0.2, 人员经费: 0.20, 项目支出: 0"): SILENT,
            below(SCHOOL, controls="收入总计: 0.201"): "错误",
            below(SCHOOL, controls="公用经费: 0.20"): "错误",
            below(SCHOOL, STATION, controls="收入总计: 0"): SILENT,
            below(SCHOOL, spending="", controls="收入总计: 394.00"): "错误",  # nothing is the school's
            below(SCHOOL, spending="", controls="收入总计: 394.01"): "错误 错误",  # and more than the department's
        },
    ),
    Boundary(
        carried.money_of_another_budget,
        HOUSING,
        {
            HOUSING.replace("一般财力", "一般公共预算结转"): SILENT,
            HOUSING.replace("一般财力", "政府性基金收入"): "错误",
            HOUSING.replace("一般财力", "国有资本经营预算结转"): "错误",
            HOUSING.replace("一般财力", "事业收入"): SILENT,  # own money is free
        },
    ),
    Boundary(
        carried.money_of_another_budget,
        PROJECT,
        {
            PROJECT.replace("2101505", "2120801"): "错误",
            PROJECT.replace("2101505", "2120801").replace("一般财力", "政府性基金收入"): SILENT,
            PROJECT.replace("2101505", "2240298"): SILENT,  # in no book
            PROJECT.replace("2101505", "2071001"): "警告",
        },
    ),
    Boundary(carried.money_of_another_budget, LAST, {LAST.replace("一般财力", "政府性基金收入"): SILENT}),
    Boundary(
        carried.natures,
        PROJECT,
        {
            PROJECT.replace("2101505", "2101501"): "警告",
            PROJECT.replace("2101505", "2101502"): SILENT,
            PROJECT.replace("30227", "30101"): "警告",
            PROJECT.replace("30227", "30112"): SILENT,
            PROJECT.replace("2101505", "2101501").replace("30227", "30101"): "警告 警告",
        },
    ),
    Boundary(
        carried.natures,
        GUESTS,
        {
            GUESTS.replace("2101501", "2101502"): "警告",
            GUESTS.replace("2101501", "2101550"): SILENT,
            GUESTS.replace("30217", "30902"): "警告",
        },
    ),
    Boundary(carried.natures, LAST, {LAST.replace("302,", "30101,"): SILENT}),
    Boundary(
        carried.functions_of_economic_codes,
        HOUSING,
        {
            HOUSING.replace("2210201", "2210202"): "提示",
            HOUSING.replace("30113", "30101"): SILENT,
            HOUSING.replace("30113", "30302"): "提示",
            HOUSING.replace("2210201", "2080501").replace("30113", "30302"): SILENT,
        },
    ),
    Boundary(
        units.vehicles_of_units,
        "数量: 2, 价值: 400000.00}",
        {
            "数量: 2, 价值: 400000.00, 单位: 本级}": SILENT,
            "数量: 2, 价值: 400000.00, 单位: 某校}": "错误",
        },
    ),
)
