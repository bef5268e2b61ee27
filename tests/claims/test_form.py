"""The form's own sentences: all of them say what the ledger says, in every sample and in departments of many kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from author.claims.arithmetic import contradictions
from author.claims.names import read_names, unquoted
from author.claims.phrases import Words
from author.claims.reading import Setting, bound, cleaned
from author.claims.standing import Standing
from author.claims.verdict import verdict
from author.document import Paragraph
from author.pipeline.check import check
from tests.places import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.compose.composition import Composition

BOUND = {"kizilsu-2026": 60, "kizilsu-2020": 30, "school": 50, "bureau": 80, "fund-office": 45}
"""How many figures of its own sentences a document has at least whose words say what they are."""


def sentences(composition: Composition) -> Iterator[tuple[str, set[int]]]:
    """Each paragraph of the narrative, with the places of the form's own figures in it once quotes are gone."""
    for section in composition.sections:
        for block, _ in section.blocks:
            if isinstance(block, Paragraph):
                ends = [sum(len(run.text) for run in block.runs[:n]) for n in range(len(block.runs))]
                own = {end for end, run in zip(ends, block.runs, strict=True) if run.asked is not None}
                yield block.text, {len(unquoted(block.text[:end])) for end in own}


@pytest.mark.parametrize("name", BOUND)
def test_nothing_of_the_form_is_contradicted(name: str) -> None:
    composition = check(SAMPLES / name / "budget.yaml").composition
    assert composition is not None
    submission, names = composition.submission, read_names(composition)
    words = Words(names, submission.year, (submission.unit,))
    standing = Standing(submission.ledger, submission.is_sure, names.printed)
    read = [
        claim
        for text, own in sentences(composition)
        for claim in bound(text, words, Setting())
        if claim.claim.start in own
    ]
    assert [claim for claim in read if verdict(claim, standing, names, Setting())] == []
    assert len(read) >= BOUND[name]
    assert [text for text, _ in sentences(composition) if contradictions(cleaned(text), 2)] == []
