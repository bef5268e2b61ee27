"""Every rule at its boundary: where it speaks, and nearly the same where it must not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from author.rules import RULES
from tests.rules.boundaries_of_figures import FIGURES
from tests.rules.boundaries_of_words import WORDS
from tests.rules.boundary import SILENT, severities
from tests.rules.test_cases import BASE

if TYPE_CHECKING:
    from tests.rules.boundary import Boundary

BOUNDARIES = (*FIGURES, *WORDS)


@pytest.mark.parametrize("boundary", BOUNDARIES, ids=lambda boundary: boundary.rule.__name__)
def test_a_rule_speaks_on_one_side_only(boundary: Boundary) -> None:
    said = {text: severities(boundary.rule, text) for text, _ in boundary.texts()}
    assert said == dict(boundary.texts())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_is_silent_on_the_base_and_speaks_at_its_boundary(rule) -> None:
    assert severities(rule, BASE) == SILENT
    expected = [said for boundary in BOUNDARIES if boundary.rule is rule for said in boundary.said.values()]
    assert any(said != SILENT for said in expected)
    assert SILENT in expected
