"""F46: lines whose codes and words do not fit each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.read.values import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.ledger.codes import CodeBook
    from author.read.tree import Path
    from author.rules.subject import Odd, Subject
    from author.submission.written import BudgetLine

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


def _of_this_year(subject: Subject) -> Iterator[tuple[Path, BudgetLine]]:
    return ((path, line) for path, line in subject.lines if line.current)


def three_public(subject: Subject) -> Iterator[Finding]:
    """F46: money for vehicles, guests or travel abroad outside the subjects that “三公” counts."""
    for path, line in _of_this_year(subject):
        for name, codes, pattern in _PUBLIC if line.purpose else ():
            if pattern.search(line.purpose) and line.economic not in codes:
                message = f"用途{quoted(line.purpose)}像是{name}，经济科目却是{line.economic}，没有计入“三公”经费"
                hint = f"属于“三公”经费的请列{codes[0]}"
                place = (*path, "经济科目")
                yield subject.found("F46", message, place, severity=Severity.WARNING, part=line.economic, hint=hint)
                break


def fitting_codes(subject: Subject) -> Iterator[Finding]:
    """F46: 人员经费 with an office subject; 住房公积金 with another economic subject."""
    lines = _of_this_year(subject)
    yield from subject.found_in_lines("F46", ((path, odd) for path, line in lines for odd in _unfitting(subject, line)))


def _unfitting(subject: Subject, line: BudgetLine) -> Iterator[Odd]:
    """What is odd about the codes of a line."""
    economic, function = subject.now.books["economic"], subject.now.books["function"]
    code = line.economic
    if code not in economic:
        return
    kind = economic.kind(code)
    if line.nature in ("人员经费", "公用经费") and kind and kind != line.nature:
        message = f"经济科目{code} {economic.names[code]}是{kind}，支出类别却填{line.nature}"
        yield message, Severity.WARNING, "请核对两个编码", "支出类别"
    wanted = _only_pay(line.function, economic)
    if wanted and len(code) == 5 and code != wanted and not line.project:
        named = f"{line.function} {function.names[line.function]}"
        message = f"{named}的经济科目一般是{wanted}，这里填了别的"
        yield message, Severity.WARNING, "请核对两个编码", "经济科目"


def _only_pay(function: str, economic: CodeBook) -> str:
    """The economic code that goes with this function and with no other; empty where there is none or several."""
    codes = [code for code, functions in economic.fits.items() if functions == (function,)]
    return codes[0] if len(codes) == 1 else ""


def purposes_of_codes(subject: Subject) -> Iterator[Finding]:
    """F46: a purpose that names another economic subject than the line has; the 99 of a class may be anything."""
    book = subject.now.books["economic"]
    named = {name: code for code, name in book.names.items() if len(code) == 5 and len(name) >= 3 and code[:3] == "302"}
    for path, line in _of_this_year(subject):
        code = line.economic
        if not line.purpose or len(code) != 5 or code.endswith("99") or code not in book:
            continue
        meant = [name for name in named if name in line.purpose]
        if meant and code not in {named[name] for name in meant}:
            message = f"用途{quoted(line.purpose)}，经济科目却是{code} {book.names[code]}"
            hint = f"{meant[0]}的经济科目是{named[meant[0]]}"
            yield subject.found("F46", message, (*path, "经济科目"), severity=Severity.NOTE, part=code, hint=hint)
