"""The published 2020 disclosure and the corrected submission: equal but for the differences that are listed.

The published document contradicts itself, so there is no submission that prints it as it is. Rows of tables are
compared by code, because the publication lists them in no order; its blank rows are no content.
"""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from author.compose.composition import Composition
from author.document import Document, Heading, Paragraph, Table
from author.pipeline.build import Written, write
from author.pipeline.check import check
from tests.golden import readback
from tests.golden.compare import differences, exceptions
from tests.golden.content import HERE, Content, normal, of_document, published
from tests.places import SAMPLES

NAME = "kizilsu-2020"
RENAMED = {"医疗宣传": "医保宣传费", "医疗基金业务经办费": "医保基金业务经办费"}
"""Projects that the publication calls by another name in table 7."""


@pytest.fixture(scope="module")
def document() -> Document:
    checked = check(SAMPLES / NAME / "budget.yaml")
    assert not checked.blocked
    assert checked.edition is not None
    assert checked.submission is not None
    return Composition(checked.edition, checked.submission).document


def transcription() -> Content:
    content = published(NAME)
    return replace(content, forms={RENAMED.get(name, name): form for name, form in content.forms.items()})


def test_the_document_is_the_publication_but_for_what_is_listed(document: Document) -> None:
    found = differences(transcription(), of_document(document), by_code=True)
    assert sorted(found - exceptions(NAME)) == []
    assert sorted(exceptions(NAME) - found) == [], "an exception that no longer occurs"


def test_labels_titles_and_lines_around_the_tables(document: Document) -> None:
    printed = json.loads((HERE / f"{NAME}.json").read_text(encoding="utf-8"))["tables"].values()
    theirs = [(t["label"], t["title"], t["preparer"], t["unit_line"], t["note"]) for t in printed]
    assert [tuple(map(normal, around)) for around in _around(document)] == [tuple(map(normal, t)) for t in theirs]


def _around(document: Document) -> list[tuple[str, ...]]:
    """Label, title, the line above the head, and the note of each numbered table."""
    blocks = list(document.blocks)
    found = []
    for index, block in enumerate(blocks):
        if isinstance(block, Heading) and block.style == "table-label":
            title, table, after = blocks[index + 1 : index + 4]
            assert isinstance(title, Heading)
            assert isinstance(table, Table)
            note = after.text if isinstance(after, Paragraph) and after.style == "note" else ""
            found.append((block.text, title.text, *(table.strip or ("", "")), note))
    return found


@pytest.fixture(scope="module")
def built(document: Document, tmp_path_factory: pytest.TempPathFactory) -> Written:
    return write(document, tmp_path_factory.mktemp("built"), ("docx", "pdf"), "shipped", lambda _stage: None)


def test_nothing_is_lost_in_the_docx(document: Document, built: Written) -> None:
    shown = readback.without_strip_blanks(readback.of_docx(built.files[0]))
    assert shown == readback.without_strip_blanks(readback.expected(document))


def test_nothing_is_lost_in_the_pdf(document: Document, built: Written) -> None:
    assert readback.pdf_shows(document, built.files[1]) == ""
