"""A01, A03: form and year, and words that the form prints nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.ground.findings import Finding, Severity, near
from author.read.values import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from author.rules.subject import Subject


def wrong_year(subject: Subject) -> Iterator[Finding]:
    """A01: a form of another year."""
    first, last = subject.edition.years
    if not first <= subject.year <= last:
        span = str(first) if first == last else f"{first}—{last}"
        message = f"版式 {subject.edition.name} 是{span}年的，年度却填了{subject.year}"
        yield subject.found("A01", message, ("年度",), ("版式",), severity=Severity.WARNING, hint="请确认用对了版式")


def joined_names(subject: Subject) -> Iterator[Finding]:
    """A01: several offices in one item; they would be counted as one."""
    for index, name in enumerate(subject.written.offices):
        if "、" in name:
            at = (subject.tree.at(("机构", "内设机构", index)),)
            message = f"内设机构“{name}”写在一项里，印出来只算一个"
            hint = "每个科室单独写一项；工作簿里一行写一个"
            yield Finding("A01", message, at, severity=Severity.WARNING, hint=hint, object="机构/内设机构")


def reasons_without_place(subject: Subject) -> Iterator[Finding]:
    """A01, A03: a reason that the form prints nowhere, usually under a misspelt name or code."""
    functions = _functions(subject)
    asked = {path for section in subject.edition.sections.values() for path in section.reasons}
    known = asked | {path.replace("{code}", code) for path in asked if "{code}" in path for code in functions}
    for path in subject.written.reasons:
        is_code = path[-1].isdigit()
        if "/".join(path) not in known and not (is_code and "" in functions):
            yield _without_place(subject, "A03" if is_code else "A01", ("变动原因", *path), known)


def uses_without_place(subject: Subject) -> Iterator[Finding]:
    """A03: what a class of functions is used for, and no line has that class."""
    known = {code[:3] for code in _functions(subject)}
    for code in subject.written.uses:
        if code not in known and "" not in known:
            yield _without_place(subject, "A03", ("支出用途", code), known)


def _functions(subject: Subject) -> set[str]:
    """The function codes of all lines, those of the units' files too.

    With ``""`` among them as long as one is missing or unknown, or none is there.
    """
    book = subject.now.books["function"]
    codes = [line.function if line else "" for line in subject.written.lines]
    codes += [fact.function for fact in subject.submission.ledger.facts]
    return {code if code in book else "" for code in codes} or {""}


def _without_place(subject: Subject, code: str, path: tuple[str, ...], known: Iterable[str]) -> Finding:
    field, *above, last = path
    choices = sorted(name.split("/")[-1] for name in known if name.split("/")[:-1] == above and "{" not in name)
    hint = near(last, choices) or (f"可填：{'、'.join(choices)}" if choices else "请删去")
    message = f"{field}的{quoted(last)}在本版式和预算明细中都没有着落，不会印出"
    return Finding(code, message, (subject.tree.key_at(path),), hint=hint, object="/".join(path), part=last)
