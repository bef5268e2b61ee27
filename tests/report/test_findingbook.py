"""核对清单: what stands in it, where it leads, and what comes back of one that people have had in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from author.ground.findings import Finding, Source
from author.read.pages.safezip import UnsafeError
from author.report.capped import MOST
from author.report.findingbook import HEADS, write_list
from author.report.returned import KEY, REASON, Answer, returned
from author.report.shown import Shown
from tests.report.found import many, real

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

REASON_AT, KEY_AT = HEADS.index(REASON) + 1, HEADS.index(KEY) + 1


def link(at: Source) -> tuple[str, str]:
    return ("../budget.xlsx" if at.file else ""), at.cell


def made(folder: Path, found: Sequence[Shown]) -> Any:  # openpyxl is untyped
    write_list(found, folder / "list.xlsx", link)
    return load_workbook(folder / "list.xlsx")


def test_a_row_for_each_with_both_sides_and_the_page(tmp_path: Path) -> None:
    sheet = made(tmp_path, real()).active
    assert tuple(cell.value for cell in sheet[2]) == HEADS
    assert sheet.max_row == len(real()) + 2
    assert sheet.auto_filter.ref == f"A2:L{len(real()) + 2}"
    row = dict(zip(HEADS, (cell.value for cell in sheet[3]), strict=True))
    assert (row["级别"], row["规则"], row["对照"], row["理由"]) == ("错误", "E31", "27150", None)


def test_the_place_leads_to_the_cell_of_the_workbook(tmp_path: Path) -> None:
    at = Source("budget.xlsx", 3, 28, "甲'乙")
    sheet = made(tmp_path, [Shown(Finding("E33", "旧", (at,), object="甲"))]).active
    led = sheet.cell(3, HEADS.index("填报位置") + 1).hyperlink
    assert (led.target, led.location) == ("../budget.xlsx", "'甲''乙'!AB3")


def test_what_looks_like_a_formula_is_a_text(tmp_path: Path) -> None:
    sheet = made(tmp_path, [Shown(Finding("E33", "=1+1"), ("=cmd|'x'!A1",))]).active
    assert {cell.data_type for cell in sheet[3] if cell.value is not None} == {"s"}


def test_the_same_findings_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_list(real(), tmp_path / name, link)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_of_too_many_the_rest_is_counted(tmp_path: Path) -> None:
    sheet = made(tmp_path, list(many(7_000))).active
    said = [sheet.cell(row, 3).value for row in range(sheet.max_row - 63, sheet.max_row + 1)]
    assert all(str(each).startswith("还有 ") for each in said)
    assert sheet.max_row == MOST + 2 + 64 + 1
    assert returned(tmp_path / "list.xlsx") == []


def test_sorted_cut_and_edited_it_says_the_same(tmp_path: Path) -> None:
    book = made(tmp_path, real())
    sheet = book.active
    answered = [shown for shown in real() if shown.finding.object][:3]
    rows = {sheet.cell(row, KEY_AT).value: row for row in range(3, sheet.max_row + 1)}
    for shown in answered:
        sheet.cell(rows[shown.key], REASON_AT).value = "已核实\n原件如此"
    texts = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    sheet.delete_rows(1, sheet.max_row)
    sheet.append(["标题"])
    sheet.append([])
    sheet.append([*HEADS[::-1], "备注"])
    for row in sorted(texts, key=str, reverse=True)[: len(texts)]:
        edited = ["改过" if head in ("原文", "问题", "级别") else text for head, text in zip(HEADS, row, strict=True)]
        sheet.append([*edited[::-1], "自己的一列"])
    book.create_sheet("别的", 0).append(["不是清单"])
    book.save(tmp_path / "edited.xlsx")
    back = returned(tmp_path / "edited.xlsx")
    assert {(answer.key, answer.reason) for answer in back} == {(shown.key, "已核实 原件如此") for shown in answered}


def test_a_row_that_lost_its_key_is_returned_without(tmp_path: Path) -> None:
    book = made(tmp_path, real())
    book.active.cell(4, REASON_AT).value, book.active.cell(4, KEY_AT).value = "因为", None
    book.save(tmp_path / "list.xlsx")
    assert returned(tmp_path / "list.xlsx") == [Answer(4, "", "因为")]


def test_what_is_no_list_is_told(tmp_path: Path) -> None:
    book = made(tmp_path, [])
    book.active.cell(2, KEY_AT).value = "序号"
    book.save(tmp_path / "list.xlsx")
    with pytest.raises(ValueError, match="没有“理由”和“编号”两列"):
        returned(tmp_path / "list.xlsx")
    (tmp_path / "list.xlsx").write_text("理由,编号")
    with pytest.raises(UnsafeError):
        returned(tmp_path / "list.xlsx")
