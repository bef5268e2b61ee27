"""What a redline costs: builds with and without ``--redline``; prints a Markdown table.

    python bench/redline.py [runs]

The sample with one line changed, and 1,000 made-up projects with 200 changes (amounts, indicators, lines that go), each
as whole processes from a cold start with DOCX and PDF, turn about; medians of ``runs``, 3 by default.
"""

from __future__ import annotations

import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from generate import submission

SAMPLE = Path(__file__).parent.parent / "samples" / "kizilsu-2026" / "budget.yaml"


def one_line(text: str) -> str:
    """The sample with another amount of a project."""
    return text.replace("用途: 克州线路租赁费, 本年: 20000.00", "用途: 克州线路租赁费, 本年: 35000.00", 1)


def many(text: str, changes: int = 200) -> str:
    """Three quarters of the changes are amounts; the others are indicators, and lines that go."""
    chance = random.Random(changes)
    lines = text.splitlines()
    amounts = [number for number, line in enumerate(lines) if "功能科目" in line and "本年: " in line]
    goals = [number for number, line in enumerate(lines) if "指标值: ≥" in line]
    for number in chance.sample(amounts, changes * 3 // 4):
        lines[number] = re.sub(r"本年: [\d.]+", f"本年: {chance.randrange(1000, 9000000) / 100:.2f}", lines[number])
    for number in chance.sample(goals, changes // 8):
        lines[number] = re.sub(r"≥\d+次", "≥99次", lines[number])
    for number in sorted(chance.sample(amounts, changes // 8), reverse=True):
        del lines[number]
    return "\n".join(lines) + "\n"


def build(new: Path, folder: Path, *options: str) -> tuple[float, float]:
    """Seconds of the clock and of the processor, of one build."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "author.cli", "build", str(new), "-o", str(folder), "--draft", *options]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - begun, usage.ru_utime + usage.ru_stime


def measured(name: str, text: str, changed: str, runs: int) -> str:
    """A row of the table."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        old, new = folder / "old.yaml", folder / "new.yaml"
        old.write_text(text, encoding="utf-8")
        new.write_text(changed, encoding="utf-8")
        pairs = [(build(new, folder), build(new, folder, "--redline", str(old))) for _ in range(runs + 1)][1:]
    plain, tracked = (
        [statistics.median(figures) for figures in zip(*side, strict=True)] for side in zip(*pairs, strict=True)
    )
    ratio = statistics.median(tracked[1] / plain[1] for plain, tracked in pairs)
    return f"| {name} | {plain[0]:.2f} | {tracked[0]:.2f} | {plain[1]:.2f} | {tracked[1]:.2f} | {ratio:.2f} |"


def main() -> None:
    """Print the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    print(
        "| submission | build, s | with redline, s | processor, s | with redline, s | ratio |\n|---|---|---|---|---|---|"
    )
    sample, large = SAMPLE.read_text(encoding="utf-8"), submission(11000, 1000)
    print(measured("the 2026 sample, one line changed", sample, one_line(sample), runs))
    print(measured("1,000 projects, 200 changes", large, many(large), runs))


if __name__ == "__main__":
    main()
