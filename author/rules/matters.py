"""F38, F39, F40, F46, F47, A05: figures beside the tables, against each other and against common sense."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from author.findings import Severity
from author.money import YUAN_IN, Money
from author.read.values import quoted
from author.wording import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.findings import Finding
    from author.read.tree import Path
    from author.rules.subject import Subject

KINDS = ("在职", "退休", "离休")


def _wan(money: Money) -> str:
    return f"{money.yuan / YUAN_IN['万元']:.2f}万元"


def procurement(subject: Subject) -> Iterator[Finding]:
    """F38: 小微 within 中小 within all that is bought, and all of it within the budget."""
    bought = subject.words["政府采购"]
    small, middle, whole = bought["其中小微企业"], bought["面向中小企业"], bought["合计"]
    if small > middle:
        message = f"预留给小微企业{_wan(small)}，超过面向中小企业的{_wan(middle)}"
        paths: list[Path] = [("政府采购", "其中小微企业"), ("政府采购", "面向中小企业")]
        yield subject.found("F38", message, *paths, hint="小微企业是中小企业的一部分，请看两数是否填反")
    if middle > whole:
        message = f"面向中小企业预留{_wan(middle)}，超过政府采购合计{_wan(whole)}"
        yield subject.found("F38", message, ("政府采购", "面向中小企业"), ("政府采购",), hint="请核对各项采购预算")
    if subject.submission.whole and whole > subject.now.total:
        message = f"政府采购合计{_wan(whole)}，超过支出预算{_wan(subject.now.total)}"
        yield subject.found("F38", message, ("政府采购",), hint="请检查是否把元当成了万元")


def staff(subject: Subject) -> Iterator[Finding]:
    """F39: more staff than posts; no posts at all are a number that could not be read."""
    people = subject.words["人员"]
    if 0 < people["编制"] < people["在职"]["本年"]:
        message = f"在职{people['在职']['本年']}人，超过编制{people['编制']}人"
        paths: list[Path] = [("人员", "在职", "本年"), ("人员", "编制")]
        yield subject.found("F39", message, *paths, severity=Severity.WARNING, hint="确有超编的不用改")


_STAFF_NOW = re.compile(
    r"(?<!转)(在职|退休|离休)((?:人员|职工|干部)?(?:人数)?(?:为|共|有)?)(\d+)人(?!退休|离|调|转|辞|去世|死亡|病故|考)"
)
_JOINED_OR_LEFT = re.compile(r"(?:新增|增加|减少|招录|招聘|录用|调入|调出|新进|新招|新录)[^，。；、]{0,3}$")
_COUNTED_BEFORE = re.compile(r"(?:在职|退休|离休)(?:人员|职工|干部)?(?:人数)?(?:为|共|有)?\d+人[，、]$")
_STAFF_CHANGE = re.compile(
    r"(?P<kind>在职|退休|离休)?(?:人员|职工|干部)?(?:人数)?"
    r"(?:比|较)上年度?(?P<way>增加|减少)(?:了)?(?P<count>\d+)[人名]"
)
_PARTLY = re.compile(r"事业|行政|参公|聘用|合同|借调|公益|县|其中[^，；]{0,4}$")


def staff_in_words(subject: Subject) -> Iterator[Finding]:
    """F39: numbers of staff in words against 人员."""
    people = subject.words["人员"]
    for text in subject.texts:
        if text.kind not in ("reason", "other") or "人" not in text.words:
            continue
        for found in _STAFF_NOW.finditer(text.words):
            count, before = people[found[1]]["本年"], text.words[: found.start()]
            if int(found[3]) != count and not _PARTLY.search(before[-8:]) and not _event(found, before):
                yield _staff(subject, text.path, found[0], f"人员中{found[1]}是{count}人", found[1])
        for found in _STAFF_CHANGE.finditer(text.words):
            if _PARTLY.search(text.words[: found.start()][-8:]):
                continue
            changes = {kind: people[kind]["本年"] - people[kind]["上年"] for kind in (*KINDS, "实有")}
            said = int(found["count"]) * (1 if found["way"] == "增加" else -1)
            meant = [changes[found["kind"]]] if found["kind"] else list(changes.values())
            if said not in meant:
                kind = found["kind"] or "实有"
                phrase = (
                    f"{PEOPLE[0][2:] if changes[kind] > 0 else '减少'}{abs(changes[kind])}人"
                    if changes[kind]
                    else "持平"
                )
                yield _staff(subject, text.path, found[0], f"按人员中的数，{kind}{phrase}", kind)


def _event(found: re.Match[str], before: str) -> bool:
    """退休1人 is how many retired; only behind another number of staff is it how many there are."""
    bare = found[1] != "在职" and not found[2]
    return bool(_JOINED_OR_LEFT.search(before)) or (bare and not _COUNTED_BEFORE.search(before))


def _staff(subject: Subject, path: Path, part: str, ours: str, kind: str) -> Finding:
    place = ("人员", kind) if kind in KINDS else ("人员",)
    return subject.found("F39", f"文字里是{quoted(part)}，{ours}", path, place, part=part, hint="请核对人数")


def assets(subject: Subject) -> Iterator[Finding]:
    """F40: values that no vehicle, desk or house has: mostly 元 and 万元 mixed up."""
    owned = subject.words["国有资产"]
    for index, vehicle in enumerate(owned["车辆"]):
        if vehicle:
            yield from _vehicle(subject, ("国有资产", "车辆", index), vehicle["数量"], vehicle["价值"], vehicle["类型"])
    heads = max(subject.words["人员"]["实有"]["本年"], 1)
    area = owned["房屋"]["面积"]
    for path, name, each, least, most in (
        (("国有资产", "办公家具"), "办公家具", owned["办公家具"].yuan / heads, 0, 200_000),
        (("国有资产", "其他资产"), "其他资产", owned["其他资产"].yuan / heads, 0, 20_000_000),
    ):
        if each and not least <= each <= most:
            value = _wan(owned[name])
            yield _implausible(subject, path, f"{name}价值{value}，平均每人{each / 10000:,.2f}万元", each > most * 10)
    house = owned["房屋"]["价值"].yuan
    if area and house and not 50 <= house / area <= 100_000:
        message = f"房屋每平方米{house / area:,.2f}元"
        yield _implausible(subject, ("国有资产", "房屋"), message, house / area > 1_000_000)
    elif house and not area:
        yield subject.found("F40", "房屋有价值，没有面积", ("国有资产", "房屋"), severity=Severity.WARNING)


def _vehicle(subject: Subject, path: Path, count: int, value: Money, kind: str) -> Iterator[Finding]:
    if value and not count:
        yield subject.found("F40", f"{kind}有价值，数量却是0", path, severity=Severity.WARNING, hint="请核对数量")
    elif count and value and not 3_000 <= (each := value.yuan / count) <= 3_000_000:
        yield _implausible(subject, (*path, "价值"), f"{kind}平均每辆{each / 10000:,.2f}万元", each > 30_000_000)


def _implausible(subject: Subject, path: Path, message: str, certain: bool) -> Finding:  # noqa: FBT001
    severity = Severity.ERROR if certain else Severity.WARNING
    hint = "请检查是否把元当成了万元，或多写了几位"
    return subject.found("F40", f"{message}，不合情理", path, severity=severity, hint=hint)


def equipment(subject: Subject) -> Iterator[Finding]:
    """F40: costly devices against the value of all other assets."""
    owned = subject.words["国有资产"]
    worth = owned["大型设备"]["50万元以上"] * Decimal(500_000)
    if owned["其他资产"] and worth > owned["其他资产"].yuan:
        message = f"50万元以上设备{owned['大型设备']['50万元以上']}台，其他资产却只有{_wan(owned['其他资产'])}"
        paths: list[Path] = [("国有资产", "大型设备", "50万元以上"), ("国有资产", "其他资产")]
        yield subject.found("F40", message, *paths, severity=Severity.WARNING, hint="请核对台数和价值")


PER_HEAD = Decimal(100)
"""元. A budget of less for everyone on its rolls was filled in in 万元."""


def tiny_budget(subject: Subject) -> Iterator[Finding]:
    """A05: so little money for so many people that 万元 must have been meant."""
    heads = subject.words["人员"]["在职"]["本年"]
    total = subject.now.total.yuan
    if subject.submission.whole and heads and 0 < total < PER_HEAD * heads:
        message = f"全年预算只有{total:.2f}元，在职{heads}人，平均每人{total / heads:.2f}元"
        yield subject.found(
            "A05", message, ("预算明细",), severity=Severity.WARNING, hint="金额若按万元填，请写明“金额单位: 万元”"
        )


_PUBLIC = (
    ("公务接待费", ("30217",), re.compile(r"公务接待|接待费")),
    (
        "公务用车运行维护费",
        ("30231", "31013", "30913"),
        re.compile(r"(?:公务)?用?车辆?(?:运行|维护|维修|燃[油料]|保险)|公车"),
    ),
    ("公务用车购置", ("31013", "30913"), re.compile(r"(?:购置|购买|采购)(?:公务用|执法)?车辆?(?!位|库|棚)|购车")),
    ("因公出国（境）费用", ("30212",), re.compile(r"因公出国|出国（境）|出国经费")),
)


def three_public(subject: Subject) -> Iterator[Finding]:
    """F46: money for vehicles, guests or travel abroad outside the subjects that “三公” counts."""
    for index, line in enumerate(subject.words["预算明细"]):
        purpose, code = (line or {}).get("用途", ""), (line or {}).get("经济科目", "")
        if not purpose or not line.get("本年"):
            continue
        for name, codes, pattern in _PUBLIC:
            if pattern.search(purpose) and code not in codes:
                message = f"用途{quoted(purpose)}像是{name}，经济科目却是{code}，没有计入“三公”经费"
                path = ("预算明细", index, "经济科目")
                hint = f"属于“三公”经费的请列{codes[0]}"
                yield subject.found("F46", message, path, severity=Severity.WARNING, part=code, hint=hint)
                break


_FITTING = {"2210201": ("30113",), "2080505": ("30108",), "2080506": ("30109",), "2101103": ("30111",)}
"""Functions that hold one kind of pay each."""


def fitting_codes(subject: Subject) -> Iterator[Finding]:
    """F46: 人员经费 with an office subject; 住房公积金 with another economic subject."""
    economic = subject.submission.ledger.books["economic"]
    odd: dict[tuple[str, str], list[Path]] = {}
    for index, line in enumerate(subject.words["预算明细"]):
        code, nature = (line or {}).get("经济科目", ""), (line or {}).get("支出类别", "")
        if not code or not line.get("本年") or code not in economic:
            continue
        kind = economic.kind(code)
        if nature in ("人员经费", "公用经费") and kind and kind != nature:
            message = f"经济科目{code} {economic.names[code]}是{kind}，支出类别却填{nature}"
            odd.setdefault(("", message), []).append(("预算明细", index, "支出类别"))
        wanted = _FITTING.get(line.get("功能科目", ""))
        if wanted and len(code) == 5 and code not in wanted and not line.get("项目"):
            book = subject.submission.ledger.books["function"]
            function = line["功能科目"]
            message = f"{function} {book.names[function]}的经济科目一般是{wanted[0]}，这里填了别的"
            odd.setdefault((function, message), []).append(("预算明细", index, "经济科目"))
    for (_, message), paths in odd.items():
        yield subject.found("F46", message, *paths[:20], severity=Severity.WARNING, hint="请核对两个编码")


_GENERAL = re.compile(r"99$")


def purposes_of_codes(subject: Subject) -> Iterator[Finding]:
    """F46: a purpose that names another economic subject than the line has."""
    book = subject.submission.ledger.books["economic"]
    named = {name: code for code, name in book.names.items() if len(code) == 5 and len(name) >= 3 and code[:3] == "302"}
    for index, line in enumerate(subject.words["预算明细"]):
        purpose, code = (line or {}).get("用途", ""), (line or {}).get("经济科目", "")
        if not purpose or len(code) != 5 or _GENERAL.search(code) or not line.get("本年"):
            continue
        meant = [name for name in named if name in purpose]
        if meant and code not in {named[name] for name in meant} and code in book:
            message = f"用途{quoted(purpose)}，经济科目却是{code} {book.names[code]}"
            path = ("预算明细", index, "经济科目")
            hint = f"{meant[0]}的经济科目是{named[meant[0]]}"
            yield subject.found("F46", message, path, severity=Severity.NOTE, part=code, hint=hint)
