"""Where the rules on performance targets and personal data begin to speak."""

from __future__ import annotations

from author.rules import personal, targets
from tests.rules.boundary import SILENT, Boundary

AIM = "保障全民参保，维护基金安全。"
VALUE = "指标值: ≥95%, 上年完成值: 90%"
COVERAGE = "三级: 检查覆盖率（%）, 指标值: ≥95%, 上年完成值: 90%"
PHONE = "联系电话: 0908-1234567"
UNITS_OWN = "年度目标: 保障全民参保，维护基金安全。}"
OUR_GOAL = (
    "年度目标: 保障全民参保，维护基金安全。, 指标: [{{一级: 效能, 二级: 数量, 三级: 参保人数（{}）, 指标值: ≥{}}}]}}"
)

TARGETS = (
    Boundary(
        targets.weights,
        "上年完成值: 90%, 权重: 50}",
        {
            "上年完成值: 90%, 权重: 60}": SILENT,
            "上年完成值: 90%, 权重: 51}": "错误",
            "上年完成值: 90%, 权重: 49.9}": "错误",
            "上年完成值: 90%}": "警告",
        },
    ),
    Boundary(
        targets.weights,
        "上年完成值: 800人, 权重: 20}",
        {
            "上年完成值: 800人, 权重: 0}": "错误 错误",
            "上年完成值: 800人, 权重: 1}": "错误",
            "上年完成值: 800人, 权重: 30}": SILENT,
        },
    ),
    Boundary(
        targets.first_levels,
        "一级: 效益指标",
        {"一级: 效益指票": "警告", "一级: 满意度指标": "警告", "一级: 效益指标": SILENT},
    ),
    Boundary(
        targets.repeated,
        "三级: 稽核差旅费（万元）",
        {"三级: 检查覆盖率（%）": SILENT},  # under another first level
    ),
    Boundary(
        targets.repeated,
        "一级: 成本指标, 二级: 经济成本指标, 三级: 稽核差旅费（万元）",
        {
            "一级: 产出指标, 二级: 数量指标, 三级: 检查覆盖率（%）": "警告",
            "一级: 产出指标, 二级: 质量指标, 三级: 检查覆盖率（%）": SILENT,
        },
    ),
    Boundary(
        targets.units,
        COVERAGE,
        {
            "三级: 检查覆盖率（%）, 指标值: ≥95次, 上年完成值: 90%": "警告",
            "三级: 检查覆盖率（%）, 指标值: ≥95％, 上年完成值: 90": "警告",
            "三级: 检查覆盖率（%）, 指标值: 全部, 上年完成值: 无": "提示",
            "三级: 检查次数（次）, 指标值: 10次, 上年完成值: 首次": SILENT,
            "三级: 检查次数（季度）, 指标值: 10次": SILENT,  # no unit
            "三级: 检查数（万人次）, 指标值: 10次": "警告",
            "三级: 检查数（平均人次）, 指标值: 10次": SILENT,
        },
    ),
    Boundary(
        targets.rates,
        COVERAGE,
        {
            "三级: 覆盖率, 指标值: =100%, 上年完成值: 100%": SILENT,
            "三级: 覆盖率, 指标值: ≥100%, 上年完成值: 90%": "提示",
            "三级: 覆盖率, 指标值: ≥100.1%, 上年完成值: 90%": "错误",
            "三级: 覆盖率, 指标值: ≥95%, 上年完成值: 101%": "错误",
            "三级: 预算执行率, 指标值: ≥105%, 上年完成值: 90%": SILENT,
            "三级: 覆盖率, 指标值: 全部": SILENT,
            "三级: 检查数, 指标值: ≥105%, 上年完成值: 90%": SILENT,
        },
    ),
    Boundary(
        targets.signs,
        VALUE,
        {'指标值: ">=95%", 上年完成值: 90%': "提示", "指标值: ＞95%, 上年完成值: 90%": SILENT},
    ),
    Boundary(
        targets.last_results,
        VALUE,
        {
            "指标值: ≥95%, 上年完成值: ≥90%": "提示",
            "指标值: ≥95%, 上年完成值: 95%": SILENT,
            "指标值: ≥95%, 上年完成值: 95.1%": "提示",
            "指标值: ≤95%, 上年完成值: 96%": SILENT,
            "指标值: ≥95%, 上年完成值: 96次": SILENT,
        },
    ),
    Boundary(
        targets.heads,
        UNITS_OWN,
        {
            OUR_GOAL.format("万人", "0.09万人"): SILENT,
            OUR_GOAL.format("万人", "0.1万人"): "提示",
            OUR_GOAL.format("人", "900人"): SILENT,
            OUR_GOAL.format("人", "901人"): "提示",
        },
    ),
    Boundary(
        personal.personal_numbers,
        AIM,
        {
            "身份证号11010519491231002X。": "错误",
            "身份证号110105194912310021。": "警告",  # the check sign
            "编号110105194912310021。": SILENT,
            "身份证号110105194913310026。": SILENT,  # no such month
            "账号6222020200112230004。": "错误",
            "账号6222020200112230005。": SILENT,  # the check digit
            "账号4111111111111111。": "错误",
            "账号411111111111111。": SILENT,  # too short
            "账号4539578763621486。": "错误",
            "账号4539578763621487。": SILENT,
            "账号5555555555554444。": "错误",
            "账号5655555555554443。": SILENT,  # no bank begins so
            "编号44444444444444444。": SILENT,  # one digit only
        },
    ),
    Boundary(
        personal.personal_numbers,
        PHONE,
        {
            '联系电话: "13812345678"': "错误",
            '联系电话: "12812345678"': SILENT,
            '联系电话: "1381234567"': SILENT,
            '联系电话: "138****5678"': "警告",
            "联系电话: a.b@example.org": "警告",
            "联系电话: a.b@example": SILENT,
        },
    ),
    Boundary(
        personal.names_of_persons,
        "联系人: 办公室",
        {
            "联系人: 唐某某": "提示",
            "联系人: 财务科": SILENT,
            "联系人: 唐某某主任": SILENT,
            "联系人: 马主任": SILENT,
            "联系人: 马": SILENT,
            "联系人: 买买提·艾力": "提示",
            "联系人: 欧阳某": "提示",
        },
    ),
)
