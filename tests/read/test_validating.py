"""Runs of Cerberus: our schema is one, and what does not fit is told with its path."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from cerberus import SchemaError
from cerberus.errors import ValidationError

from author.ledger.money import Money
from author.read.schema import submission_schema
from author.read.validating import Validator, default, fitted

LINE = {
    "type": "dict",
    "schema": {
        "码": {"required": True, "coerce": "code"},
        "额": {"coerce": "amount", "default": "0"},
        "类": {"coerce": "text", "allowed": ["甲", "乙"]},
        "点": {"type": "list", "minlength": 1, "schema": {"coerce": "count"}},
    },
}
NAMES = {"type": "dict", "default": {}, "keysrules": {"coerce": "code"}, "valuesrules": {"coerce": "text"}}
RULE = {"type": "dict", "schema": {"行": {"type": "list", "schema": LINE}, "名": NAMES}}


def misfits(value: Any, rule: dict[str, Any] = RULE) -> list[tuple[Any, ...]]:
    return [(*misfit.path, misfit.rule) for misfit in fitted(value, rule, "元")[1]]


def test_the_schema_of_submissions_is_valid() -> None:
    Validator(submission_schema())


def test_a_schema_with_a_slip_is_not() -> None:
    with pytest.raises(SchemaError):
        Validator({"年度": {"coerce": "yaer"}})


def test_types_and_defaults_at_every_depth() -> None:
    found, wrong = fitted({"行": [{"码": "301 工资", "点": ["1", "2"]}], "名": {"301 工资": " 甲 "}}, RULE, "元")
    assert wrong == []
    assert found == {"行": [{"码": "301", "点": [1, 2], "额": Money()}], "名": {"301": "甲"}}


def test_amounts_are_in_the_unit_also_in_lists() -> None:
    found, _ = fitted({"行": [{"码": "1", "额": "1.5"}]}, RULE, "万元")
    assert found["行"][0]["额"] == Money(Decimal(15_000))


@pytest.mark.parametrize("kind", ["amount", "number", "count"])
def test_a_mark_may_stand_for_a_number(kind: str) -> None:
    rule = {"type": "dict", "schema": {"数": {"type": "list", "schema": {"coerce": kind}}}}
    found, wrong = fitted({"数": ["待填写", "待填"]}, rule, "元", "待填写")
    assert found["数"][0] == "待填写"
    assert [misfit.path for misfit in wrong] == [("数", 1)]
    assert len(fitted({"数": ["待填写", ""]}, rule, "元")[1]) == 2


def test_each_misfit_has_its_path_and_the_rule_that_it_breaks() -> None:
    lines = [{"码": "301"}, {"额": "x", "类": "丙", "点": ["1", "x"]}, "x", None, ["x"]]
    assert misfits({"行": lines, "名": "x"}) == [
        ("名", "type"),
        ("行", 1, "码", "required"),
        ("行", 1, "类", "allowed"),
        ("行", 1, "额", "coerce"),
        ("行", 1, "点", 1, "coerce"),
        ("行", 2, "type"),
        ("行", 3, "nullable"),
        ("行", 4, "type"),
    ]
    assert misfits({"行": [{"码": "301", "点": []}]}) == [("行", 0, "点", "minlength")]
    assert misfits({"行": {"码": "301"}}) == [("行", "type")]
    assert misfits({"行": None}) == [("行", "nullable")]


def test_misfits_carry_what_is_needed_to_tell_them() -> None:
    _, (choice, read) = fitted({"行": [{"码": "1", "额": "x", "类": "丙"}]}, RULE, "元")
    assert read.message == "“x”不是数字"
    assert (choice.constraint, choice.value, choice.message) == (["甲", "乙"], "丙", "")


def test_names_that_the_rule_does_not_know_are_left_out_everywhere() -> None:
    found, wrong = fitted({"行": [{"码": "301", "x": "1"}], "y": {}}, RULE, "元")
    assert found == {"行": [{"码": "301", "额": Money()}], "名": {}}
    assert wrong == []


def test_entries_that_do_not_fit_are_left_out_and_told_by_key_or_value() -> None:
    found, wrong = fitted({"名": {"x": "x", "301": ["x"], "302": "y"}}, RULE, "元")
    assert found["名"] == {"302": "y"}
    assert [(misfit.path, misfit.of_key) for misfit in wrong] == [(("名", "x"), True), (("名", "301"), False)]


@pytest.mark.parametrize("names", [("301", "301 工资"), ("301 工资", "301")])
def test_two_names_for_one_entry(names: tuple[str, str]) -> None:
    found, (twice,) = fitted({"名": dict(zip(names, "甲乙", strict=True))}, RULE, "元")
    assert found["名"] == {"301": "甲"}
    assert (twice.path, twice.of_key, twice.message) == (("名", names[1]), True, "“301”写了两次，请只留一处")


def test_what_is_read_stays_as_it_was() -> None:
    data = {"行": [{"码": "301", "x": "1", "点": ["1"]}], "名": {"301 工资": "甲"}}
    fitted(data, RULE, "元")
    assert data == {"行": [{"码": "301", "x": "1", "点": ["1"]}], "名": {"301 工资": "甲"}}


def test_the_default_of_a_rule() -> None:
    assert default({"coerce": "amount", "default": "0"}) == Money()


def test_twice_as_many_misfits_take_twice_as_much_comparing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cerberus sorts the errors of a run anew for each one: that must not be those of a whole list."""
    compared = []
    before = ValidationError.__lt__
    monkeypatch.setattr(ValidationError, "__lt__", lambda self, other: compared.append(1) or before(self, other))

    def comparisons(count: int) -> int:
        compared.clear()
        lines = [{"额": "x", "类": "丙", "点": ["x"] * count}] * count
        fitted({"行": lines, "名": dict.fromkeys(map(str, range(count)), "")}, RULE, "元")
        return len(compared)

    assert 0 < comparisons(40) <= 2 * comparisons(20)
