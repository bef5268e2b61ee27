"""Checks that the shape of the data cannot say, one small function per code."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from author.findings import Finding, Severity, near
from author.ledger import CURRENT
from author.money import YUAN_IN, rounded
from author.wording import CHANGES, PEOPLE, unknown_tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from author.edition import Edition
    from author.submission import Submission

ABSURD = Decimal(1_000_000_000_000)
"""元. A trillion is more than any department of a prefecture spends."""


def check(submission: Submission, edition: Edition) -> list[Finding]:
    """All findings of all rules."""
    return [finding for rule in RULES for finding in rule(submission, edition)]


def negative_amounts(submission: Submission, _edition: Edition) -> Iterator[Finding]:
    """A04: a budget amount below zero."""
    for fact in submission.ledger.facts:
        if fact.amount < 0:
            message = f"{fact.measure}是负数（{fact.amount}元）"
            yield Finding(
                "A04", message, (fact.source,), severity=Severity.WARNING, hint="确为调减时不用改，否则请改正"
            )


def absurd_amounts(submission: Submission, _edition: Edition) -> Iterator[Finding]:
    """A05: an amount that no department has, usually 元 read as 万元."""
    for fact in submission.ledger.facts:
        if abs(fact.amount) >= ABSURD:
            message = f"{fact.measure} {fact.amount / YUAN_IN['亿元']:,.0f} 亿元，大得不合情理"
            yield Finding("A05", message, (fact.source,), hint="请检查“金额单位”和小数点")


def wrong_year(submission: Submission, edition: Edition) -> Iterator[Finding]:
    """A01: a form of another year."""
    first, last = edition.years
    if not first <= submission.year <= last:
        span = str(first) if first == last else f"{first}—{last}"
        message = f"版式 {edition.name} 是{span}年的，年度却填了{submission.year}"
        at = (submission.tree.at(("年度",)), submission.tree.at(("版式",)))
        yield Finding("A01", message, at, severity=Severity.WARNING, hint="请确认用对了版式")


def control_figures(submission: Submission, _edition: Edition) -> Iterator[Finding]:
    """F47: a total against the control figure, at the precision that the control figure is given with."""
    ledger = submission.ledger.where(measure=CURRENT)
    for name, told in submission.words["控制数"].items():
        at = submission.tree.at(("控制数", name))
        question = CONTROLS.get(name)
        if question is None:
            yield Finding(
                "F47", f"没有“{name}”这一控制数", (at,), hint=near(name, CONTROLS) or f"可填：{'、'.join(CONTROLS)}"
            )
            continue
        exponent = told.as_tuple().exponent
        decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        ours = rounded(ledger.where(**question).total.yuan / YUAN_IN["万元"], decimals)
        if ours != told:
            hint = "请核对预算明细有无遗漏或重复"
            yield Finding("F47", f"{name}：预算明细合计 {ours} 万元，控制数 {told} 万元", (at,), hint=hint)


CONTROLS: dict[str, dict[str, str]] = {
    "收入总计": {},
    "支出总计": {},
    "基本支出": {"nature": "基本支出"},
    "人员经费": {"nature": "人员经费"},
    "公用经费": {"nature": "公用经费"},
    "项目支出": {"nature": "项目支出"},
}


def own_wording(submission: Submission, _edition: Edition) -> Iterator[Finding]:
    """A01: 措辞 with a case or a token that does not exist."""
    known = (*CHANGES, *PEOPLE)
    for case, phrase in submission.words["措辞"].items():
        at = submission.tree.at(("措辞", case))
        if case not in known:
            yield Finding("A01", f"措辞里没有“{case}”", (at,), hint=near(case, known) or f"可填：{'、'.join(known)}")
        for token in unknown_tokens(phrase):
            yield Finding("A01", f"措辞里没有 {{{token}}}", (at,), hint="可用 {比} {基期} {差额} {比率} {人数}")


RULES: tuple[Callable[[Submission, Edition], Iterator[Finding]], ...] = (
    negative_amounts,
    absurd_amounts,
    wrong_year,
    control_figures,
    own_wording,
)
