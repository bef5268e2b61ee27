"""schemas/findings.schema.json says what `check --format json` writes, no more and no less."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from author.report.findingjson import as_json
from author.report.shown import plainly
from tests.places import ROOT
from tests.report.found import many, real

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = json.loads((ROOT / "schemas" / "findings.schema.json").read_text(encoding="utf-8"))
TYPES = {"object": dict, "array": list, "string": str, "integer": int}


def misfits(value: Any, rule: dict[str, Any], path: str = "$") -> Iterator[str]:
    """Where a value is not as a schema has it; names that the schema does not know count too."""
    rule = {**rule, **(SCHEMA["$defs"][rule["$ref"].rpartition("/")[2]] if "$ref" in rule else {})}
    known = {"$ref", "type", "description", "required", "properties", "items", "enum", "const", "pattern", "minimum"}
    assert rule.keys() - known <= {"$schema", "$defs", "title"}, f"{path}: the test does not know all of {rule.keys()}"
    if "type" in rule and (not isinstance(value, TYPES[rule["type"]]) or isinstance(value, bool)):
        yield f"{path} is no {rule['type']}"
        return
    if not _fits(value, rule):
        yield f"{path} is {value}"
    if rule.get("type") == "object":
        yield from (f"{path}.{name} is missing" for name in set(rule["required"]) - value.keys())
        for name, inner in value.items():
            if name in rule["properties"]:
                yield from misfits(inner, rule["properties"][name], f"{path}.{name}")
            else:
                yield f"{path}.{name} is not in the schema"
    if rule.get("type") == "array":
        for place, inner in enumerate(value):
            yield from misfits(inner, rule["items"], f"{path}[{place}]")


def _fits(value: Any, rule: dict[str, Any]) -> bool:
    return (
        value == rule.get("const", value)
        and value in rule.get("enum", [value])
        and bool("pattern" not in rule or re.search(rule["pattern"], value))
        and bool("minimum" not in rule or value >= rule["minimum"])
    )


@pytest.mark.parametrize("gone", [None, plainly([shown.finding for shown in many(3)])])
def test_what_is_written_is_as_the_schema_has_it(gone: Any) -> None:
    assert list(misfits(json.loads(as_json(real(), "a.yaml", gone, 2)), SCHEMA)) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("page", -1), ("severity", "致命"), ("at", [{}]), ("quoted", "甲"), ("code", "E3"), ("more", 1), ("page", True)],
)
def test_what_is_otherwise_is_found(name: str, value: Any) -> None:
    told = json.loads(as_json(real()[:1], "a.yaml"))
    told["findings"][0][name] = value
    assert list(misfits(told, SCHEMA)) != []


def test_every_name_stands_in_the_documentation() -> None:
    page = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    names = {*SCHEMA["properties"], *SCHEMA["$defs"]["finding"]["properties"]}
    assert {name for name in names if f"`{name}`" not in page} == set()
