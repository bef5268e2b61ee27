"""The texts that staff wrote and that are printed, each with its path and what kind of text it is.

Which fields are texts is said in schemas/submission.yaml alone: ``meta: {text: reason}``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

from author.read.values import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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


def printed_texts(words: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[Text]:
    """All texts that are not empty, in the order of the schema's fields."""
    field = _field({"type": "dict", "schema": schema})
    return field.texts(words, ()) if field else iter(())


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

    def texts(self, value: Any, path: Path) -> Iterator[Text]:  # noqa: ANN401 - typed values, nested
        """The texts of ``value``, which stands at ``path``."""
        if self.kind:
            yield from self._own(value, path, self.kind)
        elif isinstance(value, dict):
            for name, field in self._fields(value):
                yield from field.texts(value.get(name), (*path, name))
        elif self.item and isinstance(value, (list, tuple)):
            for index, inner in enumerate(value):
                yield from self.item.texts(inner, (*path, index))

    def _fields(self, value: Mapping[str, Any]) -> tuple[tuple[str, _Field], ...]:
        return tuple((name, self.free) for name in value) if self.free else self.named

    def _own(self, value: Any, path: Path, kind: Kind) -> Iterator[Text]:  # noqa: ANN401 - a text or several
        if self.listed:
            yield from (Text((*path, index), words, kind) for index, words in enumerate(value) if words)
        elif words := _joined(value):
            yield Text(path, words, kind)


def _joined(value: Any) -> str:  # noqa: ANN401 - a text, its paragraphs, or a period that may be said in words
    if isinstance(value, Period):
        return value.words
    return "\n".join(value) if isinstance(value, (tuple, list)) else str(value or "")


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
