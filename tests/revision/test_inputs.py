"""What staff changed: by what classifies a line, not by where it stands or how it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from author.cli import main
from author.pipeline.check import check
from author.revision.revision import Revision, revision_of
from tests.places import SAMPLES
from tests.revision.pairs import revised
from tests.small import SMALL, small

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE = SAMPLES / "kizilsu-2026"


def files(folder: Path, old: str, new: str) -> Revision:
    """Both as files of their own."""
    for name, text in (("old.yaml", old), ("new.yaml", new)):
        (folder / name).write_text(text, encoding="utf-8")
    return revision_of(check(folder / "old.yaml"), check(folder / "new.yaml"))


def test_a_workbook_of_the_same_content_is_the_same() -> None:
    revision = revision_of(check(SAMPLE / "budget.yaml"), check(SAMPLE / "budget.xlsx"))
    assert (revision.inputs, revision.effects) == ((), ())


def _reordered(text: str) -> str:
    lines = text.split("\n")
    place = lines.index("预算明细:") + 1
    lines[place : place + 3] = lines[place : place + 3][::-1]
    return "\n".join(lines)


SAME = {
    "comments and blank lines": SMALL.replace("预算明细:", "\n# 说明\n\n预算明细:   # 明细"),
    "lines in another order": _reordered(SMALL),
    "amounts written otherwise": SMALL.replace("1000.00", "'1,000'").replace("500.00", "500"),
    "the name behind a code": SMALL.replace("功能科目: 2101501,", "功能科目: 2101501 行政运行,"),
    "fields in another order": SMALL.replace(
        "{功能科目: 2101501, 经济科目: 30201,", "{经济科目: 30201, 功能科目: 2101501,"
    ),
    "a line in two": SMALL.replace(
        "资金来源: 一般财力, 本年: 500.00}",
        "资金来源: 一般财力, 本年: 300.00}\n  - {功能科目: 2101501, 经济科目: 30201, 资金来源: 一般财力, 本年: 200.00}",
    ),
    "in 万元": SMALL.replace("年度: 2026", "金额单位: 万元\n年度: 2026")
    .replace("1000.00", "0.1")
    .replace("900.00", "0.09")
    .replace("500.00", "0.05")
    .replace("200.00", "0.02"),
}


@pytest.mark.parametrize("name", SAME)
def test_writing_it_otherwise_moves_nothing(name: str) -> None:
    revision = revised(SMALL, SAME[name])
    assert revision.effects == ()
    assert [each.name for each in revision.inputs] == (["金额单位"] if name == "in 万元" else [])


def test_places_are_file_row_and_column(tmp_path: Path) -> None:
    (line, words) = files(tmp_path, SMALL, small(("本年: 500.00", "本年: 600.00"), ("编制: 5", "编制: 6"))).inputs
    assert (str(line.before), str(line.after)) == ("old.yaml:9:50", "new.yaml:9:50")
    assert line.changes == (("本年", "500.00元", "600.00元"),)
    assert str(words.after) == "new.yaml:6:10"
    assert words.changes == (("编制", "5", "6"),)


def test_places_in_a_workbook_are_sheet_and_cell(tmp_path: Path) -> None:
    for name, text in (("old", SMALL), ("new", small(("本年: 500.00", "本年: 600.00"), ("编制: 5", "编制: 6")))):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        with pytest.raises(SystemExit):
            main(["convert", str(tmp_path / f"{name}.yaml"), str(tmp_path / f"{name}.xlsx")])
    line, words = revision_of(check(tmp_path / "old.xlsx"), check(tmp_path / "new.xlsx")).inputs
    assert "预算明细!" in str(line.after)
    assert "人员" in str(words.after)
    mixed = revision_of(check(tmp_path / "old.yaml"), check(tmp_path / "new.xlsx")).inputs
    assert [each.changes for each in mixed] == [line.changes, words.changes]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("经济科目: 30201", "经济科目: 30211"), [("经济科目", "30201 办公费", "30211 差旅费")]),
        (("30201, 资金来源: 一般财力", "30201, 资金来源: 其他收入"), [("资金来源", "一般财力", "其他收入")]),
        (("本年: 500.00}", "本年: 500.00, 上年: 20}"), [("上年", "", "20.00元")]),
        (("本年: 500.00}", "本年: 500.00, 用途: 印刷费}"), [("用途", "", "印刷费")]),
        (
            ("  - {功能科目: 2101501, 经济科目: 30201, 资金来源: 一般财力, 本年: 500.00}\n", ""),
            [("本年", "500.00元", "")],
        ),
    ],
)
def test_a_line_says_what_of_it_changed(change: tuple[str, str], told: list[tuple[str, str, str]]) -> None:
    (line,) = revised(SMALL, small(change)).inputs
    assert list(line.changes) == told
    assert line.is_line


def test_lines_of_units_files_are_compared(tmp_path: Path) -> None:
    unit = small(("某某州医疗保障局}", "某某学校, 类型: 单位, 性质: 事业}"))
    sides = []
    for name, text in (("old", unit), ("new", unit.replace("本年: 500.00", "本年: 700.00"))):
        (tmp_path / name / "单位").mkdir(parents=True)
        (tmp_path / name / "单位" / "学校.yaml").write_text(text, encoding="utf-8")
        main_file = tmp_path / name / "budget.yaml"
        more = "机构: {下属预算单位: [{名称: 某某学校, 性质: 事业}]}\n单位文件: 单位\n"
        main_file.write_text(small(more=more), encoding="utf-8")
        sides.append(check(main_file))
    (line,) = revision_of(*sides).inputs
    assert str(line.after) == "单位/学校.yaml:9:50"
    assert "某某学校" in line.name


def test_last_years_file_is_compared(tmp_path: Path) -> None:
    """Its amounts are this year's base."""
    before = SMALL.replace(", 上年: 900.00", "")
    sides = []
    for name, amount in (("old", "800.00"), ("new", "650.00")):
        (tmp_path / name).mkdir()
        last = before.replace("年度: 2026", "年度: 2025").replace("本年: 1000.00", f"本年: {amount}")
        (tmp_path / name / "last.yaml").write_text(last, encoding="utf-8")
        (tmp_path / name / "budget.yaml").write_text(before + "上年文件: last.yaml\n", encoding="utf-8")
        sides.append(check(tmp_path / name / "budget.yaml"))
    revision = revision_of(*sides)
    (line,) = revision.inputs
    assert line.changes == (("上年", "800.00元", "650.00元"),)
    assert str(line.after).startswith("last.yaml:")
    assert revision.effects
