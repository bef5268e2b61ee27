"""What a department is made of: its own file, its units in that file, and the files of its units."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from author.ledger.codes import CodeBook, flat_book
from author.ledger.ledger import CURRENT
from author.submission.owncodes import own_codes
from author.submission.together import COUNTED
from author.submission.unfilled import unfilled
from author.submission.unitfiles import unlike
from author.submission.units import typed_below

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from author.ground.findings import Finding
    from author.ledger.ledger import Fact
    from author.ledger.question import Dimension
    from author.read.tree import Tree
    from author.submission.lastyear import LastYear
    from author.submission.lines import Books
    from author.submission.reading import Words
    from author.submission.submitted import Submission
    from author.submission.units import Members


def with_units(
    facts: list[Fact], units: Mapping[str, Submission], members: Members
) -> tuple[list[Fact], list[Finding]]:
    """The facts and those of the units' files; what stands in both is compared, and counted as the department has it.

    Each measure by itself: this year's money may stand in the unit's file, last year's in the department's.
    """
    findings: list[Finding] = []
    joined = list(facts)
    typed = _by_unit(facts)
    for name, unit in units.items():
        theirs = [_of_member(fact, name, members) for fact in unit.ledger.facts]
        for key, handed in _by_unit(theirs).items():
            if key in typed:
                findings += unlike(name, handed, typed[key])
            else:
                joined += handed
    return joined, findings


def _by_unit(facts: Iterable[Fact]) -> dict[tuple[str, str], list[Fact]]:
    """The facts of each unit and measure."""
    found: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        found.setdefault((fact.unit, fact.measure), []).append(fact)
    return found


def _of_member(fact: Fact, unit: str, members: Members) -> Fact:
    """A fact of a unit's own file as one of the department."""
    return replace(fact, unit=unit, project=members.project(unit, fact.project))


def all_projects(
    listed: Sequence[tuple[str, Mapping[str, Any]]],
    facts: Iterable[Fact],
    units: Mapping[str, Submission],
    members: Members,
    blank: Mapping[str, Any],
) -> dict[str, Mapping[str, Any]]:
    """Code to words: the file's own list, those of the units' files, and ``blank`` ones for what only lines name.

    ``listed`` are unit and words of the file's own list.
    """
    projects = {
        members.project(unit, project["名称"]): _of_unit(project, unit, members)
        for unit, project in listed
        if project["名称"]
    }
    for name, unit in units.items():
        for code, project in unit.projects.items():
            projects.setdefault(members.project(name, code), _of_unit(project, name, members))
    for fact in facts:
        if fact.measure == CURRENT and fact.project and fact.project not in projects:
            name = fact.project.removeprefix(f"{fact.unit}/")
            projects[fact.project] = _of_unit({**blank, "名称": name}, fact.unit, members)
    return projects


def _of_unit(project: Mapping[str, Any], unit: str, members: Members) -> Mapping[str, Any]:
    """A project's words with the unit that it is of, which carries it out unless another is named."""
    if unit == members.own:
        return {**project, "单位": ""}
    return {**project, "单位": unit, "承担单位": project["承担单位"] or unit}


def all_books(
    books: Books, projects: Mapping[str, Mapping[str, Any]], facts: list[Fact], members: Members, last: LastYear
) -> Mapping[Dimension, CodeBook]:
    """The code books of the facts; a project goes by its name, also where its code names its unit."""
    names = {code: str(project["名称"]) for code, project in projects.items()}
    names |= {f.project: f.project.removeprefix(f"{f.unit}/") for f in facts if f.project and f.project not in names}
    several = any(fact.unit != members.own for fact in facts)
    return {
        **books.dimensions,
        "project": CodeBook("项目", names, {}, {}),
        "purpose": flat_book("用途", (fact.purpose for fact in facts if fact.purpose)),
        "unit": members.book(books.office if several else "", last.kinds),
    }


def counted(words: Words, tree: Tree, units: Mapping[str, Submission]) -> Iterator[Mapping[str, Any]]:
    """What each unit below counts for itself: what the department typed of it, else what its file says."""
    for unit, typed in zip(words["机构"]["下属预算单位"], typed_below(tree), strict=False):
        file = units.get(unit["名称"])
        yield {name: file.words[name] if file and name not in typed else unit[name] for name in COUNTED}


def blanks(words: Words, tree: Tree, units: Mapping[str, Submission]) -> dict[str, frozenset[str]]:
    """What each unit below left blank: by what the department typed of it, else by its file."""
    return {
        unit["名称"]: _blank(typed, units.get(unit["名称"]))
        for unit, typed in zip(words["机构"]["下属预算单位"], typed_below(tree), strict=False)
    }


def _blank(typed: Mapping[str, Any], file: Submission | None) -> frozenset[str]:
    left = unfilled(typed)
    if file is None:
        return left
    fields = {path: path.partition(".")[0] for path in left | file.unfilled}
    return frozenset(path for path, name in fields.items() if path in (left if name in typed else file.unfilled))


def all_codes(words: Words, units: Mapping[str, Submission]) -> dict[str, str]:
    """Codes that staff name themselves, those of the units' files too."""
    return {
        code: name
        for each in (*(unit.words for unit in units.values()), words)
        for code, name in own_codes(each).items()
    }
