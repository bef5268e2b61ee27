"""E71 to E75: what sentences claim, put to the ledger, to what staff filled in, and to each other."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from author.claims.arithmetic import contradictions
from author.claims.claim import SENTENCE
from author.claims.counts import Counts
from author.claims.names import read_names
from author.claims.phrases import Words
from author.claims.reading import Setting, bound, cleaned, ways
from author.claims.standing import Standing
from author.claims.things import things
from author.claims.verdict import verdict
from author.ground.findings import Severity
from author.read.values import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from author.claims.contradiction import Contradiction
    from author.ground.findings import Finding
    from author.rules.subject import Subject
    from author.rules.texts import Kind, Text

CODES = frozenset({"E71", "E72", "E73", "E74", "E75"})
"""What claims tell."""
_TELL_THE_SAME = frozenset({"D26", "E31", "E32", "E86", "F39"})
"""Rules that look for one kind of claim by themselves; what they tell is told by no other."""
_READ: tuple[Kind, ...] = ("reason", "use", "basis", "plan", "value", "other")
_SAID: tuple[Kind, ...] = ("reason", "use", "basis", "plan", "other")
"""Texts that speak of this budget; the cells of goal forms speak of what is to be reached."""
_FIGURES = re.compile(r"\d|[一二两三四五六七八九十][个名人位家辆台套项]|上年|去年|同比")
_CODE = {"amount": "E71", "change": "E72", "rate": "E72", "way": "E72", "share": "E73"}
_COUNTED = ("人员", "政府采购", "国有资产")
_CLAUSE = re.compile(r"[，,；;。：\n]")
_BEFORE = 40
"""Signs before a figure that a finding quotes."""

_HERE = ("本项目", "该项目", "此项目", "项目预算", "项目总预算", "项目资金", "项目经费", "项目总金额")
"""What a project's texts call the project."""
Told = tuple[str, "Contradiction"]
"""The code of a finding, and what is wrong."""


def claims_in_words(subject: Subject) -> Iterator[Finding]:
    """E71, E72, E73, E74, E75: the figures of sentences against what is known, and against each other."""
    texts = [text for text in subject.texts if text.kind in _READ and _FIGURES.search(text.words)]
    known = subject.knows_year and subject.knows_unit and any(text.kind in _SAID for text in texts)
    against = _Known(subject) if known else None
    printed = subject.edition.narrative_form.decimals
    for text in texts:
        words = cleaned(text.words)
        told = list(against.told(text)) if against and text.kind in _SAID else []
        told += [("E75", wrong) for wrong in contradictions(words, printed)]
        for code, wrong in _once(words, told):
            yield subject.found(
                code, f"文字里是{quoted(_around(words, wrong))}，{wrong.against}", text.path,
                severity=Severity.WARNING, part=wrong.claim.words, hint=_HINTS[code],
            )  # fmt: skip


_HINTS = dict.fromkeys(("E71", "E72", "E73"), "请核对：改文字，或改预算明细的金额") | {
    "E74": "请核对：改文字，或改填报的内容",
    "E75": "请核对这句话里的数",
}


def _once(words: str, told: Iterable[Told]) -> Iterator[Told]:
    """The first of each sentence: a wrong amount makes its rate wrong, too."""
    begins = [sentence.start() for sentence in SENTENCE.finditer(words)]
    seen = set()
    for code, wrong in told:
        sentence = bisect_right(begins, wrong.claim.start)
        if sentence not in seen:
            seen.add(sentence)
            yield code, wrong


def _around(words: str, wrong: Contradiction) -> str:
    """The figure with what stands before it in its clause."""
    before = _CLAUSE.split(words[max(wrong.claim.start - _BEFORE, 0) : wrong.claim.start])[-1]
    return before.strip() + wrong.claim.words


class _Known:
    """What the sentences of one submission are put to."""

    def __init__(self, subject: Subject) -> None:
        names, unit = read_names(subject.composition), subject.written.unit
        own = sorted((unit.name, *unit.short_names), key=len, reverse=True)
        self._subject = subject
        self._words = Words(names, subject.year, tuple(own))
        self._standing = Standing(subject.submission.ledger, subject.knows_question, names.printed)
        counted = {part: subject.knows_counts(part) and part not in subject.submission.unfilled for part in _COUNTED}
        self._counts = Counts(tuple(things(subject.submission, counted, names.scopes)), self._words)

    def told(self, text: Text) -> Iterator[Told]:
        """The claims of a text that the ledger or what staff filled in contradicts."""
        if text.path[0] != "项目":
            for counted in self._counts.contradictions(cleaned(text.words)):
                yield "E71" if counted.claim.kind == "amount" else "E74", counted
        setting = self._setting(text)
        here = dict.fromkeys(_HERE, setting.context) if text.path[0] == "项目" and setting.context else {}
        words = replace(self._words, here=here)
        for claim in chain(bound(text.words, words, setting), ways(text.words, words)):
            if wrong := verdict(claim, self._standing, self._words.names, setting):
                yield _CODE[claim.sort], wrong

    def _setting(self, text: Text) -> Setting:
        """What a text is written about: the figure whose reason it is, a project, a class of functions."""
        subject = self._subject
        if text.kind == "reason":
            figures = [compared for compared in subject.compared if compared.path == text.path]
            asked = dict.fromkeys(compared.answer.lines.question.without("measure") for compared in figures)
            return Setting(tuple(asked), figures[0].label if figures else "")
        if text.path[0] == "项目":
            ours = [project for project in subject.projects if project.path == text.path[:2]]
            return Setting(tuple(project.ledger.question.without("measure") for project in ours))
        code = str(text.path[-1])
        if text.path[0] == "支出用途" and code in subject.now.books["function"]:
            return Setting((subject.now.where(function=code).question.without("measure"),))
        return Setting()


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
