"""LibreOffice accepts and rejects everything in redlines: the words and tables of the new and of the old document are left.

Compared with builds that went through LibreOffice too. It imports no change of a section's end, and leaves empty
paragraphs of its own between tables that went: both are not compared.
"""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from author.pipeline.check import check
from author.write.faces import load_faces
from author.write.word import redline, write
from tests.places import SAMPLES
from tests.write.office import decided_by_office
from tests.write.redline_pairs import chain
from tests.write.word_document import layout
from tests.write.word_reading import W, body, find, value

if TYPE_CHECKING:
    from pathlib import Path

    from author.document import Document

office = [pytest.mark.office, pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")]
PAIRS = ("small", "small back", "fund-office", "bureau", "two forms")


def pair(name: str, folder: Path) -> tuple[Document, Document]:
    """Two documents with several corrections between them; ``two forms``: of different years."""
    if name == "two forms":
        old, new = (
            check(SAMPLES / sample / "budget.yaml", ruled=False).composition
            for sample in ("kizilsu-2020", "kizilsu-2026")
        )
        assert old is not None
        assert new is not None
        return old.document, new.document
    first, *_, last = chain(name.removesuffix(" back"), folder, 5)
    return (last, first) if name.endswith("back") else (first, last)


def printed(path: Path) -> list[str]:
    """Paragraphs with words, also those in cells, and the number of rows of every table; without pages in the contents."""
    found = [f"{len(find(table, 'w:tr'))} rows" for table in body(path).iter(W + "tbl")]
    for paragraph in body(path).iter(W + "p"):
        text = "".join(each.text or "" for each in paragraph.iter(W + "t"))
        listed = (value(paragraph, "w:pPr/w:pStyle") or "").startswith("Contents")
        found += [re.sub(r"\d+$", "", text) if listed else text]
    return [line for line in found if line]


@pytest.mark.parametrize("name", [pytest.param(name, marks=office) for name in PAIRS])
def test_libreoffice_finds_both_documents_in_a_redline(name: str, tmp_path: Path) -> None:
    old, new = pair(name, tmp_path)
    tracked, profile = tmp_path / "redline.docx", tmp_path / "profile"
    redline.write(old, new, tracked, layout(new), load_faces(new.look, "shipped"))
    for what, document in (("accept", new), ("reject", old)):
        plain = tmp_path / "plain.docx"
        write(document, plain, layout(document))
        expected = decided_by_office(plain, "save", tmp_path / f"plain-{what}.docx", profile)
        assert printed(decided_by_office(tracked, what, tmp_path / f"{what}.docx", profile)) == printed(expected)
