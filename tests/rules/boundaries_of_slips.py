"""Where the rules on days, numbering and counts in words begin to speak."""

from __future__ import annotations

from author.rules import bases, calendar, changes_in_words, deadlines, doubled, numbering
from tests.rules.boundary import SILENT, Boundary

AIM = "保障全民参保，维护基金安全。"
SPOKEN = "警告"
FALLS = "上年项目100万元已经完成，本年支出减少"
"""The figure falls from a hundred to sixty-eight 万元."""
RISES = "一是在职人员比上年增加6人，费用相应增长；二是工资调整，费用增长"

SLIPS = (
    Boundary(
        calendar.impossible_days,
        AIM,
        {
            "2026年13月完成。": SPOKEN,
            "2026年12月完成。": SILENT,
            "13月底前完成。": SPOKEN,
            "十三月份完成。": SPOKEN,
            "为13月龄儿童接种。": SILENT,
            "工期13个月。": SILENT,
            "2月30日前完成。": SPOKEN,
            "2月29日前完成。": SPOKEN,
            "2028年2月29日前完成。": SILENT,
            "2月28日前完成。": SILENT,
            "4月31日前完成。": SPOKEN,
            "三月三十二日前完成。": SPOKEN,
            "三月三十一日前完成。": SILENT,
            "2026-06-31前完成。": SPOKEN,
            "2026-06-30前完成。": SILENT,
            "第五季度完成。": SPOKEN,
            "五季度完成。": SPOKEN,
            "每五季度检查一次。": SILENT,
            "第四季度完成。": SILENT,
            "下半年7月—6月完成。": SPOKEN,
            "上半年（1—6月）完成。": SILENT,
            "第二季度（4—7月）完成。": SPOKEN,
            "2026年10月至2026年3月完成。": SPOKEN,
            "2026年10月至2027年3月完成。": SILENT,
            "2026年10月至3月供暖。": SILENT,
            "3月20日至3月10日完成。": SPOKEN,
            "3月10日至3月20日完成。": SILENT,
            "2028—2026年分步完成。": SPOKEN,
            "2026.6.30-2026.6.1完成。": SPOKEN,
        },
    ),
    Boundary(
        numbering.broken_numbering,
        AIM,
        {
            "一、保障参保。二、保障基金。四、宣传政策。": SPOKEN,
            "一、保障参保。二、保障基金。三、宣传政策。": SILENT,
            "做好一、二、三级医院和第一、第二、第三产业的调查。": SILENT,
            "①保障参保；③保障基金。": SPOKEN,
            "一是保障：①参保；②基金。二是宣传：①政策；②服务。": SILENT,
            "第一，保障参保。第三，保障基金。": SPOKEN,
            "第一，保障参保。第二，保障基金。": SILENT,
            "首先保障参保，再次，保障基金。": SPOKEN,
            "首先保障参保，其次保障基金，最后宣传政策。": SILENT,
            "（一）保障参保。（二）保障基金。（二）宣传政策。": SPOKEN,
            "保障（1）参保（2）基金（4）宣传。": SPOKEN,
            "保障表（1）和表（3）的参保。": SILENT,
            "一要保障参保，三要保障基金。": SPOKEN,
            "第一步登记，第三步支付。": SPOKEN,
            "第二步登记，第三步支付。": SILENT,
            "一是保障参保；一是保障基金。": SPOKEN,
            "一方面保障参保。": SPOKEN,
            "一方面保障参保，另一方面保障基金。": SILENT,
        },
    ),
    Boundary(
        numbering.miscounted_lists,
        AIM,
        {
            "做好以下三项工作：一是保障参保；二是保障基金。": SPOKEN,
            "做好以下两项工作：一是保障参保；二是保障基金。": SILENT,
            "工作分三个方面，1.保障参保。2.保障基金。": SPOKEN,
            "内设3个科室：办公室、财务科。": SPOKEN,
            "内设3个科室，分别是办公室、财务科和业务科。": SILENT,
            "内设3个科室：办公室（党建、人事）、财务科、业务科。": SILENT,
            "完成3项任务：参保、监管、宣传和检查。": SILENT,  # the last two may be one
            "完成2项任务：参保、监管、宣传。": SPOKEN,
            "完成12个项目，包括道路、桥梁等。": SILENT,
            "参保、监管、宣传等二项工作。": SPOKEN,
            "参保、监管等四项工作。": SILENT,
            "办公室、财务科、业务科共2个科室。": SPOKEN,
            "三项制度（登记、待遇、监管、宣传）落实。": SPOKEN,
            "三项制度（登记、待遇等）落实。": SILENT,
            "第二个方面：参保、监管、宣传。": SILENT,
            "实现两个目标：参保率95%；满意度90%；知晓率80%。": SPOKEN,
            "实现三个目标：参保率95%；满意度90%；知晓率80%。": SILENT,
            "一是参保；二是监管；三是宣传。以上四项工作年底完成。": SPOKEN,
            "一是参保；二是监管；三是宣传。以上三项工作年底完成。": SILENT,
        },
    ),
    Boundary(
        doubled.doubled_sentences,
        AIM,
        {
            "保障全民参保，维护基金。做好宣传。保障全民参保，维护基金。": SPOKEN,
            "保障全民参保。做好宣传。保障全民参保。": SILENT,  # too short to be copied
            "一是做好参保；二是维护基金；三是做好参保。": SPOKEN,
            "提高经办人员业务水平提高经办人员业务水平。": SPOKEN,
            "保障参保，费用相应增长，费用相应增长。": SPOKEN,
            "工资费用相应增长，参保费用相应增长。": SILENT,
            "项目完成，任务减少，项目完成，任务减少。": SPOKEN,
            "用于支付方式改革、差旅费、支付方式改革。": SPOKEN,
            "用于城镇职工参保、居民参保、职工参保。": SILENT,
            "进一步提升医疗保障基金的监管能力水平。进一步提升医疗保障基金监督能力水平。": SPOKEN,
            "第一季度完成全州参保登记工作任务；第二季度完成全州参保登记工作任务。": SILENT,
            "组织开展市级定点医疗机构检查工作；组织开展县级定点医疗机构检查工作。": SILENT,
        },
    ),
    Boundary(
        doubled.doubled_items,
        "主要职能: [拟订医疗保障制度并组织实施。]",
        {
            "主要职能: [拟订医疗保障制度并组织实施。, 维护基金。, 拟订医疗保障制度并组织实施。]": SPOKEN,
            "主要职能: [拟订医疗保障制度并组织实施。, 拟订医疗保障的制度，并组织实施。]": SPOKEN,
            "主要职能: [拟订医疗保障制度并组织实施。, 拟订医疗救助制度并组织实施。]": SILENT,
            "主要职能: [维护。]\n机构: {内设机构: [办公室, 财务科, 办公室]}": SPOKEN,
            "主要职能: [维护。]\n机构: {内设机构: [办公室, 财务科, 业务科]}": SILENT,
        },
    ),
    Boundary(
        changes_in_words.contrary_events,
        f'"2101505": {FALLS}',
        {
            f'"2101505": {said}': expected
            for said, expected in {
                "新增项目": SPOKEN,
                "无新增项目": SILENT,
                "上年新增项目": SILENT,
                "启动新的监管工程": SPOKEN,
                "招标工作顺延": SILENT,
                "扩大检查范围，加大投入力度": SPOKEN,
                "加大资金统筹盘活力度": SILENT,
                "新增一个项目，原有项目已完成": SILENT,
                "上年项目已完成": SILENT,
            }.items()
        },
    ),
    Boundary(
        changes_in_words.contrary_events,
        RISES,
        {
            "退休人员去世": SPOKEN,
            "退休人员去世，遗属补助按规定发放": SPOKEN,
            "发放去世人员丧葬费": SILENT,
            "上年一次性项目已完成": SPOKEN,
            "合同到期，不再聘用": SPOKEN,
            "项目尚未完成": SILENT,
            "不再安排": SILENT,  # E83 tells it
        },
    ),
    Boundary(
        changes_in_words.contrary_absences,
        f'"2101505": {FALLS}',
        {
            f'"2101505": {said}': expected
            for said, expected in {
                "本年未安排": SPOKEN,
                "无此项支出": SPOKEN,
                "上年未安排此项经费": SPOKEN,
                "首次安排此项支出": SPOKEN,
                "首次安排监管项目": SILENT,  # a part
                "2025年与2026年均未安排": SPOKEN,
                "2025年与2026年均有安排": SILENT,
                "上年的其他项目5万元，本年无此预算": SILENT,  # a part
                "本年未安排医疗保障政策管理支出": SPOKEN,
                "本年未安排差旅费": SILENT,
            }.items()
        },
    ),
    Boundary(
        bases.other_bases,
        f'"2101505": {FALLS}',
        {
            f'"2101505": {said}': expected
            for said, expected in {
                "比2026年减少": SPOKEN,
                "比2025年减少": SILENT,
                "与2026年均未安排": SPOKEN,
                "2025年与2026年均未安排": SILENT,
                "2025年与2025年均未安排": SPOKEN,
                "根据工作任务和2026年预算安排": SILENT,
                "2027年任务比2026年增加": SILENT,
                "比本年预算减少": SPOKEN,
                "比前年减少": SPOKEN,
                "上年（2024年）项目完成": SPOKEN,
                "上年（2025年）项目完成": SILENT,
                "2025年本年度项目完成": SPOKEN,
            }.items()
        },
    ),
    Boundary(
        bases.other_terms,
        f'"2101505": {FALLS}',
        {
            f'"2101505": {said}': expected
            for said, expected in {
                "比上年执行数减少": SPOKEN,
                "较2025年决算数减少": SPOKEN,
                "比上年预算数减少": SILENT,
                "比上年减少": SILENT,
                "上年决算已批复": SILENT,
            }.items()
        },
    ),
    Boundary(
        bases.amounts_of_other_years,
        f'"2101505": {FALLS}',
        {
            f'"2101505": {said}': expected
            for said, expected in {
                "2026年安排100万元": SPOKEN,
                "2025年安排100万元": SILENT,
                "上年安排68万元": SPOKEN,
                "2026年减少32万元": SILENT,
                "2026年安排50万元": SILENT,  # neither: E31
                "2026年项目已完成": SPOKEN,
                "2026年项目已完成招标": SILENT,
                "2025年项目已完成": SILENT,
            }.items()
        },
    ),
    Boundary(
        deadlines.due_days,
        "总体目标: 项目资金68万元，用于提升监管能力，保障基金安全。",
        {
            "总体目标: 2027年1月10日前完成检查。": SPOKEN,
            "总体目标: 2026年12月31日前完成检查。": SILENT,
            "总体目标: 2025年11月底前完成检查。": SPOKEN,
            "总体目标: 2025年11月印发的方案。": SILENT,
        },
    ),
    Boundary(
        deadlines.works_backward,
        AIM,
        {
            "2026年8月开工，2026年5月完工。": SPOKEN,
            "8月启动检查，5月完成验收。": SPOKEN,
            "5月启动检查，8月完成验收。": SILENT,
            "2025年8月开工，2026年5月完工。": SILENT,
            "一期5月竣工，二期8月开工。": SILENT,
            "5月完成验收。8月启动检查。": SILENT,
        },
    ),
    Boundary(
        changes_in_words.contrary_projects,
        "总体目标: 项目资金68万元，用于提升监管能力，保障基金安全。",
        {
            "总体目标: 本年不再安排该项目。": SPOKEN,
            "总体目标: 该项目已终止。": SPOKEN,
            "总体目标: 该项目为本年新增项目。": SILENT,  # nothing last year
            "总体目标: 本年不再安排该项目的二期。": SILENT,
        },
    ),
    Boundary(
        changes_in_words.contrary_absences,
        "变动原因:\n",
        {
            "变动原因:\n  三公经费: {公务接待费: 未安排公务接待}\n": SPOKEN,
            "变动原因:\n  三公经费: {公务接待费: 严格控制公务接待}\n": SILENT,
        },
    ),
)
