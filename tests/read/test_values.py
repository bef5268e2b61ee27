"""One text into one value, or a sentence that says why not."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from author.ledger.money import Money
from author.read import values
from author.read.values import Period

FIFTH = date(2026, 2, 5)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234.5", "1234.5"),
        ("1,234.50", "1234.50"),
        ("12,345,678", "12345678"),
        ("１２３４．５０", "1234.50"),
        ("１，２３４", "1234"),
        (" 7 ", "7"),
        ("-3.2", "-3.2"),
        ("－3", "-3"),
        ("0102", "102"),
    ],
)
def test_numbers(text: str, value: str) -> None:
    assert values.number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    ["12,34", "1,2345", "1.2.3", "5e3", "0x10", "1_000", "伍佰", "=1+2", "500元", "5 万元", "1 000", "٣٤", "nan", "inf",
     "--1", "1-", ".5", "5.", "9" * 19],
)  # fmt: skip
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="“"):
        values.number(text)


@pytest.mark.parametrize("text", ["500元", "5 万元", "1,000万"])
def test_a_unit_behind_a_number_is_named_as_the_reason(text: str) -> None:
    with pytest.raises(ValueError, match="单位不要写在数字后面"):
        values.number(text)


@pytest.mark.parametrize("text", ["9" * 18, "1,234,567,890,123.4567", "-99999999999999999", "1234567890123456.7"])
def test_the_longest_numbers(text: str) -> None:
    assert values.number(text) == Decimal(text.replace(",", ""))


@pytest.mark.parametrize("text", ["9" * 19, "-999999999999999999", "12345678901234567.8"])
def test_numbers_that_are_too_long(text: str) -> None:
    with pytest.raises(ValueError, match="位数太多"):
        values.number(text)


@pytest.mark.parametrize(("text", "advice"), [("-", True), ("——", True), ("/", True), ("无", True), ("无误", False)])
def test_a_sign_for_nothing_is_to_be_left_out(text: str, advice: bool) -> None:  # noqa: FBT001
    with pytest.raises(ValueError, match="不是数字") as told:
        values.number(text)
    assert ("没有就空着" in str(told.value)) == advice


@pytest.mark.parametrize(("text", "unit"), [("0.01", "元"), ("0.000001", "万元"), ("-5.10", "元")])
def test_amounts_of_a_fen(text: str, unit: str) -> None:
    assert values.amount(text, unit) == Money.of(Decimal(text), unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [("-", "0"), ("－", "0"), ("—", "0"), ("——", "0"), ("―", "0"), ("¥1,234.50", "1234.50"), ("￥5", "5"),
     ("￥ 5", "5"), ("-¥5", "-5"), ("¥-5", "-5"), ("(123.00)", "-123.00"), ("（1,234.5）", "-1234.5"),
     ("¥(5)", "-5"), ("(¥5)", "-5"), ("1,234", "1234"), ("-7", "-7")],
)  # fmt: skip
def test_amounts_as_accountants_write_them(text: str, value: str) -> None:
    assert values.amount(text, "元") == Money.of(Decimal(value), "元")


@pytest.mark.parametrize("text", ["¥", "¥¥5", "-¥-5", "(5", "5)", "(-5)", "()", "---", "$5", "(5)元", "/", "无"])
def test_what_is_no_amount(text: str) -> None:
    with pytest.raises(ValueError, match="不是数字"):
        values.amount(text, "元")


def test_amounts_reach_to_the_fen_in_either_unit() -> None:
    assert values.amount("27150.01", "元") == values.amount("2.715001", "万元") == Money(Decimal("27150.01"))
    assert values.amount("100.00000", "元") == Money(Decimal(100))


@pytest.mark.parametrize(("text", "unit"), [("0.001", "元"), ("0.0000001", "万元")])
def test_parts_of_a_fen_are_too_many_decimals(text: str, unit: str) -> None:
    with pytest.raises(ValueError, match="小数太多"):
        values.amount(text, unit)


@pytest.mark.parametrize(
    "text", ["2026-02-05", "2026/2/5", "2026.2.5", "2026年2月5日", "２０２６年２月５日", "2026年 2月 5日", "20260205"]
)
def test_dates_in_the_forms_that_people_write(text: str) -> None:
    assert values.day(text) == FIFTH


@pytest.mark.parametrize(
    "text", ["2026-02-30", "2026-13-01", "2026-2", "26-2-5", "5.2.2026", "二月五日", "20260230", "2026025"]
)
def test_days_that_do_not_exist(text: str) -> None:
    with pytest.raises(ValueError, match="“"):
        values.day(text)


def test_years() -> None:
    assert values.year("2026") == values.year("2026年") == values.year("2026年度") == values.year("２０２６") == 2026
    assert (values.year("1900"), values.year("2199")) == (1900, 2199)
    for wrong in ("26", "20266", "1626", "1899", "2200", "2026.0", "2026度", "今年"):
        with pytest.raises(ValueError, match="年度"):
            values.year(wrong)


def test_codes_may_carry_their_names() -> None:
    assert values.code("2080505") == values.code("2080505 机关养老保险") == values.code("２０８０５０５") == "2080505"
    assert values.code("0102") == "0102", "a leading zero is kept"
    for wrong in ("x", "208 05 05 01", "208-5", "2080505x", "2080505 2", "208-0501", ""):
        with pytest.raises(ValueError, match="编码"):
            values.code(wrong)


SPELLINGS = (
    "{}",
    "{}-{}",
    "{} {}",
    "{}{}",
    "[{}]{}",
    "【{}】{}",
    "（{}）{}",
    "{}——{}",
    "{}：{}",
    "{}（{}）",
    " {} ",
    "{}_{}",
)
DIVIDERS = ("", "-", " ", ".", "－", "—")


@given(
    st.from_regex("[23][0-9]{2}([0-9]{2}){0,2}", fullmatch=True),
    st.sampled_from(SPELLINGS),
    st.sampled_from(DIVIDERS),
    st.text("甲乙丙丁支出费（）、-", min_size=1).filter(lambda name: name[0] not in "（）、-" and name.strip("-")),
    st.booleans(),
)
def test_codes_as_budget_systems_write_them(code: str, spelling: str, divider: str, name: str, wide: bool) -> None:  # noqa: FBT001
    parts = [code[:3], *(code[place : place + 2] for place in range(3, len(code), 2))]
    written = spelling.format(divider.join(parts), name)
    if wide:
        written = written.translate({ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)})
    digits, found = values.coded(written)
    assert (digits, values.code(written)) == (code, code)
    assert found.strip("()") in ("", unicodedata.normalize("NFKC", name).strip("()"))


@pytest.mark.parametrize(("text", "total"), [("合计", True), ("小 计", True), ("总计：", True), ("x", False)])
def test_a_total_among_codes_is_named(text: str, total: bool) -> None:  # noqa: FBT001
    with pytest.raises(ValueError, match="不是科目编码") as told:
        values.code(text)
    assert ("合计由程序计算" in str(told.value)) == total


@pytest.mark.parametrize("between", [" ", "-", "(", "1", "名"])
def test_a_long_text_in_place_of_a_code_takes_no_time(between: str) -> None:
    try:
        digits, _ = values.coded("2080501" + between * 300_000 + "1")
    except ValueError:
        return
    assert digits.startswith("2080501")


def test_a_name_may_stand_alone() -> None:
    assert values.coded("行政单位离退休") == ("", "行政单位离退休")
    assert values.code(" （军队）会计 ") == "(军队)会计"


def test_counts_are_whole_and_not_negative() -> None:
    assert values.count("27") == values.count("27.0") == 27
    assert values.count("0") == 0
    for wrong in ("-1", "2.5", "27人"):
        with pytest.raises(ValueError, match=r"整数|不是数字"):
            values.count(wrong)


def test_paragraphs_from_a_text_or_a_list() -> None:
    assert values.paragraphs(" 一\n\n  二 \n") == values.paragraphs(["一", "二"]) == ("一", "二")
    with pytest.raises(ValueError, match="空的"):
        values.paragraphs(["一", None])


def test_periods() -> None:
    assert values.period({"起": "2026-1-1", "止": "2026-12-31"}) == Period(date(2026, 1, 1), date(2026, 12, 31))
    assert values.period({"起": "2026-2-1", "止": "2026-2-1"}) == Period(date(2026, 2, 1), date(2026, 2, 1))
    assert values.period("全年") == Period(words="全年")
    assert values.period("") == Period()
    for wrong in ({"起": "2026-1-1"}, {"起": "2026-2-1", "止": "2026-1-1"}, {"起": "2026-2-1", "止": "x"}, ["全年"]):
        with pytest.raises(ValueError, match=r"止|一段文字|日期"):
            values.period(wrong)


def test_long_texts_are_cut_in_messages() -> None:
    assert values.quoted("一\n二") == "“一 二”"
    assert values.quoted("一" * 40) == f"“{'一' * 40}”"
    assert values.quoted("一" * 41) == f"“{'一' * 40}……”"
    with pytest.raises(ValueError, match="……") as told:
        values.day("9" * 1_000_000)
    assert len(str(told.value)) < 100


@pytest.mark.parametrize(("digits", "read"), [("9" * 18, True), ("9" * 19, False), ("9" * 15 + ".99", True)])
def test_as_many_digits_as_are_reckoned_with(digits: str, *, read: bool) -> None:
    if read:
        assert values.number(digits) == Decimal(digits)
    else:
        with pytest.raises(ValueError, match="位数太多"):
            values.number(digits)


def test_commas_do_not_count_as_digits() -> None:
    assert values.number("999,999,999,999,999,999") == Decimal("9" * 18)


@pytest.mark.parametrize("text", ["-", "—", "/", "无", " -- "])
def test_a_dash_for_nothing_is_told_to_be_left_out(text: str) -> None:
    with pytest.raises(ValueError, match="没有就空着"):
        values.number(text)


@pytest.mark.parametrize(("text", "unit"), [("0.01", "元"), ("0.000001", "万元"), ("1.50000000", "元")])
def test_a_fen_is_not_too_small(text: str, unit: str) -> None:
    assert values.amount(text, unit) == Money.of(Decimal(text), unit)


@pytest.mark.parametrize("text", ["小计", "合 计", "总计支出"])
def test_a_total_among_the_lines_is_told_to_be_left_out(text: str) -> None:
    with pytest.raises(ValueError, match="合计由程序计算"):
        values.code(text)


@pytest.mark.parametrize(("text", "year"), [("1900", 1900), ("2199", 2199)])
def test_the_first_and_the_last_year(text: str, year: int) -> None:
    assert values.year(text) == year
    for wrong in ("1899", "2200"):
        with pytest.raises(ValueError, match="年度"):
            values.year(wrong)


def test_nobody_and_a_period_of_one_day() -> None:
    assert values.count("0") == 0
    assert values.period({"起": "2026-1-1", "止": "2026-1-1"}) == Period(date(2026, 1, 1), date(2026, 1, 1))
    assert values.period("") == values.period(None) == Period()


@pytest.mark.parametrize(("length", "shown"), [(40, "一" * 40), (41, "一" * 40 + "……")])
def test_forty_signs_are_shown(length: int, shown: str) -> None:
    assert values.quoted("一" * length) == f"“{shown}”"


def test_a_text_has_no_blanks_around_its_lines() -> None:
    assert values.text(" 一 \n\n 二  三\n") == "一\n二  三"
    assert values.texts("一\n二") == values.texts(["一", "二"]) == ("一", "二")
    for wrong in (None, ["一"], {"一": "二"}):
        with pytest.raises(ValueError, match=r"空的|一段文字"):
            values.text(wrong)
