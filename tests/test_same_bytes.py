"""The same input gives the same bytes, wherever and whenever it is built."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.places import ROOT, SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

SCHOOL = str(SAMPLES / "school" / "budget.yaml")
RUNS = f"""
import sys
from author.cli import cli
for arguments in (
    ["build", {SCHOOL!r}, "-o", ".", "--format", "docx,pdf,xlsx,txt"],
    ["convert", {SCHOOL!r}, "convert.xlsx"],
    ["convert", {SCHOOL!r}, "convert.yaml"],
    ["rollforward", {SCHOOL!r}, "-o", "rollforward.yaml"],
    ["new", "new.yaml", "--edition", "xinjiang-2026"],
):
    assert cli.main(arguments, standalone_mode=False) == 0
"""


def made(folder: Path, **environment: str) -> dict[str, bytes]:
    """All files that a process of its own writes."""
    folder.mkdir()
    around = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environment}
    subprocess.run([sys.executable, "-c", RUNS], check=True, env=around, cwd=folder, stdout=subprocess.DEVNULL)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    found = made(tmp_path_factory.mktemp("same") / "usual")
    assert len(found) == 8
    return found


@pytest.mark.parametrize(
    "environment",
    [
        {"SOURCE_DATE_EPOCH": "1700000000"},
        {"SOURCE_DATE_EPOCH": "yesterday"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONHASHSEED": "7"},
        {"TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8", "PYTHONHASHSEED": "0", "PYTHONOPTIMIZE": "0"},
    ],
    ids="-".join,
)
def test_clock_place_and_seed_change_nothing(
    environment: dict[str, str], usual: dict[str, bytes], tmp_path: Path
) -> None:
    found = made(tmp_path / "again", **environment)
    assert [name for name in usual if found.get(name) != usual[name]] == []
