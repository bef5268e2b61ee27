"""Where the rules on days, numbering and counts in words begin to speak."""

from __future__ import annotations

from author.rules import calendar, numbering
from tests.rules.boundary import SILENT, Boundary

AIM = "保障全民参保，维护基金安全。"
SPOKEN = "警告"

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
            "第二个方面：参保、监管、宣传。": SILENT,
        },
    ),
)
