"""Words with variables, and comparisons that never contradict their figures."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from author.ground.findings import EditionError, Source
from author.ledger.money import Form, Money
from author.ledger.question import Origins, Stated
from author.wording.comparison import TOO_SMALL, Comparison, people_change, rated, unknown_tokens
from author.wording.marks import Number, guarded, plain, unmarked
from author.wording.templates import Wording
from author.wording.words import as_of, chinese_date, numeral
from tests.small import form

AT = Source("sections/x.md", 5)
WORDING = Wording(Form("万元", 2))
YUAN = st.integers(0, 10**12).map(lambda fen: Decimal(fen) / 100)


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (25, "二十五"), (100, "一百"), (105, "一百零五"), (110, "一百一十"),
     (1001, "一千零一"), (1010, "一千零一十"), (1234, "一千二百三十四"), (0, "0"), (10000, "10000")],
)  # fmt: skip
def test_numerals(number: int, text: str) -> None:
    assert numeral(number) == text


@given(st.integers(1, 9999))
def test_numerals_read_back(number: int) -> None:
    value, digit = 0, 0
    for sign in numeral(number).replace("零", ""):
        if sign in "十百千":
            value, digit = value + (digit or 1) * 10 ** ("十百千".index(sign) + 1), 0
        else:
            digit = "〇一二三四五六七八九".index(sign)
    assert value + digit == number


def test_dates() -> None:
    assert chinese_date(date(2026, 2, 5)) == "2026年2月5日"
    assert (as_of(date(2025, 12, 31)), as_of(date(2025, 6, 30))) == ("2025年底", "2025年6月30日")


def compared(now: str, base: str) -> Comparison:
    return Comparison(Money(Decimal(now)), Money(Decimal(base)), "上年预算", form().phrases, Form("万元", 2), 2)


@pytest.mark.parametrize(
    ("now", "base", "said"),
    [
        ("1160000", "1000000", "比上年预算增加16.00万元，增长16.00%"),
        ("900000", "1000000", "比上年预算减少10.00万元，下降10.00%"),
        ("1000000", "1000000", "与上年预算持平"),
        ("1000049", "1000000", "与上年预算持平"),
        ("1000050", "1000000", "比上年预算增加0.01万元，增长0.01%"),
        ("500000", "0", "比上年预算增加50.00万元（上年预算未安排）"),
        ("0", "500000", "比上年预算减少50.00万元，下降100.00%"),
        ("0", "0", "与上年预算均未安排"),
        ("49", "0", "与上年预算持平"),  # not: 增加0.00万元
    ],
)
def test_comparisons(now: str, base: str, said: str) -> None:
    assert compared(now, base).said(short=False) == said


@given(YUAN, YUAN)
def test_the_direction_is_that_of_the_figures(now: Decimal, base: Decimal) -> None:
    said = compared(str(now), str(base)).said(short=True)
    assert not ("增加" in said and now <= base)
    assert not ("减少" in said and now >= base)
    assert not re.search(r"(增加|减少)0\.00", said)
    assert "-" not in said


def test_changes_of_staff() -> None:
    phrases = form().phrases
    assert [people_change(now, 5, phrases) for now in (6, 5, 3)] == ["增加1人", "与上年持平", "减少2人"]


@given(st.text(alphabet=st.characters(exclude_categories=("Co", "Cs"))))
def test_guarding_words_loses_nothing(words: str) -> None:
    held = guarded(words)
    assert isinstance(held, str)
    assert not set(held) & set("\n#@*")
    assert plain(held) == words


@pytest.mark.parametrize(
    ("template", "hint"),
    [
        ("第一行\n{{ 金额 }}", "万元"),
        ("第一行\n{{ 日 }}", "日期"),
        ("第一行\n{{ 率 }}", "数"),
        ("第一行\n{{ 年度 == 2026 }}", "if"),
        ("第一行\n{{ 空 }}", "default"),
        ("第一行\n{{ 组 }}", "join"),
        ("第一行\n{{ 组 | map('default') }}", "join"),
        ("第一行\n{{ 数 }}", "哪一项"),
        ("第一行\n{% for 字 in '一' %}{{ loop }}{% endfor %}", "哪一项"),
    ],
)
def test_only_words_and_whole_numbers_are_printed(template: str, hint: str) -> None:
    words = {
        "年度": 2026,
        "金额": Money(),
        "日": date(2026, 2, 5),
        "率": Decimal("1.50"),
        "空": None,
        "组": ("一", "二"),
        "数": compared("1", "1"),
    }
    with pytest.raises(EditionError) as told:
        WORDING.render(template, words, AT)
    assert told.value.at.row == 6
    assert hint in told.value.hint
    assert WORDING.render("{{ 年度 }}{{ 组 | join('、') }}{{ 率 | 数 }}", words, AT) == "2026一、二1.50"


def test_staffs_words_are_no_templates() -> None:
    words = {"原因": "{{ 年度 }}{% for %}#*"}
    assert plain(WORDING.render("因{{ 原因 }}", words, AT)) == "因{{ 年度 }}{% for %}#*"


@pytest.mark.parametrize(
    ("template", "row"),
    [
        ("第一行\n{{ 没有 }}", 6),  # a variable that does not exist
        ("{{ 单位.没有 }}", 5),
        ("{{ 单位 | 没有 }}", 5),  # a filter that does not exist
        ("第一行\n\n{% if 单位 %}", 7),  # not closed
        ("{{ 单位", 5),
        ("{{ 年度 + 1 }}", 5),  # arithmetic
        ("{{ 年度 * 2 }}", 5),
        ("{{ ''.__class__.__mro__ }}", 5),  # ways out of the sandbox
        ("{{ 单位.__init__ }}", 5),
        ("{% include 'x' %}", 5),
        ("{{ 年度 | 日期 }}", 5),  # the wrong type for a filter
        ("{% for i in 长 %}{% for j in 长 %}{{ 单位 }}{% endfor %}{% endfor %}", 5),  # without end
    ],
)
def test_a_template_with_a_mistake_is_told_with_its_line(template: str, row: int) -> None:
    words = {"单位": "某某州医疗保障局", "年度": 2026, "长": range(2000)}
    with pytest.raises(EditionError) as told:
        WORDING.render(template, words, AT)
    assert (told.value.at.file, told.value.at.row) == ("sections/x.md", row)


@pytest.mark.parametrize(
    ("number", "text"),
    [(-1, "-1"), (9999, "九千九百九十九"), (1000, "一千"), (1011, "一千零一十一"), (210, "二百一十"), (5000, "五千"),
     (19, "十九"), (111, "一百一十一"), (3003, "三千零三"), (2020, "二千零二十")],
)  # fmt: skip
def test_more_numerals(number: int, text: str) -> None:
    assert numeral(number) == text


@pytest.mark.parametrize(
    ("now", "base", "case"),
    [
        ("0", "0", "两年均为零"),
        ("50", "0", "上年为零"),
        ("49.99", "0", "持平"),
        ("0", "50", "本年为零"),
        ("0", "49.99", "持平"),
        ("100", "150", "减少"),
        ("150", "100", "增加"),
        ("149.99", "100", "持平"),
    ],
)
def test_the_case_is_that_of_the_last_printed_digit(now: str, base: str, case: str) -> None:
    assert compared(now, base).case == case


def test_what_a_phrase_may_say() -> None:
    phrases = {"增加": "{比}|{基期}|{差额}|{比率}|{其他}"}
    rise = Comparison(Money(Decimal(3)), Money(Decimal(2)), "上年执行", phrases, Form("元", 1), 0)
    assert rise.said(short=False) == "比上年执行|上年执行|1.0元|50%|{其他}"
    assert rise.said(short=True) == "|上年执行|1.0元|50%|{其他}"


@pytest.mark.parametrize(
    ("part", "decimals", "said"),
    [("0", 2, "0.00%"), ("0.004", 2, "不足0.01%"), ("0.005", 2, "0.01%"), ("0.4", 0, "不足1%"), ("0.5", 0, "1%")],
)
def test_what_is_there_is_not_said_to_be_nothing(part: str, decimals: int, said: str) -> None:
    assert unmarked(rated(Decimal(part), Decimal(100), decimals, {TOO_SMALL: "不足{最小}"}, None)) == said


def test_a_form_without_the_phrase_prints_the_zero() -> None:
    assert rated(Decimal("0.004"), Decimal(100), 2, {}, None) == "0.00%"
    assert rated(Decimal(1), Decimal(0), 2, {TOO_SMALL: "不足{最小}"}, None) == "0.00%"


def test_a_phrase_names_only_what_there_is() -> None:
    assert unknown_tokens("{比}{基期}{差额}{比率}{人数}") == []
    assert unknown_tokens("比{比例}增{差额}，{}") == ["比例", ""]


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{{ 金额 | 万元 }}", "12345.60万元"),
        ("{{ 金额 | 万元(true) }}", "12,345.60万元"),
        ("{{ 金额 | 精确 }}", "12345.600001万元"),
        ("{{ 率 | 数 }}", "1.50"),
        ("{{ 率 | 数(1) }}", "1.5"),
        ("{{ 率 | 数(3, true) }}", "1.5"),
        ("{{ 五 | 补零 }}", "05"),
        ("{{ 五 | 补零(3) }}", "005"),
        ("{{ 五 | 中文数字 }}", "五"),
        ("用于{{ '一是甲；二是乙' | 列举 }}", "用于：一是甲；二是乙"),
        ("用于{{ '（1）甲；（2）乙' | 列举 }}", "用于：（1）甲；（2）乙"),
        ("用于{{ '1.5万元的设备' | 列举 }}", "用于1.5万元的设备"),
        ("用于{{ '统一是要求' | 列举 }}", "用于统一是要求"),
        ("{{ 日 | 日期 }}", "2026年12月31日"),
        ("{{ 日 | 截至 }}", "2026年底"),
        ("{{ 组 | join('、') }}", "一、二"),
        ("{{ 组 | first }}{{ 组 | last }}{{ 组 | length }}", "一二2"),
        ("{{ 组 | map('default') | list | join }}", "一二"),
        ("{{ 没有 | default('无') }}", "无"),
        ("{{ 表 | selectattr('case', 'equalto', '增加') | map(attribute='case') | join }}", "增加"),
        ("{{ 表 | rejectattr('case', 'equalto', '增加') | map(attribute='case') | join }}", "减少"),
    ],
)
def test_filters(template: str, printed: str) -> None:
    words = {
        "金额": Money(Decimal("123456000.01")), "率": Decimal("1.5"), "五": 5, "日": date(2026, 12, 31), "组": ["一", "二"],
        "表": [compared("200000", "100000"), compared("100000", "200000")],
    }  # fmt: skip
    assert WORDING.render(template, words, AT) == printed


@pytest.mark.parametrize("operator", ["+", "-", "*", "/", "//", "%", "**"])
def test_templates_do_not_reckon(operator: str) -> None:
    with pytest.raises(EditionError, match="不能计算"):
        WORDING.render(f"{{{{ 年度 {operator} 1 }}}}", {"年度": 2026}, AT)


def test_macros_are_shared_and_are_no_words_from_outside() -> None:
    wording = Wording(Form("万元", 2), "{% macro 句(词) %}“{{ 词 }}”{% endmacro %}", AT)
    assert wording.render("{{ 句(单位) }}", {"单位": "某局"}, AT) == "“某局”"
    assert wording.names("{{ 句(单位) }}{% if 年度 %}{% endif %}", AT) == {"单位", "年度"}


def test_what_a_template_takes_step_by_step() -> None:
    taken = WORDING.paths(
        "{% for x in 机构.内设机构 %}{{ x.名称 }}{% endfor %}{{ 甲 }}{% if 乙.丙 == 1 %}{{ 乙 }}{% endif %}", AT
    )
    assert taken == {"机构.内设机构", "x.名称", "甲", "乙.丙"}


def test_a_text_without_marks_is_no_template() -> None:
    assert WORDING.render("{ 单位 } }}", {}, AT) == "{ 单位 } }}"
    assert WORDING.render("{% if 有 %}是{% endif %}", {"有": 1}, AT) == "是"


@pytest.mark.parametrize(("count", "printed"), [(4_000_000, True), (4_000_001, False)])
def test_as_much_as_one_template_may_print(count: int, *, printed: bool) -> None:
    words = {"甲": "一" * (count - 1)}
    if printed:
        assert len(WORDING.render("{{ 甲 }}二", words, AT)) == count
    else:
        with pytest.raises(EditionError, match="太多"):
            WORDING.render("{{ 甲 }}二", words, AT)


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{{ 年度 }}年{{主体}}预算\n", "2026年部门预算"),
        ("{{ 主体 }}{# 注 #}", "部门"),
        ("{{ 主体 }}{% if true %}二{% endif %}", "部门二"),
        ("{{ 主体 | length }}", "2"),
        ("{{ 次 }}", "\ue010\U000f0000\U000f00003\ue011"),
    ],
)
def test_bare_names_are_filled_in_as_jinja2_would(template: str, printed: str) -> None:
    words = {"年度": 2026, "主体": "部门", "次": Number.of(3, Origins().asked(Stated("次")))}
    assert WORDING.render(template, words, AT) == printed
    assert WORDING.render(template + "{{ '' }}", words, AT).rstrip("\n") == printed


@pytest.mark.parametrize("template", ["{{ 没有 }}", "{{ 是 }}", "{{ 金 }}"])
def test_a_bare_name_that_cannot_be_printed_is_a_mistake(template: str) -> None:
    with pytest.raises(EditionError):
        WORDING.render(template, {"是": True, "金": Money(Decimal(1))}, AT)
