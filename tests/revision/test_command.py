"""``kzauthor compare`` as staff run it: files, formats, exit codes, what is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from author.cli import main
from tests.small import SMALL, small

if TYPE_CHECKING:
    from pathlib import Path

CHANGE = ("本年: 500.00", "本年: 5000000.00")
NEW = small(CHANGE)


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    def compare(old: str, new: str, *options: str) -> tuple[int, str]:
        for name, text in (("old.yaml", old), ("new.yaml", new)):
            (tmp_path / name).write_text(text, encoding="utf-8")
        return again("old.yaml", "new.yaml", *options)

    def again(*arguments: str) -> tuple[int, str]:
        places = [str(tmp_path / each) if each.endswith((".yaml", ".xlsx")) else each for each in arguments]
        with pytest.raises(SystemExit) as stopped:
            main(["compare", *places])
        out, err = capsys.readouterr()
        return int(stopped.value.code or 0), out + err

    compare.again = again  # type: ignore[attr-defined]
    return compare


def test_what_changed_and_below_it_what_moved(run) -> None:
    code, said = run(SMALL, NEW)
    assert code == 0
    lines = [line.strip() for line in said.splitlines()]
    cause = lines.index("1. 预算明细 2101501 行政运行 30201 办公费 一般财力")
    assert lines[cause + 1 : cause + 3] == ["本年：500.00元 → 5,000,000.00元", "旧 old.yaml:9:50，新 new.yaml:9:50"]
    assert any("→" in line and "第" in line and "页" in line for line in lines[cause + 3 :])


@pytest.mark.parametrize(("options", "code"), [((), 0), (("--exit-code",), 0)])
def test_nothing_changed(run, options: tuple[str, ...], code: int) -> None:
    assert run(SMALL, f"# 说明\n{SMALL}", *options)[0] == code
    assert "两稿相同" in run(SMALL, SMALL, *options)[1]


def test_the_same_file_twice(run) -> None:
    run(SMALL, NEW)
    code, said = run.again("old.yaml", "old.yaml", "--exit-code")
    assert code == 0
    assert "两稿相同" in said


@pytest.mark.parametrize(("new", "code"), [(NEW, 1), (small(("编制: 5", "编制: 6")), 1), (SMALL, 0)])
def test_the_exit_code_tells_whether_anything_changed(run, new: str, code: int) -> None:
    assert run(SMALL, new, "--exit-code")[0] == code
    assert run(SMALL, new)[0] == 0


OTHER_UNIT = small(("某某州医疗保障局", "某某州教育局"))
OTHER_YEAR = small(("年度: 2026", "年度: 2025"), ("2026-02-05", "2025-02-05"))


@pytest.mark.parametrize(("new", "why"), [(OTHER_UNIT, "不是一个单位"), (OTHER_YEAR, "不是同一年度")])
def test_what_is_hardly_meant_is_refused_but_for_force(run, new: str, why: str) -> None:
    code, said = run(SMALL, new)
    assert code == 2
    assert why in said
    assert "--force" in said
    code, said = run(SMALL, new, "--force")
    assert code == 0
    assert "印出的数变了" in said


def test_a_file_that_is_missing_and_one_that_cannot_be_read(run, tmp_path: Path) -> None:
    assert run.again("no.yaml", "no.yaml")[0] == 2
    code, said = run("版式: [", NEW)
    assert code == 1
    assert "old.yaml" in said
    assert run(SMALL, "")[0] == 1
    (tmp_path / "damaged.xlsx").write_bytes(b"PK\x03\x04")
    assert run.again("damaged.xlsx", "old.yaml")[0] == 1


def test_a_submission_with_errors_is_compared_all_the_same(run) -> None:
    code, said = run(SMALL, small(("经济科目: 30201", "经济科目: 39")))
    assert code == 0
    assert "30201" in said


def test_json_has_places_pages_and_causes(run, tmp_path: Path) -> None:
    code, said = run(SMALL, NEW, "--format", "json")
    assert code == 0
    data = json.loads(said)
    (changed,) = data["inputs"]
    assert changed["changes"] == [{"field": "本年", "before": "500.00元", "after": "5,000,000.00元"}]
    assert {tuple(effect["because"]) for effect in data["effects"]} == {(0,)}
    assert all(effect["pages"].startswith("第") for effect in data["effects"] if effect["kind"] == "figure")
    run.again("old.yaml", "new.yaml", "--format", "json", "-o", str(tmp_path / "sub" / "a.json"))
    assert json.loads((tmp_path / "sub" / "a.json").read_text(encoding="utf-8")) == data


def test_json_is_valid_with_control_characters_in_names(run) -> None:
    old = small(("主要职能: [拟订制度并组织实施]", r'主要职能: ["拟订\e[31m制度\x07"]'))
    new = small(("主要职能: [拟订制度并组织实施]", r'主要职能: ["拟订\e[32m办法\"\x85"]'))
    code, said = run(old, new, "--format", "json")
    assert code == 0
    assert json.loads(said)["inputs"]
    assert "\x1b" not in said


def test_html_and_xlsx_stand_beside_the_new_file(run, tmp_path: Path) -> None:
    hostile = ("拟订制度并组织实施", "拟订<script>alert(1)</script>制度，负责医疗保障管理工作")
    run(SMALL, small(CHANGE, hostile), "--format", "html")
    page = (tmp_path / "两稿比较.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "5,000,000.00元" in page
    run.again("old.yaml", "new.yaml", "--format", "xlsx")
    sheet = load_workbook(tmp_path / "两稿比较.xlsx").active
    rows = list(sheet.iter_rows(values_only=True))
    head = next(number for number, row in enumerate(rows) if row[0] == "序号")
    assert rows[head][:7] == ("序号", "改动", "表或节", "位置", "原为", "现为", "页")
    assert any(row[5] == 500 for row in rows[head + 1 :])


def test_a_text_that_begins_like_a_formula_stays_text(run, tmp_path: Path) -> None:
    run(SMALL, small(("≥4条", '"=HYPERLINK(1)"')), "--format", "xlsx")
    sheet = load_workbook(tmp_path / "两稿比较.xlsx").active
    cells = [cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=")]
    assert [cell.value for cell in cells] == ["=HYPERLINK(1)"]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}


def test_findings_that_went_stayed_and_came(run) -> None:
    old = small(("经济科目: 30201", "经济科目: 99999"))
    new = small(("功能科目: 2101599", "功能科目: 9999999"))
    code, said = run(old, new, "--findings")
    assert code == 0
    gone, come = said.index("改好了的核对结果"), said.index("新出现的核对结果")
    assert "99999" in said[gone:come]
    assert "9999999" in said[come:]
    data = json.loads(run(old, new, "--findings", "--format", "json")[1])
    assert [chapter["heading"][:3] for chapter in data["findings"]] == ["改好了", "还在的", "新出现"]


def test_findings_that_only_stand_elsewhere_have_stayed(run) -> None:
    old = small(("经济科目: 30201", "经济科目: 99999"))
    said = run(old, f"# 一行\n{old}", "--findings")[1]
    assert "改好了的核对结果：0 项" in said
    assert "新出现的核对结果：0 项" in said


def test_the_notice_is_written_and_asks_for_a_reason(run, tmp_path: Path) -> None:
    code, said = run(SMALL, NEW, "--notice", str(tmp_path / "更正"))
    assert code == 0
    assert "没有填“更正”" in said
    assert {path.suffix for path in (tmp_path / "更正").iterdir()} == {".docx", ".pdf", ".txt"}
    more = "更正: [{日期: 2026-03-10, 原因: 金额单位有误}]\n"
    assert "没有填“更正”" not in run(SMALL, NEW + more, "--notice", str(tmp_path / "更正"))[1]
    (text,) = (tmp_path / "更正").glob("*.txt")
    assert "更正原因：金额单位有误。" in text.read_text(encoding="utf-8")
