"""Where the rules on names and years in words begin to speak."""

from __future__ import annotations

from author.rules import bodies, levels, naming, othernames, years
from tests.rules.boundary import SILENT, Boundary
from tests.rules.test_cases import BASE

REASON = "上年项目100万元已经完成，本年支出减少"
AIM = "保障全民参保，维护基金安全。"
VALUE = "指标值: ≥95%, 上年完成值: 90%"
BASIS = "《关于提前下达2026年能力提升补助资金预算的通知》（某财社〔2025〕16号）"
MORE = "部门整体绩效: {"
NAMED = BASE[BASE.index("  - {功能科目: 2101505, 项目: 能力提升项目") : BASE.index("    资金分配")]


def noticed(title: str) -> str:
    """The project under a longer name, resting on a notice with another title."""
    longer = NAMED.replace("能力提升项目", "某某地区基层医疗服务能力提升补助资金项目")
    return longer.replace(BASIS, f"《关于下达{title}预算的通知》")


NAMES = (
    Boundary(
        years.stale_years,
        f'"2101505": {REASON}',
        {
            '"2101505": 2024年的项目完成': "警告",
            '"2101505": 2025年的项目完成': SILENT,
            '"2101505": 2027年的项目推迟': "警告",
            '"2101505": 比2024年减少': "错误",
            '"2101505": 2024年预算项目完成': "错误",
            '"2101505": 自2024年起分年安排': SILENT,
            '"2101505": 补发2024年绩效': SILENT,
            '"2101505": 落实《2024年计划》': SILENT,
            '"2101505": 2024—2026年的项目': SILENT,
            '"2101505": 2023—2024年的项目': "警告",
            '"2101505": 2025—2026年的项目': SILENT,
            '"2101505": 2026—2027年的项目': SILENT,
            '"2101505": 截至2024年已经完成': SILENT,
            '"2101505": 2024年以来分年安排': SILENT,
            '"2101505": 2027年预算另行安排': "错误",
        },
    ),
    Boundary(
        years.stale_years,
        AIM,
        {
            "到2045年保障参保。": SILENT,
            "到2046年保障参保。": "警告",
            "展望至2050年保障参保。": SILENT,  # far goals are set for round years
            "2024年保障参保。": "警告",
            "按国务院令2015年第22号保障参保。": SILENT,
            "2015年第二季度保障参保。": "警告",
            "维护2012年以前建成的桥梁。": SILENT,
            "2024年以前完成参保。": "警告",
        },
    ),
    Boundary(
        years.stale_years,
        VALUE,
        {
            "指标值: 2025年, 上年完成值: 90%": "警告",
            "指标值: 2026年, 上年完成值: 2025年": SILENT,
            "指标值: 2026年, 上年完成值: 2026年": "警告",
            "指标值: 2045年, 上年完成值: 90%": SILENT,
        },
    ),
    Boundary(
        years.document_numbers,
        "〔2025〕16号",
        {"〔2026〕16号": SILENT, "〔2024〕16号": "警告", "〔2027〕16号": "警告"},
    ),
    Boundary(
        years.document_numbers,
        f"{BASIS}。",
        {
            f"{'《2026年通知》一二三四五六七八九十甲乙〔2024〕1号'}": "警告",
            f"{'《2026年通知》一二三四五六七八九十甲乙丙〔2024〕1号'}": SILENT,  # another document
            f"{'〔2024〕1号一二三四五六七八《2026年通知》'}": "警告",
            f"{'〔2024〕1号一二三四五六七八九《2026年通知》'}": SILENT,
        },
    ),
    Boundary(
        years.ended_plans,
        AIM,
        {
            "落实“十四五”规划。": "警告",
            "落实“十五五”规划。": SILENT,
            "落实十四五的要求。": SILENT,
            "落实十四五规划的要求。": "警告",
            "“十四五”以来持续落实。": SILENT,
            "2025年是“十四五”规划的收官之年。": SILENT,
            "2025年是“十四五”规划的开局之年。": "警告",
            "落实《“十四五”规划》。": SILENT,
        },
    ),
    Boundary(
        naming.unit_spelling,
        AIM,
        {
            "某某自治州医药保障局保障参保。": "警告",
            "某某自治州医疗保障局保障参保。": SILENT,
            "某某自治州医疗保保障局维护基金。": "警告",
            "某某自治州医疗保障保障局维护基金。": SILENT,
            "某某自治州医疗障局维护基金。": "警告 警告",  # a sign is missing; it also looks like a short name
            "某某自治洲医疗保障局维护基金。": "警告",
            "某某自治州保医局维护基金。": SILENT,
            "某某自治州医障保局维护基金。": SILENT,
            "某某自治州医疗保险中局保障参保。": SILENT,  # two signs
            "某某自治区医疗保障局保障参保。": SILENT,  # another body
            "某某自治州医保局保障参保。": "警告",
            "某某州医疗保障局保障参保。": SILENT,
            "某某自治州财政局保障参保。": SILENT,
            "某某自治州医疗保章局保障参保。": "警告",
            "某某自治州医疗保障部门保障参保。": SILENT,
        },
    ),
    Boundary(
        bodies.misspelt_ends,
        AIM,
        {
            "某某自治州医疗保障就落实参保。": "警告",
            "某某州医疗保障居落实参保。": "警告",
            "某某自治州医疗保障就业落实参保。": SILENT,
            "某某自治州医疗保障局落实参保。": SILENT,
        },
    ),
    Boundary(
        bodies.self_names,
        AIM,
        {
            "我校保障参保。": "警告",
            "本院保障参保。": "警告",
            "我委保障参保。": "警告",
            "我局保障参保。": SILENT,
            "我会同财政部门保障参保。": SILENT,
            "本所有项目保障参保。": SILENT,
        },
    ),
    Boundary(
        bodies.self_places,
        AIM,
        {
            "我县保障参保。": "警告",
            "我市保障参保。": "警告",
            "我州保障参保。": SILENT,
            "我区保障参保。": SILENT,  # 自治区
            "我市级医院保障参保。": SILENT,
        },
    ),
    Boundary(
        bodies.offices_of_other_places,
        AIM,
        {
            "乙乙州医疗保障局保障参保。": "警告",
            "丁丁地区医疗保障局保障参保。": "警告",
            "丙丙县医疗保障局保障参保。": SILENT,  # below
            "自治区医疗保障局保障参保。": SILENT,
            "各州医疗保障局保障参保。": SILENT,
        },
    ),
    Boundary(
        bodies.staff_of_others,
        f'"2101505": {REASON}',
        {
            '"2101505": 某某县教育局在职人员减少': "警告",
            '"2101505": 某某县人民医院公用经费减少': "警告",
            '"2101505": 某某自治州医疗保障局在职人员减少': SILENT,
            '"2101505": 医疗保障局在职人员减少': SILENT,
            '"2101505": 某某县教育局承担的任务减少': SILENT,
        },
    ),
    Boundary(
        bodies.budget_of_kind,
        f'"2101505": {REASON}',
        {
            '"2101505": 2026年单位预算减少': "警告",
            '"2101505": 2026年部门预算减少': SILENT,
            '"2101505": 所属单位预算减少': SILENT,
        },
    ),
    Boundary(
        naming.kind_of_unit, AIM, {"我单位保障参保。": "警告", "我部门保障参保。": SILENT, "各单位保障参保。": SILENT}
    ),
    Boundary(
        naming.unknown_subjects,
        '"221": 住房公积金支出',
        {
            '"221": 机关事业单位职业年金缴费支出': "警告",
            '"221": 未安排机关事业单位职业年金缴费支出': SILENT,
            '"221": 节能环保支出': SILENT,  # a class may be named in passing
            '"221": 绩效工资': SILENT,
            '"221": 专用材料费': "警告",
        },
    ),
    Boundary(
        levels.levels,
        '"221": 住房公积金支出',
        {
            '"221": 列入医疗保障管理事务（款）': SILENT,
            '"221": 列入医疗保障管理事务（项）': "警告",
            '"221": 列入卫生健康支出（类）': SILENT,
            '"221": 列入医疗保障管理事务（类）': "警告",
            '"221": 列入行政运行（项）': SILENT,
            '"221": 列入行政运行款': "警告",
            '"221": 列入卫生健康支出类科目': SILENT,
            '"221": 列入临时救助类，减轻负担': SILENT,
            '"221": 列入卫生健康支出（类）住房改革支出（款）': "警告",
            '"221": 列入住房保障支出（类）住房改革支出（款）住房公积金（项）': SILENT,
            '"221": 列入卫生健康支出-住房改革支出-住房公积金': "警告",
            '"221": 列入工资福利支出（类）基本工资（款）': SILENT,
            '"221": 列入医疗卫生与计划生育支出（类）': "警告",
        },
    ),
    Boundary(levels.levels, AIM, {"完成药品采购（项）。": SILENT, "列入行政运行（款）。": "警告"}),
    Boundary(
        othernames.codes_beside_names,
        f'"2101505": {REASON}',
        {
            '"2101505": 改列2101501事业运行': "警告",
            '"2101505": 改列2101501行政运行': SILENT,
            '"2101505": 改列“2101501”事业运行': "警告",
            '"2101505": 改列事业运行（2101501）': "警告",
            '"2101505": 改列事业运行（2101550）': SILENT,
            '"2101505": 改列2101577行政运行': "警告",
            '"2101505": 改列30217会议费': "警告",
            '"2101505": 检查药店208个': SILENT,
            '"2101505": 改列210医疗卫生与计划生育支出': "警告",
        },
    ),
    Boundary(
        othernames.old_names,
        f'"2101505": {REASON}',
        {
            '"2101505": 医疗卫生与计划生育支出减少': "警告",
            '"2101505": 卫生健康支出减少': SILENT,
            '"2101505": 原列医疗卫生与计划生育支出': SILENT,
            '"2101505": 专项业务活动减少': SILENT,  # everyday words
            '"2101505": “法制建设”科目的项目减少': SILENT,  # too short
        },
    ),
    Boundary(
        othernames.misspelt_names,
        f'"2101505": {REASON}',
        {
            '"2101505": 住房保障支岀减少': "警告",
            '"2101505": 医疗保璋管理事务减少': "警告",
            '"2101505": 住房公基金减少': "警告",
            '"2101505": 商品与服务支出减少': "警告",
            '"2101505": 住房公积金减少': SILENT,
            '"2101505": 公共卫生支出减少': SILENT,  # two signs of six
            '"2101505": 卫生健康服务减少': SILENT,
        },
    ),
    Boundary(
        othernames.reasons_of_other_subjects,
        f'"2101505": {REASON}',
        {
            '"2101505": 事业运行经费减少': "警告",
            '"2101505": 机关事业单位职业年金缴费支出减少': "警告",
            '"2101505": 医疗保障政策管理经费减少': SILENT,
            '"2101505": 培训支出减少': SILENT,
            '"2101505": 部分改列事业运行，支出减少': SILENT,
        },
    ),
    Boundary(
        naming.project_names,
        "      负责人: 办公室",
        {"      名称: 能力提升专项": "提示", "      名称: 能力提升项目": SILENT},
    ),
    Boundary(
        naming.project_names,
        NAMED,
        {
            noticed("某某地区基层医疗服务能力提升补助资金项目"): SILENT,
            noticed("某某地区基层医疗服务能力提升补肋资金项目"): "警告",
            noticed("某某地区基层医疗服务能力提升朴肋资金项目"): "警告",
            noticed("某某地区基层医疗服务能力提生朴肋资金项目"): SILENT,  # three of twenty signs
            noticed("某某地区基层医疗服务能力提升补助资金项目经费"): SILENT,
            noticed("某某地区基层医疗服务能力"): SILENT,
        },
    ),
    Boundary(
        naming.repeated_terms,
        MORE,
        {
            f"名词解释: {{补充: [{{词: 财政拨款, 解释: 钱。}}]}}\n{MORE}": "警告",
            f"名词解释: {{补充: [{{词: 财政补助, 解释: 钱。}}]}}\n{MORE}": SILENT,
            f"名词解释: {{补充: [{{词: 甲, 解释: 钱。}}, {{词: “甲”, 解释: 钱。}}]}}\n{MORE}": "警告",
        },
    ),
)
