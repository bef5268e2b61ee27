"""Seconds and peak memory of reading workbooks, beside YAML; prints a Markdown table.

    python bench/workbook.py [runs]

Whole `kzauthor check` processes (the median of ``runs``, 5 by default), then the reading of 10,000 lines alone.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from generate import submission

SAMPLE = Path(__file__).parent.parent / "samples" / "kizilsu-2026"
READING = (
    "import sys, pathlib; from author.read.door import read; from author.read.schema import submission_schema; "
    "read(pathlib.Path(sys.argv[1]), submission_schema())"
)


def whole(*arguments: str) -> tuple[float, float]:
    """Seconds and peak MiB of one process."""
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) > 1:
        raise SystemExit(f"{arguments}: exit status {status}")
    return time.perf_counter() - begun, usage.ru_maxrss / 1024


def measured(name: str, runs: int, *arguments: str) -> str:
    """A row of the table."""
    figures = [whole(*arguments) for _ in range(runs + 1)][1:]
    seconds, memory = (statistics.median(column) for column in zip(*figures, strict=True))
    return f"| {name} | {seconds:.2f} | {memory:.0f} |"


def main() -> None:
    """Print the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    program = ("-m", "author.cli")
    with tempfile.TemporaryDirectory() as name:
        text, book = Path(name) / "big.yaml", Path(name) / "big.xlsx"
        text.write_text(submission(10_000, 0), encoding="utf-8")
        subprocess.run([sys.executable, *program, "convert", str(text), str(book)], check=True, capture_output=True)
        print("| | s | peak, MiB |\n|---|---|---|")
        for kind in ("yaml", "xlsx"):
            print(measured(f"check the sample, {kind}", runs, *program, "check", str(SAMPLE / f"budget.{kind}")))
        for path in (text, book):
            print(measured(f"check 10,000 lines, {path.suffix}", min(runs, 3), *program, "check", str(path)))
            print(measured(f"read 10,000 lines, {path.suffix}", runs, "-c", READING, str(path)))


if __name__ == "__main__":
    main()
