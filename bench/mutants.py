"""How many small mistakes in the code do the tests notice? Changes single places of a copy and runs each module's tests.

python bench/mutants.py [count] [--seed N] [--only PATTERN]... [--first] [--jobs N]

``--only read/*.py`` takes the modules that fit, and may be said again. The same seed makes the same changes to the same
code. ``--first`` runs only the first test file of each module: sooner done, and what survives may yet be killed by the
others. A change to a word (a text that is data) is one in five. What survives is listed with its place: it is a missing
test, or a change that makes no difference.
"""

from __future__ import annotations

import argparse
import os
import queue
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePath

sys.path.insert(0, str(Path(__file__).parent))
from codechanges import WORDS, Change, changes

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("author", "schemas", "samples", "templates", "tests", "pyproject.toml")

TESTS = {
    "ledger/money.py": ("test_wording.py",),
    "ledger/codes.py": ("submission/test_lines.py", "test_submission.py"),
    "ledger/groups.py": ("test_tables.py", "form/test_mistakes.py"),
    "ledger/*.py": ("test_ledger.py", "test_question.py", "test_tables.py"),
    "wording/*.py": ("test_wording.py", "test_narrative.py", "form/test_mistakes.py", "golden/test_origins.py"),
    "compose/families.py": ("audit/test_printed.py", "test_sums.py", "form/test_layers.py"),
    "compose/printedrows.py": ("test_sums.py", "test_explain.py"),
    "compose/tables.py": ("test_tables.py", "test_sums.py", "form/test_mistakes.py", "form/test_third_edition.py"),
    "compose/figures.py": ("test_explain.py",),
    "compose/*.py": (
        "test_explain.py",
        "test_places.py",
        "test_narrative.py",
        "form/test_mistakes.py",
        "golden/test_kizilsu_2026.py",
    ),
    "audit/*.py": (
        "audit/test_printed.py",
        "test_sums.py",
        "test_verify.py",
        "form/test_layers.py",
        "rules/test_cases.py",
    ),
    "pipeline/explain.py": (),
    "submission/*.py": ("test_submission.py", "rules/test_cases.py"),
    "rules/*.py": ("rules/test_*.py", "report/test_rules.py"),
    "read/pages/cells.py": ("read/test_cell_texts.py", "read/test_workbook.py", "test_hostile_workbooks.py"),
    "read/pages/bookparts.py": ("read/test_cells.py", "read/test_cell_texts.py", "test_hostile_workbooks.py"),
    "read/bytesin.py": (),
    "read/values.py": ("read/test_schema.py",),
    "read/schema.py": ("read/test_validating.py",),
    "read/misfits.py": ("read/test_schema.py", "read/test_validating.py"),
    "read/blanks.py": ("read/test_schema.py", "read/test_validating.py"),
    "read/schemapath.py": ("read/test_schema.py", "form/test_layers.py"),
    "read/pages/safezip.py": ("test_hostile_workbooks.py",),
    "read/door.py": ("test_hostile_workbooks.py",),
    "read/folding.py": ("test_yamlfile.py",),
    "read/syntax.py": ("test_yamlfile.py",),
    "read/yamlfile.py": (),
    "read/tree.py": ("test_yamlfile.py", "read/test_workbook.py"),
    "read/*.py": ("read/test_workbook.py", "test_hostile_workbooks.py"),
    "write/lines.py": ("write/test_layout.py",),
    "exchange/texts.py": ("test_yamltext.py", "test_convert.py"),
    "exchange/yamltext.py": ("test_convert.py", "test_new.py"),
    "exchange/formsheet.py": ("test_convert.py", "test_new.py"),
    "exchange/edits.py": ("test_rollforward.py",),
    "exchange/carry.py": ("test_rollforward_command.py",),
    "exchange/rollforward.py": ("test_rollforward_command.py",),
    "exchange/*.py": ("test_new.py", "test_convert.py", "test_rollforward_command.py"),
}
"""The end of a module's path, to the tests that it answers for; the test file of the module's own name comes first.

The first pattern that fits counts. Tests are looked for in tests/ and all its folders.
"""

NOT_TRIED = ("write/word/*.py", "write/sheets/*.py")
"""Modules that only bear the same name as one above."""


@dataclass(frozen=True)
class Mutant:
    """One change to one module."""

    module: PurePath
    change: Change
    source: bytes
    """The whole module, changed."""
    tests: tuple[str, ...]

    def __str__(self) -> str:
        line = self.source.splitlines()[self.change.line - 1].decode().strip()
        return f"{self.module}:{self.change.line} {_brief(self.change.old)} → {_brief(self.change.new)} in `{line}`"


def main() -> None:
    """Print a table by module, and what survived."""
    asked = _asked()
    found = sample(modules(asked.only), asked.count, asked.seed)
    if asked.first:
        found = [replace(mutant, tests=mutant.tests[:1]) for mutant in found]
    with tempfile.TemporaryDirectory() as name:
        first = _copy(Path(name) / "0")
        times = {test: _timed(first, test) for test in sorted({test for mutant in found for test in mutant.tests})}
        trees: queue.SimpleQueue[Path] = queue.SimpleQueue()
        for number in range(asked.jobs):  # with the byte code of the runs that were timed
            trees.put(shutil.copytree(first, Path(name) / str(number), dirs_exist_ok=True) if number else first)
        with ThreadPoolExecutor(asked.jobs) as workers:
            results = list(workers.map(partial(_tried, trees, times), found))
    _print(found, results)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", nargs="?", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--first", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    return parser.parse_args()


