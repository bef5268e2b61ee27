"""Slips of staff, each put into a shipped sample: which the check notices, and where it is silent as it should be.

    python bench/slips.py                    by class and kind, for both halves
    python bench/slips.py --list --show      also which are missed; texts of the odd half only
    python bench/slips.py --kind rate        one kind (several: repeat it)
    python bench/slips.py --half odd         the half to work with, in half the time

The slips stand in ``bench/slips/*.yaml`` (README.md there). Class L is contradicted by the document itself, the code
book, the calendar or law; class N by norms and word lists; class S is right and must raise nothing new. Those with even
numbers are held back: rules are written without having seen them, so this program prints no text of theirs.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from author.ground.findings import Severity
from author.pipeline.check import check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from author.ground.findings import Finding

SAMPLES = Path(__file__).parent.parent / "samples"
DATA = Path(__file__).parent / "slips"
NEAR = 2
"""A finding that stands so many rows from the slip is about it."""
WORDS = 4
"""Fewer changed signs than this are looked for with their neighbours."""
HALVES = ("held back", "odd")
"""By the number modulo two."""


@dataclass(frozen=True)
class Slip:
    """One small edit of a sample's file: ``find``, which stands there once, becomes ``put``."""

    id: int
    kind: str
    letter: str
    sample: str
    file: str
    find: str
    put: str
    wrong: str = ""

    @property
    def half(self) -> str:
        """Which half it is of; nobody looks at the one held back."""
        return HALVES[self.id % 2]


@dataclass(frozen=True)
class Region:
    """What a slip changed of a text: from where, and to where before and after."""

    start: int
    old: int
    new: int

    def zone(self, text: str, end: int) -> range:
        """The rows from the first to the last changed one."""
        return range(text.count("\n", 0, self.start) + 1, text.count("\n", 0, end) + 2)


@dataclass(frozen=True)
class Outcome:
    """What came of a slip: new findings at it and elsewhere, and whether a document came of it at all."""

    slip: Slip
    here: tuple[Finding, ...]
    elsewhere: tuple[Finding, ...]
    composed: bool

    @property
    def blocking(self) -> bool:
        """True when what was found at it is 错误 or 警告."""
        return any(found.severity is not Severity.NOTE for found in self.here)


def load(folder: Path = DATA) -> list[Slip]:
    """All slips, by number; a number given twice stops the run."""
    records = [record for path in sorted(folder.glob("*.yaml")) for record in yaml.safe_load(path.read_text("utf-8"))]
    slips = sorted((_slip(record) for record in records), key=lambda slip: slip.id)
    if twice := [n for n, times in Counter(slip.id for slip in slips).items() if times > 1]:
        raise SystemExit(f"numbers given twice: {twice}")
    return slips


def _slip(record: dict[str, Any]) -> Slip:
    return Slip(**{"file": "budget.yaml", **{("letter" if key == "class" else key): at for key, at in record.items()}})


def outcome(slip: Slip) -> Outcome:
    """Check the sample with the slip in it."""
    text = (SAMPLES / slip.sample / slip.file).read_text("utf-8")
    written = text.partition("\n忽略:")[0]  # an ignore quotes what stands above
    if written.count(slip.find) != 1:
        raise SystemExit(f"slip {slip.id}: stands {written.count(slip.find)} times in {slip.sample}")
    changed = text.replace(slip.find, slip.put, 1)
    region = differing(text, changed)
    found, composed = _checked(slip, changed)
    before = {_key(one, slip.file, region.zone(text, region.old), 0) for one in _untouched(slip.sample)}
    zone = region.zone(changed, region.new)
    moved = changed.count("\n") - text.count("\n")
    new = [one for one in found if _key(one, slip.file, zone, moved) not in before]
    words = quoted(changed, region)
    here = [one for one in new if _at(one, slip.file, zone) or words in f"{one.message}\n{one.part}"]
    return Outcome(slip, tuple(here), tuple(one for one in new if one not in here), composed)


def differing(old: str, new: str) -> Region:
    """Where two texts differ: without what is the same before and behind."""
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] != new[at]), most)
    tail = next((at for at in range(most - start) if old[-1 - at] != new[-1 - at]), most - start)
    return Region(start, len(old) - tail, len(new) - tail)


def quoted(text: str, region: Region) -> str:
    """The changed words as a message may quote them; few signs with their neighbours."""
    more = 2 if region.new - region.start < WORDS else 0
    return text[region.start - more : region.new + more].strip()


