"""F57: the 性质 of a unit against the functions that only 行政, or only 事业 units spend on.

It decides whose costs are printed as 机关运行经费, and no table shows it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.submission.units import BELOW, KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.ledger.ledger import Ledger
    from author.read.tree import Path
    from author.rules.subject import Subject

_OF_ONE = re.compile(r"(行政|事业)(?:运行|单位离退休|单位医疗)$")
_MOST_CODES = 3
_ADMINISTRATIVE, _, _INSTITUTION = KINDS


def natures_of_units(subject: Subject) -> Iterator[Finding]:
    """F57: a unit all whose functions of this sort are the other's; 参公 may have either."""
    members, spending = subject.submission.members, subject.now.by("unit")
    for unit, kind in members.kinds.items():
        codes = _of_one(spending[unit]) if unit in spending else {}
        told = set(codes.values())
        if subject.knows_all_of(unit) and len(told) == 1 and told == {_ADMINISTRATIVE, _INSTITUTION} - {kind}:
            names = subject.now.books["function"].names
            shown = "、".join(f"{code} {names[code]}" for code in list(codes)[:_MOST_CODES])
            message = f"{unit}的性质是{kind}，科目却都是{told.pop()}单位的（{shown}）"
            hint = "性质决定机关运行经费怎么算；请核对性质和科目"
            yield subject.found("F57", message, _path(subject, unit), severity=Severity.WARNING, hint=hint)


def _of_one(ledger: Ledger) -> dict[str, str]:
    """The codes of functions that only one sort of units has, with the sort."""
    names = ledger.books["function"].names
    found = {code: _OF_ONE.search(names[code]) for code in ledger.by("function")}
    return {code: sort[1] for code, sort in found.items() if sort}


def _path(subject: Subject, unit: str) -> Path:
    members = subject.submission.members
    if unit == members.own:
        return ("单位", "性质")
    listed = [below.name for below in subject.written.below]
    return (*BELOW, listed.index(unit), "性质")
