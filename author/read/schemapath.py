"""What a schema says at a path: the rule of a field, the names beside it, its help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Schema = Mapping[str, Any]


def rule_at(schema: Schema, path: Sequence[str | int]) -> Schema:
    """The rule of the field at ``path``; empty where the schema names none."""
    rule: Schema = {"type": "dict", "schema": schema}
    for step in path:
        kind = "list" if isinstance(step, int) else "dict"
        below = rule.get("schema", {}) if rule.get("type") == kind else {}
        rule = below if kind == "list" else below.get(step, {})
    return rule


def names_at(schema: Schema, path: Sequence[str | int]) -> Schema:
    """The fields that the mapping around ``path`` may have; none where names are free."""
    around = rule_at(schema, path[:-1])
    fields: Schema = around.get("schema", {}) if around.get("type") == "dict" else {}
    return fields


def help_at(schema: Schema, path: Sequence[str | int]) -> str:
    """What the schema says of the field at ``path``, for staff."""
    meta = rule_at(schema, path).get("meta", {})
    example = f"例：{meta['example']}" if meta.get("example") else ""
    return "；".join(part for part in (str(meta.get("help", "")), example) if part)


def knows(schema: Schema, path: str) -> bool:
    """Whether staff can fill in ``path`` (``项目.绩效.负责人``); a list stands for its items."""
    return rule_along(schema, path) is not None


def rule_along(schema: Schema, path: str) -> Schema | None:
    """The rule of the field at ``path`` (``项目.绩效.负责人``), where a list stands for its items; None without one."""
    rule: Schema = {"type": "dict", "schema": schema}
    for step in path.split("."):
        below = rule.get("schema", {})
        if rule.get("type") == "list":
            below = below.get("schema", {})
        if step not in below:
            return None
        rule = below[step]
    return rule
