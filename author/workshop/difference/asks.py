"""What one form asks of staff and another did not: what a submission rolled forward into it still lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from author.form.formspec import FormSpec
from author.read.schema import knows
from author.workshop.templates import templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from author.form.edition import Edition

RECORD = ("record", "项目")
"""Sections ask a project for its record; staff fill it in under their projects."""


@dataclass(frozen=True, slots=True)
class Asks:
    """What a submission of the old form has to be given, and what it has for nothing; in the order of the form."""

    fields: tuple[str, ...]
    """Paths of staff's fields that only the new form prints."""
    unasked: tuple[str, ...]
    """Those that only the old form prints."""
    reasons: tuple[str, ...]
    """Paths below 变动原因; ``{code}`` and ``{name}`` stand for every group."""
    reasons_unasked: tuple[str, ...]
    funds: tuple[str, ...]
    """Sources of money that lines could name and now cannot."""
    levels: tuple[tuple[str, str], ...]
    """First levels of indicators that became needed, each for the ``project`` or the ``unit``."""

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__slots__)


def asks(old: Edition, new: Edition, schema: Mapping[str, Any]) -> Asks:
    """What ``new`` asks for beyond ``old``; ``schema`` is what staff can fill in."""
    before, after = fields(old, schema), fields(new, schema)
    return Asks(
        fields=_longest(_beyond(after, before)),
        unasked=_longest(_beyond(before, after)),
        reasons=_reasons(new, old),
        reasons_unasked=_reasons(old, new),
        funds=_beyond(old.books.fund.leaves, new.books.fund.leaves),
        levels=_beyond(_needed(new), _needed(old)),
    )


def _beyond(some: Iterable[Any], others: Iterable[Any]) -> tuple[Any, ...]:
    there = frozenset(others)
    return tuple(each for each in some if each not in there)


def _longest(paths: tuple[str, ...]) -> tuple[str, ...]:
    """Paths without those that only lead to others."""
    return tuple(path for path in paths if not any(other.startswith(f"{path}.") for other in paths))


def _reasons(some: Edition, other: Edition) -> tuple[str, ...]:
    """Where only ``some`` looks for a reason; alternatives, of which one will do, joined by 或."""
    known = {path for section in other.sections.values() for path in section.reasons}
    asked = (ask.reasons for section in some.sections.values() for ask in section.asks if ask.reasons)
    return tuple(dict.fromkeys(" 或 ".join(paths) for paths in asked if known.isdisjoint(paths)))


def fields(edition: Edition, schema: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields of staff that an edition prints, in forms and sentences, each once."""
    return tuple(dict.fromkeys(path for path in _named(edition, schema) if path))


def _named(edition: Edition, schema: Mapping[str, Any]) -> Iterator[str]:
    for spec in edition.tables.values():
        if isinstance(spec, FormSpec):
            yield from (_known(path, schema) for path in spec.paths)
    for template, at, own in templates(edition):
        paths = edition.wording.paths(template, at)
        yield from sorted(_known(path, schema) for path in paths if path not in own)


def _known(path: str, schema: Mapping[str, Any]) -> str:
    """As much of a path as staff can fill in; nothing where it is none of theirs."""
    steps = path.split(".")
    if RECORD[0] in steps:
        steps = [RECORD[1], *steps[steps.index(RECORD[0]) + 1 :]]
    while steps and not knows(schema, ".".join(steps)):
        steps.pop()
    return ".".join(steps)


def _needed(edition: Edition) -> tuple[tuple[str, str], ...]:
    return tuple((kind, level) for kind, levels in edition.standards.needed.items() for level in levels)
