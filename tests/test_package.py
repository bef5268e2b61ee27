"""The package as a stranger installs it: the wheel holds schemas and templates, and works from any folder."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.places import ROOT, SAMPLES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project alone, installed beside the dependencies of this environment."""
    target = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(target), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return target


def test_the_installed_package_builds_the_sample_from_another_folder(installed: Path, tmp_path: Path) -> None:
    sample = SAMPLES / "kizilsu-2026" / "budget.yaml"
    done = _run(installed, tmp_path, "-m", "author.cli", "build", str(sample), "-o", "out")
    assert done.returncode == 0, done.stderr
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".docx", ".pdf"]


def test_it_runs_from_its_own_files(installed: Path, tmp_path: Path) -> None:
    done = _run(
        installed, tmp_path, "-c", "import author.places as p; print(p.data('schemas')); print(p.data('templates'))"
    )
    assert done.stdout.split() == [str(installed / "author" / "schemas"), str(installed / "author" / "templates")]


def _run(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
