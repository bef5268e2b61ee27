"""Files that are no workbooks, and workbooks made to do harm: one finding, soon, in little memory."""

from __future__ import annotations

import struct
import tracemalloc
import zipfile

import pytest

from author.read import safezip
from author.read.safezip import LARGEST_CONTENT, MOST_TAGS
from tests.read.books import SMALL, book, cell, raw_book, reading
from tests.steps import steps


def harmless(path) -> str:
    """The message of the one finding that a file ends in, within 100 MB and as few steps as a second has."""
    told = []
    tracemalloc.start()
    taken = steps(lambda: told.extend(reading(path)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    tree, findings = told
    assert tree is None
    assert [finding.code for finding in findings] == ["A01"]
    assert findings[0].hint
    assert taken.total() < 1_500_000, taken.most_common(3)
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


@pytest.mark.parametrize(("more", "read"), [(0, True), (1, False)])
def test_as_many_tags_as_are_read_and_one_more(tmp_path, monkeypatch, more, read):
    path = raw_book(tmp_path / "a.xlsx", "<sheetData><row>" + cell("A1", "本年") + "<c/>" * 20 + "</row></sheetData>")
    with zipfile.ZipFile(path) as package:
        tags = sum(package.read(name).count(b"<") for name in package.namelist())
    monkeypatch.setattr(safezip, "MOST_TAGS", tags - more)
    assert (reading(path)[0] is not None) is read


def test_a_tag_without_end(tmp_path):
    """Expat begins it anew with every chunk, so the time would grow with the square of its length."""
    value = "".join(str(number * number) for number in range(700_000))  # hardly compressible
    path = raw_book(tmp_path / "a.xlsx", f'<row x="{value}"/>')
    assert "过大" in harmless(path)
    chunks = steps(lambda: reading(path))["Parse"] - 4  # two small parts of one chunk and an end each
    assert chunks * 65536 < 400_000 < len(value)


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
    rows = "".join(f'<row r="{n}">{cell(f"A{n}", "x")}</row>' for n in range(1, 30_002))
    assert "行数太多" in harmless(raw_book(tmp_path / "a.xlsx", f"<sheetData>{rows}</sheetData>"))


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
        ("a.xls", b"\xd0\xcf\x11\xe0" + bytes(600), ".xls"),
        ("a.et", b"\xd0\xcf\x11\xe0" + bytes(600), ".et"),
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


def zipped(path, parts: dict[str, bytes], **kept) -> str:
    """The message of the one finding for a zip of these parts, or nothing."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, **kept) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    tree, findings = reading(path)
    return findings[0].message if tree is None else ""


@pytest.mark.parametrize(("entries", "read"), [(2_000, True), (2_001, False)])
def test_as_many_parts_as_a_workbook_has(tmp_path, entries, read):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(book(tmp_path, SMALL)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    more = {f"x/{number}": b"" for number in range(entries - len(parts))}
    assert ("过大" not in zipped(path, parts | more)) is read


def test_a_listing_of_a_megabyte_is_the_longest(tmp_path):
    path = tmp_path / "a.xlsx"
    for listing, word in ((1024 * 1024, "已损坏"), (1024 * 1024 + 1, "过大")):
        path.write_bytes(b"PK\3\4" + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, listing, 0, 0))
        assert word in harmless(path)


@pytest.mark.parametrize(("size", "word"), [(32 * 1024 * 1024, "已损坏"), (32 * 1024 * 1024 + 1, "超过 32 MB")])
def test_the_largest_file(tmp_path, size, word):
    path = tmp_path / "a.xlsx"
    with path.open("wb") as file:
        file.write(b"PK\3\4")
        file.truncate(size)
    assert word in harmless(path)


def test_a_zip_behind_a_password(tmp_path):
    path = book(tmp_path, SMALL)
    raw = bytearray(path.read_bytes())
    for begin, flags in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        raw[raw.index(begin) + flags] |= 1
    path.write_bytes(raw)
    assert "密码" in harmless(path)


@pytest.mark.parametrize("comment", [b"", b"x" * 0xFFFF])
def test_a_zip_may_end_in_a_remark(tmp_path, comment):
    path = book(tmp_path, SMALL)
    with zipfile.ZipFile(path, "a") as package:
        package.comment = comment
    tree, findings = reading(path)
    assert tree is not None
    assert findings == []


@pytest.mark.parametrize("cut", [1, 21, 22, 23, 100])
def test_a_zip_that_is_cut_short(tmp_path, cut):
    path = book(tmp_path, SMALL)
    path.write_bytes(path.read_bytes()[:-cut])
    assert "已损坏" in harmless(path)


def test_content_that_is_packed_too_well_is_a_bomb_only_when_it_is_large(tmp_path):
    for blanks, read in ((4_000_000, True), (5_000_000, False)):
        row = f"<row>{cell('A1', '职能')}</row><row>{cell('A2', '一')}</row>"
        sheet = f"<sheetData>{row}{' ' * blanks}</sheetData>"
        tree, findings = reading(raw_book(tmp_path / "a.xlsx", sheet, title="主要职能"))
        assert (tree is not None) is read
        assert [finding.message[:7] for finding in findings] == ([] if read else ["文件解开后过大"])


def test_all_parts_together_are_no_larger_than_is_read(tmp_path, monkeypatch):
    path = raw_book(tmp_path / "a.xlsx", f"<sheetData><row>{cell('A1', '本年')}</row></sheetData>")
    with zipfile.ZipFile(path) as package:
        together = sum(entry.file_size for entry in package.infolist())
    monkeypatch.setattr(safezip, "LARGEST_CONTENT", together)
    assert reading(path)[0] is not None
    monkeypatch.setattr(safezip, "LARGEST_CONTENT", together - 1)
    assert "过大" in harmless(path)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"])
def test_a_part_that_is_no_xml_or_is_not_there(tmp_path, part):
    path = raw_book(tmp_path / "a.xlsx", "<sheetData/>")
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert "已损坏" in zipped(path, parts | {part: b"<a><b></a>"})
    assert "已损坏" in zipped(path, parts | {part: b""})
    missing = {name: content for name, content in parts.items() if name != part}
    assert ("压缩文件" if part == "xl/workbook.xml" else "已损坏") in zipped(path, missing)


@pytest.mark.parametrize(
    ("name", "words"), [("a.et", "WPS"), ("a.xls", ".xls"), ("a.doc", "Office"), ("a.XLS", ".xls")]
)
def test_an_old_file_is_called_what_it_is(tmp_path, name, words):
    (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    assert words in harmless(tmp_path / name)


@pytest.mark.parametrize("name", ["a.csv", "a.xlsm", "a.xlsb", "a.XLSX"])
def test_a_text_with_the_name_of_a_workbook(tmp_path, name):
    (tmp_path / name).write_bytes("年度: 2026\n".encode())
    assert "不是工作簿" in harmless(tmp_path / name)


def test_a_workbook_that_is_not_there(tmp_path):
    tree, (finding,) = reading(tmp_path / "a.xlsx")
    assert (tree, finding.code) == (None, "A01")
