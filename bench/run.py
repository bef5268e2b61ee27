"""Time and peak memory of building the sample and made-up submissions; prints Markdown tables.

    python bench/run.py [runs]

Whole processes from a cold start (the median of ``runs``, 5 by default), then each stage once.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from generate import submission

SAMPLE = Path(__file__).parent.parent / "samples" / "kizilsu-2026" / "budget.yaml"
SIZES = [(100, 0), (1000, 0), (10000, 0), (110, 10), (1100, 100), (11000, 1000)]


def whole(path: Path, folder: Path) -> tuple[float, float]:
    """Seconds and peak MiB of one `kzauthor build` with both files."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "author.cli", "build", str(path), "-o", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{path.name}: exit status {status}")
    return time.perf_counter() - begun, usage.ru_maxrss / 1024


def measured(name: str, path: Path, folder: Path, runs: int) -> str:
    """A row of the first table."""
    figures = [whole(path, folder) for _ in range(runs + 1)][1:]
    seconds, memory = (statistics.median(column) for column in zip(*figures, strict=True))
    return f"| {name} | {seconds:.2f} | {memory:.0f} |"


def staged(name: str, path: Path) -> str:
    """A row of the second table."""
    script = Path(__file__).parent / "stages.py"
    result = json.loads(
        subprocess.run([sys.executable, str(script), str(path)], check=True, capture_output=True).stdout
    )
    cells = [f"{seconds:.2f} s / {memory:.0f}" for seconds, memory in result["stages"].values()]
    return f"| {name} | {result['pages']} | {' | '.join(cells)} |"


def main() -> None:
    """Print both tables."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cases = [("the 2026 sample", SAMPLE)]
        for lines, projects in SIZES:
            path = folder / f"{lines}-{projects}.yaml"
            path.write_text(submission(lines, projects), encoding="utf-8")
            cases.append((f"{lines:,} lines, {projects:,} projects", path))
        print("| submission | whole process, s | peak, MiB |\n|---|---|---|")
        for case in cases:
            print(measured(*case, folder, runs if case[1] == SAMPLE else min(runs, 3)), flush=True)
        print(
            "\n| submission | pages | import | read, compose, check | lay out | DOCX | PDF |\n|---|---|---|---|---|---|---|"
        )
        for case in cases:
            print(staged(*case), flush=True)


if __name__ == "__main__":
    main()
