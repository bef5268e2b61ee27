"""Every difference between two contents, and the exceptions that are right all the same."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import yaml

from tests.golden.content import HERE, Content, normal


@dataclass(frozen=True, order=True)
class Difference:
    """One place where we print something else; an empty text is one that is not there."""

    place: str
    printed: str
    ours: str


def differences(theirs: Content, ours: Content) -> set[Difference]:
    """All differences, text by text and cell by cell."""
    found = set(_sequence("文字", theirs.paragraphs, ours.paragraphs))
    for key in theirs.heads.keys() | ours.heads.keys():
        found |= set(_sequence(f"{key} 表头", theirs.heads.get(key, []), ours.heads.get(key, [])))
        found |= set(_cells(key, theirs.bodies.get(key, []), ours.bodies.get(key, [])))
    for key in theirs.forms.keys() | ours.forms.keys():
        head, body = theirs.forms.get(key, ([], []))
        our_head, our_body = ours.forms.get(key, ([], []))
        found |= set(_sequence(f"{key} 上部", head, our_head))
        found |= set(_cells(key, body, our_body))
    return found


def _sequence(place: str, theirs: list[str], ours: list[str]) -> list[Difference]:
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        if tag != "equal":
            length = max(b - a, d - c)
            left = [*theirs[a:b], *[""] * (length - (b - a))]
            right = [*ours[c:d], *[""] * (length - (d - c))]
            found += [Difference(place, *pair) for pair in zip(left, right, strict=True)]
    return found


def _cells(key: str, theirs: list[list[str]], ours: list[list[str]]) -> list[Difference]:
    found = []
    for number in range(max(len(theirs), len(ours))):
        left = theirs[number] if number < len(theirs) else []
        right = ours[number] if number < len(ours) else []
        width = max(len(left), len(right))
        pairs = zip([*left, *[""] * (width - len(left))], [*right, *[""] * (width - len(right))], strict=True)
        found += [
            Difference(f"{key} 第{number + 1}行第{c}列", *pair) for c, pair in enumerate(pairs, 1) if pair[0] != pair[1]
        ]
    return found


def exceptions(name: str) -> set[Difference]:
    """The differences kept beside the test, each with its reason."""
    items = yaml.safe_load((Path(HERE) / f"{name}-exceptions.yaml").read_text(encoding="utf-8")) or []
    assert all(item["why"] for item in items), "every exception says why ours is right"
    return {Difference(item["place"], normal(item["printed"]), normal(item["ours"])) for item in items}
