"""The sources of money of the form xinjiang-2020, and the economic codes of “三公”经费."""

GENERAL, GOVERNMENT = ("一般公共预算",), ("政府性基金预算",)
PUBLIC = (*GENERAL, *GOVERNMENT, "财政拨款")
OWN = (
    "财政专户管理资金",
    "上级补助收入",
    "事业收入",
    "事业单位经营收入",
    "其他收入",
    "上级专项收入",
    "用事业基金弥补收支差额",
)
LEFT = "单位上年结余"
LEFT_CALLED = "单位上年结余（不包括国库集中支付额度结余）"
OTHER = (*OWN, LEFT)
RECEIVED = ("上级补助收入",)
"""What a unit has from another."""
COSTS = {
    "因公出国（境）费": ("30212",), "公务用车购置费": ("31013", "30913"), "公务用车运行费": ("30231",), "公务接待费": ("30217",),
}  # fmt: skip
CONTROLLED = tuple(code for codes in COSTS.values() for code in codes)
