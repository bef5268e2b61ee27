"""Submissions of every mix of money, as the YAML of a department that fills in right; one part can be changed at a time.

Everything here is drawn: which sources of money there are and in which year, basic expenditure or projects or both, of
one source or of several, what is filled in and what is not. Codes fit the money that they carry.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

    Draw = Callable[[st.SearchStrategy[Any]], Any]


@dataclass(frozen=True)
class Form:
    """What a form has of its own: its sources of money by the kind of codes that they pay for, reasons, levels of goals."""

    name: str
    year: int
    funds: tuple[str, ...]
    government: tuple[str, ...]
    capital: tuple[str, ...]
    measures: tuple[str, ...]
    """The amounts of a line beside 本年."""
    income: tuple[str, ...]
    """Sources with a reason."""
    general: tuple[str, ...]
    """What has a reason under 一般公共预算."""
    levels: tuple[str, str]

    def book_of(self, fund: str) -> str:
        """一般, 基金 or 国资: which codes a source may pay for; own money all that general money may."""
        return "基金" if fund in self.government else "国资" if fund in self.capital else "一般"


GOVERNMENT = ("政府性基金收入", "上级政府性基金转移支付", "政府性基金预算结转")
CAPITAL = ("国有资本经营收入", "上级国有资本经营预算转移支付", "国有资本经营预算结转")
FORM_2026 = Form(
    "xinjiang-2026", 2026,
    ("一般财力", "上级一般公共预算转移支付", "一般公共预算结转", *GOVERNMENT, *CAPITAL, "财政专户核拨", "事业收入", "上级补助收入",
     "附属单位上缴收入", "事业单位经营收入", "其他收入", "财政专户结转", "单位资金结转结余"),
    GOVERNMENT, CAPITAL, ("上年",),
    ("一般财力", "政府性基金收入", "国有资本经营收入", "财政专户核拨", "单位资金", "财政拨款结转", "非财政拨款结转结余"),
    ("基本支出", "项目支出"), ("产出指标", "效益指标"),
)  # fmt: skip
FORM_2020 = Form(
    "xinjiang-2020", 2020,
    ("一般公共预算", "政府性基金预算", "财政专户管理资金", "上级补助收入", "事业收入", "事业单位经营收入", "其他收入",
     "上级专项收入", "用事业基金弥补收支差额", "单位上年结余"),
    ("政府性基金预算",), (), ("上年", "上年执行"),
    ("一般公共预算", "政府性基金预算", "财政专户管理资金", "单位上年结余"), ("合计",), ("项目完成指标", "项目效益指标"),
)  # fmt: skip
OWN_NAMES = {
    "21208": "国有土地使用权出让收入安排的支出", "2120801": "征地和拆迁补偿支出", "2120899": "其他国有土地使用权出让收入安排的支出",
    "22960": "彩票公益金安排的支出", "2296003": "用于体育事业的彩票公益金支出",
    "22301": "解决历史遗留问题及改革成本支出", "2230105": "国有企业退休人员社会化管理补助支出",
    "22302": "国有企业资本金注入", "2230201": "国有经济结构调整支出",
}  # fmt: skip
"""Names of the year's codes, for books that do not have them."""
BASIC_CODES = {"一般": ("2010350", "2101501", "2059999"), "基金": ("2120899",), "国资": ("2230105",)}
PROJECT_CODES = {
    "一般": ("2101599", "2059999", "2010399"),
    "基金": ("2120801", "2296003"),
    "国资": ("2230201", "2230105"),
}
PAY, OFFICE = ("30101", "30107", "30302"), ("30201", "30217", "30231", "30212", "31013", "30299")
WORKS = ("30213", "302", "30217", "30231", "31003", "31013", "30913", "31204", "39999")
PROJECTS = ("实训基地", "维修改造", "和美乡村建设")
PURPOSES = ("", "设备", "配套", "印刷费")
REASONS = ("按有关规定安排", "一是政策调整；二是标准调整", "（一）政策调整；（二）标准调整")


def fen() -> st.SearchStrategy[int]:
    """Amounts from a 分 to hundreds of millions of 元, ordinary ones most."""
    return (
        st.integers(1, 10**4)
        | st.integers(10**4, 10**9)
        | st.integers(1, 3000).map(lambda n: n * 10**5)
        | st.integers(1, 10**11)
    )


