"""The books of codes that come with the program, read as plain tables."""

from __future__ import annotations

import csv
from functools import cache
from typing import TYPE_CHECKING

from tests.places import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def _book(name: str) -> tuple[Mapping[str, str], ...]:
    with (ROOT / "templates" / "codes" / f"{name}.csv").open(encoding="utf-8") as file:
        return tuple(csv.DictReader(file))


@cache
def names(name: str, year: int) -> Mapping[str, str]:
    """Code to the name of that year; a code that has ended keeps its last name."""
    found: dict[str, str] = {}
    for row in sorted(_book(name), key=lambda row: int(row.get("until") or 9999)):
        known = row["code"] in found and int(row.get("until") or 9999) < year
        if int(row.get("from") or 0) <= year and not known:
            found[row["code"]] = row["name"]
    return found


@cache
def kind(economic: str) -> str:
    """人员经费 or 公用经费, where an economic code tells."""
    kinds = {row["code"]: row["kind"] for row in _book("economic") if row.get("kind")}
    return kinds.get(economic) or kinds.get(economic[:3], "")
