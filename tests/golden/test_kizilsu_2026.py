"""The published 2026 disclosure, from `as-published.yaml`: every cell, every paragraph."""

from __future__ import annotations

import re

import pytest

from author.build import Written, check, write
from author.compose import compose
from author.document import Document, Heading
from tests.golden import readback
from tests.golden.compare import differences, exceptions
from tests.golden.content import normal, of_document, published
from tests.places import SAMPLES

NAME = "kizilsu-2026"


@pytest.fixture(scope="module")
def document() -> Document:
    checked = check(SAMPLES / NAME / "as-published.yaml")
    assert checked.edition is not None
    assert checked.submission is not None
    return compose(checked.edition, checked.submission)


def test_the_document_is_the_publication(document: Document) -> None:
    found = differences(published(NAME), of_document(document))
    assert sorted(found - exceptions(NAME)) == []
    assert sorted(exceptions(NAME) - found) == [], "an exception that no longer occurs"


@pytest.fixture(scope="module")
def built(document: Document, tmp_path_factory: pytest.TempPathFactory) -> Written:
    return write(document, tmp_path_factory.mktemp("built"), ("docx", "pdf"), "shipped", lambda _stage: None)


def test_nothing_is_lost_in_the_docx(document: Document, built: Written) -> None:
    shown = readback.without_strip_blanks(readback.of_docx(built.files[0]))
    assert shown == readback.without_strip_blanks(readback.expected(document))


def test_nothing_is_lost_in_the_pdf(document: Document, built: Written) -> None:
    pages = readback.of_pdf(built.files[1])
    left = readback.stream(document)
    for number, page in enumerate(pages[_first_after_contents(document, pages) :], 1):
        left = _read(page, left, document)
        assert left is not None, f"page {number} after the contents differs"
    assert left == ""


def _first_after_contents(document: Document, pages: list[str]) -> int:
    first = normal(next(b.text for b in document.blocks if isinstance(b, Heading)))
    return next(i for i, page in enumerate(pages) if page.startswith(first) and "..." not in page)


def _read(page: str, left: str, document: Document) -> str | None:
    """What is left to be read after ``page``; None when the page shows something else."""
    body = re.sub(r"-\d+-$", "", page)
    for top in ("", *readback.repeats(document)):
        if top and not body.startswith(top):
            continue
        rest = body.removeprefix(top)
        for again in ("", *_labels(document)):
            if rest.startswith(again) and left.startswith(rest.removeprefix(again)):
                return left[len(rest) - len(again) :]
    return None


def _labels(document: Document) -> list[str]:
    words = readback.merged(document)
    return [*words, *(a + b for a in words for b in words)]
