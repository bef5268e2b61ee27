"""E31, E32: amounts in words against each other and against the ledger."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.ledger.money import Money
from author.read.values import quoted
from author.rules.directions import DOWN
from author.rules.quantities import Quoted, add_up, amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.ledger.ledger import Ledger
    from author.read.tree import Path
    from author.rules.figures import Compared, Project
    from author.rules.subject import Subject
    from author.rules.texts import Kind

_LEAD = re.compile(r"(?:^|(?<=[。；\n]))\s*(?:该|本|此)?项目[^，。；：\d\n]{0,10}$")
_TOTAL = re.compile(r"(?:共计|合计|总计|总共|共)(?:安排|需要?|支出|投入)?(?:资金|经费)?(?:约)?$")
_SHARES = re.compile(r"(财政资金|财政拨款|其他资金)$")
_OWN_PART = re.compile(r"主要用于|其中[:：]|[。\n]")
_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")
_NEAR, _LONGEST_CLAUSE, _MOST_PARTS = 60, 400, 100
"""Signs before an amount that are looked at, signs of a clause, amounts that one total adds up: all of a long text would
be looked at for each of them."""


def _printed(subject: Subject) -> int:
    return subject.edition.narrative_form.decimals


def false_totals(subject: Subject) -> Iterator[Finding]:
    """E32: the amounts named do not add up to the total named behind them."""
    kinds: tuple[Kind, ...] = ("plan", "reason", "use", "basis", "other")
    for text, wrong in subject.searched(lambda words: list(_false_totals(words, _printed(subject))), kinds):
        for parts, total in wrong:
            told = "＋".join(part.words for part in parts)
            message = f"{told}＝{subject.said(_added(parts))}，文字却写共计{total.words}"
            yield subject.found("E32", message, text.path, part=total.words, hint="请核对各笔金额和合计")


def _false_totals(words: str, printed: int) -> Iterator[tuple[list[Quoted], Quoted]]:
    """Parts and total that do not agree; what stands in brackets is no part."""
    if "计" not in words:
        return
    plain = _BRACKETS.sub(lambda found: "　" * len(found[0]), words)
    for before, total in _totals(plain):
        parts = [part for part in before if not _before(_SHARES, plain, part)]
        if len(parts) > 1 and all(part.exact for part in parts) and not add_up(parts, total, printed):
            yield parts, total


def _totals(text: str) -> Iterator[tuple[list[Quoted], Quoted]]:
    """Each total, with the amounts between the last 主要用于, 其中 or full stop and itself; not where they are too many."""
    found = list(amounts(text))
    starts, begins = [amount.start for amount in found], [0, *(part.end() for part in _OWN_PART.finditer(text))]
    for index, total in enumerate(found):
        first = bisect_left(starts, begins[bisect_right(begins, total.start) - 1])
        if index - first <= _MOST_PARTS and _before(_TOTAL, text, total):
            yield found[first:index], total


def _before(pattern: re.Pattern[str], text: str, amount: Quoted) -> re.Match[str] | None:
    """What a pattern finds right before an amount."""
    return pattern.search(text, max(amount.start - _NEAR, 0), amount.start)


def project_amounts(subject: Subject) -> Iterator[Finding]:
    """E31: the amount that a project's text begins with is not the project's; nor are its shares by source."""
    for project in filter(subject.knows, subject.projects):
        record = project.record
        yield from _project_text(subject, project, (*project.path, "资金分配"), "\n".join(record.allocation))
        yield from _project_text(subject, project, (*project.path, "绩效", "总体目标"), "\n".join(record.goal.aim))
        yield from _project_text(subject, project, (*project.path, "政策依据"), "\n".join(record.basis))


def _project_text(subject: Subject, project: Project, path: Path, words: str) -> Iterator[Finding]:
    for named in amounts(words):
        what, money = _meant(project, words, named)
        if money is not None and named.exact and not named.says(money, _printed(subject)):
            yield subject.found(
                "E31", f"文字里是{named.words}，{what}是{subject.said(money)}", path, *lines_of(subject, project),
                part=named.words, printed=subject.place(project.name),
                hint="请与预算明细核对，改正文字或金额",
            )  # fmt: skip


def _meant(project: Project, words: str, named: Quoted) -> tuple[str, Money | None]:
    """What an amount is said to be by the words before it, and how much that is."""
    if _before(_LEAD, words, named):
        return f"项目{quoted(project.name)}的金额", project.ledger.total
    if found := _before(_SHARES, words, named):
        return f"项目{quoted(project.name)}的{found[1]}", _share(project.ledger, found[1])
    return "", None


def _share(lines: Ledger, source: str) -> Money | None:
    fund = lines.books["fund"]
    public = [name for name in ("财政拨款", "财政拨款结转") if name in fund]
    if not public:
        return None
    ours = lines.where(fund=public).total
    return lines.total - ours if source == "其他资金" else ours


def lines_of(subject: Subject, project: Project) -> list[Path]:
    """Where the ledger first names the project."""
    ours = (
        (*path, "本年") for path, line in subject.lines if line.current and subject.project_of(line) == project.code
    )
    return list(islice(ours, 1))


def allocations(subject: Subject) -> Iterator[Finding]:
    """E31: an allocation in words against the purpose that it names; the same amount printed in two ways."""
    for project in filter(subject.knows, subject.projects):
        for clause, named, planned in _misallocated(project, _printed(subject)):
            message = f"资金分配情况写{quoted(clause)}{named.words}，预算明细是{subject.said(planned)}"
            path = (*project.path, "资金分配")
            yield subject.found("E31", message, path, *lines_of(subject, project), part=named.words, hint="两处应一致")


def _misallocated(project: Project, printed: int) -> Iterator[tuple[str, Quoted, Money]]:
    """(words before it, the amount in words, the amount of the purpose that these words name)."""
    words, purposes = "\n".join(project.record.allocation), project.ledger.by("purpose")
    for named in amounts(words) if purposes else ():
        clause = _clause(words, named)
        about = [lines.total for purpose, lines in purposes.items() if purpose in clause]
        if len(about) == 1 and named.exact and not named.says(about[0], printed):
            yield clause, named, about[0]


def _clause(words: str, amount: Quoted) -> str:
    """What stands before an amount in its clause."""
    return re.split(r"[，。；：\n]", words[max(amount.start - _LONGEST_CLAUSE, 0) : amount.start])[-1]


def reason_amounts(subject: Subject) -> Iterator[Finding]:
    """E31: an amount in a reason that is none of this figure's amounts."""
    by_path: dict[Path, list[Compared]] = {}
    for compared in subject.compared:
        if compared.answer.reason:
            by_path.setdefault(compared.path, []).append(compared)
    for figures in (figures for figures in by_path.values() if all(map(subject.knows, figures))):
        for amount in _strange_amounts(figures, _printed(subject)):
            yield _unknown(subject, figures[0], amount)


