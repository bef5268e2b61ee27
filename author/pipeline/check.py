"""Read and check a submission: one run collects every finding; only a form that is broken (`EditionError`) stops it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from author import rules
from author.audit.sums import audit
from author.compose.composition import Composition
from author.form import edition
from author.form.folders import first_year, own_folder, unknown
from author.ground.findings import Finding, has_errors, in_order
from author.read.door import read
from author.read.schema import submission_schema, typed
from author.submission import submission
from author.submission.lastyear import read_last_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from author.form.edition import Edition
    from author.read.tree import Tree
    from author.submission import Submission, Words


@dataclass(frozen=True)
class Checked:
    """A submission that has been read and checked; without ``composition`` there is nothing to build."""

    findings: tuple[Finding, ...]
    composition: Composition | None = None

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


def check(path: Path, own: Path | None = None) -> Checked:
    """Read and check a submission; ``own`` is a folder of the users' own editions, instead of the one it may name."""
    schema = submission_schema()
    tree, findings = read(path, schema)
    if tree is None:
        return Checked(tuple(findings))
    words, more = typed(tree, schema)
    findings += more
    form, wrong = _form(words, tree, path.parent, own, schema)
    findings += wrong
    if form is None:
        return _checked(findings)
    last, unread = read_last_year(words, tree, path.parent, schema, form.books)
    made, more = submission(words, tree, form.books, last, schema)
    findings += [*unread, *more]
    if not _enough(words):
        return _checked(findings)
    composition = Composition(form, made)
    return _checked([*findings, *rules.check(composition), *audit(composition)], composition)


def _checked(findings: Iterable[Finding], composition: Composition | None = None) -> Checked:
    return Checked(tuple(in_order(findings)), composition)


def _form(
    words: Words, tree: Tree, beside: Path, own: Path | None, schema: Mapping[str, object]
) -> tuple[Edition | None, list[Finding]]:
    """The form that a submission names; without a form there are findings, unless the schema has told them."""
    if "版式" not in words:
        return None, []
    name = words["版式"]
    own, wrong = (own, None) if own else own_folder(words, tree, beside)
    if wrong is None and (missing := unknown(name, own)):
        wrong = Finding("A01", missing[0], (tree.at(("版式",)),), hint=missing[1])
    if wrong is not None:
        return None, [wrong]
    year = words["年度"] if "年度" in words else first_year(name, own)  # the lines can be checked all the same
    return edition.load(name, year, schema, own), []


def _enough(words: Words) -> bool:
    """Without these nothing can be composed, not even a draft."""
    return {"年度", "公开日期"} <= set(words) and "名称" in words.get("单位", {})
