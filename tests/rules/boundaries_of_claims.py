"""Where the rules on claims in sentences begin to speak."""

from __future__ import annotations

from author.rules import bought, claimed
from tests.rules.boundary import SILENT, Boundary

AIM = "保障全民参保，维护基金安全。"
GOODS = "货物: 100000, 服务: 200000, 面向中小企业: 200000, 其中小微企业: 100000"

CLAIMS = (
    Boundary(
        claimed.own_figures,
        AIM,
        {
            "经费由100万元增加到116万元，增长17%。": SILENT,  # 100.5 to 116.5 may be less, 99.5 to 116.5 is 17.09%
            "经费由100万元增加到116万元，增长18%。": "警告",
            "经费由100.00万元增加到116.00万元，增长16.01%。": SILENT,
            "经费由100.00万元增加到116.00万元，增长16.02%。": "警告",
            "经费由100万元增加到116万元，约增长20%。": SILENT,
            "补助24名传承人，每人6000元，共计14.4万元。": SILENT,
            "补助24名传承人，每人6000元，共计14.5万元。": "警告",
            "补助24名传承人，每人6000元，共计15万元左右。": SILENT,
            "安排68万元，其中：培训48万元，差旅20.01万元。": SILENT,  # three roundings
            "安排68万元，其中：培训48万元，差旅20.02万元。": "警告",
            "安排68万元，其中：培训48万元，差旅19万元。": SILENT,
            "安排68万元，包括培训48万元，差旅19万元。": "警告",
            "设2个科室：办公室、财务和人事科。": SILENT,
            "设2个科室：办公室、财务科、人事科。": "警告",
            "设2个科室：办公室、财务科等。": SILENT,
        },
    ),
    Boundary(
        bought.beyond_lines,
        GOODS,
        {
            "货物: 700000, 面向中小企业: 700000, 其中小微企业: 500000": SILENT,
            "货物: 700000.01, 面向中小企业: 700000, 其中小微企业: 500000": "警告",
            "货物: 3940000.01": SILENT,  # more than all there is: F38
            "工程: 0.01": "警告",
            "工程: 0": SILENT,
        },
    ),
    Boundary(
        bought.nothing_for_small_firms,
        GOODS,
        {
            "货物: 100000": "警告",
            "货物: 0": SILENT,
            "货物: 100000, 面向中小企业: 100000": "警告",
            "货物: 100000, 面向中小企业: 100000, 其中小微企业: 0.01": SILENT,
        },
    ),
)