def _strange_amounts(figures: list[Compared], printed: int) -> Iterator[Quoted]:
    """The exact amounts of a reason that are none of the amounts of the figures it stands behind."""
    reason = figures[0].answer.reason
    named = [amount for amount in amounts(reason) if amount.exact]
    if named and not _explains_change(reason, named, figures, printed):
        known = set(_known(figures))
        yield from (amount for amount in named if not any(amount.says(money, printed) for money in known))


def _explains_change(reason: str, named: list[Quoted], figures: list[Compared], printed: int) -> bool:
    """The change itself, perhaps with its parts, or parts that add up to it, each up or down as its clause says."""
    if any(amount.says(abs(figure.rise), printed) for amount in named for figure in figures):
        return True
    signed = [replace(amount, value=-amount.value) if _falls(reason, amount) else amount for amount in named]
    slack = sum(amount.half(printed) for amount in named)
    totals = [abs(_added(parts).yuan) for parts in (named, signed)]
    return any(abs(total - abs(figure.rise.yuan)) <= slack for figure in figures for total in totals)


def _falls(reason: str, amount: Quoted) -> bool:
    """Whether its clause says 减少."""
    return bool(re.search(DOWN, _clause(reason, amount)))


def _known(figures: list[Compared]) -> Iterator[Money]:
    for figure in figures:
        answer = figure.answer
        yield from (answer.money, answer.base, abs(figure.rise))
        for measure in answer.lines.by("measure").values():
            yield from (Money(abs(fact.amount)) for fact in measure.facts)
            for dimension in ("function", "economic", "nature", "project", "fund"):
                yield from (part.total for part in measure.by(dimension).values())


def _unknown(subject: Subject, compared: Compared, amount: Quoted) -> Finding:
    before = compared.answer.reason[max(amount.start - _LONGEST_CLAUSE, 0) : amount.start]
    clause = re.split(r"[，。；\n]", before)[-1]
    name = compared.label.split(" ")[-1]
    message = f"原因里的{amount.words}与“{name}”的各笔金额都对不上"
    return subject.found(
        "E31", message, compared.path, severity=Severity.WARNING if name and name in clause else Severity.NOTE,
        part=amount.words, printed=compared.printed, hint="请核对预算明细和这句话",
    )  # fmt: skip


def _added(parts: list[Quoted]) -> Money:
    return sum((part.money for part in parts), Money())
