"""Pairs of submissions: one that is filled in right, and what staff make of it; both composed."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import strategies as st

from author.revision.revision import Revision
from tests.mixes import FORM_2026, PROJECTS, REASONS, budget_line, fen, project, submissions, years, yuan
from tests.small import checked

if TYPE_CHECKING:
    from collections.abc import Callable

    from author.compose.composition import Composition
    from tests.mixes import Draw

Raw = dict[str, Any]


def composed(raw: Raw | str) -> Composition:
    """What is printed of a submission."""
    content = raw if isinstance(raw, str) else yaml.safe_dump(raw, allow_unicode=True, sort_keys=False)
    found = checked(content).composition
    assert found is not None
    return found


def revised(old: Raw | str, new: Raw | str) -> Revision:
    """Both compared."""
    return Revision(composed(old), composed(new))


def _amount(draw: Draw, raw: Raw) -> None:
    draw(st.sampled_from(raw["预算明细"]))[draw(st.sampled_from(("本年", "上年")))] = yuan(draw(fen()))


def _line_gone(draw: Draw, raw: Raw) -> None:
    if len(raw["预算明细"]) > 1:
        raw["预算明细"].pop(draw(st.integers(0, len(raw["预算明细"]) - 1)))


def _line_come(draw: Draw, raw: Raw) -> None:
    line = budget_line(draw, FORM_2026, draw(st.sampled_from(FORM_2026.funds)))
    place = draw(st.integers(0, len(raw["预算明细"])))
    raw["预算明细"].insert(place, line | {"用途": "新增的用途"} | years(draw, FORM_2026.measures))


def _other_code(draw: Draw, raw: Raw) -> None:
    line = draw(st.sampled_from(raw["预算明细"]))
    line["经济科目"] = draw(st.sampled_from(("30202", "30211", "30228", "30299")))


def _other_fund(draw: Draw, raw: Raw) -> None:
    draw(st.sampled_from(raw["预算明细"]))["资金来源"] = draw(st.sampled_from(FORM_2026.funds))


def _fund_gone(draw: Draw, raw: Raw) -> None:
    """A whole source of money: a table may have nothing in it then."""
    fund = draw(st.sampled_from(raw["预算明细"]))["资金来源"]
    left = [line for line in raw["预算明细"] if line["资金来源"] != fund]
    raw["预算明细"] = left or raw["预算明细"]


def _project_renamed(draw: Draw, raw: Raw) -> None:
    old = draw(st.sampled_from(PROJECTS))
    new = draw(st.sampled_from((f"{old}项目", "信息系统运行维护", f"2026年{old}")))
    for item in raw["预算明细"]:
        item.update({"项目": new} if item.get("项目") == old else {})
    for item in raw["项目"]:
        item["名称"] = new if item["名称"] == old else item["名称"]


def _project_gone(draw: Draw, raw: Raw) -> None:
    gone = draw(st.sampled_from(PROJECTS))
    if left := [line for line in raw["预算明细"] if line.get("项目") != gone]:
        raw["预算明细"] = left
        raw["项目"] = [item for item in raw["项目"] if item["名称"] != gone]


def _project_come(draw: Draw, raw: Raw) -> None:
    line = {"功能科目": "2010399", "项目": "能力提升", "经济科目": "30227", "资金来源": "一般财力"}
    raw["预算明细"].append(line | {"本年": yuan(draw(fen()))})
    raw["项目"].append(project(draw, FORM_2026, "能力提升"))


def _record(draw: Draw, raw: Raw) -> None:
    if raw["项目"]:
        item = draw(st.sampled_from(raw["项目"]))
        first = item["绩效"]["指标"][0]
        kind = draw(st.integers(0, 6))
        if kind == 0:
            first["指标值"] = "≥12个"
        elif kind == 1:
            first["三级"] = "完成数量（个）"
        elif kind == 2:
            first["权重"] = draw(st.integers(1, 49))
        elif kind == 3:
            item["绩效"]["指标"].append(first | {"三级": "新增的指标", "权重": 1})
        elif kind == 4:
            item["绩效"]["总体目标"] = "完成全部任务；保障运转。"
        elif kind == 5:
            item["绩效"].pop("负责人")
        else:
            item["政策依据"] = ["另一个文件。"]


def _words(draw: Draw, raw: Raw) -> None:
    kind = draw(st.integers(0, 5))
    if kind == 0:
        raw["单位"]["类型"] = "单位" if raw["单位"]["类型"] == "部门" else "部门"
    elif kind == 1:
        raw["主要职能"] = ["承担新的任务；负责日常工作。", *raw["主要职能"]]
    elif kind == 2:
        raw["公开日期"] = "2026-03-01"
    elif kind == 3:
        raw["变动原因"] = {"支出": {"项目支出": draw(st.sampled_from((*REASONS, "任务增加")))}}
    elif kind == 4:
        raw["其他说明"] = "另有说明。"
    else:
        raw["单位"]["名称"] += "（新）"


def _counted(draw: Draw, raw: Raw) -> None:
    if draw(st.booleans()):
        raw["人员"]["在职"] = {"本年": draw(st.integers(0, 50)), "上年": draw(st.integers(0, 50))}
    else:
        raw["政府采购"] = {"货物": yuan(draw(fen())), "服务": "100.00", "面向中小企业": "100.00"}


def _unit(draw: Draw, raw: Raw) -> None:
    """Money of a unit below, whose rows have the same subjects."""
    raw.setdefault("机构", {})["下属预算单位"] = [{"名称": "某某学校", "性质": "事业"}]
    line = {name: value for name, value in draw(st.sampled_from(raw["预算明细"])).items() if name != "项目"}
    raw["预算明细"].append(line | {"单位": "某某学校", "本年": yuan(draw(fen()))})


def _order(draw: Draw, raw: Raw) -> None:
    raw["预算明细"] = draw(st.permutations(raw["预算明细"]))


CHANGES: tuple[Callable[[Draw, Raw], None], ...] = (
    _amount, _amount, _line_gone, _line_come, _other_code, _other_fund, _fund_gone, _project_renamed, _project_gone,
    _project_come, _record, _record, _words, _words, _counted, _unit, _order,
)  # fmt: skip


@st.composite
def pairs(draw: Draw) -> tuple[Raw, Raw]:
    """A submission, and the same with one to four changes."""
    old = draw(submissions())
    new = copy.deepcopy(old)
    for change in draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=4)):
        change(draw, new)
    return old, new
