"""Submissions, workbooks and forms of earlier versions are read on and print the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from author.audit.sums import audit
from author.compose.composition import Composition
from author.form.edition import load
from author.pipeline.check import check
from author.read.schema import submission_schema
from author.write.plain import text
from tests.changed import FORM, change_form

KEPT = Path(__file__).parent / "0.1.0"
SUBMISSIONS = sorted(path for path in KEPT.iterdir() if path.suffix in (".yaml", ".xlsx") and path.stem != "checks")


@pytest.mark.parametrize("path", SUBMISSIONS, ids=lambda path: path.name)
def test_a_submission_prints_what_it_printed(path: Path) -> None:
    composition = check(path).composition
    assert composition is not None
    printed = path.with_suffix(".txt").read_text(encoding="utf-8")
    assert text(composition.document) == printed


def test_a_form_with_the_sums_written_out_is_read_and_adds_up(tmp_path: Path) -> None:
    """0.1.0 had every sum in checks.yaml: a form that was copied from it has them still."""
    change_form(tmp_path)
    shutil.copyfile(KEPT / "checks.yaml", tmp_path / FORM / "checks.yaml")
    edition = load(FORM, 2026, submission_schema(), tmp_path)
    submission = check(KEPT / "kizilsu-2026.yaml").submission
    assert submission is not None
    assert len(edition.checks.inside) == 13
    assert audit(Composition(edition, submission)) == []
