"""What the templates of one document may cost: a form from a stranger ends in words, not in memory or time."""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")
MOST = 30_000_000
"""Letters that are made and parts of templates that are gone through; a document of a thousand projects takes 5,000,000."""
ITEM = 16
"""What an item of a list costs: it takes as much memory as so many letters."""


class SpentError(Exception):
    """The templates of a document have made more letters, or gone through more steps, than any form needs."""


class Allowance:
    """What is left to spend for one document."""

    def __init__(self, most: int = MOST) -> None:
        self.left = most

    def spend(self, cost: int) -> None:
        """Take ``cost``; SpentError when there is not so much left."""
        self.left -= cost
        if self.left < 0:
            raise SpentError("要印的文字太多，或循环没完没了")

    def weighed(self, value: T) -> T:
        """``value``, after what it costs to look at all of it: lists in lists count as often as they stand there."""
        waiting: list[object] = [value]
        while waiting:
            each = waiting.pop()
            if isinstance(each, str):
                self.spend(len(each))
            elif isinstance(each, dict):
                self.spend(ITEM * len(each))
                waiting.extend(each.values())
            elif isinstance(each, (list, tuple)):
                self.spend(ITEM * len(each))
                waiting.extend(each)
        return value
