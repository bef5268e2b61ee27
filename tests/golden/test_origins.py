"""Every figure of the samples knows where it comes from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from author.document import Paragraph, Table
from author.pipeline.check import check
from tests.places import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.compose.composition import Composition

NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
DATED = re.compile(r"\d{4}年(?:\d+月)?(?:\d+日)?(?:-\d{4}年\d+月\d+日)?")
NUMBERED = re.compile(r"^（?\d+[、.）]")
OF_THE_FORM = ("50万元以上", "100万元以上", "整体预算绩效目标1个")
CODED = re.compile(r"（\d{2,3}）")
"""Codes of 类, 款 and 项 in the sentences of the 2020 form."""


def texts(composition: Composition) -> Iterator[tuple[str, bool]]:
    """Every stretch of text that is printed, and whether it has an origin."""
    for block in composition.document.blocks:
        if isinstance(block, Paragraph):
            yield from ((run.text, run.asked is not None) for run in block.runs)
        elif isinstance(block, Table):
            cells = (cell.cell for rows in (block.placed_once, block.placed_body) for row in rows for cell in row)
            yield from ((cell.text, cell.asked is not None) for cell in cells)


def stubs(composition: Composition) -> set[str]:
    """What the stub columns of tables print: codes and names."""
    found: set[str] = set()
    for table in composition.tables:
        for row in table.table.placed_body if table.grid else ():
            found |= {cell.cell.text for cell in row if cell.cell.number is None}
    return found


def staffs(words: object) -> Iterator[str]:
    """Every text that staff wrote."""
    if isinstance(words, str):
        yield from words.split("\n")
    elif isinstance(words, dict):
        for name, inner in words.items():
            yield from (str(name), *staffs(inner))
    elif isinstance(words, (list, tuple)):
        for inner in words:
            yield from staffs(inner)


@pytest.mark.parametrize(
    ("name", "least"),
    [("kizilsu-2026", 400), ("kizilsu-2020", 150), ("school", 250), ("bureau", 400), ("fund-office", 250)],
)
def test_every_numeral_has_an_origin(name: str, least: int) -> None:
    composition = check(SAMPLES / name / "budget.yaml").composition
    assert composition is not None
    own = sorted({text for text in staffs(composition.submission.words) if NUMERAL.search(text)}, key=len, reverse=True)
    allowed, without, asked = stubs(composition), [], 0
    for text, known in texts(composition):
        asked += known
        left = "" if known or text in allowed else text
        for words in own:
            left = left.replace(words, "")
        for words in OF_THE_FORM:
            left = left.replace(words, "")
        left = NUMBERED.sub("", CODED.sub("", DATED.sub("", left)))
        without += [text] if NUMERAL.search(left) else []
    assert without == []
    assert asked > least
