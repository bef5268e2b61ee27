"""The sources of money of the form xinjiang-2026, each group with the names that lie in it.

The lowest names come first; a group's own name stands behind them, for last year's lines may be no finer.
"""

GENERAL = ("一般财力", "上级一般公共预算转移支付", "一般公共预算拨款")
GOVERNMENT = ("政府性基金收入", "上级政府性基金转移支付", "政府性基金预算拨款")
CAPITAL = ("国有资本经营收入", "上级国有资本经营预算转移支付", "国有资本经营预算拨款")
SPECIAL = ("财政专户核拨",)
OWN = ("事业收入", "上级补助收入", "附属单位上缴收入", "事业单位经营收入", "其他收入", "单位资金")
CARRIED = ("一般公共预算结转", "政府性基金预算结转", "国有资本经营预算结转", "财政拨款结转")
CARRIED_OWN = ("财政专户结转", "单位资金结转结余", "非财政拨款结转结余")

PUBLIC = (*GENERAL, *GOVERNMENT, *CAPITAL, "财政拨款")
"""财政拨款 of the year."""
THIS_YEAR = (*PUBLIC, *SPECIAL, *OWN, "本年收入")
FROM_LAST = (*CARRIED, *CARRIED_OWN, "上年结转结余")
TREASURY = (*PUBLIC, *CARRIED)
"""财政资金 of a project: of the year and carried over."""
OTHER = (*SPECIAL, *OWN, *CARRIED_OWN)
"""其他资金 of a project."""
RECEIVED = ("上级补助收入", "附属单位上缴收入")
"""What a unit has from another."""
TRAVEL, VEHICLES, RUNNING, GUESTS = ("30212",), ("31013", "30913"), ("30231",), ("30217",)
THREE = (*TRAVEL, *VEHICLES, *RUNNING, *GUESTS)
"""The economic codes of “三公”经费."""
