"""E34: one's own name with a wrong last sign, 我校 in the document of a 局, another place's office, another office's staff.

What bodies call themselves and how places stand above each other is data: schemas/bodies.yaml.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from author.ground.findings import Severity
from author.ground.places import data
from author.read.values import quoted
from author.read.yamlfile import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.ground.findings import Finding
    from author.rules.subject import Subject
    from author.rules.texts import Kind

FILE = "bodies.yaml"
_SAYING: tuple[Kind, ...] = ("reason", "use", "plan", "duty", "other", "basis")
_OURS: tuple[Kind, ...] = ("reason", "use", "plan", "other")
_PLACE = re.compile(r"(.{1,14}?)(自治[区州县旗]|地区|[省市州县区盟旗])")
_ORGAN = "局|委员会|办公室|厅|中心|医院|学校|中学|小学|图书馆|支队|大队|联合会|研究院|研究所|党校"


@cache
def _book() -> Mapping[str, Any]:
    book: Mapping[str, Any] = plain(data("schemas") / FILE)
    return book


def _names(subject: Subject) -> tuple[str, ...]:
    """The names of the unit, those below it and those that it manages."""
    managed = (unit["名称"] for unit in subject.submission.own_words["机构"]["管理单位"])
    unit = subject.written.unit
    offices = subject.written.offices
    return (unit.name, *unit.short_names, *subject.submission.members.below, *managed, *offices)


def _selves(names: tuple[str, ...]) -> set[str] | None:
    """What the bodies of these names may call themselves; None where one of them is of no known kind."""
    book = _book()["self_names"]
    ends = [max((end for end in book if name.endswith(end)), key=len, default="") for name in names]
    return {self for end in ends if end for self in book[end]} if ends and ends[0] else None


def self_names(subject: Subject) -> Iterator[Finding]:
    """E34: 我校 in the document of a 局."""
    own = _selves(_names(subject))
    if own is None:
        return
    others = sorted(set(_book()["selves"]) - own, key=len, reverse=True)
    single = "".join(other for other in others if len(other) == 1)
    long = "|".join(other for other in others if len(other) > 1)
    longer = f"(?:{long})|" if long else ""
    pattern = re.compile(rf"[我本](?:{longer}[{single or '　'}](?![{_book()['not_selves']}]))(?!长)")
    allowed = re.compile("|".join(f"[我本]{self}" for self in sorted(own, key=len, reverse=True)))
    for text, found in subject.searched(lambda words: _first(pattern, allowed, words), _OURS):
        message = f"这是“{subject.written.unit.name}”的预算，文字里却自称{quoted(found)}"
        hint = "多半是从别家的文件抄来的；请改成自己的叫法，并核对这段话说的是不是自己"
        yield subject.found("E34", message, text.path, severity=Severity.WARNING, part=found, hint=hint)


def _first(pattern: re.Pattern[str], allowed: re.Pattern[str], words: str) -> str:
    found = pattern.search(allowed.sub(lambda own: "　" * len(own[0]), words))
    return found[0] if found else ""


def self_places(subject: Subject) -> Iterator[Finding]:
    """E34: 我县 in the document of a 州; what lies above may be meant, what lies below may not."""
    level = _level(subject.written.unit.name)
    if not level:
        return
    highest = min(_book()["levels"][level])
    wrong = [word for word, ranks in _book()["levels"].items() if max(ranks) > highest or word == "州"]
    others = [word for word in wrong if word != level and not _above(word, level)]
    pattern = re.compile(rf"我(?:{'|'.join(others)})(?![级里们])") if others else None
    for text, found in subject.searched(pattern.search, _SAYING) if pattern else ():
        message = f"“{subject.written.unit.name}”的文字里写{quoted(found[0])}"
        yield subject.found(
            "E34", message, text.path, severity=Severity.WARNING, part=found[0],
            hint=f"请写“我{level}”，并核对这段话说的是不是自己的地方",
        )  # fmt: skip


def _above(word: str, level: str) -> bool:
    """Whether a place of this kind may lie above one of that level."""
    ranks = _book()["levels"]
    return bool(min(ranks[word]) < max(ranks[level]))


def _level(name: str) -> str:
    """州 for 某某自治州医疗保障局: the last place that the name begins with; empty without one."""
    place = own_place(name)
    word = place[-2:] if place.endswith(("地区", "街道")) else place[-1:]
    return word if word in _book()["levels"] else ""


def own_place(name: str) -> str:
    """The places that a name begins with: 某某州某某县."""
    at = 0
    while found := _PLACE.match(name, at):
        if len(name) - found.end() < 3:
            break
        at = found.end()
    return name[:at]


def misspelt_ends(subject: Subject) -> Iterator[Finding]:
    """E34: 医疗保障就 for 医疗保障局: all of the name but its last sign, which was mistyped."""
    pattern = re.compile("|".join(_slipped_ends(_names(subject))) or "(?!)")
    for text, found in subject.searched(pattern.search):
        if text.path[:2] != ("单位", "名称"):
            message = f"{quoted(found[0])}的末一字像是打错了"
            hint = f"单位名称是“{subject.written.unit.name}”"
            yield subject.found("E34", message, text.path, severity=Severity.WARNING, part=found[0], hint=hint)


def _slipped_ends(names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        for end, alike in _book()["look_alikes"].items() if len(name) >= 5 else ():
            if name.endswith(end) and len(end) == 1:
                yield f"{re.escape(name[:-1])}[{alike}](?![业医务地])"


def offices_of_other_places(subject: Subject) -> Iterator[Finding]:
    """E34: the same office of another place of one's own level: copied from a neighbour; above and below may be named."""
    name = subject.written.unit.name
    place, level = own_place(name), _level(name)
    office = name[len(place) :]
    if not level or len(office) < 3 or not place:
        return
    allowed = sorted(_names(subject), key=len, reverse=True)
    same = "自治州|州|地区|盟" if level in ("州", "地区", "盟") else f"自治{level}|{level}"
    shape = re.compile(rf"([\u4e00-\u9fff]{{1,12}}?)({same}){re.escape(office)}")
    for text, found in subject.searched(lambda words: _foreign(words, shape, allowed, place), _OURS):
        message = f"{quoted(found)}是另一个地方的机构，本单位是“{name}”"
        severity = Severity.NOTE if level == "市" else Severity.WARNING
        hint = "多半是从别家的文件抄来的；确是说那一家的不用改"
        yield subject.found("E34", message, text.path, severity=severity, part=found, hint=hint)


