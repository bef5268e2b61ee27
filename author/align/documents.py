"""Two documents put side by side: blocks by what they are about, then by what they say."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from author.align.atoms import masked
from author.align.sequences import LEAST, Both, aligned, in_order
from author.align.tables import structure
from author.document import Contents, Heading, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from author.align.likeness import Likeness
    from author.document import Block, Document, Section

_SAME_IN_SUBSTANCE = 0.9
"""How alike two subjects of other names must be to be one that was renamed; forms of two projects have much in common."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A block where it stands; without a block, the end of a section."""

    block: Block | None
    section: Section
    number: int
    """Of its section, from 0."""
    first: bool
    """It begins its section."""
    about: str


def standings(document: Document) -> tuple[Standing, ...]:
    """All blocks and the ends of sections, in reading order; the last is the end of the document."""
    found: list[Standing] = []
    for number, section in enumerate(document.sections):
        for index, block in enumerate(section.blocks):
            found.append(Standing(block, section, number, index == 0, _about(block)))
        about = f"{found[-1].about if found else ''} {section.orientation} {section.numbered}"
        found.append(Standing(None, section, number, not section.blocks, about))
    return tuple(found)


def _about(block: Block) -> str:
    return "contents" if isinstance(block, Contents) else block.about


def aligned_documents(old: Document, new: Document, alike: Likeness) -> list[Both[Standing]]:
    """Every block and every end of a section of both documents, in order; the ends of both documents are one.

    Kept ones are of one kind; tables that are kept have one structure and lie on paper of one orientation.
    """
    here, there = standings(old), standings(new)
    groups = aligned(_groups(here[:-1]), _groups(there[:-1]), (lambda group: group.about,), _Substance(alike))
    pairs = [pair for both in groups for pair in _within(both, alike)]
    return [*in_order(pairs), *_ends(here, there)]


def _ends(old: tuple[Standing, ...], new: tuple[Standing, ...]) -> Iterator[Both[Standing]]:
    if old or new:
        yield Both(old[-1] if old else None, new[-1] if new else None)


@dataclass(frozen=True, slots=True)
class _Group:
    """Blocks in a row that are about one thing, or the end of a section."""

    standings: tuple[Standing, ...]

    @property
    def about(self) -> Hashable:
        return self.standings[0].about, self.standings[0].block is None

    @property
    def text(self) -> str:
        return "\n".join(_text(standing) for standing in self.standings)


def _groups(standing: tuple[Standing, ...]) -> list[_Group]:
    grouped = groupby(standing, key=lambda each: (each.about, each.block is None))
    return [_Group(tuple(each)) for _, each in grouped]


@dataclass(frozen=True, slots=True)
class _Substance:
    """How alike two groups are that are about different things: one of them renamed, or sections that end alike."""

    alike: Likeness

    def __call__(self, old: _Group, new: _Group) -> float:
        one, other = old.standings[0], new.standings[0]
        if one.block is None or other.block is None:
            return float(_kind(one) == _kind(other))
        (whole, _, name), (same, _, called) = one.about.partition("/"), other.about.partition("/")
        if whole != same:
            return 0.0
        by_name = self.alike(name, called)
        text = self.alike(old.text, new.text)
        return max(by_name, text) if by_name >= LEAST or text >= _SAME_IN_SUBSTANCE else 0.0


def _within(both: Both[_Group], alike: Likeness) -> list[Both[Standing]]:
    old = both.old.standings if both.old else ()
    new = both.new.standings if both.new else ()
    keys = (lambda each: (_kind(each), _text(each)), lambda each: (_kind(each), masked(_text(each))))
    return aligned(old, new, keys, lambda a, b: alike(_text(a), _text(b)) if _kind(a) == _kind(b) else 0.0)


def _kind(standing: Standing) -> Hashable:
    """Only standings of one kind are kept."""
    block, section = standing.block, standing.section
    if block is None:
        return section.orientation, section.numbered
    if isinstance(block, Table):
        return Table, section.orientation, structure(block)
    return type(block).__name__


def _text(standing: Standing) -> str:
    """What tells a block from its neighbours; tables in one place are told by their structure alone."""
    return standing.block.text if isinstance(standing.block, Heading | Paragraph) else ""
