"""What staff wrote, under names that Python knows: everything at its place, also what could not be read."""

from __future__ import annotations

from decimal import Decimal

from author.ledger.money import Money
from author.submission.written import Count, Indicator, People
from tests.rules.boundary import subject
from tests.rules.test_cases import BASE
from tests.small import SMALL

WRITTEN = subject(BASE).written


def test_unit_days_and_people() -> None:
    assert (WRITTEN.unit.name, WRITTEN.unit.short_names, WRITTEN.unit.kind) == (
        "某某自治州医疗保障局",
        ("某某州医疗保障局",),
        "部门",
    )
    assert [str(day) for day in (WRITTEN.published, WRITTEN.approved)] == ["2026-02-05", "2026-01-26"]
    assert WRITTEN.people == People(30, Count(27, 21), Count(9, 9), Count())
    assert WRITTEN.people.present == Count(36, 30)
    assert WRITTEN.people.by_kind["在职"].rise == 6


def test_lines() -> None:
    line = WRITTEN.lines[3]
    assert line is not None
    assert (line.function, line.nature, line.economic, line.project) == ("2101505", "", "30227", "能力提升项目")
    assert (line.fund, line.purpose, line.current, line.prior) == (
        "一般财力",
        "支付方式改革",
        Money(Decimal("480000.00")),
        Money(),
    )
    assert line.unread == frozenset()


def test_projects_and_indicators() -> None:
    [project] = WRITTEN.projects
    assert (project.name, len(project.basis), project.period.words) == ("能力提升项目", 1, "")
    assert project.goal.indicators[0] == Indicator(
        "产出指标", "数量指标", "检查覆盖率（%）", "≥95%", "90%", Decimal(50)
    )


def test_words_beside_the_tables() -> None:
    assert WRITTEN.reasons["支出", "项目支出"] == "上年项目已经完成，项目经费比上年减少"
    assert WRITTEN.uses["221"] == "住房公积金支出"
    assert WRITTEN.procurement.total == Money(Decimal(300000))
    assert (WRITTEN.assets.vehicles[0].number, WRITTEN.assets.furniture) == (2, Money(Decimal("100000.00")))


def test_what_could_not_be_read_keeps_its_place() -> None:
    wrong = SMALL.replace("预算明细:\n", "预算明细:\n  - 一行\n").replace("指标: [", "指标: [一项, ")
    written = subject(wrong).written
    assert written.lines[0] is None
    assert [line.function for line in written.lines[1:] if line] == ["2101501", "2101501", "2101599"]
    assert [item.third for item in written.projects[0].goal.indicators] == ["", "线路（条）", "保障业务"]


def test_a_line_says_what_of_it_was_not_read() -> None:
    wrong = SMALL.replace("  - {功能科目: 2101501, 经济科目: 30101,", "  - {支出类别: 工资, 经济科目: x,")
    line = subject(wrong).written.lines[0]
    assert line is not None
    assert line.unread == {"功能科目", "支出类别", "经济科目"}
    assert line.is_current


def test_an_amount_that_was_not_read_may_be_this_years() -> None:
    lines = subject(SMALL.replace("本年: 1000.00", "本年: 若干").replace("本年: 500.00", "上年: 500.00")).written.lines
    assert [line.is_current for line in lines if line] == [True, False, True]
