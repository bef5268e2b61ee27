"""F39: how many people there are, in numbers and in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.read.values import quoted
from author.rules.unfilled import missing_counts
from author.submission.reading import people
from author.submission.units import BELOW

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.ground.findings import Finding
    from author.read.tree import Path
    from author.rules.subject import Subject
    from author.submission.written import People


def staff(subject: Subject) -> Iterator[Finding]:
    """F39: more staff than posts; no posts at all are a number that could not be read."""
    yield from _beyond_posts(subject, subject.written.people, (), "")


def staff_of_units(subject: Subject) -> Iterator[Finding]:
    """F39: the same of each unit below that has no file of its own; in the sum of all a slip of one is not seen."""
    for index, unit in enumerate(subject.submission.own_words["机构"]["下属预算单位"]):
        if unit["名称"] not in subject.submission.handed:
            yield from _beyond_posts(subject, people(unit), (*BELOW, index), unit["名称"])


def _beyond_posts(subject: Subject, counted: People, around: Path, whose: str) -> Iterator[Finding]:
    posts, serving = counted.posts, counted.serving.now
    if 0 < posts < serving:
        paths = ((*around, "人员", "在职", "本年"), (*around, "人员", "编制"))
        message = f"{whose}在职{serving}人，超过编制{posts}人"
        yield subject.found("F39", message, *paths, severity=Severity.WARNING, hint="确有超编的不用改")


_STAFF_NOW = re.compile(
    r"(?<!转)(在职|退休|离休)((?:人员|职工|干部)?(?:人数)?(?:为|共|有)?)(\d+)人(?!退休|离|调|转|辞|去世|死亡|病故|考)"
)
_JOINED_OR_LEFT = re.compile(r"(?:新增|增加|减少|招录|招聘|录用|调入|调出|新进|新招|新录)[^，。；、]{0,3}$")
_COUNTED_BEFORE = re.compile(r"(?:在职|退休|离休)(?:人员|职工|干部)?(?:人数)?(?:为|共|有)?\d+人[，、]$")
_STAFF_CHANGE = re.compile(
    r"(?P<kind>在职|退休|离休)?(?:人员|职工|干部)?(?:人数)?"
    r"(?:比|较)上年度?(?P<way>增加|减少)(?:了)?(?P<count>\d+)[人名]"
)
_NEAR = 60
"""Signs before a number of staff that are looked at."""
_PARTLY = re.compile(r"事业|行政|参公|聘用|合同|借调|公益|县|其中[^，；]{0,4}$")


def staff_in_words(subject: Subject) -> Iterator[Finding]:
    """F39: numbers of staff in words against 人员."""
    if not subject.knows_counts("人员"):
        return
    counted, blank = subject.written.people, missing_counts(subject)
    for text, wrong in subject.searched(lambda words: _miscounted(words, counted, blank), ("reason", "other")):
        for part, ours, kind in wrong:
            place = ("人员", kind) if kind in counted.by_kind else ("人员",)
            message = f"文字里是{quoted(part)}，{ours}"
            yield subject.found("F39", message, text.path, place, part=part, hint="请核对人数")


def _miscounted(words: str, people: People, blank: Mapping[str, list[str]]) -> list[tuple[str, str, str]]:
    """(words, what 人员 says, kind) of each wrong number; nobody counts a part of the staff, or ``blank`` years."""
    numbers = (_number(found, people) for found in _STAFF_NOW.finditer(words) if not _event(found, words))
    changes = (_change(found, people) for found in _STAFF_CHANGE.finditer(words) if not _partly(found, words))
    counted = [wrong for wrong in numbers if wrong and "本年" not in blank.get(wrong[2], ())]
    return counted + [wrong for wrong in changes if wrong and not (wrong[2] in blank or (blank and wrong[2] == "实有"))]


def _number(found: re.Match[str], people: People) -> tuple[str, str, str] | None:
    kind, now = found[1], people.by_kind[found[1]].now
    return None if int(found[3]) == now else (found[0], f"人员中{kind}是{now}人", kind)


def _change(found: re.Match[str], people: People) -> tuple[str, str, str] | None:
    """A change of the kind that is named; without a name any kind or all together may be meant."""
    rises = {kind: count.rise for kind, count in (*people.by_kind.items(), ("实有", people.present))}
    said = int(found["count"]) * (1 if found["way"] == "增加" else -1)
    if said in ([rises[found["kind"]]] if found["kind"] else rises.values()):
        return None
    kind = found["kind"] or "实有"
    return found[0], f"按人员中的数，{kind}{_said(rises[kind])}", kind


def _said(rise: int) -> str:
    return f"{'增加' if rise > 0 else '减少'}{abs(rise)}人" if rise else "持平"


def _event(found: re.Match[str], words: str) -> bool:
    """退休1人 is how many retired; only behind another number of staff is it how many there are."""
    beside = (words, max(found.start() - _NEAR, 0), found.start())
    bare = found[1] != "在职" and not found[2]
    joined_or_left = _JOINED_OR_LEFT.search(*beside) or (bare and not _COUNTED_BEFORE.search(*beside))
    return bool(joined_or_left) or _partly(found, words)


def _partly(found: re.Match[str], words: str) -> bool:
    """Whether only some of the staff are meant: 事业人员比上年增加1人."""
    return bool(_PARTLY.search(words[max(found.start() - 8, 0) : found.start()]))
