"""Every sentence of the ten sections of the form xinjiang-2020, as the lines of the submission call for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracle.figures import half_up, numeral, trimmed
from tests.oracle.given import names, number, texts
from tests.oracle.other2026 import counted_on, filled
from tests.oracle.plans import allocation, led_in, period
from tests.oracle.sections2026 import because
from tests.oracle.tables import both, everything, of_economic, of_fund, of_nature, under

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.oracle.given import Given, Line
    from tests.oracle.tables import Test

GENERAL, GOVERNMENT = ("一般公共预算",), ("政府性基金预算",)
PUBLIC = (*GENERAL, *GOVERNMENT, "财政拨款")
OWN = ("财政专户管理资金", "上级补助收入", "事业收入", "事业单位经营收入", "其他收入", "上级专项收入", "用事业基金弥补收支差额")
LEFT = "单位上年结余"
LEFT_CALLED = "单位上年结余（不包括国库集中支付额度结余）"
OTHER = (*OWN, LEFT)
COSTS = {
    "因公出国（境）费": ("30212",), "公务用车购置费": ("31013", "30913"), "公务用车运行费": ("30231",), "公务接待费": ("30217",),
}  # fmt: skip
CONTROLLED = tuple(code for codes in COSTS.values() for code in codes)


def duties(given: Given) -> list[str]:
    items = ([duty] if isinstance(duty, str) else duty for duty in given.raw["主要职能"])
    lines = [[line for text in item for line in text.strip().split("\n")] for item in items]
    return [f"（{numeral(n)}）{line}" if not at else line for n, item in enumerate(lines, 1) for at, line in enumerate(item)]


def reasoned(reason: str) -> str:
    return f"，主要原因是：{reason}" if reason else ""


def compared(given: Given, test: Test, name: str = "上年", *, short: bool = False) -> str:
    before = given.before(test, actual=name == "上年执行数")
    return given.writing.change(given.now(test), before, name, short=short)


def _sources() -> Iterator[tuple[str, str]]:
    """(what it is called, its name)."""
    for fund in (*GENERAL, *GOVERNMENT, *OWN):
        yield fund, fund
    yield LEFT_CALLED, LEFT


def overview(given: Given) -> list[str]:
    """一"""
    say = given.writing.amount
    first = f"按照全口径预算的原则，{given.unit}{given.year}年所有收入和支出均纳入{given.kind}预算管理。收支总预算{say(given.now())}。"
    if not given.current:
        return [first, f"{given.year}年没有安排收入和支出。"]
    income = [f"{name}{say(money)}" for name, fund in _sources() if (money := given.now(of_fund(fund)))]
    classes = [f"{given.functions[code]}{say(given.now(under(code)))}" for code in _classes(given, everything)]
    return [first, f"收入预算包括：{'、'.join(income)}。", f"支出预算包括：{'、'.join(classes)}。"]


def _classes(given: Given, test: Test) -> list[str]:
    return sorted({line.function[:3] for line in given.current if test(line)})


def income(given: Given) -> list[str]:
    """二"""
    lines = [f"{given.unit}收入预算{given.writing.amount(given.now())}，其中："]
    for name, fund in _sources():
        test = of_fund(fund)
        if given.now(test) or given.before(test):
            reason = reasoned(given.reason(f"收入/{fund}"))
            lines.append(f"{name}{_share(given, test)}，{compared(given, test)}{reason}。")
        elif fund in (*GENERAL, *GOVERNMENT):
            lines.append(f"{name}未安排。")
    return lines


def _share(given: Given, test: Test, whole: Test = everything) -> str:
    money = given.now(test)
    return f"{given.writing.amount(money)}，占{given.writing.rate(money, given.now(whole))}"


def spending(given: Given) -> list[str]:
    """三"""
    lines = [f"{given.unit}{given.year}年支出预算{given.writing.amount(given.now())}，其中："]
    for nature in ("基本支出", "项目支出"):
        test = of_nature(nature)
        reason = reasoned(given.reason(f"支出/{nature}"))
        lines.append(f"{nature}{_share(given, test)}，{compared(given, test)}{reason}。")
    return lines


def appropriation(given: Given) -> list[str]:
    """四"""
    say, public = given.writing.amount, of_fund(*PUBLIC)
    general, government = (given.now(of_fund(*funds)) for funds in (GENERAL, GOVERNMENT))
    lines = [f"{given.year}年财政拨款收支总预算{say(given.now(public))}。"]
    if not general and not government:
        return [*lines, f"{given.unit}{given.year}年没有财政拨款安排的收入和支出。"]
    if not government:
        lines.append("收入全部为一般公共预算拨款，无政府性基金预算拨款。")
    elif not general:
        lines.append("收入全部为政府性基金预算拨款，无一般公共预算拨款。")
    else:
        lines.append(f"收入为一般公共预算拨款{say(general)}和政府性基金预算拨款{say(government)}。")
    return [*lines, f"支出预算包括：{'；'.join(_uses(given, public))}。"]


def _uses(given: Given, public: Test) -> Iterator[str]:
    for code in _classes(given, public):
        own = both(public, under(code))
        parts = ((nature, given.now(both(own, of_nature(nature)))) for nature in ("人员经费", "公用经费", "项目支出"))
        told = "，".join(f"{nature}{given.writing.amount(money)}" for nature, money in parts if money)
        yield f"{given.functions[code]}{given.writing.amount(given.now(own))}，主要用于{told}"


def general(given: Given) -> list[str]:
    """五"""
    test = of_fund(*GENERAL)
    nothing = f"{given.unit}{given.year}年没有使用一般公共预算拨款安排的支出，一般公共预算支出情况表为空表。"
    if not given.now(test) and not given.before(test, actual=True):
        return [nothing]
    said = f"{given.writing.amount(given.now(test))}，{compared(given, test, '上年执行数')}"
    structure = [
        f"{given.functions[code]}（{code}）{_share(given, both(test, under(code)), test)}。" for code in _classes(given, test)
    ]
    return [
        "# （一）一般公共预算当年拨款规模变化情况",
        f"{given.unit}{given.year}年一般公共预算拨款{said}{reasoned(given.reason('一般公共预算/合计'))}。",
        "# （二）一般公共预算当年拨款结构情况",
        *(structure or [nothing]),
        "# （三）一般公共预算当年拨款具体使用情况",
        *_by_code(given, test, "上年执行数"),
    ]


def _by_code(given: Given, test: Test, name: str) -> Iterator[str]:
    def base(line: Line) -> bool:
        return bool(line.actual if name == "上年执行数" else line.before)

    codes = sorted({line.function for line in given.lines if (line.now or base(line)) and test(line)})
    for place, code in enumerate(codes, 1):
        own = both(test, under(code))
        levels = ((code[:3], code[:3]), (code[:5], code[3:5]), (code, code[5:]))
        path = "".join(f"{given.functions[each]}（{digits}）" for each, digits in levels)
        said = f"{given.writing.amount(given.now(own))}，{compared(given, own, name)}"
        yield f"{place}.{path}：{given.year}年预算数为{said}{reasoned(given.reason(f'功能科目/{code}'))}。"


def basic(given: Given) -> list[str]:
    """六"""
    own, say, book = both(of_fund(*GENERAL), of_nature("基本支出")), given.writing.amount, names("economic", given.year)
    start = f"{given.unit}{given.year}年"
    if not given.now(own):
        return [f"{start}没有使用一般公共预算拨款安排的基本支出，一般公共预算基本支出情况表为空表。"]
    lines = [f"{start}一般公共预算基本支出{say(given.now(own))}，其中："]
    for nature in ("人员经费", "公用经费"):
        test = both(own, of_nature(nature))
        codes = sorted({line.economic for line in given.current if test(line)})
        each = "、".join(f"{book[code]}{say(given.now(both(test, of_economic(code))))}" for code in codes)
        lines.append(f"{nature}{say(given.now(test))}{f'，主要包括：{each}' if each else ''}。")
    return lines


KINDS = {
    "一般": "# 情况一：（项目支出、专项业务费按下列内容说明）",
    "对个人补贴": "# 情况二：（属于对个人补贴的项目支出按下列内容说明）",
}


def projects(given: Given) -> list[str]:
    """七"""
    lines: list[str] = []
    for kind, title in KINDS.items():
        count = 0
        for project in given.projects:
            own = [line for line in given.current if line.project == str(project["名称"]).strip()]
            size = sum((line.now for line in own if line.fund in GENERAL), start=given.now(of_fund()))
            if size and (project.get("情形") or "一般") == kind:
                count += 1
                lines += [*([title] if count == 1 else []), f"# {count}、项目名称：{str(project['名称']).strip()}"]
                whole = sum((line.now for line in own), start=given.now(of_fund()))
                part = f"（一般公共预算拨款部分，项目资金共{given.writing.amount(whole)}）" if whole != size else ""
                basis = texts(project.get("政策依据")) or [""]
                lines += [f"设立的政策依据：{basis[0]}", *basis[1:], f"预算安排规模：{given.writing.amount(size)}{part}"]
                lines += [f"项目承担单位：{str(project.get('承担单位') or given.unit).strip()}"]
                lines += [*allocation(project, own, OTHER), f"资金执行时间：{period(project, given.year)}"]
                lines += [f"{name}：{words}" for name, words in (project.get("对个人补贴") or {}).items() if words]
    nothing = "没有使用一般公共预算拨款安排的项目支出，项目支出情况表为空表。"
    return lines or [f"{given.unit}{given.year}年{nothing}"]


def three(given: Given) -> list[str]:
    """八"""
    own = both(of_fund(*GENERAL), of_economic(*CONTROLLED))
    amounts, changes = [], []
    for name, codes in COSTS.items():
        test = both(own, of_economic(*codes))
        amounts.append(f"{name}{given.writing.amount(given.now(test))}")
        reason = because(given.reason(f"三公经费/{name}"))
        changes.append(f"{name}{compared(given, test, short=True)}{reason}")
    total, reason = given.writing.amount(given.now(own)), because(given.reason("三公经费/合计"))
    return [
        f"{given.unit}{given.year}年“三公”经费财政拨款预算数为{total}，其中：{'，'.join(amounts)}。",
        f"{given.year}年“三公”经费财政拨款预算{compared(given, own)}{reason}，其中：{'；'.join(changes)}。",
    ]


def government(given: Given) -> list[str]:
    """九"""
    test, say, start = of_fund(*GOVERNMENT), given.writing.amount, f"{given.unit}{given.year}年"
    nothing = "没有使用政府性基金预算拨款安排的支出，政府性基金预算支出情况表为空表"
    if not given.now(test):
        change = f"；{compared(given, test)}" if given.before(test) else ""
        return [f"{start}{nothing}{change}。", *_by_code(given, test, "上年")]
    parts = (f"{nature}{say(given.now(both(test, of_nature(nature))))}" for nature in ("基本支出", "项目支出"))
    said = f"使用政府性基金预算拨款安排的支出{say(given.now(test))}，{compared(given, test)}"
    return [f"{start}{said}，其中：{'，'.join(parts)}。", *_by_code(given, test, "上年")]


def other(given: Given) -> list[str]:
    """十"""
    count, money = len(given.projects), given.writing.amount(given.now(of_nature("项目支出")))
    below = "具体情况见下表（按项目分别填报）：" if count else ""
    return [
        "# （一）机关运行经费情况", running(given),
        "# （二）政府采购情况", *procurement(given),
        "# （三）国有资产占用使用情况", *assets(given),
        "# （四）预算绩效情况",
        f"{given.year}年度，本年度实行绩效管理的项目{count}个，涉及预算金额{money}。{below}",
        "# （五）其他需说明的事项", *(texts(given.at("其他说明")) or [f"{given.unit}无其他事项说明。"]),
    ]  # fmt: skip


def running(given: Given) -> str:
    institution = given.nature == "事业"
    own = both(of_fund(*PUBLIC), of_nature("公用经费"))

    def test(line: Line) -> bool:
        return own(line) and (institution or given.units[line.unit] != "事业")

    money, change = given.writing.amount(given.now(test)), compared(given, test, "上年预算")
    reason = given.reason("机关运行经费")
    if institution:
        told = f"{given.year}年日常公用经费财政拨款预算{money}，{change}{because(reason)}。"
        return f"{given.unit}为事业单位，无机关运行经费，{told}"
    below = [nature for unit, nature in given.units.items() if unit]
    offices = f"下属{len(below) - below.count('事业')}家行政单位和{below.count('事业')}家事业单位"
    why = f"。主要原因是{led_in(reason)}" if reason else ""
    return f"{given.year}年，{given.unit}本级及{offices}的机关运行经费财政拨款预算{money}，{change}{why}。"


def procurement(given: Given) -> list[str]:
    start = f"{given.year}年，{given.unit}{given.kind}及下属单位政府采购预算"
    if not filled(given, "政府采购"):
        return [f"{start}未填报。"]
    goods, works, services, small, smaller = (
        given.money("政府采购", name) for name in ("货物", "工程", "服务", "面向中小企业", "其中小微企业")
    )
    say = given.writing.amount
    return [
        f"{start}{say(goods + works + services)}，其中：政府采购货物预算{say(goods)}，政府采购工程预算{say(works)}，政府采购服务预算{say(services)}。",
        f"{given.year}年度本{given.kind}面向中小企业预留政府采购项目预算金额{say(small)}，其中：面向小微企业预留政府采购项目预算金额{say(smaller)}。",
    ]


def assets(given: Given) -> list[str]:
    bought, say = given.now(of_economic("31013", "30913")), given.writing.amount
    plan = f"{given.year}年{given.kind}预算" + (f"安排购置车辆经费{say(bought)}" if bought else "未安排购置车辆经费")
    whose, day = f"{given.unit}及下属各预算单位占用使用国有资产", counted_on(given)
    if not filled(given, "国有资产"):
        return [f"{whose}情况（截至{day}）未填报。", f"{plan}。"]
    big, planned = (given.at("国有资产", name) or {} for name in ("大型设备", "计划购置"))
    own = given.at("国有资产", "车辆") or []
    values = [given.times(each.get("价值")) for each in own]
    told = "；".join(f"{v['类型']}{v.get('数量') or 0}辆，价值{say(money)}" for v, money in zip(own, values, strict=True))
    vehicles = f"车辆{sum(int(v.get('数量') or 0) for v in own)}辆，价值{say(sum(values, start=given.now(of_fund())))}"
    area = trimmed(half_up(number(given.at("国有资产", "房屋", "面积")), 2))
    return [
        f"截至{day}，{whose}总体情况为：",
        f"1.房屋{area}平方米，价值{say(given.money('国有资产', '房屋', '价值'))}。",
        f"2.{vehicles}{f'；其中：{told}' if told else ''}。",
        f"3.办公家具价值{say(given.money('国有资产', '办公家具'))}。",
        f"4.其他资产价值{say(given.money('国有资产', '其他资产'))}。",
        f"单位价值50万元以上大型设备{big.get('50万元以上') or 0}台（套），"
        f"单位价值100万元以上大型设备{big.get('100万元以上') or 0}台（套）。",
        f"{plan}，安排购置50万元以上大型设备{planned.get('50万元以上大型设备') or 0}台（套），"
        f"单位价值100万元以上大型设备{planned.get('100万元以上大型设备') or 0}台（套）。",
    ]


SECTIONS: tuple[Callable[[Given], list[str]], ...] = (
    overview, income, spending, appropriation, general, basic, projects, three, government, other,
)  # fmt: skip
