"""A department of several units, whatever their mix: without errors, every figure right, in one file as in many."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import HealthCheck, given, settings

from author.pipeline.check import check
from author.write.plain import text
from tests.bureaus import bureaus
from tests.mixes import FORM_2020
from tests.oracle import differences
from tests.small import checked
from tests.test_mixes import wrong

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from author.document import Document
    from author.pipeline.check import Checked
    from tests.bureaus import Bureau

EXAMPLES = int(os.environ.get("KZAUTHOR_MIXES", "24"))
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=EXAMPLES, suppress_health_check=SLOW)
@given(bureaus())
def test_every_figure_and_every_claim_of_2026_is_right(bureau: Bureau) -> None:
    _is_right(checked(_yaml(bureau.one_file())), bureau.one_file())


@settings(max_examples=EXAMPLES // 2, suppress_health_check=SLOW)
@given(bureaus(FORM_2020))
def test_every_figure_and_every_claim_of_2020_is_right(bureau: Bureau) -> None:
    _is_right(checked(_yaml(bureau.one_file())), bureau.one_file())


@settings(max_examples=EXAMPLES // 2, suppress_health_check=SLOW)
@given(bureau=bureaus(least=1))
def test_files_of_units_print_what_one_file_prints(tmp_path_factory: pytest.TempPathFactory, bureau: Bureau) -> None:
    main, files = bureau.files()
    found = _handed_in(tmp_path_factory.mktemp("bureau"), main, files)
    _is_right(found, main, *files)
    for unit, raw in zip(found.units, files, strict=True):
        _is_right(unit, raw)
    assert text(_document(found)) == text(_document(checked(_yaml(bureau.one_file()))))


def _handed_in(folder: Path, main: dict[str, Any], files: list[dict[str, Any]]) -> Checked:
    """The department with its units' files in a folder beside it."""
    (folder / "单位").mkdir()
    for number, raw in enumerate(files):
        (folder / "单位" / f"{number}.yaml").write_text(_yaml(raw), encoding="utf-8")
    (folder / "budget.yaml").write_text(_yaml(main | {"单位文件": "单位"}), encoding="utf-8")
    return check(folder / "budget.yaml")


def _yaml(raw: dict[str, Any]) -> str:
    return yaml.safe_dump(raw, allow_unicode=True, sort_keys=False)


def _is_right(found: Checked, raw: dict[str, Any], *files: dict[str, Any]) -> None:
    assert wrong(found) == []
    assert differences(_document(found), raw, files) == []


def _document(found: Checked) -> Document:
    assert found.composition is not None
    return found.composition.document
