"""A04, A05, F47: amounts by themselves, for the people they are for, and against what the bureau has told."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from author.ground.findings import Finding, Severity, near
from author.ledger.money import Form, Money
from author.rules.controls import CONTROLS, control_hint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ledger.ledger import Fact
    from author.rules.controls import Mismatch
    from author.rules.subject import Subject

YUAN = Form("元")
BILLIONS = Form("亿元", decimals=0, thousands=True)
LARGE, ABSURD = Decimal(10_000_000_000), Decimal(1_000_000_000_000)
"""元 in one line: ten billion is more than a prefecture's departments spend, a trillion more than any department."""


def negative_amounts(subject: Subject) -> Iterator[Finding]:
    """A04: a budget amount below zero."""
    for fact in subject.submission.ledger.facts:
        if fact.amount < 0:
            message = f"{fact.measure}是负数（{Money(fact.amount).shown(YUAN).with_unit}）"
            hint = "确为调减时不用改，否则请改正"
            yield Finding("A04", message, (fact.source,), "", Severity.WARNING, hint, _line_of(fact))


def absurd_amounts(subject: Subject) -> Iterator[Finding]:
    """A05: an amount that no department has, usually 元 read as 万元."""
    for fact in subject.submission.ledger.facts if subject.knows_unit else ():
        if abs(fact.amount) >= LARGE:
            severity = Severity.ERROR if abs(fact.amount) >= ABSURD else Severity.WARNING
            message = f"{fact.measure} {Money(fact.amount).shown(BILLIONS)} 亿元，大得不合情理"
            hint = "请检查“金额单位”和小数点"
            yield Finding("A05", message, (fact.source,), "", severity, hint, _line_of(fact))


def _line_of(fact: Fact) -> str:
    """The line as 忽略 names it."""
    steps = (fact.function, fact.project, fact.economic, fact.fund, fact.purpose)
    return "/".join(("预算明细", *filter(None, steps), fact.measure.removesuffix("预算")))


PER_HEAD = Decimal(100)
"""元. A budget of less for everyone on its rolls was filled in in 万元."""


def tiny_budget(subject: Subject) -> Iterator[Finding]:
    """A05: so little money for so many people that 万元 must have been meant."""
    heads, total = subject.written.people.serving.now, subject.now.total
    if subject.is_sure(subject.now) and subject.knows_counts("人员") and heads and 0 < total.yuan < PER_HEAD * heads:
        whole, each = (money.shown(YUAN).with_unit for money in (total, Money(total.yuan / heads)))
        message = f"全年预算只有{whole}，在职{heads}人，平均每人{each}"
        hint = "金额若按万元填，请写明“金额单位: 万元”"
        yield subject.found("A05", message, ("预算明细",), severity=Severity.WARNING, hint=hint)


def control_figures(subject: Subject) -> Iterator[Finding]:
    """F47: totals against the control figures, at the precision that these are given with.

    Those as far apart are one mistake. What a unit without money leaves out is told there (A09), and an amount that is
    in another unit is told once.
    """
    for name in subject.written.controls:
        if name not in CONTROLS:
            hint = near(name, CONTROLS) or f"可填：{'、'.join(CONTROLS)}"
            yield subject.found("F47", f"没有“{name}”这一控制数", ("控制数", name), hint=hint)
    if subject.other_unit:
        yield _other_unit(subject)
    elif not subject.lacks_units:
        apart: dict[Decimal, list[Mismatch]] = {}
        for mismatch in subject.mismatches:
            if subject.is_sure(mismatch.counted):
                apart.setdefault(mismatch.apart, []).append(mismatch)
        yield from (_mismatch(subject, same) for same in apart.values())


def _other_unit(subject: Subject) -> Finding:
    first = subject.mismatches[0]
    message = f"金额的单位多半不对：{first}，相差一万倍"
    hint = f"金额若按{subject.other_unit}填，请写明“金额单位: {subject.other_unit}”；控制数总是万元"
    return subject.found(
        "F47", message, ("金额单位",), *(("控制数", each.name) for each in subject.mismatches), hint=hint
    )


def _mismatch(subject: Subject, same: list[Mismatch]) -> Finding:
    first = same[0]
    printed = "" if CONTROLS[first.name] else subject.place(first.name)
    paths, message = [("控制数", each.name) for each in same], "；".join(map(str, same))
    return subject.found("F47", message, *paths, printed=printed, hint=control_hint(first.ours, first.told))
