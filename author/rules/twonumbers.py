"""F63: one thing said with two numbers: in the goal and in an indicator, in two texts of a project, in two goal forms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.read.values import quoted
from author.rules.bounds import bare, bound, unit_of
from author.rules.counted import PERCENT, counts, make, scaled
from author.rules.indicatorwords import MONEY
from author.rules.projecttexts import Told, told_of_projects
from author.rules.sameness import SURE, Thing, likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from author.ground.findings import Finding
    from author.read.tree import Path
    from author.rules.bounds import Bound
    from author.rules.sameness import Sameness
    from author.rules.subject import Subject
    from author.submission.written import Indicator

_MOST = 20
"""Counts in one unit that are compared: of more nobody is sure which is which."""
_PERSON = "人"
"""Indicators of people in two forms are compared by F44."""
_UNITS_GOAL = ("部门整体绩效", "年度目标")


@dataclass(frozen=True)
class _Said:
    """A count where it stands."""

    label: str
    path: Path
    thing: Thing
    words: str
    """What the file has of it, for whoever shows the line."""


def two_numbers(subject: Subject) -> Iterator[Finding]:
    """F63: 培训3期 in the goal, ≥2期 in its indicator; the same noun and unit, and no other count that could be meant."""
    same = subject.sameness
    of_projects: list[_Said] = []
    for project, told in told_of_projects(subject):
        path = (*project.path, "绩效", "指标")
        indicators = _of_indicators(same, path, project.record.goal.indicators)
        texts = [list(_of_text(same, text, subject.year)) for text in told]
        for said in texts:
            yield from _compared(subject, indicators, said)
        for at, said in enumerate(texts):
            for other in texts[at + 1 :]:
                yield from _compared(subject, said, other)
        of_projects += [replace(each, label=f"项目{quoted(project.name)}里{each.label}") for each in indicators]
    yield from _of_whole(subject, same, of_projects)


def _of_whole(subject: Subject, same: Sameness, of_projects: list[_Said]) -> Iterator[Finding]:
    """The unit's goal with its own indicators, and both with those of the projects."""
    own = _of_indicators(same, ("部门整体绩效", "指标"), subject.written.indicators)
    aims = [
        each
        for text in subject.texts
        if text.path == _UNITS_GOAL
        for each in _of_text(same, Told("年度目标", text.path, text.words), subject.year)
    ]
    yield from _compared(subject, own, aims)
    by_name: dict[tuple[str, str], list[_Said]] = {}
    for each in of_projects:
        if each.thing.count.unit != PERCENT and len(each.thing.noun) > 1:
            by_name.setdefault(_key(each.thing), []).append(each)
    for whole in (*(each for each in own if each.thing.count.unit != _PERSON), *aims):
        alike = by_name.get(_key(whole.thing), [])
        if len(alike) == 1 and not whole.thing.count.agrees(alike[0].thing.count):
            yield _beside_a_part(subject, whole, alike[0])


def _key(thing: Thing) -> tuple[str, str]:
    """The signs of a name in any order, and the unit: 为20个社区配备器材 is 配备器材的社区20个."""
    return "".join(sorted({*thing.noun, *map(str, thing.doing)})), thing.unit


def _beside_a_part(subject: Subject, whole: _Said, part: _Said) -> Finding:
    """What the unit does is not less than what one of its projects does; more of it may be done elsewhere."""
    if whole.thing.count.number < part.thing.count.number:
        return _found(subject, part, whole)
    found = _found(subject, part, whole)
    return replace(found, severity=Severity.NOTE, hint="多出来的是别处做的就不用改，否则请核对两个数")


def _of_indicators(same: Sameness, path: Path, indicators: Sequence[Indicator]) -> list[_Said]:
    found: list[_Said] = []
    for index, item in enumerate(indicators):
        if (
            (aim := bound(item.value))
            and not _asks_nothing(aim)
            and (unit := aim.unit or unit_of(item.third))
            and unit not in MONEY
        ):
            scale, plain = scaled(unit)
            if scale in ("", "万", "亿"):
                count = make(aim.number, scale, plain, item.value, bare(item.third), "")
                label = f"{quoted(item.third)}的指标值"
                found.append(_Said(label, (*path, index, "指标值"), Thing(count, same), item.value))
    return found


def _asks_nothing(aim: Bound) -> bool:
    """≥0, which F62 tells."""
    return aim.way > 0 and not aim.number


def _of_text(same: Sameness, told: Told, year: int) -> Iterator[_Said]:
    for count in counts(told.words, year):
        thing = Thing(count, same)
        if count.unit != PERCENT or thing.rate[1]:
            yield _Said(told.label, told.path, thing, count.words)


def _compared(subject: Subject, ones: list[_Said], others: list[_Said]) -> Iterator[Finding]:
    """Two lists of counts of the same things, unit by unit."""
    by_unit: dict[str, tuple[list[_Said], list[_Said]]] = {}
    for side, said in ((0, ones), (1, others)):
        for each in said:
            by_unit.setdefault(each.thing.unit, ([], []))[side].append(each)
    for first, second in by_unit.values():
        if first and second and max(len(first), len(second)) <= _MOST:
            yield from _different(subject, first, second)


def _different(subject: Subject, ones: list[_Said], others: list[_Said]) -> Iterator[Finding]:
    alone = len(ones) == len(others) == 1
    likenesses = [[likeness(one.thing, other.thing, alone=alone) for other in others] for one in ones]
    for at, one in enumerate(ones):
        row = likenesses[at]
        best = max(row)
        place = row.index(best)
        column = [each[place] for each in likenesses]
        sure = best >= SURE and row.count(best) == 1 and column.count(best) == 1 and max(column) == best
        other = others[place]
        if sure and not one.thing.count.agrees(other.thing.count) and not _is_meant_elsewhere(one, other, ones, others):
            yield _found(subject, one, other)


def _is_meant_elsewhere(one: _Said, other: _Said, ones: list[_Said], others: list[_Said]) -> bool:
    """Whether another count on one of the sides is the one that agrees."""
    return any(each.thing.count.agrees(other.thing.count) for each in ones if each is not one) or any(
        each.thing.count.agrees(one.thing.count) for each in others if each is not other
    )


def _found(subject: Subject, one: _Said, other: _Said) -> Finding:
    message = (
        f"{other.label}写{quoted(other.words)}，{one.label}{'' if '指标值' in one.label else '写'}{quoted(one.words)}"
    )
    hint = f"说的是同一件事：请核对，改{other.label}或改{one.label}"
    return subject.found("F63", message, other.path, one.path, severity=Severity.WARNING, part=other.words, hint=hint)
