"""Two forms compared: what differs, and what that means for a submission of the old one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from author.workshop.difference.asks import Asks, asks
from author.workshop.difference.compared import compared
from author.workshop.difference.told import told
from author.workshop.difference.words import OF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from author.form.edition import Edition
    from author.workshop.difference.told import Item

ASKS = {
    "fields": "新版式要填、旧版式不用的内容",
    "unasked": "旧版式要填、新版式不用的内容（填了的留着也可以）",
    "reasons": "新版式要写、旧版式不写的变动原因",
    "reasons_unasked": "旧版式要写、新版式不写的变动原因",
    "funds": "新版式没有的资金来源（明细行要改填）",
    "levels": "新版式必须有、旧版式可以没有的一级绩效指标",
}
EVERY = {"{code}": "每个科目的编码", "{name}": "每一项的名称"}


@dataclass(frozen=True)
class Report:
    """What differs between two editions, and what that means for a submission of the old one."""

    old: Edition
    new: Edition
    years: tuple[int, int]
    """The years for which their code books were read."""
    schema: Mapping[str, Any]
    """What staff can fill in."""

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The groups that differ."""
        return told(compared(self.old, self.new), self.old, self.new)

    @cached_property
    def asks(self) -> Asks:
        """What the new form asks for beyond the old one."""
        return asks(self.old, self.new, self.schema)

    @property
    def equal(self) -> bool:
        """Whether the two say the same; years and code books count."""
        return not self.items

    @property
    def count(self) -> int:
        """How many differences there are; what is inside a thing that came or went counts with it."""
        return sum(item.count for item in self.items)

    @property
    def heading(self) -> str:
        """``xinjiang-2020 → xinjiang-2026``"""
        return f"{self.old.name} → {self.new.name}"

    @property
    def sides(self) -> tuple[str, str]:
        """What is compared."""
        old, new = (f"{form.name}　{form.title}（科目表：{year} 年）" for form, year in self.forms)
        return f"旧：{old}", f"新：{new}"

    @property
    def forms(self) -> tuple[tuple[Edition, int], ...]:
        """The old and the new form, each with the year of its code books."""
        return ((self.old, self.years[0]), (self.new, self.years[1]))

    @property
    def summary(self) -> str:
        """How much differs."""
        return "两个版式没有不同。" if self.equal else f"共 {self.count} 处不同。"

    @property
    def wanted(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The closing list: what is asked for, and the things; nothing that is empty."""
        lists = {name: tuple(_wanted(each) for each in getattr(self.asks, name)) for name in ASKS}
        return tuple((ASKS[name], things) for name, things in lists.items() if things)


def _wanted(thing: str | tuple[str, str]) -> str:
    if isinstance(thing, tuple):
        return f"{OF[thing[0]]}：{thing[1]}"
    for token, meaning in EVERY.items():
        thing = thing.replace(token, f"（{meaning}）")
    return thing
