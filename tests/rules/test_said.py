"""Amounts in findings are said as the document says them: rounded half up, once, in the form's unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from author.compose.composition import Composition
from tests.places import ROOT
from tests.rules.test_cases import BASE
from tests.small import checked

if TYPE_CHECKING:
    from pathlib import Path

HALF = BASE.replace("本年: 480000.00", "本年: 484650.00").replace("收入总计: 394.00", "收入总计: 394.46")
"""The project has 684,650.00 元: half even would make it 68.46 万元."""


def said(text: str) -> str:
    return "\n".join(finding.message for finding in checked(text).findings)


def test_the_document_rounds_half_up() -> None:
    found = checked(HALF)
    assert found.edition is not None
    assert found.submission is not None
    document = Composition(found.edition, found.submission).document
    printed = "".join(getattr(block, "text", "") for block in document.blocks)
    assert "68.47" in printed
    assert "68.46" not in printed


@pytest.mark.parametrize(
    "text",
    [
        HALF,  # the project's amount, its share, its purpose, against texts that say 68
        HALF.replace("≤20万元", "≤69万元"),
        HALF.replace("≤20万元", "≤684651元"),
        HALF.replace("政府采购: {货物: 100000", "政府采购: {货物: 684650, 面向中小企业: 884650.01").replace(
            "面向中小企业: 200000, ", ""
        ),
        re.sub(r'    "2101505".*\n', "", HALF).replace("上年: 1000000.00", "上年: 0.00"),
    ],
)
def test_findings_do_so_too(text: str) -> None:
    told = said(text)
    assert "8.46万元" not in told
    assert re.search(r"(68|48|88)\.47万元", told)


@pytest.mark.parametrize("path", sorted((ROOT / "author/rules").glob("*.py")), ids=lambda path: path.stem)
def test_no_rule_writes_money_by_itself(path: Path) -> None:
    own = re.findall(r":,?\.\d+f|\bround\(|quantize", path.read_text(encoding="utf-8"))
    assert own == [], "say it with Subject.said, or with money.shown"
