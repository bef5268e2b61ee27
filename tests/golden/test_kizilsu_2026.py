"""The published 2026 disclosure, from `as-published.yaml`: every cell, every paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from author.compose.composition import Composition
from author.pipeline.build import Written, write
from author.pipeline.check import check
from tests.golden import readback
from tests.golden.compare import differences, exceptions
from tests.golden.content import of_document, published
from tests.places import SAMPLES

if TYPE_CHECKING:
    from author.document import Document

NAME = "kizilsu-2026"


@pytest.fixture(scope="module")
def document() -> Document:
    checked = check(SAMPLES / NAME / "as-published.yaml")
    assert checked.edition is not None
    assert checked.submission is not None
    return Composition(checked.edition, checked.submission).document


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
    assert readback.pdf_shows(document, built.files[1]) == ""
