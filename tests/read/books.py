"""Workbooks for tests: as people make them, and as no program makes them."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

from author.read.door import read
from author.read.schema import submission_schema

if TYPE_CHECKING:
    from pathlib import Path

    from author.ground.findings import Finding
    from author.read.tree import Tree

Rows = list[list[Any]]

BASIC: Rows = [
    ["项目", "内容"],
    ["版式", "xinjiang-2026"],
    ["单位·名称", "某某州医疗保障局"],
    ["年度", 2026],
    ["公开日期", "2026-02-05"],
]
SMALL: dict[str, Rows] = {
    "基本信息": BASIC,
    "主要职能": [["职能"], ["拟订制度并组织实施"]],
    "机构人员": [["项目", "内容"], ["人员·编制", 5], ["人员·在职·本年", 4], ["人员·在职·上年", 3]],
    "预算明细": [
        ["功能科目", "经济科目", "项目", "资金来源", "本年", "上年"],
        ["2101501", "30101", None, "一般财力", 1000, 900],
        ["2101501", "30201", None, "一般财力", 500, None],
        ["2101599", "30214", "线路租赁", "一般财力", 200, None],
    ],
    "项目": [["名称"], ["线路租赁"]],
}
"""A small submission."""


def book(folder: Path, sheets: dict[str, Rows], name: str = "budget.xlsx") -> Path:
    """A workbook with these sheets, as a program of today writes it."""
    package = Workbook()
    package.remove(package.active)
    for title, rows in sheets.items():
        page = package.create_sheet(title)
        for row in rows:
            page.append(row)
    path = folder / name
    package.save(path)
    return path


def reading(path: Path) -> tuple[Tree | None, list[Finding]]:
    """What the door makes of a file."""
    return read(path, submission_schema())


def data(folder: Path, **sheets: Rows) -> Any:
    """The values of a workbook with these sheets; nothing may be found in it."""
    tree, findings = reading(book(folder, sheets))
    assert [str(finding) for finding in findings] == []
    assert tree is not None
    return tree.data


def told(folder: Path, **sheets: Rows) -> list[str]:
    """Severity and place of each finding: ``警告 预算明细!F2``."""
    _, findings = reading(book(folder, sheets))
    return [f"{f.severity.value} {str(f.at[0]).removeprefix('budget.xlsx ')}" for f in findings]


_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def raw_book(path: Path, sheet: str, *, title: str = "预算明细", more: dict[str, bytes] | None = None) -> Path:
    """A workbook of one sheet whose XML is given, between ``<worksheet>`` and its end."""
    parts = {
        "xl/_rels/workbook.xml.rels": f'<Relationships><Relationship Id="r1" Type="{_TYPES}/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_TYPES}"><sheets>'
        f'<sheet name="{title}" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}">{sheet}</worksheet>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in ({key: text.encode() for key, text in parts.items()} | (more or {})).items():
            package.writestr(name, text)
    return path


def cell(reference: str, text: str) -> str:
    """A cell with a text of its own."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'
