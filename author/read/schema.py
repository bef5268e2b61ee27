"""The door of Cerberus: a tree of texts becomes typed values, and what does not fit becomes findings."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

import cerberus
from cerberus import errors as kinds

from author.findings import Finding, closest
from author.places import data
from author.read import values
from author.read.yamlfile import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.read.tree import Path, Tree

SCHEMA = "submission.yaml"
LINES = "预算明细"
MOST_TOLD = 1000
"""Findings of one kind; nobody reads more of them."""
_LIKE_NUMBER = re.compile(r"[0-9][0-9,.]*")


class _Trusted(set[object]):
    """Takes every schema as known to be valid: ours is checked by a test and not again at each start (60 ms)."""

    def __contains__(self, _schema: object) -> bool:
        return True


class _Validator(cerberus.Validator):  # type: ignore[misc]  # cerberus is untyped
    """Cerberus with our value types; ``unit`` is the unit that amounts are written in."""

    _valid_schemas = _Trusted()

    def _error(self, *found: Any) -> None:  # noqa: ANN401 - cerberus is untyped
        """List errors and no more: cerberus sorts all of them anew, in three places, for every one that is added."""
        if len(found) == 1:
            self._errors.extend(found[0])
        else:
            super()._error(*found)

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

    Returns the values and the findings. What is missing or does not fit becomes blank, so that whatever else is wrong
    is found in the same run and a draft can be printed. It is left out instead where nothing can stand for it: in a
    budget line, and where nothing can be printed without it.
    """
    unit = tree.data.get("金额单位")
    validator = _Validator(schema, unit=unit if unit in ("元", "万元") else "元")
    validator.validate(_shaped(tree.data, {"type": "dict", "schema": schema}))
    result: dict[str, Any] = validator.document
    errors = list(_single(validator._errors))  # noqa: SLF001 - the only way to the errors with their paths
    for error in errors:
        _spoil(result, error.document_path, _stand_in(schema, error.document_path))
    return result, list(_findings(errors, tree, schema))


def _shaped(value: Any, rule: Mapping[str, Any]) -> Any:  # noqa: ANN401 - nested dicts and lists
    """``value`` with a text for every mapping that should be a list, and the other way round.

    Both are wrong types either way, but of a mapping Cerberus would take the list's schema for its own.
    """
    kind, below = rule.get("type"), rule.get("schema", {})
    if kind == "dict" and isinstance(value, dict):
        return {key: _shaped(inner, below.get(key, {})) for key, inner in value.items()}
    if kind == "list" and isinstance(value, list):
        return [_shaped(item, below) for item in value]
    return "" if kind in ("dict", "list") and isinstance(value, (dict, list)) else value


def _single(errors: list[Any]) -> Iterator[Any]:
    """The innermost errors of a nested report."""
    for error in errors:
        if error.child_errors:
            yield from _single(error.child_errors)
        else:
            yield error


def _findings(errors: list[Any], tree: Tree, schema: Mapping[str, Any]) -> Iterator[Finding]:
    """What is wrong; a missing key is not told where an unknown one was probably meant for it."""
    unknown = {path: tuple(_names(schema, path)) for path in _unknown_paths(errors, tree, schema)}
    meaning = cache(_meant)
    meant = {(*path[:-1], meaning(str(path[-1]), names)) for path, names in unknown.items()}
    for path, names in islice(unknown.items(), MOST_TOLD):
        yield _unknown(path, meaning(str(path[-1]), names), names, tree)
    others = (error for error in errors if not _is_known_already(error, meant))
    for error in islice(others, MOST_TOLD):
        yield _told(error, tree, schema)


def _is_known_already(error: Any, meant: set[Path]) -> bool:  # noqa: ANN401 - an error of cerberus
    missing = error.code == kinds.REQUIRED_FIELD.code
    return error.code == kinds.UNKNOWN_FIELD.code or (missing and tuple(error.document_path) in meant)


def _unknown_paths(errors: list[Any], tree: Tree, schema: Mapping[str, Any]) -> Iterator[Path]:
    """The keys that the schema does not name, also those left empty."""
    yield from (tuple(error.document_path) for error in errors if error.code == kinds.UNKNOWN_FIELD.code)
    yield from (path for path in tree.empty if _names(schema, path) and path[-1] not in _names(schema, path))


