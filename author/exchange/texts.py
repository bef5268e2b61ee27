"""Typed values as the texts that staff would type, which read again give the same values."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from author.ground.signs import FORBIDDEN
from author.ledger.money import YUAN_IN, Money
from author.read.values import Period

if TYPE_CHECKING:
    from collections.abc import Mapping

_LINE_END = re.compile("\r\n?")


def given(words: Mapping[str, Any], texts: Mapping[str, Any], schema: Mapping[str, Any]) -> dict[str, Any]:
    """The typed values of what staff filled in, without the defaults of what they left out, in the schema's order."""
    return _given_fields(words, texts, schema)


def _given_fields(values: Mapping[str, Any], texts: Mapping[str, Any], schema: Mapping[str, Any]) -> dict[str, Any]:
    found = {
        name: _given(values[name], texts[name], rule)
        for name, rule in schema.items()
        if name in values and name in texts
    }
    return {name: value for name, value in found.items() if not empty(value)}


def _given(value: Any, text: Any, rule: Mapping[str, Any]) -> Any:  # noqa: ANN401 - whatever the rule makes
    if isinstance(value, dict) and "schema" in rule and isinstance(text, dict):
        return _given_fields(value, text, rule["schema"])
    if isinstance(value, list) and isinstance(text, list):
        return [_given(item, its_text, rule.get("schema", {})) for item, its_text in zip(value, text, strict=True)]
    return value


def empty(value: object) -> bool:
    """Whether there is nothing to write; a zero is something."""
    return value is None or (isinstance(value, (str, tuple, list, dict)) and not value) or value == Period()


def plain(value: Any, rule: Mapping[str, Any], unit: str) -> Any:  # noqa: ANN401 - nested dicts and lists of texts
    """The texts of nested typed values: paragraphs are lines of one text; ``unit`` is what amounts are written in."""
    if isinstance(value, dict):
        rules = rule.get("schema", {})
        free = rule.get("valuesrules", {})
        filled = {name: inner for name, inner in value.items() if not empty(inner)}
        return {_clean(str(name)): plain(inner, rules.get(name, free), unit) for name, inner in filled.items()}
    if isinstance(value, list):
        return [plain(item, rule.get("schema", {}), unit) for item in value]
    if isinstance(value, tuple):
        lines = [_clean(line) for line in value]
        return lines if rule.get("coerce") == "texts" else "\n".join(lines)
    if isinstance(value, Period):
        return _clean(value.words) or {"起": str(value.start), "止": str(value.end)}
    return scalar(value, unit)


def scalar(value: object, unit: str) -> str:
    """The text of one typed value."""
    if isinstance(value, Money):
        return f"{in_unit(value, unit):f}"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else _clean(str(value))


def in_unit(money: Money, unit: str) -> Decimal:
    """An amount in ``unit``: whole, or with two decimals at least, and as many as it needs."""
    amount = (money.yuan / YUAN_IN[unit]).normalize()
    exponent = amount.as_tuple().exponent
    assert isinstance(exponent, int)  # noqa: S101 - money is never infinite
    decimals = 0 if exponent >= 0 else max(2, -exponent)
    return amount.quantize(Decimal(1).scaleb(-decimals))


def _clean(text: str) -> str:
    """Without characters that neither file can hold, and with one kind of line end."""
    return FORBIDDEN.sub("", _LINE_END.sub("\n", text))
