"""Cells as texts: what numbers, dates and percentages become, and where reading ends."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, to_excel

from author.read.pages import cells
from author.read.pages.cells import read_pages, serial_day
from author.read.pages.page import LAST_ROW, MOST_COLUMNS, MOST_EMPTY_ROWS, MOST_MERGED, Page
from author.read.pages.safezip import SafeZip, UnsafeError
from tests.read.books import cell, raw_book

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = {"date": "yyyy-mm-dd", "percent": "0%", "one": "0.0%", "nine": "0.000000000%", "ten": "0.0000000000%"}
STYLES = (
    "<s><numFmts>"
    + "".join(f'<numFmt numFmtId="{200 + n}" formatCode="{code}"/>' for n, code in enumerate(FORMATS.values()))
    + '</numFmts><cellXfs><xf numFmtId="0"/>'
    + "".join(f'<xf numFmtId="{200 + n}"/>' for n in range(len(FORMATS)))
    + "</cellXfs></s>"
)
STRINGS = "<sst><si><t>甲</t></si><si><t>乙</t></si></sst>"


def page(folder: Path, sheet: str) -> Page:
    more = {"xl/styles.xml": STYLES.encode(), "xl/sharedStrings.xml": STRINGS.encode()}
    with SafeZip(raw_book(folder / "a.xlsx", sheet, more=more)) as package:
        (found,) = read_pages(package)
    return found


def rows(*found: tuple[int, str]) -> str:
    return "<sheetData>" + "".join(f'<row r="{number}">{inner}</row>' for number, inner in found) + "</sheetData>"


def shown(folder: Path, attributes: str, value: str) -> str | None:
    """The text of one cell; None where nothing is taken."""
    return page(folder, rows((1, f'<c r="A1" {attributes}><v>{value}</v></c>'))).rows.get(1, {}).get(1)


@pytest.mark.parametrize(
    ("serial", "day"),
    [(-1, ""), (0, ""), (60, ""), (61, "1900-03-01"), (46058, "2026-02-05"), (2958465, "9999-12-31"), (2958466, "")],
)
def test_days_since_1900(serial: int, day: str) -> None:
    """The 60th is 29 February 1900, which there was not, and before it the count is off by one."""
    assert serial_day(serial) == day


@pytest.mark.parametrize(
    ("serial", "day"),
    [(-1402, ""), (-1401, "1900-03-01"), (0, "1904-01-01"), (44596, "2026-02-05"), (2957003, "9999-12-31"),
     (2957004, "")],
)  # fmt: skip
def test_days_since_1904(serial: int, day: str) -> None:
    assert serial_day(serial, from_1904=True) == day


@given(st.dates(min_value=date(1904, 1, 2)))
def test_days_are_counted_as_others_count_them(day: date) -> None:
    assert serial_day(int(to_excel(day, CALENDAR_WINDOWS_1900))) == day.isoformat()
    assert serial_day(int(to_excel(day, CALENDAR_MAC_1904)), from_1904=True) == day.isoformat()


@pytest.mark.parametrize(("flag", "day"), [("1", "2026-02-05"), ("true", "2026-02-05"), ("0", "2022-02-04")])
def test_the_workbook_says_since_when_days_are_counted(tmp_path: Path, flag: str, day: str) -> None:
    inner = f'<workbookPr date1904="{flag}"/><sheets><sheet name="a" xmlns:r="r" r:id="r1"/></sheets>'
    more = {"xl/workbook.xml": f"<a>{inner}</a>".encode(), "xl/styles.xml": STYLES.encode()}
    sheet = rows((1, '<c r="A1" s="1"><v>44596</v></c>'))
    with SafeZip(raw_book(tmp_path / "a.xlsx", sheet, more=more)) as package:
        assert read_pages(package)[0].rows == {1: {1: day}}


@pytest.mark.parametrize(
    ("style", "value", "text"),
    [
        ("date", "46058.9", "2026-02-05"),
        ("date", "60", "60"),
        ("date", "2958466.5", "2958466.5"),
        ("percent", "0.785", "78%"),
        ("percent", "-1", "-100%"),
        ("one", "0.785", "78.5%"),
        ("nine", "0.5", "50.000000000%"),
        ("ten", "0.5", "50.000000000%"),
        ("percent", "999999999", "99999999900%"),
        ("percent", "1000000000", "1000000000"),
        ("percent", "-1000000000", "-1000000000"),
    ],
)
def test_dates_and_percentages(tmp_path: Path, style: str, value: str, text: str) -> None:
    assert shown(tmp_path, f's="{list(FORMATS).index(style) + 1}"', value) == text


@pytest.mark.parametrize(
    ("attributes", "value", "text"),
    [
        ("", "516995.19999999995", "516995.2"),
        ("", "123456789012345", "123456789012345"),
        ("", "1234567890123456", "1234567890123460"),
        ("", "1e-7", "0.0000001"),
        ("", "9e17", "900000000000000000"),
        ("", "1e18", "1e18"),
        ("", "-1e18", "-1e18"),
        ("", "nan", "nan"),
        ("", "inf", "inf"),
        ("", "甲", "甲"),
        ('s="0"', "0.5", "0.5"),
        ('s="-1"', "0.5", "0.5"),
        (f's="{len(FORMATS) + 1}"', "0.5", "0.5"),
        ('t="b"', "1", "是"),
        ('t="b"', "0", "否"),
        ('t="d"', "2026-02-05T10:30:00", "2026-02-05"),
        ('t="s"', "0", "甲"),
        ('t="s"', "1", "乙"),
        ('t="s"', "2", None),
        ('t="s"', "-1", None),
        ('t="str"', "0.50", "0.50"),
        ('t="n"', "", None),
    ],
)
def test_values_of_every_kind(tmp_path: Path, attributes: str, value: str, text: str | None) -> None:
    assert shown(tmp_path, attributes, value) == text


@pytest.mark.parametrize(
    ("inner", "wrong"),
    [
        ('<c r="A1"><f>1+1</f></c>', "公式没有存下结果"),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', None),
        ('<c r="A1" t="str"><f>""</f><v></v></c>', None),
        ('<c r="A1" t="e"><v>#REF!</v></c>', "#REF!"),
        ('<c r="A1" t="e"></c>', "公式没有存下结果"),
        ('<c r="A1"></c>', None),
        ('<c r="B1"><f>1</f><v>1</v></c><c r="A1"></c>', None),
    ],
)
def test_what_is_wrong_with_a_cell(tmp_path: Path, inner: str, wrong: str | None) -> None:
    found = page(tmp_path, rows((1, inner)))
    assert found.wrong.get((1, 1)) == wrong
    assert not (wrong and found.rows), "what is wrong has no text"


def test_columns_to_the_last_that_is_read(tmp_path: Path) -> None:
    assert MOST_COLUMNS == 200
    inner = (
        cell("A1", "一")
        + cell("GR1", "二")
        + cell("GS1", "三")
        + cell("AAA1", "四")
        + '<c r="GS1" t="e"><v>#REF!</v></c>'
    )
    found = page(tmp_path, rows((1, inner)))
    assert found.rows == {1: {1: "一", 200: "二"}}
    assert found.wrong == {}


def test_cells_without_a_reference_stand_beside_the_one_before(tmp_path: Path) -> None:
    inner = cell("", "一") + cell("C1", "二") + cell("", "三") + cell("AAAA1", "四")
    assert page(tmp_path, rows((1, inner), (2, cell("", "五")))).rows == {
        1: {1: "一", 3: "二", 4: "三", 5: "四"},
        2: {1: "五"},
    }


def test_rows_without_a_number_follow_each_other(tmp_path: Path) -> None:
    sheet = f"<sheetData><row>{cell('A1', '一')}</row><row>{cell('A2', '二')}</row></sheetData>"
    assert page(tmp_path, sheet).rows == {1: {1: "一"}, 2: {1: "二"}}


@pytest.mark.parametrize(
    ("numbers", "kept", "unread"),
    [
        ((MOST_EMPTY_ROWS,), [MOST_EMPTY_ROWS], 0),
        ((MOST_EMPTY_ROWS + 1,), [], MOST_EMPTY_ROWS + 1),
        ((7, MOST_EMPTY_ROWS + 7), [7, MOST_EMPTY_ROWS + 7], 0),
        ((7, MOST_EMPTY_ROWS + 8, 9000, 8), [7, 8], MOST_EMPTY_ROWS + 8),
        ((800, 7, 1800), [800, 7, 1800], 0),
        ((0, LAST_ROW), [], LAST_ROW),
        ((-1, LAST_ROW + 1), [], 0),
    ],
)
def test_rows_far_below_the_others_are_left_out(
    tmp_path: Path, numbers: tuple[int, ...], kept: list[int], unread: int
) -> None:
    found = page(tmp_path, rows(*((number, cell("A1", "一")) for number in numbers)))
    assert list(found.rows) == kept
    assert found.unread == unread


def test_a_wrong_cell_far_below_is_not_told_and_empty_ones_do_not_bring_it_nearer(tmp_path: Path) -> None:
    empty = ((number, '<c r="A1"></c>') for number in range(2, 1500, 100))
    found = page(tmp_path, rows((1, cell("A1", "一")), *empty, (1500, '<c r="A1" t="e"><v>#REF!</v></c>')))
    assert (found.wrong, found.unread) == ({}, 1500)


def test_a_workbook_holds_so_many_letters_and_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = cell("A1", "一二") + cell("B1", "三")

    def reading(letters: int, most_rows: int) -> int:
        monkeypatch.setattr(cells, "Left", lambda: left(letters, most_rows))
        return len(page(tmp_path, rows((1, row), (2, row))).rows)

    left = cells.Left
    assert reading(6, 2) == 2
    with pytest.raises(UnsafeError, match="文字太多"):
        reading(5, 2)
    with pytest.raises(UnsafeError, match="行数太多"):
        reading(6, 1)


def test_rows_of_all_sheets_count_and_a_row_counts_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = cells.Left(letters=99, rows=5)
    monkeypatch.setattr(cells, "Left", lambda: left)
    page(tmp_path, rows((1, cell("A1", "一") + cell("B1", "二")), (3, cell("A3", "三"))))
    assert (left.letters, left.rows) == (96, 3)


def test_the_letters_of_what_is_wrong_count_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = cells.Left
    monkeypatch.setattr(cells, "Left", lambda: left(4, 1))
    with pytest.raises(UnsafeError, match="文字太多"):
        page(tmp_path, rows((1, '<c r="A1" t="e"><v>#REF!</v></c>')))


def test_how_much_that_is() -> None:
    assert MOST_EMPTY_ROWS == 1000
    assert cells.Left() == cells.Left(letters=20_000_000, rows=30_000)


@pytest.mark.parametrize(
    ("reference", "merged"),
    [
        ("A1:B2", [(1, 1, 2, 2)]),
        ("$C$4:$AA$10", [(4, 3, 10, 27)]),
        ("XFD1:XFD1048576", [(1, 16384, 1048576, 16384)]),
        ("A1", []),
        ("A1:B12345678", []),
        ("A1:ABCD1", []),
        ("a1:b2", []),
    ],
)
def test_merged_cells(tmp_path: Path, reference: str, merged: list[tuple[int, int, int, int]]) -> None:
    assert page(tmp_path, f'<mergeCells><mergeCell ref="{reference}"/></mergeCells>').merged == merged


def test_no_more_merged_cells_than_any_form_has(tmp_path: Path) -> None:
    merged = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, MOST_MERGED + 2))
    assert len(page(tmp_path, f"<mergeCells>{merged}</mergeCells>").merged) == MOST_MERGED
