"""The texts that staff wrote and that are printed, each with its path and what kind of text it is.

Which fields are texts is said in schemas/submission.yaml alone: ``meta: {text: reason}``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

from author.read.values import Period

if TYPE_CHECKING:
    from collections.abc import Mapping

    from author.read.tree import Path

Kind = Literal["name", "value", "person", "reason", "use", "basis", "plan", "duty", "other"]
"""name: of a project, an indicator, a body; value: cells of goal forms; person: who is in charge; reason: behind
主要原因是; use: behind 主要用于; basis: 政策依据; plan: allocations and goals; duty: 主要职能; other: whole sentences."""
KINDS: tuple[Kind, ...] = ("name", "value", "person", "reason", "use", "basis", "plan", "duty", "other")
SENTENCES: tuple[Kind, ...] = ("basis", "plan", "duty", "other")
OWN_WORDS: tuple[Kind, ...] = ("reason", "use", "plan", "other")
"""What the unit says of itself and of this budget; duties and bases quote others."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text; paragraphs are separated by newlines."""

    path: Path
    words: str
    kind: Kind


def printed_texts(words: Mapping[str, Any], schema: Mapping[str, Any]) -> list[Text]:
    """All texts that are not empty, in the order of the schema's fields."""
    found: list[Text] = []
    if field := _field({"type": "dict", "schema": schema}):
        field.gather(words, (), found)
    return found


@dataclass(frozen=True, slots=True)
class _Field:
    """A field that is a text or has texts below it."""

    kind: Kind | None = None
    listed: bool = False
    """Whether it is a list of texts, each by itself."""
    named: tuple[tuple[str, _Field], ...] = ()
    free: _Field | None = None
    """What stands under names of staff's own."""
    item: _Field | None = None
    """What stands at each place of a list."""

    def gather(self, value: Any, path: Path, found: list[Text]) -> None:  # noqa: ANN401 - typed values, nested
        """Add the texts of ``value``, which stands at ``path``, to ``found``."""
        if self.kind and self.listed:
            found += [Text((*path, index), words, self.kind) for index, words in enumerate(value) if words]
        elif self.kind and (words := _joined(value)):
            found.append(Text(path, words, self.kind))
        elif isinstance(value, dict):
            for name, field in [(name, self.free) for name in value] if self.free else self.named:
                field.gather(value.get(name), (*path, name), found)
        elif self.item and isinstance(value, (list, tuple)):
            for index, inner in enumerate(value):
                self.item.gather(inner, (*path, index), found)


def _joined(value: Any) -> str:  # noqa: ANN401 - a text, its paragraphs, or a period that may be said in words
    if isinstance(value, str):
        return value
    return value.words if isinstance(value, Period) else "\n".join(value or ())


def _field(rule: Mapping[str, Any]) -> _Field | None:
    """What a rule of the schema says of texts; None where there are none."""
    if kind := rule.get("meta", {}).get("text"):
        return _Field(cast("Kind", kind), listed=rule["coerce"] == "texts")
    if "valuesrules" in rule:
        free = _field(rule["valuesrules"])
        return _Field(free=free) if free else None
    if rule.get("type") == "list":
        item = _field(rule["schema"])
        return _Field(item=item) if item else None
    named = tuple((name, field) for name, inner in rule.get("schema", {}).items() if (field := _field(inner)))
    return _Field(named=named) if named else None
