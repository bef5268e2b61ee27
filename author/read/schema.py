"""The door of Cerberus: a tree of texts becomes typed values, and what does not fit becomes findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import cerberus
from cerberus import errors as kinds

from author.findings import Finding, near
from author.places import data
from author.read import values
from author.read.yamlfile import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.read.tree import Path, Tree

SCHEMA = "submission.yaml"


class _Trusted(set[object]):
    """Takes every schema as known to be valid: ours is checked by a test and not again at each start (60 ms)."""

    def __contains__(self, _schema: object) -> bool:
        return True


class _Validator(cerberus.Validator):  # type: ignore[misc]  # cerberus is untyped
    """Cerberus with our value types; ``unit`` is the unit that amounts are written in."""

    _valid_schemas = _Trusted()

    def _validate_meta(self, constraint: object, field: str, value: object) -> None:
        """{'type': 'dict'}"""

    def _normalize_coerce_amount(self, value: object) -> object:
        return values.amount(value, self._config.get("unit", "元"))

    def _normalize_coerce_weight(self, value: object) -> object:
        return values.number(value) if value != "" else ""

    def _normalize_coerce_code(self, value: object) -> str:
        return values.code(value) if value != "" else ""

    _normalize_coerce_wan = staticmethod(values.number)
    _normalize_coerce_text = staticmethod(values.text)
    _normalize_coerce_number = staticmethod(values.number)
    _normalize_coerce_count = staticmethod(values.count)
    _normalize_coerce_year = staticmethod(values.year)
    _normalize_coerce_date = staticmethod(values.day)
    _normalize_coerce_paragraphs = staticmethod(values.paragraphs)
    _normalize_coerce_texts = staticmethod(values.texts)
    _normalize_coerce_period = staticmethod(values.period)


def submission_schema() -> Mapping[str, Any]:
    """The schema of what staff fill in: Chinese field name to Cerberus rules."""
    schema: Mapping[str, Any] = plain(data("schemas") / SCHEMA)
    return schema


def typed(tree: Tree, schema: Mapping[str, Any]) -> tuple[dict[str, Any], list[Finding]]:
    """Give the tree's texts their types and defaults.

    Returns the values and the findings; a value that does not fit is missing from the result,
    so that whatever else is wrong can still be found in the same run.
    """
    unit = tree.data.get("金额单位")
    validator = _Validator(schema, unit=unit if unit in ("元", "万元") else "元")
    validator.validate(tree.data)
    result: dict[str, Any] = validator.document
    findings = []
    for error in _single(validator._errors):  # noqa: SLF001 - the only way to the errors with their paths
        findings.append(_told(error, tree, schema))
        _drop(result, error.document_path)
    return result, findings


def _single(errors: list[Any]) -> Iterator[Any]:
    """The innermost errors of a nested report."""
    for error in errors:
        if error.child_errors:
            yield from _single(error.child_errors)
        else:
            yield error


def _drop(values_: Any, path: Path) -> None:  # noqa: ANN401 - nested dicts and lists
    for step in path[:-1]:
        try:
            values_ = values_[step]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(values_, dict):
        values_.pop(path[-1], None)
    elif isinstance(values_, list) and isinstance(path[-1], int) and path[-1] < len(values_):
        values_[path[-1]] = None


def _told(error: Any, tree: Tree, schema: Mapping[str, Any]) -> Finding:  # noqa: ANN401 - an error of cerberus
    path = tuple(error.document_path)
    name = str(path[-1]) if path else ""
    at = tree.at(path)
    if error.code == kinds.REQUIRED_FIELD.code:
        return Finding("A02", f"缺少“{name}”", (tree.at(path[:-1]),), hint=_help(schema, path))
    if error.code == kinds.UNKNOWN_FIELD.code:
        known = tuple(_rule(schema, path[:-1]).get("schema", {}))
        hint = near(name, known) or (f"这里可填：{'、'.join(known)}" if known else "")
        return Finding("A01", f"没有“{name}”这一项", (tree.key_at(path),), hint=hint)
    if error.code == kinds.UNALLOWED_VALUE.code:
        choices = [str(choice) for choice in error.constraint]
        hint = near(str(error.value), choices) or f"可选：{'、'.join(choices)}"
        return Finding("A01", f"“{name}”不能填“{error.value}”", (at,), hint=hint)
    message = _MESSAGES.get(error.code) or _TYPES.get(str(error.constraint))
    if message is None:
        message = str(error.info[0]) if error.info else f"不合要求（{error.rule}）"
    label = f"“{name}”：" if isinstance(path[-1] if path else 0, str) else ""
    return Finding("A01", f"{label}{message}", (at,), hint=_help(schema, path))


_MESSAGES = {
    kinds.MIN_LENGTH.code: "至少要有一项",
    kinds.NOT_NULLABLE.code: "这一项是空的",
}
_TYPES = {
    "dict": "这里应是若干“名称: 内容”",
    "list": "这里应是列表，每项前加“- ”，或写成 [甲, 乙]",
}


def _rule(schema: Mapping[str, Any], path: Path) -> Mapping[str, Any]:
    """The rule of the field at ``path``; empty where the schema names none."""
    rule: Mapping[str, Any] = {"type": "dict", "schema": schema}
    for step in path:
        below = rule.get("schema", {})
        rule = below if isinstance(step, int) else below.get(step, {})
    return rule


def _help(schema: Mapping[str, Any], path: Path) -> str:
    """What the schema says of the field at ``path``."""
    meta = _rule(schema, path).get("meta", {})
    example = f"例：{meta['example']}" if meta.get("example") else ""
    return "；".join(part for part in (str(meta.get("help", "")), example) if part)


def knows(schema: Mapping[str, Any], path: str) -> bool:
    """Whether staff can fill in ``path`` (``项目.绩效.负责人``); a list stands for its items."""
    rule: Mapping[str, Any] = {"type": "dict", "schema": schema}
    for step in path.split("."):
        below = rule.get("schema", {})
        if rule.get("type") == "list":
            below = below.get("schema", {})
        if step not in below:
            return False
        rule = below[step]
    return True
