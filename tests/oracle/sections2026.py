"""Every sentence of the twelve sections of the form xinjiang-2026, as the lines of the submission call for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracle.codes import names
from tests.oracle.figures import numeral
from tests.oracle.funds2026 import (
    CAPITAL,
    CARRIED,
    CARRIED_OWN,
    FROM_LAST,
    GENERAL,
    GOVERNMENT,
    GUESTS,
    OWN,
    PUBLIC,
    RUNNING,
    SPECIAL,
    THREE,
    TRAVEL,
    VEHICLES,
)
from tests.oracle.given import texts
from tests.oracle.other2026 import other
from tests.oracle.plans import allocation, because, led_in, period
from tests.oracle.tables import both, everything, of_economic, of_fund, of_nature, under

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.oracle.given import Given
    from tests.oracle.tables import Test

LAST = "上年预算"


def compared(given: Given, test: Test) -> str:
    return given.writing.change(given.now(test), given.before(test), LAST)


def overview(given: Given) -> list[str]:
    """一"""
    kinds = {
        "一般公共预算": GENERAL, "政府性基金预算": GOVERNMENT, "国有资本经营预算": CAPITAL, "财政专户核拨": SPECIAL,
        "单位资金": OWN, "上年结转结余": FROM_LAST,
    }  # fmt: skip
    lines = [
        f"按照全口径预算的原则，{given.unit}{given.year}年所有收入和支出均纳入{given.kind}预算管理。"
        f"收支总预算{given.writing.amount(given.now())}。"
    ]
    if not given.current:
        return [*lines, f"{given.year}年没有安排收入和支出。"]
    income = [name for name, funds in kinds.items() if given.now(of_fund(*funds))]
    return [*lines, f"收入预算包括：{'、'.join(income)}。", f"支出预算包括：{'、'.join(_classes(given, everything))}。"]


def _classes(given: Given, test: Test) -> list[str]:
    codes = sorted({line.function[:3] for line in given.current if test(line)})
    return [given.functions[code] for code in codes]


SOURCES = (
    ("一般公共预算", "一般财力", GENERAL[:1], True),
    ("上级一般公共预算安排的转移支付资金", "上级一般公共预算转移支付", GENERAL[1:2], True),
    ("政府性基金预算", "政府性基金收入", GOVERNMENT[:1], True),
    ("上级政府性基金安排的转移支付资金", "上级政府性基金转移支付", GOVERNMENT[1:2], True),
    ("国有资本经营预算", "国有资本经营收入", CAPITAL[:1], True),
    ("上级国有资本经营预算安排的转移支付资金", "上级国有资本经营预算转移支付", CAPITAL[1:2], True),
    ("财政专户核拨", "财政专户核拨", SPECIAL, False),
    ("单位资金", "单位资金", OWN, False),
    ("财政拨款结转", "财政拨款结转", CARRIED, False),
    ("非财政拨款结转结余", "非财政拨款结转结余", CARRIED_OWN, False),
)
"""(its name, the name of its reason, its money, whether the form names it also where there is none)."""


def income(given: Given) -> list[str]:
    """二"""
    lines = [f"{given.unit}{given.kind}收入预算{given.writing.amount(given.now())}，其中："]
    for name, reason, funds, always in SOURCES:
        test = of_fund(*funds)
        if given.now(test) or _spoken_of(given, test):
            said = f"{_share(given, test)}，{compared(given, test)}{because(given.reason(f'收入/{reason}'))}"
            lines.append(f"{name}{said}。")
        elif always:
            lines.append(f"{name}未安排。")
    return lines


def _spoken_of(given: Given, test: Test) -> bool:
    return bool(given.before(test))


def _share(given: Given, test: Test, whole: Test = everything) -> str:
    """``996.43万元，占57.21%``"""
    money = given.now(test)
    return f"{given.writing.amount(money)}，占{given.writing.rate(money, given.now(whole))}"


def spending(given: Given) -> list[str]:
    """三"""
    parts = []
    for nature in ("基本支出", "项目支出"):
        test = of_nature(nature)
        reason = because(given.reason(f"支出/{nature}"))
        parts.append(f"{nature}{_share(given, test)}，{compared(given, test)}{reason}。")
    total = given.writing.amount(given.now())
    return [f"{given.unit}{given.year}年支出预算{total}，其中：{parts[0]}", parts[1]]


KINDS = (("一般公共预算", GENERAL), ("政府性基金预算", GOVERNMENT), ("国有资本经营预算", CAPITAL))


def appropriation(given: Given) -> list[str]:
    """四"""
    having = [(name, of_fund(*funds)) for name, funds in KINDS if given.now(of_fund(*funds))]
    lines = [f"{given.year}年财政拨款收支总预算{given.writing.amount(given.now(of_fund(*PUBLIC)))}。"]
    if not having:
        return [*lines, f"{given.unit}{given.year}年没有财政拨款安排的收入和支出。"]
    lines.append(_which(given, [name for name, _ in having]))
    told = "，".join(f"{name}拨款{given.writing.amount(given.now(test))}" for name, test in having)
    return [*lines, f"收入预算包括：{told}。", *(_uses(given, name, test) for name, test in having)]


def _which(given: Given, having: list[str]) -> str:
    lacking = [f"{name}拨款" for name, _ in KINDS if name not in having]
    if having == ["一般公共预算"]:
        return "收入全部为一般公共预算拨款，无政府性基金预算拨款和国有资本经营预算。"
    named = [f"{name}拨款" for name in having]
    without = f"，无{'和'.join(lacking)}" if lacking else ""
    joined = "和".join(filter(None, ["、".join(named[:-1]), named[-1]]))
    return f"收入{'全部' if len(having) == 1 else ''}为{joined}{without}。"


def _uses(given: Given, name: str, test: Test) -> str:
    words = ""
    for code in sorted({line.function[:3] for line in given.current if test(line)}):
        use = next((str(v).strip() for k, v in (given.at("支出用途") or {}).items() if str(k) == code), "")
        money = given.writing.amount(given.now(both(test, under(code))))
        words += f"{given.functions[code]}{money}{f'，主要用于{led_in(use)}' if use else ''}。"
    return f"{name}支出包括：{words}"


def general(given: Given) -> list[str]:
    """五"""
    test = of_fund(*GENERAL)
    nothing = f"{given.unit}{given.year}年没有使用一般公共预算拨款安排的支出，一般公共预算支出情况表为空表。"
    if not given.now(test) and not given.before(test):
        return [nothing]
    money = given.writing.amount(given.now(test))
    lines = ["# （一）一般公共预算当年拨款规模变化情况"]
    lines.append(f"{given.unit}{given.year}年一般公共预算拨款合计{money}，其中：")
    lines += [_of_nature(given, nature) for nature in ("基本支出", "项目支出")]
    lines.append("# （二）一般公共预算当年拨款结构情况")
    codes = sorted({line.function[:3] for line in given.current if test(line)})
    lines += [
        f"{n}、{given.functions[code]}（类）{_share(given, both(test, under(code)), test)}。"
        for n, code in enumerate(codes, 1)
    ] or [nothing]
    return [*lines, "# （三）一般公共预算当年拨款具体使用情况", *by_code(given, test)]


def _of_nature(given: Given, nature: str) -> str:
    """The reason of all such spending is borrowed only where all of it this year is general money."""
    test = both(of_fund(*GENERAL), of_nature(nature))
    nil = not given.now(test) and not given.before(test)
    other = [line for line in given.current if of_nature(nature)(line) and not test(line)]
    paths = [f"一般公共预算/{nature}", *([] if nil or other else [f"支出/{nature}"])]
    money = given.writing.amount(given.now(test))
    return f"{nature}{money}，{compared(given, test)}{because(given.reason(*paths))}。"


def by_code(given: Given, test: Test) -> Iterator[str]:
    """A sentence for each 项 of this year or last."""
    codes = sorted({line.function for line in given.lines if (line.now or line.before) and test(line)})
    for number, code in enumerate(codes, 1):
        own = both(test, under(code))
        said = f"{compared(given, own)}{because(given.reason(f'功能科目/{code}'))}"
        money = given.writing.amount(given.now(own))
        yield f"{number}、{path(given, code)}：{given.year}年预算数为{money}，{said}。"


def path(given: Given, code: str) -> str:
    levels = ((code[:3], "类"), (code[:5], "款"), (code, "项"))
    return "".join(f"{given.functions[each]}（{level}）" for each, level in levels)


def basic(given: Given) -> list[str]:
    """六"""
    own = both(of_fund(*GENERAL), of_nature("基本支出"))
    money = given.now(own)
    if not money:
        nothing = "没有使用一般公共预算拨款安排的基本支出，一般公共预算基本支出情况表为空表。"
        return [f"{given.unit}{given.year}年{nothing}"]
    lines = [f"{given.unit}{given.year}年一般公共预算基本支出{given.writing.amount(money)}，其中："]
    book = names("economic", given.year)
    for nature in ("人员经费", "公用经费"):
        test = both(own, of_nature(nature))
        codes = sorted({line.economic for line in given.current if test(line)})
        which = f"，主要包括：{'、'.join(book[code] for code in codes)}" if codes else ""
        lines.append(f"{nature}{given.writing.amount(given.now(test))}{which}。")
    return lines


def projects(given: Given) -> list[str]:
    """七: those that 一般公共预算 pays for, if only in part; what they are paid with is that of the whole project."""
    test = both(of_fund(*GENERAL), of_nature("项目支出"))
    lines: list[str] = []
    for project in given.projects:
        size, whole = project.sum(test), project.sum()
        if not size:
            continue
        number = numeral(1 + len([line for line in lines if line.startswith("# ")]))
        part = f"（一般公共预算拨款部分，项目资金共{given.writing.amount(whole)}）" if whole != size else ""
        basis = texts(project.raw.get("政策依据")) or [""]
        lines += [f"# （{number}）项目名称：{project.name}", f"设立的政策依据：{basis[0]}", *basis[1:]]
        lines += [f"预算安排规模：{given.writing.amount(size)}{part}"]
        lines += [f"项目承担单位：{project.carried_out_by(given)}"]
        lines += [*allocation(given, project, OTHER_FUNDS), f"资金执行时间：{period(project.raw, given.year)}"]
    nothing = "没有使用一般公共预算拨款安排的项目支出，一般公共预算项目支出情况表为空表。"
    return lines or [f"{given.unit}{given.year}年{nothing}"]


OTHER_FUNDS = (*SPECIAL, *OWN, *CARRIED_OWN)


def _of_fund(funds: tuple[str, ...], name: str) -> Callable[[Given], list[str]]:
    """八, 九"""

    def section(given: Given) -> list[str]:
        test = of_fund(*funds)
        money, nothing = given.now(test), f"{name}预算支出情况表为空表"
        start = f"{given.unit}{given.year}年"
        if not money and not given.before(test):
            return [f"{start}没有使用{name}预算拨款安排的支出，{nothing}。"]
        if not money:
            first = f"{start}没有使用{name}预算拨款安排的支出，{nothing}；{compared(given, test)}。"
        else:
            parts = (
                f"{n}{given.writing.amount(given.now(both(test, of_nature(n))))}" for n in ("基本支出", "项目支出")
            )
            said = f"使用{name}预算拨款安排的支出{given.writing.amount(money)}，{compared(given, test)}"
            first = f"{start}{said}，其中：{'，'.join(parts)}。"
        return [first, *by_code(given, test)]

    return section


COSTS = (
    ("因公出国（境）费", TRAVEL), ("公务用车购置费", VEHICLES), ("公务用车运行费", RUNNING), ("公务接待费", GUESTS),
)  # fmt: skip


def three(given: Given) -> list[str]:
    """十"""
    own = both(of_fund(*PUBLIC), of_economic(*THREE))
    amounts, changes = [], []
    for name, codes in COSTS:
        test = both(own, of_economic(*codes))
        amounts.append(f"{name}{given.writing.amount(given.now(test))}")
        change = given.writing.change(given.now(test), given.before(test), LAST, short=True)
        changes.append(f"{name}{change}{because(given.reason(f'三公经费/{name}'))}")
    total = given.writing.amount(given.now(own))
    change = f"{compared(given, own)}{because(given.reason('三公经费/合计'))}"
    return [
        f"{given.unit}{given.year}年财政拨款“三公”经费数为{total}，其中：{'，'.join(amounts)}。",
        f"{given.year}年财政拨款“三公”经费预算{change}，其中：{'；'.join(changes)}。",
    ]


def carried(given: Given) -> list[str]:
    """十一"""
    own = of_fund(*FROM_LAST)
    start = f"{given.unit}{given.year}年"
    if not given.now(own):
        return [f"{start}没有上年结转结余预算安排的支出，上年结转结余情况明细表为空表。"]
    public, rest = (given.writing.amount(given.now(of_fund(*funds))) for funds in (CARRIED, CARRIED_OWN))
    lines = [
        f"{start}上年结转结余预算安排的支出{given.writing.amount(given.now(own))}，"
        f"其中：财政拨款结转{public}，非财政拨款结转结余{rest}。"
    ]
    for number, code in enumerate(sorted({line.function for line in given.current if own(line)}), 1):
        lines.append(f"{number}、{path(given, code)}{given.writing.amount(given.now(both(own, under(code))))}。")
    return lines


SECTIONS: tuple[Callable[[Given], list[str]], ...] = (
    overview, income, spending, appropriation, general, basic, projects,
    _of_fund(GOVERNMENT, "政府性基金"), _of_fund(CAPITAL, "国有资本经营"), three, carried, other,
)  # fmt: skip
