"""YAML as text values with places: the one door of the yaml library.

PyYAML's events (read by libyaml) give every value's line and column and cost little; nothing is converted,
so 0102 stays 0102 and NO stays NO. Files may come from strangers: nesting is bounded, references and tags
are refused. A file that must be rewritten is edited as text at these places, which keeps its comments.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from author.ground.findings import Finding, Source
from author.ground.signs import clean
from author.read.bytesin import read_text
from author.read.folding import unfolded
from author.read.syntax import syntax_finding
from author.read.tree import Path, Tree
from author.read.values import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path as FilePath

DEEPEST = 24
MOST_NODES = 500_000
"""Ten thousand lines and a thousand projects have about 200,000."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COMMENT = re.compile(r"#[^\n]*")
_EMPTY = ("~", "null", "Null", "NULL")


def read_yaml(path: FilePath, name: str = "") -> tuple[Tree | None, list[Finding]]:
    """Read a file; the tree is None when there is nothing to work with. ``name`` is how findings call it."""
    text, findings = read_text(path, name or path.name)
    if not text:
        return None, findings
    tree, more = parse_yaml(text, name or path.name)
    return tree, findings + more


def parse_yaml(text: str, name: str) -> tuple[Tree | None, list[Finding]]:
    """Parse YAML text into a tree of texts; all findings of this level, the tree None after a syntax error."""
    builder = _Builder(name, text)
    try:
        builder.read(yaml.parse(text, Loader=_Loader))
    except _StopReadingError as stop:
        return None, [*builder.findings, stop.finding]
    except yaml.YAMLError as error:
        return None, [*builder.findings, _syntax(error, text, name)]
    if not isinstance(builder.root, dict):
        return None, [
            *builder.findings,
            Finding("A01", "文件里没有“名称: 内容”", (Source(name, 1),), hint="请对照样例填写"),
        ]
    doubled = frozenset(builder.doubled)
    return Tree(name, builder.root, builder.places, {}, tuple(builder.empty), builder.ends, doubled), builder.findings


def plain(path: FilePath) -> Any:  # noqa: ANN401 - whatever our own schema file holds
    """Load one of our own files (a schema) with YAML's types."""
    with path.open("rb") as file:
        return yaml.load(file, Loader=_Loader)  # noqa: S506 - a safe loader


def comments(text: str) -> list[tuple[int, int]]:
    """Where comments stand in a YAML text that can be parsed: from the # to the line's end, as offsets."""
    found, begin = [], 0
    for start, end in (*_scalars(text), (len(text), len(text))):
        found += [(begin + match.start(), begin + match.end()) for match in _COMMENT.finditer(text[begin:start])]
        begin = end
    return found


