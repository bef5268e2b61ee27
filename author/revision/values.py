"""What staff wrote beside the budget lines, compared value by value: numbers, days, texts, items of lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from author.ledger.money import Money
from author.read.schemapath import rule_at
from author.read.tree import standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from author.ground.findings import Source
    from author.submission import Submission

    Path = tuple[str | int, ...]

LINES = "预算明细"
"""The budget lines, which are compared by what classifies them."""
_ALIKE = 0.6
"""From here on two items are taken for one under a new name."""
_MOST = 200
"""Items without their like that are looked through for a new name."""


@dataclass(frozen=True)
class WordChange:
    """One value, or the values of one item, that changed; see `author.revision.inputs.Input`."""

    name: str
    changes: tuple[tuple[str, str, str], ...]
    before: Source | None
    after: Source | None
    path: tuple[str, ...]
    items: frozenset[str] = frozenset()
    """See `author.revision.inputs.Input`."""


_SAID: tuple[tuple[type | tuple[type, ...], Callable[[Any], str]], ...] = (
    (Money, lambda money: f"{money.yuan:,.2f}元"),
    (bool, lambda flag: "是" if flag else "否"),
    (Decimal, lambda number: f"{number:f}"),
    (date, lambda day: day.isoformat()),
    ((list, tuple), lambda items: "\n".join(map(said_value, items))),
    (dict, lambda fields: "，".join(f"{name} {said}" for name, each in fields.items() if (said := said_value(each)))),
    (type(None), lambda _: ""),
)
"""How each type is said; a flag before the number that it is to Python."""


def said_value(value: Any) -> str:  # noqa: ANN401 - typed values of a submission
    """A typed value as a reader wants it: 1,234.50元, 2026-02-05."""
    return next((said(value) for kind, said in _SAID if isinstance(value, kind)), str(value))


def word_changes(old: Submission, new: Submission) -> Iterator[WordChange]:
    """Every value beside the budget lines that is different, in the order in which staff fill them in."""
    walk = _Walk(old, new)
    for name in (*new.schema, *(key for key in old.own_words if key not in new.schema)):
        if name != LINES:
            walk.value(old.own_words.get(name), new.own_words.get(name), _Where((name,), (name,), name))
    yield from walk.changes()


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a value stands in both files, and what it is called."""

    old: Path | None
    new: Path | None
    name: str
    item: tuple[str, int] | None = None
    """The name of the item that it is a field of, with the number of that item; None outside lists."""
    items: frozenset[str] = frozenset()
    """What the items on the way to it are called, in full and in both files."""

    def at(self, step: str) -> _Where:
        """A field inside."""
        old, new = (None if path is None else (*path, step) for path in (self.old, self.new))
        return _Where(old, new, f"{self.name} {step}", self.item, self.items)


