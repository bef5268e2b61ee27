"""Codes in several columns."""

from __future__ import annotations

import pytest

from author.read.codeparts import joined

DIGITS = {"类": 3, "款": 2, "项": 2}


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        (("210", "1", "5"), "2100105"),
        (("210", "21001", "2100105"), "2100105"),
        (("２１０", " 01 ", ""), "21001"),
        (("210", "", "05"), "210"),
        (("合计", "01", "05"), ""),
        (("201", "20", "1"), "2012001"),
    ],
)
def test_a_code_is_joined_from_its_parts(parts: tuple[str, ...], code: str) -> None:
    assert joined(dict(zip(DIGITS, parts, strict=True)), DIGITS) == code
