"""Signs that stand in for markup and for figures while a template is rendered.

What staff wrote is text and never markup: signs that a section file reads as markup are replaced by stand-ins
(`guarded`) and put back when the blocks have been read (`plain`). A figure is put between two signs with the number of
its origin (`marked`); after rendering, the text is cut there (`cut`). All stand-ins are private signs of Unicode.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from author.ledger.money import Money
from author.ledger.question import Count, Stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from author.ledger.money import Figure
    from author.ledger.question import Asked, Origin, Origins

_MARKUP = "\n#@*"
_STAND_INS = "\ue000\ue001\ue002\ue003"
_GUARD = str.maketrans(_MARKUP, _STAND_INS)
_PLAIN = str.maketrans(_STAND_INS, _MARKUP)
_OPEN, _CLOSE = "\ue010", "\ue011"
_FIRST, _MANY = 0xF0000, 0xF000
"""Where the signs that write numbers begin, and how many there are of them."""
_MARK = re.compile(f"{_OPEN}(.)(.)([^{_OPEN}{_CLOSE}]*){_CLOSE}")


def guarded(text: str) -> str:
    """A text on its way into a template's output: its line ends, # and @ are no markup."""
    return str(text).translate(_GUARD)


def plain(text: str) -> str:
    """Undo `guarded`, and take the marks of figures away."""
    return unmarked(text).translate(_PLAIN)


def marked(text: str, asked: Asked | None) -> str:
    """A figure between its signs; as it is where nobody knows its origin."""
    if asked is None:
        return text
    high, low = divmod(asked.number, _MANY)
    return f"{_OPEN}{chr(_FIRST + high)}{chr(_FIRST + low)}{text}{_CLOSE}"


def unmarked(text: str) -> str:
    """A text without the signs of its figures."""
    return _MARK.sub(r"\3", text) if _OPEN in text else text


def cut(text: str, origins: Origins | None) -> Iterator[tuple[str, Origin | None]]:
    """The text in pieces: figures with their origins, and what stands between them with None."""
    end = 0
    for found in _MARK.finditer(text):
        if found.start() > end:
            yield plain(text[end : found.start()]), None
        number = (ord(found[1]) - _FIRST) * _MANY + ord(found[2]) - _FIRST
        yield plain(found[3]), origins[number] if origins else None
        end = found.end()
    if end < len(text):
        yield plain(text[end:]), None


class Said(str):
    """A text with figures in it, such as 增加125.41万元: plain words for whoever compares it, with marks where printed."""

    __slots__ = ("_marked",)
    _marked: str

    def __new__(cls, text: str) -> Said:
        """``text`` is marked."""
        made = super().__new__(cls, unmarked(text))
        made._marked = text
        return made

    def __str__(self) -> str:
        return self._marked


def said(figure: Figure, *, unit: bool = True) -> Said:
    """``996.43万元``, or the number alone."""
    return Said(marked(str(figure), figure.asked) + (figure.form.unit if unit else ""))


class Number(int):
    """A count that knows its origin."""

    asked: Asked

    @classmethod
    def of(cls, value: int, asked: Asked) -> Number:
        """Make one."""
        made = cls(value)
        made.asked = asked
        return made

    def __str__(self) -> str:
        return marked(int.__repr__(self), self.asked)


class Quantity(Decimal):
    """A number with decimals that knows its origin."""

    asked: Asked

    @classmethod
    def of(cls, value: Decimal, asked: Asked) -> Quantity:
        """Make one."""
        made = cls(value)
        made.asked = asked
        return made


class Listed(list[Any]):
    """A list whose length knows its origin."""

    asked: Asked

    @classmethod
    def of(cls, items: list[Any], asked: Asked) -> Listed:
        """Make one."""
        made = cls(items)
        made.asked = asked
        return made


class Chosen:
    """Some items of a `Listed`, one after the other; made a list again, it still knows what it counts."""

    def __init__(self, items: Iterable[Any], asked: Asked) -> None:
        self.items = iter(items)
        self.asked = asked

    def __iter__(self) -> Iterator[Any]:
        return self.items


UNCOUNTED = ("预算明细", "项目")
"""Long lists whose items templates reach through the ledger: their numbers stay as they are."""


def stated(value: Any, path: str, origins: Origins) -> Any:  # noqa: ANN401 - whatever staff wrote
    """Staff's words, with numbers that know their path."""
    if isinstance(value, dict):
        return {name: stated(inner, f"{path}.{name}", origins) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        items = list(value) if path in UNCOUNTED else [stated(item, path, origins) for item in value]
        return Listed.of(items, origins.asked(Count(path)))
    if isinstance(value, Money):
        return replace(value, asked=origins.asked(Stated(path)))
    if isinstance(value, Decimal):
        return Quantity.of(value, origins.asked(Stated(path)))
    if isinstance(value, int) and not isinstance(value, bool):
        return Number.of(value, origins.asked(Stated(path)))
    return value


def all_stated(words: Mapping[str, Any], origins: Origins) -> dict[str, Any]:
    """All of staff's words, by the names of their fields."""
    return {name: stated(value, name, origins) for name, value in words.items()}
