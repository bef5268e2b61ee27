"""This year's submission against last year's published one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from author.cli import main
from author.revision.years import Years
from tests.revision.pairs import composed
from tests.small import small

if TYPE_CHECKING:
    from pathlib import Path

    from author.report.told import Told

LAST = small(("年度: 2026", "年度: 2025"), ("2026-02-05", "2025-02-05"), (", 上年: 900.00", ""))


def told(last: str, this: str) -> Told:
    return Years(composed(last).submission, composed(this).submission).told()


def lines(report: Told) -> dict[str, dict[str, tuple[str, str, str]]]:
    """Group to the lines in it: what was, what is, how much more."""
    return {
        group.name or chapter.heading: {line.where: (line.before, line.after, line.note) for line in group.lines}
        for chapter in report.chapters
        for group in chapter.groups
    }


def test_new_gone_and_changed_by_hand() -> None:
    """1,000 + 500 + 200 become 1,200 + 300 + 500, of which 300 is for another subject and 500 for another project."""
    this = small(
        ("本年: 1000.00, 上年: 900.00", "本年: 120000.00, 上年: 100000"),
        ("经济科目: 30201, 资金来源: 一般财力, 本年: 500.00", "经济科目: 30211, 资金来源: 一般财力, 本年: 30000"),
        ("项目: 线路租赁", "项目: 业务培训"),
        ("名称: 线路租赁", "名称: 业务培训"),
        ("本年: 200.00", "本年: 50000"),
    )
    last = LAST.replace("1000.00", "100000").replace("500.00", "50000").replace("200.00", "20000")
    report = told(last, this)
    assert report.lead == ("2025年：17.00万元；2026年：20.00万元；增加3.00万元，17.65%",)
    found = lines(report)
    assert found["新增的项目"] == {"业务培训": ("", "5.00", "新增")}
    assert found["取消的项目"] == {"线路租赁": ("2.00", "", "取消")}
    assert found["有增减的经济科目"]["30101 基本工资"] == ("10.00", "12.00", "增加2.00万元，20.00%")
    assert found["取消的经济科目"] == {"30201 办公费": ("5.00", "", "取消")}
    assert found["新增的经济科目"] == {"30211 差旅费": ("", "3.00", "新增")}
    assert found["有增减的功能科目"] == {"2101599 其他医疗保障管理事务支出": ("2.00", "5.00", "增加3.00万元，150.00%")}


def test_a_project_whose_name_carries_the_year() -> None:
    last = LAST.replace("线路租赁", "2025年线路租赁")
    found = lines(
        told(last, small(("项目: 线路租赁", "项目: 2026年线路租赁"), ("名称: 线路租赁", "名称: 2026年线路租赁")))
    )
    assert not {"新增的项目", "取消的项目"} & found.keys()


def test_last_years_amounts_typed_otherwise_than_published() -> None:
    report = told(LAST, small(("上年: 900.00", "上年: 1000.00")))
    typed = lines(report)["本年填的上年数与上年公布的不同"]
    assert typed == {
        "2101501 行政运行": ("0.15", "0.10", "减少0.05万元，33.33%"),
        "2101599 其他医疗保障管理事务支出": ("0.02", "", "取消"),
    }
    whole = small(
        ("上年: 900.00", "上年: 1000.00"),
        ("本年: 500.00", "本年: 500.00, 上年: 500"),
        ("本年: 200.00", "本年: 200.00, 上年: 200"),
    )
    assert "本年填的上年数与上年公布的不同" not in lines(told(LAST, whole))


def test_people_and_duties() -> None:
    found = lines(told(LAST, small(("在职: {本年: 4,", "在职: {本年: 6,"), ("拟订制度", "制定制度"))))
    assert found["机构、人员、职能"]["人员 在职 本年"] == ("4", "6", "")
    assert any("制定制度并组织实施" in line[1] for line in found["机构、人员、职能"].values())


@pytest.mark.parametrize(("old", "new", "code"), [(LAST, small(), 0), (small(), LAST, 2), (small(), small(), 2)])
def test_last_years_comes_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, code: int
) -> None:
    for name, text in (("old.yaml", old), ("new.yaml", new)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        main(["compare", "--years", str(tmp_path / "old.yaml"), str(tmp_path / "new.yaml")])
    assert (stopped.value.code or 0) == code
    said = "".join(capsys.readouterr())
    assert ("先写上年的" in said) == (code == 2)
