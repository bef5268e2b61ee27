"""A01, A03, A04, A05, F47: form and year, places of words, amounts by themselves, control figures."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from author.findings import Finding, Severity, near
from author.money import YUAN_IN, rounded
from author.read.values import quoted
from author.wording import CHANGES, PEOPLE, unknown_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from author.ledger import Fact
    from author.read.tree import Path
    from author.rules.subject import Subject
    from author.submission import Submission

LARGE, ABSURD = Decimal(10_000_000_000), Decimal(1_000_000_000_000)
"""元 in one line: ten billion is more than a prefecture's departments spend, a trillion more than any department."""


def negative_amounts(subject: Subject) -> Iterator[Finding]:
    """A04: a budget amount below zero."""
    for fact in subject.submission.ledger.facts:
        if fact.amount < 0:
            message = f"{fact.measure}是负数（{fact.amount}元）"
            hint = "确为调减时不用改，否则请改正"
            yield Finding("A04", message, (fact.source,), "", Severity.WARNING, hint, _line_of(fact))


def absurd_amounts(subject: Subject) -> Iterator[Finding]:
    """A05: an amount that no department has, usually 元 read as 万元."""
    for fact in subject.submission.ledger.facts:
        if abs(fact.amount) >= LARGE:
            severity = Severity.ERROR if abs(fact.amount) >= ABSURD else Severity.WARNING
            message = f"{fact.measure} {fact.amount / YUAN_IN['亿元']:,.0f} 亿元，大得不合情理"
            hint = "请检查“金额单位”和小数点"
            yield Finding("A05", message, (fact.source,), "", severity, hint, _line_of(fact))


def _line_of(fact: Fact) -> str:
    """The line as 忽略 names it."""
    steps = (fact.function, fact.project, fact.economic, fact.fund, fact.purpose)
    return "/".join(("预算明细", *filter(None, steps), fact.measure.removesuffix("预算")))


def wrong_year(subject: Subject) -> Iterator[Finding]:
    """A01: a form of another year."""
    first, last = subject.edition.years
    if not first <= subject.year <= last:
        span = str(first) if first == last else f"{first}—{last}"
        message = f"版式 {subject.edition.name} 是{span}年的，年度却填了{subject.year}"
        yield subject.found("A01", message, ("年度",), ("版式",), severity=Severity.WARNING, hint="请确认用对了版式")


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
    for name, told in subject.words["控制数"].items():
        path = ("控制数", name)
        question = CONTROLS.get(name)
        if question is None:
            hint = near(name, CONTROLS) or f"可填：{'、'.join(CONTROLS)}"
            yield subject.found("F47", f"没有“{name}”这一控制数", path, hint=hint)
            continue
        exponent = told.as_tuple().exponent
        decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        ours = rounded(subject.now.where(**question).total.yuan / YUAN_IN["万元"], decimals)
        if subject.submission.whole and ours != told:
            message = f"{name}：预算明细合计 {ours} 万元，控制数 {told} 万元"
            printed = subject.place(name) if not question else ""
            yield subject.found("F47", message, path, printed=printed, hint=_control_hint(ours, told))


def _control_hint(ours: Decimal, told: Decimal) -> str:
    """Ten thousand times too much or too little is a slip of the unit, not a line that is missing."""
    if ours * told > 0 and not Decimal("0.001") < ours / told < 1000:
        return "多半是单位不对：控制数总是万元，明细按“金额单位”（元或万元）"
    return "请核对预算明细有无遗漏或重复"


def own_wording(subject: Subject) -> Iterator[Finding]:
    """A01: 措辞 with a case or a token that does not exist."""
    known = (*CHANGES, *PEOPLE)
    for case, phrase in subject.words["措辞"].items():
        path = ("措辞", case)
        if case not in known:
            hint = near(case, known) or f"可填：{'、'.join(known)}"
            yield subject.found("A01", f"措辞里没有“{case}”", path, hint=hint)
        for token in unknown_tokens(phrase):
            hint = "可用 {比} {基期} {差额} {比率} {人数}"
            yield subject.found("A01", f"措辞里没有 {{{token}}}", path, hint=hint)


def joined_names(subject: Subject) -> Iterator[Finding]:
    """A01: several offices in one item; they would be counted as one."""
    submission = subject.submission
    for index, name in enumerate(submission.words["机构"]["内设机构"]):
        if "、" in name:
            path = ("机构", "内设机构", index)
            message = f"内设机构“{name}”写在一项里，印出来只算一个"
            at = (submission.tree.at(path),)
            hint = "每个科室单独写一项；工作簿里一行写一个"
            yield Finding("A01", message, at, severity=Severity.WARNING, hint=hint, object="机构/内设机构")


def reasons_without_place(subject: Subject) -> Iterator[Finding]:
    """A01, A03: a reason that the form prints nowhere, usually under a misspelt name or code."""
    functions = _functions(subject.submission)
    asked = {path for section in subject.edition.sections.values() for path in section.reasons}
    known = asked | {path.replace("{code}", code) for path in asked if "{code}" in path for code in functions}
    for path in _filled(subject.words["变动原因"]):
        is_code = path[-1].isdigit()
        if "/".join(path) not in known and not (is_code and "" in functions):
            yield _without_place(subject, "A03" if is_code else "A01", ("变动原因", *path), known)


def uses_without_place(subject: Subject) -> Iterator[Finding]:
    """A03: what a class of functions is used for, and no line has that class."""
    known = {code[:3] for code in _functions(subject.submission)}
    for code in subject.words["支出用途"]:
        if code not in known and "" not in known:
            yield _without_place(subject, "A03", ("支出用途", code), known)


def _functions(submission: Submission) -> set[str]:
    """The function codes of all lines; with ``""`` among them as long as one is missing or unknown, or none is there."""
    book = submission.ledger.books["function"]
    codes = ((line or {}).get("功能科目", "") for line in submission.words["预算明细"])
    return {code if code in book else "" for code in codes} or {""}


def _filled(reasons: Mapping[str, str | Mapping[str, str]]) -> Iterator[tuple[str, ...]]:
    """The paths below 变动原因 that staff filled in."""
    for name, words in reasons.items():
        if isinstance(words, str):
            yield from [(name,)] if words else []
        else:
            yield from ((name, inner) for inner in words)


def _without_place(subject: Subject, code: str, path: tuple[str, ...], known: Iterable[str]) -> Finding:
    field, *above, last = path
    choices = sorted(name.split("/")[-1] for name in known if name.split("/")[:-1] == above and "{" not in name)
    hint = near(last, choices) or (f"可填：{'、'.join(choices)}" if choices else "请删去")
    message = f"{field}的{quoted(last)}在本版式和预算明细中都没有着落，不会印出"
    at: Path = path
    return Finding(code, message, (subject.tree.key_at(at),), hint=hint, object="/".join(path), part=last)
