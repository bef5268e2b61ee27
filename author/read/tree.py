"""What a file says: text values, and the place of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from author.ground.findings import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

Path = tuple[str | int, ...]
"""Keys and indices from the top of a file down to a value."""


@dataclass(frozen=True)
class Tree:
    """Nested dicts and lists of texts, and where each stands.

    An empty value is left out, so that a field left empty and a field left out mean the same.
    """

    file: str
    data: Any
    places: Mapping[Path, tuple[int, int, int, int]]
    """Path to (row, column) of the key or the item, then of the value."""
    sheets: Mapping[Path, str]
    """Path to the name of the sheet that it and everything below it stands on, for workbooks."""
    empty: tuple[Path, ...] = ()
    """The keys left empty, which ``data`` leaves out: they may be misspelt all the same."""
    ends: Mapping[Path, tuple[int, int]] = field(default_factory=dict)
    """Path to (row, column) behind the value, for files that are edited as text."""
    unread: frozenset[Path] = frozenset()
    """What stands in the file and is not known: wrong, written twice, or under a name that is none. Told already."""

    def at(self, path: Path) -> Source:
        """The place of the value at ``path``, or of the nearest thing around it."""
        return self._source(path, 2)

    def key_at(self, path: Path) -> Source:
        """The place of the key (or the list item) at ``path``, or of the nearest thing around it."""
        return self._source(path, 0)

    def is_unread(self, path: Path) -> bool:
        """Whether what stands at ``path`` is not known, or something around or below it is not."""
        around = (path[:length] for length in range(1, len(path) + 1))
        return path in self._around_unread or any(each in self.unread for each in around)

    @cached_property
    def _around_unread(self) -> frozenset[Path]:
        return frozenset(path[:length] for path in self.unread for length in range(1, len(path) + 1))

    def value(self, path: Path) -> Any:  # noqa: ANN401 - texts, lists and dicts
        """What stands at ``path``; an empty mapping where nothing does."""
        found = standing(self.data, path)
        return {} if found is None else found

    def _source(self, path: Path, first: int) -> Source:
        for length in range(len(path), -1, -1):
            place = self.places.get(path[:length])
            if place:
                return Source(self.file, place[first], place[first + 1], self._sheet(path[:length]))
        return Source(self.file)

    def _sheet(self, path: Path) -> str:
        if not self.sheets:
            return ""
        lengths = range(len(path), -1, -1)
        return next((self.sheets[path[:length]] for length in lengths if path[:length] in self.sheets), "")


def standing(data: Any, path: Path) -> Any:  # noqa: ANN401 - texts, lists and dicts
    """What stands at ``path`` of data such as a tree's; None where nothing does."""
    for step in path:
        known = range(len(data)) if isinstance(data, list) else data if isinstance(data, dict) else ()
        if step not in known:
            return None
        data = data[step]
    return data
