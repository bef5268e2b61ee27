"""The package as a stranger installs it: the wheel holds schemas and templates, and works from any folder."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.places import ROOT, SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE = SAMPLES / "kizilsu-2026" / "budget.yaml"


def test_the_installed_package_builds_the_sample_from_another_folder_with_its_own_files(tmp_path: Path) -> None:
    """The project alone, installed beside the dependencies of this environment; once, for it takes seconds."""
    target = tmp_path / "installed"
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(target), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    told = "import author.ground.places as p; print(p.data('schemas')); print(p.data('templates'))"
    done = _run(target, tmp_path, "-c", told)
    assert done.stdout.split() == [str(target / "author" / "schemas"), str(target / "author" / "templates")]
    done = _run(target, tmp_path, "-m", "author.cli", "build", str(SAMPLE), "-o", "out")
    assert done.returncode == 0, done.stderr
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".docx", ".pdf"]


def _run(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