def _stand_in(schema: Mapping[str, Any], path: Path) -> Any:  # noqa: ANN401 - whatever the schema's rule makes
    """What stands for the value at ``path``, if anything."""
    if path[0] == LINES and len(path) > 1:
        return None
    return _blank(_rule(schema, path), listed=any(isinstance(step, int) for step in path))


def _blank(rule: Mapping[str, Any], *, listed: bool) -> Any:  # noqa: ANN401 - whatever the rule makes
    """What stands for a value that is missing or wrong; None where nothing can."""
    if rule.get("type") == "dict":
        below = {name: _blank(inner, listed=listed) for name, inner in rule.get("schema", {}).items()}
        return {name: value for name, value in below.items() if value is not None}
    if rule.get("type") == "list":
        return []
    if "default" in rule:
        return _Validator({"it": rule}).normalized({})["it"]
    return {"count": 0, "paragraphs": (), "text": "" if listed else None}.get(rule.get("coerce", ""))


def blank_item(schema: Mapping[str, Any], name: str) -> dict[str, Any]:
    """An item of the list ``name`` that nobody has filled in."""
    item: dict[str, Any] = _blank(_rule(schema, (name, 0)), listed=True)
    return item


def _spoil(values_: Any, path: Path, blank: object) -> None:  # noqa: ANN401 - nested dicts and lists
    """Put ``blank`` for the value at ``path``; without one, take the value out (an item of a list becomes None)."""
    for step in path[:-1]:
        try:
            values_ = values_[step]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(values_, list) and isinstance(path[-1], int) and path[-1] < len(values_):
        values_[path[-1]] = blank
    elif isinstance(values_, dict) and blank is None:
        values_.pop(path[-1], None)
    elif isinstance(values_, dict):
        values_[path[-1]] = blank


def _meant(key: str, names: tuple[str, ...]) -> str:
    """The name that was probably meant, or nothing."""
    begins = _before_colon(key)
    return begins if begins in names else closest(key[:60], names)


def _before_colon(key: str) -> str:
    return key.replace("：", ":").partition(":")[0].strip()


def _unknown(path: Path, meant: str, names: tuple[str, ...], tree: Tree) -> Finding:
    key = str(path[-1])
    hint = f"是否为“{meant}”？" if meant else f"这里可填：{'、'.join(names)}"
    if meant and meant == _before_colon(key):
        hint = f"“{meant}”后面的冒号要用英文半角，并空一格"
    elif _LIKE_NUMBER.fullmatch(key):
        hint = f'数字里有逗号时要加引号（"1,{key}"），或不写逗号'
    return Finding("A01", f"没有{values.quoted(key)}这一项", (tree.key_at(path),), hint=hint)


def _told(error: Any, tree: Tree, schema: Mapping[str, Any]) -> Finding:  # noqa: ANN401 - an error of cerberus
    path = tuple(error.document_path)
    name = str(path[-1])
    at = tree.at(path)
    if error.code == kinds.REQUIRED_FIELD.code:
        return Finding("A02", f"缺少“{name}”", (tree.at(path),), hint=_help(schema, path))
    if error.code == kinds.UNALLOWED_VALUE.code:
        hint = f"可选：{'、'.join(str(choice) for choice in error.constraint)}"
        return Finding("A01", f"“{name}”不能填{values.quoted(error.value)}", (at,), hint=hint)
    message = _MESSAGES.get(error.code) or _TYPES.get(str(error.constraint))
    if message is None:
        message = str(error.info[0]) if error.info else f"不合要求（{error.rule}）"
    if "keysrules" in error.schema_path:
        return Finding("A01", message, (tree.key_at(path),))
    label = "" if isinstance(path[-1], int) else f"{values.quoted(name)}："
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
        kind = "list" if isinstance(step, int) else "dict"
        below = rule.get("schema", {}) if rule.get("type") == kind else {}
        rule = below if kind == "list" else below.get(step, {})
    return rule


def _names(schema: Mapping[str, Any], path: Path) -> Mapping[str, Any]:
    """The fields that the mapping around ``path`` may have; none where names are free."""
    around = _rule(schema, path[:-1])
    fields: Mapping[str, Any] = around.get("schema", {}) if around.get("type") == "dict" else {}
    return fields


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
