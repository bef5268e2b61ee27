"""What the words of exports mean: heads of columns, funds, kinds of projects; read from schemas/exports.yaml."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from author.ground.places import data
from author.read.yamlfile import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FILE = "exports.yaml"
CODED = ("功能科目", "经济科目")
UNREAD, SUM, NAME = "不读", "合计", "名称"
CURRENT, PRIOR, FUND, NATURE, PROJECT = "本年", "上年", "资金来源", "支出类别", "项目"
PART = "·"
_UNIT = re.compile(r"\((?:单位:)?(?:元|万元|亿元)\)")
_LEVEL = re.compile(r"\(([类款项])\)$")
_LONGEST_TOTAL = 30
_BLANK = re.compile(r"[\s*★]")


def word(said: str) -> str:
    """What identifies a word of an export: without blanks, stars and the unit of money, brackets narrow."""
    key = _UNIT.sub("", _BLANK.sub("", unicodedata.normalize("NFKC", said[:200]))).rstrip(":")
    return _LEVEL.sub(r"/\1", key)


@dataclass(frozen=True)
class Synonyms:
    """The file; every look-up takes words as exports write them."""

    raw: Mapping[str, Any]

    @cached_property
    def _fields(self) -> Mapping[str, str]:
        """Head to field, with the heads of codes, names and parts that go with each."""
        found = {word(head): UNREAD for head in self.raw["unread"]}
        for field, heads in self.raw["fields"].items():
            for head in map(word, heads):
                found |= dict(self._with_tails(field, head))
        for field, parts in self.raw["parts"].items():
            found |= {f"{word(head)}/{part}": field + PART + part for head in self._heads(field) for part in parts}
        return found | {word(head): field for field, heads in self.raw["fields"].items() for head in heads}

    def _heads(self, field: str) -> Iterable[str]:
        """The heads of a field's code column."""
        tails = ("", *self.raw["code_tails"], *self.raw["name_tails"])
        heads = (*self.raw["fields"][field], *self.raw["part_heads"].get(field, ()))
        return (word(head) + tail for head in heads for tail in tails)

    def _with_tails(self, field: str, head: str) -> Iterable[tuple[str, str]]:
        coded = field in CODED
        for between in ("", "/"):
            for tail in self.raw["code_tails"]:
                yield head + between + tail, field if coded else UNREAD
            for tail in self.raw["name_tails"]:
                yield head + between + tail, field + NAME if coded else field

    @cached_property
    def _funds(self) -> Mapping[str, tuple[str, ...]]:
        return {word(name): tuple(leaves) for name, leaves in self.raw["funds"].items()}

    @cached_property
    def _known(self) -> frozenset[str]:
        lists = ("sums", "adjusting", "buying", "by_shape")
        plain_words = {word(each) for name in lists for each in self.raw[name]}
        levels = {part for parts in self.raw["parts"].values() for part in parts}
        return frozenset({*self._fields, *self._funds, *self._goal_heads, *plain_words, *levels})

    def known(self, head: str) -> bool:
        """Whether a cell may be the head of a column."""
        return word(head) in self._known

    def field(self, path: Sequence[str]) -> str:
        """The field that a path of heads names: the longest end of it that is known; empty for none."""
        return next((self._fields[end] for end in _ends(path) if end in self._fields), "")

    def fund(self, path: Sequence[str]) -> tuple[str, ...] | None:
        """The funds that a path of heads, or a value, may mean; None where it names none."""
        return next((self._funds[end] for end in _ends(path) if end in self._funds), None)

    def origin(self, said: str) -> tuple[str, ...]:
        """The funds that another word of the same line points to."""
        return next((tuple(funds) for name, funds in self.raw["origins"].items() if word(name) == word(said)), ())

    def nature(self, said: str) -> str:
        """The 支出类别 of a kind of projects; empty for an unknown one."""
        return next((str(kind) for name, kind in self.raw["natures"].items() if word(name) == word(said)), "")

    def named(self, group: str, said: str) -> bool:
        """Whether a word belongs to a list of the file: sums, adjusting, buying, by_shape, no_project, nothing."""
        return word(said) in self._groups[group]

    @cached_property
    def _groups(self) -> Mapping[str, frozenset[str]]:
        return {name: frozenset(map(word, each)) for name, each in self.raw.items() if isinstance(each, list)}

    def is_total(self, said: str) -> bool:
        """Whether a cell says that its row is a total: 合计, 本页小计, 支出合计（含结转）; a 综合计划科 does not."""
        return len(said) < _LONGEST_TOTAL and bool(self._total.match(word(said)))

    @cached_property
    def _total(self) -> re.Pattern[str]:
        words = "|".join(map(re.escape, self.raw["total_words"]))
        return re.compile(rf"(?:{words})|.*(?:{words})[数额]?(?:\(.*\))?$")

    def names_total(self, said: str) -> bool:
        """Whether a cell is the name of a total, not only a name that holds the word: 小计, 食堂项目小计, 合计：人员经费."""
        name = word(said).rstrip(":") if len(said) < 30 else ""
        return any(name.endswith(each) or name.startswith(f"{each}:") for each in self.raw["total_words"])

    def names_part(self, said: str) -> bool:
        """Whether a cell says that its row is a part of another: 其中：主体工程."""
        return word(said).startswith(tuple(self.raw["part_words"]))

    @cached_property
    def _goal_heads(self) -> Mapping[str, str]:
        return {word(head): field for field, heads in self.raw["goals"].items() for head in heads}

    def goal(self, path: Sequence[str]) -> str:
        """The field of an indicator that a path of heads names; empty for none."""
        return next((self._goal_heads[end] for end in _ends(path) if end in self._goal_heads), "")

    def is_goals(self, paths: Iterable[Sequence[str]]) -> bool:
        """Whether heads are those of a table of indicators."""
        return {"三级", "指标值"} <= {self.goal(path) for path in paths}

    @property
    def parts(self) -> Mapping[str, Mapping[str, int]]:
        """Field to its parts and their digits."""
        found: Mapping[str, Mapping[str, int]] = self.raw["parts"]
        return found

    @property
    def owners(self) -> Sequence[str]:
        """The words that stand before the unit's name above a table."""
        found: Sequence[str] = self.raw["owners"]
        return found

    @property
    def controls(self) -> Mapping[str, Mapping[str, str]]:
        """The end of a table's name to its columns and the control figures that they give."""
        found: Mapping[str, Mapping[str, str]] = self.raw["controls"]
        return found


def _ends(path: Sequence[str]) -> Iterable[str]:
    """The ends of a path, the longest first."""
    words = [word(step) for step in path]
    return ("/".join(words[at:]) for at in range(len(words)))


def synonyms() -> Synonyms:
    """The words that come with the program."""
    return Synonyms(plain(data("schemas") / FILE))
