"""A form from a stranger: its templates end in a sentence with their line, whatever they are up to."""

from __future__ import annotations

import tracemalloc
from decimal import Decimal

import pytest

from author.ground.findings import EditionError, Source
from author.ledger.money import Form, Money
from author.wording.allowance import ITEM, MOST, Allowance, SpentError
from author.wording.templates import LONGEST, Wording
from tests.small import checked, small

AT = Source("sections/x.md", 5)
WORDING = Wording(Form("万元", 2))
TEN = "{% set 十 = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0] %}"
LONG = "长" * 5_000


def loops(inner: str, depth: int = 9) -> str:
    """Something done a thousand million times."""
    return TEN + "{% for i in 十 %}" * depth + inner + "{% endfor %}" * depth


def told(template: str, allowance: int = 500_000) -> EditionError:
    words = {"甲": "x", "数": Decimal("1.5"), "钱": Money(Decimal(1)), "长": LONG}
    with pytest.raises(EditionError) as error:
        WORDING.render(template, words, AT, Allowance(allowance))
    return error.value


DOUBLED = {
    "joined": "{% set a = 'xxxx' %}" + "{% set a = a ~ a %}" * 60,
    "printed into a variable": "{% set a = 'xxxx' %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 60,
    "lists of lists": "{% set a = [1] %}" + "{% set a = [a, a] %}" * 60,
    "groups of groups": "{% set a = (1,) %}" + "{% set a = (a, a) %}" * 60,
    "by name": "{% set a = {'b': 1} %}" + "{% set a = {'b': a, 'c': a} %}" * 60,
    "macros": "{% macro m0() %}x{% endmacro %}"
    + "".join(f"{{% macro m{i + 1}() %}}{{% set x = m{i}() ~ m{i}() %}}{{% endmacro %}}" for i in range(60))
    + "{{ m60() }}",
    "callers": "{% macro m() %}{{ caller() }}{{ caller() }}{% endmacro %}"
    + "{% call m() %}" * 40
    + "x"
    + "{% endcall %}" * 40,
    "replaced": "{% set a = 长.replace('', 长) %}",
    "joined by a filter": "{% set a = [" + "0," * 600 + "] | join(长) %}",
    "joined by a method": "{% set a = 长.join([" + "'0'," * 600 + "]) %}",
}
ENDLESS = {
    "nothing": loops(""),
    "a word": loops("{{ 甲 }}"),
    "raw words in a variable": "{% set a %}" + loops("长" * 50) + "{% endset %}",
    "constants in a variable": "{% set a %}" + loops("{{ '长长长长' }}") + "{% endset %}",
    "a variable": loops("{% set a = 1 %}"),
    "a condition": TEN + "{% for i in 十 if i == 77 or 长 == 长[1:] %}{% endfor %}" * 20,
    "a comparison": "{% set b = 长[1:] ~ 'z' %}" + loops("{% set a = 长 == b %}"),
    "a test": "{% set b = 长 ~ 'z' %}" + loops("{{ [钱] | selectattr('yuan', 'equalto', b) | list | length }}"),
    "a slice": loops("{% set a = 长[1:] %}"),
    "a method": loops("{% set a = 长.upper() %}"),
    "pieces": loops("{% set a = 长.split('长') and 长.splitlines() %}"),
    "a list of letters": loops("{% set a = 长 | list %}"),
    "a filter of a list": loops("{% set a = 十 | map('default') | list %}"),
    "a change": loops("{% if loop.changed(长) %}{% endif %}"),
    "questions to a value": loops("{% set a = 钱.yuan %}"),
    "a loop that calls itself": TEN
    + "{% for i in 十 recursive %}{% if loop.depth < 9 %}{{ loop(十) }}{% endif %}{% endfor %}",
}
GROWING = [
    "'x'.center(1000000000)",
    "'x'['center'](1000000000)",
    "(['x'] | map(attribute='center') | first)(1000000000)",
    "'x'.zfill(1000000000)",
    "'{:1000000000}'.format(1)",
    "'{a:1000000000}'.format_map({'a': 1})",
    "(1).to_bytes(1000000000)",
    "甲.encode()",
    "1 | 补零(1000000000)",
    "数 | 数(1000000000)",
    "数 | 数(-1)",
    "[[1]] | join",
    "[[1], [1]] ~ ''",
]
DEEP = [
    "{% set l = [1] %}" + "{% for a in l %}" * 30 + "{% endfor %}" * 30,
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
]
LONG_CHAIN = "{% if 乙 %}" + "{% elif 乙 %}" * 3000 + "{% else %}x{% endif %}"
"""Too deep for the compiler of Python 3.11, not for that of 3.13."""


@pytest.mark.parametrize("template", DOUBLED.values(), ids=DOUBLED)
def test_what_doubles_is_told_before_it_takes_memory(template: str) -> None:
    tracemalloc.start()
    error = told(f"第一行\n{template}")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert ("太多" in error.message, str(error.at)) == (True, "sections/x.md:6")
    assert peak < 20 * 1024 * 1024