def _key(found: Finding, file: str, zone: range, moved: int) -> tuple[object, ...]:
    """What two runs call the same finding, however the slip has moved its rows."""

    def place(name: str, row: int) -> tuple[str, int]:
        if name != file or row < zone.start:
            return name, row
        return (name, 0) if row in zone else (name, row - moved)

    return found.code, found.severity, found.message, tuple(place(at.file, at.row) for at in found.at)


def _at(found: Finding, file: str, zone: range) -> bool:
    return any(at.file == file and zone.start - NEAR <= at.row < zone.stop + NEAR for at in found.at)


@cache
def _untouched(sample: str) -> tuple[Finding, ...]:
    return check(SAMPLES / sample / "budget.yaml").findings


def _checked(slip: Slip, text: str) -> tuple[tuple[Finding, ...], bool]:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / slip.sample
        shutil.copytree(SAMPLES / slip.sample, copy, ignore=shutil.ignore_patterns("*.xlsx", "*.md"))
        (copy / slip.file).write_text(text, "utf-8")
        checked = check(copy / "budget.yaml")
    return checked.findings, checked.composition is not None


def _rows(outcomes: Sequence[Outcome], key: Callable[[Slip], str]) -> Iterable[tuple[str, list[Outcome]]]:
    ordered = sorted(outcomes, key=lambda one: key(one.slip))
    return ((name, [*group]) for name, group in groupby(ordered, key=lambda one: key(one.slip)))


def table(title: str, outcomes: Sequence[Outcome], key: Callable[[Slip], str]) -> None:
    """Print how many were noticed, a row a group."""
    print(f"\n| {title} | slips | noticed | share | 错误/警告 | only elsewhere |\n|---|---|---|---|---|---|")
    for name, group in [*_rows(outcomes, key), ("all", [*outcomes])]:
        seen = [one for one in group if one.here]
        aside = sum(1 for one in group if one.elsewhere and not one.here)
        share = f"{100 * len(seen) / len(group):.0f} %" if group else "–"
        print(f"| {name} | {len(group)} | {len(seen)} | {share} | {sum(one.blocking for one in seen)} | {aside} |")


def silence(outcomes: Sequence[Outcome]) -> None:
    """Print how many harmless edits raise something."""
    loud = [one for one in outcomes if one.here or one.elsewhere]
    grave = [one for one in loud if any(f.severity is not Severity.NOTE for f in (*one.here, *one.elsewhere))]
    print(f"harmless edits: {len(outcomes)}, with something new: {len(loud)}, of these 错误/警告: {len(grave)}")


def listed(outcomes: Sequence[Outcome], *, show: bool) -> None:
    """Print what was missed, and where an alarm was false."""
    missed = [one for one in outcomes if one.slip.letter != "S" and not one.here]
    false = [one for one in outcomes if one.slip.letter == "S" and (one.here or one.elsewhere)]
    for title, group in (("missed", missed), ("false alarms", false)):
        print(f"\n{title}: {' '.join(str(one.slip.id) for one in group)}")
        for one in group:
            if show and one.slip.half == "odd":
                _shown(one)


def _shown(one: Outcome) -> None:
    slip = one.slip
    print(f"\n{slip.id} {slip.kind} {slip.letter} {slip.sample}\n  - {slip.find!r}\n  + {slip.put!r}")
    if slip.wrong:
        print(f"  {slip.wrong}")
    for found in (*one.here, *one.elsewhere):
        print(f"  {found.severity.value}[{found.code}] {found.message}")


def main() -> None:
    """Run the slips and print what was noticed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", action="store_true", help="numbers of what is missed and of false alarms")
    parser.add_argument("--show", action="store_true", help="with --list, the texts of the odd half")
    parser.add_argument("--kind", action="append", default=[], help="only this kind")
    parser.add_argument("--half", action="append", choices=list(HALVES), help="only this half")
    asked = parser.parse_args()
    halves = asked.half or list(HALVES)
    slips = [slip for slip in load() if slip.half in halves and (not asked.kind or slip.kind in asked.kind)]
    outcomes = [outcome(slip) for slip in slips]
    for half in halves:
        group = [one for one in outcomes if one.slip.half == half]
        wrong = [one for one in group if one.slip.letter != "S"]
        print(f"\n## {half}")
        silence([one for one in group if one.slip.letter == "S"])
        table("class", wrong, lambda slip: slip.letter)
        table("kind", wrong, lambda slip: f"{slip.kind} {slip.letter}")
    if void := [one.slip.id for one in outcomes if not one.composed]:
        print(f"\nno document came of: {void}")
    if asked.list:
        listed(outcomes, show=asked.show)


if __name__ == "__main__":
    main()
