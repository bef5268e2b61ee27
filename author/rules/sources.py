"""F64: the sources of money that a project's texts name, against the funds of its lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.read.values import quoted
from author.rules.projecttexts import told_of_projects
from author.rules.quantities import amounts
from author.rules.sums import lines_of
from author.rules.years import outside_titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.ledger.money import Money
    from author.rules.figures import Project
    from author.rules.projecttexts import Told
    from author.rules.projectwords import Source
    from author.rules.subject import Subject

_PAID = re.compile(
    r"资金来源(?:渠道)?(?:主要)?(?:为|是|于|：|:)?(?P<a>[^，。；\n\d]{2,30})"
    r"|(?:由|用|使用|从|利用|通过)(?P<b>[^，。；\n\d]{2,20}?)(?:全额|全部|统一)?(?:解决|安排|保障|支付|列支|承担|负担|出资|开支|中支出)"
    r"|(?:资金|经费|费用)(?:全部|均|主要)?(?:来源于|来自|源于|为)(?P<c>[^，。；\n\d]{2,30})"
    r"|(?:全部|全额|均)(?:为|是|由|使用|来自|来源于)?(?P<d>[^，。；\n\d]{2,20})"
)
_ALL = re.compile(r"全部|全额|均[为是由使来]|唯一")
_NOT = re.compile(r"不|无|没有|未|拟|争取|配套|剩余|不足部分")
_AMOUNT_WORDS = re.compile(r"(?:资金|拨款|收入|预算|补助|安排|经费|为|共|计|解决|支出|部分|公益金)*")
_OWN_RULE = re.compile(r"(?:财政资金|财政拨款|其他资金)$")
_TITLE_OF_UPPER = re.compile(r"^(?:20\d\d年)?(?:中央|自治区|省级?)(?:财政)?.*(?:补助|专项|转移支付)")
_NEAR = 20


@dataclass(frozen=True)
class _Paid:
    """A project's money, fund by fund."""

    subject: Subject
    project: Project

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """The funds of the form that lines may name."""
        book = self.project.ledger.books["fund"]
        return tuple(fund for fund in book if fund not in book.children)

    def of(self, source: Source) -> Money | None:
        """How much a source pays; None where the form has no such fund."""
        funds = source.funds(self.leaves, self.subject.edition.budgets)
        return self.project.ledger.where(fund=list(funds)).total if funds else None

    @property
    def named(self) -> str:
        """The funds that the lines name."""
        return "、".join(self.project.ledger.by("fund"))


def sources(subject: Subject) -> Iterator[Finding]:
    """F64: a source that pays nothing of the project, or not all, or another amount."""
    words = subject.project_words
    for project, told in told_of_projects(subject):
        if subject.knows(project):
            paid = _Paid(subject, project)
            for text in told:
                yield from _of_text(paid, text, words.sources)


def _of_text(paid: _Paid, text: Told, known: tuple[Source, ...]) -> Iterator[Finding]:
    plain = outside_titles(text.words)
    said: dict[str, str] = {}
    told: set[Source] = set()
    for phrase, whole in _phrases(text.label, plain):
        for source in known:
            if found := source.words.search(phrase):
                wrong = _wrong(paid, source, exclusive=bool(_ALL.search(whole)))
                if wrong:
                    said.setdefault(wrong.format(found[0]), found[0])
                    told.add(source)
    for wrong, part in said.items():
        yield _found(paid, text, f"{text.label}写{wrong}，预算明细是{paid.named}", part)
    yield from _amounts(paid, text, plain, [source for source in known if source not in told])


def _phrases(label: str, words: str) -> Iterator[tuple[str, str]]:
    """What is said to pay, with the words around it."""
    if label == "资金来源":
        yield words, words
    elif label in ("项目名称", "绩效目标表的名称") and _TITLE_OF_UPPER.search(words):
        yield words, ""
    for found in _PAID.finditer(words):
        phrase = next(part for part in found.groups() if part)
        clause = re.split(r"[，。；\n]", words[max(found.start() - _NEAR, 0) : found.start()])[-1] + found[0]
        if not _NOT.search(clause):
            yield phrase, found[0]


def _wrong(paid: _Paid, source: Source, *, exclusive: bool) -> str:
    """What is wrong about a source, with {} for its name; empty where nothing is."""
    money = paid.of(source)
    if money is None:
        return ""
    if not money:
        return "钱出自“{}”"
    return "钱全部出自“{}”" if exclusive and money != paid.project.ledger.total else ""


def _amounts(paid: _Paid, text: Told, words: str, known: list[Source]) -> Iterator[Finding]:
    subject = paid.subject
    told: dict[str, str] = {}
    for amount in amounts(words):
        before = words[max(amount.start - _NEAR, 0) : amount.start]
        if not amount.exact or _OWN_RULE.search(words, max(amount.start - _NEAR, 0), amount.start):
            continue
        for source in known:
            ends = [each for each in source.words.finditer(before) if _AMOUNT_WORDS.fullmatch(before, each.end())]
            money = paid.of(source) if ends else None
            if money is not None and not amount.says(money, subject.edition.narrative_form.decimals):
                what = f"{text.label}写{quoted(ends[0][0])}{amount.words}，预算明细里是{subject.said(money)}"
                told.setdefault(what, amount.words)
    for what, part in told.items():
        yield _found(paid, text, what, part)


def _found(paid: _Paid, text: Told, message: str, part: str) -> Finding:
    subject = paid.subject
    hint = "请核对资金来源：改文字，或改预算明细的资金来源"
    places = (text.path, *lines_of(subject, paid.project))
    return subject.found("F64", message, *places, severity=Severity.WARNING, part=part, hint=hint)
