"""Last year's submission in place of typed 上年 amounts."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from author.commands.convert import command as convert
from author.ledger.ledger import CURRENT, PRIOR
from author.pipeline.check import Checked, check
from tests.small import brief, small

if TYPE_CHECKING:
    from pathlib import Path

    from author.ground.findings import Finding

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of Unix")
NAMES = "上年文件: 2025.yaml\n"
LAST = small(("年度: 2026", "年度: 2025"), ("公开日期: 2026", "公开日期: 2025"))
"""本年: 1000.00, 500.00, 200.00; four people in post."""
UNTYPED = small((", 上年: 900.00", ""), ("本年: 4, 上年: 3", "本年: 5"), more=NAMES)
AT = f"{UNTYPED.count(chr(10))}:7"
"""Where the file is named."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "2025.yaml").write_text(LAST, encoding="utf-8")
    return tmp_path


def checked(folder: Path, text: str) -> Checked:
    path = folder / "2026.yaml"
    path.write_text(text, encoding="utf-8")
    return check(path)


def findings(found: Checked) -> list[Finding]:
    """Those that last year's file can cause."""
    return [finding for finding in found.findings if finding.code in ("A01", "D28")]


def told(folder: Path, text: str) -> list[str]:
    return [brief(finding) for finding in findings(checked(folder, text))]


def total(found: Checked, measure: str) -> str:
    assert found.submission is not None
    return str(found.submission.ledger.where(measure=measure).total.yuan)


def test_its_amounts_are_last_years(folder: Path) -> None:
    found = checked(folder, UNTYPED)
    assert findings(found) == []
    assert total(found, PRIOR) == total(found, CURRENT) == "1700.00"
    assert found.submission is not None
    sources = {str(source) for source in found.submission.ledger.where(measure=PRIOR).sources}
    assert sources == {"2025.yaml:8:50", "2025.yaml:9:50", "2025.yaml:10:60"}
    assert found.submission.words["人员"]["在职"] == {"本年": 5, "上年": 4}
    assert found.submission.words["人员"]["实有"]["上年"] == 4


def test_what_is_typed_too_and_agrees_counts_once(folder: Path) -> None:
    found = checked(folder, UNTYPED.replace("本年: 500.00", "本年: 1.00, 上年: 500.00").replace("本年: 5}", "上年: 4}"))
    assert findings(found) == []
    assert total(found, PRIOR) == "1700.00"


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        ("本年: 1000.00", "本年: 1000.00, 上年: 900.00", ["2026.yaml:8:63", "2025.yaml:8:50"]),
        ("本年: 1000.00", "本年: 1000.00, 上年: 0", ["2026.yaml:8:63", "2025.yaml:8:50"]),
        ("经济科目: 30201, 资金来源: 一般财力", "经济科目: 30202, 资金来源: 一般财力, 上年: 7",
         ["2026.yaml:9:50", f"2026.yaml:{AT}"]),
        ("在职: {本年: 5}", "在职: {本年: 5, 上年: 9}", ["2026.yaml:6:29", "2025.yaml:6:22"]),
    ],
)  # fmt: skip
def test_what_differs_is_told_with_both_places(folder: Path, old: str, new: str, places: list[str]) -> None:
    assert old in UNTYPED
    [finding] = findings(checked(folder, UNTYPED.replace(old, new)))
    assert finding.code == "D28"
    assert [str(place) for place in finding.at] == places


def test_both_amounts_are_named(folder: Path) -> None:
    [finding] = findings(checked(folder, UNTYPED.replace("本年: 1000.00", "本年: 1000.00, 上年: 900")))
    assert "900.00 元" in finding.message
    assert "1,000.00 元（2025.yaml:8:50）" in finding.message


def test_a_line_that_ended_is_compared_too(folder: Path) -> None:
    line = "  - {功能科目: 2101501, 经济科目: 30201, 资金来源: 一般财力, 本年: 500.00}\n"
    assert line in UNTYPED
    found = checked(folder, UNTYPED.replace(line, ""))
    assert (total(found, PRIOR), total(found, CURRENT)) == ("1700.00", "1200.00")


