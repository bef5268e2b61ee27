"""Submissions that Hypothesis fills in, whatever the schema has."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from author.ground.signs import FORBIDDEN
from author.read.schema import typed
from author.read.tree import Tree
from author.read.values import text

if TYPE_CHECKING:
    from collections.abc import Mapping

NASTY = [
    "=1+1",
    "+a",
    "-5",
    "-",
    "@b",
    "#REF!",
    "#c",
    "_x0041_",
    "_x005F_",
    "null",
    "~",
    "NO",
    "TRUE",
    "0102",
    "1e5",
    "2026-01-01",
    "46058",
    "a:b",
    "a:_b",
    "[x]",
    "{y:",
    "!t",
    "&u",
    "*v",
    "|w",
    "'q",
    '"r',
    "%s",
    "`p",
    "?",
    "\\n",
    "a#b",
    "<&>",
    "≥95%",
    "“引”",
    "（部门）",
    "1,234.50",
    "１２",
    "12.",
    "...",
    "---",
    "😀",
    "𠮷",
]
_SIGNS = st.sampled_from([*"甲乙，。：；、 　\t\n\n#-:=+@\"'\\,[]{}&*!|>%_x0", "_x0041_", ": ", " #"])


def _texts(*, lines: bool = True) -> st.SearchStrategy[str]:
    made = st.one_of(st.sampled_from(NASTY), st.lists(_SIGNS, min_size=1, max_size=9).map("".join))
    made = made.map(lambda raw: text(FORBIDDEN.sub("", raw))).filter(bool)
    return made if lines else made.map(lambda raw: raw.replace("\n", " "))


def _decimal(digits: int, places: int) -> st.SearchStrategy[str]:
    whole = st.integers(0, 10**digits).map(str)
    return st.one_of(whole, st.tuples(whole, st.text("0123456789", min_size=1, max_size=places)).map(".".join))


def _number(digits: int, places: int) -> st.SearchStrategy[str]:
    return st.tuples(st.sampled_from(["", "", "-"]), _decimal(digits, places)).map("".join)


_DAYS = st.dates(min_value=date(1901, 1, 1)).map(lambda day: day.isoformat())
_CODES = st.sampled_from(["208", "20805", "2080505", "2101501", "301", "30101", "9"])


def _period(days: tuple[str, str]) -> dict[str, str]:
    return {"起": min(days), "止": max(days)}


def _value(rule: Mapping[str, Any], unit: str) -> st.SearchStrategy[Any]:
    if "allowed" in rule:
        return st.sampled_from([str(choice) for choice in rule["allowed"]])
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "amount": _number(11, 2) if unit == "元" else _number(8, 6),
        "wan": _number(9, 6),
        "number": _number(9, 4),
        "weight": _decimal(3, 2),
        "count": st.integers(0, 10**17).map(str),
        "year": st.integers(1900, 2199).map(str),
        "date": _DAYS,
        "code": _CODES,
        "paragraphs": st.one_of(_texts(), st.lists(_texts(), min_size=1, max_size=3)),
        "texts": st.lists(_texts(), min_size=1, max_size=3),
        "period": st.one_of(_texts(), st.tuples(_DAYS, _DAYS).map(_period)),
        "flag": st.sampled_from(["是", "否"]),
        "text": _texts(),
    }
    return kinds[rule.get("coerce", "text")]


def _filled(rule: Mapping[str, Any], unit: str) -> st.SearchStrategy[Any]:
    if rule.get("type") == "list":
        items = st.lists(_filled(rule["schema"], unit), min_size=1 if rule.get("minlength") else 0, max_size=3)
        return items.map(_with_one_name_each)
    if "schema" in rule:
        return _fields(rule["schema"], unit)
    if "keysrules" in rule:
        names = _CODES if rule["keysrules"].get("coerce") == "code" else _texts(lines=False)
        return st.dictionaries(names, _filled(rule["valuesrules"], unit), max_size=3)
    return _value(rule, unit)


def _fields(schema: Mapping[str, Any], unit: str) -> st.SearchStrategy[dict[str, Any]]:
    required = {name: _filled(rule, unit) for name, rule in schema.items() if rule.get("required")}
    others = {name: _filled(rule, unit) for name, rule in schema.items() if not rule.get("required")}
    return st.fixed_dictionaries(required, optional=others)


def _with_one_name_each(items: list[Any]) -> list[Any]:
    """Items that a workbook can tell apart."""
    named = {item["名称"]: item for item in items if isinstance(item, dict) and "名称" in item}
    return list(named.values()) or items


def submissions(schema: Mapping[str, Any]) -> st.SearchStrategy[tuple[dict[str, Any], Tree]]:
    """Typed values, and the tree they came from."""
    fields = {name: rule for name, rule in schema.items() if name != "金额单位"}
    return st.one_of(*(_fields(fields, unit).map(partial(_typed, schema, unit)) for unit in ("元", "万元")))


def _typed(schema: Mapping[str, Any], unit: str, texts: dict[str, Any]) -> tuple[dict[str, Any], Tree]:
    tree = Tree("made.yaml", {**texts, "金额单位": unit}, {}, {})
    words, findings = typed(tree, schema)
    assert [str(finding) for finding in findings] == []
    return words, tree
