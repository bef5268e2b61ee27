"""F38: what is to be bought."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.rules.subject import Subject


def procurement(subject: Subject) -> Iterator[Finding]:
    """F38: 小微 within 中小 within all that is bought, and all of it within the budget."""
    bought, said = subject.written.procurement, subject.said
    small, middle, whole = ("政府采购", "其中小微企业"), ("政府采购", "面向中小企业"), ("政府采购",)
    if bought.small > bought.small_and_middle:
        message = f"预留给小微企业{said(bought.small)}，超过面向中小企业的{said(bought.small_and_middle)}"
        yield subject.found("F38", message, small, middle, hint="小微企业是中小企业的一部分，请看两数是否填反")
    if bought.small_and_middle > bought.total:
        message = f"面向中小企业预留{said(bought.small_and_middle)}，超过政府采购合计{said(bought.total)}"
        yield subject.found("F38", message, middle, whole, hint="请核对各项采购预算")
    if subject.submission.whole and bought.total > subject.now.total:
        message = f"政府采购合计{said(bought.total)}，超过支出预算{said(subject.now.total)}"
        yield subject.found("F38", message, whole, hint="请检查是否把元当成了万元")
