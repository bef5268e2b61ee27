"""F57: what a code may carry: money of its own budget, its kind of expenditure, its functions.

All of it stands in the code books; which fund belongs to which budget, in the edition. Only this year's money counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.ledger.codes import BUDGETS
from author.submission.lines import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.ledger.codes import CodeBook
    from author.read.tree import Path
    from author.rules.subject import Odd, Subject
    from author.submission.written import BudgetLine


def _of_this_year(subject: Subject) -> Iterator[tuple[Path, BudgetLine]]:
    """The lines with this year's money whose codes are known."""
    function, economic = subject.now.books["function"], subject.now.books["economic"]
    for path, line in subject.lines:
        if line.current and line.function in function and (not line.economic or line.economic in economic):
            yield path, line


def money_of_another_budget(subject: Subject) -> Iterator[Finding]:
    """F57: a function of one budget that money of another pays for."""
    book, budgets = subject.now.books["function"], subject.edition.budgets
    yield from subject.found_in_lines(
        "F57",
        (
            (path, _foreign(line.function, line.fund, budgets[line.fund], book))
            for path, line in _of_this_year(subject)
            if budgets.get(line.fund) not in (None, book.budget(line.function) or budgets.get(line.fund))
        ),
    )


def _foreign(code: str, fund: str, paid: str, book: CodeBook) -> Odd:
    own = BUDGETS[book.budget(code)]
    severity = Severity.ERROR if _is_sure(code, book) else Severity.WARNING
    message = f"功能科目{code} {book.names[code]}是{own}的科目，资金来源“{fund}”却是{BUDGETS[paid]}的钱"
    doubt = "" if severity is Severity.ERROR else "科目表里这个科目没有核实；"
    return message, severity, f"{doubt}请核对功能科目和资金来源，两者要属于同一本预算", "资金来源"


def _is_sure(code: str, book: CodeBook) -> bool:
    """Whether nobody doubts the budget of a code; what lies above it tells it where all under that agree."""
    node = next(each for each in reversed(book.path(code)) if each in book.budgets)
    told = {book.budgets[each] for each in book.under((node,)) if each in book.budgets}
    return node not in book.doubts and len(told) == 1


def natures(subject: Subject) -> Iterator[Finding]:
    """F57: running an office or paying wages as a project; what always is a project as basic expenditure."""
    yield from subject.found_in_lines(
        "F57", ((path, odd) for path, line in _of_this_year(subject) for odd in _odd(subject, line))
    )


def _odd(subject: Subject, line: BudgetLine) -> Iterator[Odd]:
    is_project = bool(line.project) or line.nature == PROJECT
    wrong, here, other = ("basic", "项目支出", "基本支出") if is_project else ("project", "基本支出", "项目支出")
    books = subject.now.books
    for field, code, book in (
        ("功能科目", line.function, books["function"]),
        ("经济科目", line.economic, books["economic"]),
    ):
        if book.natures.get(code) == wrong:
            message = f"{field}{code} {book.names[code]}是{other}的科目，这里列了{here}"
            yield message, Severity.WARNING, f"请核对科目；属于{other}的请按{other}填", field


def functions_of_economic_codes(subject: Subject) -> Iterator[Finding]:
    """F57: an economic code with a function that it does not go with."""
    economic, function = subject.now.books["economic"], subject.now.books["function"]
    yield from subject.found_in_lines(
        "F57",
        (
            (path, _unfit(line.economic, economic, function))
            for path, line in _of_this_year(subject)
            if (nodes := economic.fits.get(line.economic)) and not set(nodes) & set(function.path(line.function))
        ),
    )


def _unfit(code: str, economic: CodeBook, function: CodeBook) -> Odd:
    wanted = "、".join(f"{node} {function.names.get(node, '')}".strip() for node in economic.fits[code])
    message = f"经济科目{code} {economic.names[code]}一般列在功能科目{wanted}下，这里列在别的科目"
    return message, Severity.NOTE, "请核对两个编码", "功能科目"
