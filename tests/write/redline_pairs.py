"""Pairs of submissions as corrections make them: amounts, lines, projects, units, reasons, indicators changed."""

from __future__ import annotations

import random
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml

from author.compose.composition import Composition
from author.form.tablespec import TableSpec
from author.read.schema import submission_schema, understood
from author.read.yamlfile import read_yaml
from author.submission import submission
from author.submission.lastyear import read_last_year
from tests.places import SAMPLES
from tests.small import PROJECT, form, small

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from author.document import Document
    from author.form.edition import Edition

    Raw = dict[str, Any]
    Draw = random.Random

SCHEMA = submission_schema()


def given(name: str) -> Raw:
    """A sample as its file has it."""
    return yaml.load((SAMPLES / name / "budget.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)


def composed(raw: Raw, folder: Path) -> Document:
    """The document of a submission, right or wrong."""
    path = folder / "budget.yaml"
    path.write_text(yaml.dump(raw, allow_unicode=True, sort_keys=False, Dumper=yaml.CSafeDumper), encoding="utf-8")
    tree, _ = read_yaml(path, path.name)
    assert tree is not None
    words, _, tree = understood(tree, SCHEMA)
    last, _ = read_last_year(words, tree, folder, SCHEMA, form().books)
    made, _ = submission(words, tree, form().books, last, SCHEMA, [], complete=True)
    return Composition(leaving_out(), made).document


@cache
def leaving_out() -> Edition:
    """The form, but without the tables across the page that have no money: their sections appear and go."""
    tables = {
        key: replace(table, leave_out_empty=True) if isinstance(table, TableSpec) and key in ("t07", "t11") else table
        for key, table in form().tables.items()
    }
    return replace(form(), tables=tables)


def amount(raw: Raw, draw: Draw) -> None:
    line = draw.choice([line for line in raw["预算明细"] if "本年" in line])
    line["本年"] = f"{Decimal(str(line['本年'])) + draw.randint(1, 90_000_000) / Decimal(100):.2f}"


def line_goes(raw: Raw, draw: Draw) -> None:
    raw["预算明细"].remove(draw.choice(raw["预算明细"]))


def line_comes(raw: Raw, draw: Draw) -> None:
    line = draw.choice(raw["预算明细"]) | {
        "经济科目": draw.choice(("30206", "30207", "30215", "31003")),
        "本年": "4321.00",
    }
    raw["预算明细"].insert(draw.randint(0, len(raw["预算明细"])), line)


def project_goes(raw: Raw, draw: Draw) -> None:
    name = draw.choice(raw["项目"])["名称"]
    raw["项目"] = [record for record in raw["项目"] if record["名称"] != name]
    raw["预算明细"] = [line for line in raw["预算明细"] if line.get("项目") != name]


def project_comes(raw: Raw, draw: Draw) -> None:
    """A project before all others, much like one that is there."""
    like = deepcopy(draw.choice(raw["项目"]))
    name = f"{draw.choice(('培训', '设备购置', '信息化', '会议'))}项目{draw.randint(1, 99)}"
    line = next(line for line in raw["预算明细"] if line.get("项目") == like["名称"])
    raw["项目"].insert(0, like | {"名称": name})
    raw["预算明细"].append(line | {"项目": name, "本年": f"{draw.randint(1, 500)}000.00"})


def project_is_renamed(raw: Raw, draw: Draw) -> None:
    record = draw.choice(raw["项目"])
    old, new = record["名称"], f"{record['名称']}（一期）"
    for each in [line for line in raw["预算明细"] if line.get("项目") == old]:
        each["项目"] = new
    record["名称"] = new


def project_moves(raw: Raw, _draw: Draw) -> None:
    raw["项目"].append(raw["项目"].pop(0))


def indicators(raw: Raw, draw: Draw) -> None:
    goals = draw.choice(raw["项目"])["绩效"]
    found = goals["指标"]
    if len(found) > 2 and draw.random() < 0.5:
        found.pop(draw.randrange(len(found)))
    found.insert(
        draw.randint(0, len(found)), deepcopy(draw.choice(found)) | {"三级": "新增事项（个）", "指标值": "≥3个"}
    )
    draw.choice(found)["指标值"] = f"≥{draw.randint(2, 99)}个"
    goals["总体目标"] = f"{goals['总体目标']}\n第二阶段：全部完成。"


def words_change(raw: Raw, draw: Draw) -> None:
    duties = raw["主要职能"]
    duties[draw.randrange(len(duties))] = "承担上级交办的其他事项。"
    duties.insert(draw.randint(0, len(duties)), "负责信息公开和档案管理。")
    raw["公开日期"] = f"2026-03-{draw.randint(10, 28)}"
    raw["项目"][0]["政策依据"] = ["一是有关规定。", "二是批复文件。"]


def reason(raw: Raw, draw: Draw) -> None:
    kinds = raw.setdefault("变动原因", {}).setdefault("收入", {})
    kinds["一般财力"] = draw.choice(("一是人员增加；二是标准提高", "政策调整，相应增加", "有关工作已经完成"))


def people(raw: Raw, draw: Draw) -> None:
    raw["人员"]["在职"] = {"本年": draw.randint(1, 40), "上年": 12}


def money_of_funds_goes(raw: Raw, _draw: Draw) -> None:
    """Tables become empty, and their sections say so."""
    raw["预算明细"] = [line for line in raw["预算明细"] if "政府性基金" not in str(line["资金来源"])]


def money_is_carried_over(raw: Raw, draw: Draw) -> None:
    """A table across the page appears, or goes."""
    carried = [line for line in raw["预算明细"] if "结转" in str(line["资金来源"])]
    if carried:
        raw["预算明细"] = [line for line in raw["预算明细"] if line not in carried]
    else:
        plain = draw.choice([line for line in raw["预算明细"] if line["资金来源"] == "一般财力"])
        raw["预算明细"].append(plain | {"资金来源": "一般公共预算结转", "本年": "1500.00"})


def unit_below(raw: Raw, draw: Draw) -> None:
    """A unit of the department goes with its lines, or is called otherwise."""
    units = raw["机构"]["下属预算单位"]
    unit = draw.choice(units)
    if len(units) > 1:
        units.remove(unit)
        for part in ("预算明细", "项目"):
            raw[part] = [each for each in raw[part] if each.get("单位") != unit["名称"]]
    else:
        unit["名称"] = f"{unit['名称']}（筹）"


_ALWAYS: tuple[Callable[[Raw, Draw], None], ...] = (
    amount, line_goes, line_comes, project_comes, indicators, words_change, reason, people, project_is_renamed,
    project_moves, money_is_carried_over,
)  # fmt: skip
SMALL_AND_MORE = yaml.safe_load(small()) | {
    "项目": [*yaml.safe_load(PROJECT), *yaml.safe_load(PROJECT.replace("线路租赁", "设备维护"))],
    "预算明细": [
        *yaml.safe_load(small())["预算明细"],
        {"功能科目": "2101599", "项目": "设备维护", "经济科目": "30213", "资金来源": "一般财力", "本年": "70.00"},
    ],
}
CHAINS: dict[str, tuple[Raw, list[Callable[[Raw, Draw], None]]]] = {
    "small": (SMALL_AND_MORE, [*_ALWAYS, project_goes]),
    "fund-office": (
        given("fund-office"),
        [project_goes, money_is_carried_over, amount, indicators, money_of_funds_goes],
    ),
    "bureau": (given("bureau"), [unit_below, project_goes, line_goes, unit_below]),
}
"""A submission, and what is done to it first, one change a pair; all that follows is drawn."""


def chain(name: str, folder: Path, length: int, seed: int = 1) -> list[Document]:
    """Documents, each made from the one before by a correction or several."""
    draw = random.Random(seed)  # noqa: S311 - nothing secret
    raw, changes = CHAINS[name]
    found = [composed(raw, folder)]
    for number in range(length - 1):
        raw = deepcopy(raw)
        for change in [changes[number]] if number < len(changes) else draw.sample(_ALWAYS, 3):
            change(raw, draw)
        found.append(composed(raw, folder))
    return found
