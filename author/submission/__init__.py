"""What staff handed in: unit, year, the ledger, and their own words.

From typed values to the ledger, to what Python asks for by name, and to words that a document can be composed of, also
where something is missing. A department's units, and what they hand in themselves, are joined to it here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from author.ground.findings import Finding, gathered
from author.ledger.ledger import Ledger
from author.ledger.question import EVERYTHING
from author.read.schema import blank_item, submission_schema
from author.submission.coded import with_codes
from author.submission.joining import all_books, all_codes, all_projects, gap_of_files, gaps_of_units, with_units
from author.submission.lastyear import NOTHING, LastYear, with_facts, with_words
from author.submission.lines import Books, Lines
from author.submission.owncodes import own_code_findings
from author.submission.projects import read_projects
from author.submission.reading import Words, budget_lines
from author.submission.submitted import Submission
from author.submission.together import COUNTED, DERIVED, blanks, counted, together, unlike_counts
from author.submission.transfers import without_transfers
from author.submission.unfilled import unfilled, unfilled_together
from author.submission.unitfiles import by_unit
from author.submission.units import BELOW, read_members

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from author.ledger.question import Question
    from author.read.tree import Tree
    from author.submission.unitfiles import UnitFile

__all__ = ["DERIVED", "Submission", "Words", "submission"]


def submission(
    words: Words,
    tree: Tree,
    books: Books,
    last: LastYear = NOTHING,
    schema: Mapping[str, Any] | None = None,
    files: Sequence[tuple[UnitFile, Submission]] = (),
    *,
    complete: bool = True,
) -> tuple[Submission, list[Finding]]:
    """Make a submission from typed values, and last year's; with what is wrong in its lines.

    ``schema`` is the one that gave the values their types; it is read where it is not at hand. ``files`` are what
    units below the department handed in, ``complete`` whether all of them could be read.
    """
    schema = submission_schema() if schema is None else schema
    words, unlike_last = with_words(words, tree, last)
    members, findings = read_members(words, tree)
    units, misfits = by_unit(files, members)
    own, official = all_codes(words, units), books
    books = books.named(own)
    words, contradicted = with_codes(words, tree, books)
    lines = budget_lines(words, tree)
    reader = Lines(tree, books, frozenset(own), members)
    typed = [fact for index, line in enumerate(lines) for fact in reader.facts(index, line)]
    facts, more = with_facts(typed, lines, tree, last, members)
    facts, unequal = with_units(facts, units, members)
    gross = facts
    gaps = [*_own_gaps(reader, tree, lines), *last.gaps, *gaps_of_units(units, members)]
    if not (complete := complete and len(units) == len(files)):
        gaps.append(gap_of_files(members, units))
    facts, passed = without_transfers(gross, books.transfers, members, gaps)
    listed = read_projects(words["项目"], lines, tree, members)
    findings += [*unlike_last, *own_code_findings(words, tree, official), *gathered([*contradicted, *reader.findings])]
    findings += [*misfits, *more, *unequal, *unlike_counts(words, tree, units), *passed]
    findings += listed.findings()
    owned = [(unit, project) for (unit, _), project in zip(listed.listed, words["项目"], strict=True)]
    projects = all_projects(owned, facts, units, members, blank_item(schema, "项目"))
    left = {members.own: unfilled(tree.data, last.people), **blanks(words, tree, units)}
    all_dimensions = all_books(books, projects, gross, members, last)
    made = Submission(
        words=together({**words, "项目": list(projects.values())}, counted(words, tree, units)),
        own_words=words,
        ledger=Ledger(facts, all_dimensions),
        gross=Ledger(gross, all_dimensions),
        tree=tree,
        lines=lines,
        projects=projects,
        codes=tuple(listed.codes),
        schema=schema,
        members=members,
        handed=frozenset(units),
        unfilled=unfilled_together(left[members.own], [blank for name, blank in left.items() if name != members.own]),
        left=left,
        gaps=tuple(dict.fromkeys(gaps)),
        uncounted=_uncounted(tree, units.values(), complete=complete and members.whole),
        last_reasons=last.reasons,
    )
    return made, [finding for finding in findings if members.whole or finding.code != "A09"]


def _uncounted(tree: Tree, units: Iterable[Submission], *, complete: bool) -> frozenset[str]:
    """The parts of which a number could not be read, here or in the file of a unit."""
    whose = {name for unit in units for name in unit.uncounted}
    own = {name for name in COUNTED if tree.is_unread((name,)) or tree.is_unread(BELOW)}
    return frozenset(whose | own if complete else COUNTED)


def _own_gaps(reader: Lines, tree: Tree, lines: Sequence[object]) -> list[Question]:
    """The gaps of the file itself; without lines, or a unit that amounts are in, nothing is known."""
    return [EVERYTHING] if not lines or ("金额单位",) in tree.unread else reader.gaps
