"""A form as a tree of named things: what two forms are compared by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import Enum
from typing import TYPE_CHECKING, Any

from author.ledger.condition import Condition, stacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.submission.lines import Books


class AsUsual(Enum):
    """Stands for what a table does as all tables of its form do."""

    USUAL = "usual"


NOT_SAID = ("at", "key", "templates")
"""Where a thing stands in a file and what files call it: no part of what it says."""


@dataclass(frozen=True, slots=True)
class Node:
    """One thing of a form: a table, a row of it, a word."""

    kind: str
    """table, row, section …: see `author.workshop.difference.words.KINDS`."""
    name: str
    """What the form calls it: its title, its label."""
    key: str = ""
    """What files call it."""
    says: Mapping[str, Any] = field(default_factory=dict)
    """What it says of itself; conditions by the highest nodes that cover them."""
    inside: tuple[Node, ...] = ()
    text: str = ""
    """By what it is known again when it has another name; empty: by nothing."""

    @property
    def names(self) -> Iterator[str]:
        """The names of all inside it."""
        for node in self.inside:
            yield from (node.name, *node.names)


def said(thing: Any, books: Books, *without: str) -> dict[str, Any]:  # noqa: ANN401 - any dataclass of author.form
    """All that a thing of a form says, but for the fields ``without``."""
    names = [each.name for each in fields(thing) if each.name not in (*NOT_SAID, *without)]
    return {name: comparable(getattr(thing, name), books) for name in names}


def comparable(value: Any, books: Books) -> Any:  # noqa: ANN401
    """A value as it can be compared with that of another form: conditions in their normal form."""
    if isinstance(value, Condition):
        return stacked((value,), books.dimensions)
    if isinstance(value, tuple) and value and all(isinstance(each, Condition) for each in value):
        return stacked(value, books.dimensions)
    if isinstance(value, Mapping):
        return {name: comparable(inner, books) for name, inner in value.items()}
    return value
