"""第一部分: duties, units and people, as staff wrote them and with their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracle.given import at, texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.oracle.given import Given

YEARS = ("本年", "上年")


def duties(given: Given, numbered: Callable[[int], str]) -> list[str]:
    """Each duty behind its number, further paragraphs without."""
    items = ([duty] if isinstance(duty, str) else duty for duty in given.raw["主要职能"])
    lines = [[line for text in item for line in text.strip().split("\n")] for item in items]
    return [
        line if at else f"（{numbered(n)}）{line}" for n, item in enumerate(lines, 1) for at, line in enumerate(item)
    ]


def organisation(given: Given) -> list[str]:
    """第一部分 二: what staff wrote of units and people, with their numbers."""
    return [given.text("机构", "说明") or _units(given), _people(given)]


def _units(given: Given) -> str:
    below, inside, run = (given.at("机构", name) or [] for name in ("下属预算单位", "内设机构", "管理单位"))
    inside = texts(inside)
    words = f"{given.unit}"
    words += (
        f"下属预算单位{len(below)}家，分别是：{'、'.join(str(each['名称']) for each in below)}"
        if below
        else "无下属预算单位"
    )
    if inside:
        words += f"，下设{len(inside)}个{given.text('机构', '内设机构称谓') or '科室'}，分别是：{'、'.join(inside)}"
    return f"{words}{_run(run)}。"


def _run(run: list[dict[str, str]]) -> str:
    if not run:
        return ""
    kinds = [str(each.get("类别") or "事业单位") for each in run]
    mixed = len(set(kinds)) > 1
    called = [
        f"{each['名称']}（{kind}）" if mixed else str(each["名称"]) for each, kind in zip(run, kinds, strict=True)
    ]
    *first, last = called
    joint = "、" if last.startswith("和") or (first and first[-1].endswith("和")) else "和"
    joined = joint.join(filter(None, ["、".join(first), last]))
    return f"，另管理{joined}{len(run)}个{'单位' if mixed else kinds[0]}"


def _people(given: Given) -> str:
    told, together = [], 0
    for kind in ("在职", "退休", "离休"):
        now, before = (int(given.number("人员", kind, year)) for year in YEARS)
        together += now
        change = f"，{given.writing.people(now, before)}" if _compared(given, kind) else ""
        told.append(f"{kind}{now}人{change}")
    return f"{given.unit}编制数{given.number('人员', '编制')}，实有人数{together}人，其中：{'；'.join(told)}。"


def _compared(given: Given, kind: str) -> bool:
    """Whether every unit that says anything of a kind of staff tells both years, and one does."""
    counts = (at(raw, kind) or {} for raw, _ in given.counted("人员"))
    said = [len([year for year in YEARS if each.get(year) not in (None, "")]) for each in counts]
    return {both for both in said if both} == {len(YEARS)}
