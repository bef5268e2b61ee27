"""A section file put to the ledger: headings, paragraphs and places for tables.

The head of a section names its questions (YAML), the body says the answers (jinja2). After rendering, ``#`` starts
a heading, ``@table`` places a table, ``**…**`` is bold, and an empty line ends a paragraph; nothing else is
markup, and staff's words never are (see `wording.guarded`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from author.document import Heading, Paragraph, Run
from author.ledger import CURRENT, MEASURES, Ledger
from author.money import percent
from author.question import TOKENS, Condition, Each, Group, fill, groups, narrow, read_condition, read_each
from author.wording import Comparison, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.codes import CodeBook
    from author.fields import Fields
    from author.findings import Source
    from author.ledger import Dimension
    from author.money import Figure, Form, Money

    Books = Mapping[Dimension, CodeBook]

_BOLD = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True, slots=True)
class Ask:
    """One question: conditions, where its reason stands, and further figures inside it."""

    label: str
    where: Condition
    reasons: tuple[str, ...]
    """Paths below 变动原因, with ``{code}``; the first that staff filled in is taken."""
    inside: Mapping[str, Condition]
    skip_nil: bool = False


@dataclass(frozen=True, slots=True)
class AskEach:
    """One question for every group."""

    each: Each
    ask: Ask


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """A section of the narrative."""

    key: str
    body: str
    at: Source
    """Where the body begins."""
    where: Condition
    compare: str
    share_of: Condition | None
    figures: Mapping[str, Ask]
    lists: Mapping[str, tuple[Ask, ...] | AskEach]


@dataclass(frozen=True, slots=True)
class Manner:
    """How an edition says amounts, shares and changes."""

    money: Form
    percent_decimals: int
    phrases: Mapping[str, str]
    reasons: Mapping[str, Any]
    """Staff's 变动原因."""
    records: Mapping[str, Mapping[str, Any]]
    """What staff wrote of each project, by its name."""

    def reason(self, path: str) -> str:
        """The words at a path like ``收入/一般财力`` below 变动原因."""
        found: Any = self.reasons
        for step in path.split("/"):
            found = found.get(step, "") if isinstance(found, dict) else ""
        return found if isinstance(found, str) else ""


def read_section(key: str, fields: Fields, body: str, at: Source, books: Books) -> SectionSpec:
    """Read a section's head; ``body`` begins at ``at``."""
    spec = SectionSpec(
        key=key,
        body=body,
        at=at,
        where=read_condition(fields, "where", books),
        compare=fields.choice("compare", MEASURES, MEASURES[1]),
        share_of=read_condition(fields, "share_of", books) if fields.has("share_of") else None,
        figures={name: _ask(inner, books) for name, inner in fields.named("figures").items()},
        lists={name: _list(fields.mapping("lists"), name, books) for name in fields.mapping("lists").data},
    )
    fields.text("basis", "")
    fields.done()
    return spec


def _list(fields: Fields, name: str, books: Books) -> tuple[Ask, ...] | AskEach:
    if isinstance(fields.data[name], list):
        return tuple(_ask(inner, books) for inner in fields.items(name))
    inner = fields.mapping(name)
    each = read_each(inner)
    return AskEach(each, _ask(inner, books))


def _ask(fields: Fields, books: Books) -> Ask:
    ask = Ask(
        label=fields.text("label", ""),
        where=read_condition(fields, "where", books),
        reasons=fields.texts("reason", ()),
        inside={name: read_condition(fields.mapping("inside"), name, books) for name in fields.mapping("inside").data},
        skip_nil=fields.choice("nil", ("say", "skip"), "say") == "skip",
    )
    fields.done()
    return ask