def yuan(fen: int) -> str:
    """``1234.50``"""
    return f"{Decimal(fen) / 100:.2f}"


def years(draw: Draw, measures: tuple[str, ...]) -> dict[str, str]:
    """本年 and earlier amounts: both, one or none, sometimes alike, sometimes typed as zero."""
    amounts: dict[str, int] = {}
    kind = draw(st.sampled_from(("both", "both", "now", "before", "zero")))
    if kind != "before":
        amounts["本年"] = 0 if kind == "zero" else draw(fen())
    for measure in measures if kind != "now" else ():
        near = st.sampled_from((0, 1)).map(lambda more: amounts.get("本年", 0) + more)
        amounts[measure] = 0 if kind == "zero" else draw(fen() | near)
    return {name: yuan(value) for name, value in amounts.items()}


@st.composite
def submissions(draw: Draw, form: Form = FORM_2026) -> dict[str, Any]:
    """A whole submission of a form; amounts, dates and codes are texts, as staff write them."""
    lines = _lines(draw, form)
    projects = dict.fromkeys(line["项目"] for line in lines if "项目" in line and Decimal(line.get("本年", 0)))
    codes = {code[:3] for code in (line["功能科目"] for line in lines)}
    whole: dict[str, Any] = {
        "版式": form.name,
        "单位": {
            "名称": draw(st.sampled_from(("某某州教育局", "和田地区某某招待所", "某某中心"))),
            "类型": draw(st.sampled_from(("部门", "单位"))),
            "性质": draw(st.sampled_from(("行政", "参公", "事业"))),
        },
        "年度": form.year,
        "公开日期": f"{form.year}-02-05",
        "主要职能": ["办学", ["承担接待服务", "其他任务"]][: draw(st.integers(1, 2))],
        "人员": _people(draw),
        "科目名称": OWN_NAMES,
        "预算明细": lines,
        "项目": [project(draw, form, name) for name in projects],
        "变动原因": reasons(draw, form, lines),
        "支出用途": {code: draw(st.sampled_from(REASONS)) for code in sorted(codes) if draw(st.booleans())},
    }
    return whole | {name: part for name, part in _parts(draw, lines).items() if draw(st.booleans())}


def _lines(draw: Draw, form: Form) -> list[dict[str, Any]]:
    """No two of one classification."""
    funds = draw(st.lists(st.sampled_from(form.funds), min_size=1, max_size=6, unique=True))
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    for _ in range(draw(st.integers(1, 9))):
        line = budget_line(draw, form, draw(st.sampled_from(funds)))
        key = tuple(
            str(line.get(name, "")) for name in ("功能科目", "支出类别", "经济科目", "项目", "资金来源", "用途")
        )
        found.setdefault(key, line | years(draw, form.measures))
    return list(found.values())


def budget_line(draw: Draw, form: Form, fund: str) -> dict[str, Any]:
    """A line without amounts that a source of money may pay for."""
    book = form.book_of(fund)
    if draw(st.booleans()):
        codes = {
            "功能科目": draw(st.sampled_from(BASIC_CODES[book])),
            "经济科目": draw(st.sampled_from((*PAY, *OFFICE))),
        }
        return codes | {"资金来源": fund}
    line = {
        "功能科目": draw(st.sampled_from(PROJECT_CODES[book])),
        "项目": draw(st.sampled_from(PROJECTS)),
        "经济科目": draw(st.sampled_from(WORKS)),
        "资金来源": fund,
    }
    purpose = draw(st.sampled_from(PURPOSES))
    return line | ({"用途": purpose} if purpose else {})


def _people(draw: Draw) -> dict[str, Any]:
    """Each kind with both years, with one, or not at all."""
    people: dict[str, Any] = {"编制": draw(st.integers(0, 60))}
    for kind in ("在职", "退休", "离休"):
        years = {year: draw(st.integers(0, 50)) for year in ("本年", "上年") if draw(st.integers(0, 3))}
        people |= {kind: years} if years else {}
    return people


