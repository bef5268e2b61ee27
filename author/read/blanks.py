"""Blanks: what stands for values that are missing or wrong, so that the rest can be checked and printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from author.read.schemapath import rule_at
from author.read.validating import default

if TYPE_CHECKING:
    from collections.abc import Mapping

    from author.read.tree import Path

_LINES = "预算明细"


def is_of_line(path: Path) -> bool:
    """Whether ``path`` is a budget line or a field of one."""
    return path[0] == _LINES and len(path) > 1


def stand_in(schema: Mapping[str, Any], path: Path) -> Any:  # noqa: ANN401 - whatever the schema's rule makes
    """What stands for the value at ``path``; None where nothing can, and in a budget line."""
    if is_of_line(path):
        return None
    return blank(rule_at(schema, path), listed=any(isinstance(step, int) for step in path))


def blank(rule: Mapping[str, Any], *, listed: bool) -> Any:  # noqa: ANN401 - whatever the rule makes
    """What stands for a value of this rule; None where nothing can. ``listed``: it is in a list, where a text can be ""."""
    if rule.get("type") == "dict":
        below = {name: blank(inner, listed=listed) for name, inner in rule.get("schema", {}).items()}
        return {name: value for name, value in below.items() if value is not None}
    if rule.get("type") == "list":
        return []
    if "default" in rule:
        return default(rule)
    return {"count": 0, "paragraphs": (), "text": "" if listed else None}.get(rule.get("coerce", ""))


def put(typed: Any, path: Path, stands: object) -> None:  # noqa: ANN401 - nested dicts and lists
    """Put ``stands`` for the value at ``path``; None takes the value out, but an item of a list becomes None."""
    for step in path[:-1]:
        try:
            typed = typed[step]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(typed, list) and isinstance(path[-1], int) and path[-1] < len(typed):
        typed[path[-1]] = stands
    elif isinstance(typed, dict) and stands is None:
        typed.pop(path[-1], None)
    elif isinstance(typed, dict):
        typed[path[-1]] = stands
