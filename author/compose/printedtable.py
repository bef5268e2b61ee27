"""Tables and forms where they are printed: how they are called, what stands around them, and their rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from author.compose.families import families
from author.compose.forms import Filling, form_table
from author.compose.printedrows import printed_rows
from author.compose.tables import grid, table
from author.document import Heading, Paragraph, Run, Table
from author.form.columns import amount_columns, panels_at
from author.form.formspec import FormSpec
from author.form.tablespec import TableSpec
from author.ground.findings import Place
from author.ledger.ledger import CURRENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from author.compose.families import Family
    from author.compose.printedrows import PrintedRows
    from author.compose.saying import Saying
    from author.compose.tables import Grid
    from author.document import Block
    from author.form.parts import Part


@dataclass(frozen=True)
class PrintedTable:
    """A table or a form where it is printed."""

    spec: TableSpec | FormSpec
    label: str
    """``表7``; empty where the form gives none."""
    title: str
    blocks: tuple[Block, ...]
    """Its headings, the table itself, and the notes under it."""
    saying: Saying
    grid: Grid | None = None
    """Its facts; None for a form."""
    project: str = ""
    """The project of a goal form, with its unit where two have one of this name; empty for all others."""

    @cached_property
    def table(self) -> Table:
        """The table itself."""
        return next(block for block in self.blocks if isinstance(block, Table))

    @property
    def name(self) -> str:
        """What a reader calls it: its label, or its title where it has none."""
        return self.label.rstrip("：: 　") or self.title

    @cached_property
    def rows(self) -> PrintedRows:
        """The rows of a table of amounts."""
        assert isinstance(self.spec, TableSpec)  # noqa: S101 - forms have cells, not rows
        return printed_rows(self.spec, self.table.placed_body, self.saying.liner(self.spec.at))

    @cached_property
    def families(self) -> tuple[Family, ...]:
        """Its totals with what itemises them."""
        if self.grid is None:
            return ()
        panels = [amount_columns(begin, panel) for begin, panel in panels_at(self.grid.spec)]
        sides = zip(panels, self.grid.panels, strict=True)
        return tuple(family for columns, side in sides for family in families(self.grid, side, columns))

    def across(self, family: Family) -> Iterable[int]:
        """The columns in which a total of rows is printed, or the rows in which a total of columns is."""
        if family.axis == "rows":
            return family.columns
        return [row.number for row in self.rows.rows if family.whole.place in row.cells]

    def row_name(self, number: int, column: int) -> str:
        """What a reader calls the row that has a figure in ``column``."""
        return next((row.name for row in self.rows.rows if row.number == number and column in row.cells), "")

    def place(self, row: int = 0, words: str = "") -> Place:
        """``表7 第8行 商品和服务支出``, or the whole table."""
        said = f"{self.name} 第{row}行 {words}".rstrip() if row else self.name
        return Place(said, self.table.key, row)


def numbered_tables(saying: Saying, part: Part) -> Iterator[PrintedTable]:
    """The tables of a part, numbered; those that are left out because they are empty take no number."""
    place = 1
    for key in part.tables:
        spec = saying.edition.tables[key]
        made = _grid(saying, spec)
        if made is None or not (made.spec.leave_out_empty and made.empty):
            yield _numbered(saying, part, place, spec, made)
            place += 1


def placed_tables(saying: Saying, key: str) -> Iterator[PrintedTable]:
    """A table that a section places: a table or form once, or a form for every project of this year."""
    spec = saying.edition.tables[key]
    made = _grid(saying, spec)
    if isinstance(spec, FormSpec) and spec.each:
        yield from _form_per_project(saying, spec)
    elif made is None or not (made.spec.leave_out_empty and made.empty):
        title = saying.line(spec.title, spec.at)
        new_page = isinstance(spec, FormSpec) and spec.new_page
        heading = Heading(title, 3, "table-title", key, new_page=new_page)
        yield PrintedTable(spec, "", title, _about(key, (heading, *_blocks(saying, spec, key, made))), saying, made)


def _grid(saying: Saying, spec: TableSpec | FormSpec) -> Grid | None:
    if isinstance(spec, FormSpec):
        return None
    return grid(spec, saying.submission.ledger, saying.liner(spec.at))


def _numbered(saying: Saying, part: Part, place: int, spec: TableSpec | FormSpec, made: Grid | None) -> PrintedTable:
    title, at = saying.line(spec.title, spec.at), saying.edition.at
    own = spec.label if isinstance(spec, TableSpec) else ""
    label = saying.line(own or part.table_label, at, 序=place, 题=title)
    known = {"序": place, "题": title, "号": label}
    shown, entry = saying.line(part.table_title, at, **known), saying.line(part.table_entry, at, **known)
    apart = place > 1 or not part.title
    above = part.table_label and label
    headings = [Heading(label, 4, "table-label", f"{spec.key}-label", new_page=apart)] if above else []
    headings.append(Heading(shown, 2, "table-title", spec.key, entry, new_page=apart and not above))
    blocks = _about(spec.key, (*headings, *_blocks(saying, spec, spec.key, made)))
    return PrintedTable(spec, label, title, blocks, saying, made)


def _blocks(saying: Saying, spec: TableSpec | FormSpec, key: str, made: Grid | None) -> Iterator[Paragraph | Table]:
    """What stands below the title."""
    say = saying.liner(spec.at)
    if isinstance(spec, FormSpec):
        yield from _form(spec, key, Filling(saying.submission.ledger, saying.submission.words, say))
    elif made is not None:
        yield from _subtitle(spec, say)
        yield table(made, f"{key}-table", say(spec.title), spec.figures, say)
        for note in (spec.note, spec.empty if made.empty else ""):
            if note:
                yield Paragraph((Run(say(note)),), "note")


def _about(about: str, blocks: tuple[Heading | Paragraph | Table, ...]) -> tuple[Block, ...]:
    return tuple(replace(block, about=about) for block in blocks)


def _subtitle(spec: TableSpec | FormSpec, say: Callable[[str], str]) -> Iterator[Paragraph]:
    if spec.subtitle:
        yield Paragraph((Run(say(spec.subtitle)),), "table-subtitle")


def _form(spec: FormSpec, key: str, filling: Filling) -> Iterator[Paragraph | Table]:
    yield from _subtitle(spec, filling.say)
    yield form_table(spec, f"{key}-table", filling)


def _form_per_project(saying: Saying, spec: FormSpec) -> Iterator[PrintedTable]:
    submission, say = saying.submission, saying.liner(spec.at)
    by_project = submission.ledger.where(measure=CURRENT).by("project")
    times = Counter(project["名称"] for project in submission.projects.values())
    for number, (code, project) in enumerate(submission.projects.items(), 1):
        if ledger := by_project.get(code):
            goal = {**project["绩效"], "名称": project["绩效"]["名称"] or project["名称"]}
            whose = {**submission.words["单位"], "名称": project["单位"] or submission.unit}
            words = {**submission.words, "单位": whose, "项目": {**project, "绩效": goal}}
            key, title = f"{spec.key}-{number}", say(spec.title)
            heading = Heading(title, 3, "table-title", key, new_page=spec.new_page)
            blocks = _about(f"{spec.key}/{code}", (heading, *_form(spec, key, Filling(ledger, words, say))))
            yield PrintedTable(
                spec, "", title, blocks, saying, project=project["名称"] if times[project["名称"]] == 1 else code
            )
