"""Where the rules on single indicators begin to speak: what they want, where they stand, what they are counted in."""

from __future__ import annotations

from author.rules import emptyvalues, indicatorlevels, nameunits, senses
from tests.rules.boundary import SILENT, Boundary

ROW = "{一级: 产出指标, 二级: 数量指标, 三级: 检查覆盖率（%）, 指标值: ≥95%, 上年完成值: 90%, 权重: 50}"


def value(third: str, aim: str, last: str = "", levels: str = "产出 数量") -> str:
    """The row with another name and value."""
    first, second = levels.split(" ")
    told = f", 上年完成值: '{last}'" if last else ""
    return f"{{一级: {first}指标, 二级: {second}指标, 三级: '{third}', 指标值: '{aim}'{told}, 权重: 50}}"


def cost(third: str, aim: str) -> str:
    return value(third, aim, levels="成本 经济成本")


INDICATORS = (
    Boundary(
        senses.senses,
        ROW,
        {
            value("群众满意度（%）", "≤95%"): "警告",
            value("群众满意度（%）", "≥95%"): SILENT,
            value("服务对象满意率", "95%以下"): "警告",
            value("服务对象满意率", "95%以上"): SILENT,
            value("工程验收合格率（%）", "不超过98%"): "警告",
            value("工程验收不合格率（%）", "不超过2%"): SILENT,
            value("工程验收不合格率（%）", "不低于2%"): "警告",
            value("重复参保人数（人）", "≥0人"): "警告",
            value("重复参保人数（人）", "=0人"): SILENT,
            value("群众投诉（件）", "≥5件"): "警告",
            value("群众投诉（件）", "≤5件"): SILENT,
            value("群众投诉办结率（%）", "≥98%"): SILENT,
            value("群众投诉办结率（%）", "≤98%"): "警告",
            value("群众投诉办结数（件）", "≤98件"): SILENT,
            value("信访工作满意度（%）", "≥90%"): SILENT,
            value("信访工作满意度（%）", "≤90%"): "警告",
            value("重复参保率（%）", "≤1%"): SILENT,
            value("重复参保率（%）", "≥1%"): "警告",
            value("违规使用率（%）", "≤1%"): SILENT,  # what is said of what
            value("故障设备更换率（%）", "≥95%"): SILENT,
            value("服务投诉率（%）", "≥5%"): "警告",
            value("受理投诉件数（件）", "≥50件"): SILENT,
            value("安全生产事故（起）", "大于2起"): "警告",
            value("安全生产事故（起）", "0起"): SILENT,
            value("安全生产事故下降率（%）", "≥2%"): SILENT,
            value("违法案件查处数（件）", "≥20件"): SILENT,
            value("数据差错率（%）", "≥2%"): "警告",
            value("数据差错率（%）", "=100%"): "警告",
            value("数据差错率（%）", "小于2%"): SILENT,
            value("业务办理时限（个工作日）", "≥3个工作日"): "警告",
            value("业务办理时限（个工作日）", "3个工作日内"): SILENT,
            value("业务办理时限缩短（天）", "≥3天"): SILENT,
            value("设备质保期（年）", "≥3年"): SILENT,
            value("参保覆盖率（%）", "=0%"): "警告",
            value("预算成本控制率（%）", "≤100%"): SILENT,
            value("培训人数（人）", "≤50人"): "提示",
            value("参加会议人数（人）", "≤50人"): SILENT,  # what is limited
            value("项目偏差率（%）", "≤5%"): SILENT,
        },
    ),
    Boundary(
        senses.senses,
        ROW,
        {
            cost("项目总成本（万元）", "≥11万元"): "警告",
            cost("项目总成本（万元）", "≤11万元"): SILENT,
            cost("项目总成本（万元）", "11万元"): SILENT,
            cost("印刷费（万元）", "不低于2万元"): "警告",
            cost("节约经费（万元）", "≥2万元"): SILENT,
            cost("人均补助标准（元）", "≥600元"): SILENT,
            value("带动投资（万元）", "≥500万元", levels="效益 经济效益"): SILENT,
        },
    ),
    Boundary(
        indicatorlevels.levels,
        ROW,
        {
            value("群众满意度（%）", "≥95%", levels="产出 质量"): "警告",
            value("群众满意度（%）", "≥95%", levels="满意度 满意度"): SILENT,
            value("群众满意度（%）", "≥95%", levels="产出 满意度"): "警告",
            value("培训人数（人）", "≥95人", levels="满意度 满意度"): "警告",
            value("培训人数（人）", "≥95人", levels="产出 质量"): "警告",
            value("重复参保人数（人）", "=0人", levels="产出 质量"): SILENT,
            value("受益人数（人）", "≥95人", levels="效益 社会效益"): SILENT,
            value("培训费用成本（万元）", "≤9万元", levels="产出 数量"): "警告",
            value("培训费用成本（万元）", "≤9万元", levels="成本 经济成本"): SILENT,
            value("培训费用成本（万元）", "≤9万元", levels="产出 成本"): "警告",
            value("培训费用成本（万元）", "≤9万元", levels="成本 数量"): "警告",
            value("培训费用成本（万元）", "≤9万元", levels="效益 社会效益"): "警告",
            value("发放补贴（万元）", "≥9万元", levels="产出 数量"): SILENT,
            value("发放补贴（万元）", "≥9万元", levels="产出 时效"): "警告",
            value("资金支付及时率（%）", "=100%", levels="产出 数量"): "警告",
            value("资金支付及时率（%）", "=100%", levels="产出 时效"): SILENT,
            value("验收合格率（%）", "=100%", levels="产出 数量"): "警告",
            value("验收合格率（%）", "=100%", levels="效益 社会效益"): SILENT,
            value("检查覆盖率（%）", "=100%", levels="产出 质量"): SILENT,
            value("检查次数（次）", "≥9次", levels="效益 数量"): "警告",
            value("检查次数（次）", "≥9次", levels="履职效能 数量"): SILENT,
            value("群众投诉（次）", "≤9次", levels="满意度 满意度"): SILENT,
            value("群众投诉（万元）", "≤9万元", levels="满意度 满意度"): "警告",
        },
    ),
    Boundary(
        nameunits.name_units,
        ROW,
        {
            value("培训人数", "≥95%"): "警告",
            value("培训人数", "≥95人"): SILENT,
            value("培训人数", "≥0.9万人", "800人"): SILENT,
            value("培训人数（%）", "≥95%"): "警告",
            value("参保率", "≥95人"): "警告",
            value("参保率（人）", "≥95人"): "警告",
            value("参保率", "≥95％"): SILENT,
            value("孕产妇死亡率（1/10万）", "≤18"): SILENT,
            value("孕产妇死亡率", "≤18人"): SILENT,
            value("建筑面积", "≥300米"): "警告",
            value("建筑面积", "≥300平方米"): SILENT,
            value("采购数量", "≥30万元"): "警告",
            value("采购数量", "≥30箱"): SILENT,
            value("群众满意度", "≥90次"): "警告",
            value("群众满意度", "≥90分"): SILENT,
            value("项目总成本", "≤90人"): "警告",
            value("项目总成本", "≤90万元"): SILENT,
            value("检查次数", "≥12次", "12%"): "警告",
        },
    ),
    Boundary(
        emptyvalues.empty_values,
        ROW,
        {
            value("培训期数（期）", "≥0期"): "警告",
            value("培训期数（期）", "≥1期"): SILENT,
            value("政策宣传面（%）", "≤100%"): "警告",
            value("政策宣传面（%）", "≤99%"): SILENT,
            value("预算成本控制率（%）", "≤100%"): SILENT,
            value("宣传册", "若干"): "提示",
            value("宣传册", "五千册"): SILENT,
            value("宣传效果", "明显提升", levels="效益 社会效益"): SILENT,
            value("群众满意度（%）", "≥0%", levels="满意度 满意度"): "警告",
        },
    ),
    Boundary(
        emptyvalues.far_results,
        ROW,
        {
            value("培训人数（人）", "≥40人", "100人"): "警告",
            value("培训人数（人）", "≥50人", "100人"): SILENT,
            value("培训人数（人）", "≥1000人", "100人"): "警告",
            value("培训人数（人）", "≥999人", "100人"): SILENT,
            value("参保率（%）", "≥75%", "95%"): "警告",
            value("参保率（%）", "≥76%", "95%"): SILENT,
            value("投诉（件）", "≤10件", "90件"): SILENT,
            value("投诉（件）", "≤9件", "90件"): "警告",
            value("培训人数（人）", "≥40人", "新增"): SILENT,
            value("培训人数（人）", "≥40人", "100期"): SILENT,
            cost("门诊费用（万元）", "≤180万元"): SILENT,
        },
    ),
)
