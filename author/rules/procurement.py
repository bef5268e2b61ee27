"""F38: what is to be bought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.ledger.ledger import CURRENT
from author.submission.reading import procurement as read_procurement
from author.submission.units import BELOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.ledger.money import Money
    from author.read.tree import Path
    from author.rules.subject import Subject
    from author.submission.written import Procurement


def procurement(subject: Subject) -> Iterator[Finding]:
    """F38: 小微 within 中小 within all that is bought, and all of it within the budget."""
    total = subject.now.total if subject.is_sure(subject.now) else None
    if subject.knows_counts("政府采购"):
        yield from _within(subject, subject.written.procurement, total, (), "")


def procurement_of_units(subject: Subject) -> Iterator[Finding]:
    """F38: the same of each unit below that has no file of its own; in the sum of all a slip of one is not seen."""
    spending = subject.submission.gross.where(measure=CURRENT).by("unit")
    for index, unit in enumerate(subject.submission.own_words["机构"]["下属预算单位"]):
        if (name := unit["名称"]) not in subject.submission.handed:
            total = spending[name].total if name in spending and subject.is_sure(spending[name]) else None
            yield from _within(subject, read_procurement(unit), total, (*BELOW, index), name)


def _within(subject: Subject, bought: Procurement, total: Money | None, around: Path, whose: str) -> Iterator[Finding]:
    """``total`` is all there is to spend, None where nobody knows; ``around`` is where the unit's 政府采购 stands."""
    said, whole = subject.said, (*around, "政府采购")
    small, middle = (*whole, "其中小微企业"), (*whole, "面向中小企业")
    if bought.small > bought.small_and_middle:
        message = f"{whose}预留给小微企业{said(bought.small)}，超过面向中小企业的{said(bought.small_and_middle)}"
        yield subject.found("F38", message, small, middle, hint="小微企业是中小企业的一部分，请看两数是否填反")
    if bought.small_and_middle > bought.total:
        message = f"{whose}面向中小企业预留{said(bought.small_and_middle)}，超过政府采购合计{said(bought.total)}"
        yield subject.found("F38", message, middle, whole, hint="请核对各项采购预算")
    if total is not None and bought.total > total:
        message = f"{whose}政府采购合计{said(bought.total)}，超过支出预算{said(total)}"
        yield subject.found("F38", message, whole, hint="请检查是否把元当成了万元")
