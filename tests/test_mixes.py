"""Whatever the mix of money: a submission that is filled in right has no errors, and every figure and claim is right.

``KZAUTHOR_MIXES=5000 pytest tests/test_mixes.py`` looks at so many mixes.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import HealthCheck, given, settings

from author.ground.findings import Severity
from tests.mixes import FORM_2020, submissions
from tests.oracle import differences
from tests.small import checked

if TYPE_CHECKING:
    from author.pipeline.check import Checked

EXAMPLES = int(os.environ.get("KZAUTHOR_MIXES", "60"))


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])
@given(submissions())
def test_every_figure_and_every_claim_of_2026_is_right(raw: dict[str, Any]) -> None:
    _is_right(raw)


@settings(max_examples=EXAMPLES // 2, suppress_health_check=[HealthCheck.too_slow])
@given(submissions(FORM_2020))
def test_every_figure_and_every_claim_of_2020_is_right(raw: dict[str, Any]) -> None:
    _is_right(raw)


def _is_right(raw: dict[str, Any]) -> None:
    found = checked(yaml.safe_dump(raw, allow_unicode=True, sort_keys=False))
    assert wrong(found) == []
    assert found.composition is not None
    assert differences(found.composition.document, raw) == []


def wrong(found: Checked) -> list[str]:
    """The errors that were found."""
    return [f"{finding.code} {finding.message}" for finding in found.findings if finding.severity is Severity.ERROR]
