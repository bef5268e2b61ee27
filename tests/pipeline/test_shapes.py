"""Fields of another shape than they should have: told, whatever rule looks at them afterwards."""

from __future__ import annotations

import pytest

from tests.small import SMALL, checked


@pytest.mark.parametrize(
    "value", ["[[[1]]]", "{支出: [a, [b]]}", "{收入: [[1], {a: b}]}", "{基本支出: {合计: {a: [1]}}}"]
)
def test_reasons_of_another_shape(value: str) -> None:
    assert not checked(SMALL).blocked
    assert checked(f"{SMALL}\n变动原因: {value}\n").blocked
