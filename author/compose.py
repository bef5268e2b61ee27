"""An edition's contents and a submission become a document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from author.document import Block, Contents, Document, Heading, Paragraph, Run, Section
from author.findings import EditionError
from author.forms import Filling, FormSpec, form_table
from author.ledger import CURRENT
from author.narrative import Manner, answers, pieces
from author.tables import grid, table
from author.tablespec import TableSpec
from author.wording import people_change, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from author.document import Orientation
    from author.edition import Edition, Line, Part
    from author.findings import Source
    from author.submission import Submission
    from author.tables import Grid


def compose(edition: Edition, submission: Submission, stamp: str = "") -> Document:
    """Make the whole document; EditionError when the edition asks for what does not exist."""
    return _Composition(edition, submission).document(stamp)


@dataclass(frozen=True, slots=True)
class NamedGrid:
    """A table's grid with the words it is printed under: ``表5``, ``一般公共预算支出情况表``."""

    label: str
    title: str
    grid: Grid


def grids(edition: Edition, submission: Submission) -> list[NamedGrid]:
    """The tables of the form as grids, in print order."""
    return list(_Composition(edition, submission).grids())


@dataclass(frozen=True)
class _Composition:
    edition: Edition
    submission: Submission

    def document(self, stamp: str) -> Document:
        sections = [Section(tuple(self._lines(self.edition.cover)), numbered=False)]
        sections.append(Section((Contents(self._say(self.edition.contents_title, self.edition.at)),)))
        blocks = [block for part in enumerate(self.edition.parts, 1) for block in self._part(*part)]
        sections += _on_paper([*blocks, *((p, "portrait") for p in self._lines(self.edition.signature))])
        return Document(
            title=self._say(self.edition.document_title, self.edition.at),
            author=self.submission.unit,
            created=self.submission.words["公开日期"].isoformat(),
            sections=tuple(sections),
            look=self.edition.look,
            stamp=stamp,
            subject=self.edition.title,
        )

    @cached_property
    def words(self) -> dict[str, Any]:
        """What templates may name: staff's words and the words that follow year and unit."""
        words, year = self.submission.words, self.submission.year
        terms = [*self.edition.glossary, *words["名词解释"]["补充"]]
        return {
            **words,
            **self.edition.words.get(words["单位"]["类型"], {}),
            "单位": self.submission.unit,
            "单位性质": words["单位"]["性质"],
            "年度": year,
            "上年": year - 1,
            "名词": terms,
            "人员": _with_changes(words["人员"], self._manner.phrases),
        }

    def _say(self, template: str, at: Source, **more: object) -> str:
        """Render a line; nothing in it is markup."""
        return plain(self.edition.wording.render(template, {**self.words, **more}, at)).strip()

    def _lines(self, lines: tuple[Line, ...]) -> Iterator[Paragraph]:
        for line in lines:
            if said := self._say(line.text, self.edition.at):
                yield Paragraph((Run(said),), line.style)

    def _part(self, number: int, part: Part) -> Iterator[tuple[Block, Orientation]]:
        title = self._say(part.title, self.edition.at)
        yield Heading(title, 1, "part", f"part-{number}", title, new_page=True), "portrait"
        for place, key in enumerate(part.tables, 1):
            yield from self._numbered_table(part, place, key)
        for place, key in enumerate(part.sections, 1):
            for block in self._section(key, place):
                yield block, "portrait"

    def _numbered_table(self, part: Part, place: int, key: str) -> Iterator[tuple[Block, Orientation]]:
        spec = self.edition.tables[key]
        if isinstance(spec, FormSpec):
            raise EditionError("绩效等表单只能用 @table 放在节里", spec.at)
        title = self._say(spec.title, spec.at)
        known = {"序": place, "题": title}
        label = self._say(part.table_label, self.edition.at, **known)
        entry = self._say(part.table_entry, self.edition.at, **known)
        first = place == 1
        if label:
            yield Heading(label, 4, "table-label", f"{key}-label", new_page=not first), spec.orientation
        yield Heading(title, 2, "table-title", key, entry, new_page=not label and not first), spec.orientation
        for block in self._table(spec):
            yield block, spec.orientation

    def grids(self) -> Iterator[NamedGrid]:
        """Every numbered table with its label and title."""
        for part in self.edition.parts:
            for place, key in enumerate(part.tables, 1):
                spec = self.edition.tables[key]
                if isinstance(spec, TableSpec):
                    title = self._say(spec.title, spec.at)
                    label = self._say(part.table_label, self.edition.at, 序=place, 题=title)
                    yield NamedGrid(label, title, self.grid(spec))

    def _table(self, spec: TableSpec) -> Iterator[Block]:
        made = self.grid(spec)
        if spec.subtitle:
            yield Paragraph((Run(self._say(spec.subtitle, spec.at)),), "table-subtitle")
        yield table(
            made, f"{spec.key}-table", self._say(spec.title, spec.at), self.edition.table_form, self._sayer(spec)
        )
        for note in (spec.note, spec.empty if made.empty else ""):
            if note:
                yield Paragraph((Run(self._say(note, spec.at)),), "note")

    def grid(self, spec: TableSpec) -> Grid:
        """The table put to the ledger."""
        return grid(spec, self.submission.ledger, self._sayer(spec))

    def _sayer(self, spec: TableSpec | FormSpec) -> Callable[[str], str]:
        return lambda template: self._say(template, spec.at)

    def _section(self, key: str, place: int) -> Iterator[Block]:
        spec = self.edition.sections[key]
        found = answers(spec, self.submission.ledger, self._manner)
        text = self.edition.wording.render(spec.body, {**self.words, "序": place, **found}, spec.at)
        for piece in pieces(text, key):
            if isinstance(piece, str):
                yield from self._placed_table(piece)
            else:
                yield piece

    @cached_property
    def _manner(self) -> Manner:
        words = self.submission.words
        return Manner(
            money=self.edition.narrative_form,
            percent_decimals=self.edition.percent_decimals,
            phrases={**self.edition.phrases, **words["措辞"]},
            reasons=words["变动原因"],
            records={project["名称"]: project for project in words["项目"]},
        )

    def _placed_table(self, key: str) -> Iterator[Block]:
        spec = self.edition.tables[key]
        if isinstance(spec, TableSpec):
            yield Heading(self._say(spec.title, spec.at), 3, "table-title", key)
            yield from self._table(spec)
        else:
            yield from self._form(spec)

    def _form(self, spec: FormSpec) -> Iterator[Block]:
        form = replace(self.edition.table_form, zero=spec.zero)
        filling = Filling(self.submission.ledger, self.submission.words, form, self._sayer(spec))
        if not spec.each:
            yield from self._one_form(spec, spec.key, filling)
            return
        by_project = self.submission.ledger.where(measure=CURRENT).by("project")
        for number, project in enumerate(self.submission.words["项目"], 1):
            if ledger := by_project.get(project["名称"]):
                goal = {**project["绩效"], "名称": project["绩效"]["名称"] or project["名称"]}
                words = {**self.submission.words, "项目": {**project, "绩效": goal}}
                yield from self._one_form(spec, f"{spec.key}-{number}", replace(filling, ledger=ledger, words=words))

    def _one_form(self, spec: FormSpec, key: str, filling: Filling) -> Iterator[Block]:
        yield Heading(self._say(spec.title, spec.at), 3, "table-title", key, new_page=spec.new_page)
        if spec.subtitle:
            yield Paragraph((Run(self._say(spec.subtitle, spec.at)),), "table-subtitle")
        yield form_table(spec, f"{key}-table", filling)


def _with_changes(people: Mapping[str, Any], phrases: Mapping[str, str]) -> dict[str, Any]:
    """Each kind of staff with 增减, the words for its change since last year."""
    return {
        kind: {**counts, "增减": people_change(counts["本年"], counts["上年"], phrases)}
        if isinstance(counts, dict)
        else counts
        for kind, counts in people.items()
    }


def _on_paper(blocks: list[tuple[Block, Orientation]]) -> Iterator[Section]:
    """Split into sections where the paper turns."""
    gathered: list[Block] = []
    for index, (block, orientation) in enumerate(blocks):
        if gathered and orientation != blocks[index - 1][1]:
            yield Section(tuple(gathered), blocks[index - 1][1])
            gathered = []
        gathered.append(block)
    if gathered:
        yield Section(tuple(gathered), blocks[-1][1])
