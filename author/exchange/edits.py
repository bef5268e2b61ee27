"""Edits of a submission: what is put where, in the values themselves or in the YAML text that they stand in.

In a text only the edited values change. Comments, order and layout stay, also the comments of what is taken out.
"""

from __future__ import annotations

import copy
import json
import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from author.exchange.yamltext import entry_lines, flow_text, item_lines
from author.read.tree import standing
from author.read.yamlfile import comments

if TYPE_CHECKING:
    from collections.abc import Iterable

    from author.read.tree import Path, Tree

_SAFE = re.compile(r"-?\w[\w./-]*")
"""A text that means itself without quotes, in every place."""


@dataclass(frozen=True, slots=True)
class Put:
    """A text for the value at ``path``; an empty one leaves the field empty."""

    path: Path
    text: str
    after: str = ""
    """The field beside it that it follows when it is not there yet."""


@dataclass(frozen=True, slots=True)
class Drop:
    """The item of a list at ``path`` goes."""

    path: Path


@dataclass(frozen=True, slots=True)
class Add:
    """Texts of one line, nested or not, for a field that is not there or empty, or as the next item of a list at the top.

    What is around a field is there.
    """

    path: Path
    value: Any


Edit = Put | Drop | Add


def in_data(data: dict[str, Any], edits: Iterable[Edit]) -> dict[str, Any]:
    """The values with the edits made; ``data`` stays as it is."""
    made: dict[str, Any] = copy.deepcopy(data)
    drops = []
    for edit in edits:
        if isinstance(edit, Add):
            _add(made, edit)
            continue
        around = _within(made, edit.path[:-1])
        if isinstance(edit, Drop):
            drops.append((edit.path[-1], around))
        elif edit.text:
            around[edit.path[-1]] = edit.text
        else:
            around.pop(edit.path[-1], None)
    for index, around in sorted(drops, key=lambda drop: drop[0], reverse=True):
        del around[index]
    return made


def _add(data: dict[str, Any], edit: Add) -> None:
    *above, last = edit.path
    if isinstance(last, int) and len(above) == 1:
        data[str(above[0])] = data.get(str(above[0])) or []
    around = _within(data, tuple(above))
    if isinstance(last, int):
        around.append(edit.value)
    else:
        around[last] = edit.value


def _within(data: Any, path: Path) -> Any:  # noqa: ANN401 - nested dicts and lists of texts
    for step in path:
        data = data[step]
    return data


def in_text(text: str, tree: Tree, edits: Iterable[Edit]) -> str:
    """The YAML text with the edits made; ``tree`` is what was parsed from it, and values of a Put are scalars."""
    source = _Text(text, tree)
    for edit in sorted(edits, key=lambda edit: -len(edit.path) if isinstance(edit, Add) else -100):
        if isinstance(edit, Add):
            source.add_value(edit.path, edit.value)
        elif isinstance(edit, Drop):
            source.drop(edit.path)
        elif edit.path in tree.places:
            source.put(edit.path, edit.text)
        elif edit.text:
            source.add(edit.path, edit.after, edit.text)
    return source.edited()


