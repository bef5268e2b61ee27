"""An edition tried with made-up submissions: one that fills everything, one that has a single line.

What `edition.load` cannot see comes out here: variables that do not exist, also in branches that no real
submission has taken yet, tables and columns whose conditions contradict each other, sections that print nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from author.audit.sums import audit
from author.compose.composition import Composition
from author.document import Heading, Table
from author.form.checkspec import FILE
from author.form.edition import Edition, load
from author.form.folders import first_year
from author.form.formspec import FormSpec
from author.form.listing import KINDS
from author.form.notice import WORDS
from author.ground.findings import EditionError, Severity, Source
from author.read.schema import submission_schema
from author.workshop.madeup import Madeup
from author.write.plain import text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from author.compose.printedtable import PrintedTable
    from author.document import Document
    from author.submission import Submission

UNITS = (*((KINDS[0], nature) for nature in ("行政", "参公", "事业")), (KINDS[1], "事业"))
"""Whose budget is made up: every kind and every nature once at least."""


@dataclass
class Trial:
    """What was tried, what was not, what is wrong, and what is worth a look."""

    done: list[str] = field(default_factory=list)
    untried: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def loaded(name: str, own: Path | None = None) -> Edition:
    """The edition as it serves the first of its years; EditionError for whatever is wrong with it."""
    return load(name, first_year(name, own), submission_schema(), own)


def tried(name: str, own: Path | None = None) -> Trial:
    """Load, check and compose an edition."""
    trial = Trial()
    try:
        edition = loaded(name, own)
    except EditionError as error:
        trial.wrong.append(str(error))
        return trial
    trial.done.append(
        f"读入：{len(edition.tables)} 张表和表单，{len(edition.sections)} 节，共 {len(edition.files)} 个文件"
    )
    made = Madeup(edition)
    full = made.full(*UNITS[0])
    _names(edition, full, trial)
    for kind, nature in UNITS:
        _composed(edition, made.full(kind, nature), f"填满的{kind}（{nature}）", trial)
        _composed(edition, made.bare(kind, nature), f"只有一行明细的{kind}（{nature}）", trial)
    if not trial.wrong:
        _unfilled(edition, full, trial)
        _sums(edition, full, trial)
    else:
        trial.untried.append("空着的表、栏、行和节，表内、表间的和：改正错误以后才试")
    return trial


def _sums(edition: Edition, submission: Submission, trial: Trial) -> None:
    """What must add up, on tables in which every cell has money: by their conditions, and as the edition says."""
    checks, what, composition = edition.checks, "版式写明的和", Composition(edition, submission)
    found = audit(composition)
    trial.wrong += [str(finding) for finding in found if finding.severity is Severity.ERROR]
    trial.remarks += [str(finding) for finding in found if finding.severity is not Severity.ERROR]
    totals = sum(len(table.families) for table in composition.tables)
    trial.done.append(f"合计与分列的行、栏（由条件推出）：{totals} 处")
    if not edition.folders.has(FILE):
        trial.untried.append(f"{what}：没有 {FILE}")
        return
    trial.done.append(f"{what}：{len(checks.sums)} 项（{edition.folders.layer(FILE)}/{FILE}）")
    if checks.left_out:
        trial.untried.append(f"{what}：{FILE} 里有 {checks.left_out} 项说的表，本版式不印")


def _names(edition: Edition, submission: Submission, trial: Trial) -> None:
    """Variables that templates name and nobody gives them."""
    known, count = frozenset(Composition(edition, submission).saying.variables), 0
    for template, at, own in _templates(edition):
        count += 1
        try:
            strangers = sorted(edition.wording.names(template, at) - known - own)
        except EditionError as error:
            trial.wrong.append(str(error))
            continue
        trial.wrong += [f"{_line(template, name, at)}：模板里的“{name}”没有人给它值" for name in strangers]
    trial.done.append(f"变量：{count} 处模板")


def _line(template: str, name: str, at: Source) -> Source:
    before = template.partition(name)[0]
    return Source(at.file, max(at.row, 1) + before.count("\n"))


def _templates(edition: Edition) -> Iterator[tuple[str, Source, frozenset[str]]]:
    """Every template with its place and the names that only it may use."""
    listed = frozenset({"序", "题", "号"})
    nothing: frozenset[str] = frozenset()
    lines = (edition.document_title, edition.contents_title, *(line.text for line in edition.cover))
    for line in (
        *lines,
        *(line.text for line in edition.signature),
        *(t for term in edition.glossary for t in term.values()),
    ):
        yield line, edition.at, nothing
    for part in edition.parts:
        yield part.title, edition.at, nothing
        yield part.table_label, edition.at, listed - {"号"}
        for line in (part.table_title, part.table_entry):
            yield line, edition.at, listed
    for spec in edition.tables.values():
        label = "" if isinstance(spec, FormSpec) else spec.label
        yield label, spec.at, listed - {"号"}
        for line in spec.templates:
            yield line, spec.at, nothing
    if edition.notice:
        for line in edition.notice.templates:
            yield line, edition.notice.at, WORDS
    for section in edition.sections.values():
        yield section.body, section.at, frozenset({"序", "名词", *section.figures, *section.lists})


def _composed(edition: Edition, submission: Submission, what: str, trial: Trial) -> Document | None:
    try:
        document = Composition(edition, submission).document
    except EditionError as error:
        trial.wrong.append(f"{what}：{error}")
        return None
    tables = sum(isinstance(block, Table) for block in document.blocks)
    headings = sum(isinstance(block, Heading) for block in document.blocks)
    trial.done.append(f"{what}：{headings} 个标题，{tables} 张表，{len(text(document))} 字")
    return document


def _unfilled(edition: Edition, submission: Submission, trial: Trial) -> None:
    """Tables, columns and sections that have nothing although every kind of money was there."""
    for table in Composition(edition, submission).tables:
        trial.remarks += _empty(table)
    document = Composition(edition, submission).document
    anchors = {block.anchor for block in document.blocks if isinstance(block, Heading)}
    keys = {block.key for block in document.blocks if isinstance(block, Table)}
    for key, section in edition.sections.items():
        if key not in anchors and section.body.lstrip().startswith("#"):
            trial.remarks.append(f"{section.at.file}：填满了也没有印出来")
    for key, spec in edition.tables.items():
        if not any(made.startswith(key) for made in keys):
            trial.remarks.append(f"{spec.at.file}：填满了也没有印出来")


def _empty(table: PrintedTable) -> Iterator[str]:
    if table.grid is None:
        return
    name = f"{table.label} {table.title}".strip()
    if table.grid.empty:
        yield f"{name}：各种钱都有了，整张表还是空的，请看 where 是否自相矛盾"
        return
    for side in table.grid.panels:
        rows = (*side.rows, *side.tail)
        for column in side.panel.columns:
            if not any(side.cell(row, column).total for row in rows):
                yield f"{name}：“{'/'.join(column.head)}”一栏没有数，请看它的 where"
        for row in rows:
            if not any(side.cell(row, column).total for column in side.panel.columns):
                yield f"{name}：“{' '.join(filter(None, row.words))}”一行没有数，请看它的 where"
