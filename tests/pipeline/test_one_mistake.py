"""One mistake gives one message: single slips in the samples, and what checking says more than it says of the sample.

Only 错误 and 警告 are counted. Where there are two, the table says why.
"""

from __future__ import annotations

import shutil
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from author.ground.findings import Severity
from author.pipeline.check import check
from tests.places import SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.cell import Cell

    from author.ground.findings import Finding

SAMPLE, BUREAU = SAMPLES / "kizilsu-2026", SAMPLES / "bureau"
LINE = "{功能科目: 2101501, 支出类别: 公用经费, 经济科目: 30201, 资金来源: 一般财力, 本年: 53505.16, 上年: 37120.65}"
PEOPLE = "在职: {本年: 27, 上年: 21}"
PERIOD = "执行时间: {起: 2026-01-01, 止: 2026-12-31}"

IN_THE_LINE = [
    ("本年: 53505.16", "本年: 535O5.16", "A01"),
    ("本年: 53505.16", "本年: 53505..16", "A01"),
    ("本年: 53505.16", "本年: 5.35万", "A01"),
    ("本年: 53505.16", "本年: 53505。16", "A01"),
    ("本年: 53505.16", "本年: 53 505.16", "A01"),
    ("本年: 53505.16", "本年: 53,505.16", "A01"),
    ("本年: 53505.16", "本年:53505.16", "A01"),
    ("本年: 53505.16", "本年: [53505.16]", "A01"),
    ("本年: 53505.16", "本年数: 53505.16", "A01"),
    ("本年: 53505.16", "本年: 53505.16, 本年: 53505.16", "A01"),
    ("本年: 53505.16", "本年: 53505.163", "A01"),
    ("本年: 53505.16", "本年: 535050.16", "F47 D26"),  # too much money is one thing, a reason that denies it another
    ("上年: 37120.65", "上年: 3712O.65", "A01"),
    ("上年: 37120.65", "上牛: 37120.65", "A01"),
    ("2101501", "21O1501", "A01"),
    ("2101501", "210150", "A03"),
    ("30201", "30290", "A03"),
    ("一般财力", "一般财利", "A03"),
    ("一般财力", "一般公共预算", "A03"),
    ("资金来源: 一般财力, ", "", "A02"),
    ("功能科目: 2101501, ", "", "A02"),
    ("公用经费", "公用经非", "A01"),
    ("}", "｝", "A01"),
    (LINE, f"{LINE}\n  - {LINE}", "A04"),
]
IN_THE_FILE = [
    ("金额单位: 元", "金额单位: 员", "A01"),
    ("金额单位: 元", "金额单位: 万元", "F47"),
    ("公开日期: 2026-02-05", "公开日期: 2026-02-30", "A01"),
    ("年度: 2026\n公", "年度: 2026\n年度: 2026\n公", "A01"),
    ("年度: 2026\n公", "年度: 2062\n公", "A01"),
    ("  类型: 部门", "\t类型: 部门", "A01"),
    ("  类型: 部门", "   类型: 部门", "A01"),
    ("  类型: 部门", "  类型：部门", "A01"),
    ("\n预算明细:\n", "\n预算名细:\n", "A01"),
    ("\n项目:\n", "\n项日:\n", "A01"),
    ("\n变动原因:\n", "\n变动原困:\n", "A01"),
    ("\n人员:", "\n人数:", "A01"),
    ("\n  功能科目:\n", "\n  功能科日:\n", "A01"),
    ('    "2080501": 我部门', '    "208050l": 我部门', "A01"),
    ("      总体目标: 项目资金68万元", "      总体目际: 项目资金68万元", "A01"),
    (PEOPLE, "在职: {本年: 2O7, 上年: 21}", "A01"),
    (PEOPLE, "在职: {本年: 27人, 上年: 21}", "A01"),
    (PEOPLE, "在职: {本年: 27}", "A08"),
    ("编制: 29, ", "", "A02"),
    ("收入总计: 996.43", "收入总计: 996.4三", "A01"),
    ("收入总计: 996.43", "收入合计: 996.43", "F47"),
    ("  - 名称: 线路租赁费项目", "  - 名称: 线路租凭费项目", "F41"),
    (PERIOD, "执行时间: {起: 2026-01-01, 止: 2026-12-32}", "A01"),
    ("权重: 5,", "权重: 五,", "A01"),
    ("佐证资料: 工作资料}", "佐证材料: 工作资料}", "A01"),
    ("货物: 166900", "货物: 16690O", "A01"),
    ("数量: 2, 价值: 523055.17", "数量: 两, 价值: 523055.17", "A01"),
    ("规则: F46, 对象", "规则: F64, 对象", "A07"),
]
OF_UNITS = [
    ("budget.yaml", "单位文件: [单位/体育运动学校.yaml]\n", "", "A09"),
    ("budget.yaml", "单位/体育运动学校.yaml", "单位/体育运动学较.yaml", "A09"),
    ("budget.yaml", "\n机构:", "\n机勾:", "A01"),
    ("budget.yaml", "对方单位: ", "对方单立: ", "A01"),
    ("budget.yaml", "金额单位: 元", "金额单位: 圆", "A01"),
    ("单位/体育运动学校.yaml", "本年: ", "本年: O", "A01"),
    ("单位/体育运动学校.yaml", "年度: 2026", "年度: 2025", "A09"),
    ("单位/体育运动学校.yaml", "年度: 2026", "年度: [2026", "A01"),
    (
        "单位/体育运动学校.yaml",
        "对方单位: 某某市文化体育和旅游局, ",
        "",
        "C58 F47",
    ),  # what is counted twice is too much
]
IN_THE_WORKBOOK = [
    ("预算明细", "本年", 0, "2026年", "A01"),
    ("预算明细", "本年", 0, "本年预算数", "A01"),
    ("预算明细", "上年", 0, "2025年", "A01"),
    ("预算明细", "功能科目", 0, "功能科日", "A01"),
    ("预算明细", "资金来源", 0, "钱从哪来", "A02"),
    ("预算明细", "项目", 0, "项日", "A01"),
    ("预算明细", "本年", 18, "535O5.16", "A01"),
    ("预算明细", "本年", 18, "#REF!", "A02"),
    ("预算明细", "功能科目", 18, "21O1501", "A01"),
    ("绩效指标", "权重", 0, "权中", "A01"),
    ("绩效指标", "项目", 1, "没有的项目", "A01"),
    ("项目", "名称", 0, "项目名", "A02"),
    ("基本信息", "金额单位", 0, "金额单立", "A01"),
]
IN_THE_VALUES = [
    ("基本信息", "金额单位", "员", "A01"),
    ("基本信息", "金额单位", "万元", "A01 F47"),  # the heads still say 元
    ("机构人员", "人员·在职·本年", "2七", "A01"),
    ("控制数", "收入总计", "996.4三", "A01"),
]
SHEETS = ["预算明细", "项目", "变动原因", "绩效指标"]