class Answer:
    """What the ledger says to one question. Templates see only the public names."""

    def __init__(self, ask: Ask, both: Ledger, asking: Asking, group: Group | None = None) -> None:
        self._ask = ask
        self._both = both
        self._asking = asking
        self._group = group

    @cached_property
    def _now(self) -> Ledger:
        return self._both.where(measure=CURRENT)

    @cached_property
    def _base(self) -> Ledger:
        return self._both.where(measure=self._asking.compare)

    @property
    def money(self) -> Money:
        """This year's amount."""
        return self._now.total

    @property
    def base(self) -> Money:
        """The amount it is compared with."""
        return self._base.total

    @property
    def amount(self) -> str:
        """``996.43万元``"""
        return self.figure.with_unit

    @property
    def figure(self) -> Figure:
        """This year's amount as printed, without unit."""
        return self.money.shown(self._asking.manner.money)

    @property
    def share(self) -> str:
        """``91.27%`` of what the section shares out."""
        whole, decimals = self._asking.whole, self._asking.manner.percent_decimals
        return percent(self.money, whole, decimals) if whole else f"{0:.{decimals}f}%"

    @property
    def change(self) -> str:
        """``比上年预算增加125.41万元，增长16.00%``"""
        return self._comparison.said(short=False)

    @property
    def brief(self) -> str:
        """``增加125.41万元，增长16.00%``"""
        return self._comparison.said(short=True)

    @property
    def _comparison(self) -> Comparison:
        manner = self._asking.manner
        return Comparison(
            self.money, self.base, self._asking.compare, manner.phrases, manner.money, manner.percent_decimals
        )

    @property
    def reason(self) -> str:
        """Staff's reason, or nothing."""
        return next(
            (words for path in self._ask.reasons if (words := self._asking.manner.reason(self._fill(path)))), ""
        )

    @property
    def because(self) -> str:
        """``，主要原因是…`` when staff gave a reason."""
        return f"，主要原因是{self.reason}" if self.reason else ""

    @property
    def nil(self) -> bool:
        """Nothing this year and nothing in the year compared with."""
        return not self.money and not self.base

    @property
    def label(self) -> str:
        """The name of the figure."""
        if self._ask.label or self._group is None:
            return self._fill(self._ask.label)
        return self._group.name()

    @property
    def code(self) -> str:
        """The code of the group's first dimension."""
        return self._group.code if self._group else ""

    @property
    def record(self) -> Mapping[str, Any]:
        """What staff wrote of the project that this is about."""
        project = self._group.codes.get("project", "") if self._group else ""
        return self._asking.manner.records.get(project, {})

    @property
    def path(self) -> dict[str, str]:
        """类, 款, 项 to names."""
        return self._group.path if self._group else {}

    @property
    def of(self) -> dict[str, Answer]:
        """The figures inside this one, by their names in ``inside``."""
        return {
            name: Answer(Ask(name, where, (), {}), narrow(self._both, (where,)), self._asking)
            for name, where in self._ask.inside.items()
        }

    @property
    def parts(self) -> list[Answer]:
        """This year's money by 用途, in the order of the lines."""
        return [
            Answer(Ask(purpose, Condition(), (), {}), lines, self._asking)
            for purpose, lines in self._now.by("purpose").items()
        ]

    def _fill(self, pattern: str) -> str:
        return self._group.filled(pattern) if self._group else fill(pattern, dict.fromkeys(TOKENS, ""))


@dataclass(frozen=True)
class Asking:
    """What all answers of one section share."""

    compare: str
    whole: Money
    manner: Manner


def answers(spec: SectionSpec, ledger: Ledger, manner: Manner) -> dict[str, Any]:
    """The figures and lists that a section's head names."""
    own = narrow(ledger, (spec.where,))
    shared = own if spec.share_of is None else narrow(ledger, (spec.share_of,))
    asking = Asking(spec.compare, shared.where(measure=CURRENT).total, manner)
    found: dict[str, Any] = {name: Answer(ask, narrow(own, (ask.where,)), asking) for name, ask in spec.figures.items()}
    return found | {name: list(_listed(asks, own, asking)) for name, asks in spec.lists.items()}


def _listed(asks: tuple[Ask, ...] | AskEach, ledger: Ledger, asking: Asking) -> Iterator[Answer]:
    if isinstance(asks, AskEach):
        own = narrow(ledger, (asks.ask.where,)).where(measure=(CURRENT, asking.compare))
        for group in groups(asks.each, own):
            answer = Answer(asks.ask, group.ledger, asking, group)
            if answer.money or asks.each.codes != "used":
                yield answer
        return
    for ask in asks:
        answer = Answer(ask, narrow(ledger, (ask.where,)), asking)
        if not (ask.skip_nil and answer.nil):
            yield answer


Piece = Heading | Paragraph | str
"""A heading, a paragraph, or the key of a table to be placed."""

STYLES = {1: "section", 2: "item", 3: "item"}


def pieces(text: str, key: str) -> Iterator[Piece]:
    """Read rendered text; ``#`` is a section's heading (document level 2), ``##`` one inside it."""
    count = 0
    for block in re.split(r"\n\s*\n", text):
        for line in _lines(block):
            if line.startswith("#"):
                marks, words = _heading(line)
                count += 1
                anchor = key if count == 1 else f"{key}-{count}"
                said = plain(words)
                yield Heading(said, marks + 1, STYLES.get(marks, "item"), anchor, said if marks == 1 else None)
            elif line.startswith("@table "):
                yield line.removeprefix("@table ").strip()
            else:
                yield from _paragraphs(line)


def _lines(block: str) -> Iterator[str]:
    """Headings and tables stand on lines of their own, other lines of a block are joined."""
    gathered = ""
    for raw in block.split("\n"):
        line = raw.strip()
        if line.startswith(("#", "@table ")):
            if gathered:
                yield gathered
            gathered = ""
            yield line
        else:
            gathered += line
    if gathered:
        yield gathered


def _heading(line: str) -> tuple[int, str]:
    words = line.lstrip("#")
    return min(len(line) - len(words), 3), words.strip()


def _paragraphs(line: str) -> Iterator[Paragraph]:
    """One paragraph, or several where staff's words have several."""
    runs: list[Run] = []
    for index, part in enumerate(_BOLD.split(line)):
        first, *others = plain(part).split("\n")
        runs.append(Run(first, bold=index % 2 == 1))
        for other in others:
            yield _paragraph(runs)
            runs = [Run(other, bold=index % 2 == 1)]
    yield _paragraph(runs)


def _paragraph(runs: list[Run]) -> Paragraph:
    return Paragraph(tuple(run for run in runs if run.text))
