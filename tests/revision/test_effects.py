"""What compare tells is what two documents print differently: nothing is missing, nothing is told that is not so."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from author.pipeline.check import check
from author.revision.revision import Revision
from tests.places import SAMPLES
from tests.revision.differing import unlike
from tests.revision.pairs import pairs, revised

if TYPE_CHECKING:
    from author.compose.composition import Composition
    from tests.revision.pairs import Raw


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(pairs())
def test_effects_tell_every_difference_and_no_other(both: tuple[Raw, Raw]) -> None:
    assert unlike(revised(*both)) == []


SUBMISSIONS = (
    "bureau/budget",
    "fund-office/budget",
    "kizilsu-2020/budget",
    "kizilsu-2026/as-published",
    "kizilsu-2026/budget",
)
OTHERS = [*pairwise(SUBMISSIONS), *pairwise(SUBMISSIONS[::-1]), (SUBMISSIONS[2], SUBMISSIONS[0])]


@cache
def sample(name: str) -> Composition:
    found = check(SAMPLES / f"{name}.yaml").composition
    assert found is not None
    return found


@pytest.mark.parametrize("both", OTHERS, ids=" ".join)
def test_other_units_and_other_forms(both: tuple[str, str]) -> None:
    """With --force whatever can be composed is compared: other tables, columns and goal forms, other sections."""
    assert unlike(Revision(sample(both[0]), sample(both[1]))) == []


@pytest.mark.parametrize("name", SUBMISSIONS)
def test_what_is_the_same_has_no_effects(name: str) -> None:
    assert Revision(sample(name), sample(name)).effects == ()
