"""Workbooks edited in place: what is edited is, everything else stays byte for byte, and programs open the result."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

from author.exchange import coloured as colouring
from author.exchange.bookinplace import BookInPlace
from author.exchange.coloured import SHEET
from author.pipeline.check import check
from author.pipeline.showing import shown
from author.read.pages.safezip import UnsafeError
from tests.exchange.dressed import dressed, plain
from tests.read.workbook.test_rewritten import by_office, office
from tests.rules.test_cases import BASE, broken

if TYPE_CHECKING:
    from pathlib import Path

TEXT = broken("E33-document-number").replace("编制: 30", "编制: 20")


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def coloured(path: Path) -> Path:
    target = path.with_name("copy.xlsx")
    colouring.coloured(path, shown(check(path)), path.name).save(target)
    return target


@pytest.fixture(name="book")
def _book(tmp_path: Path) -> Path:
    return dressed(tmp_path / "budget.xlsx", TEXT)


def test_nothing_edited_is_the_same_parts(book: Path) -> None:
    opened = BookInPlace(book)
    opened.sheet("预算明细").style(2, 1)
    assert opened.names[0] == "说明"
    opened.save(book.with_name("same.xlsx"))
    assert parts(book.with_name("same.xlsx")) == parts(book)


def test_what_is_not_edited_stays_byte_for_byte(book: Path) -> None:
    before, after = parts(book), parts(coloured(book))
    assert before.keys() <= after.keys()
    kept = {name for name in before if re.search(r"chart|drawing\d|theme|sharedStrings|docProps", name)}
    assert kept >= {"xl/charts/chart1.xml", "xl/drawings/drawing1.xml"}
    assert {name for name in kept if before[name] != after[name]} == set()


def test_the_original_is_never_touched(book: Path) -> None:
    before = book.read_bytes()
    coloured(book)
    assert book.read_bytes() == before


def test_the_copy_is_coloured_commented_and_linked_both_ways(book: Path) -> None:
    found = [each for each in shown(check(book)) if each.finding.at[0].sheet]
    copy = load_workbook(coloured(book))
    results = copy.worksheets[0]
    assert (results.title, copy.active.title) == (SHEET, SHEET)
    assert results.max_row == len(shown(check(book))) + 1
    assert len(found) >= 2
    for each in found:
        at = each.finding.at[0]
        cell = copy[at.sheet].cell(at.row, at.column)
        assert cell.fill.fgColor.rgb in {"FFFFC7CE", "FFFFEB9C", "FFDDEBF7"}
        assert f"[{each.finding.code}] {each.finding.message}" in cell.comment.text
        row = int(re.fullmatch(rf"'{SHEET}'!D(\d+)", cell.hyperlink.location)[1])  # type: ignore[index]
        assert results.cell(row, 4).hyperlink.location == at.cell
        assert results.cell(row, 3).value in {other.finding.message for other in found}


def test_formats_filters_rules_and_comments_of_their_own_are_kept(book: Path) -> None:
    old, new = load_workbook(book)["预算明细"], load_workbook(coloured(book))["预算明细"]
    assert new["A2"].comment.text == "局长看过"
    assert (new["A2"].font.name, new["A2"].font.sz, new["A2"].number_format) == ("楷体", 14, "000000")
    assert new.auto_filter.ref == old.auto_filter.ref
    assert [str(each.sqref) for each in new.conditional_formatting] == ["F2:F9"]
    assert len(new.data_validations.dataValidation) == len(old.data_validations.dataValidation)
    assert {name: each.width for name, each in new.column_dimensions.items()} == {
        name: each.width for name, each in old.column_dimensions.items()
    }
    assert new["F20"].value == "=SUM(F2:F9)"


def test_names_that_count_sheets_count_the_new_one(book: Path) -> None:
    old, new = load_workbook(book), load_workbook(coloured(book))
    assert [sheet.title for sheet in new.worksheets[1:]] == [sheet.title for sheet in old.worksheets]
    assert new["预算明细"].print_title_rows == old["预算明细"].print_title_rows
    assert new["自己的表"].sheet_state == "hidden"


def test_a_comment_goes_on_behind_the_one_that_is_there(book: Path) -> None:
    opened = BookInPlace(book)
    opened.sheet("预算明细").note(2, 1, "核对过")
    opened.sheet("自己的表").note(2, 2, "新的")
    opened.save(book.with_name("noted.xlsx"))
    noted = load_workbook(book.with_name("noted.xlsx"))
    assert noted["预算明细"]["A2"].comment.text == "局长看过\n核对过"
    assert noted["自己的表"]["B2"].comment.text == "新的"


def test_the_copy_keeps_to_the_format(book: Path) -> None:
    validator = OpenXmlValidator()
    wrong, before = (
        [each.description for each in validator.validate(path).errors if each.severity.value == "error"]
        for path in (coloured(book), book)
    )
    assert [each for each in wrong if each not in before] == []


def test_the_copy_is_read_as_the_original(book: Path) -> None:
    before, after = check(book), check(coloured(book))
    assert before.tree is not None
    assert after.tree is not None
    assert after.tree.data == before.tree.data


def test_written_cells_hold_texts_whatever_they_begin_with(book: Path) -> None:
    opened = BookInPlace(book)
    sheet = opened.sheet("自己的表")
    for row, text in enumerate(("=1+1", "_x0041_", "甲\n 乙 ", "\u202e\x07"), 1):
        sheet.write(row, 30, text)
    sheet.write(2, 2, "")
    opened.save(book.with_name("written.xlsx"))
    read = load_workbook(book.with_name("written.xlsx"))["自己的表"]
    assert [read.cell(row, 30).value for row in range(1, 4)] == ["=1+1", "_x005F_x0041_", "甲\n 乙 "]
    assert read["B2"].value is None


def test_sheets_that_number_nothing_are_edited_too(tmp_path: Path) -> None:
    """Rows and cells need not say where they are: then each is the next one."""
    path = plain(tmp_path / "budget.xlsx", BASE)
    raw = parts(path)
    name = "xl/worksheets/sheet3.xml"
    raw[name] = re.sub(rb' (r|spans)="[A-Z]*[0-9:]+"', b"", raw[name])
    with zipfile.ZipFile(tmp_path / "bare.xlsx", "w") as bare:
        for each, content in raw.items():
            bare.writestr(each, content)
    opened = BookInPlace(tmp_path / "bare.xlsx")
    opened.sheet(opened.names[2]).write(1, 1, "改")
    opened.save(tmp_path / "new.xlsx")
    old, new = (load_workbook(file).worksheets[2] for file in (path, tmp_path / "new.xlsx"))
    assert [cell.value for cell in new[1]] == ["改", *(cell.value for cell in old[1][1:])]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a zip"])
def test_what_cannot_be_edited_is_told(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    with pytest.raises(UnsafeError):
        BookInPlace(tmp_path / "a.xlsx")


def test_entities_are_refused(book: Path) -> None:
    raw = parts(book)
    with zipfile.ZipFile(book.with_name("bad.xlsx"), "w") as bad:
        for name, content in raw.items():
            hostile = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + content.split(b"?>", 1)[-1]
            bad.writestr(name, hostile if name == "xl/styles.xml" else content)
    opened = BookInPlace(book.with_name("bad.xlsx"))
    with pytest.raises(UnsafeError, match="DTD"):
        opened.look(0, "FFC7CE")


@pytest.mark.parametrize("suffix", [pytest.param("xlsx", marks=office)])
def test_libreoffice_opens_the_copy(suffix: str, book: Path, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    again = by_office(coloured(book), suffix, tmp_path / "again")
    read = load_workbook(again)
    assert read.worksheets[0].title == SHEET
    assert read.worksheets[0]["A2"].value in ("错误", "警告", "提示")
    assert read["预算明细"]["A2"].comment.text == "局长看过"
    before, after = check(book).tree, check(again).tree
    assert before is not None
    assert after is not None
    assert {**after.data, "预算明细": []} == {**before.data, "预算明细": []}  # LibreOffice computes the sum below it
