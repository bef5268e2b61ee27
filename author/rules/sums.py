"""E31, E32: amounts in words against each other and against the ledger."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from author.findings import Severity
from author.ledger import CURRENT
from author.money import Money
from author.read.values import quoted
from author.rules.change import DOWN
from author.rules.quantities import Quoted, add_up, amounts, indicator_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.findings import Finding
    from author.ledger import Ledger
    from author.read.tree import Path
    from author.rules.subject import Compared, Project, Subject

_LEAD = re.compile(r"(?:^|(?<=[。；\n]))\s*(?:该|本|此)?项目[^，。；：\d\n]{0,10}$")
_TOTAL = re.compile(r"(?:共计|合计|总计|总共|共)(?:安排|需要?|支出|投入)?(?:资金|经费)?(?:约)?$")
_SHARES = re.compile(r"(财政资金|财政拨款|其他资金)$")
_OWN_PART = re.compile(r"主要用于|其中[:：]|[。\n]")
_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")


def _printed(subject: Subject) -> int:
    return subject.edition.narrative_form.decimals


def false_totals(subject: Subject) -> Iterator[Finding]:
    """E32: the amounts named do not add up to the total named behind them."""
    for text in subject.texts:
        if text.kind not in ("plan", "reason", "use", "basis", "other") or "计" not in text.words:
            continue
        plain = _BRACKETS.sub(lambda found: "　" * len(found[0]), text.words)
        found = list(amounts(plain))
        for index, total in enumerate(found):
            if not _TOTAL.search(plain[: total.start]):
                continue
            parts = _parts(plain, found[:index], total)
            if len(parts) > 1 and all(part.exact for part in parts) and not add_up(parts, total, _printed(subject)):
                told = "＋".join(part.words for part in parts)
                message = f"{told}＝{_wan(_added(parts))}，文字却写共计{total.words}"
                yield subject.found("E32", message, text.path, part=total.words, hint="请核对各笔金额和合计")


def _parts(text: str, before: list[Quoted], total: Quoted) -> list[Quoted]:
    """The amounts between the last 主要用于, 其中 or full stop and the total."""
    begins = max((found.end() for found in _OWN_PART.finditer(text, 0, total.start)), default=0)
    parts = [part for part in before if part.start >= begins]
    shares = [part for part in parts if _SHARES.search(text[: part.start])]
    return [part for part in parts if part not in shares]


def project_amounts(subject: Subject) -> Iterator[Finding]:
    """E31: the amount that a project's text begins with is not the project's; nor are its shares by source."""
    for project in subject.projects:
        for field in (("资金分配",), ("绩效", "总体目标"), ("政策依据",)):
            words = project.words
            for step in field:
                words = words[step]
            path = (*project.path, *field)
            yield from _project_text(subject, project, path, "\n".join(words))


def _project_text(subject: Subject, project: Project, path: Path, words: str) -> Iterator[Finding]:
    if not subject.submission.whole:
        return
    for named in amounts(words):
        before = words[: named.start]
        money = None
        if _LEAD.search(before):
            money, what = project.ledger.total, f"项目{quoted(project.name)}的金额"
        elif found := _SHARES.search(before):
            money, what = _share(project.ledger, found[1]), f"项目{quoted(project.name)}的{found[1]}"
        if money is not None and named.exact and not named.says(money, _printed(subject)):
            yield subject.found(
                "E31", f"文字里是{named.words}，{what}是{_wan(money)}", path, *_lines(subject, project),
                part=named.words, printed=subject.place(project.name),
                hint="请与预算明细核对，改正文字或金额",
            )  # fmt: skip


def _share(lines: Ledger, source: str) -> Money | None:
    fund = lines.books["fund"]
    public = [name for name in ("财政拨款", "财政拨款结转") if name in fund]
    if not public:
        return None
    ours = lines.where(fund=public).total
    return lines.total - ours if source == "其他资金" else ours


def _lines(subject: Subject, project: Project) -> list[Path]:
    """Where the ledger first names the project."""
    for index, line in enumerate(subject.words["预算明细"]):
        if line and line.get("项目") == project.name and line.get("本年"):
            return [("预算明细", index, "本年")]
    return []


def _wan(money: Money) -> str:
    return f"{money.yuan / 10000:.2f}万元"


def allocations(subject: Subject) -> Iterator[Finding]:
    """E31: an allocation in words against the purpose that it names; the same amount printed in two ways."""
    for project in subject.projects:
        words = "\n".join(project.words["资金分配"])
        purposes = project.ledger.by("purpose")
        if not words or not purposes or not subject.submission.whole:
            continue
        for named in amounts(words):
            clause = re.split(r"[，。；：\n]", words[: named.start])[-1]
            about = [purpose for purpose in purposes if purpose in clause]
            if len(about) == 1 and named.exact and not named.says(purposes[about[0]].total, _printed(subject)):
                message = f"资金分配情况写{quoted(clause)}{named.words}，预算明细是{_wan(purposes[about[0]].total)}"
                path = (*project.path, "资金分配")
                yield subject.found(
                    "E31", message, path, *_lines(subject, project), part=named.words, hint="两处应一致"
                )


def reason_amounts(subject: Subject) -> Iterator[Finding]:
    """E31: an amount in a reason that is none of this figure's amounts."""
    seen = set()
    for compared in subject.compared:
        reason, path = compared.answer.reason, compared.path
        if not reason or path in seen or not subject.submission.whole:
            continue
        seen.add(path)
        figures = [c for c in subject.compared if c.path == path]
        named = [amount for amount in amounts(reason) if amount.exact]
        if named and not _explains_change(reason, named, figures, _printed(subject)):
            known = set(_known(figures))
            for amount in named:
                if not any(amount.says(money, _printed(subject)) for money in known):
                    yield _unknown(subject, compared, amount)


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
    return bool(re.search(DOWN, re.split(r"[，。；：\n]", reason[: amount.start])[-1]))


