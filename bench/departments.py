"""Plausible departments of every kind through the whole pipeline; prints a Markdown table and whatever is found.

    python bench/departments.py [--count 200] [--seed 1] [--build SHARE] [--keep FOLDER]

Each must be without 错误. Where tests/oracle is there, it is asked for every document, those of units too. Of the
departments, one in SHARE (10; 1 builds all, 0 none) is written as DOCX and PDF and opened again. Every 警告 is listed by
kind: each is a slip of this generator or of the program.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

sys.path.insert(0, str(Path(__file__).parent.parent))
from kinds import KINDS
from plausible import Made, department

from author.ground.findings import Severity
from author.pipeline.build import build, verified
from author.pipeline.check import check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from author.compose.composition import Composition
    from author.pipeline.check import Checked

EXPECTED = {"C58", "D30"}
"""提示 that may be told: money passed on between units is counted once; an amount is ten times last year's."""


MOST = 40
"""Ways in which documents differ that are listed."""


class Tally:
    """What came of all departments."""

    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self.building: dict[str, list[float]] = defaultdict(list)
        self.sizes: dict[str, list[int]] = defaultdict(list)
        self.told: Counter[str] = Counter()
        self.first: dict[str, str] = {}
        """Of each finding, the first department that has it, and its whole message."""
        self.different: Counter[str] = Counter()
        """How many differences, in documents of one unit and in those of several."""
        self.ways: Counter[str] = Counter()
        """The differences without names and numbers."""
        self.errors = self.documents = 0

    def differs(self, name: str, raw: dict[str, Any], line: str) -> None:
        """Count a difference between the document of ``raw`` and what it should be."""
        self.different["several units" if raw["机构"]["下属预算单位"] else "one unit"] += 1
        self.ways[_form(line)] += 1
        self.first.setdefault(_form(line), f"{name}: {line}")

    def found(self, name: str, checked: Checked) -> None:
        """Count the findings that are not expected."""
        for finding in checked.findings:
            self.errors += finding.severity is Severity.ERROR
            if finding.code not in EXPECTED or finding.severity is not Severity.NOTE:
                key = f"{finding.severity.value} {finding.code} {_form(finding.message)}"
                self.told[key] += 1
                self.first.setdefault(key, f"{name}: {finding}")


def _form(message: str) -> str:
    """A message without what differs from department to department."""
    return re.sub(r"某某[\w（）]*", "某某", re.sub(r"\d[\d,.]*", "N", re.sub(r"“[^”]*”", "“”", message)))


def handed_in(made: Made, folder: Path) -> Path:
    """The department's files; where it has units with files of their own, these stand in a folder beside it."""
    own = {**made.own, **({"单位文件": "单位"} if made.files else {})}
    (folder / "单位").mkdir(parents=True, exist_ok=True)
    for name, document in made.files.items():
        (folder / "单位" / f"{name}.yaml").write_text(_yaml(document), encoding="utf-8")
    (folder / "budget.yaml").write_text(_yaml(own), encoding="utf-8")
    return folder / "budget.yaml"


def _yaml(document: dict[str, Any]) -> str:
    return yaml.dump(_plain(document), allow_unicode=True, sort_keys=False, width=1000)


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a submission holds
    """Numbers as the texts that staff type."""
    if isinstance(value, dict):
        return {str(name): _plain(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return str(value) if isinstance(value, Decimal) else value


def oracle() -> Callable[..., list[str]] | None:
    """`tests.oracle.differences`, where it is there."""
    try:
        from tests.oracle import differences
    except ImportError:
        return None
    return differences


Plain = dict[str, Any]


def documents(made: Made, checked: Checked) -> Iterator[tuple[Composition | None, Plain, list[Plain]]]:
    """Composition, plain submission and files of units: of the department, then of each unit with a file of its own."""
    handed = {unit: _plain(made.files[unit]) for unit in sorted(made.files)}
    yield checked.composition, _plain(made.own), list(handed.values())
    for unit in checked.units:
        if unit.submission:
            yield unit.composition, handed[unit.submission.unit], []


def one(made: Made, folder: Path, tally: Tally, *, builds: bool) -> None:
    """One department: checked, compared, and built."""
    path, kind = handed_in(made, folder), made.kind.title
    begun = time.perf_counter()
    checked = check(path)
    tally.seconds[kind].append(time.perf_counter() - begun)
    tally.sizes[kind].append(len(made.own["预算明细"]) + sum(len(raw["预算明细"]) for raw in made.files.values()))
    tally.found(f"{kind} {folder.name}", checked)
    differences = oracle()
    for composition, raw, units in documents(made, checked):
        tally.documents += 1
        if composition is not None and differences is not None:
            for line in differences(composition.document, raw, units):
                tally.differs(f"{folder.name} {raw['单位']['名称']}", raw, line)
    if builds and checked.composition is not None:
        begun = time.perf_counter()
        written = build(
            checked.composition, folder, ("docx", "pdf"), "shipped", draft=False, progress=lambda _stage: None
        )
        tally.building[kind].append(time.perf_counter() - begun)
        for finding in verified(checked.composition, written, draft=False):
            tally.differs(folder.name, made.own, str(finding))


def report(tally: Tally) -> None:
    """The table, then what was found."""
    print(
        "| kind | departments | lines | check, s: median / most | DOCX and PDF, s: median / most |\n|---|---|---|---|---|"
    )
    for kind, seconds in tally.seconds.items():
        lines, built = statistics.median(tally.sizes[kind]), tally.building[kind]
        print(f"| {kind} | {len(seconds)} | {lines:.0f} | {_both(seconds)} | {_both(built) if built else '—'} |")
    print(f"\n{sum(map(len, tally.seconds.values()))} departments, {tally.documents} documents, {tally.errors} errors")
    for key, times in tally.told.most_common():
        print(f"{times:4} {key}\n       {tally.first[key]}")
    _differences(tally)


def _differences(tally: Tally) -> None:
    print(
        f"oracle {'asked' if oracle() else 'not there, not asked'}; differences by documents: {dict(tally.different)}"
    )
    for key, times in tally.ways.most_common(MOST):
        print(f"{times:4} {tally.first[key]}")


def _both(seconds: list[float]) -> str:
    return f"{statistics.median(seconds):.2f} / {max(seconds):.2f}"


def main() -> int:
    """Run; 1 where a department has errors or a document differs."""
    asked = argparse.ArgumentParser(description="plausible departments of every kind")
    asked.add_argument("--count", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--build", type=int, default=10, metavar="SHARE")
    asked.add_argument("--keep", type=Path, metavar="FOLDER")
    given = asked.parse_args()
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        folder = given.keep or Path(name)
        for number in range(given.count):
            made = department(KINDS[number % len(KINDS)], given.seed * 100_000 + number)
            builds = bool(given.build) and (number // len(KINDS)) % given.build == 0
            one(made, folder / f"{number:03}", tally, builds=builds)
    report(tally)
    return 1 if tally.errors or tally.different else 0


if __name__ == "__main__":
    raise SystemExit(main())
