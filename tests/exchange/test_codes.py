"""``kzauthor codes``: the books searched, and the official list of a year read, compared and kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from author.cli import main
from author.exchange.codelist import CodeList, code_lists, unread, year_of
from author.exchange.codeupdate import Update, shared_book
from author.form import keptbooks
from author.form.edition import load
from author.ground import kept
from author.ground.findings import EditionError
from author.ledger.codefile import Entry
from author.ledger.codes import level
from author.read.listfile import read_tables
from author.read.pages.safezip import UnsafeError
from author.read.schema import submission_schema
from tests.small import small

if TYPE_CHECKING:
    from pathlib import Path

YEAR = 2026
BOOK = shared_book("function", YEAR, None)
WHOLE = {code: BOOK.names[code] for code in BOOK if BOOK.in_force(code)}
FEW = {
    "205": "教育支出",
    "20502": "普通教育",
    "2050202": "小学教育",
    "2050203": "初级中学教育",
    "20503": "职业教育",
    "2050399": "其他职业教育支出",
}
CHANGED = {code: name for code, name in WHOLE.items() if code != "2101504"} | {
    "2101501": "机关运行",
    "2101507": "长期护理保险",
    "2120898": "新基金科目",
}


@pytest.fixture(autouse=True)
def nobodys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of each test's own."""
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path / "kept"))
    return tmp_path / "kept"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    told = capsys.readouterr()
    return int(str(ended.value.code)), told.out + told.err


# Finding