def _known(figures: list[Compared]) -> Iterator[Money]:
    for figure in figures:
        answer = figure.answer
        yield from (answer.money, answer.base, abs(figure.rise))
        for measure in answer.lines.by("measure").values():
            yield from (Money(abs(fact.amount)) for fact in measure.facts)
            for dimension in ("function", "economic", "nature", "project", "fund"):
                yield from (part.total for part in measure.by(dimension).values())


def _unknown(subject: Subject, compared: Compared, amount: Quoted) -> Finding:
    reason = compared.answer.reason
    clause = re.split(r"[，。；\n]", reason[: amount.start])[-1]
    label = compared.label.split(" ")[-1]
    own = bool(label) and label in clause
    message = f"原因里的{amount.words}与“{label}”的各笔金额都对不上"
    return subject.found(
        "E31", message, compared.path, severity=Severity.WARNING if own else Severity.NOTE, part=amount.words,
        printed=compared.printed, hint="请核对预算明细和这句话",
    )  # fmt: skip


def cost_caps(subject: Subject) -> Iterator[Finding]:
    """E31: cost indicators above the project's amount, or other than the allocation that they cap."""
    for project in subject.projects:
        caps = list(_caps(project))
        total = project.ledger.where(measure=CURRENT).total
        parts = [(path, name, cap) for path, name, cap in caps if cap != total]
        for path, name, cap in caps:
            if cap > total:
                message = f"成本指标{quoted(name)}为{_wan(cap)}，超过项目金额{_wan(total)}"
                yield _capped(subject, message, path, project)
        added = sum((cap for *_, cap in parts), Money())
        if len(parts) > 1 and added > total and not any(cap > total for *_, cap in caps):
            message = f"项目{quoted(project.name)}的成本指标合计{_wan(added)}，超过项目金额{_wan(total)}"
            yield _capped(subject, message, (*project.path, "绩效", "指标"), project)
        for path, name, cap in parts:
            purpose = capped_purpose(name, list(project.ledger.by("purpose")))
            if purpose and cap <= total and cap != (planned := project.ledger.by("purpose")[purpose].total):
                how = "超过" if planned > cap else "少于"
                message = f"{quoted(purpose)}安排{_wan(planned)}，{how}成本指标{quoted(name)}的{_wan(cap)}"
                yield _capped(subject, message, path, project)


def _added(parts: list[Quoted]) -> Money:
    return sum((part.money for part in parts), Money())


def _capped(subject: Subject, message: str, path: Path, project: Project) -> Finding:
    hint = "请核对绩效目标与预算明细，以批复的为准"
    return subject.found("E31", message, path, *_lines(subject, project), severity=Severity.WARNING, hint=hint)


def _caps(project: Project) -> Iterator[tuple[Path, str, Money]]:
    for index, indicator in enumerate(project.words["绩效"]["指标"]):
        if not indicator or "成本" not in indicator.get("一级", "") + indicator.get("二级", ""):
            continue
        value = indicator_value(indicator.get("指标值", ""))
        if value and value.unit in ("万元", "元") and value.sign not in ("≥", ">=", ">", "＞"):
            path = (*project.path, "绩效", "指标", index, "指标值")
            yield path, indicator.get("三级", ""), Money.of(value.number, value.unit)


_FILLER = re.compile(r"（万?元）|\(万?元\)|费用|经费|支出|资金|[费款的、和及与（）()]|改革|能力|提升|项目|购买|购置")


def capped_purpose(indicator: str, purposes: list[str]) -> str:
    """The one purpose that an indicator's name clearly means; nothing when unsure."""
    core = _FILLER.sub("", indicator)
    cores = {purpose: _FILLER.sub("", purpose) for purpose in purposes}
    meant = [p for p, words in cores.items() if len(words) > 1 and len(core) > 1 and (words in core or core in words)]
    return meant[0] if len(meant) == 1 else ""
