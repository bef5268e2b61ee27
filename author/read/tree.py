"""What a file says: text values, and the place of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from author.findings import Source

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
    """Path of a list to the name of its sheet, for workbooks."""

    def at(self, path: Path) -> Source:
        """The place of the value at ``path``, or of the nearest thing around it."""
        return self._source(path, 2)

    def key_at(self, path: Path) -> Source:
        """The place of the key (or the list item) at ``path``, or of the nearest thing around it."""
        return self._source(path, 0)

    def _source(self, path: Path, first: int) -> Source:
        for length in range(len(path), -1, -1):
            place = self.places.get(path[:length])
            if place:
                return Source(self.file, place[first], place[first + 1])
        return Source(self.file)
