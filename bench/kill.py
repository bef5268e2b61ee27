"""Runs that are killed (SIGKILL) at random moments; prints a Markdown table of what they and the next runs leave.

    nice python bench/kill.py [kills] [seed]

Of each three kills one comes at any moment of a run, one while files are written (as soon as our own folder is seen,
and up to 60 ms later), one while they are put in their places (as soon as their names are noted, and up to 0.3 ms later).
A file is torn when it is neither the old one nor the new one, byte for byte. After the kill the same command runs again;
where files of two runs stand side by side, another command runs in the folder first and must say so.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
SCHOOL = ROOT / "samples" / "school" / "budget.yaml"
FORM = ("--edition", "xinjiang-2026")
PROGRAM = [sys.executable, "-m", "author.cli"]
AROUND = {**os.environ, "PYTHONPATH": str(ROOT)}
UNITS = "甲局\n乙局\n丙局\n"
WHEN = ("any moment", "while writing", "while putting")
OLD = b"old"


@dataclass(frozen=True)
class Case:
    """A command in a folder, and what stands there before."""

    name: str
    arguments: tuple[str, ...]
    there: bool = True
    """Whether all its files are there already."""
    linked: bool = False
    """Whether they are links to files elsewhere, which must stay as they are."""


BUILD = ("build", str(SCHOOL), "-o", ".")
CASES = (
    Case("build, DOCX and PDF there", BUILD),
    Case("build, all formats there", (*BUILD, "--format", "docx,pdf,xlsx,txt")),
    Case("build, nothing there", BUILD, there=False),
    Case("build, links there", BUILD, linked=True),
    Case("new --units, YAML there", ("new", "a.yaml", *FORM, "--units", "units.txt", "--force")),
    Case("new, workbook there", ("new", "a.xlsx", *FORM, "--force")),
    Case("convert, workbook there", ("convert", str(SCHOOL), "a.xlsx", "--force")),
    Case("convert, nothing there", ("convert", str(SCHOOL), "a.yaml"), there=False),
    Case("rollforward, YAML there", ("rollforward", str(SCHOOL), "-o", "a.yaml", "--force")),
    Case("rollforward, workbook there", ("rollforward", str(SCHOOL), "-o", "a.xlsx", "--force")),
)


def ours(folder: Path) -> list[Path]:
    """The folders of our own that are left."""
    return [path for path in folder.iterdir() if path.name.startswith(".kzauthor-")]


def run(arguments: tuple[str, ...], folder: Path) -> str:
    """A run that nobody kills; what it says."""
    done = subprocess.run([*PROGRAM, *arguments], cwd=folder, env=AROUND, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{arguments[0]}: exit code {done.returncode}\n{done.stderr}")
    return done.stderr


def expected(case: Case, folder: Path) -> tuple[dict[str, bytes], float]:
    """The files that a run makes, and how many seconds it takes."""
    (folder / "units.txt").write_text(UNITS, encoding="utf-8")
    begun = time.perf_counter()
    run(case.arguments, folder)
    seconds = time.perf_counter() - begun
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "units.txt"}, seconds


def prepared(case: Case, names: list[str], folder: Path) -> None:
    """Put what is there before."""
    (folder / "units.txt").write_text(UNITS, encoding="utf-8")
    (folder / "elsewhere").mkdir()
    for name in names if case.there else ():
        place = folder / "elsewhere" / name if case.linked else folder / name
        place.write_bytes(OLD)
        if case.linked:
            (folder / name).symlink_to(place)


def seen(folder: Path, when: str) -> bool:
    """Whether the moment has come."""
    return any(when == "while writing" or (path / "names").exists() for path in ours(folder))


def killed(case: Case, folder: Path, when: str, seconds: float) -> bool:
    """Run and kill; whether the kill was in time."""
    process = subprocess.Popen(
        [*PROGRAM, *case.arguments], cwd=folder, env=AROUND, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    if when == "any moment":
        time.sleep(random.uniform(0, seconds))
    else:
        while process.poll() is None and not seen(folder, when):
            time.sleep(0 if ours(folder) else 0.002)
        until = time.perf_counter() + random.uniform(0, 0.06 if when == "while writing" else 0.0003)
        while time.perf_counter() < until:
            pass
    process.kill()
    return process.wait() == -signal.SIGKILL


def state(folder: Path, new: dict[str, bytes], case: Case) -> str:
    """``old``, ``new``, ``mixed`` or ``torn``."""
    found = {name: (folder / name).read_bytes() if (folder / name).exists() else None for name in new}
    before = OLD if case.there else None
    if any(content not in (before, new[name]) for name, content in found.items()):
        return "torn"
    kinds = {content == new[name] for name, content in found.items()}
    return "mixed" if len(kinds) == 2 else "new" if kinds == {True} else "old"


def one(case: Case, when: str, new: dict[str, bytes], seconds: float) -> Counter[str]:
    """What one kill and the next runs leave."""
    count: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepared(case, list(new), folder)
        if not killed(case, folder, when, seconds):
            return Counter(late=1)
        count["kills"] += 1
        after = state(folder, new, case)
        count[after] += 1
        count["left"] += bool(ours(folder))
        if after == "mixed":
            count["told"] += "不是同一次生成" in run(("new", "other.yaml", *FORM), folder)
        again = (
            case.arguments if "--force" in case.arguments or case.name[:5] == "build" else (*case.arguments, "--force")
        )
        run(again, folder)
        count["not repaired"] += state(folder, new, case) != "new"
        count["left over"] += bool(ours(folder))
        elsewhere = [path.read_bytes() for path in (folder / "elsewhere").iterdir()]
        count["links followed"] += any(content != OLD for content in elsewhere)
    return count


COLUMNS = ("kills", "old", "new", "torn", "mixed", "told", "left", "not repaired", "left over", "links followed")


def main() -> None:
    """Kill, and print what was left."""
    kills, seed = (int(word) for word in (*sys.argv[1:], *("500", "1")[len(sys.argv) - 1 :]))
    random.seed(seed)
    made = {}
    for case in CASES:
        with tempfile.TemporaryDirectory() as name:
            made[case.name] = expected(case, Path(name))
    totals: dict[str, Counter[str]] = {when: Counter() for when in WHEN}
    number = 0
    while sum(total["kills"] for total in totals.values()) < kills:
        case, when = CASES[number % len(CASES)], WHEN[number // len(CASES) % len(WHEN)]
        totals[when] += one(case, when, *made[case.name])
        number += 1
    print(f"| killed | {' | '.join(COLUMNS)} |\n|---|{'---|' * len(COLUMNS)}")
    for when, total in (*totals.items(), ("all", sum(totals.values(), Counter()))):
        print(f"| {when} | {' | '.join(str(total[column]) for column in COLUMNS)} |")


if __name__ == "__main__":
    main()
