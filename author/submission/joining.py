"""What a department is made of: its own file, its units in that file, and the files of its units."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from author.ledger.codes import CodeBook, flat_book
from author.ledger.ledger import CURRENT
from author.ledger.question import EVERYTHING, Question
from author.submission.owncodes import own_codes
from author.submission.unitfiles import unlike

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from author.ground.findings import Finding
    from author.ledger.ledger import Fact
    from author.ledger.question import Dimension
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
        joined += [fact for fact in theirs if (name, fact.measure) not in typed]
        for key, handed in _by_unit(theirs).items():
            findings += unlike(name, handed, typed[key]) if key in typed else ()
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


def all_codes(words: Words, units: Mapping[str, Submission]) -> dict[str, str]:
    """Codes that staff name themselves, those of the units' files too."""
    return {
        code: name
        for each in (*(unit.words for unit in units.values()), words)
        for code, name in own_codes(each).items()
    }


def gaps_of_units(units: Mapping[str, Submission], members: Members) -> Iterator[Question]:
    """What the units' files may lack, as gaps of the department."""
    for name, unit in units.items():
        for gap in unit.gaps:
            projects = gap.codes("project")
            own = gap.without("unit", "project").narrow("unit", frozenset((name,)))
            yield own.narrow("project", frozenset(members.project(name, p) for p in projects)) if projects else own


def gap_of_files(members: Members, handed: Iterable[str]) -> Question:
    """What is missing where a file of a unit could not be read: nobody knows of which of those without one."""
    left = frozenset(members.below) - frozenset(handed)
    return EVERYTHING.narrow("unit", left) if left else EVERYTHING
