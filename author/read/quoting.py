"""What stands at the places of a finding, for readers, and as 原文 by which an 忽略 knows what it was written for."""

from __future__ import annotations

import re
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from author.read.tree import standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from author.ground.findings import Finding
    from author.read.tree import Path, Tree

MOST = 160
"""Signs of an 原文; of a longer one there are the words in question with what is around them, and a sign for the rest."""
_AROUND = 36
_BETWEEN = " ｜ "
_NUMBER = re.compile(r"-?\d{1,3}(?:,?\d{3})*(?:\.\d+)?")
_NAMED_CODE = re.compile(r"(\d{5}|\d{7}) +[^\d\s]\S*")
"""A code as a drop-down list of a workbook writes it."""


def texts(tree: Tree, finding: Finding) -> tuple[str, ...]:
    """What stands at each path that a finding rests on, in one line; of a list or a mapping, all that is in it."""
    return tuple(text_at(tree, path) for path in finding.about)


def text_at(tree: Tree, path: Path) -> str:
    """What stands at a path, in one line."""
    return " ".join(_scalars(standing(tree.data, path)))


def original(found: Sequence[str], part: str) -> str:
    """The 原文 of a finding: the `texts` of its places, its words in question in 【】; empty where nothing stands there.

    The same whether the file is YAML or a workbook, and another one whenever anything of it is another.
    """
    if not found:
        return ""
    own = found[0].replace(part, f"【{part}】", 1) if part else found[0]
    whole = _BETWEEN.join(dict.fromkeys(filter(None, (own, *found[1:]))))
    return whole if len(whole) <= MOST else _cut(whole)


def answers(written: str, found: Sequence[str], part: str) -> bool:
    """Whether an 原文 that somebody has written is that of a finding: as `original` has it, all of it, or its words only."""
    meant = folded(written)
    own = found[0] if found else ""
    return meant in {original(found, part), own, part if part and part in own else ""} - {""}


def folded(text: str) -> str:
    """A text in one line, a number without the zeros and commas that files differ in, a code without its name."""
    line = " ".join(text.split())
    if _NUMBER.fullmatch(line):
        return f"{Decimal(line.replace(',', '')).normalize():f}"
    named = _NAMED_CODE.fullmatch(line)
    return named[1] if named else line


def _cut(whole: str) -> str:
    """The beginning, or what is around 【】, and a sign that is another one where anything of the rest is."""
    at = whole.find("【")
    begin = max(at - _AROUND, 0)
    end = max(whole.find("】", at) + _AROUND, begin + 2 * _AROUND)
    kept = ("…" if begin else "") + whole[begin : min(end, begin + MOST)].rstrip()
    return f"{kept}…（共{len(whole)}字，校验{sha256(whole.encode(errors='replace')).hexdigest()[:8]}）"


def _scalars(value: Any) -> Iterator[str]:  # noqa: ANN401 - texts, lists and dicts
    if isinstance(value, str):
        yield folded(value)
    elif isinstance(value, (dict, list)):
        inside = [value[name] for name in sorted(value)] if isinstance(value, dict) else value
        for inner in inside:
            yield from _scalars(inner)
