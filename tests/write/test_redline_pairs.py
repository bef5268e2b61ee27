"""Redlines of submissions that were corrected: accept all gives the new document, reject all the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openxml_audit import OpenXmlValidator

from author.write.faces import load_faces
from author.write.word import redline, write
from tests.write.redline_pairs import CHAINS, chain
from tests.write.redline_reading import decided, shown, wrongs
from tests.write.word_document import layout
from tests.write.word_reading import body

if TYPE_CHECKING:
    from pathlib import Path

    from author.document import Document

LENGTHS = {"small": 14, "fund-office": 6, "bureau": 3}


@pytest.mark.parametrize("name", CHAINS)
def test_accepting_gives_the_new_document_and_rejecting_the_old_one(name: str, tmp_path: Path) -> None:
    documents = chain(name, tmp_path, LENGTHS[name])
    built = [plain(document, tmp_path) for document in documents]
    path = tmp_path / "redline.docx"
    for number in range(1, len(documents)):
        for old, new in ((number - 1, number), (number, number - 1)):
            what = f"{name}: {old} -> {new}"
            assert built[old] != built[new], what
            tracked(documents[old], documents[new], path)
            assert wrongs(path) == [], what
            assert shown(decided(path, "accept")) == built[new], what
            assert shown(decided(path, "reject")) == built[old], what
    tracked(documents[0], documents[-1], path)
    assert [error.description for error in OpenXmlValidator().validate(path).errors] == [], "Word would repair it"


def test_there_are_forty_pairs() -> None:
    assert sum(2 * (length - 1) for length in LENGTHS.values()) >= 40


def tracked(old: Document, new: Document, path: Path) -> None:
    redline.write(old, new, path, layout(new), load_faces(new.look, "shipped"))


def plain(document: Document, folder: Path) -> list[object]:
    """What the document shows that is built by itself."""
    path = folder / "plain.docx"
    write(document, path, layout(document))
    return shown(body(path))