def told(findings: tuple[Finding, ...], before: tuple[Finding, ...]) -> str:
    """The codes of what is found more than before, each as often as it is."""
    known = Counter((finding.code, finding.message) for finding in before)
    more = [finding for finding in findings if not known[finding.code, finding.message]]
    return " ".join(sorted(finding.code for finding in more if finding.severity is not Severity.NOTE))


@cache
def clean(path: Path) -> tuple[Finding, ...]:
    return check(path).findings


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "codes"), [*((LINE, LINE.replace(a, b, 1), codes) for a, b, codes in IN_THE_LINE), *IN_THE_FILE]
)
def test_a_slip_in_a_file(tmp_path: Path, old: str, new: str, codes: str) -> None:
    path = tmp_path / "budget.yaml"
    shutil.copy(SAMPLE / "budget.yaml", path)
    changed(path, old, new)
    assert told(check(path).findings, clean(SAMPLE / "budget.yaml")) == " ".join(sorted(codes.split()))


@pytest.mark.parametrize(("name", "old", "new", "codes"), OF_UNITS)
def test_a_slip_with_units(tmp_path: Path, name: str, old: str, new: str, codes: str) -> None:
    shutil.copytree(BUREAU, tmp_path / "bureau")
    changed(tmp_path / "bureau" / name, old, new)
    assert told(check(tmp_path / "bureau" / "budget.yaml").findings, clean(BUREAU / "budget.yaml")) == " ".join(
        sorted(codes.split())
    )


def told_of_workbook(tmp_path: Path, package: Workbook) -> str:
    path = tmp_path / "budget.xlsx"
    package.save(path)
    return told(check(path).findings, clean(SAMPLE / "budget.xlsx"))


def head(package: Workbook, sheet: str, begins: str) -> Cell:
    """The first cell that begins with these words."""
    cells = (cell for row in package[sheet].iter_rows() for cell in row)
    return next(cell for cell in cells if str(cell.value).startswith(begins))


@pytest.mark.parametrize(("sheet", "column", "below", "new", "codes"), IN_THE_WORKBOOK)
def test_a_slip_in_a_column(tmp_path: Path, sheet: str, column: str, below: int, new: str, codes: str) -> None:
    package = load_workbook(SAMPLE / "budget.xlsx")
    top = head(package, sheet, column)
    package[sheet].cell(top.row + below, top.column).value = new
    assert told_of_workbook(tmp_path, package) == codes


@pytest.mark.parametrize(("sheet", "label", "new", "codes"), IN_THE_VALUES)
def test_a_slip_in_a_field(tmp_path: Path, sheet: str, label: str, new: str, codes: str) -> None:
    package = load_workbook(SAMPLE / "budget.xlsx")
    field = head(package, sheet, label)
    package[sheet].cell(field.row, field.column + 1).value = new
    assert told_of_workbook(tmp_path, package) == codes


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_with_another_name(tmp_path: Path, sheet: str) -> None:
    package = load_workbook(SAMPLE / "budget.xlsx")
    package[sheet].title = f"{sheet[:-1]}X"
    assert told_of_workbook(tmp_path, package) == "A01"


def test_what_a_broken_line_cannot_change_is_told_all_the_same(tmp_path: Path) -> None:
    """A letter in an amount of 2101501; other functions and 项目支出 have nothing to do with it."""
    path = tmp_path / "budget.yaml"
    shutil.copy(SAMPLE / "budget.yaml", path)
    changed(path, LINE, LINE.replace("53505.16", "535O5.16"))
    changed(path, "项目支出: 426.40}", "项目支出: 426.41}")
    changed(path, '    "2210201": 财政', '    "2210202": 财政')
    found = told(check(path).findings, clean(SAMPLE / "budget.yaml"))
    assert found == "A01 A03 D29 F47"
