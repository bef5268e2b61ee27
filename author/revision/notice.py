"""The notice of a correction as a document: what was published, what is corrected, why, and what follows from it.

The wording is the form's (``notice.md``). A corrected line is told where it is printed most closely; all other figures
that moved with it are counted and listed in a table.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any

from author.align.atoms import masked
from author.compose.narrative import pieces
from author.document import Cell, Document, Heading, Paragraph, Run, Section, Table
from author.form.notice import TABLE
from author.ground.findings import EditionError
from author.ledger.question import DIMENSIONS, Question
from author.rules.personal import is_personal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from author.document import Block, Row
    from author.form.notice import Notice
    from author.revision.effects import Effect
    from author.revision.revision import Revision

_PERSONAL = "（个人信息，略）"


@dataclass(frozen=True)
class Corrections:
    """What of a revision is told in words, and what is listed."""

    revision: Revision

    @cached_property
    def told(self) -> tuple[Effect, ...]:
        """What was corrected: words, rows, tables, and of each changed line the figure that is nearest to it."""
        nearest = {id(each) for each in map(self._nearest, range(len(self.revision.inputs))) if each}
        return tuple(each for each in self._all if id(each) in nearest or not _is_figure(each))

    @cached_property
    def listed(self) -> tuple[Effect, ...]:
        """The figures that moved along."""
        told = {id(each) for each in self.told}
        return tuple(each for each in self._all if id(each) not in told)

    @cached_property
    def _all(self) -> tuple[Effect, ...]:
        """A sentence that changed in its figures alone is told as its figures."""
        corrected = (effect for effect in self.revision.effects if not self._says_so(effect))
        each = (effect.figures if _only_figures(effect) else (effect,) for effect in corrected)
        return tuple(effect for several in each for effect in several)

    def _says_so(self, effect: Effect) -> bool:
        """Whether it only says which version a document is."""
        paths = [self.revision.inputs[place].path for place in effect.because]
        return bool(paths) and all(path[:1] == ("更正",) for path in paths)

    def _nearest(self, place: int) -> Effect | None:
        """The figure that says least beside what a changed line says; the first printed of those."""
        figures = [each for each in self._all if _is_figure(each) and place in each.because]
        return min(figures, key=self._breadth, default=None)

    def _breadth(self, effect: Effect) -> tuple[int, int]:
        """How many facts, then how many codes are behind a figure; amounts come before what is worked out of them."""
        ledger, asked = self.revision.new.submission.ledger, effect.origins[1]
        if not isinstance(asked, Question):
            return len(ledger.facts) + 1, 0
        codes = (asked.codes(name) for name in DIMENSIONS)
        sizes = (
            len(ledger.books[name].names) if of is None else len(of) for name, of in zip(DIMENSIONS, codes, strict=True)
        )
        return len(ledger.answer(asked).facts), sum(sizes)


def _is_figure(effect: Effect) -> bool:
    return effect.kind == "figure"


def _only_figures(effect: Effect) -> bool:
    return bool(effect.figures) and masked(effect.before) == masked(effect.after)


def notice(revision: Revision) -> Document:
    """The notice; EditionError where the form has no wording for it, or a wrong one."""
    wording = revision.new.edition.notice
    if wording is None:
        raise EditionError("这个版式没有更正说明", revision.new.edition.at, "在版式文件夹里放 notice.md")
    return _Notice(revision, wording, Corrections(revision)).document()


@dataclass(frozen=True)
class _Notice:
    revision: Revision
    wording: Notice
    corrections: Corrections

    def document(self) -> Document:
        """All of it, on upright paper."""
        new = self.revision.new
        title = self._line(self.wording.title)
        heading = Heading(title, 1, "part", "notice")
        blocks = (heading, *self._body(), *self._signature())
        return Document(
            title=title,
            author=new.submission.unit,
            created=self._date.isoformat(),
            sections=(Section(blocks),),
            look=new.edition.look,
            subject=new.edition.title,
        )

    @cached_property
    def _last(self) -> Mapping[str, Any]:
        """What staff say of this correction; blank where they have not."""
        said = self.revision.new.submission.words["更正"]
        return said[-1] if said else {"原因": "", "说明": ""}

    @property
    def _date(self) -> date:
        day: date = self._last.get("日期") or self.revision.new.submission.words["公开日期"]
        return day

    @cached_property
    def _words(self) -> Mapping[str, Any]:
        return {
            "标题": self.revision.old.document.title,
            "原公开日期": self.revision.old.submission.words["公开日期"],
            "更正日期": self._date,
            "本次": self._last,
            "各处": [_place(effect) for effect in self.corrections.told],
            "随之": len(self.corrections.listed),
        }

    def _line(self, template: str) -> str:
        return self.revision.new.saying.line(template, self.wording.at, **self._words)

    def _body(self) -> Iterator[Block]:
        text = self.revision.new.saying.rendered(self.wording.body, self.wording.at, **self._words)
        for piece in pieces(text, "notice-section"):
            if not isinstance(piece, str):
                yield piece
            elif piece == TABLE:
                yield from self._table()
            else:
                raise EditionError(f"更正说明里没有表 {piece}", self.wording.at, f"可写 @table {TABLE}")

    def _table(self) -> Iterator[Block]:
        title = self._line(self.wording.table_title)
        yield Heading(title, 3, "table-title", "notice-moved")
        head = tuple(Cell(text, align="center", bold=True) for text in self.wording.heads)
        body = tuple(_rows(self.corrections.listed))
        yield Table("notice-moved-table", title, len(head), body, (head,))

    def _signature(self) -> Iterator[Paragraph]:
        for line in self.wording.signature:
            if said := self._line(line.text):
                yield Paragraph((Run(said),), line.style)


def _place(effect: Effect) -> Mapping[str, str]:
    place = "，".join(filter(None, (_within(effect), effect.called)))
    return {"位置": place, "原为": _whole(effect.before, effect), "改为": _whole(effect.after, effect)}


def _within(effect: Effect) -> str:
    return f"{effect.part} {effect.within}".strip()


def _whole(text: str, effect: Effect) -> str:
    """What is said of it; a notice that repeats what is personal would publish it once more."""
    if is_personal(text):
        return _PERSONAL
    return f"{text}{effect.unit}" if text else ""


def _rows(effects: Sequence[Effect]) -> Iterator[Row]:
    """A row for each; what stands in one table has its name once."""
    for within, group in groupby(effects, _within):
        rows = list(group)
        for number, effect in enumerate(rows):
            texts = (_whole(text, effect) or "（空）" for text in (effect.before, effect.after))
            cells = (Cell(effect.row), Cell(effect.column), *(Cell(text, align="right") for text in texts))
            yield cells if number else (Cell(within, down=len(rows)), *cells)
