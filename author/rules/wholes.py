"""E31: the whole of a project's money in its texts and cost indicators, where the words before it say that it is the whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.ledger.money import Money
from author.read.values import quoted
from author.rules.bounds import bare, bound, unit_of
from author.rules.indicatorwords import MONEY
from author.rules.projecttexts import told_of_projects
from author.rules.quantities import amounts
from author.rules.sums import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.rules.figures import Project
    from author.rules.projecttexts import Told
    from author.rules.projectwords import ProjectWords
    from author.rules.quantities import Quoted
    from author.rules.subject import Subject

_FIELDS = ("资金分配", "总体目标", "政策依据")
_LEAD = re.compile(r"(?:^|[。；\n])\s*(?:该|本|此)?项目[^，。；：\d\n]{0,10}$")
_OWN = re.compile(
    r"(?:(?:^|[。；\n])(?:20\d\d年度?|本年度?|全年|今年)?(?:总?共)?|(?:该|本|此)项目(?:总?共)?)"
    r"(?:计划|拟|预计|需要?|共需?)*(?:安排|申请|下达|投入|投资|批复|核定|落实|需|需要)(?:了)?(?:项目|财政|预算|专项)*(?:资金|经费|预算)?(?:共计|共|合计|为)?$"
)
_OTHER_YEARS = re.compile(
    r"上年|去年|历年|累计|以来|分年|三年|五年|每年|各年|规划|概算|债券|(?:下一?|次|明)年|其中|每|各|分别"
)
_PART = re.compile(
    r"(?:^|[。；，、\n：:])\s*(?:[一二三四五六七八九十]是|第[一二三四五六七八九十][，、]|[（(]?[1-9一二三四五六七八九][）)、.．](?!\d))"
)
_TOTAL_WORDS = re.compile(r"[共合总]计|总共|财政资金|财政拨款|其他资金|其中")
_NEAR, _CLAUSE = 60, 40


def wholes(subject: Subject) -> Iterator[Finding]:
    """E31: 总投资, 项目预算, 共安排 and an amount that is not the project's."""
    words = subject.project_words
    for project, told in told_of_projects(subject):
        if subject.knows(project):
            for text in told:
                if text.label in _FIELDS:
                    yield from _of_text(subject, project, words, text)


def _of_text(subject: Subject, project: Project, words: ProjectWords, text: Told) -> Iterator[Finding]:
    total = project.ledger.total
    named = list(amounts(text.words))
    for amount in named:
        if amount.exact and _is_whole(subject, words, text.words, amount) and not _says(subject, amount, total):
            yield _found(subject, project, text, amount.words, f"{text.label}写{quoted(_around(text.words, amount))}")
    if text.label == "资金分配" and (parts := _parts(text.words, named)):
        added = sum((part.money for part in parts), Money())
        slack = sum(part.half(subject.edition.narrative_form.decimals) for part in parts)
        if abs(added.yuan - subject.printed(total).yuan) > slack:
            what = f"资金分配列的{len(parts)}笔合计{subject.said(added)}"
            yield _found(subject, project, text, parts[-1].words, what)


def _is_whole(subject: Subject, words: ProjectWords, text: str, amount: Quoted) -> bool:
    """Whether the words before an amount say that it is all of this year's money."""
    before = text[max(amount.start - _NEAR, 0) : amount.start]
    clause = re.split(r"[，。；\n]", before)[-1]
    if _LEAD.search(before) or _OTHER_YEARS.search(clause):
        return False
    if any(int(year) != subject.year for year in re.findall(r"20\d\d", before[-_CLAUSE:])):
        return False
    return bool(words.whole.search(before) or _OWN.search(before))


def _parts(text: str, named: list[Quoted]) -> list[Quoted]:
    """The amounts of a numbered list, one for each item, where nothing else is named."""
    items = len(list(_PART.finditer(text)))
    plain = items > 1 and items == len(named) and all(each.exact for each in named)
    return named if plain and not _TOTAL_WORDS.search(text) else []


def _says(subject: Subject, amount: Quoted, money: Money) -> bool:
    return amount.says(money, subject.edition.narrative_form.decimals)


def _around(text: str, amount: Quoted) -> str:
    return re.split(r"[，。；\n]", text[max(amount.start - _CLAUSE, 0) : amount.start])[-1] + amount.words


def _found(subject: Subject, project: Project, text: Told, part: str, what: str) -> Finding:
    message = f"{what}，项目{quoted(project.name)}的金额是{subject.said(project.ledger.total)}"
    return subject.found(
        "E31", message, text.path, *lines_of(subject, project), severity=Severity.WARNING, part=part,
        printed=subject.place(project.name), hint="请与预算明细核对，改正文字或金额",
    )  # fmt: skip


def whole_costs(subject: Subject) -> Iterator[Finding]:
    """E31: a cost indicator that is named as the project's whole cost, and is less than the project's money."""
    words = subject.project_words
    for project in filter(subject.knows, subject.projects):
        total = project.ledger.total
        for index, item in enumerate(project.record.goal.indicators):
            aim, name = bound(item.value), bare(item.third).removesuffix("控制数").removesuffix("金额")
            unit = (aim.unit or unit_of(item.third)) if aim else ""
            if aim and unit in MONEY and {name, bare(item.third)} & words.whole_costs:
                money = Money.of(aim.number, unit)
                if money < total and money != subject.printed(total):
                    at = (*project.path, "绩效", "指标", index, "指标值")
                    message = f"{quoted(item.third)}是{quoted(item.value)}，项目金额是{subject.said(total)}"
                    yield subject.found(
                        "E31", message, at, *lines_of(subject, project), severity=Severity.WARNING, part=item.value,
                        hint="请核对绩效目标与预算明细，以批复的为准",
                    )  # fmt: skip
