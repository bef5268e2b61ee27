"""E75: what sentences say against themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.claims.arithmetic import contradictions
from author.ground.findings import Severity
from author.read.values import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from author.claims.contradiction import Contradiction
    from author.ground.findings import Finding
    from author.rules.subject import Subject
    from author.rules.texts import Kind

CODES = frozenset({"E75"})
"""What claims tell."""
_TELL_THE_SAME = frozenset({"D26", "E31", "E32", "F39"})
"""Rules that look for one kind of claim by themselves; what they tell is told by no other."""
_READ: tuple[Kind, ...] = ("reason", "use", "basis", "plan", "value", "other")


def own_figures(subject: Subject) -> Iterator[Finding]:
    """E75: the figures of a sentence against each other."""
    printed = subject.edition.narrative_form.decimals
    for text, found in subject.searched(lambda words: contradictions(words, printed), _READ):
        for wrong in found:
            message = f"文字里是{quoted(_around(text.words, wrong))}，{wrong.against}"
            hint = "请核对这句话里的数"
            yield subject.found("E75", message, text.path, severity=Severity.WARNING, part=wrong.claim.words, hint=hint)


_BEFORE, _BEHIND = 14, 4


def _around(words: str, wrong: Contradiction) -> str:
    """The figure with a few words of its sentence."""
    start = max(wrong.claim.start - _BEFORE, 0)
    before = words[start : wrong.claim.start].rpartition("。")[2].rpartition("\n")[2]
    return (before + wrong.claim.words).lstrip("，、；：,")


def told_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Without the claims about words that another rule has told of already: one cause is one finding."""
    every = list(findings)
    told: dict[object, list[str]] = {}
    for finding in every:
        if finding.code in _TELL_THE_SAME and finding.about:
            told.setdefault(finding.about[0], []).append(finding.part)
    for finding in every:
        before = told.get(finding.about[0], ()) if finding.about and finding.code in CODES else ()
        if not any(finding.part in part or (part and part in finding.part) for part in before):
            yield finding
