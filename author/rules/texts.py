"""The texts that staff wrote and that are printed, each with its path and what kind of text it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.read.tree import Path

Kind = Literal["name", "value", "person", "reason", "use", "basis", "plan", "duty", "other"]
"""name: of a project, an indicator, a body; value: cells of goal forms; person: who is in charge; reason: behind
主要原因是; use: behind 主要用于; basis: 政策依据; plan: allocations and goals; duty: 主要职能; other: whole sentences."""
SENTENCES: tuple[Kind, ...] = ("basis", "plan", "duty", "other")
OWN_WORDS: tuple[Kind, ...] = ("reason", "use", "plan", "other")
"""What the unit says of itself and of this budget; duties and bases quote others."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text; paragraphs are separated by newlines."""

    path: Path
    words: str
    kind: Kind


def printed_texts(words: Mapping[str, Any]) -> Iterator[Text]:
    """All of them, in the order of the file's fields."""
    for text in _all(words):
        if text.words:
            yield text


def _all(words: Mapping[str, Any]) -> Iterator[Text]:
    yield Text(("单位", "名称"), words["单位"]["名称"], "name")
    for index, duty in enumerate(words["主要职能"]):
        yield _text(("主要职能", index), duty, "duty")
    yield from _bodies(words["机构"])
    for index, line in enumerate(words["预算明细"]):
        if line and line.get("用途"):
            yield Text(("预算明细", index, "用途"), line["用途"], "name")
    for index, project in enumerate(words["项目"]):
        yield from _project(("项目", index), project)
    yield from _reasons(words["变动原因"])
    for code, use in words["支出用途"].items():
        yield Text(("支出用途", code), use, "use")
    yield from _whole(words["部门整体绩效"])
    yield _text(("其他说明",), words["其他说明"], "other")
    for index, term in enumerate(words["名词解释"]["补充"]):
        if term:
            yield Text(("名词解释", "补充", index, "词"), term.get("词", ""), "name")
            yield Text(("名词解释", "补充", index, "解释"), term.get("解释", ""), "other")


def _text(path: Path, value: Any, kind: Kind) -> Text:  # noqa: ANN401 - a text or its paragraphs
    return Text(path, "\n".join(value) if isinstance(value, (tuple, list)) else str(value or ""), kind)


def _bodies(bodies: Mapping[str, Any]) -> Iterator[Text]:
    for field in ("下属预算单位", "管理单位"):
        for index, body in enumerate(bodies[field]):
            yield Text(("机构", field, index, "名称"), (body or {}).get("名称", ""), "name")
    for index, name in enumerate(bodies["内设机构"]):
        yield Text(("机构", "内设机构", index), name or "", "name")
    yield Text(("机构", "说明"), bodies["说明"], "other")


def _project(path: Path, project: Mapping[str, Any]) -> Iterator[Text]:
    yield Text((*path, "名称"), project["名称"], "name")
    yield _text((*path, "政策依据"), project["政策依据"], "basis")
    yield Text((*path, "承担单位"), project["承担单位"], "value")
    yield _text((*path, "资金分配"), project["资金分配"], "plan")
    yield Text((*path, "执行时间"), getattr(project["执行时间"], "words", ""), "value")
    for field, value in project["对个人补贴"].items():
        yield Text((*path, "对个人补贴", field), value, "value")
    goal, at = project["绩效"], (*path, "绩效")
    yield Text((*at, "名称"), goal["名称"], "name")
    yield Text((*at, "负责人"), goal["负责人"], "person")
    yield _text((*at, "总体目标"), goal["总体目标"], "plan")
    yield from _indicators((*at, "指标"), goal["指标"])


def _indicators(path: Path, indicators: list[dict[str, Any]]) -> Iterator[Text]:
    for index, indicator in enumerate(indicators):
        for field, value in (indicator or {}).items():
            if isinstance(value, str) and value:
                yield Text((*path, index, field), value, "name" if field in ("一级", "二级", "三级") else "value")


def _reasons(reasons: Mapping[str, Any]) -> Iterator[Text]:
    for name, below in reasons.items():
        if isinstance(below, str):
            yield Text(("变动原因", name), below, "reason")
        else:
            for inner, reason in below.items():
                yield Text(("变动原因", name, inner), reason, "reason")


def _whole(goal: Mapping[str, Any]) -> Iterator[Text]:
    path = ("部门整体绩效",)
    yield Text((*path, "联系人"), goal["联系人"], "person")
    yield Text((*path, "联系电话"), goal["联系电话"], "value")
    yield _text((*path, "年度目标"), goal["年度目标"], "plan")
    yield from _indicators((*path, "指标"), goal["指标"])