def project(draw: Draw, form: Form, name: str) -> dict[str, Any]:
    """What is handed in of a project."""
    indicators = [
        {
            "一级": form.levels[0],
            "二级": "数量指标",
            "三级": "数量（个）",
            "指标值": "≥1个",
            "依据": "计划标准",
            "权重": 50,
        },
        {"一级": form.levels[1], "二级": "社会效益指标", "三级": "改善情况", "指标值": "有效", "权重": 40},
    ]
    period = draw(
        st.sampled_from(("", f"{form.year}年上半年", {"起": f"{form.year}-01-01", "止": f"{form.year}-12-31"}))
    )
    record = {"名称": name, "政策依据": ["批复文件。", "有关规定。"][: draw(st.integers(1, 2))]}
    if draw(st.integers(0, 4)) == 0:
        record["资金分配"] = "用于有关工作。"
    if period:
        record["执行时间"] = period
    if draw(st.booleans()):
        record["承担单位"] = "某某分校"
    return record | {"绩效": {"负责人": "办公室", "总体目标": "完成任务。", "指标": indicators}}


def reasons(draw: Draw, form: Form, lines: list[dict[str, Any]]) -> dict[str, Any]:
    """变动原因 that have a place where ``lines`` are printed."""
    reason = st.sampled_from(REASONS)
    names = {
        "收入": form.income,
        "支出": ("基本支出", "项目支出"),
        "一般公共预算": form.general,
        "功能科目": tuple(sorted({str(line["功能科目"]) for line in lines})),
        "三公经费": ("合计", "公务接待费"),
    }
    found: dict[str, Any] = {
        field: {name: draw(reason) for name in below if draw(st.booleans())} for field, below in names.items()
    }
    if draw(st.booleans()):
        found["机关运行经费"] = draw(reason)
    return {field: value for field, value in found.items() if value}


def _parts(draw: Draw, lines: list[dict[str, Any]]) -> dict[str, Any]:
    """What may be left out."""
    total = sum(int(Decimal(line.get("本年", 0)) * 100) for line in lines)
    bought = draw(st.integers(0, total // 3))
    small = draw(st.integers(0, bought))
    vehicles = draw(st.integers(0, 3))
    return {
        "机构": _offices(draw),
        "控制数": {"收入总计": f"{Decimal(total) / 10**6:f}"},
        "政府采购": {
            "货物": yuan(bought), "服务": yuan(bought), "面向中小企业": yuan(bought), "其中小微企业": yuan(small),
        } if draw(st.booleans()) else {"货物": 0},
        "国有资产": {
            "房屋": {"面积": 1250.5, "价值": 2000000}, "办公家具": draw(st.integers(0, 1)) * 12345.67, "其他资产": 6543210.99,
            "车辆": [{"类型": "一般公务用车", "数量": vehicles, "价值": vehicles * 180000}],
            "大型设备": {"50万元以上": draw(st.integers(0, 1))}, "计划购置": {"100万元以上大型设备": draw(st.integers(0, 2))},
        } if draw(st.booleans()) else {"其他资产": 0},
        "部门整体绩效": draw(st.sampled_from(({"指标": []}, _goal()))),
        "其他说明": "无其他情况。",
    }  # fmt: skip


def _goal() -> dict[str, Any]:
    shared = {"一级": "履职效能", "二级": "质量指标", "指标值": "≥95%", "依据": "规划"}
    indicators = [shared | {"三级": "完成率（%）", "权重": 50}, shared | {"三级": "合格率（%）", "权重": 40}]
    return {"联系人": "办公室", "年度目标": "完成全年任务。", "指标": indicators}


def _offices(draw: Draw) -> dict[str, Any]:
    run = [
        {"名称": name, "类别": kind}
        for name, kind in (("某某站", "公益一类"), ("和美中心", "公益一类"), ("某某中心", "公益二类"))
    ]
    return {
        "内设机构": ["办公室", "财务科"][: draw(st.integers(0, 2))],
        "下属预算单位": [{"名称": "某某学校", "性质": "事业"}, {"名称": "某某站"}][: draw(st.integers(0, 2))],
        "管理单位": run[draw(st.integers(0, 2)) :][: draw(st.integers(0, 3))],
    }