def _foreign(words: str, shape: re.Pattern[str], allowed: list[str], place: str) -> str:
    for own in allowed:
        words = words.replace(own, "　" * len(own))
    for found in shape.finditer(words):
        before = found[1][-2:]
        anywhere = before[-1:] in _book()["anywhere"] or before in _book()["anywhere_words"]
        if len(before) == 2 and not anywhere and not place.endswith(before + found[2]):
            return found[0][-(len(found[0]) - len(found[1]) + min(len(found[1]), 6)) :]
    return ""


def staff_of_others(subject: Subject) -> Iterator[Finding]:
    """E34: another office's staff, cars or budget in this one's reasons: 某某县教育局在职人员增加."""
    names = sorted({*_names(subject), *(_office(name) for name in _names(subject))}, key=len, reverse=True)
    usual = "|".join(_book()["usual"])
    pattern = re.compile(
        rf"(?:^|(?<=[，。；：、\n是因由于为]))(?P<body>[\u4e00-\u9fff]{{3,20}}?(?:{_ORGAN}))(?={_book()['own_matters']})"
    )

    def other(words: str) -> str:
        for own in names:
            words = words.replace(own, "　" * len(own))
        found = pattern.search(words)
        return found["body"] if found and not re.search(usual, found["body"]) else ""

    for text, found in subject.searched(other, ("reason", "use", "other")):
        message = f"原因或用途里说的是{quoted(found)}的事，本单位是“{subject.written.unit.name}”"
        hint = "多半是从别家的文件抄来的；下属单位请列在“机构”里"
        yield subject.found("E34", message, text.path, severity=Severity.WARNING, part=found, hint=hint)


def _office(name: str) -> str:
    """A name without its place: 医疗保障局."""
    return name[len(own_place(name)) :] or name


def budget_of_kind(subject: Subject) -> Iterator[Finding]:
    """E34: 2026年单位预算 in the disclosure of a 部门, or the other way round."""
    kind = subject.written.unit.kind
    other = "单位" if kind == "部门" else "部门"
    pattern = re.compile(rf"20\d\d年度?{other}(?:收入|支出|收支)?(?:总)?预算(?!单位|管理)")
    for text, found in subject.searched(pattern.search, ("reason", "use", "other")):
        message = f"这是{kind}预算，文字里却写{quoted(found[0])}"
        hint = f"请写“{found[0].replace(other, kind)}”"
        yield subject.found("E34", message, text.path, severity=Severity.WARNING, part=found[0], hint=hint)
