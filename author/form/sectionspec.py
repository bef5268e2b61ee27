"""How a section file describes a section: the questions in its head, and its body.

Read and checked when the edition is loaded; see docs/editions.md for every key with an example.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from author.form.conditions import read_condition, read_each
from author.form.reasons import read_reasons
from author.ledger.ledger import MEASURES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.form.fields import Fields
    from author.ground.findings import Source
    from author.ledger.codes import CodeBook
    from author.ledger.condition import Condition
    from author.ledger.groups import Each
    from author.ledger.question import Dimension

    Books = Mapping[Dimension, CodeBook]


@dataclass(frozen=True, slots=True)
class Ask:
    """One question: conditions, where its reason stands, and further figures inside it."""

    label: str
    where: Condition
    reasons: tuple[str, ...]
    """Paths below 变动原因, with ``{code}``; the first that staff filled in is taken."""
    inside: Mapping[str, Condition]
    skip_nil: bool = False
    compare: str = ""
    """The measure to compare with, where it is another than the section's."""
    base: str = ""
    """What sentences call it: 上年执行数."""


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
    base: str
    """What sentences call the amount compared with."""
    share_of: Condition | None
    figures: Mapping[str, Ask]
    lists: Mapping[str, tuple[Ask, ...] | AskEach]

    @property
    def asks(self) -> Iterator[Ask]:
        """Every question of its head."""
        yield from self.figures.values()
        for asks in self.lists.values():
            yield from (asks.ask,) if isinstance(asks, AskEach) else asks

    @property
    def reasons(self) -> Iterator[str]:
        """Every path below 变动原因 that the section may print."""
        for ask in self.asks:
            yield from ask.reasons


@dataclass(frozen=True, slots=True)
class Known:
    """What the questions of sections may name."""

    books: Books
    schema: Mapping[str, Any]
    """What staff can fill in."""


def read_section(key: str, fields: Fields, body: str, at: Source, known: Known) -> SectionSpec:
    """Read a section's head; ``body`` begins at ``at``."""
    spec = SectionSpec(
        key=key,
        body=body,
        at=at,
        where=read_condition(fields, "where", known.books),
        compare=(compare := fields.choice("compare", MEASURES, MEASURES[1])),
        base=fields.text("base", compare),
        share_of=read_condition(fields, "share_of", known.books) if fields.has("share_of") else None,
        figures={name: _ask(inner, known) for name, inner in fields.named("figures").items()},
        lists={name: _list(fields.mapping("lists"), name, known) for name in fields.mapping("lists").data},
    )
    fields.text("basis", "")
    fields.done()
    return spec


def _list(fields: Fields, name: str, known: Known) -> tuple[Ask, ...] | AskEach:
    if isinstance(fields.data[name], list):
        return tuple(_ask(inner, known) for inner in fields.items(name))
    inner = fields.mapping(name)
    each = read_each(inner, known.books)
    return AskEach(each, _ask(inner, known, grouped=True))


def _ask(fields: Fields, known: Known, *, grouped: bool = False) -> Ask:
    compare = fields.choice("compare", MEASURES) if fields.has("compare") else ""
    inside = fields.mapping("inside")
    ask = Ask(
        label=fields.text("label", ""),
        where=read_condition(fields, "where", known.books),
        reasons=read_reasons(fields, known.schema, grouped=grouped),
        inside={name: read_condition(inside, name, known.books) for name in inside.data},
        skip_nil=fields.choice("nil", ("say", "skip"), "say") == "skip",
        compare=compare,
        base=fields.text("base", compare),
    )
    fields.done()
    return ask