def _scalars(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the texts; of a block only what follows its first line, where a comment may stand."""
    for token in yaml.scan(text, Loader=_Loader):
        if isinstance(token, yaml.ScalarToken):
            start, end = token.start_mark.index, token.end_mark.index
            yield (text.find("\n", start) if token.style in ("|", ">") else start), end


class _StopReadingError(Exception):
    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def _syntax(error: yaml.YAMLError, text: str, name: str) -> Finding:
    marks = [getattr(error, mark, None) for mark in ("problem_mark", "context_mark")]
    here, begun = (Source(name, mark.line + 1, mark.column + 1) if mark else None for mark in marks)
    return syntax_finding(str(getattr(error, "problem", "") or error), text, here or Source(name), begun)


class _Builder:
    """Turns events into nested values; a stack instead of recursion, so depth cannot exhaust it."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.root: Any = None
        self.places: dict[Path, tuple[int, int, int, int]] = {}
        self.findings: list[Finding] = []
        self.empty: list[Path] = []
        self.doubled: set[Path] = set()
        self.ends: dict[Path, tuple[int, int]] = {}
        self._last_end = (0, 0)
        self._open: list[_Open] = []

    def read(self, events: Iterator[Any]) -> None:
        documents = 0
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self._refuse(event)
                self._scalar(event)
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                self._refuse(event)
                self._start(event)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                self._end(self._open.pop().path, event)
            elif isinstance(event, yaml.AliasEvent):
                self._stop(event, "不支持用 * 引用别处的内容", "以 * 开头的文字请加引号")
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._stop(event, "一个文件只能有一份填报，这里出现了第二份（---）", "请删去 --- 或拆成两个文件")

    def _refuse(self, event: Any) -> None:  # noqa: ANN401 - yaml's events are untyped
        if event.anchor:
            self._stop(event, "不支持 & 锚点", "以 & 开头的文字请加引号")
        if event.tag and event.tag != "!":
            self._stop(event, f"不支持标签{quoted(event.tag)}", "以 ! 开头的文字请加引号")
        if len(self.places) > MOST_NODES:
            self._stop(event, "内容太多，不像一份预算填报文件", "请确认选对了文件")

    def _stop(self, event: Any, message: str, hint: str) -> None:  # noqa: ANN401
        raise _StopReadingError(Finding("A01", message, (self._at(event),), hint=hint))

    def _at(self, event: Any) -> Source:  # noqa: ANN401
        return Source(self.name, event.start_mark.line + 1, event.start_mark.column + 1)

    def _scalar(self, event: Any) -> None:  # noqa: ANN401
        event.value, wrong = clean(event.value)
        top = self._open[-1] if self._open else None
        if wrong:
            self.findings.append(Finding(wrong.code, wrong.message, (self._at(event),), hint=wrong.hint))
        if top is not None and isinstance(top.value, dict) and top.key is None:
            self._key(top, event)
            return
        empty = not event.value.strip() or (not event.style and event.value in _EMPTY)
        path = self._put(event, None if empty else self._unfolded(event))
        self._end(path, event)

    def _unfolded(self, event: Any) -> str:  # noqa: ANN401
        value: str = event.value
        if event.style == "|" or event.start_mark.line == event.end_mark.line or " " not in value:
            return value
        return unfolded(value, self.text[event.start_mark.index : event.end_mark.index], event.style)

    def _key(self, top: _Open, event: Any) -> None:  # noqa: ANN401
        key, at = event.value.replace("\n", " "), self._at(event)
        top.key, top.key_at = key, (at.row, at.column)
        if key in top.seen:
            self.doubled.add((*top.path, key))
            first = self.places.get((*top.path, key))
            places = (at, Source(self.name, first[0], first[1])) if first else (at,)
            hint = f"前一处在第 {first[0]} 行，请只留一处" if first else "请只留一处"
            self.findings.append(Finding("A01", f"{quoted(key)}在同一层写了两次", places, hint=hint))
        top.seen.add(key)

    def _start(self, event: Any) -> None:  # noqa: ANN401
        if len(self._open) >= DEEPEST:
            self._stop(event, "内容一层套一层，太深了", "请对照样例检查缩进和括号")
        value: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        top = self._open[-1] if self._open else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            self._stop(event, "冒号前面应是一个名称", "这里的括号应加引号")
        path = self._put(event, value)
        self._open.append(_Open(value, path))

    def _end(self, path: Path, event: Any) -> None:  # noqa: ANN401
        """Note where a value ends: a block ends with the last value in it, whatever blank lines follow."""
        if isinstance(event, yaml.ScalarEvent) or event.end_mark.column > event.start_mark.column:
            self._last_end = (event.end_mark.line + 1, event.end_mark.column + 1)
        self.ends.setdefault(path, self._last_end)

    def _put(self, event: Any, value: Any) -> Path:  # noqa: ANN401
        at = self._at(event)
        here = (at.row, at.column)
        if not self._open:
            self.root = value
            self.places[()] = (*here, *here)
            return ()
        top = self._open[-1]
        path = (*top.path, top.count if isinstance(top.value, list) else top.key or "")
        if isinstance(top.value, list):
            top.count += 1
            top.value.append(value)
            self.places.setdefault(path, (*here, *here))
        else:
            if value is None:
                self.empty.append(path)
            elif top.key is not None:
                top.value.setdefault(top.key, value)
            self.places.setdefault(path, (*top.key_at, *here))
            top.key = None
        return path


class _Open:
    """A mapping or list that is being filled."""

    __slots__ = ("count", "key", "key_at", "path", "seen", "value")

    def __init__(self, value: dict[str, Any] | list[Any], path: Path) -> None:
        self.value = value
        self.path = path
        self.key: str | None = None
        self.key_at = (0, 0)
        self.seen: set[str] = set()
        self.count = 0
