"""The words around figures that several readers of claims look for."""

from __future__ import annotations

import re

UP = "增加|增长|增多|增大|提高|提升|上升|上涨|上调|增幅|增量|增"
DOWN = "减少|下降|降低|压减|压缩|缩减|削减|核减|调减|下调|减幅|降幅|下浮|减"
WAY = f"(?:{UP}|{DOWN})"
"""A change and its direction."""
BASE = r"(?:(?:19|20)\d\d年度?|上一?年度?|去年|前一?年)(?:同期)?"
"""The year that something is compared with."""
_TAIL = (
    rf"(?:同比|环比|(?:比|较|与|同){BASE}[^，,；。\d]{{0,8}}?(?:相比|比)?)?[，,]?"
    r"(?:本年度?|今年|当年|共|实际|净|总体|预计|约|相应|即|也就是|也|都|均|有所|大幅|略有|小幅|明显)*"
    rf"(?P<way>{WAY})(?:了|额|率|幅度?|金额|资金|经费|比例|百分比)*(?:约|为|达到?|是|到)*"
)
TAIL = re.compile(rf"[，,、（(]?\s*{_TAIL}")
"""What stands between an amount and its change where nothing else is meant: ，比上年预算增加; ，增长."""
TAIL_END = re.compile(rf"{_TAIL}$")
"""The same at the end of what stands before a figure: 公务接待费|比上年下降."""
TOTAL = re.compile(
    r"(?:共计|合计|总计|总共|共|小计|总额|总金额|总费用|总投入|计)(?:约|需要?|安排|支出|投入|发放|支付|补助|资金|经费|费用|金额|预算|为|达|是|[：:])*$"
)
"""What stands right before a total."""
