"""What staff are told of names that the schema does not know and of values that do not fit it."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from author.ground.findings import Finding, closest
from author.read.schemapath import help_at, names_at
from author.read.values import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from author.read.tree import Path, Tree
    from author.read.validating import Misfit

    Schema = Mapping[str, Any]

MOST_TOLD = 1000
"""Findings of one kind; nobody reads more of them."""
_LIKE_NUMBER = re.compile(r"[0-9][0-9,.]*")
_MESSAGES = {"minlength": "至少要有一项", "nullable": "这一项是空的"}
_TYPES = {
    "dict": "这里应是若干“名称: 内容”",
    "list": "这里应是列表，每项前加“- ”，或写成 [甲, 乙]",
}


def told(misfits: Iterable[Misfit], tree: Tree, schema: Schema) -> Iterator[Finding]:
    """What is wrong; a missing key is not told where an unknown one was probably meant for it."""
    unknown = {path: tuple(names_at(schema, path)) for path in _unknown_paths(tree, schema)}
    meaning = cache(_meant)
    meant = {(*path[:-1], meaning(str(path[-1]), names)) for path, names in unknown.items()}
    for path, names in islice(unknown.items(), MOST_TOLD):
        yield _unknown(path, meaning(str(path[-1]), names), names, tree)
    others = (misfit for misfit in misfits if not _is_known_already(misfit, meant))
    for misfit in islice(others, MOST_TOLD):
        yield _misfit(misfit, tree, schema)


def _is_known_already(misfit: Misfit, meant: set[Path]) -> bool:
    """Missing under its right name, or no choice because it is no text at all."""
    missing, unread = misfit.rule == "required", misfit.rule == "allowed" and not isinstance(misfit.value, str)
    return unread or (missing and misfit.path in meant)


def _unknown_paths(tree: Tree, schema: Schema) -> Iterator[Path]:
    """The keys that the schema does not name, also those left empty."""
    yield from _unknown_below(tree.data, {"type": "dict", "schema": schema}, ())
    for path in tree.empty:
        names = names_at(schema, path)
        if names and path[-1] not in names:
            yield path


def _unknown_below(value: Any, rule: Schema, path: Path) -> Iterator[Path]:  # noqa: ANN401 - nested dicts and lists
    kind, below = rule.get("type"), rule.get("schema")
    if below and kind == "dict" and isinstance(value, dict):
        for name, inner in value.items():
            if name in below:
                yield from _unknown_below(inner, below[name], (*path, name))
            else:
                yield (*path, name)
    elif below and kind == "list" and isinstance(value, list):
        for index, item in enumerate(value):
            yield from _unknown_below(item, below, (*path, index))


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
    return Finding("A01", f"没有{quoted(key)}这一项", (tree.key_at(path),), hint=hint)


def _misfit(misfit: Misfit, tree: Tree, schema: Schema) -> Finding:
    path, name = misfit.path, str(misfit.path[-1])
    at = tree.key_at(path) if misfit.of_key else tree.at(misfit.place)
    if misfit.rule == "required":
        return Finding("A02", f"缺少“{name}”", (at,), hint=help_at(schema, path))
    if misfit.rule == "allowed":
        hint = f"可选：{'、'.join(str(choice) for choice in misfit.constraint)}"
        return Finding("A01", f"“{name}”不能填{quoted(misfit.value)}", (at,), hint=hint)
    if misfit.of_key:
        return Finding("A01", misfit.message, (at,))
    label = "" if isinstance(path[-1], int) else f"{quoted(name)}："
    return Finding("A01", f"{label}{_message(misfit)}", (at,), hint=help_at(schema, path))


def _message(misfit: Misfit) -> str:
    known = _MESSAGES.get(misfit.rule) or _TYPES.get(str(misfit.constraint))
    return known or misfit.message or f"不合要求（{misfit.rule}）"
