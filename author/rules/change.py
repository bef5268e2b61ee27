"""D26 to D30: reasons against the changes they explain."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from author.ground.findings import Severity, closest
from author.ledger.money import YUAN_IN, Money
from author.read.values import quoted
from author.rules.directions import directions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.read.tree import Path
    from author.rules.figures import Compared
    from author.rules.subject import Subject

_LEVEL = re.compile(r"与?上年(?:预算|执行数)?(?:保持)?持平|无增减|没有变化|保持不变")
_STAFF = re.compile(r"人员|人数|编制")

LOUD = Decimal(10)
"""So many times last year's amount is asked about: usually a digit too many."""


def missing_reasons(subject: Subject) -> Iterator[Finding]:
    """D29: a change above the form's threshold, and nobody says why."""
    known = {compared.path for compared in subject.compared}
    for compared in _sure(subject):
        if _is_under_another_name(subject, compared, known):
            continue
        if not compared.answer.reason and _is_large(subject, compared) and not _is_explained(subject, compared):
            where = "/".join(str(step) for step in compared.path)
            found = subject.found(
                "D29", f"{_said(subject, compared)}，没有写变动原因", compared.path, severity=Severity.WARNING,
                printed=compared.printed, hint=f"请在 {where} 写明原因",
            )  # fmt: skip
            yield replace(found, at=(*found.at, *compared.answer.lines.sources[:5]))


def _is_large(subject: Subject, compared: Compared) -> bool:
    """Whether a change reaches the form's thresholds; what was nothing last year has no rate."""
    standards, rise, base = subject.edition.standards, abs(compared.rise), abs(compared.answer.base)
    if rise < Money.of(standards.reason_amount, subject.edition.narrative_form.unit):
        return False
    return not base or rise.yuan * 100 >= standards.reason_threshold * base.yuan


def _is_under_another_name(subject: Subject, compared: Compared, known: set[Path]) -> bool:
    """Whether a reason stands beside its place under a name that is none and is like its own: told already."""
    *above, name = compared.path
    around = subject.tree.value(tuple(above))
    beside = (key for key in around if (*above, key) not in known) if isinstance(around, dict) else ()
    return any(closest(key, [str(name)]) for key in beside)


def _is_explained(subject: Subject, whole: Compared) -> bool:
    """A total whose parts have their reasons beside it needs none of its own."""
    beside = (part for part in subject.compared if part.path[:-1] == whole.path[:-1])
    return whole.path[-1] == "合计" and any(part.answer.reason for part in beside)


def _once(subject: Subject) -> Iterator[Compared]:
    """Each reason once, with the first figure that prints it; a figure of the same money is the same figure."""
    seen = set()
    for compared in subject.compared:
        if compared.path not in seen:
            seen.add(compared.path)
            yield compared


def _sure(subject: Subject) -> Iterator[Compared]:
    """Each reason once, where nothing unread can change the figures."""
    return (compared for compared in _once(subject) if subject.knows(compared))


def _said(subject: Subject, compared: Compared) -> str:
    way = "增加" if compared.rise.yuan > 0 else "减少"
    now, base, rise = map(subject.said, (compared.answer.money, compared.answer.base, abs(compared.rise)))
    return f"“{compared.label}”本年 {now}，上年 {base}，{way} {rise}"


def _sign(subject: Subject, compared: Compared) -> int:
    """1 or -1 for a rise or a fall that shows in print."""
    shown = compared.rise.shown(subject.edition.narrative_form).value
    return (shown > 0) - (shown < 0)


def wrong_directions(subject: Subject) -> Iterator[Finding]:
    """D26: the words of a reason say one thing, the figures another."""
    told = set()
    for compared in subject.compared:
        if not subject.knows(compared):
            continue
        if compared.answer.reason and compared.path not in told and (found := _wrong_direction(subject, compared)):
            told.add(compared.path)
            yield found


def _wrong_direction(subject: Subject, compared: Compared) -> Finding | None:
    reason = compared.answer.reason
    level = _LEVEL.search(reason)
    if not level:
        return _against(subject, compared)
    of_staff = _STAFF.search(reason[max(level.start() - 8, 0) : level.start()])
    if _sign(subject, compared) and not of_staff:
        return _contradiction(subject, compared, level[0], Severity.ERROR)
    return None


def _against(subject: Subject, compared: Compared) -> Finding | None:
    """A reason whose clauses about money all go the other way, or one about staff when none is about money."""
    sign, said = _sign(subject, compared), list(directions(compared.answer.reason))
    of_money = [direction for direction in said if direction.of_money or direction.compares]
    if any(direction.way == sign for direction in of_money):
        return None
    if of_money:
        told = next((direction for direction in of_money if direction.compares), of_money[0])
        severity = Severity.ERROR if told.compares and sign else Severity.WARNING
        return _contradiction(subject, compared, told.clause, severity)
    of_staff = (direction.clause for direction in said if sign == -direction.way and _STAFF.search(direction.clause))
    clause = next(of_staff, "")
    return _contradiction(subject, compared, clause, Severity.NOTE) if clause else None


def _contradiction(subject: Subject, compared: Compared, clause: str, severity: Severity) -> Finding:
    figures = _said(subject, compared) if _sign(subject, compared) else "本年与上年持平"
    return subject.found(
        "D26", f"{figures}，原因却说{quoted(clause)}", compared.path, severity=severity, printed=compared.printed,
        part=clause, hint="请核对原因写的是不是这一项，方向是否写反",
    )  # fmt: skip


def staff_without_pay(subject: Subject) -> Iterator[Finding]:
    """D29: staff is the reason given for money that pays no staff."""
    for compared in _sure(subject):
        reason, lines = compared.answer.reason, compared.answer.lines
        if not lines or not re.search(
            r"(?<!企业退休)(?<!企业离退休)人员(增加|减少|变动)|工资|增加\d+人|减少\d+人", reason
        ):
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
    for compared in _sure(subject):
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
    for compared in _sure(subject):
        now, base = abs(compared.answer.money.yuan), abs(compared.answer.base.yuan)
        if now and base and abs(compared.rise.yuan) >= YUAN_IN["万元"] and max(now, base) >= LOUD * min(now, base):
            yield subject.found(
                "D30", f"{_said(subject, compared)}，相差十倍以上", compared.path, severity=Severity.NOTE,
                printed=compared.printed, hint="请确认没有多写或少写一位",
            )  # fmt: skip


def uncovered_base(subject: Subject) -> Iterator[Finding]:
    """D27: last year's lines whose source is too high in the tree to be compared with anything."""
    fund = subject.submission.ledger.books["fund"]
    asked = set(_funds_asked(subject))
    for path, line in subject.lines:
        if "资金来源" in line.unread or line.fund not in fund.children or not (line.prior or line.prior_actual):
            continue
        if not asked & set(fund.path(line.fund)) and asked & fund.under((line.fund,)):
            message = f"上年数的资金来源{quoted(line.fund)}下面还分几项，与上年相比时不知算在哪一项"
            yield subject.found(
                "D27", message, (*path, "资金来源"), severity=Severity.WARNING,
                hint="上年按来源合计会小于上年支出合计，请填到最细一级",
            )  # fmt: skip


def _funds_asked(subject: Subject) -> Iterator[str]:
    """The sources that the form compares one by one."""
    for section in subject.edition.sections.values():
        for asks in section.lists.values():
            for ask in asks if isinstance(asks, tuple) else ():
                yield from ask.where.get("fund", ())
