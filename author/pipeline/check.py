"""Read and check a submission: one run collects every finding; only a form that is broken (`EditionError`) stops it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from author import rules
from author.audit.sums import audit
from author.compose.composition import Composition
from author.form import edition
from author.form.folders import first_year, own_folder, unknown
from author.ground.findings import Finding, has_errors, in_order
from author.read.door import read
from author.read.schema import submission_schema, understood
from author.submission import submission
from author.submission.lastyear import read_last_year
from author.submission.unitfiles import misfit, unit_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from author.form.edition import Edition
    from author.read.tree import Tree
    from author.submission import Submission, Words
    from author.submission.unitfiles import UnitFile


@dataclass(frozen=True)
class Checked:
    """A submission that has been read and checked; without ``composition`` there is nothing to build."""

    findings: tuple[Finding, ...]
    composition: Composition | None = None
    units: tuple[Checked, ...] = ()
    """The units below whose own files the department counts, each checked by itself; their findings are ours too."""
    tree: Tree | None = None
    """What the file says, where it could be read at all."""

    @property
    def blocked(self) -> bool:
        """True when a final document may not be built."""
        return has_errors(self.findings)

    @property
    def edition(self) -> Edition | None:
        """The form."""
        return self.composition.edition if self.composition else None

    @property
    def submission(self) -> Submission | None:
        """What staff handed in."""
        return self.composition.submission if self.composition else None


def check(path: Path, own: Path | None = None, *, ruled: bool = True) -> Checked:
    """Read and check a submission; ``own`` is a folder of the users' own editions, instead of the one it may name.

    Without ``ruled`` it is only read and composed: rules and sums are not asked.
    """
    schema = submission_schema()
    tree, findings = read(path, schema)
    if tree is None:
        return Checked(tuple(findings))
    words, more, tree = understood(tree, schema)
    own, wrong = (own, None) if own else own_folder(words, tree, path.parent)
    form, amiss = _form(words, tree, own, schema) if wrong is None else (None, [wrong])
    findings += [*more, *amiss]
    if form is None:
        return _checked(findings, tree)
    handed, missing = unit_files(words, tree, path)
    units = [(file, _unit(file, words, form, schema, ruled=ruled)) for file in handed]
    seen = _Read(tree, words, form, schema, (*findings, *missing), ruled=ruled)
    return _composed(path, seen, units, complete=not missing)


@dataclass(frozen=True)
class _Read:
    """A file that has been read: its texts, its typed values, its form, and what was found on the way."""

    tree: Tree
    words: Words
    form: Edition
    schema: Mapping[str, Any]
    findings: tuple[Finding, ...] = ()
    ruled: bool = True
    """Whether rules and sums are asked, too."""


def _unit(file: UnitFile, department: Words, form: Edition, schema: Mapping[str, Any], *, ruled: bool) -> Checked:
    """The file of a unit below, checked like any other, in the department's form."""
    tree, findings = read(file.path, schema, file.name)
    if tree is None:
        return Checked(tuple(findings))
    words, more, tree = understood(tree, schema)
    findings += more
    if wrong := list(misfit(file, words, department)):
        return _checked([*findings, *wrong], tree)
    return _composed(file.path, _Read(tree, words, form, schema, tuple(findings), ruled=ruled), [])


def _composed(path: Path, file: _Read, units: list[tuple[UnitFile, Checked]], *, complete: bool = True) -> Checked:
    """What has been read, with last year's file and those of the units below, composed and checked.

    ``complete`` says whether all files of units are there; else totals cannot be compared with anything.
    """
    words, tree, form, schema = file.words, file.tree, file.form, file.schema
    findings = [*file.findings, *(finding for _, unit in units for finding in unit.findings)]
    last, unread = read_last_year(words, tree, path.parent, schema, form.books)
    below = [(handed, unit.submission) for handed, unit in units if unit.submission]
    complete = complete and len(below) == len(units)
    made, more = submission(words, tree, form.books, last, schema, below, complete=complete)
    findings += [*unread, *more]
    below_checked = tuple(unit for _, unit in units)
    if not _enough(words):
        return replace(_checked(findings, tree), units=below_checked)
    composition = Composition(form, made)
    more = [*rules.check(composition), *audit(composition)] if file.ruled else []
    found = _checked([*findings, *more], tree, composition)
    return replace(found, units=below_checked)


def _checked(findings: Iterable[Finding], tree: Tree, composition: Composition | None = None) -> Checked:
    return Checked(tuple(in_order(findings)), composition, tree=tree)


def _form(
    words: Words, tree: Tree, own: Path | None, schema: Mapping[str, object]
) -> tuple[Edition | None, list[Finding]]:
    """The form that a submission names; without a form there are findings, unless the schema has told them."""
    if "版式" not in words:
        return None, []
    name = words["版式"]
    if missing := unknown(name, own):
        return None, [Finding("A01", missing[0], (tree.at(("版式",)),), hint=missing[1])]
    year = words["年度"] if "年度" in words else first_year(name, own)  # the lines can be checked all the same
    return edition.load(name, year, schema, own), []


def _enough(words: Words) -> bool:
    """Without these nothing can be composed, not even a draft."""
    return {"年度", "公开日期"} <= set(words) and "名称" in words.get("单位", {})
