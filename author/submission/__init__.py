"""What staff handed in: unit, year, the ledger, and their own words.

From typed values to the ledger, to what Python asks for by name, and to words that a document can be composed of, also
where something is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from author.ground.findings import Finding, gathered
from author.ledger.codes import CodeBook, flat_book, level
from author.ledger.ledger import CURRENT, Fact, Ledger
from author.ledger.money import Money
from author.read.schema import blank_item, submission_schema
from author.submission.lastyear import NOTHING, LastYear, with_facts, with_words
from author.submission.lines import Books, Lines
from author.submission.projects import project_findings
from author.submission.reading import Words, assets, budget_lines, people, procurement, written
from author.submission.unfilled import unfilled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.ledger.question import Dimension
    from author.read.tree import Tree
    from author.submission.written import BudgetLine, Written

__all__ = ["DERIVED", "Submission", "Words", "submission"]


@dataclass(frozen=True)
class Submission:
    """A submission ready to be composed and checked."""

    words: Mapping[str, Any]
    """Typed values under staff's Chinese names, for the paths that forms and templates name; else see `written`."""
    ledger: Ledger
    tree: Tree
    lines: tuple[BudgetLine | None, ...]
    """All lines, also those that the ledger lacks; None for one that could not be read."""
    schema: Mapping[str, Any]
    """What staff may fill in."""
    whole: bool = True
    """False while lines are left out of the ledger or stand in it twice: its totals cannot be compared with anything."""
    unfilled: frozenset[str] = frozenset()
    """Parts and numbers that staff left blank: ``政府采购``, ``人员.在职.上年``; see `author.submission.unfilled`."""

    @property
    def year(self) -> int:
        """The budget year."""
        return int(self.words["年度"])

    @property
    def unit(self) -> str:
        """The full name of the department or unit."""
        return str(self.words["单位"]["名称"])

    @cached_property
    def written(self) -> Written:
        """What staff wrote, by names that Python knows; KeyError where nothing can be composed of it."""
        return written(self.words, self.lines)


def submission(
    words: Words, tree: Tree, books: Books, last: LastYear = NOTHING, schema: Mapping[str, Any] | None = None
) -> tuple[Submission, list[Finding]]:
    """Make a submission from typed values, and last year's; with what is wrong in its lines.

    ``schema`` is the one that gave the values their types; it is read where it is not at hand.
    """
    schema = submission_schema() if schema is None else schema
    words, unlike = with_words(words, tree, last)
    lines = budget_lines(words, tree)
    own = {code: name for code, name in words["科目名称"].items() if level(code)}
    books = books.named(own)
    reader = Lines(tree, books, frozenset(own))
    typed = [fact for index, line in enumerate(lines) for fact in reader.facts(index, line)]
    facts, more = with_facts(typed, lines, tree, last)
    named = [project["名称"] for project in words["项目"]]
    listed = [name for name in named if name]
    ledger = Ledger(facts, _books(books, listed, facts))
    findings = [*unlike, *_own_codes(words, tree), *gathered(reader.findings), *more]
    findings += project_findings(named, lines, tree)
    unlisted = [name for name in ledger.where(measure=CURRENT).by("project") if name not in listed]
    whole = bool(lines) and not reader.flawed
    all_words = _derived(_with_projects(words, unlisted, schema))
    return Submission(all_words, ledger, tree, lines, schema, whole, unfilled(tree, last.people)), findings


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


def _with_projects(words: Words, names: list[str], schema: Mapping[str, Any]) -> Words:
    """Staff's words with blank records for projects that the list lacks, so that a draft can be printed."""
    if not names:
        return words
    blank = blank_item(schema, "项目")
    return {**words, "项目": [*words["项目"], *({**blank, "名称": name} for name in names)]}


DERIVED = ("人员.实有.本年", "人员.实有.上年", "政府采购.合计", "国有资产.车辆合计.数量", "国有资产.车辆合计.价值")
"""Paths that staff do not fill in but a form may print; see `_derived`."""


def _derived(words: Words) -> Words:
    """Staff's words with the sums that are no budget lines: people, procurement, vehicles."""
    present, vehicles = people(words).present, assets(words).vehicles
    together = {
        "数量": sum(vehicle.number for vehicle in vehicles),
        "价值": sum((vehicle.value for vehicle in vehicles), Money()),
    }
    return {
        **words,
        "人员": {**words["人员"], "实有": {"本年": present.now, "上年": present.before}},
        "政府采购": {**words["政府采购"], "合计": procurement(words).total},
        "国有资产": {**words["国有资产"], "车辆合计": together},
    }