@pytest.mark.parametrize("template", ENDLESS.values(), ids=ENDLESS)
def test_what_runs_on_is_told(template: str) -> None:
    error = told(f"第一行\n{template}")
    assert ("太多" in error.message, str(error.at)) == (True, "sections/x.md:6")


@pytest.mark.parametrize("written", GROWING)
def test_what_makes_much_of_little_is_refused(written: str) -> None:
    assert told(f"第一行\n{{{{ {written} }}}}").at.row == 6


@pytest.mark.parametrize("template", DEEP)
def test_what_is_too_deep_is_told(template: str) -> None:
    assert "太深" in told(template, MOST).message


def test_a_long_chain_is_printed_or_told() -> None:
    try:
        printed = str(WORDING.render(LONG_CHAIN, {"乙": ""}, AT, Allowance(MOST)))
    except EditionError as error:
        printed = error.message
    assert printed == "x" or "太深" in printed


def test_what_is_very_long_is_not_even_compiled() -> None:
    assert "太长" in told("{{ 甲 | 列举 }}" + "长" * LONGEST).message
    assert "太多" in told("{{ 甲 }}{{ 数 | 数 }}" * 500).message


def test_all_templates_of_a_document_share_one_budget() -> None:
    allowance = Allowance(12)
    assert WORDING.render("{{ 甲 }}", {"甲": "一二三四五"}, AT, allowance) == "一二三四五"
    assert WORDING.render("{{ 甲 }}", {"甲": "一二三四五"}, AT, allowance) == "一二三四五"
    with pytest.raises(EditionError, match="太多"):
        WORDING.render("{{ 甲 }}", {"甲": "一二三四五"}, AT, allowance)


def test_what_a_macro_does_is_told_at_the_macro() -> None:
    macros = "{% macro 一(词) %}{{ 词 }}{% endmacro %}\n\n{% macro 二(词) %}{{ 词.没有 }}{% endmacro %}"
    wording = Wording(Form("万元", 2), macros, Source("phrases.jinja", 1))
    with pytest.raises(EditionError) as error:
        wording.render("{{ 一(甲) }}\n{{ 二(甲) }}", {"甲": "x"}, AT)
    assert str(error.value.at) == "phrases.jinja:3"
    assert "sections/x.md:6" in error.value.hint
    with pytest.raises(EditionError) as error:
        wording.render("{{ 一(甲) }}\n{{ 甲.没有 }}", {"甲": "x"}, AT)
    assert (str(error.value.at), error.value.hint.count("宏")) == ("sections/x.md:6", 0)


def test_looking_at_a_value_costs_what_stands_in_it() -> None:
    allowance = Allowance(1000)
    assert allowance.weighed({"一二三": ["四五", 6]}) == {"一二三": ["四五", 6]}
    assert allowance.left == 1000 - ITEM - 2 * ITEM - 2
    with pytest.raises(SpentError):
        allowance.weighed("长" * 1001)


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{{ 甲.upper() }}{{ 甲.replace('x', 'yy') }}{{ '、'.join(['一', '二']) }}", "Xyy一、二"),
        ("{% for 名, 值 in {'一': 1}.items() %}{{ 名 }}{{ 值 }}{% endfor %}", "一1"),
        ("{% for i in [3, 1] if i > 2 %}{{ loop.index }}{{ loop.length }}{{ i }}{% endfor %}", "113"),
        ("{% for i in [[1], []] recursive %}{% if i %}{{ loop(i) }}{% endif %}。{% endfor %}", "。。。"),
        ("{{ [钱, 钱] | join('、', attribute='yuan') }}{{ 1 ~ '年' ~ 甲 }}", "1、11年x"),
        ("{% if 'x' in [甲] and 甲 != 'y' and not 甲[1:] %}是{% endif %}", "是"),
        ("{% filter 列举 %}1）{{ 甲 }}{% endfilter %}", "：1）x"),
    ],
)
def test_what_forms_write_is_written_as_before(template: str, printed: str) -> None:
    words = {"甲": "x", "钱": Money(Decimal(1))}
    if "recursive" in template:
        template = template.replace("loop(i)", "loop([[]])")
    assert WORDING.render(template, words, AT) == printed


def test_asking_the_ledger_costs_its_facts() -> None:
    found = checked(small())
    assert found.composition is not None
    ledger = found.composition.submission.ledger
    for template, least in (("{{ 账.sources | length }}", len(ledger.facts)), ("{{ 账.by('fund') | length }}", 1000)):
        allowance = Allowance()
        WORDING.render(template, {"账": ledger}, AT)  # compiled once, which costs more
        WORDING.render(template, {"账": ledger}, AT, allowance)
        assert MOST - allowance.left > least + len(ledger.facts)
