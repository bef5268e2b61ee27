"""Digests of everything that the samples print: two environments that print the same print the same digests.

python bench/digests.py > here.txt
"""

from __future__ import annotations

import hashlib
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from author.cli import main as kzauthor

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Build, convert and begin in a new folder; print a digest and a name for each file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in sorted((ROOT / "samples").glob("*/*.[yx][al]*")):
            _run("build", path, "-o", folder / path.parent.name / path.name, "--format", "docx,pdf,xlsx,txt", "--draft")
        sample = ROOT / "samples" / "kizilsu-2026" / "budget.yaml"
        _run("convert", sample, folder / "converted.xlsx")
        _run("rollforward", sample, "-o", folder / "next.xlsx")
        for suffix in ("xlsx", "yaml"):
            _run("new", folder / f"blank.{suffix}", "--edition", "xinjiang-2026")
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                print(hashlib.sha256(path.read_bytes()).hexdigest()[:16], path.relative_to(folder))


def _run(*arguments: object) -> None:
    """One command, silent."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        try:
            kzauthor([str(argument) for argument in arguments])
        except SystemExit as end:
            if end.code == 2:
                raise


if __name__ == "__main__":
    main()
