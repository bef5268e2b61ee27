"""Exact inside, rounded once, half up."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from author.ledger.money import EXACT, Form, Money, percent

FEN = st.integers(-(10**14), 10**14).map(lambda fen: Decimal(fen) / 100)
WAN = Form("万元", 2)


@pytest.mark.parametrize(
    ("yuan", "printed"),
    [
        ("27150", "2.72"),
        ("82850", "8.29"),
        ("1181150", "118.12"),
        ("-27150", "-2.72"),
        ("49.99", "0.00"),
        ("50", "0.01"),
    ],
)
def test_halves_go_up(yuan: str, printed: str) -> None:
    assert str(Money(Decimal(yuan)).shown(WAN)) == printed


@given(FEN)
def test_a_printed_figure_is_less_than_half_a_step_off_or_exactly_half_and_away_from_zero(yuan: Decimal) -> None:
    off = Money(yuan).shown(WAN).value * 10000 - yuan
    assert abs(off) < 50 or (abs(off) == 50 and (off > 0) == (yuan > 0))


@given(FEN)
def test_six_decimals_of_ten_thousands_lose_nothing(yuan: Decimal) -> None:
    assert Money.of(Money(yuan).shown(Form("万元", 6)).value, "万元") == Money(yuan)


def test_totals_are_rounded_once_and_not_added_up_from_rounded_parts() -> None:
    parts = [Money(Decimal(yuan)) for yuan in ("142607.56", "132046.14", "50332.08")]
    assert [str(part.shown(WAN)) for part in parts] == ["14.26", "13.20", "5.03"]
    assert str(sum(parts, Money()).shown(WAN)) == "32.50"


@pytest.mark.parametrize(
    ("form", "yuan", "printed"),
    [
        (Form("万元", 2, thousands=True), "12345678.9", "1,234.57"),
        (Form("万元", 2, trim=True), "40000", "4"),
        (Form("万元", 6, trim=True), "154300", "15.43"),
        (Form("万元", 2, zero=""), "49.99", ""),
        (Form("万元", 2), "-49.99", "0.00"),
        (Form("元", 2), "1234.5", "1234.50"),
        (Form("亿元", 2), "123456789", "1.23"),
    ],
)
def test_ways_of_writing(form: Form, yuan: str, printed: str) -> None:
    assert str(Money(Decimal(yuan)).shown(form)) == printed


def test_shares() -> None:
    assert percent(Money(Decimal(1)), Money(Decimal(3))) == "33.33%"
    assert percent(Money(Decimal(1)), Money(Decimal(8)), 1) == "12.5%"


@pytest.mark.parametrize(("unit", "fen"), [("元", "0.01"), ("万元", "0.000001"), ("亿元", "0.0000000001")])
def test_as_many_decimals_as_reach_down_to_the_fen(unit: str, fen: str) -> None:
    assert str(Money(Decimal("0.01")).shown(Form(unit, EXACT[unit]))) == fen
    assert Money.of(Decimal(fen), unit) == Money(Decimal("0.01"))


@pytest.mark.parametrize(("yuan", "printed"), [("10000", "1.00"), ("50", "0.01"), ("49.99", "—"), ("-49.99", "—")])
def test_what_stands_for_zero_stands_for_nothing_else(yuan: str, printed: str) -> None:
    assert str(Money(Decimal(yuan)).shown(Form(zero="—"))) == printed


@pytest.mark.parametrize(
    ("yuan", "printed"), [("100000", "10"), ("105000", "10.5"), ("0", "0"), ("1000000", "100"), ("10500.4", "1.05")]
)
def test_only_zeros_behind_the_point_are_left_out(yuan: str, printed: str) -> None:
    assert str(Money(Decimal(yuan)).shown(Form(trim=True))) == printed
    assert str(Money(Decimal("1000000")).shown(Form(decimals=0, trim=True))) == "100"


def test_money_adds_up_and_compares() -> None:
    one, three = Money(Decimal(1)), Money(Decimal(3))
    assert (one + three, one - three, abs(one - three)) == (Money(Decimal(4)), Money(Decimal(-2)), Money(Decimal(2)))
    assert (bool(Money()), bool(one - one), bool(Money(Decimal("0.01"))), one < three) == (False, False, True, True)


def test_a_figure_with_its_unit() -> None:
    assert Money(Decimal("9964300")).shown(Form("万元")).with_unit == "996.43万元"
    assert Money(Decimal("9964300")).shown(Form("元", 0, thousands=True)).with_unit == "9,964,300元"