class _Text:
    """A YAML text and the changes to it that have been gathered."""

    def __init__(self, text: str, tree: Tree) -> None:
        self.text, self.tree = text, tree
        self._lines = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self._comments = comments(text)
        self._changes: list[tuple[int, int, str]] = []
        self._begun: set[Path] = set()
        """Lists in one line that have nothing behind their last comma."""

    def edited(self) -> str:
        """The text with all changes; those at one place stand in the order in which they were made."""
        parts, at = [], 0
        for start, end, new in sorted(self._changes, key=lambda change: change[:2]):
            parts += [self.text[at:start], new]
            at = end
        return "".join([*parts, self.text[at:]])

    def put(self, path: Path, new: str) -> None:
        """Put ``new`` for the scalar at ``path``, empty or not; a comment on the first line of a block stays."""
        start, end = self._span(path)
        written = _scalar(new) if new else ""
        if new and self.text[start - 1 : start].strip():
            written = f" {written}"
        kept = "".join(f"  {comment}" for comment in self._comments_in(start, end))
        if not new and self.text[end : end + 1] in ("", "\n"):
            start = self._back(start, " ")
        self._changes.append((start, end, written + kept))

    def add(self, path: Path, after: str, new: str) -> None:
        """Add a field behind the field ``after`` of the same mapping, in the mapping's style."""
        beside = (*path[:-1], after)
        _, end = self._span(beside)
        entry = f"{path[-1]}: {_scalar(new)}"
        if self.text[self._span(path[:-1])[0]] == "{":
            self._changes.append((end, end, f", {entry}"))
            return
        line_end = self._line_end(end)
        self._changes.append((line_end, line_end, f"\n{' ' * (self.tree.places[beside][1] - 1)}{entry}"))

    def add_value(self, path: Path, value: Any) -> None:  # noqa: ANN401 - nested texts
        """Add a field, or an item of a list, in the style of what is around it."""
        above, last = path[:-1], path[-1]
        if isinstance(last, int) and not standing(self.tree.data, above):
            self._add_to_empty(above, value)
        elif self._in_line(above):
            self._add_in_line(above, f"{last}: {flow_text(value)}" if isinstance(last, str) else flow_text(value))
        elif isinstance(last, int):
            indent = self._indent((*above, 0))
            self._insert(self._next_line(above), item_lines(value, indent))
        elif path in self.tree.places:
            self._fill(path, entry_lines(last, value, ""))
        else:
            first = next(iter(standing(self.tree.data, above) or {"": ""}))
            column = self.tree.places.get((*above, first), (0, 1))[1]
            self._insert(self._next_line(above), entry_lines(last, value, " " * (column - 1)))

    def _add_to_empty(self, path: Path, item: Any) -> None:  # noqa: ANN401
        """The first item of a list; those that follow go behind it."""
        there = path in self.tree.places
        if path in self._begun:
            self._insert(self._next_line(path) if there else len(self.text), item_lines(item, "  "))
        elif there:
            self._fill(path, [f"{path[-1]}:", *item_lines(item, "  ")])
        else:
            self._insert(len(self.text), [f"{path[-1]}:", *item_lines(item, "  ")])
        self._begun.add(path)

    def _fill(self, path: Path, lines: Iterable[str]) -> None:
        """Put the lines of ``key:`` and what is below it for a key whose value is empty."""
        start, end = self._span(path)
        self._changes.append((start, end, ""))
        _, *below = lines
        indent = " " * (self.tree.places[path][1] - 1)
        self._insert(self._next_line(path), (indent + line for line in below))

    def _in_line(self, path: Path) -> bool:
        return self.text[self._span(path)[0]] in "[{" if path else False

    def _add_in_line(self, path: Path, entry: str) -> None:
        """Before the closing bracket; what stands there now, and is not taken out, gets a comma."""
        end = self._span(path)[1] - 1
        before = self._before(end)
        taken = any(start <= before < stop and not new for start, stop, new in self._changes)
        open_ = path not in self._begun and (taken or self.text[before] in "[{,")
        comma = "" if open_ else ", "
        self._begun.add(path)
        self._changes.append((end, end, comma + entry))

    def _insert(self, at: int, lines: Iterable[str]) -> None:
        """Whole lines at the beginning of a line or at the end of the text."""
        ended = at == 0 or self.text[at - 1] == "\n" or any(at == place and new for place, _, new in self._changes)
        self._changes.append((at, at, ("" if ended else "\n") + "".join(f"{line}\n" for line in lines)))

    def _next_line(self, path: Path) -> int:
        return min(self._line_end(self._span(path)[1]) + 1, len(self.text))

    def _indent(self, item: Path) -> str:
        dash = self._before(self._span(item)[0])
        return self.text[self.text.rfind("\n", 0, dash) + 1 : dash]

    def drop(self, path: Path) -> None:
        """Take an item out of its list; its comments stay where it stood."""
        start, end = self._span(path)
        if self.text[self._span(path[:-1])[0]] == "[":
            self._drop_in_line(start, end)
            return
        dash = self._before(start)
        line = self.text.rfind("\n", 0, dash) + 1
        indent = self.text[line:dash]
        end = min(self._line_end(end) + 1, len(self.text))
        kept = "".join(f"{indent}{comment}\n" for comment in self._comments_in(line, end))
        self._changes.append((line, end, kept))

    def _drop_in_line(self, start: int, end: int) -> None:
        """An item of [a, b], with the comma behind it; a comma before the ] does no harm."""
        comma = self._after(end)
        end = comma + 1 if self.text[comma : comma + 1] == "," else end
        kept = "".join(f" {comment}\n  " for comment in self._comments_in(start, end))
        self._changes.append((start, end, kept))

    def _span(self, path: Path) -> tuple[int, int]:
        """Offsets of a value, without blank lines that follow a block."""
        _, _, row, column = self.tree.places[path]
        start, end = self._offset(row, column), self._offset(*self.tree.ends[path])
        return start, start + len(self.text[start:end].rstrip())

    def _offset(self, row: int, column: int) -> int:
        return min(self._lines[row - 1] + column - 1, len(self.text))

    def _line_end(self, offset: int) -> int:
        found = self.text.find("\n", offset)
        return len(self.text) if found < 0 else found

    def _comments_in(self, start: int, end: int) -> list[str]:
        first, last = bisect_left(self._comments, (start, 0)), bisect_left(self._comments, (end, 0))
        return [self.text[begin:stop].rstrip() for begin, stop in self._comments[first:last]]

    def _back(self, offset: int, blanks: str) -> int:
        while offset and self.text[offset - 1] in blanks:
            offset -= 1
        return offset

    def _before(self, offset: int) -> int:
        """The nearest sign before ``offset`` that is neither blank nor in a comment: the dash of an item."""
        while True:
            at = self._back(offset, " \n\t") - 1
            place = bisect_left(self._comments, (at + 1, 0)) - 1
            if place < 0 or not self._comments[place][0] <= at < self._comments[place][1]:
                return at
            offset = self._comments[place][0]

    def _after(self, offset: int) -> int:
        """The nearest sign behind ``offset`` that is neither blank nor in a comment."""
        while True:
            while self.text[offset : offset + 1].isspace():
                offset += 1
            place = bisect_left(self._comments, (offset, 0))
            if place == len(self._comments) or self._comments[place][0] != offset:
                return offset
            offset = self._comments[place][1]


def _scalar(text: str) -> str:
    return text if _SAFE.fullmatch(text) else json.dumps(text, ensure_ascii=False)
