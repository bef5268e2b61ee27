"""核对清单: findings as a workbook for staff to work through; what they write under 理由 is read back.

`HEADS` and the key in the last column are all that reading back goes by; everything else may be sorted, cut or edited.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink

from author.ground.signs import LONGEST_TEXT, visible
from author.report.capped import capped
from author.report.returned import KEY, NONE, REASON
from author.report.shown import excerpt
from author.write.sheets.package import disk_errors, save

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from author.ground.findings import Source
    from author.report.shown import Shown

TITLE = "核对清单"
_COLUMNS = (("级别", 8), ("规则", 7), ("问题", 48), ("印在", 24), ("页", 6), ("填报位置", 24), ("原文", 36), ("对照", 24),
            ("建议", 36), ("处理结果", 12), (REASON, 30), (KEY, 15))  # fmt: skip
HEADS = tuple(head for head, _ in _COLUMNS)
_RESULTS = ("已改", "不用改", "待核实")
_LINK, _RESULT = HEADS.index("填报位置") + 1, HEADS.index("处理结果") + 1
_LEAD = (
    "改好的，填“处理结果”备查；看过了、确实不用改的，在“理由”里写明为什么，存盘后用 kzauthor check 填报文件 --answers 本文件 读回，"
    "就写成填报文件里的“忽略”。各行可以排序、删去；最后一列的编号请不要动。"
)
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
"""The list tells no time, and is the same each time."""
_QUOTED = 300
_SHADES = {"错误": "FFFFC7CE", "警告": "FFFFEB9C", "提示": "FFDDEBF7"}
_TOP = Alignment(wrap_text=True, vertical="top")


@disk_errors()
def write_list(found: Sequence[Shown], path: Path, link: Callable[[Source], tuple[str, str]]) -> None:
    """Write the list to ``path``; ``link`` gives the address of a place's file from there, and the cell in it.

    OSError when the file cannot be written.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = TITLE
    for number, (head, width) in enumerate(_COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
        _put(sheet, 2, number, head).font = Font(bold=True)
    _put(sheet, 1, 1, _LEAD)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(HEADS) - 1)
    sheet.row_dimensions[1].height = 32
    last = _rows(sheet, found, link)
    sheet.freeze_panes = "D3"
    sheet.auto_filter.ref = f"A2:{get_column_letter(len(HEADS))}{max(last, 3)}"
    _offer(sheet, last)
    sheet.print_title_rows = "2:2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight = True, 0
    book.properties.title, book.properties.creator = TITLE, ""
    save(book, path, _CREATED)


def _rows(sheet: Any, found: Sequence[Shown], link: Callable[[Source], tuple[str, str]]) -> int:  # noqa: ANN401 - openpyxl
    """Write a row for each finding; the last row."""
    kept, row = capped(found), 2
    for row, shown in enumerate(kept.found, 3):
        for number, text in enumerate(_texts(shown), 1):
            if text != "":
                _put(sheet, row, number, text)
        sheet.cell(row, 1).fill = PatternFill("solid", fgColor=_SHADES[shown.finding.severity.value])
        sheet.cell(row, len(HEADS)).font = Font(color="FF7F7F7F", size=8)
        if shown.finding.at:
            _lead_to(sheet.cell(row, _LINK), *link(shown.finding.at[0]))
    for after, (code, left) in enumerate(kept.left.items(), 2):
        _put(sheet, row + after, 2, code)
        _put(sheet, row + after, 3, f"还有 {left} 项没有列出，改好以上的再核对一次")
    return row


def _texts(shown: Shown) -> Iterator[str | int]:
    finding = shown.finding
    yield from (finding.severity.value, finding.code, finding.message, str(finding.printed), finding.page or "")
    yield str(finding.at[0]) if finding.at else ""
    yield excerpt(shown.own, finding.part, _QUOTED)
    yield "\n".join(excerpt(text, "", _QUOTED) for text in shown.others[:5])
    yield "；".join(filter(None, (finding.hint, shown.choice)))
    yield from ("", "" if finding.object else NONE, shown.key)


def _put(sheet: Any, row: int, number: int, value: str | int) -> Any:  # noqa: ANN401
    """A cell that holds a text as such, whatever it begins with."""
    cell = sheet.cell(row, number)
    if value != "":
        cell.value = value if isinstance(value, int) else visible(value, lines=True)[:LONGEST_TEXT]
        cell.data_type = "n" if isinstance(value, int) else "s"
    cell.alignment = _TOP
    return cell


def _lead_to(cell: Any, target: str, location: str) -> None:  # noqa: ANN401
    if target:
        cell.hyperlink = Hyperlink(ref=cell.coordinate, target=target, location=location or None)
        cell.font = Font(color="FF0B3D91", underline="single")


def _offer(sheet: Any, last: int) -> None:  # noqa: ANN401
    rule = DataValidation(type="list", formula1=f'"{",".join(_RESULTS)}"', allow_blank=True, showErrorMessage=False)
    letter = get_column_letter(_RESULT)
    rule.add(f"{letter}3:{letter}{max(last, 3)}")
    sheet.add_data_validation(rule)
