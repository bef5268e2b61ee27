"""What the words of projects mean, read from schemas/projectwords.yaml: sources of money, the whole of a project's money."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from author.ground.places import data
from author.read.yamlfile import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FILE = "projectwords.yaml"


@dataclass(frozen=True, slots=True)
class Source:
    """Words for a source of money, and which funds of a form they mean."""

    words: re.Pattern[str]
    budgets: tuple[str, ...]
    """Keys of the form's budgets; ``""`` for money that is of none."""
    named: tuple[str, ...]
    but: tuple[str, ...]

    def funds(self, leaves: Iterable[str], budgets: Mapping[str, str]) -> tuple[str, ...]:
        """Those of a form's funds that are meant."""
        return tuple(fund for fund in leaves if self._means(fund, budgets.get(fund, "")))

    def _means(self, fund: str, budget: str) -> bool:
        if any(word in fund for word in self.but):
            return False
        return budget in self.budgets or any(word in fund for word in self.named)


@dataclass(frozen=True, slots=True)
class ProjectWords:
    """All lists of the file."""

    sources: tuple[Source, ...]
    whole: re.Pattern[str]
    """Right before an amount: it is that of the project."""
    whole_costs: frozenset[str]
    once: re.Pattern[str]
    going_on: re.Pattern[str]
    new: re.Pattern[str]


def project_words() -> ProjectWords:
    """The lists of the file."""
    raw: Mapping[str, Any] = plain(data("schemas") / FILE)
    return ProjectWords(
        sources=tuple(map(_source, raw["资金来源"])),
        whole=re.compile(f"(?:{any_of(raw['项目的钱']['词'])})(?:共计|合计|总计|共|为|是|：|:)?$"),
        whole_costs=frozenset(raw["整个项目的成本"]["词"]),
        once=re.compile(any_of(raw["一次性"]["词"])),
        going_on=re.compile(any_of(raw["延续"]["词"])),
        new=re.compile(any_of(raw["新增"]["词"])),
    )


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _source(group: Mapping[str, Any]) -> Source:
    return Source(re.compile(any_of(group["词"])), tuple(group["预算"]), tuple(group["名称含"]), tuple(group["不含"]))
