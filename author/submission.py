"""What staff handed in: unit, year, the ledger, and their own words.

From typed values to the ledger, and to words that a document can be composed of, also where something is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from author.budgetlines import PROJECT, Books, Lines
from author.codes import CodeBook, flat_book, level
from author.findings import Finding, Source, closest, gathered, near
from author.lastyear import NOTHING, LastYear, with_facts, with_words
from author.ledger import CURRENT, Fact, Ledger
from author.money import Money
from author.read.schema import blank_item, submission_schema
from author.read.values import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.question import Dimension
    from author.read.tree import Tree

Words = dict[str, Any]


@dataclass(frozen=True)
class Submission:
    """A submission ready to be composed; ``words`` keeps staff's Chinese field names."""

    words: Mapping[str, Any]
    ledger: Ledger
    tree: Tree
    whole: bool = True
    """False while lines are left out of the ledger or stand in it twice: its totals cannot be compared with anything."""

    @property
    def year(self) -> int:
        """The budget year."""
        return int(self.words["年度"])

    @property
    def unit(self) -> str:
        """The full name of the department or unit."""
        return str(self.words["单位"]["名称"])


def submission(words: Words, tree: Tree, books: Books, last: LastYear = NOTHING) -> tuple[Submission, list[Finding]]:
    """Make a submission from typed values, and last year's; with what is wrong in its lines."""
    words, unlike = with_words(words, tree, last)
    own = {code: name for code, name in words["科目名称"].items() if level(code)}
    books = books.named(own)
    reader = Lines(tree, books, frozenset(own))
    typed = [fact for index, line in enumerate(words["预算明细"]) for fact in reader.facts(index, line)]
    facts, more = with_facts(typed, words, tree, last)
    listed = [project["名称"] for project in words["项目"] if project["名称"]]
    ledger = Ledger(facts, _books(books, listed, facts))
    findings = [*unlike, *_own_codes(words, tree), *gathered(reader.findings), *more, *_project_findings(words, tree)]
    unlisted = [name for name in ledger.where(measure=CURRENT).by("project") if name not in listed]
    whole = bool(words["预算明细"]) and not reader.flawed
    return Submission(_derived(_with_projects(words, unlisted)), ledger, tree, whole), findings


def _books(books: Books, projects: list[str], facts: list[Fact]) -> Mapping[Dimension, CodeBook]:
    return {
        **books.dimensions,
        "project": flat_book("项目", [*projects, *(fact.project for fact in facts if fact.project)]),
        "purpose": flat_book("用途", (fact.purpose for fact in facts if fact.purpose)),
    }


def _own_codes(words: Words, tree: Tree) -> Iterator[Finding]:
    """Codes that staff name themselves and that stand at no level."""
    for code in words["科目名称"]:
        if not level(code):
            at = tree.key_at(("科目名称", code))
            yield Finding("A03", f"科目编码 {code} 的位数不对", (at,), hint="类三位，款五位，项七位")


def _project_findings(words: Words, tree: Tree) -> Iterator[Finding]:
    """The list of projects against the projects of the lines, both ways.

    What could not be read is ``""``, and as long as there is such, nothing is said to be missing there.
    """
    listed: dict[str, Source] = {}
    for index, project in enumerate(words["项目"]):
        name, at = project["名称"], tree.at(("项目", index, "名称"))
        if name in listed and name:
            yield Finding("A04", f"项目{quoted(name)}列了两次", (at, listed[name]), hint="请只留一处")
        listed.setdefault(name, at)
    if not isinstance(tree.data.get("项目", []), list):
        listed[""] = tree.at(("项目",))
    named = _named_projects(words, tree)
    strangers = {} if "" in listed else {name: at for name, at in named.items() if name and name not in listed}
    idle = {} if "" in named else {name: at for name, at in listed.items() if name and name not in named}
    for name, at in strangers.items():
        yield _stranger(name, at, listed, idle)
    for name, at in idle.items():
        hint = "本年没有这个项目就从“项目”中删去（上年的金额留在预算明细里）"
        yield Finding("F41", f"项目{quoted(name)}在预算明细中没有本年金额", (at,), hint=hint)


def _named_projects(words: Words, tree: Tree) -> dict[str, Source]:
    """Projects with this year's money and where a line first names them; ``""`` where a line's could not be read."""
    if not words["预算明细"]:
        return {"": tree.at(("预算明细",))}
    named: dict[str, Source] = {}
    for index, line in enumerate(words["预算明细"]):
        project = (line or {}).get("项目")
        unknown = project is None or (not project and (line or {}).get("支出类别") == PROJECT)
        if unknown or (project and line.get("本年", True)):
            named.setdefault(project or "", tree.at(("预算明细", index, "项目")))
    return named


def _stranger(name: str, at: Source, listed: Mapping[str, Source], idle: dict[str, Source]) -> Finding:
    """A project that is not in the list; one like it that no line names is the same mistake, and leaves ``idle``."""
    message = f"预算明细中的项目{quoted(name)}没有列在“项目”中"
    if alike := closest(name, idle):
        message = f"{message}，“项目”中的{quoted(alike)}在预算明细中没有本年金额"
        return Finding("F41", message, (at, idle.pop(alike)), hint="是同一个项目的，两处名称要一字不差")
    return Finding("F41", message, (at,), hint=near(name, listed) or "请在“项目”中补上它的依据、执行时间和绩效目标")


def _with_projects(words: Words, names: list[str]) -> Words:
    """Staff's words with blank records for projects that the list lacks, so that a draft can be printed."""
    if not names:
        return words
    blank = blank_item(submission_schema(), "项目")
    return {**words, "项目": [*words["项目"], *({**blank, "名称": name} for name in names)]}


DERIVED = ("人员.实有.本年", "人员.实有.上年", "政府采购.合计", "国有资产.车辆合计.数量", "国有资产.车辆合计.价值")
"""Paths that staff do not fill in but a form may print; see `_derived`."""


def _derived(words: Words) -> Words:
    """Staff's words with the sums that are no budget lines: people, procurement, vehicles."""
    people, bought, assets = words["人员"], words["政府采购"], words["国有资产"]
    kinds = [people[kind] for kind in ("在职", "退休", "离休")]
    return {
        **words,
        "人员": {**people, "实有": {when: sum(kind[when] for kind in kinds) for when in ("本年", "上年")}},
        "政府采购": {**bought, "合计": _sum(bought[kind] for kind in ("货物", "工程", "服务"))},
        "国有资产": {
            **assets,
            "车辆合计": {
                "数量": sum(vehicle["数量"] for vehicle in assets["车辆"]),
                "价值": _sum(vehicle["价值"] for vehicle in assets["车辆"]),
            },
        },
    }


def _sum(amounts: Iterator[Money]) -> Money:
    return sum(amounts, Money())
