"""Where the rules on reasons, placeholders, language and words without a place begin to speak."""

from __future__ import annotations

from author.rules import change, language, numbering, phrases, placeholders, signs, structure
from tests.rules.boundary import SILENT, Boundary

REASON = "上年项目100万元已经完成，本年支出减少"
RISE = "一是在职人员比上年增加6人，费用相应增长；二是工资调整，费用增长"
AIM = "保障全民参保，维护基金安全。"
BASIS = "《关于提前下达2026年能力提升补助资金预算的通知》（某财社〔2025〕16号）"
MORE = "部门整体绩效: {"

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
        signs.unprintable_signs,
        AIM,
        {
            f"𠮷{AIM}": "警告",
            f"甲\t𠮷{AIM}\t": "警告 警告",
            f"①㎡“镕”·℃{AIM}": SILENT,
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
        numbering.broken_numbering,
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
        change.wrong_directions,
        f'"2101501": {RISE}',
        {'"2210201": 支出减少': "警告", '"2210201": 支出增加': "警告", '"2210201": 与上年持平': SILENT},
    ),
    Boundary(
        change.staff_without_pay,
        f'"2101505": {REASON}',
        {
            '"2101505": 工资调整': "警告",
            '"2101505": 人员增加': "警告",
            '"2101505": 企业退休人员增加': SILENT,
            '"2101505": 项目调整': SILENT,
            '"2101505": 减少2个项目': SILENT,
        },
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
            "保障参保。.": "错误",
            "落实《《条例》细则》。": SILENT,
            "落实““条例””。": "错误",
            "落实《条例》“第一条”。": SILENT,
            "，保障参保。": "警告",
            "“参保”要保障。": SILENT,
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
            "（一）保障参保。": SILENT,
            "（一）保障（参保。": "警告",
            "保障（1）参保；（2）基金。": SILENT,
            "保障（1）甲；2）乙）。": SILENT,  # a list in brackets
            "保障（1）参保）。": "警告",
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
        language.sentence_ends,
        '"221": 住房公积金支出',
        {'"221": 主要用于住房公积金': "错误", '"221": 主要用途是住房公积金': SILENT},
    ),
)