def modules(only: list[str]) -> list[PurePath]:
    """The modules of `TESTS`, or those of them that fit, below the root of the checkout."""
    paths = [path.relative_to(ROOT) for path in sorted((ROOT / "author").rglob("*.py"))]
    tried = [path for path in paths if any(map(path.match, TESTS)) and not any(map(path.match, NOT_TRIED))]
    return [path for path in tried if not only or any(map(path.match, only))]


def tests_of(module: PurePath) -> tuple[str, ...]:
    """The test files that a module answers to, its own first."""
    patterns = next(tests for pattern, tests in TESTS.items() if module.match(pattern))
    paths = [p for pattern in (*_own(module), *patterns) for p in sorted((ROOT / "tests").rglob(pattern))]
    return tuple(dict.fromkeys(str(path.relative_to(ROOT)) for path in paths))


def _own(module: PurePath) -> tuple[str, ...]:
    """Where the test file of the module's own name stands: beside those of its folder."""
    name = f"test_{module.stem}.py"
    return (f"{module.parent.name}/{name}",)


def sample(paths: list[PurePath], count: int, seed: int) -> list[Mutant]:
    """``count`` changes, by module; those that are no Python are passed over."""
    chance = random.Random(seed)
    texts = {path: (ROOT / path).read_bytes() for path in paths}
    every = [(path, change) for path, text in texts.items() for change in changes(text)]
    chance.shuffle(every)
    words = [it for it in every if it[1].kind == WORDS]
    others = [it for it in every if it[1].kind != WORDS]
    chosen = [*others[: count - count // 5], *words[: count // 5]]
    chosen.sort(key=lambda it: (it[0], it[1].start))
    return [Mutant(path, it, made, tests_of(path)) for path, it in chosen if (made := _made(it, texts[path]))]


def _made(change: Change, text: bytes) -> bytes:
    try:
        return change.made(text)
    except SyntaxError:
        return b""


def _copy(tree: Path) -> Path:
    """A copy of all that tests need."""
    tree.mkdir()
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, tree / name)
    return tree


def _timed(tree: Path, test: str) -> float:
    """Seconds of a core that a test file takes without any mutant; ends the run when it fails then."""
    begun = _spent()
    if outcome := _run(tree, (test,), None):
        sys.exit(f"without any mutant {test} ends in {outcome}")
    return _spent() - begun


def _spent() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _tried(trees: queue.SimpleQueue[Path], times: dict[str, float], mutant: Mutant) -> str:
    """What becomes of a mutant; its tests may take four times as long as without one."""
    limit = 10 + 4 * sum(times[test] for test in mutant.tests)
    tree = trees.get()
    path = tree / mutant.module
    kept = path.read_bytes()
    for cached in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
        cached.unlink()
    try:
        path.write_bytes(mutant.source)
        code = _run(tree, mutant.tests, limit)
    finally:
        path.write_bytes(kept)
        trees.put(tree)
    outcome = "survived" if code == 0 else "timed out" if code == -signal.SIGXCPU else "killed"
    sys.stderr.write("." if outcome == "killed" else f"\n{outcome}: {mutant}\n")
    return outcome


def _run(tree: Path, tests: tuple[str, ...], limit: float | None) -> int:
    """The exit code of pytest, or the signal that ended it; without a limit there is no mutant, and byte code is kept.

    The limit is of a core's time, so that a busy machine changes nothing.
    """
    flags = ("-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-profile=mutants")
    surroundings = {**os.environ, "PYTHONPATH": str(tree)} | ({"PYTHONDONTWRITEBYTECODE": "1"} if limit else {})
    command = [sys.executable, "-m", "pytest", *flags, *tests]
    if limit:
        command = ["/bin/sh", "-c", f'ulimit -St {int(limit)}; exec "$@"', "sh", *command]
    done = subprocess.run(command, cwd=tree, env=surroundings, capture_output=True, check=False)
    if done.returncode == 5:  # no test was run
        raise RuntimeError(f"no tests in {' '.join(tests)}")
    return done.returncode


def _brief(text: str) -> str:
    """In one line, and no longer than is read."""
    line = " ".join(text.split())
    return line if len(line) <= 70 else f"{line[:70]}…"


def _print(found: list[Mutant], results: list[str]) -> None:
    outcomes = ("killed", "survived", "timed out")
    table: dict[str, Counter[str]] = {}
    for mutant, outcome in zip(found, results, strict=True):
        for name in (str(mutant.module), "all"):
            table.setdefault(name, Counter())[outcome] += 1
    print(f"| module | mutants | {' | '.join(outcomes)} |\n|---|---|---|---|---|")
    for name in [*(name for name in table if name != "all"), "all"]:
        counts = table[name]
        print(f"| {name} | {counts.total()} | {' | '.join(str(counts[outcome]) for outcome in outcomes)} |")
    print("\nSurvived:\n")
    for mutant, outcome in zip(found, results, strict=True):
        if outcome == "survived":
            print(f"- {mutant}")


if __name__ == "__main__":
    main()
