"""What staff are told of names that the schema does not know and of values that do not fit it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from author.ground.findings import Finding, asked, gathered, meant
from author.ground.signs import LONGEST_TEXT
from author.read.schemapath import help_at, names_at
from author.read.values import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from author.read.tree import Path, Tree
    from author.read.validating import Misfit

    Schema = Mapping[str, Any]

MOST_TOLD = 1000
"""Findings of one kind; nobody reads more of them."""
_LIKE_NUMBER = re.compile(r"[0-9][0-9,.]*")
_NUMBERS = ("amount", "wan", "number", "count", "weight")
"""How the schema reads what is a number."""
_LOOKED_AT = 99
_SLIPS_OF_NUMBERS = tuple(
    (re.compile(pattern), advice)
    for pattern, advice in (
        (r"^[0-9OoIl,.\s]*[OoIl][0-9OoIl,.\s]*$", "数字里混进了字母（O、I、l），请改成 0 或 1"),
        (r"\..*\.", "只能有一个小数点"),
        (r"。", "小数点要用“.”"),
        (r"[0-9]\s+[0-9]", "数字中间不能有空格"),
        (r"[0-9]\s*[万亿]", "只填数字；整个文件的金额用什么单位，写在“金额单位”里（元或万元）"),
        (r"[0-9]\s*[^0-9.,\s%]+$", "只填数字，单位不要写"),
        (r"[0-9],", "逗号只能隔开每三位数字，如 1,234.50；也可以不写"),
        (r"\.[0-9]{3,}$", "请看小数点的位置，以及“金额单位”是元还是万元"),
    )
)
"""What was typed into a number, and what to do about it; the first that fits is taken."""
_MESSAGES = {"minlength": "至少要有一项", "nullable": "这一项是空的"}
_TYPES = {
    "dict": "这里应是若干“名称: 内容”",
    "list": "这里应是列表，每项前加“- ”，或写成 [甲, 乙]",
}


@dataclass(frozen=True, slots=True)
class Stranger:
    """A name that the schema does not know."""

    path: Path
    names: tuple[str, ...]
    """What it may be there."""
    meant: Path
    """The field that was probably meant, whose value nobody knows then; empty where none was."""

    @property
    def key(self) -> str:
        """The name as it stands in the file."""
        return str(self.path[-1])


def unknown_names(tree: Tree, schema: Schema) -> list[Stranger]:
    """The names of the tree that the schema does not know, with what was meant by them."""
    meaning = cache(_meant)
    return [_stranger(path, tree, schema, meaning) for path in _unknown_paths(tree, schema)]


def _stranger(path: Path, tree: Tree, schema: Schema, meaning: Callable[[str, tuple[str, ...]], str]) -> Stranger:
    names, around = tuple(names_at(schema, path)), tree.value(path[:-1])
    if _LIKE_NUMBER.fullmatch(str(path[-1])):
        name = _before(path, around, tree)
    else:
        name = meaning(str(path[-1]), tuple(name for name in names if name not in around))
    return Stranger(path, names, (*path[:-1], name) if name else ())


def _before(path: Path, around: Iterable[str], tree: Tree) -> str:
    """The field before a name, which is the rest of its number: ``本年: 53,505.16``."""
    at = tree.key_at(path)
    before = [(there, name) for name in around if (there := tree.key_at((*path[:-1], name))) < at]
    return max(before)[1] if before else ""


def told(misfits: Iterable[Misfit], strangers: Iterable[Stranger], tree: Tree, schema: Schema) -> Iterator[Finding]:
    """What is wrong, the same of many lines once; nothing is missing where an unknown name was meant for it."""
    meant = {stranger.meant for stranger in strangers}
    yield from islice(gathered(_unknown(stranger, tree) for stranger in strangers), MOST_TOLD)
    others = (misfit for misfit in misfits if not _is_known_already(misfit, meant, tree))
    yield from islice(gathered(_misfit(misfit, tree, schema) for misfit in others), MOST_TOLD)


def _is_known_already(misfit: Misfit, meant: set[Path], tree: Tree) -> bool:
    """Missing under its right name, no choice because it is no text at all, or cut because it was too long."""
    missing, unread = misfit.rule == "required", misfit.rule == "allowed" and not isinstance(misfit.value, str)
    cut = isinstance(misfit.value, str) and len(misfit.value) == LONGEST_TEXT
    return (
        unread
        or cut
        or misfit.path in tree.unread
        or (missing and (misfit.path in meant or tree.is_unread(misfit.path)))
    )


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
    return begins if begins in names else meant(key[:60], names)


def _before_colon(key: str) -> str:
    return key.replace("：", ":").partition(":")[0].strip()


def _unknown(stranger: Stranger, tree: Tree) -> Finding:
    key, name = stranger.key, str(stranger.meant[-1]) if stranger.meant else ""
    hint = asked(name) or f"这里可填：{'、'.join(stranger.names)}"
    if name and name == _before_colon(key):
        hint = f"“{name}”后面的冒号要用英文半角，并空一格"
    elif _LIKE_NUMBER.fullmatch(key):
        hint = f'数字里有逗号时要加引号（"1,{key}"），或不写逗号'
    return Finding("A01", f"没有{quoted(key)}这一项", (tree.key_at(stranger.path),), hint=hint)


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
    of_number = misfit.rule == "coerce" and misfit.constraint in _NUMBERS
    advice = number_advice(misfit.value) if of_number else help_at(schema, path)
    return Finding("A01", f"{label}{_message(misfit)}", (at,), hint=advice)


def number_advice(value: object) -> str:
    """What to do about a text that is no number; what the field is for does not help there."""
    if not isinstance(value, str):
        return ""
    plain = unicodedata.normalize("NFKC", value[:_LOOKED_AT]).strip()
    for pattern, advice in _SLIPS_OF_NUMBERS:
        if pattern.search(plain):
            return advice
    return "只填数字，如 1234.50"


def _message(misfit: Misfit) -> str:
    known = _MESSAGES.get(misfit.rule) or _TYPES.get(str(misfit.constraint))
    return known or misfit.message or f"不合要求（{misfit.rule}）"