@dataclass(frozen=True)
class _Walk:
    """Walks two trees of typed values and keeps what is different."""

    old: Submission
    new: Submission
    found: list[tuple[_Where, str, str, str]] = field(default_factory=list)

    def changes(self) -> Iterator[WordChange]:
        """What was found; the fields of one item together."""
        grouped: dict[object, list[tuple[_Where, str, str, str]]] = {}
        for number, each in enumerate(self.found):
            grouped.setdefault(each[0].item or number, []).append(each)
        for group in grouped.values():
            where = group[0][0]
            name = where.item[0] if where.item else where.name
            changes = tuple(each[1:] for each in group)
            places = self._at(self.old, where.old), self._at(self.new, where.new)
            yield WordChange(name, changes, *places, _names(where), where.items)

    @staticmethod
    def _at(submission: Submission, path: Path | None) -> Source | None:
        """The place of what stands there; a list of one text may be written as the text alone."""
        if path is None:
            return None
        data = submission.tree.data
        alone = path[:-1] if path[-1] == 0 and isinstance(standing(data, path[:-1]), str) else path
        return None if standing(data, alone) is None else submission.tree.at(alone)

    def value(self, before: Any, after: Any, where: _Where) -> None:  # noqa: ANN401 - typed values
        """Compare what stands at one place."""
        if before == after:
            return
        if isinstance(before, dict) and isinstance(after, dict):
            for name in dict.fromkeys((*after, *before)):
                self.value(before.get(name), after.get(name), where.at(name))
        elif _is_list(before) and _is_list(after) and not _are_one_text(before, after):
            self._list(before, after, where)
        else:
            self._leaf(said_value(before), said_value(after), where)

    def _leaf(self, before: str, after: str, where: _Where) -> None:
        if before != after:
            last = next((str(step) for step in reversed(where.new or where.old or ()) if isinstance(step, str)), "")
            self.found.append((where, last, before, after))

    def _list(self, before: Sequence[Any], after: Sequence[Any], where: _Where) -> None:
        label = self._label(where, (*before, *after))
        keys = [_key(item, label) for item in before], [_key(item, label) for item in after]
        pairs = paired(*keys)
        for was, now in pairs:
            both = {keys[side][place] for side, place in enumerate((was, now)) if place is not None}
            item = after[now] if now is not None else before[was or 0]
            name = f"{where.name}{_quoted(_called(item, label), was if now is None else now)}"
            inner = _Where(
                _down(where.old, was), _down(where.new, now), name, (name, len(self.found)), where.items | both
            )
            if was is None or now is None:
                told = (said_value(before[was]) if was is not None else "", said_value(item) if was is None else "")
                self._leaf(*told, inner)
            else:
                self.value(before[was], item, inner)
        order = [now for was, now in pairs if was is not None and now is not None]
        if order != sorted(order):
            self.found.append((where, "次序", "", "排列的次序变了"))

    def _label(self, where: _Where, items: Sequence[Any]) -> str:
        """The field by which items are told apart: the one that the schema names, or the first."""
        if not items or not isinstance(items[0], dict):
            return ""
        rule = rule_at(self.new.schema, where.new or where.old or ())
        return str(rule.get("meta", {}).get("called") or next(iter(rule.get("schema", {}).get("schema", {})), ""))


def _is_list(value: Any) -> bool:  # noqa: ANN401 - typed values
    return isinstance(value, (list, tuple))


def _are_one_text(*values: Sequence[Any]) -> bool:
    """Whether each is a text alone, in a list where there may be several."""
    return all(len(value) == 0 or (len(value) == 1 and not isinstance(value[0], dict)) for value in values)


def _down(path: Path | None, number: int | None) -> Path | None:
    return None if path is None or number is None else (*path, number)


def _names(where: _Where) -> tuple[str, ...]:
    return tuple(step for step in where.new or where.old or () if isinstance(step, str))


def _called(item: Any, label: str) -> str:  # noqa: ANN401 - typed values
    return said_value(item.get(label)) if isinstance(item, dict) else said_value(item)


def _key(item: Any, label: str) -> str:  # noqa: ANN401 - typed values
    """By which an item is found again: two units may have projects of one name."""
    unit = item.get("单位") if isinstance(item, dict) else ""
    return f"{unit}/{_called(item, label)}" if unit else _called(item, label)


def _quoted(name: str, number: int | None) -> str:
    """``“线路租赁费”``, or ``第3项`` where the name is a whole text."""
    long = len(name) > 40 or "\n" in name or not name
    return f"第{(number or 0) + 1}项" if long else f"“{name}”"


Pair = tuple[int | None, int | None]


def paired(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """The places of the same items in both lists, in the new order; None where an item came or went.

    Items are the same that have one name; of the others those between the same neighbours that are most alike.
    """
    places: dict[str, list[int]] = {}
    for place, name in enumerate(old):
        places.setdefault(name, []).append(place)
    found: list[Pair] = [(places[name].pop(0) if places.get(name) else None, now) for now, name in enumerate(new)]
    gone = sorted(place for left in places.values() for place in left)
    come = [now for was, now in found if was is None and now is not None]
    renamed = _renamed({place: old[place] for place in gone}, {place: new[place] for place in come})
    found = [(renamed.get(now) if was is None else was, now) for was, now in found]  # type: ignore[arg-type]
    return [*found, *((place, None) for place in gone if place not in renamed.values())]


def _renamed(gone: Mapping[int, str], come: Mapping[int, str]) -> dict[int, int]:
    """New place to old place of items with another name."""
    if len(gone) > _MOST or len(come) > _MOST:
        return {}
    left, found = dict(gone), {}
    for now, name in come.items():
        if close := get_close_matches(name[:200], [text[:200] for text in left.values()], 1, _ALIKE):
            was = next(place for place, text in left.items() if text[:200] == close[0])
            found[now] = was
            del left[was]
    return found
