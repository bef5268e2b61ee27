"""A finding with all that readers need to decide on it: what stands there, what it is compared with, where it is printed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from heapq import nsmallest
from typing import TYPE_CHECKING

from author.ground.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from author.ground.findings import Finding

MUST, LOOK, STYLE = "必须改", "请核实", "文字规范"
KINDS = (MUST, LOOK, STYLE)
"""What a finding asks of staff, the most urgent first."""
NOWHERE = "不印出，或说不准印在哪里"
"""The part of what has none."""
_OF_STYLE = ("A06", "E37", "E63", "E64")
"""Rules about how something is written, whatever it says; what they find is no error."""
_FIRST = "AFEBCDGH"
"""Kinds of rules by how much hangs on them: what could not be read, amounts and codes, words against figures, sums."""
_SHORT, _LONG = 24, 60


@dataclass(frozen=True, slots=True)
class Shown:
    """One finding, and what is known about its places."""

    finding: Finding
    quoted: tuple[str, ...] = ()
    """What stands at each of its places, the first of them the one to be mended; empty where nobody knows."""
    original: str = ""
    """原文, as an 忽略 bears it."""
    field: str = ""
    """The field at the top of staff's file that it is about: 预算明细."""
    project: str = ""
    chapter: str = ""
    """The part of the document in which it is printed: 第三部分."""

    @property
    def kind(self) -> str:
        """What it asks of staff."""
        if self.finding.severity is Severity.ERROR:
            return MUST
        return STYLE if self.finding.code in _OF_STYLE else LOOK

    @property
    def key(self) -> str:
        """The same for the same finding of the same words, wherever in the file it stands now."""
        finding = self.finding
        named = "\n".join((finding.code, finding.object, self.original, finding.message))
        return sha256(named.encode(errors="replace")).hexdigest()[:12]

    @property
    def own(self) -> str:
        """What stands at its first place."""
        return self.quoted[0] if self.quoted else self.finding.part

    @property
    def others(self) -> tuple[str, ...]:
        """What stands at the others, each once."""
        return tuple(dict.fromkeys(text for text in self.quoted[1:] if text and text != self.own))

    @property
    def group(self) -> str:
        """Under what it is listed: its project, or its field."""
        return f"项目　{self.project}" if self.project else self.field or "整个文件"

    @property
    def place(self) -> str:
        """Where it is printed, for whoever reads it under the name of its project: that need not be said again."""
        return str(self.finding.printed).removesuffix(f"（{self.project}）")

    @property
    def choice(self) -> str:
        """``改这里的“2.71”，或改另一处的“2.72”``, where one of two must be another; else nothing."""
        if len(self.others) != 1 or not self.own or self.finding.severity is Severity.NOTE:
            return ""
        if len(self.own) > _LONG and not (self.finding.part and self.finding.part in self.own):
            return ""  # nobody can say which of these words it is
        if f" {self.others[0]} " in f" {self.own} " or f" {self.own} " in f" {self.others[0]} ":
            return ""  # one of them is the whole list
        one, other = (
            excerpt(text, part, _SHORT) for text, part in ((self.own, self.finding.part), (self.others[0], ""))
        )
        return f"改这里的“{one}”，或改另一处的“{other}”"


def plainly(findings: Iterable[Finding]) -> tuple[Shown, ...]:
    """Findings of which nobody knows more than they say."""
    return tuple(Shown(finding) for finding in findings)


def urgent(found: Iterable[Shown], most: int) -> list[Shown]:
    """The ``most`` that matter most: of what is as urgent each rule once before any comes twice."""
    times: Counter[tuple[str, str]] = Counter()

    def rank(shown: Shown) -> tuple[int, int, int]:
        named = shown.kind, shown.finding.code
        times[named] += 1
        return KINDS.index(shown.kind), times[named], _FIRST.find(shown.finding.code[:1])

    return nsmallest(most, found, key=rank)


def excerpt(text: str, part: str, most: int) -> str:
    """A text of ``most`` signs and a few: around the words in question, or its beginning."""
    if len(text) <= most:
        return text
    at = max(text.find(part), 0) if part else 0
    begin = max(min(at - most // 3, len(text) - most), 0)
    end = begin + max(most, at - begin + len(part) if len(part) < most else 0)
    return f"{'…' if begin else ''}{text[begin:end]}{'…' if end < len(text) else ''}"
