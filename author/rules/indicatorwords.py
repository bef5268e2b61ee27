"""What the words of indicators mean, read from schemas/indicators.yaml: what is wanted, of which kind, counted in what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from author.ground.places import data
from author.read.yamlfile import plain
from author.rules.bounds import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FILE = "indicators.yaml"
MORE, LESS = 1, -1
MONEY = ("元", "万元", "亿元")


@dataclass(frozen=True, slots=True)
class Words:
    """Words that are looked for, and those beside which they mean something else."""

    words: tuple[str, ...]
    but: tuple[str, ...] = ()

    def are_in(self, name: str) -> bool:
        """Whether a name has one of them, and nothing that turns it."""
        return any(word in name for word in self.words) and not any(word in name for word in self.but)

    def end(self, name: str) -> bool:
        """Whether a name ends with one of them."""
        return name.endswith(self.words) and not any(word in name for word in self.but)


@dataclass(frozen=True, slots=True)
class Sort:
    """Words of third levels that belong to one second level."""

    kind: str
    said: Words
    units: tuple[str, ...]
    """Only with these; empty: with any."""
    never: tuple[str, ...]
    """The second levels that they cannot stand under."""
    reason: str


@dataclass(frozen=True, slots=True)
class Counted:
    """Names that end with these words are counted in these units, or in any but those."""

    said: Words
    units: tuple[str, ...]
    never: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndicatorWords:
    """All lists of the file."""

    bad: Words
    turned: Words
    good: Words
    open: Words
    spent: Words
    taking: Words
    tallies: Words
    levels: Mapping[str, tuple[str, ...]]
    """Of each second level, the first levels."""
    costs_too: tuple[str, ...]
    firsts: tuple[str, ...]
    sorts: tuple[Sort, ...]
    never_in: Mapping[str, tuple[str, ...]]
    satisfaction: Words
    counted: tuple[Counted, ...]

    def sense(self, third: str, unit: str, level: str) -> int:
        """What an indicator wants: `MORE`, `LESS`, or 0 where its words do not say.

        ``unit`` is that of its value, ``level`` its first and second level.
        """
        name = bare(third)
        if self.open.are_in(name):
            return 0
        if unit in MONEY:
            return LESS if "成本" in level + name and self._is_spent(name) else 0
        if self.bad.are_in(name) and not self.turned.are_in(name):
            return self._of_bad(name)
        if self.taking.are_in(name):
            return LESS if unit and unit != "%" else 0
        return MORE if self.good.end(name) else 0

    def _of_bad(self, name: str) -> int:
        """不合格率 is bad as a whole; 信访工作满意度 and 故障设备完好率 say something good of what is bad."""
        end = max(name.rfind(word) + len(word) for word in self.bad.words if word in name)
        tail = next((word for word in self.good.words if name.endswith(word)), "")
        if not tail or end > len(name) - len(tail):
            return LESS
        return MORE if self.satisfaction.are_in(tail) else 0

    def _is_spent(self, name: str) -> bool:
        return self.spent.are_in(name) or not any(word in name for word in self.spent.but)


def indicator_words() -> IndicatorWords:
    """The lists of the file."""
    raw: Mapping[str, Any] = plain(data("schemas") / FILE)
    return IndicatorWords(
        bad=_words(raw["要少"]),
        turned=_words(raw["转而要多"]),
        good=_words(raw["要多"]),
        open=_words(raw["不定"]),
        spent=_words(raw["花的钱"]),
        taking=_words(raw["花的时间"]),
        tallies=_words(raw["只会多的数"]),
        levels={second: tuple(firsts) for second, firsts in raw["二级属于"].items()},
        costs_too=tuple(raw["成本也属于"]),
        firsts=tuple(raw["一级"]),
        sorts=tuple(map(_sort, raw["三级属于"])),
        never_in={second: tuple(units) for second, units in raw["值不会以"].items()},
        satisfaction=Words(tuple(raw["满意度的字"])),
        counted=tuple(map(_counted, raw["以什么计"])),
    )


def _words(group: Mapping[str, Any]) -> Words:
    return Words(_texts(group["词"]), _texts(group.get("不是的", ())))


def _sort(group: Mapping[str, Any]) -> Sort:
    units = _texts(group.get("单位", ()))
    return Sort(group["类"], _words(group), units, _texts(group["不能在"]), group["理由"])


def _counted(group: Mapping[str, Any]) -> Counted:
    return Counted(_words(group), _texts(group.get("计", ())), _texts(group.get("不计", ())))


def _texts(items: Iterable[object]) -> tuple[str, ...]:
    return tuple(map(str, items))
