"""Where the rules begin to speak that hold what staff wrote in one field against what they wrote in another."""

from __future__ import annotations

from author.rules import arithmetic, othergoals, prices, sources, spans, twonumbers, wholes
from tests.rules.boundaries_of_indicators import ROW, value
from tests.rules.boundary import SILENT, Boundary
from tests.rules.test_cases import BASE

AIM = "总体目标: 项目资金68万元，用于提升监管能力，保障基金安全。"
FROM_AIM = (
    """总体目标: 项目资金68万元，用于提升监管能力，保障基金安全。
      指标:
        - """
    + ROW
)
AIMED = "用于提升监管能力，保障基金安全。"
ALLOCATED = BASE[BASE.index("项目资金68万元，其中") : BASE.index("\n    执行时间")]
PERIOD = "{起: 2026-01-01, 止: 2026-12-31}"
FROM_PERIOD = BASE[BASE.index(PERIOD) : BASE.index("        - {一级: 成本指标")]
FROM_LAST_YEARS_LINE = BASE[BASE.index("  - {功能科目: 2101505, 项目: 上年项目") : BASE.index("变动原因:")]
YEAR = "年度目标: 保障全民参保，维护基金安全。}"


def goal(aim: str, *rows: tuple[str, str]) -> str:
    """The aim with other words, and other indicators for the first."""
    indicators = "\n        - ".join(value(third, aimed) for third, aimed in rows)
    return f"总体目标: '{aim}'\n      指标:\n        - {indicators}"


def whole(aim: str, third: str, aimed: str) -> str:
    """What the unit aims at, with an indicator."""
    row = f"{{一级: 效能, 二级: 数量, 三级: {third}, 指标值: {aimed}}}"
    return f"年度目标: '{aim}', 指标: [{row}]}}"


def period(end: str, aim: str, aimed: str = "≥95%") -> str:
    """A period from March on, with another aim and a time that is aimed at."""
    row = value("完成时间", aimed, levels="产出 时效")
    return FROM_PERIOD.replace(PERIOD, f"{{起: 2026-03-01, 止: {end}}}").replace(AIMED, aim).replace(ROW, row)


def beside(aim: str, third: str) -> str:
    """Another project, and an aim and an indicator of the first."""
    line = "  - {功能科目: 2101505, 项目: 线路租赁费项目, 经济科目: 30214, 资金来源: 一般财力, 本年: 20000.00}\n"
    other = "  - {名称: 线路租赁费项目, 政策依据: 按规定设立, 绩效: {总体目标: 租赁专用线路4条。}}\n"
    changed = FROM_LAST_YEARS_LINE.replace(AIMED, aim).replace("参保人数（人）, 指标值: ≥900人", third)
    return line + changed + other


def paid(people: str, standard: str) -> str:
    """A subsidy to persons."""
    subsidy = f"    对个人补贴: {{补贴人数: {people}, 补贴标准: {standard}}}\n"
    return FROM_PERIOD.replace("    绩效:", subsidy + "    绩效:")


def priced(number: str, price: str) -> str:
    """How many, and what each costs."""
    rows = (value("补助人数（人）", number), value("每人补助标准（元）", price, levels="成本 经济成本"))
    return FROM_AIM.replace(ROW, "\n        - ".join(rows))


