"""D26 to D30: reasons against the changes they explain."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from author.findings import Severity
from author.money import YUAN_IN, Money
from author.read.values import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.findings import Finding
    from author.rules.subject import Compared, Subject

_CLAUSE = re.compile(r"[^，。；、！？\n]+")
_UP = "增加|增长|上升|提高|增多|上涨|上调|增大"
DOWN = "减少|下降|降低|压减|缩减|减低|下调|核减|减小"
_PEOPLE = re.compile(r"人员|人数|退休|在职|编制|\d+[人名]|调入|调出|新招|入职|车辆|\d+[辆个台套次家]")
_MONEY = re.compile(r"经费|费用|支出|资金|预算|拨款|金额|收入|[万亿]?元|缴费|补助")
_COMPARED = re.compile(r"(?:比|较|同)上年|同比|上年度?相比|本年度?|有所|此项|相应")
_UNLIKE = re.compile(r"(?:不|未|没有|无|防止|避免|控制|严控|成本|负担|压力|风险)[^，。；]{0,4}$")
_LEVEL = re.compile(r"与?上年(?:预算|执行数)?(?:保持)?持平|无增减|没有变化|保持不变")

LOUD = Decimal(10)
"""So many times last year's amount is asked about: usually a digit too many."""


def missing_reasons(subject: Subject) -> Iterator[Finding]:
    """D29: a change above the form's threshold, and nobody says why."""
    least = Money.of(subject.edition.standards.reason_amount, subject.edition.narrative_form.unit)
    for compared in _once(subject):
        answer = compared.answer
        if answer.reason or abs(compared.rise) < least or not subject.submission.whole:
            continue
        if compared.path[-1] == "合计" and _parts_explained(subject, compared):
            continue
        if answer.base and abs(compared.rise.yuan) * 100 < subject.edition.standards.reason_threshold * abs(
            answer.base.yuan
        ):
            continue
        message = f"{_said(compared)}，没有写变动原因"
        where = "/".join(str(step) for step in compared.path)
        found = subject.found(
            "D29",
            message,
            compared.path,
            severity=Severity.WARNING,
            printed=compared.printed,
            hint=f"请在 {where} 写明原因",
        )
        yield replace(found, at=(*found.at, *answer.lines.sources[:5]))


def _parts_explained(subject: Subject, whole: Compared) -> bool:
    """A total whose parts have their reasons beside it needs none of its own."""
    return any(part.answer.reason for part in subject.compared if part.path[:-1] == whole.path[:-1])


def _once(subject: Subject) -> Iterator[Compared]:
    """Each reason once, with the first figure that prints it; a figure of the same money is the same figure."""
    seen = set()
    for compared in subject.compared:
        if compared.path not in seen:
            seen.add(compared.path)
            yield compared


def _said(compared: Compared) -> str:
    way = "增加" if compared.rise.yuan > 0 else "减少"
    label = compared.label
    return f"“{label}”本年 {_wan(compared.answer.money)}，上年 {_wan(compared.answer.base)}，{way} {_wan(abs(compared.rise))}"


def _wan(money: Money) -> str:
    return f"{money.yuan / YUAN_IN['万元']:.2f}万元"


def directions(reason: str) -> Iterator[tuple[int, str, bool, bool]]:
    """(1 up or -1 down, the clause, whether it is about money, whether it compares) for each clause that says so."""
    for clause in _CLAUSE.findall(reason):
        found = re.search(f"(?P<up>{_UP})|(?P<down>{DOWN})", clause)
        if not found or _UNLIKE.search(clause[: found.start()]):
            continue
        people, money = bool(_PEOPLE.search(clause)), bool(_MONEY.search(clause))
        if people and money and not _MONEY.search(clause[max(found.start() - 6, 0) : found.end() + 10]):
            money = False
        yield (1 if found["up"] else -1), clause, money and not _counted(clause, found.end()), _compares(clause, people)


def _counted(clause: str, end: int) -> bool:
    """增加6人: people or things, not money."""
    return bool(re.match(r"了?\d+[人名辆个台套次家]", clause[end:]))


def _compares(clause: str, people: bool) -> bool:  # noqa: FBT001 - a fact about the clause
    return bool(_COMPARED.search(clause)) and not people


def wrong_directions(subject: Subject) -> Iterator[Finding]:
    """D26: the words of a reason say one thing, the figures another."""
    told = set()
    for compared in subject.compared:
        reason = compared.answer.reason
        if not reason or compared.path in told or not subject.submission.whole:
            continue
        found = list(_wrong_direction(subject, compared))
        told |= {compared.path} if found else set()
        yield from found


def _wrong_direction(subject: Subject, compared: Compared) -> Iterator[Finding]:
    reason, sign = compared.answer.reason, _sign(subject, compared)
    found = _LEVEL.search(reason)
    if not found:
        yield from _against(subject, compared, sign)
    elif compared.answer.nil:
        message = f"“{compared.label}”两年都没有安排，原因却说{quoted(found[0])}"
        yield subject.found(
            "D26", message, compared.path, severity=Severity.WARNING, printed=compared.printed, part=found[0],
            hint="请核对预算明细的科目，或改写原因",
        )  # fmt: skip
    elif sign and not _CLAUSE_PEOPLE.search(reason[max(found.start() - 8, 0) : found.start()]):
        yield _contradiction(subject, compared, found[0], Severity.ERROR)


_CLAUSE_PEOPLE = re.compile(r"人员|人数|编制")


def _sign(subject: Subject, compared: Compared) -> int:
    shown = compared.rise.shown(subject.edition.narrative_form).value
    return (shown > 0) - (shown < 0)


