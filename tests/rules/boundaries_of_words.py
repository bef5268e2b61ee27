"""Where the rules on words, names, targets and personal data begin to speak."""

from __future__ import annotations

from author.rules import (
    change,
    language,
    naming,
    personal,
    phrases,
    placeholders,
    structure,
    targets,
    years,
)
from tests.rules.boundary import SILENT, Boundary
from tests.rules.test_cases import BASE

REASON = "上年项目100万元已经完成，本年支出减少"
RISE = "一是在职人员比上年增加6人，费用相应增长；二是工资调整，费用增长"
AIM = "保障全民参保，维护基金安全。"
VALUE = "指标值: ≥95%, 上年完成值: 90%"
COVERAGE = "三级: 检查覆盖率（%）, 指标值: ≥95%, 上年完成值: 90%"
PEOPLE = "指标值: ≥900人, 上年完成值: 800人"
BASIS = "《关于提前下达2026年能力提升补助资金预算的通知》（某财社〔2025〕16号）"
MORE = "部门整体绩效: {"
PHONE = "联系电话: 0908-1234567"
UNITS_OWN = "年度目标: 保障全民参保，维护基金安全。}"
OUR_GOAL = (
    "年度目标: 保障全民参保，维护基金安全。, 指标: [{{一级: 效能, 二级: 数量, 三级: 参保人数（{}）, 指标值: ≥{}}}]}}"
)

