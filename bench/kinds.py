"""Kinds of departments as there are everywhere: their units, their codes, what they spend money on.

Codes are those of templates/codes; general codes go with general money, fund codes with fund money, 223 with state
capital, a unit's own money with any. Names stand behind 某某市, 某某县 and so on.
"""

from __future__ import annotations

from dataclasses import dataclass

GENERAL, GENERAL_ABOVE, GENERAL_CARRIED = "一般财力", "上级一般公共预算转移支付", "一般公共预算结转"
FUND, FUND_ABOVE, FUND_CARRIED = "政府性基金收入", "上级政府性基金转移支付", "政府性基金预算结转"
CAPITAL, CAPITAL_ABOVE, CAPITAL_CARRIED = "国有资本经营收入", "上级国有资本经营预算转移支付", "国有资本经营预算结转"
FEES, FEES_CARRIED = "财政专户核拨", "财政专户结转"
EARNED, TRADED, OTHER, OWN_CARRIED = "事业收入", "事业单位经营收入", "其他收入", "单位资金结转结余"
FROM_ABOVE, FROM_BELOW = "上级补助收入", "附属单位上缴收入"


@dataclass(frozen=True)
class Plan:
    """A project: its name, its function, who may pay for it, and what for: economic codes with purposes."""

    name: str
    function: str
    funds: tuple[str, ...]
    uses: tuple[tuple[str, str], ...]

    @property
    def is_subsidy(self) -> bool:
        """Whether all of it goes to persons."""
        return all(economic.startswith("303") for economic, _ in self.uses)


@dataclass(frozen=True)
class Office:
    """A unit: what it is, how many people it has, who pays them, what it does beside."""

    name: str
    nature: str
    function: str
    """What its wages and running costs are for."""
    people: tuple[int, int] = (8, 60)
    pays: str = GENERAL
    """Who pays wages and running costs; without people's insurance where it is not general money."""
    insured: bool = True
    running: bool = True
    """Whether it has running costs; a unit may have nothing but wages."""
    own: tuple[str, ...] = ()
    """Money of its own that it runs on beside."""
    plans: tuple[Plan, ...] = ()
    turnover: str = ""
    """The source from which it passes money on to the department above."""


@dataclass(frozen=True)
class Kind:
    """A department, or a unit that publishes by itself."""

    title: str
    own: Office
    below: tuple[Office, ...] = ()
    single: bool = False
    """A 单位, not a 部门."""


WORKS = (("31001", "主体工程"), ("31005", "配套管网"), ("30227", "勘察设计和监理"))
DEVICES = (("31003", "购置专用设备"), ("31002", "购置办公设备"), ("30213", "设备安装和维修"))
SERVICES = (("30227", "委托专业机构服务"), ("30202", "印制宣传材料"), ("30211", "检查差旅费"), ("30216", "业务培训"))
STUDENTS = (("30308", "发放助学金"),)
PERSONS = (("30305", "发放生活补助"), ("30306", "发放救助金"))

SCHOOL = Plan("校舍维修改造项目", "2050299", (GENERAL, GENERAL_ABOVE, EARNED), WORKS)
GRANTS = Plan("家庭经济困难学生资助项目", "2050204", (GENERAL_ABOVE, GENERAL), STUDENTS)
LABS = Plan("实训基地建设项目", "2050305", (GENERAL, FEES, EARNED, GENERAL_CARRIED), DEVICES)
LOTTERY_SCHOOL = Plan("彩票公益金助学项目", "2296004", (FUND_ABOVE,), STUDENTS)
ROADS = Plan("农村公路建设项目", "2140602", (GENERAL_ABOVE, GENERAL), WORKS)
TOLL_ROADS = Plan("收费公路专项债券项目", "2147101", (FUND_ABOVE, FUND_CARRIED), WORKS)
SETTLERS = Plan("水库移民后期扶持项目", "2082201", (FUND_ABOVE, FUND), (("30305", "发放移民补助"),))
WATER = Plan("农村供水保障项目", "2130335", (GENERAL, GENERAL_ABOVE, GENERAL_CARRIED, OTHER), WORKS)
LAND = Plan("片区征地拆迁项目", "2120801", (FUND, FUND_CARRIED), (("31009", "征地补偿"), ("31012", "房屋拆迁补偿")))
PLANT = Plan("产业园区建设项目", "2290402", (FUND_ABOVE, FUND_CARRIED), WORKS)
WELFARE = Plan("社会福利设施项目", "2296002", (FUND, FUND_ABOVE), DEVICES)
CAPITALS = Plan(
    "国有企业改革补助项目", "2230107", (CAPITAL, CAPITAL_ABOVE, CAPITAL_CARRIED), (("31204", "补助改制企业"),)
)
CASES = Plan("执法办案专项经费", "2040220", (GENERAL, GENERAL_ABOVE), (*SERVICES, ("31003", "购置侦查设备")))
ELDERLY = Plan("高龄老人津贴项目", "2081002", (GENERAL, GENERAL_ABOVE), PERSONS)
HEALTH = Plan("公共卫生服务项目", "2100408", (GENERAL_ABOVE, GENERAL), SERVICES)
NETWORK = Plan("信息化建设项目", "2040219", (GENERAL, GENERAL_CARRIED), (("31007", "购置软件和网络设备"),))

