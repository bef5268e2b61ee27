"""Rules that the shape of the data cannot say: amounts, control figures, wording, words without a place."""

from __future__ import annotations

import pytest

from tests.small import errors, small, told, warned

LINE = "功能科目: 2101501, 经济科目: 30201, 资金来源: 一般财力, 本年: 500.00"


def test_a_negative_amount_needs_a_look() -> None:
    assert "A04 9:50" in warned(small(("500.00", "-500.00")))
    assert told(small(("500.00", "-500.00"))) == []


@pytest.mark.parametrize(("amount", "unit"), [("10000000000", "元"), ("5000000", "万元")])
def test_a_large_amount_needs_a_look(amount: str, unit: str) -> None:
    assert "A05 9:50" in warned(small(("500.00", amount), more=f"金额单位: {unit}\n"))


@pytest.mark.parametrize(
    ("amount", "unit"), [("9999999999999", "元"), ("1,000,000,000,000.00", "元"), ("100000000", "万元")]
)
def test_an_absurd_amount_is_an_error(amount: str, unit: str) -> None:
    assert told(small(("500.00", f'"{amount}"'), more=f"金额单位: {unit}\n")) == ["A05 9:50"]


def test_a_form_of_another_year() -> None:
    assert "A01 3:5" in warned(small(("年度: 2026", "年度: 2025")))


@pytest.mark.parametrize("name", ["xinjiang-2062", "新疆", "../../etc", "x" * 1000])
def test_a_form_that_does_not_exist(name: str) -> None:
    assert told(small(("xinjiang-2026", name))) == ["A01 1:5"]


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ("收入总计: 0.17, 支出总计: 0.170, 基本支出: 0.15, 项目支出: 0.02", []),
        ("收入总计: 0.2", []),  # compared as precisely as it is given
        ("收入总计: 0", []),
        ("收入总计: 0.18", ["F47 13:13"]),
        ("收入总计: 0.1701", ["F47 13:13"]),
        ("收入总合: 0.17", ["F47 13:7"]),
        ("人员经费: 0.15, 公用经费: 0.05", ["F47 13:13"]),
    ],
)
def test_control_figures(figures: str, found: list[str]) -> None:
    got = told(small(more=f"控制数: {{{figures}}}\n"))
    assert [finding.split(":")[0] for finding in got] == [finding.split(":")[0] for finding in found]


@pytest.mark.parametrize(
    ("phrases", "found"),
    [
        ("持平: 无增减", []),
        ('增加: "{比}增加{差额}"', []),
        ("涨价: 涨了", ["A01"]),
        ('增加: "增加{金额}"', ["A01"]),
        ('增家: "增加{金额}"', ["A01", "A01"]),
    ],
)
def test_wording_of_ones_own(phrases: str, found: list[str]) -> None:
    assert [finding.code for finding in errors(small(more=f"措辞: {{{phrases}}}\n"))] == found


@pytest.mark.parametrize(
    ("reasons", "found"),
    [
        ("收入: {一般财力: 工资调整}", []),
        ('功能科目: {"2101501": 工资调整}', []),
        ("机关运行经费: 人员增加", []),
        ("收入: {一般财利: 工资调整}", ["A01 13:13"]),
        ('功能科目: {"2101051": 工资调整}', ["A03 13:15"]),
        ('功能科目: {"2080505": 本单位没有这个科目}', ["A03 13:15"]),
    ],
)
def test_a_reason_that_would_be_printed_nowhere(reasons: str, found: list[str]) -> None:
    assert told(small(more=f"变动原因: {{{reasons}}}\n")) == found


def test_a_use_of_money_for_a_class_without_lines() -> None:
    assert told(small(more='支出用途: {"210": 用于工资}\n')) == []
    assert told(small(more='支出用途: {"211": 用于工资}\n')) == ["A03 13:8"]


def test_a_line_that_cannot_be_read_takes_nobodys_place_away() -> None:
    """The reason and the control figure belong to the line whose code is misspelt; only the code is wrong."""
    more = '变动原因: {功能科目: {"2101501": 工资}}\n支出用途: {"210": 工资}\n控制数: {收入总计: 0.17}\n'
    assert told(small((LINE, LINE.replace("2101501", "2101051")), more=more)) == ["A03 9:12"]
