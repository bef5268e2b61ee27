"""The small samples for newcomers: clean, built whole, the same from a workbook, every figure with its origin."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from author import exchange
from author.exchange.texts import given
from author.ground.findings import Severity
from author.pipeline.build import build, verified
from author.pipeline.check import Checked, check
from author.read.door import read
from author.read.schema import submission_schema, typed
from tests.places import SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

    from author.compose.composition import Composition

SCHEMA = submission_schema()
DEPARTMENTS = [SAMPLES / name / "budget.yaml" for name in ("school", "bureau", "fund-office")]
FILES = [*DEPARTMENTS, *sorted((SAMPLES / "bureau" / "单位").iterdir())]
EACH = pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
FUNDS_OF_THE_BUREAU = {"附属单位上缴收入"}
"""Sources of money that the bureau's units have, but the bureau as a whole has not."""


@cache
def checked(path: Path) -> Checked:
    return check(path)


def composition(path: Path) -> Composition:
    made = checked(path).composition
    assert made is not None
    return made


@EACH
def test_nothing_is_found(path: Path) -> None:
    """But the transfer that the bureau counts once, in either year."""
    found = [(one.code, one.severity) for one in checked(path).findings]
    assert found == ([("C58", Severity.NOTE)] if path == SAMPLES / "bureau" / "budget.yaml" else [])


@EACH
def test_the_files_hold_what_was_composed(path: Path, tmp_path: Path) -> None:
    made = composition(path)
    written = build(made, tmp_path, ("docx", "pdf"), "shipped", draft=False, progress=lambda _stage: None)
    assert not written.missing
    assert verified(made, written, draft=False) == ()


@EACH
def test_a_workbook_holds_the_same(path: Path, tmp_path: Path) -> None:
    tree, wrong = read(path, SCHEMA)
    assert tree is not None
    words, amiss = typed(tree, SCHEMA)
    exchange.write(given(words, tree.data, SCHEMA), tmp_path / "a.xlsx", SCHEMA, composition(path).edition)
    again, more = read(tmp_path / "a.xlsx", SCHEMA)
    assert again is not None
    assert (wrong, amiss, more) == ([], [], [])
    assert typed(again, SCHEMA) == (words, [])


def test_the_bureau_has_every_kind_of_money_and_of_unit() -> None:
    made = composition(SAMPLES / "bureau" / "budget.yaml").submission
    funds = made.ledger.books["fund"]
    unit = checked(SAMPLES / "bureau" / "budget.yaml").units[0].submission
    assert unit is not None
    assert set(funds.leaves) - set(made.ledger.by("fund")) == FUNDS_OF_THE_BUREAU
    assert set(made.members.kinds.values()) == {"行政", "参公", "事业"}
    assert unit.unit in made.members.below
    assert all(below.controls for below in made.written.below)