CLAIMS = (
    Boundary(
        twonumbers.two_numbers,
        FROM_AIM,
        {
            goal("全年举办业务培训3期。", ("培训期数（期）", "≥2期")): "警告",
            goal("全年举办业务培训2期。", ("培训期数（期）", "≥2期")): SILENT,
            goal("上年举办业务培训3期。", ("培训期数（期）", "≥2期")): SILENT,
            goal("每人参加培训3期。", ("培训期数（期）", "≥2期")): SILENT,
            goal("举办培训约3期。", ("培训期数（期）", "≥2期")): SILENT,
            goal("举办骨干培训1期、新人培训2期。", ("培训期数（期）", "≥3期")): SILENT,  # together
            goal("培训200人，其中骨干50人。", ("培训人数（人）", "≥200人")): SILENT,
            goal("开展3期培训。", ("开展培训（期）", "≥2期")): "警告",
            goal("购置电脑20台、打印机5台。", ("购置电脑（台）", "≥18台"), ("购置打印机（台）", "≥5台")): "警告",
            goal(
                "购置电脑20台、打印机5台。", ("购置电脑（台）", "≥5台"), ("购置打印机（台）", "≥20台")
            ): SILENT,  # unsure
            goal("为20个社区配备器材。", ("配备器材的社区（个）", "≥18个")): "警告",
            goal("改造老旧小区五个。", ("改造老旧小区（个）", "≥4个")): "警告",
            goal("改造老旧小区五个。", ("改造老旧小区（个）", "≥5个")): SILENT,
            goal("维修广场3个。", ("新建广场（个）", "=2个")): SILENT,
            goal("补助困难学生120人，每人1000元。", ("补助学生人数（人）", "≥100人")): "警告",
            goal("惠及群众3万人次。", ("惠及群众（万人次）", "≥2万人次")): "警告",
            goal("惠及群众3万人次。", ("惠及群众（人次）", "≥30000人次")): SILENT,
            goal("惠及群众3.2万人。", ("惠及群众（人）", "≥32145人")): SILENT,  # rounded
            goal("检查机构120家。", ("检查次数（次）", "≥12次")): SILENT,
            goal("群众满意度不低于90%。", ("群众满意度（%）", "≥95%")): "警告",
            goal("群众满意度不低于95%。", ("群众满意度（%）", "≥95%")): SILENT,
            goal("学生满意度不低于90%。", ("家长满意度（%）", "≥95%")): SILENT,
            goal("实现验收合格率100%。", ("工程验收合格率（%）", "≥98%")): "警告",
            goal("参保率提高2%。", ("参保率（%）", "≥95%")): SILENT,
            goal("到2030年建成站点20个。", ("建成站点（个）", "=5个")): SILENT,
        },
    ),
    Boundary(
        twonumbers.two_numbers,
        "用途: 支付方式改革",
        {"用途: 检查机构12家": SILENT, "用途: 支付方式改革培训3期": SILENT},
    ),
    Boundary(
        twonumbers.two_numbers,
        YEAR,
        {
            whole("检查机构120家。", "检查机构（家）", "≥100家"): "警告",
            whole("检查机构120家。", "检查机构（家）", "≥120家"): SILENT,
            whole("参保人数达到899人。", "检查机构（家）", "≥9家"): "警告",  # less than one project alone
            whole("参保人数达到901人。", "检查机构（家）", "≥9家"): "提示",  # more may be done elsewhere
            whole("参保人数达到900人。", "检查机构（家）", "≥9家"): SILENT,
        },
    ),
    Boundary(
        sources.sources,
        AIMED,
        {
            "所需资金由单位自筹解决。": "警告",
            "所需资金由财政拨款解决。": SILENT,
            "不足部分由单位自筹解决。": SILENT,
            "资金来源为政府性基金预算。": "警告",
            "资金来源为一般公共预算。": SILENT,
            "资金全部来源于事业收入。": "警告",
            "《自治区补助资金管理办法》。": SILENT,
            "自筹资金5万元。": "警告",
            "一般公共预算资金68万元。": SILENT,
            "一般公共预算资金67万元。": "警告",
        },
    ),
    Boundary(
        sources.sources,
        "资金来源: 一般财力, 用途: 稽核差旅费",
        {
            "资金来源: 上级一般公共预算转移支付, 用途: 中央补助20万元": SILENT,
            "资金来源: 一般财力, 用途: 中央补助20万元": "警告",
        },
    ),
    Boundary(
        wholes.wholes,
        AIMED,
        {
            "总投资86万元。": "警告",
            "总投资68万元。": SILENT,
            "上年总投资86万元。": SILENT,
            "2024—2026年总投资200万元。": SILENT,
            "本项目共安排资金60万元。": "警告",
            "安排培训资金20万元。": SILENT,
            "累计投入资金300万元。": SILENT,
        },
    ),
    Boundary(
        wholes.wholes,
        ALLOCATED,
        {
            "一是支付方式改革48万元；二是稽核差旅费21万元。": "警告",
            "一是支付方式改革48万元；二是稽核差旅费20万元。": SILENT,
            "一是支付方式改革48万元；二是稽核差旅费，其中住宿9万元。": SILENT,
        },
    ),
    Boundary(
        wholes.whole_costs,
        "三级: 稽核差旅费（万元）, 指标值: ≤20万元",
        {
            "三级: 项目总成本（万元）, 指标值: ≤67.99万元": "警告",
            "三级: 项目总成本（万元）, 指标值: ≤68万元": SILENT,
            "三级: 培训成本（万元）, 指标值: ≤67.99万元": SILENT,
        },
    ),
    Boundary(
        arithmetic.products,
        AIMED,
        {
            "补助240人，每人600元，共计15万元。": "警告",
            "补助240人，每人600元，共计14.4万元。": SILENT,
            "补助240人，每人约600元，共计15万元。": SILENT,
            "聘用10人，每人每月2000元，共计20万元。": "警告",
            "聘用10人，每人每月2000元，共计24万元。": SILENT,
            "聘用10人，每人每月2000元，6个月共12万元。": SILENT,
            "按500元/人的标准补助300人，合计16万元。": "警告",
            "购置电脑20台，单价5000元，共11万元。": "警告",
            "购置电脑20台、打印机5台，单价5000元，共11万元。": SILENT,
            "培训200人，每人每天300元，共18万元。": SILENT,
        },
    ),
    Boundary(
        arithmetic.parts_of_counts,
        AIMED,
        {
            "培训200人，其中男150人、女80人。": "警告",
            "培训200人，其中男120人、女80人。": SILENT,
            "培训200人，共3期，其中男150人、女80人。": "警告",
            "每人2次，其中男3次。": SILENT,
            "培训200人，其中男120人，服务群众300人。": SILENT,
            "检查120家，其中医院50家、药店90家次。": SILENT,
            "安排50万元，其中培训30万元、宣传25万元。": "警告",
        },
    ),
    Boundary(
        spans.spans,
        FROM_PERIOD,
        {
            period("2026-10-31", AIMED, "2026年10月底前"): SILENT,
            period("2026-10-31", AIMED, "2026年11月底前"): "警告",
            period("2026-11-01", AIMED, "2026年11月"): SILENT,  # the month is not over
            period("2026-10-31", AIMED, "12月25日"): "警告",
            period("2026-10-31", "11月底前完成采购。"): "警告",
            period("2026-10-31", "10月底前完成采购。"): SILENT,
            period("2026-10-31", "2月底前完成招标。"): "警告",
            period("2026-10-31", "2026年2月底前已完成招标。"): SILENT,
            period("2026-12-31", "2027年6月底前建成。"): "警告",
            period("2026-12-31", "展望2035年底前建成。"): SILENT,
            period("2026-10-31", "实施期限为2026年3月至2026年12月。"): "警告",
            period("2026-10-31", "实施期限为2026年3月至2026年10月。"): SILENT,
            period("2026-10-31", "工期8个月。"): SILENT,
            period("2026-10-31", "工期12个月。"): "警告",
        },
    ),
    Boundary(
        spans.years_of_names,
        "名称: 能力提升项目",
        {"名称: 2026年能力提升项目": SILENT},
    ),
    Boundary(
        spans.years_of_names,
        "绩效:\n      负责人: 办公室",
        {
            "绩效:\n      名称: 2025年能力提升项目\n      负责人: 办公室": "警告",
            "绩效:\n      名称: 2026年能力提升项目\n      负责人: 办公室": SILENT,
            "绩效:\n      名称: 2025—2027年能力提升项目\n      负责人: 办公室": SILENT,
        },
    ),
    Boundary(
        spans.kinds_of_projects,
        AIMED,
        {
            "本项目为一次性项目。": SILENT,
            "本项目为一次性项目，属于延续性项目。": "警告",
            "本项目为新增项目。": SILENT,
        },
    ),
    Boundary(
        spans.kinds_of_projects,
        "项目: 上年项目",
        {"项目: 能力提升项目": SILENT},
    ),
    Boundary(
        othergoals.names_of_others,
        FROM_LAST_YEARS_LINE,
        {
            beside("通过线路租赁费项目的实施，保障基金安全。", "参保人数（人）, 指标值: ≥900人"): "警告",
            beside("通过能力提升项目的实施，保障基金安全。", "参保人数（人）, 指标值: ≥900人"): SILENT,
            beside("能力提升项目与线路租赁费项目衔接。", "参保人数（人）, 指标值: ≥900人"): SILENT,
            beside("保障线路租赁顺利。", "参保人数（人）, 指标值: ≥900人"): SILENT,
        },
    ),
    Boundary(
        othergoals.indicators_of_others,
        FROM_LAST_YEARS_LINE,
        {
            beside(AIMED, "租赁专用线路（条）, 指标值: ≥4条"): "警告",
            beside("租赁线路。", "租赁专用线路（条）, 指标值: ≥4条"): SILENT,
            beside(AIMED, "租赁专用线路（%）, 指标值: ≥4%"): SILENT,
            beside(AIMED, "租赁公共线路（条）, 指标值: ≥4条"): SILENT,
        },
    ),
    Boundary(
        prices.prices,
        FROM_PERIOD,
        {
            paid("136人", "每人每年5000元"): SILENT,
            paid("135人", "每人每年5000元"): "警告",
            paid("136人", "5000元/人·年"): SILENT,
            paid("34人", "每人每月2000元"): "警告",
            paid("100人", "按规定标准"): SILENT,
            paid("100人", "一类每人5000元，二类每人4000元"): SILENT,
        },
    ),
    Boundary(
        prices.prices,
        FROM_AIM,
        {
            priced("=136人", "=5000元"): SILENT,
            priced("=137人", "=5000元"): "警告",  # more than there is
            priced("=135人", "=5000元"): SILENT,  # the project has two purposes
            priced("=137人", "≤5000元"): SILENT,
        },
    ),
)
