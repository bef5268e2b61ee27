"""Files that are no workbooks, and workbooks made to do harm: one finding, in little memory.

What would take minutes hangs here: no clock is needed to notice it.
"""

from __future__ import annotations

import struct
import tracemalloc
import zipfile

import pytest

from author.read.pages.safezip import LARGEST_CONTENT, MOST_TAGS
from tests.read.books import SMALL, book, cell, raw_book, reading


def harmless(path) -> str:
    """The message of the one finding that a file ends in, within 100 MB."""
    tracemalloc.start()
    tree, findings = reading(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert tree is None
    assert [finding.code for finding in findings] == ["A01"]
    assert findings[0].hint
    assert peak < 100 * 1024 * 1024
    return findings[0].message


def test_a_zip_bomb(tmp_path):
    assert "过大" in harmless(raw_book(tmp_path / "a.xlsx", "<a>" + " " * 40_000_000 + "</a>"))


def test_a_part_of_gigabytes(tmp_path):
    path = raw_book(tmp_path / "a.xlsx", "<sheetData/>")
    raw = path.read_bytes()
    at = raw.rindex(b"PK\1\2")  # the listing's entry for the sheet
    path.write_bytes(raw[: at + 24] + struct.pack("<L", 4_000_000_000) + raw[at + 28 :])
    assert "过大" in harmless(path)


def test_a_million_cells_of_nothing(tmp_path):
    row = "".join(f'<c r="A{number}"/>' for number in range(MOST_TAGS + 1))
    with zipfile.ZipFile(raw_book(tmp_path / "a.xlsx", f"<sheetData><row>{row}</row></sheetData>")) as package:
        assert package.getinfo("xl/worksheets/sheet1.xml").file_size < LARGEST_CONTENT
    assert "过大" in harmless(tmp_path / "a.xlsx")


def test_as_many_cells_of_nothing_as_are_read(tmp_path):
    row = "".join(f'<c r="A{number}"/>' for number in range(MOST_TAGS - 100))
    path = raw_book(tmp_path / "a.xlsx", f"<sheetData><row>{row}</row></sheetData>")
    tree, _ = reading(path)
    assert tree is not None


def test_a_tag_without_end(tmp_path):
    """Expat begins it anew with every chunk, so the time would grow with the square of its length."""
    value = "".join(str(number * number) for number in range(700_000))  # hardly compressible
    assert "过大" in harmless(raw_book(tmp_path / "a.xlsx", f'<row x="{value}"/>'))


def test_a_sheet_listed_again_and_again(tmp_path):
    times = range(200)
    relations = "".join(f'<Relationship Id="r{n}" Type="/worksheet" Target="worksheets/sheet1.xml"/>' for n in times)
    sheets = "".join(f'<sheet name="{n}" xmlns:r="r" r:id="r{n}"/>' for n in times)
    raw = {"xl/_rels/workbook.xml.rels": f"<a>{relations}</a>", "xl/workbook.xml": f"<a>{sheets}</a>"}
    more = {name: text.encode() for name, text in raw.items()}
    words = raw_book(tmp_path / "a.xlsx", "<a>" + "一二三四五六" * 100_000 + "</a>", more=more)
    assert "过大" in harmless(words)


def test_more_sheets_than_any_form_has(tmp_path):
    sheets = "".join(f'<sheet name="{n}" xmlns:r="r" r:id="r1"/>' for n in range(100_000))
    more = {"xl/workbook.xml": f"<a>{sheets}</a>".encode()}
    assert "工作表太多" in harmless(raw_book(tmp_path / "a.xlsx", "<a/>", more=more))


def test_more_rows_than_any_budget_has(tmp_path):
    rows = "".join(f'<row r="{n}">{cell(f"A{n}", "x")}</row>' for n in range(1, 40_000))
    assert "行数太多" in harmless(raw_book(tmp_path / "a.xlsx", f"<sheetData>{rows}</sheetData>"))


def test_a_number_format_without_end(tmp_path):
    """A pattern that looks for closing brackets would take minutes."""
    formats = '<numFmts><numFmt numFmtId="200" formatCode="' + "[" * 200_000 + '"/></numFmts>'
    styles = f"<a>{formats}<cellXfs>" + '<xf numFmtId="200"/>' * 1000 + "</cellXfs></a>"
    row = f"<sheetData><row>{cell('A1', '本年')}</row></sheetData>"
    path = raw_book(tmp_path / "a.xlsx", row, more={"xl/styles.xml": styles.encode()})
    tree, _ = reading(path)
    assert tree is not None


def test_entities_that_multiply(tmp_path):
    path = raw_book(tmp_path / "a.xlsx", "")
    lol = '<!DOCTYPE a [<!ENTITY a "lol"><!ENTITY b "' + "&a;" * 50 + '">]><a>&b;</a>'
    raw = {"xl/worksheets/sheet1.xml": lol.encode()}
    assert "DTD" in harmless(raw_book(path, "", more=raw))


def test_a_listing_of_a_million_members(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\3\4" + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 65535, 65535, 0xFFFFFFF, 0, 0))
    assert "过大" in harmless(path)


def test_a_text_used_a_million_times(tmp_path):
    strings = b"<sst><si><t>" + b"x" * 32_000 + b"</t></si></sst>"
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 2000))
    path = raw_book(tmp_path / "a.xlsx", f"<sheetData>{rows}</sheetData>", more={"xl/sharedStrings.xml": strings})
    assert "文字太多" in harmless(path)


@pytest.mark.parametrize("bad", ["<row", '<sheetData><row r="x"/></sheetData>', '<row><c t="s"><v>a</v></c></row>'])
def test_damaged_xml(tmp_path, bad):
    assert "损坏" in harmless(raw_book(tmp_path / "a.xlsx", bad))


def test_references_out_of_every_bound_are_not_followed(tmp_path):
    cells = cell("XFD1", "x") + cell("ZZZZZZZ1", "y") + '<c r="A1" t="s" s="99999"><v>-7</v></c>'
    row = f'<sheetData><row r="1">{cells}</row><row r="99999999999">{cell("A1", "z")}</row></sheetData>'
    merged = '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="?"/></mergeCells>'
    tree, _ = reading(raw_book(tmp_path / "a.xlsx", row + merged))
    assert tree is not None
    assert tree.data == {}


def test_half_a_file(tmp_path):
    path = book(tmp_path, SMALL)
    path.write_bytes(path.read_bytes()[:3000])
    assert "损坏" in harmless(path)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0" + bytes(600), "旧版 Office"),
        ("a.et", b"\xd0\xcf\x11\xe0" + bytes(600), "旧版 Office"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0" + bytes(60) + "EncryptedPackage".encode("utf-16-le"), "密码"),
        ("a.xlsx", b"", "空"),
        ("a.xlsx", b"<html></html>", "不是工作簿"),
        ("a.xls", b"a,b", "不是工作簿"),
    ],
)
def test_files_that_only_look_like_workbooks(tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)
    assert words in harmless(tmp_path / name)


@pytest.mark.parametrize(
    ("part", "words"),
    [("xl/workbook.bin", ".xlsb"), ("word/document.xml", "Word"), ("content.xml", ".ods"), ("a.txt", "压缩文件")],
)
def test_other_zips(tmp_path, part, words):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as package:
        package.writestr(part, b"")
    assert words in harmless(tmp_path / "a.xlsx")


def test_a_workbook_by_another_name_is_read(tmp_path):
    tree, _ = reading(book(tmp_path, SMALL, "budget.yaml"))
    assert tree is not None
