"""The rule book says what the rules do, all of it and nothing else."""

from __future__ import annotations

import re

from author.ground.findings import Severity
from author.report.rulebook import rulebook
from author.rules import RULES
from tests.places import ROOT
from tests.rules.test_cases import NAMES, case
from tests.small import form

SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "author").rglob("*.py"))


def test_every_code_in_the_source_is_in_the_book() -> None:
    used = set(re.findall(r'"([A-H]\d\d)"', SOURCES))
    checks = form().checks
    used |= {code for codes in checks.codes.values() for code in (codes.rows, codes.columns)}
    used |= {one.code for one in checks.sums}
    assert used == set(rulebook())


def test_every_rule_on_submissions_has_a_case() -> None:
    cases = {name[:3] for name in NAMES}
    beside = {"D28"}  # needs last year's file: tests/submission/test_lastyear.py
    assert [code for code in rulebook() if code[0] in "ADEFH" and code not in cases | beside] == []


def test_the_severities_are_those_of_the_book() -> None:
    known = {(code, word) for code, entry in rulebook().items() for word in entry.severities}
    told = {tuple(found.split(" ")[:2]) for name in NAMES for found in case(name)["应有"]}
    assert told <= known
    assert {word for _, word in known} <= {severity.value for severity in Severity}


def test_every_rule_says_which_code_it_is() -> None:
    assert [rule.__name__ for rule in RULES if not re.match(r"[A-H]\d\d", rule.__doc__ or "")] == []
