"""Every sentence of the ten sections of the form xinjiang-2020, as the lines of the submission call for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracle.codes import names
from tests.oracle.funds2020 import CONTROLLED, COSTS, GENERAL, GOVERNMENT, LEFT, LEFT_CALLED, OTHER, OWN, PUBLIC
from tests.oracle.given import texts
from tests.oracle.other2020 import other
from tests.oracle.plans import allocation, because, period
from tests.oracle.tables import both, everything, of_economic, of_fund, of_nature, under

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.oracle.given import Given, Line
    from tests.oracle.tables import Test


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
    first = f"按照全口径预算的原则，{given.unit}{given.year}年所有收入和支出均纳入{given.kind}预算管理。"
    first += f"收支总预算{say(given.now())}。"
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
        f"{given.functions[code]}（{code}）{_share(given, both(test, under(code)), test)}。"
        for code in _classes(given, test)
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
            size, whole = project.sum(of_fund(*GENERAL)), project.sum()
            if size and (project.raw.get("情形") or "一般") == kind:
                count += 1
                lines += [*([title] if count == 1 else []), f"# {count}、项目名称：{project.name}"]
                part = f"（一般公共预算拨款部分，项目资金共{given.writing.amount(whole)}）" if whole != size else ""
                basis = texts(project.raw.get("政策依据")) or [""]
                lines += [
                    f"设立的政策依据：{basis[0]}",
                    *basis[1:],
                    f"预算安排规模：{given.writing.amount(size)}{part}",
                ]
                lines += [f"项目承担单位：{project.carried_out_by(given)}"]
                lines += [*allocation(given, project, OTHER), f"资金执行时间：{period(project.raw, given.year)}"]
                lines += [f"{name}：{words}" for name, words in (project.raw.get("对个人补贴") or {}).items() if words]
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


SECTIONS: tuple[Callable[[Given], list[str]], ...] = (
    overview, income, spending, appropriation, general, basic, projects, three, government, other,
)  # fmt: skip
