"""Reasons that staff gave for findings become 忽略 entries of their file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from author.exchange import carry
from author.exchange.answeredbook import write_entries
from author.exchange.edits import Add, Put
from author.read.tree import standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from author.exchange.edits import Edit
    from author.read.tree import Tree
    from author.report.returned import Answer
    from author.report.shown import Shown

LIST = "忽略"
Meant = tuple[str, str, str]
"""Rule, object and 原文."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What becomes of the answers."""

    edits: tuple[Edit, ...]
    written: int
    """How many answers have become entries."""
    refused: tuple[str, ...]
    """A sentence for each that has not."""


def answered(answers: Sequence[Answer], found: Sequence[Shown], tree: Tree) -> Answered:
    """What to put under 忽略 for the reasons; ``found`` is what the file is found to have now."""
    if not isinstance(standing(tree.data, (LIST,)) or [], list):
        return Answered((), 0, (f"填报文件里的“{LIST}”不是列表，请先改正",))
    by_key = {shown.key: shown for shown in found}
    taken, refused = _taken(answers, by_key, tree)
    open_ = Counter(_meant(shown) for shown in found if shown.key not in taken)
    entries: dict[Meant, Answer] = {}
    written = 0
    for key, answer in taken.items():
        if others := open_[meant := _meant(by_key[key])]:
            refused.append(f"第{answer.row}行：同一处还有 {others} 项结果会一起不报，请给它们也写上理由")
        else:
            entries.setdefault(meant, answer)
            written += 1
    return Answered(tuple(_edits(entries, found, tree)), written, tuple(refused))


def _taken(answers: Sequence[Answer], by_key: Mapping[str, Shown], tree: Tree) -> tuple[dict[str, Answer], list[str]]:
    """The answers by the findings that they are for, and what is wrong with the others."""
    taken: dict[str, Answer] = {}
    refused = []
    for answer in answers:
        if wrong := _wrong(answer, by_key.get(answer.key), taken.get(answer.key), tree):
            refused.append(f"第{answer.row}行：{wrong}")
        else:
            taken.setdefault(answer.key, answer)
    return taken, refused


def _meant(shown: Shown) -> Meant:
    """What an 忽略 names; all that it names is silent."""
    return shown.finding.code, shown.finding.object, shown.original


def _wrong(answer: Answer, shown: Shown | None, before: Answer | None, tree: Tree) -> str:
    """Why an answer is not taken; nothing where it is."""
    if not answer.key:
        return "没有编号，不知道是哪一项"
    if shown is None:
        return "这一项现在没有了，或那里的话和数已经改了"
    if not shown.finding.object:
        return f"规则 {shown.finding.code} 的这一项不能忽略，要改正"
    if shown.finding.at[0].file != tree.file:
        return f"这一项在 {shown.finding.at[0].file} 里，请核对那个文件时再写"
    if before and before.reason != answer.reason:
        return f"与第{before.row}行是同一项，理由不同，用的是第{before.row}行的"
    return ""


def _edits(entries: Mapping[Meant, Answer], found: Sequence[Shown], tree: Tree) -> Iterator[Edit]:
    """An entry that no longer holds is brought up to date; the others are added."""
    outdated = {shown.finding.at[0] for shown in found if shown.finding.code == "A07" and shown.finding.at}
    there = standing(tree.data, (LIST,)) or []
    number = len(there)
    used: set[int] = set()
    for (code, named, words), answer in entries.items():
        old = (i for i, entry in enumerate(there) if tree.at((LIST, i)) in outdated and _is_old(entry, code, named))
        place = next((i for i in old if i not in used), None)
        if place is None:
            said = {"规则": code, "对象": named, "原文": words, "理由": answer.reason}
            yield Add((LIST, number), {name: text for name, text in said.items() if text})
            number += 1
        else:
            used.add(place)
            yield Put((LIST, place, "原文"), words)
            yield Put((LIST, place, "理由"), answer.reason)


def _is_old(old: Any, code: str, named: str) -> bool:  # noqa: ANN401 - texts of an entry
    """Whether an entry was written for this place when something else stood there."""
    if not isinstance(old, dict) or old.get("规则") != code or not old.get("原文"):
        return False
    ending = old.get("对象", "")
    return bool(named == ending or named.endswith(f"/{ending}"))


def write(path: Path, tree: Tree, edits: Sequence[Edit], schema: Mapping[str, Any]) -> None:
    """Write the entries into the file itself, whole or not at all.

    OSError when it cannot be written; UnsafeError, for staff, where it is a workbook that cannot be edited in place.
    """
    if tree.sheets:
        write_entries(path, tree, LIST, edits, schema)
    else:
        carry.write(path, path, tree, edits, schema)