def test_codes_that_only_last_year_named_are_known(folder: Path) -> None:
    last = LAST.replace("2101599", "2109801") + '科目名称: {"2109801": 某某支出}\n'
    (folder / "2025.yaml").write_text(last, encoding="utf-8")
    found = checked(folder, UNTYPED)
    assert findings(found) == []
    assert found.submission is not None
    assert found.submission.ledger.books["function"].names["2109801"] == "某某支出"


@pytest.mark.parametrize("name", ["没有.yaml", "/etc/passwd", "C:\\a.yaml", "\\\\server\\a.yaml", ".", "2024.xls"])
def test_a_file_that_is_not_there_is_one_finding_at_its_name(folder: Path, name: str) -> None:
    (folder / "2024.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    assert told(folder, UNTYPED.replace("2025.yaml", name)) == [f"A01 {AT}"]


def test_each_year_may_have_its_own_folder(folder: Path) -> None:
    for year in ("2025", "2026"):
        (folder / year).mkdir()
    (folder / "2025.yaml").rename(folder / "2025" / "预算.yaml")
    found = checked(folder / "2026", UNTYPED.replace("2025.yaml", "../2025/预算.yaml"))
    assert findings(found) == []
    assert total(found, PRIOR) == "1700.00"


@pytest.mark.parametrize("name", ["长" * 100, "../" * 2000 + "a.yaml", "a" * 5000, '"a\\0b"', "./2025.yaml/a.yaml"])
def test_a_name_that_no_system_has_is_one_finding(folder: Path, name: str) -> None:
    assert told(folder, UNTYPED.replace("2025.yaml", name)) == [f"A01 {AT}"]


@POSIX
def test_a_link_to_elsewhere_is_not_followed_and_one_beside_it_is(folder: Path) -> None:
    (folder / "2026").mkdir()
    (folder / "2026" / "旧.yaml").symlink_to(folder / "2025.yaml")
    (folder / "别名.yaml").symlink_to(folder / "2025.yaml")
    assert told(folder / "2026", UNTYPED.replace("2025.yaml", "旧.yaml")) == [f"A01 {AT}"]
    assert told(folder / "2026", UNTYPED.replace("2025.yaml", "../别名.yaml")) == []
    (folder / "圈.yaml").symlink_to(folder / "圈.yaml")
    assert told(folder, UNTYPED.replace("2025.yaml", "圈.yaml")) == [f"A01 {AT}"]


@POSIX
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.yaml")
    [finding] = findings(checked(folder, UNTYPED.replace("2025.yaml", "pipe.yaml")))
    assert "管道" in finding.message


@pytest.mark.parametrize(
    "wrong",
    [
        ("本年: 1000.00", "本年: 待定"),
        ("2101501", "9999999"),
        ("预算明细:", "预算: "),
        ("{功能科目", "{功能科木"),
        ("人员: {", "人员: {{"),
    ],
)
def test_whatever_prevents_reading_it_is_one_finding_at_its_name(folder: Path, wrong: tuple[str, str]) -> None:
    assert wrong[0] in LAST
    (folder / "2025.yaml").write_text(LAST.replace(*wrong), encoding="utf-8")
    assert told(folder, UNTYPED) == [f"A01 {AT}"]


def test_what_is_wrong_elsewhere_in_it_does_not_matter(folder: Path) -> None:
    text = LAST.replace("公开日期: 2025-02-05", "公开日期: 某日").replace("项目:\n", "上年文件: 没有.yaml\n项目:\n")
    (folder / "2025.yaml").write_text(f"{text}控制书:\n公开时间: 某日\n", encoding="utf-8")
    assert told(folder, UNTYPED) == []


def test_a_file_of_another_year_and_the_file_itself(folder: Path) -> None:
    assert told(folder, UNTYPED.replace("2025.yaml", "2026.yaml")) == [f"A01 {AT}"]


def test_last_year_may_be_a_workbook(folder: Path) -> None:
    result = CliRunner().invoke(convert, [str(folder / "2025.yaml"), str(folder / "2025.xlsx")], standalone_mode=False)
    assert result.return_value == 0
    found = checked(folder, UNTYPED.replace("2025.yaml", "2025.xlsx"))
    assert findings(found) == []
    assert total(found, PRIOR) == "1700"
    assert found.submission is not None
    places = {str(place) for place in found.submission.ledger.where(measure=PRIOR).sources}
    assert {place.split("!")[0] for place in places} == {"2025.xlsx 预算明细"}
    assert len(places) == 3


def rewritten(folder: Path, *changes: tuple[str, str]) -> None:
    """Last year's file with texts replaced."""
    text = LAST
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (folder / "2025.yaml").write_text(text, encoding="utf-8")


def test_a_subject_that_only_last_year_had_money_for_stays_in_the_comparison(folder: Path) -> None:
    rewritten(folder, ("功能科目: 2101501, 经济科目: 30201", "功能科目: 2101502, 经济科目: 30201"))
    found = checked(folder, UNTYPED)
    assert found.submission is not None
    by = found.submission.ledger.by("function")
    assert {code: str(part.where(measure=PRIOR).total.yuan) for code, part in by.items()} == {
        "2101501": "1000.00",
        "2101502": "500.00",
        "2101599": "200.00",
    }
    assert str(by["2101502"].where(measure=CURRENT).total.yuan) == "0"


def test_only_its_own_years_money_is_taken(folder: Path) -> None:
    """Its 上年 and 上年执行 are of the year before."""
    rewritten(folder, ("本年: 500.00", "本年: 500.00, 上年: 7, 上年执行: 8"))
    found = checked(folder, UNTYPED)
    assert total(found, PRIOR) == "1700.00"
    assert total(found, "上年执行") == "0"


def test_a_line_that_it_had_no_money_for_is_none(folder: Path) -> None:
    rewritten(folder, ("本年: 500.00", "上年: 500.00"))
    assert total(checked(folder, UNTYPED), PRIOR) == "1200.00"


@pytest.mark.parametrize(
    ("zero", "told_at"), [(", 上年: 0", ["D28 9:62"]), ("", [])], ids=["typed as nothing", "not typed"]
)
def test_a_zero_that_is_typed_contradicts_money(folder: Path, zero: str, told_at: list[str]) -> None:
    found = checked(folder, UNTYPED.replace("本年: 500.00", f"本年: 500.00{zero}"))
    assert [brief(finding) for finding in findings(found)] == told_at
    assert total(found, PRIOR) == ("1200.00" if zero else "1700.00")


def test_a_zero_against_nothing_is_no_contradiction(folder: Path) -> None:
    rewritten(folder, ("本年: 500.00", "上年: 1"))
    assert told(folder, UNTYPED.replace("本年: 500.00", "本年: 500.00, 上年: 0")) == []


@pytest.mark.parametrize(
    ("year", "places"), [("2025", []), ("2024", [f"A01 {AT}"]), ("2026", [f"A01 {AT}"]), ("2027", [f"A01 {AT}"])]
)
def test_it_is_of_the_year_before(folder: Path, year: str, places: list[str]) -> None:
    rewritten(folder, ("年度: 2025", f"年度: {year}"))
    assert told(folder, UNTYPED) == places


def test_a_wrong_year_is_told_with_both_places(folder: Path) -> None:
    rewritten(folder, ("年度: 2025", "年度: 2024"))
    [finding] = findings(checked(folder, UNTYPED))
    assert [str(place) for place in finding.at] == [f"2026.yaml:{AT}", "2025.yaml:3:5"]


def test_all_that_is_wrong_in_it_is_counted_and_placed(folder: Path) -> None:
    rewritten(folder, ("本年: 1000.00", "本年: 待定"), ("本年: 500.00", "本年: 多少"))
    [finding] = findings(checked(folder, UNTYPED))
    assert [str(place) for place in finding.at] == [f"2026.yaml:{AT}", "2025.yaml:8:50", "2025.yaml:9:50"]
    assert "共 2 处" in finding.message
    assert "：2025.yaml:8:50：" in finding.message, "the first of them is told in full"
    rewritten(folder, ("本年: 1000.00", "本年: 待定"))
    assert "共" not in findings(checked(folder, UNTYPED))[0].message


@pytest.mark.parametrize("kind", ["退休", "离休"])
def test_people_of_every_kind_are_taken_over(folder: Path, kind: str) -> None:
    rewritten(folder, ("在职: {本年: 4, 上年: 3}", f"在职: {{本年: 4}}, {kind}: {{本年: 2, 上年: 9}}"))
    found = checked(folder, UNTYPED.replace("在职: {本年: 5}", f"在职: {{本年: 5}}, {kind}: {{本年: 1}}"))
    assert found.submission is not None
    assert found.submission.words["人员"][kind] == {"本年": 1, "上年": 2}
    assert found.submission.words["人员"]["在职"] == {"本年": 5, "上年": 4}


def test_people_of_last_years_file_are_filled_in(folder: Path) -> None:
    found = checked(folder, UNTYPED)
    assert found.submission is not None
    assert "人员.在职.上年" not in found.submission.unfilled
    assert "A08" not in {finding.code for finding in found.findings if finding.object.startswith("人员")}


def test_people_that_last_years_file_does_not_have_are_not_filled_in(folder: Path) -> None:
    blank = LAST.replace("在职: {本年: 4, 上年: 3}", "退休: {本年: 1}")
    (folder / "2025.yaml").write_text(blank, encoding="utf-8")
    found = checked(folder, UNTYPED)
    assert found.submission is not None
    assert "人员.在职.上年" in found.submission.unfilled
    assert "人员.退休.上年" not in found.submission.unfilled


def test_people_typed_alike_are_no_contradiction(folder: Path) -> None:
    assert told(folder, UNTYPED.replace("在职: {本年: 5}", "在职: {本年: 5, 上年: 4}")) == []


def test_a_name_of_ones_own_counts_more_than_last_years(folder: Path) -> None:
    rewritten(folder, ("2101599", "2109801"))
    with (folder / "2025.yaml").open("a", encoding="utf-8") as file:
        file.write('科目名称: {"2109801": 旧名}\n')
    found = checked(folder, UNTYPED + '科目名称: {"2109801": 新名}\n')
    assert found.submission is not None
    assert found.submission.ledger.books["function"].names["2109801"] == "新名"


def test_amounts_in_ten_thousands_are_the_same_money(folder: Path) -> None:
    rewritten(folder, ("1000.00", "0.1"), ("900.00", "0.09"), ("500.00", "0.05"), ("200.00", "0.02"))
    with (folder / "2025.yaml").open("a", encoding="utf-8") as file:
        file.write("金额单位: 万元\n")
    found = checked(folder, UNTYPED)
    assert findings(found) == []
    assert found.submission is not None
    assert found.submission.ledger.where(measure=PRIOR).total.yuan == 1700


def test_a_file_of_another_year_is_told_once(folder: Path) -> None:
    """Its amounts are of another year and are not compared."""
    (folder / "2025.yaml").write_text(LAST.replace("年度: 2025", "年度: 2024"), encoding="utf-8")
    found = checked(folder, small(more=NAMES)).findings
    assert [finding.message for finding in found if finding.severity.value == "错误"] == [
        "上年文件 2025.yaml 是2024年的，应是2025年的"
    ]


@pytest.mark.parametrize(
    ("now", "before", "told"),
    [
        ("新增普查项目2个，费用增长", "新增普查项目2个，费用增长", ["警告"]),
        ("新增普查项目，费用增长", "新增普查项目，费用增长", ["提示"]),
        ("新增普查项目3个，费用增长", "新增普查项目2个，费用增长", []),
        ("两年都没有安排这一项目", "两年都没有安排这一项目", []),
    ],
)
def test_last_years_reason_is_not_this_years(folder: Path, now: str, before: str, told: list[str]) -> None:
    reason = "变动原因: {支出: {基本支出: %s}}\n"
    (folder / "2025.yaml").write_text(LAST + reason % before, encoding="utf-8")
    found = checked(folder, UNTYPED + reason % now).findings
    assert [finding.severity.value for finding in found if finding.code == "E60"] == told


def test_a_reason_of_last_year_that_cannot_be_read_keeps_nothing_out(folder: Path) -> None:
    (folder / "2025.yaml").write_text(f"{LAST}变动原因: [甲]\n", encoding="utf-8")
    assert total(checked(folder, UNTYPED), PRIOR) == "1700.00"
