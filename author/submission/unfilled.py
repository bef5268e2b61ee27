"""What staff left blank where a blank is no zero: their numbers are not printed as if somebody had counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

SUMMED = ("政府采购", "国有资产")
"""Parts that units count each for itself."""
PARTS = (*SUMMED, "部门整体绩效", "控制数")
PEOPLE = ("在职", "退休", "离休")
YEARS = ("本年", "上年")


def unfilled(data: Any, known: Container[str] = ()) -> frozenset[str]:  # noqa: ANN401 - texts, lists, dicts of a tree
    """Names of `PARTS` in which nothing stands, and paths such as ``人员.在职.上年``; zeros and empty lists are filled in.

    ``known`` are the kinds of staff whose 上年 comes from last year's file.
    """
    return frozenset([*(part for part in PARTS if not _holds(data.get(part))), *_people(data, known)])


def unfilled_together(own: frozenset[str], units: Sequence[frozenset[str]]) -> frozenset[str]:
    """What is left blank of a department: a part that nobody fills in, and a kind of staff that somebody half fills in.

    Who says nothing at all of a kind has nobody of it.
    """
    parts = {part for part in PARTS if part in own and not (part in SUMMED and any(part not in unit for unit in units))}
    people = [path for kind in PEOPLE for path in _together(kind, (own, *units))]
    return frozenset([*parts, *people])


def _together(kind: str, units: Sequence[frozenset[str]]) -> Iterator[str]:
    paths = {f"人员.{kind}.{year}" for year in YEARS}
    blank = [unit & paths for unit in units]
    if all(len(left) == len(YEARS) for left in blank):
        yield from paths
    else:
        yield from {path for left in blank if len(left) == 1 for path in left}


def _people(data: Mapping[str, Any], known: Container[str]) -> Iterator[str]:
    people = data.get("人员")
    for kind in PEOPLE:
        counts = people.get(kind) if isinstance(people, dict) else None
        for year in YEARS:
            typed = isinstance(counts, dict) and year in counts
            if not typed and not (year == "上年" and kind in known):
                yield f"人员.{kind}.{year}"


def _holds(value: Any) -> bool:  # noqa: ANN401 - texts, lists and dicts of a tree
    """Whether anything stands there: a text, or a list even without items."""
    if isinstance(value, dict):
        return any(_holds(inner) for inner in value.values())
    return value is not None


def is_blank(part: str, blank: frozenset[str]) -> bool:
    """Whether a unit says nothing of a part; of its people, when it says nothing of any kind."""
    return part in blank if part in SUMMED else {f"{part}.{kind}.{year}" for kind in PEOPLE for year in YEARS} <= blank