def test_codes_are_found_by_name_digits_and_several_words(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = run(capsys, "codes", "小学教育", "--year", "2026")
    assert (code, "2050202 教育支出 › 普通教育 › 小学教育（一般公共预算）" in told) == (0, True)
    assert "2120801" in run(capsys, "codes", "21208", "--year", "2026")[1]
    assert run(capsys, "codes", "教育", "行政运行", "--year", "2026")[1].splitlines()[1].split()[0] == "2050101"
    assert run(capsys, "codes", "find", "没有这个")[0] == 1
    assert "功能科目" not in run(capsys, "codes", "费", "--economic")[1]


def test_without_words_the_classes_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = run(capsys, "codes", "--year", "2026")
    assert (code, "功能科目：29 个类" in told, "227 预备费" in told) == (0, True, True)


def test_what_is_not_sure_or_had_another_name_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert "曾用名：工读学校教育" in run(capsys, "codes", "2050702", "--year", "2026")[1]
    assert "这一年停用" in run(capsys, "codes", "224", "--year", "2018")[1]
    assert "没有核实" in run(capsys, "codes", next(c for c, doubt in BOOK.doubts.items() if doubt == "low"))[1]


def test_codes_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = json.loads(run(capsys, "codes", "2120801", "--year", "2026", "--format", "json")[1])["codes"]
    assert (code["budget"], code["level"], code["in_force"], len(code["path"])) == ("基金", "项", True, 3)


# Reading lists


def written(folder: Path, names: dict[str, str], form: str) -> Path:
    """The list as a file: a code a row, a column a level (whole or in parts, always or where new), or lines."""
    if form == "xlsx":
        return _workbook(
            folder / "list.xlsx", [["科目编码", "科目名称", "说明"], *([c, n, "反映"] for c, n in names.items())]
        )
    if form == "lines":
        text = "".join(f"{code} {name} 反映……\n　　续行\n" for code, name in names.items())
    elif form == "spaced":
        text = "".join(f"{' '.join(_parts(code))} {name}\n" for code, name in names.items())
    elif form == "csv":
        text = "编码,名称\n" + "".join(f"{code},{name}\n" for code, name in names.items())
    elif form == "cumulative":
        text = "2027年\n类,款,项,科目名称\n" + "".join(
            f"{','.join(code[:length] if len(code) >= length else '' for length in (3, 5, 7))},{name}\n"
            for code, name in names.items()
        )
    else:
        rows = ([*_last_part(code), name] for code, name in names.items())
        text = "类,款,项,名称\n" + "".join(f"{','.join(row)}\n" for row in rows)
    path = folder / ("list.txt" if form in ("lines", "spaced") else "list.csv")
    path.write_bytes(text.encode("gb18030" if form == "csv" else "utf-8"))
    return path


def _parts(code: str) -> list[str]:
    return [code[:3], *(code[at : at + 2] for at in range(3, len(code), 2))]


def _last_part(code: str) -> list[str]:
    """Only the column of its own level is filled in: 类 201, 款 01, 项 01."""
    parts = _parts(code)
    return [""] * (len(parts) - 1) + [parts[-1]] + [""] * (3 - len(parts))


def _workbook(path: Path, rows: list[list[str]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize("form", ["xlsx", "lines", "spaced", "csv", "cumulative", "parts"])
def test_a_list_reads_the_same_in_every_form(tmp_path: Path, form: str) -> None:
    (found,) = code_lists(read_tables(written(tmp_path, FEW, form)))
    assert found == CodeList("function", FEW)


def test_both_kinds_may_stand_in_one_file(tmp_path: Path) -> None:
    found = code_lists(read_tables(written(tmp_path, {**FEW, "301": "工资福利支出", "501": "机关工资"}, "csv")))
    assert [each.kind for each in found] == ["function", "economic"]


@given(st.lists(st.lists(st.text(max_size=8), max_size=5), max_size=12))
def test_any_table_is_a_list_or_told(table: list[list[str]]) -> None:
    try:
        lists = code_lists([table])
    except UnsafeError:
        return
    assert all(level(code) and name for each in lists for code, name in each.names.items())


@pytest.mark.parametrize(
    ("name", "rows", "year"),
    [
        ("2027年科目", [], 2027),
        ("科目", [["2027年政府收支分类科目"]], 2027),
        ("科目", [["甲"]], None),
        ("2026年和2027年", [], None),
        ("科目2027", [], None),
    ],
)
def test_the_year_is_taken_where_it_is_said_plainly(name: str, rows: list[list[str]], year: int | None) -> None:
    assert year_of(name, [rows]) == year


# What changes


def test_what_a_list_changes() -> None:
    update = Update(CodeList("function", CHANGED), BOOK)
    update.check()
    assert update.new == {"2101507": "长期护理保险", "2120898": "新基金科目"}
    assert update.renamed == {"2101501": ("行政运行", "机关运行")}
    assert update.ended == {"2101504": "信息化建设"}
    entries = {entry.code: entry for entry in update.entries}
    assert (entries["2101507"].budget, entries["2120898"].budget) == ("一般", "基金"), "from the code above"
    assert entries["2101501"].nature == "basic"
    assert "low" not in {entry.confidence for entry in update.entries}


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (FEW, "不像完整的科目表"),
        ({code: name for code, name in WHOLE.items() if code != "20502"}, "没有上一级"),
    ],
)
def test_what_is_no_list_of_codes_is_refused(names: dict[str, str], said: str) -> None:
    with pytest.raises(UnsafeError, match=said):
        Update(CodeList("function", names), BOOK).check()


def test_a_part_of_a_list_ends_nothing() -> None:
    update = Update(CodeList("function", {"2050298": "新科目"}), BOOK, partial=True)
    update.check()
    assert (dict(update.new), update.ended) == ({"2050298": "新科目"}, {})
    assert {entry.code for entry in update.entries} == {*WHOLE, "2050298"}
    with pytest.raises(UnsafeError, match="没有上一级"):
        Update(CodeList("function", {"2989801": "新科目"}), BOOK, partial=True).check()


# Keeping


def test_a_list_is_only_shown_unless_it_is_to_be_kept(
    tmp_path: Path, nobodys: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, CHANGED, "csv")
    assert run(capsys, "codes", "update", path)[0] == 2, "no year"
    code, told = run(capsys, "codes", "update", path, "--year", "2027")
    assert (code, "新增 2 个" in told, "没有保存" in told, nobodys.exists()) == (0, True, True, False)
    assert "行政运行 → 机关运行" in told
    code, told = run(capsys, "codes", "update", path, "--year", "2027", "--keep")
    assert (code, "已保存" in told) == (0, True)
    assert [found.name for found in (nobodys / "codes").iterdir()] == ["function-2027.csv"], "nothing half written"


def test_all_forms_use_a_kept_list_from_its_year_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "codes", "update", written(tmp_path, CHANGED, "csv"), "--year", "2027", "--keep")
    folder = tmp_path / "forms"
    folder.mkdir()  # with a folder of one's own the form is read anew
    before, after = (load("xinjiang-2026", year, submission_schema(), folder).books.function for year in (2026, 2027))
    assert ("2101507" in before, before.names["2101501"]) == (False, "行政运行")
    assert (after.in_force("2101507"), after.names["2101501"]) == (True, "机关运行")
    assert (after.in_force("2101504"), "2101504" in after) == (False, True), "last year's lines are read all the same"
    assert after.budget("2120801") == "基金"


