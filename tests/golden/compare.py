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


def differences(theirs: Content, ours: Content, *, by_code: bool = False) -> set[Difference]:
    """All differences, text by text and cell by cell; ``by_code``: whatever the order of a table's rows."""
    cells = _by_code if by_code else _cells
    found = set(_sequence("文字", theirs.paragraphs, ours.paragraphs))
    for key in theirs.heads.keys() | ours.heads.keys():
        found |= set(_sequence(f"{key} 表头", theirs.heads.get(key, []), ours.heads.get(key, [])))
        found |= set(cells(key, theirs.bodies.get(key, []), ours.bodies.get(key, [])))
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


def _by_code(key: str, theirs: list[list[str]], ours: list[list[str]]) -> list[Difference]:
    """Rows with a code are found by it (and by their project); a row that one side lacks is one difference."""
    left, right = _coded(theirs), _coded(ours)
    found = _cells(key, _uncoded(theirs), _uncoded(ours))
    for code in left.keys() | right.keys():
        if code not in left or code not in right:
            rows = ("|".join(filter(None, side.get(code, ()))) for side in (left, right))
            found.append(Difference(f"{key} {code}", *rows))
        else:
            found += _cells(f"{key} {code}", [left[code]], [right[code]])
    return found


def _coded(rows: list[list[str]]) -> dict[str, list[str]]:
    coded = {}
    for row in rows:
        if row[0].isdigit():
            codes = row[: next(index for index, cell in enumerate(row) if not cell.isdigit())]
            words = [cell for cell in row[len(codes) :] if cell and not _is_amount(cell)]
            coded["/".join([*codes, *words[1:]])] = row
    assert len(coded) == sum(row[0].isdigit() for row in rows), "two rows with one code"
    return coded


def _is_amount(cell: str) -> bool:
    return cell.replace(".", "").replace("-", "").isdigit()


def _uncoded(rows: list[list[str]]) -> list[list[str]]:
    return [row for row in rows if not row[0].isdigit()]


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