def _against(subject: Subject, compared: Compared, sign: int) -> Iterator[Finding]:
    said = list(directions(compared.answer.reason))
    about_money = [(way, clause, compares) for way, clause, money, compares in said if money or compares]
    if about_money and not any(way == sign for way, *_ in about_money):
        _way, clause, compares = next((item for item in about_money if item[2]), about_money[0])
        yield _contradiction(subject, compared, clause, Severity.ERROR if compares and sign else Severity.WARNING)
    elif not about_money and sign:
        for way, clause, *_ in said:
            if way == -sign and _CLAUSE_PEOPLE.search(clause):
                yield _contradiction(subject, compared, clause, Severity.NOTE)
                return


def _contradiction(subject: Subject, compared: Compared, clause: str, severity: Severity) -> Finding:
    level = not compared.rise.shown(subject.edition.narrative_form).value
    figures = "本年与上年持平" if level else _said(compared)
    return subject.found(
        "D26", f"{figures}，原因却说{quoted(clause)}", compared.path, severity=severity, printed=compared.printed,
        part=clause, hint="请核对原因写的是不是这一项，方向是否写反",
    )  # fmt: skip


def staff_without_pay(subject: Subject) -> Iterator[Finding]:
    """D29: staff is the reason given for money that pays no staff."""
    for compared in _once(subject):
        reason, lines = compared.answer.reason, compared.answer.lines
        if not lines or not re.search(r"人员(增加|减少|变动)|工资|增加\d+人|减少\d+人", reason):
            continue
        if not lines.where(nature="基本支出"):
            message = f"“{compared.label}”只有项目支出，原因却说人员或工资变动"
            yield subject.found(
                "D29", message, compared.path, severity=Severity.WARNING, printed=compared.printed,
                part="人员", hint="请写项目本身的原因，检查是否照抄了别处的话",
            )  # fmt: skip


def same_words_both_ways(subject: Subject) -> Iterator[Finding]:
    """D30: one reason for a rise and for a fall."""
    by_reason: dict[str, dict[int, Compared]] = {}
    for compared in _once(subject):
        if (reason := compared.answer.reason) and (sign := _sign(subject, compared)):
            by_reason.setdefault(reason, {}).setdefault(sign, compared)
    for both in by_reason.values():
        if len(both) == 2:
            rise, fall = both[1], both[-1]
            message = f"同一句原因既说明增加（{rise.printed}），又说明减少（{fall.printed}）"
            yield subject.found(
                "D30", message, fall.path, rise.path, severity=Severity.WARNING, hint="请分别写明各自的原因"
            )


def loud_changes(subject: Subject) -> Iterator[Finding]:
    """D30: ten times as much as last year, or a tenth."""
    if not subject.submission.whole:
        return
    for compared in _once(subject):
        now, base = abs(compared.answer.money.yuan), abs(compared.answer.base.yuan)
        if now and base and abs(compared.rise.yuan) >= YUAN_IN["万元"] and max(now, base) >= LOUD * min(now, base):
            yield subject.found(
                "D30", f"{_said(compared)}，相差十倍以上", compared.path, severity=Severity.NOTE,
                printed=compared.printed, hint="请确认没有多写或少写一位",
            )  # fmt: skip


def uncovered_base(subject: Subject) -> Iterator[Finding]:
    """D27: last year's lines whose source is too high in the tree to be compared with anything."""
    fund = subject.submission.ledger.books["fund"]
    asked = set(_funds_asked(subject))
    for index, line in enumerate(subject.words["预算明细"]):
        if not line or line.get("资金来源") not in fund.children or not any(line.get(f) for f in ("上年", "上年执行")):
            continue
        if not asked & set(fund.path(line["资金来源"])) and asked & fund.under((line["资金来源"],)):
            message = f"上年数的资金来源{quoted(line['资金来源'])}下面还分几项，与上年相比时不知算在哪一项"
            yield subject.found(
                "D27", message, ("预算明细", index, "资金来源"), severity=Severity.WARNING,
                hint="上年按来源合计会小于上年支出合计，请填到最细一级",
            )  # fmt: skip


def _funds_asked(subject: Subject) -> Iterator[str]:
    """The sources that the form compares one by one."""
    for section in subject.edition.sections.values():
        for asks in section.lists.values():
            for ask in asks if isinstance(asks, tuple) else ():
                yield from ask.where.get("fund", ())


_PHRASES = {
    "增加": r"增", "减少": r"减|降", "人数增加": "增", "人数减少": "减",
}  # fmt: skip
_NOT_IN = {"持平": r"增加|增长|减少|下降", "两年均为零": r"增加|增长|减少|下降", "上年为零": r"增长|下降|减少",
           "人数持平": r"增加|减少", "增加": r"减少|下降", "减少": r"增加|增长"}  # fmt: skip


def own_phrases(subject: Subject) -> Iterator[Finding]:
    """D26: 措辞 that says 增加0.00万元, or a rate where there is no base."""
    for case, phrase in subject.words["措辞"].items():
        bad = re.search(_NOT_IN[case], phrase) if case in _NOT_IN else None
        needed = case in _PHRASES and not re.search(_PHRASES[case], phrase)
        if bad or needed:
            what = f"“{case}”时却说{quoted(bad[0])}" if bad else f"“{case}”的说法里没有说{case[-2:]}"
            severity = Severity.ERROR if needed or case in ("增加", "减少") else Severity.WARNING
            yield subject.found(
                "D26", f"措辞：{what}", ("措辞", case), severity=severity, part=bad[0] if bad else "",
                hint="删去这一条就用版式的说法",
            )  # fmt: skip