KINDS = (
    Kind(
        "教育局",
        Office("教育局", "行政", "2050101", plans=(GRANTS, LOTTERY_SCHOOL)),
        (
            Office("教育考试中心", "参公", "2050199", (6, 15)),
            Office("第一小学", "事业", "2050202", (40, 120), plans=(SCHOOL,)),
            Office("第二中学", "事业", "2050203", (60, 160), own=(OTHER,)),
            Office("高级中学", "事业", "2050204", (80, 220), own=(FEES, EARNED), turnover=EARNED),
            Office("实验幼儿园", "事业", "2050201", (15, 40), own=(FEES,)),
        ),
    ),
    Kind(
        "公安局",
        Office("公安局", "行政", "2040201", (120, 400), plans=(CASES, NETWORK)),
        (Office("公安局交通警察大队", "行政", "2040201", (30, 90)),),
    ),
    Kind(
        "城关镇人民政府",
        Office(
            "城关镇人民政府", "行政", "2010301", (30, 80),
            plans=(
                Plan("人居环境整治项目", "2120501", (GENERAL, GENERAL_ABOVE, OTHER), SERVICES),
                Plan("农业生产发展项目", "2120814", (FUND, FUND_CARRIED), (("30310", "发放农业生产补贴"),)),
                Plan("困难群众救助项目", "2080899", (GENERAL,), PERSONS),
            ),
        ),
        (Office("城关镇农业发展服务中心", "事业", "2130104", (5, 20)), Office("城关镇综合执法队", "参公", "2120104", (5, 15))),
    ),
    Kind(
        "人民医院",
        Office(
            "人民医院", "事业", "2100201", (150, 500), own=(EARNED, OTHER, OWN_CARRIED),
            plans=(Plan("医疗设备购置项目", "2100201", (GENERAL, EARNED), DEVICES), PLANT),
        ),
        single=True,
    ),
    Kind("第三小学", Office("第三小学", "事业", "2050202", (30, 90), own=(OTHER,), plans=(SCHOOL,)), single=True),
    Kind(
        "政协",
        Office(
            "政协办公室", "行政", "2010201", (15, 40),
            plans=(
                Plan("政协会议经费", "2010204", (GENERAL,), (("30215", "会议费"), ("30202", "印制会议材料"))),
                Plan("委员视察经费", "2010205", (GENERAL,), (("30211", "视察差旅费"),)),
            ),
        ),
    ),
    Kind(
        "交通运输局",
        Office("交通运输局", "行政", "2140101", plans=(ROADS, TOLL_ROADS)),
        (
            Office("公路养护中心", "事业", "2140106", own=(TRADED,), turnover=TRADED),
            Office("交通运输综合执法大队", "参公", "2140112"),
        ),
    ),
    Kind(
        "水利局",
        Office("水利局", "行政", "2130301", plans=(WATER, SETTLERS)),
        (Office("水利管理站", "事业", "2130306", own=(TRADED, EARNED), turnover=TRADED), Office("水文中心", "事业", "2130313")),
    ),
    Kind("土地储备中心", Office("土地储备中心", "事业", "2200150", (8, 20), plans=(LAND, PLANT)), single=True),
    Kind(
        "彩票销售中心（只有基金）",
        Office("福利彩票销售中心", "事业", "2290804", (5, 15), pays=FUND, insured=False, plans=(WELFARE,)),
        single=True,
    ),
    Kind("地方志办公室（只有工资）", Office("地方志编纂室", "参公", "2010301", (4, 9), running=False), single=True),
    Kind(
        "筹备处（都是结转的钱）",
        Office(
            "博物馆筹备处", "事业", "2070205", (4, 12), pays=GENERAL_CARRIED, insured=False,
            plans=(Plan("展陈设计项目", "2070205", (GENERAL_CARRIED, OWN_CARRIED), SERVICES),),
        ),
        single=True,
    ),
    Kind(
        "招待所（只有自己的钱）",
        Office("机关招待所", "事业", "2010303", (10, 40), pays=TRADED, insured=False, own=(OTHER,)),
        single=True,
    ),
    Kind("国资委", Office("国有资产监督管理委员会", "行政", "2010301", (12, 30), plans=(CAPITALS,))),
    Kind(
        "职业技术学院",
        Office("职业技术学院", "事业", "2050305", (120, 300), own=(FEES, EARNED, FEES_CARRIED), plans=(LABS, GRANTS)),
        single=True,
    ),
    Kind(
        "民政局",
        Office("民政局", "行政", "2080201", plans=(WELFARE, ELDERLY)),
        (Office("社会福利院", "事业", "2081005", (10, 40), own=(EARNED,)), Office("救助管理站", "事业", "2082002", (5, 12))),
    ),
    Kind(
        "卫生健康委员会",
        Office("卫生健康委员会", "行政", "2100101", plans=(HEALTH,)),
        (
            Office("疾病预防控制中心", "事业", "2100401", own=(EARNED,), turnover=EARNED),
            Office("第一乡镇卫生院", "事业", "2100302", (10, 40), own=(EARNED,)),
            Office("第二乡镇卫生院", "事业", "2100302", (10, 40), own=(EARNED, OWN_CARRIED)),
            Office("妇幼保健院", "事业", "2100403", own=(EARNED, OTHER)),
        ),
    ),
)  # fmt: skip
