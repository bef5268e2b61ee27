"""The published 2026 disclosure, from `as-published.yaml`: every cell, every paragraph."""

from __future__ import annotations

import pytest

from author.build import check
from author.compose import compose
from author.document import Document
from tests.golden.compare import differences, exceptions
from tests.golden.content import of_document, published
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
