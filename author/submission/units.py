"""The units whose money a budget holds: the department's own office (本级) and those below it.

They are a code book like any other: 部门 › 行政 | 参公 | 事业 › unit. What names no unit belongs to the own office.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from author.ground.findings import Finding, near
from author.ledger.codes import CodeBook
from author.ledger.groups import fill
from author.read.values import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.ground.findings import Source
    from author.read.tree import Path, Tree

WHOLE = "部门"
KINDS = ("行政", "参公", "事业")
"""What a unit is by its nature; only the first two have 机关运行经费."""
OWN = "本级"
"""What the own office may be called in a field; left empty it means the same."""
BELOW = ("机构", "下属预算单位")
TITLE = "单位"
SHORT = 4
"""Signs that a name has at least."""


@dataclass(frozen=True)
class Members:
    """The units of one submission."""

    own: str
    """The department, and its own office."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """Unit to 行政, 参公 or 事业; the own office comes first, the others as they are listed."""
    whole: bool = True
    """Whether all their names could be read; else one that is none of them may be one all the same."""

    def __contains__(self, name: str) -> bool:
        return name in self.kinds

    @property
    def below(self) -> tuple[str, ...]:
        """The units other than the own office."""
        return tuple(name for name in self.kinds if name != self.own)

    def called(self, name: str) -> str:
        """The unit that a field names."""
        return self.own if name in ("", OWN) else name

    def meant(self, name: str) -> str:
        """The unit whose name is written short or with a sign wrong; empty for another body."""
        alike = [each for each in self.kinds if len(name) >= SHORT and (name in each or each in name)]
        return alike[0] if len(alike) == 1 else next(iter(get_close_matches(name, self.kinds, 1, 0.85)), "")

    def project(self, unit: str, name: str) -> str:
        """The code of a unit's project: two units may have projects of one name."""
        return f"{unit}/{name}" if name and unit != self.own else name

    def book(self, office: str, more: Mapping[str, str]) -> CodeBook:
        """The code book; ``office`` says how the own office is called beside others.

        ``more`` are units of last year that are none today, with their kinds.
        """
        kinds = {**self.kinds, **{name: kind for name, kind in more.items() if name not in self.kinds}}
        names = {name: name for name in (WHOLE, *KINDS, *kinds)}
        if office:
            names[self.own] = fill(office, {"name": self.own})
        return CodeBook(TITLE, names, {**dict.fromkeys(KINDS, WHOLE), **kinds}, {})

    def unknown(self, name: str, at: Source, what: str = "") -> Finding:
        """A09: a unit that is none of these."""
        hint = near(name, self.kinds) or "名称要与“机构”里的下属预算单位一字不差；本级的不用填"
        return Finding("A09", f"{what}单位{quoted(name)}没有列在机构的下属预算单位中", (at,), hint=hint)


NOBODY = Members("")
"""The units of a submission that names none, not even itself."""


def read_members(words: Mapping[str, Any], tree: Tree) -> tuple[Members, list[Finding]]:
    """The units that staff list, and those that are listed twice or under a name that means something else."""
    unit = words.get("单位", {})
    own = str(unit.get("名称", ""))
    kinds, seen = {own: str(unit.get("性质") or KINDS[0])}, {own: tree.at(("单位", "名称"))}
    findings = []
    for index, (name, kind) in enumerate(_below(words)):
        at = tree.at((*BELOW, index, "名称"))
        if name in seen:
            findings.append(Finding("A09", f"有两个单位都叫{quoted(name)}", (at, seen[name]), hint=_twice(name == own)))
        elif name in (WHOLE, *KINDS, OWN):
            findings.append(Finding("A09", f"{quoted(name)}不能作单位的名称", (at,), hint="请写单位的全称"))
        elif name:
            kinds[name], seen[name] = kind, at
    return Members(own, kinds, whole=not _are_unread(tree)), findings


def _are_unread(tree: Tree) -> bool:
    """Whether the name of a unit below could not be read."""
    whole = (BELOW[:1], BELOW)
    return any(path in whole or path[len(BELOW) + 1 :] in ((), ("名称",)) for path in tree.unread if _is_below(path))


def _is_below(path: Path) -> bool:
    return path[: len(BELOW)] == BELOW[: len(path)]


def _twice(own: bool) -> str:  # noqa: FBT001 - the name is the department's own
    return "本级不用列在下属预算单位里" if own else "同一单位只列一次；不同的单位，名称要能区分"


def _below(words: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for unit in words.get(BELOW[0], {}).get(BELOW[1], ()):
        yield str(unit.get("名称", "")), str(unit.get("性质") or KINDS[-1])


def typed_below(tree: Tree) -> list[Mapping[str, Any]]:
    """What staff typed of each unit below, field by field; nothing for one that has another shape."""
    around = tree.data.get(BELOW[0])
    items = around.get(BELOW[1]) if isinstance(around, dict) else None
    return [item if isinstance(item, dict) else {} for item in items] if isinstance(items, list) else []


def base_book() -> CodeBook:
    """What a form may ask for: the kinds of units; their names are each department's own."""
    return CodeBook(TITLE, {name: name for name in (WHOLE, *KINDS)}, dict.fromkeys(KINDS, WHOLE), {})