WORDS = (
    Boundary(structure.wrong_year, "年度: 2026", {"年度: 2025": "警告", "年度: 2026年": SILENT, "年度: 2027": "警告"}),
    Boundary(
        structure.joined_names,
        MORE,
        {
            f"机构: {{内设机构: [办公室、财务科]}}\n{MORE}": "警告",
            f"机构: {{内设机构: [办公室, 财务科]}}\n{MORE}": SILENT,
        },
    ),
    Boundary(
        structure.reasons_without_place,
        "{一般财力: 在职",
        {"{一般财里: 在职": "错误", "{上级一般公共预算转移支付: 在职": SILENT},
    ),
    Boundary(
        structure.reasons_without_place, '"2101505": 上年', {'"2101506": 上年': "错误", '"2210201": 上年': SILENT}
    ),
    Boundary(structure.uses_without_place, '"221": 住房', {'"213": 住房': "错误", '"210": 住房': SILENT}),
    Boundary(
        phrases.own_wording,
        MORE,
        {
            f'措辞: {{增加: "{{比}}增加{{差额}}"}}\n{MORE}': SILENT,
            f'措辞: {{增加: "{{比}}增加{{金额}}"}}\n{MORE}': "错误",
            f"措辞: {{涨价: 增加}}\n{MORE}": "错误",
        },
    ),
    Boundary(
        phrases.own_phrases,
        MORE,
        {
            f"措辞: {{持平: 无变化}}\n{MORE}": SILENT,
            f'措辞: {{持平: "增加{{差额}}"}}\n{MORE}': "警告",
            f'措辞: {{增加: "多{{差额}}"}}\n{MORE}': "错误",
            f'措辞: {{增加: "增{{差额}}"}}\n{MORE}': SILENT,
            f'措辞: {{减少: "降{{差额}}"}}\n{MORE}': SILENT,
            f'措辞: {{减少: "减少{{差额}}，增长{{比率}}"}}\n{MORE}': "错误",
            f'措辞: {{上年为零: "增加{{差额}}"}}\n{MORE}': SILENT,
            f'措辞: {{上年为零: "增加{{差额}}，增长{{比率}}"}}\n{MORE}': "警告",
            f"措辞: {{人数增加: 多}}\n{MORE}": "错误",
        },
    ),
    Boundary(
        placeholders.placeholders,
        AIM,
        {
            "保障参保，有关指标待定。": "错误",
            "保障参保，有关指标待定点医院上报。": SILENT,
            "保障XX参保。": "错误",
            "保障X参保。": SILENT,
            "保障×参保。": SILENT,
            "保障××参保。": "错误",
            "保障___参保。": "错误",
            "保障__参保。": SILENT,
            "保障参保（略）。": "错误",
            "保障参保（略有增加）。": SILENT,
            "保障参保………": "错误",
            "保障参保……": SILENT,
            "保障参保，资金增加（减少）。": "错误",
            "保障参保，资金增加、人员减少。": SILENT,
            "二〇二六年保障参保，二〇〇六年开始。": SILENT,
            "〇〇局保障参保。": "错误",
        },
    ),
    Boundary(
        placeholders.empty_words, f'"2101505": {REASON}', {'"2101505": 无': "错误", '"2101505": 无新增项目': SILENT}
    ),
    Boundary(placeholders.empty_words, "住房公积金支出", {"同上": "错误", "同上年": SILENT}),
    Boundary(
        placeholders.unfinished_projects,
        "      总体目标: 项目资金68万元，用于提升监管能力，保障基金安全。\n",
        {"": "警告", "      总体目标: 保障\n": SILENT},
    ),
    Boundary(placeholders.unfinished_projects, f"    政策依据: {BASIS}。\n", {"": "警告"}),
    Boundary(
        placeholders.broken_numbering,
        AIM,
        {
            "一是保障参保；二是保障基金。": SILENT,
            "一是保障参保；三是保障基金。": "警告",
            "二是保障参保；三是保障基金。": "警告",
            "一是保障参保。": "警告",
            "1.保障参保。2.保障基金。": SILENT,
            "1.保障参保。3.保障基金。": "警告",
            "2.保障参保。4.保障基金。": SILENT,
            "1.5倍的保障。3.保障基金。": SILENT,
            "、".join(
                f"{number}是甲" for number in ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一"]
            ): SILENT,
            "、".join(
                f"{number}是甲" for number in ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十二"]
            ): "警告",
        },
    ),
    Boundary(
        change.wrong_directions,
        f'"2101505": {REASON}',
        {
            '"2101505": 项目经费比上年增加': "错误",
            '"2101505": 项目经费增加': "警告",
            '"2101505": 项目经费比上年减少': SILENT,
            '"2101505": 防止经费增加': SILENT,
            '"2101505": 办公经费增加，项目经费减少': SILENT,
            '"2101505": 与上年持平': "错误",
            '"2101505": 人员与上年持平': SILENT,
            '"2101505": 在职人员增加': "提示",
            '"2101505": 在职人员减少': SILENT,
            '"2101505": 车辆增加': SILENT,
            '"2101505": 增加6人的经费': SILENT,
        },
    ),
    Boundary(
        change.staff_without_pay,
        f'"2101505": {REASON}',
        {'"2101505": 工资调整': "警告", '"2101505": 项目调整': SILENT, '"2101505": 减少2个项目': SILENT},
    ),
    Boundary(
        change.same_words_both_ways,
        f'"2101501": {RISE}\n    "2101505": {REASON}',
        {
            '"2101501": 由财政统一安排\n    "2101505": 由财政统一安排': "警告",
            '"2101501": 由财政统一安排\n    "2101505": 由财政另行安排': SILENT,
            '"2210201": 由财政统一安排\n    "2101505": 由财政统一安排': SILENT,  # one of them is level
        },
    ),
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
        },
    ),
    Boundary(
        years.stale_years,
        AIM,
        {"到2045年保障参保。": SILENT, "到2046年保障参保。": "警告", "2024年保障参保。": "警告"},
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
        years.ended_plans,
        AIM,
        {
            "落实“十四五”规划。": "警告",
            "落实“十五五”规划。": SILENT,
            "落实十四五的要求。": SILENT,
            "“十四五”以来持续落实。": SILENT,
            "落实《“十四五”规划》。": SILENT,
        },
    ),
    Boundary(
        naming.unit_spelling,
        AIM,
        {
            "某某自治州医药保障局保障参保。": "警告",
            "某某自治州医疗保障局保障参保。": SILENT,
            "某某自治州医疗保险中局保障参保。": SILENT,  # two signs
            "某某自治区医疗保障局保障参保。": SILENT,  # another body
            "某某自治州医保局保障参保。": "警告",
            "某某州医疗保障局保障参保。": SILENT,
            "某某自治州财政局保障参保。": SILENT,
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
            '"221": 列入医疗保障管理事务（款）': SILENT,
            '"221": 列入医疗保障管理事务（项）': "警告",
        },
    ),
    Boundary(
        naming.project_names,
        "      负责人: 办公室",
        {"      名称: 能力提升专项": "提示", "      名称: 能力提升项目": SILENT},
    ),
    Boundary(
        naming.project_names,
        BASIS,
        {
            "《关于下达能力提生项目预算的通知》": SILENT,  # five of six signs: 0.83
            "《关于下达能力提升项目的通知》": SILENT,
            "《关于下达某某能力提升项目预算的通知》": SILENT,
            "《关于下达基层监管预算的通知》": SILENT,
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
    Boundary(
        language.doubled_words,
        AIM,
        {
            "安排2万元万元。": "错误",
            "安排2万元、3万元。": SILENT,
            "保障保障参保。": "警告",
            "保障参保，保障基金。": SILENT,
            "一步一步保障参保。": SILENT,
            "规范规范性文件。": SILENT,
            "投入约2万元左右。": "警告",
            "投入约2万元。": SILENT,
        },
    ),
    Boundary(
        language.punctuation,
        AIM,
        {
            "保障参保，，维护基金。": "错误",
            '"保障参保,维护基金。"': "警告",
            '"保障A,B类人员。"': SILENT,
            "占1.5%。": SILENT,
        },
    ),
    Boundary(
        language.mixed_brackets,
        AIM,
        {"保障参保(含农村)。": "提示", "保障参保（含农村）。": SILENT, '保障"参保"。': "提示", "保障“参保”。": SILENT},
    ),
    Boundary(
        language.unpaired,
        AIM,
        {
            "保障“参保。": "警告",
            "保障参保”。": "警告",
            "保障“参保”。": SILENT,
            "保障（参保》。": "警告",
            "1）保障参保；2）维护基金。": SILENT,
            '保障"参保。': "警告",
            "《保障〈参保〉》（试行）。": SILENT,
        },
    ),
    Boundary(
        language.sentence_ends,
        AIM,
        {
            "保障参保，维护基金": "警告",
            "保障参保维护基金": SILENT,
            f"{'保' * 40}": SILENT,
            f"{'保' * 41}": "警告",
            "保障参保，维护“基金。”": SILENT,
        },
    ),
    Boundary(
        language.sentence_ends,
        f'"2101505": {REASON}',
        {
            '"2101505": 支出减少。': "错误",
            '"2101505": 支出（减少）': SILENT,
            '"2101505": 主要原因是支出减少': "错误",
            '"2101505": 原因是支出减少': SILENT,
        },
    ),
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
        {"上年完成值: 800人, 权重: 0}": "错误 错误", "上年完成值: 800人, 权重: 30}": SILENT},
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
            "身份证号110105194912310021。": SILENT,  # the check sign
            "身份证号110105194913310026。": SILENT,  # no such month
            "账号6222020200112230004。": "错误",
            "账号6222020200112230005。": SILENT,  # the check digit
            "账号4111111111111111。": "错误",
            "账号411111111111111。": SILENT,  # too short
            "编号4444444444444444。": SILENT,
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
            "联系人: 买买提·艾力": "提示",
            "联系人: 欧阳某": "提示",
        },
    ),
)

assert BASE.count(AIM) == 1, "the unit's own goal"
