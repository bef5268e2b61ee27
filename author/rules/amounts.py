"""A04, A05, F47: amounts by themselves, for the people they are for, and against what the bureau has told."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from author.ground.findings import Finding, Severity, near
from author.ledger.money import Form, Money

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.ledger.ledger import Fact
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
    for fact in subject.submission.ledger.facts:
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
    if subject.submission.whole and heads and 0 < total.yuan < PER_HEAD * heads:
        whole, each = (money.shown(YUAN).with_unit for money in (total, Money(total.yuan / heads)))
        message = f"全年预算只有{whole}，在职{heads}人，平均每人{each}"
        hint = "金额若按万元填，请写明“金额单位: 万元”"
        yield subject.found("A05", message, ("预算明细",), severity=Severity.WARNING, hint=hint)


CONTROLS: Mapping[str, Mapping[str, str]] = {
    "收入总计": {},
    "支出总计": {},
    "基本支出": {"nature": "基本支出"},
    "人员经费": {"nature": "人员经费"},
    "公用经费": {"nature": "公用经费"},
    "项目支出": {"nature": "项目支出"},
}


def control_figures(subject: Subject) -> Iterator[Finding]:
    """F47: a total against the control figure, at the precision that the control figure is given with."""
    for name, told in subject.written.controls.items():
        if name in CONTROLS:
            yield from _control(subject, name, told)
        else:
            hint = near(name, CONTROLS) or f"可填：{'、'.join(CONTROLS)}"
            yield subject.found("F47", f"没有“{name}”这一控制数", ("控制数", name), hint=hint)


def as_told(told: Decimal, money: Money) -> Decimal:
    """An amount in 万元, with as many decimals as the control figure has."""
    exponent = told.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return money.shown(Form(decimals=decimals)).value


def _control(subject: Subject, name: str, told: Decimal) -> Iterator[Finding]:
    ours = as_told(told, subject.now.where(**CONTROLS[name]).total)
    if subject.submission.whole and ours != told:
        message = f"{name}：预算明细合计 {ours} 万元，控制数 {told} 万元"
        printed = "" if CONTROLS[name] else subject.place(name)
        yield subject.found("F47", message, ("控制数", name), printed=printed, hint=control_hint(ours, told))


def control_hint(ours: Decimal, told: Decimal) -> str:
    """Ten thousand times too much or too little is a slip of the unit, not a line that is missing."""
    if ours * told > 0 and not Decimal("0.001") < ours / told < 1000:
        return "多半是单位不对：控制数总是万元，明细按“金额单位”（元或万元）"
    return "请核对预算明细有无遗漏或重复"
