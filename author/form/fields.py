"""Typed access to our own data files: an edition, a table, the head of a section.

A `Fields` is one mapping of such a file. Each key is asked for once, by name and type; whatever is wrong,
also a key that nobody asked for, raises `EditionError` with file, line and what to do.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn

from author.ground.findings import EditionError, near
from author.read.tree import Tree
from author.read.yamlfile import parse_yaml, read_yaml

if TYPE_CHECKING:
    from pathlib import Path as FilePath

    from author.read.tree import Path

LARGEST_NUMBER = 10_000
_FLAGS = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}
_NO_DEFAULT: Any = object()


@dataclass
class Fields:
    """One mapping in a file of ours, at ``path``."""

    tree: Tree
    path: Path
    asked: set[str] = field(default_factory=set)

    @cached_property
    def data(self) -> dict[str, Any]:
        """The raw texts."""
        value = self.value
        if not isinstance(value, dict):
            self.fail("这里应是若干“名称: 内容”")
        return value

    @cached_property
    def value(self) -> Any:  # noqa: ANN401 - text, list or mapping
        """Whatever stands at this place."""
        value = self.tree.data
        for step in self.path:
            value = value[step]
        return value

    def fail(self, message: str, key: str | int | None = None, hint: str = "") -> NoReturn:
        """Raise an `EditionError` at ``key`` of this mapping, or at the mapping itself."""
        path = self.path if key is None else (*self.path, key)
        raise EditionError(message, self.tree.at(path), hint)

    def has(self, key: str) -> bool:
        """Whether the key is there; it then counts as asked for."""
        self.asked.add(key)
        return key in self.data

    def _get(self, key: str, default: Any) -> Any:  # noqa: ANN401
        if self.has(key):
            return self.data[key]
        if default is _NO_DEFAULT:
            self.fail(f"缺少 {key}")
        return default

    def text(self, key: str, default: str = _NO_DEFAULT) -> str:
        """A text."""
        value = self._get(key, default)
        if not isinstance(value, str):
            self.fail(f"{key} 应是一段文字", key)
        return value

    def choice(self, key: str, choices: tuple[str, ...], default: str = _NO_DEFAULT) -> str:
        """One of a few words."""
        value = self.text(key, default)
        if value not in choices:
            self.fail(f"{key} 不能是 {value}", key, near(value, choices) or f"可选：{'、'.join(choices)}")
        return value

    def flag(self, key: str, *, default: bool = False) -> bool:
        """true or false."""
        value = self.text(key, str(default).lower())
        if value not in _FLAGS:
            self.fail(f"{key} 应是 true 或 false", key)
        return _FLAGS[value]

    def number(
        self, key: str, default: float = _NO_DEFAULT, *, least: float = -LARGEST_NUMBER, largest: float = LARGEST_NUMBER
    ) -> float:
        """A number from ``least`` to ``largest``."""
        value = self._get(key, default)
        try:
            number = float(value)
        except (TypeError, ValueError):
            self.fail(f"{key} 应是数字", key)
        if not least <= number <= largest:
            self.fail(f"{key} 应在 {least:g} 到 {largest:g} 之间", key)
        return number

    def count(self, key: str, default: int, largest: int, least: int = 0) -> int:
        """A whole number from ``least`` to ``largest``."""
        value = self._get(key, str(default))
        if not isinstance(value, str) or not value.isascii() or not value.isdigit():
            self.fail(f"{key} 应是整数", key)
        if not least <= int(value[:9]) <= largest:
            self.fail(f"{key} 应在 {least} 到 {largest} 之间", key)
        return int(value)

    def texts(self, key: str, default: tuple[str, ...] = _NO_DEFAULT) -> tuple[str, ...]:
        """A list of texts; one text is a list of one."""
        value = self._get(key, default)
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, (list, tuple)) or not all(isinstance(item, str) for item in items):
            self.fail(f"{key} 应是文字的列表", key)
        return tuple(items)

    def numbers(self, key: str) -> tuple[float, ...]:
        """A list of numbers; empty when the key is missing."""
        try:
            numbers = tuple(float(item) for item in self.texts(key, ()))
        except ValueError:
            self.fail(f"{key} 应是数字的列表", key)
        if not all(0 < number <= LARGEST_NUMBER for number in numbers):
            self.fail(f"{key} 应都是大于零的数", key)
        return numbers

    def mapping(self, key: str) -> Fields:
        """A nested mapping; an empty one when the key is missing."""
        if not self.has(key):
            return Fields(Tree(self.tree.file, {}, {}, {}), ())
        inner = self.within(key)
        _ = inner.data
        return inner

    def within(self, *steps: str | int) -> Fields:
        """The mapping at ``steps`` below this one, which must exist."""
        return Fields(self.tree, (*self.path, *steps))

    def items(self, key: str) -> list[Fields]:
        """The mappings of a list; an empty list when the key is missing."""
        if not self.has(key):
            return []
        value = self.data[key]
        if not isinstance(value, list):
            self.fail(f"{key} 应是列表", key)
        return [self.within(key, index) for index in range(len(value))]

    def named(self, key: str) -> dict[str, Fields]:
        """A mapping whose keys are free names."""
        inner = self.mapping(key)
        return {name: inner.within(name) for name in inner.data}

    def word_map(self, key: str) -> dict[str, str]:
        """A mapping of free names to texts."""
        inner = self.mapping(key)
        return {name: inner.text(name) for name in inner.data}

    def done(self) -> None:
        """Raise for a key that nobody asked for."""
        for key in self.data:
            if key not in self.asked:
                hint = near(key, self.asked) or f"这里可写：{'、'.join(sorted(self.asked))}"
                raise EditionError(f"没有 {key} 这一项", self.tree.key_at((*self.path, key)), hint)


def read_fields(path: FilePath, name: str) -> Fields:
    """Read a whole file of ours; ``name`` is how messages call it."""
    tree, findings = read_yaml(path, name)
    return _checked(tree, findings)


def parse_fields(text: str, name: str) -> Fields:
    """Read fields from a text, such as the head of a section; a text of comments alone has none."""
    if all(not line.strip() or line.lstrip().startswith("#") for line in text.split("\n")):
        return Fields(Tree(name, {}, {}, {}), ())
    tree, findings = parse_yaml(text, name)
    return _checked(tree, findings)


def _checked(tree: Tree | None, findings: list[Any]) -> Fields:
    if findings:
        first = findings[0]
        raise EditionError(first.message, first.at[0], first.hint)
    assert tree is not None  # noqa: S101 - no findings means a tree
    return Fields(tree, ())
