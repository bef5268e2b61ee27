"""Numbered items in words, read once for all ways of numbering: 一是, 一、, （一）, 1., （1）, 1）, ①, 第一，, 首先, 其一."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from author.rules.numerals import small_number

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMERAL = r"[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_BEGIN = r"(?:^|(?<=[，。；：、！？\n,:;（(“]))\s*(?:其中[：:，]?)?"
_ITEM = r"(?:^|(?<=[。；：！？\n:;”]))\s*"
_KINDS = {
    "一是": rf"{_BEGIN}(?:第)?({_NUMERAL})是",
    "第一": rf"(?:^|(?<=[，。；：！？\n]))\s*第({_NUMERAL})(?=[，、：,:])",
    "第一步": rf"{_BEGIN}第({_NUMERAL})(?:步|阶段|方面|部分|环节)",
    "其一": rf"{_BEGIN}其([一二三四五六])(?=[，、：是])",
    "一要": rf"{_BEGIN}({_NUMERAL})要(?!素|点|件|务)",
    "首先": rf"{_BEGIN}(首先|其次|再次(?=[，是、：]))",
    "一、": rf"{_ITEM}({_NUMERAL})、",
    "（一）": r"(?:^|(?<=[。；：！？，、\n:;]))\s*[（(](" + _NUMERAL + r")[）)]",
    "1.": rf"(?:{_ITEM}|(?<=，)(?=1[.．、]))(?:目标)?(?<![\d.])([1-9]\d?)\s*(?:[.．、](?!\d)|[：:])",
    "（1）": r"(?<![第表图注件条款项式\d])[（(]([1-9]\d?)[）)]",
    "1）": r"(?:^|(?<=[。；：！？，、\n:;]))\s*([1-9]\d?)[）)]",
    "①": r"([①②③④⑤⑥⑦⑧⑨⑩])",
}
"""A way of numbering by its first number, and what its numbers look like where they begin an item."""
_PATTERNS = {kind: re.compile(pattern) for kind, pattern in _KINDS.items()}
_WORDS = {"首先": 1, "其次": 2, "再次": 3}
_CIRCLES = "⓪①②③④⑤⑥⑦⑧⑨⑩"


@dataclass(frozen=True, slots=True)
class Item:
    """The number of an item: 二是, how it counts, and where the item's words begin."""

    kind: str
    number: int
    shown: str
    start: int
    end: int


def sequences(words: str) -> Iterator[tuple[Item, ...]]:
    """The numbers of each way of numbering in their order; 一、二、三等奖 has none: nothing stands behind the first."""
    for kind, pattern in _PATTERNS.items():
        found = [_item(kind, each) for each in pattern.finditer(words)]
        ends = [*(item.start for item in found[1:]), len(words)]
        says = [_says(words, item, end) for item, end in zip(found, ends, strict=False)]
        if numbered := tuple(item for item, *both in zip(found, says, [True, *says], strict=False) if all(both)):
            yield numbered


def _says(words: str, item: Item, end: int) -> bool:
    """一、二、三等奖: something stands behind a number."""
    return len(words[item.end : min(end, item.end + 9)].strip("、，。；：是 \n")) > 0


def _item(kind: str, found: re.Match[str]) -> Item:
    return Item(kind, _number(found[1]), found[0].strip(" \n其中：:，"), found.start(), found.end())


def _number(shown: str) -> int:
    if shown in _CIRCLES:
        return _CIRCLES.index(shown)
    return _WORDS.get(shown) or small_number(shown)


def lists(items: tuple[Item, ...]) -> Iterator[list[Item]]:
    """The items of one way of numbering, list by list: a 1 begins a new one."""
    gathered: list[Item] = []
    for item in items:
        if item.number == 1 and gathered:
            yield gathered
            gathered = []
        gathered.append(item)
    if gathered:
        yield gathered