def test_lists_beside_a_bureaus_forms_win(tmp_path: Path, nobodys: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "own"
    own.mkdir()
    part = written(tmp_path, {"2050298": "甲"}, "csv")
    run(capsys, "codes", "update", part, "--year", "2028", "--partial", "--keep")
    part = written(tmp_path, {"2050298": "乙"}, "csv")
    run(capsys, "codes", "update", part, "--year", "2027", "--partial", "--keep", "--editions-dir", own)
    assert (own / "codes" / "function-2027.csv").is_file()
    assert shared_book("function", 2028, own).names["2050298"] == "乙"
    assert shared_book("function", 2028, None).names["2050298"] == "甲"
    assert "2050298" not in shared_book("function", 2027, None)
    assert [path.parent.parent for path in keptbooks.later("codes/function.csv", 2028, own)] == [nobodys, own]


def test_a_kept_list_that_is_broken_is_told(nobodys: Path) -> None:
    (nobodys / "codes").mkdir(parents=True)
    (nobodys / "codes" / "function-2027.csv").write_text("code,name\n20101,没有类\n", encoding="utf-8")
    assert "2101501" in shared_book("function", 2026, None)
    (nobodys / "codes" / "function-2027.csv").write_text("nothing\n", encoding="utf-8")
    with pytest.raises(EditionError, match="重新 kzauthor codes update"):
        shared_book("function", 2027, None)


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 no zip", b"%PDF-1.7", b"\xd0\xcf\x11\xe0\x00", "甲乙丙\n".encode(), b"\0\1\2\3" * 99]
)
def test_a_file_that_is_no_list_is_one_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    code, told = run(capsys, "codes", "update", path, "--year", "2027", "--keep")
    assert (code, told.count("→")) == (1, 1)


def test_one_code_with_two_names_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "list.csv"
    path.write_text("编码,名称\n201,甲\n201,乙\n", encoding="utf-8")
    assert "同一编码有两个名称：201（甲、乙）" in run(capsys, "codes", "update", path, "--year", "2027")[1]


def test_a_submission_of_that_year_uses_the_new_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "codes", "update", written(tmp_path, CHANGED, "csv"), "--year", "2026", "--keep")
    (tmp_path / "forms").mkdir()
    path = tmp_path / "budget.yaml"
    path.write_text(
        small(("功能科目: 2101501, 经济科目: 30201", "功能科目: 长期护理保险, 经济科目: 30201")), encoding="utf-8"
    )
    code, told = run(capsys, "check", path, "--editions-dir", tmp_path / "forms")
    assert (code, "[A03]" in told) == (0, False), told


def test_rows_that_are_not_read_are_told() -> None:
    rows = [
        "2027年政府收支分类科目",
        "科目编码 科目名称",
        "2050201 学前教育",
        "208O505 养老保险",
        "205029 少一位",
        "2050202",
        "补助",
    ]
    assert unread([[[row] for row in rows]]) == ["208O505 养老保险", "205029 少一位", "2050202"]
    table = [["科目编码", "科目名称"], ["2050201", "学前教育"], ["208O505", "养老保险"], ["2050202", ""], ["", "说明"]]
    assert unread([table]) == ["208O505 养老保险", "2050202"]
    assert unread([[["类", "款", "项", "科目名称"], ["205", "", "", "教育支出"], ["", "02", "", "普通教育"]]]) == []


def test_a_list_too_large_to_be_read_again_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = Entry("205", "教育支出")
    size = len(f"{row.code},{row.name}".encode())
    monkeypatch.setattr(keptbooks, "LARGEST", size)
    with pytest.raises(EditionError, match="太大"):
        keptbooks.keep("codes/function.csv", YEAR, tmp_path, [row])
    assert list(tmp_path.rglob("*.csv")) == []
