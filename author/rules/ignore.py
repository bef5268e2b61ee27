"""忽略: a finding that staff have looked at and explained is silent; an 忽略 that silences nothing is a finding (A07)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.read.values import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from author.ground.findings import Finding
    from author.rules.subject import Subject
    from author.submission.written import Ignored

_NOTHING_LEFT = "这条规则现在没有报什么：编号写错的请改正（kzauthor rules 列出全部），已经改好的请删去这一条"


def without_ignored(subject: Subject, findings: Iterable[Finding]) -> list[Finding]:
    """``findings`` without those that 忽略 names.

    An 忽略 names a rule, and the object of the finding or the end of it (功能科目/2101599 for
    变动原因/功能科目/2101599). It must mean one object: what fits several is too short, and silences none.
    """
    left = list(findings)
    for index, ignored in enumerate(subject.written.ignored):
        if not ignored.rule:
            continue
        meant = {found.object for found in left if _fits(ignored, found)}
        others = {found.code for found in left if not meant and _is_swapped(ignored, found)}
        if len(meant) == 1:
            left = [found for found in left if not _fits(ignored, found)]
        elif len(others) == 1:  # the finding is meant, and its number wrong: both are one mistake
            left = [found for found in left if not _is_of(ignored, found)]
            left.append(_misnumbered(subject, index, ignored, *others))
        elif meant or subject.reads_all:  # what it silences may come back with what could not be read
            left.append(_idle(subject, index, ignored, sorted(meant), left))
    return left


def _fits(ignored: Ignored, found: Finding) -> bool:
    return found.code == ignored.rule and _is_of(ignored, found)


def _is_of(ignored: Ignored, found: Finding) -> bool:
    """Whether a finding of whatever rule has the object, or one that ends like it."""
    if not found.object or found.code == "A07":
        return False
    return not ignored.object or f"/{found.object}".endswith(f"/{ignored.object}")


def _is_swapped(ignored: Ignored, found: Finding) -> bool:
    """Whether the digits of the rule have changed places: F64 for F46."""
    swapped = ignored.rule != found.code and sorted(ignored.rule) == sorted(found.code)
    return bool(swapped and ignored.object) and _is_of(ignored, found)


def _misnumbered(subject: Subject, index: int, ignored: Ignored, rule: str) -> Finding:
    message = f"忽略的规则 {ignored.rule} 对{quoted(ignored.object)}没有报什么，报的是 {rule}"
    hint = f"是这一条的，请把规则改成 {rule}"
    finding = subject.found("A07", message, ("忽略", index), severity=Severity.WARNING, hint=hint)
    return replace(finding, object="")


def _idle(subject: Subject, index: int, ignored: Ignored, meant: list[str], left: Iterable[Finding]) -> Finding:
    rule, asked = ignored.rule, ignored.object
    named = f"规则 {rule}、对象{quoted(asked)}" if asked else f"规则 {rule}"
    path = ("忽略", index)
    if meant:
        hint = f"请把对象写全，如：{meant[0]}"
        message = f"忽略的{named}对上了{len(meant)}处，一条只能忽略一处"
    else:
        others = sorted({found.object for found in left if found.code == rule and found.object})
        hint = f"这条规则现在报的是：{'、'.join(others[:3])}" if others else _NOTHING_LEFT
        message = f"忽略的{named}没有对上任何一处"
    finding = subject.found("A07", message, path, severity=Severity.WARNING, hint=hint)
    return replace(finding, object="")
