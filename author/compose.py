"""An edition's contents and a submission become a document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from author.document import Block, Contents, Document, Heading, Paragraph, Run, Section, Table
from author.editions.tablespec import TableSpec
from author.findings import EditionError
from author.forms import Filling, FormSpec, form_table
from author.ledger import CURRENT
from author.narrative import Manner, answers, pieces
from author.tables import grid, table
from author.wording import people_change, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from author.document import Orientation
    from author.editions.edition import Edition
    from author.editions.parts import Line, Part
    from author.findings import Source
    from author.submission import Submission
    from author.tables import Grid


def compose(edition: Edition, submission: Submission, stamp: str = "") -> Document:
    """Make the whole document; EditionError when the edition asks for what does not exist."""
    return _Composition(edition, submission).document(stamp)


def variables(edition: Edition, submission: Submission) -> frozenset[str]:
    """The names that every template of the edition may use."""
    return frozenset(_Composition(edition, submission).words)


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
        sections = [Section(tuple(self._lines(self.edition.cover)), numbered=False)] if self.edition.cover else []
        if self.edition.contents_title:
            sections.append(Section((Contents(self._say(self.edition.contents_title, self.edition.at)),)))
        blocks = [block for part in enumerate(self.edition.parts, 1) for block in self._part(*part)]
        last = blocks[-1][1] if blocks else "portrait"
        _check_anchors([block for block, _ in blocks], self.edition.at)
        sections += _on_paper([*blocks, *((line, last) for line in self._lines(self.edition.signature))])
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
        return {
            **words,
            **self.edition.words.get(words["单位"]["类型"], {}),
            "单位": self.submission.unit,
            "单位性质": words["单位"]["性质"],
            "年度": year,
            "上年": year - 1,
            "人员": _with_changes(words["人员"], self._manner.phrases),
        }

    @cached_property
    def _terms(self) -> list[Mapping[str, str]]:
        """The edition's glossary, in which words that follow the unit may stand, and what staff added."""
        own = ({key: self._say(text, self.edition.at) for key, text in term.items()} for term in self.edition.glossary)
        return [*own, *self.submission.words["名词解释"]["补充"]]

    def _say(self, template: str, at: Source, **more: object) -> str:
        """Render a line; nothing in it is markup."""
        return plain(self.edition.wording.render(template, {**self.words, **more}, at)).strip()

    def _lines(self, lines: tuple[Line, ...]) -> Iterator[Paragraph]:
        for line in lines:
            if said := self._say(line.text, self.edition.at):
                yield Paragraph((Run(said),), line.style)

    def _part(self, number: int, part: Part) -> Iterator[tuple[Block, Orientation]]:
        if title := self._say(part.title, self.edition.at):
            yield Heading(title, 1, "part", f"part-{number}", title, new_page=True), part.orientation
        for place, spec in enumerate(self._printed(part), 1):
            yield from self._numbered_table(part, place, spec)
        place = 1
        for key in part.sections:
            blocks = list(self._section(part, key, place))
            place += bool(blocks)
            yield from blocks

    def _printed(self, part: Part) -> Iterator[TableSpec | FormSpec]:
        """The tables of a part without those that are left out because they are empty."""
        for key in part.tables:
            spec = self.edition.tables[key]
            if not (isinstance(spec, TableSpec) and spec.leave_out_empty and self.grid(spec).empty):
                yield spec

    def _numbered_table(
        self, part: Part, place: int, spec: TableSpec | FormSpec
    ) -> Iterator[tuple[Block, Orientation]]:
        known = self._labelled(part, place, spec)
        shown = self._say(part.table_title, self.edition.at, **known)
        entry = self._say(part.table_entry, self.edition.at, **known)
        label = self._say(part.table_label and "{{ 号 }}", self.edition.at, **known)
        apart = place > 1 or not part.title
        if label:
            yield Heading(label, 4, "table-label", f"{spec.key}-label", new_page=apart), spec.orientation
        yield Heading(shown, 2, "table-title", spec.key, entry, new_page=apart and not label), spec.orientation
        for block in self._table(spec) if isinstance(spec, TableSpec) else self._one_form(spec, spec.key):
            yield block, spec.orientation

    def _labelled(self, part: Part, place: int, spec: TableSpec | FormSpec) -> dict[str, Any]:
        """What templates of a part may name: the table's place, its label and its title."""
        title = self._say(spec.title, spec.at)
        own = spec.label if isinstance(spec, TableSpec) else ""
        label = self._say(own or part.table_label, self.edition.at, 序=place, 题=title)
        return {"序": place, "题": title, "号": label}

    def grids(self) -> Iterator[NamedGrid]:
        """Every numbered table with its label and title."""
        for part in self.edition.parts:
            for place, spec in enumerate(self._printed(part), 1):
                if isinstance(spec, TableSpec):
                    known = self._labelled(part, place, spec)
                    yield NamedGrid(known["号"], known["题"], self.grid(spec))

    def _table(self, spec: TableSpec) -> Iterator[Block]:
        made = self.grid(spec)
        if spec.subtitle:
            yield Paragraph((Run(self._say(spec.subtitle, spec.at)),), "table-subtitle")
        yield table(made, f"{spec.key}-table", self._say(spec.title, spec.at), spec.figures, self._sayer(spec))
        for note in (spec.note, spec.empty if made.empty else ""):
            if note:
                yield Paragraph((Run(self._say(note, spec.at)),), "note")

    def grid(self, spec: TableSpec) -> Grid:
        """The table put to the ledger."""
        return grid(spec, self.submission.ledger, self._sayer(spec))

    def _sayer(self, spec: TableSpec | FormSpec) -> Callable[[str], str]:
        return lambda template: self._say(template, spec.at)

    def _section(self, part: Part, key: str, place: int) -> Iterator[tuple[Block, Orientation]]:
        """The blocks of a section; one whose template prints nothing is not there and takes no number."""
        spec = self.edition.sections[key]
        found = answers(spec, self.submission.ledger, self._manner)
        words = {**self.words, "名词": self._terms, "序": place, **found}
        for piece in pieces(self.edition.wording.render(spec.body, words, spec.at), key):
            if isinstance(piece, str):
                if piece not in self.edition.tables:
                    raise EditionError(
                        f"@table 后面的 {piece[:60]} 不是表的名称", spec.at, "名称要写明，不能用变量拼成"
                    )
                turned = self.edition.tables[piece].orientation
                yield from ((block, turned) for block in self._placed_table(piece))
            else:
                yield piece, part.orientation

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
            if not (spec.leave_out_empty and self.grid(spec).empty):
                yield Heading(self._say(spec.title, spec.at), 3, "table-title", key)
                yield from self._table(spec)
        elif spec.each:
            yield from self._form_per_project(spec)
        else:
            yield self._form_title(spec, key)
            yield from self._one_form(spec, key)

    def _filling(self, spec: FormSpec) -> Filling:
        return Filling(self.submission.ledger, self.submission.words, self._sayer(spec))

    def _form_per_project(self, spec: FormSpec) -> Iterator[Block]:
        by_project = self.submission.ledger.where(measure=CURRENT).by("project")
        for number, project in enumerate(self.submission.words["项目"], 1):
            if ledger := by_project.get(project["名称"]):
                goal = {**project["绩效"], "名称": project["绩效"]["名称"] or project["名称"]}
                words = {**self.submission.words, "项目": {**project, "绩效": goal}}
                key = f"{spec.key}-{number}"
                yield self._form_title(spec, key)
                yield from self._one_form(spec, key, replace(self._filling(spec), ledger=ledger, words=words))

    def _form_title(self, spec: FormSpec, key: str) -> Heading:
        return Heading(self._say(spec.title, spec.at), 3, "table-title", key, new_page=spec.new_page)

    def _one_form(self, spec: FormSpec, key: str, filling: Filling | None = None) -> Iterator[Block]:
        if spec.subtitle:
            yield Paragraph((Run(self._say(spec.subtitle, spec.at)),), "table-subtitle")
        yield form_table(spec, f"{key}-table", filling or self._filling(spec))


def _check_anchors(blocks: list[Block], at: Source) -> None:
    """Links and bookmarks find headings and tables by names that only one of each has."""
    names = [block.anchor for block in blocks if isinstance(block, Heading)]
    names += [block.key for block in blocks if isinstance(block, Table)]
    for name, count in Counter(names).items():
        if count > 1:
            hint = "表和节的文件名不要相同；@table 不要放在循环里"
            raise EditionError(f"{name} 在文件里出现了{count}次", at, hint)


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
