"""E76: procurement against the lines that pay for it, and what is set aside for smaller firms."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.ledger.money import Money

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from author.ground.findings import Finding
    from author.rules.subject import Subject

_NOT_BOUGHT = ("301", "303", "307", "311", "312", "313")
"""Pay, grants to persons, interest, grants to firms and to insurance funds: nothing is bought with them."""
_BUILT = ("30213", "309", "310", "311", "312", "399")
"""Repairs and building, and what is given to those who build."""
_COARSE = ("", "302")
"""Lines that are no finer may be for repairs."""


def beyond_lines(subject: Subject) -> Iterator[Finding]:
    """E76: more is to be bought, or built, than the lines have for it."""
    bought, now = subject.written.procurement, subject.now
    if not subject.knows_counts("政府采购") or not subject.is_sure(now) or bought.total > now.total:
        return  # more than the whole budget is told by F38
    paying = _paying(subject, lambda code: not code.startswith(_NOT_BOUGHT))
    building = _paying(subject, lambda code: code.startswith(_BUILT) or code in _COARSE)
    hint = "请核对采购预算，或明细的经济科目"
    if bought.total > paying:
        message = f"政府采购合计{subject.said(bought.total)}，预算明细里能用于采购的只有{subject.said(paying)}"
        message += "（工资、对个人的补助等不是采购）"
        yield subject.found("E76", message, ("政府采购",), severity=Severity.WARNING, hint=hint)
    elif bought.works > building:
        message = f"工程采购{subject.said(bought.works)}，预算明细里维修和建设的支出只有{subject.said(building)}"
        yield subject.found("E76", message, ("政府采购", "工程"), severity=Severity.WARNING, hint=hint)


def _paying(subject: Subject, fits: Callable[[str], bool]) -> Money:
    """This year's lines of the economic codes that fit."""
    return Money(sum((fact.amount for fact in subject.now.facts if fits(fact.economic)), Decimal(0)))


def nothing_for_small_firms(subject: Subject) -> Iterator[Finding]:
    """E76: something is bought, and nothing of it is set aside for smaller firms."""
    bought = subject.written.procurement
    if not subject.knows_counts("政府采购") or not bought.total:
        return
    if not bought.small_and_middle:
        message = f"政府采购合计{subject.said(bought.total)}，面向中小企业预留的是零"
        hint = "确实没有预留的写在“忽略”里，说明理由"
        yield subject.found("E76", message, ("政府采购",), severity=Severity.WARNING, hint=hint)
    elif not bought.small:
        message = f"面向中小企业预留{subject.said(bought.small_and_middle)}，其中小微企业是零"
        hint = "预留份额里给小微企业的一般不低于六成，请核对"
        yield subject.found("E76", message, ("政府采购",), severity=Severity.WARNING, hint=hint)
