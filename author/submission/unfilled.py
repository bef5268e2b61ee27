"""What staff left blank where a blank is no zero: their numbers are not printed as if somebody had counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from author.read.tree import Tree

PARTS = ("政府采购", "国有资产", "部门整体绩效", "控制数")
PEOPLE = ("在职", "退休", "离休")
YEARS = ("本年", "上年")


def unfilled(tree: Tree, known: Container[str]) -> frozenset[str]:
    """Names of `PARTS` in which nothing stands, and paths such as ``人员.在职.上年``; zeros and empty lists are filled in.

    ``known`` are the kinds of staff whose 上年 comes from last year's file.
    """
    return frozenset([*(part for part in PARTS if not _holds(tree.data.get(part))), *_people(tree, known)])


def _people(tree: Tree, known: Container[str]) -> Iterator[str]:
    people = tree.data.get("人员")
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
