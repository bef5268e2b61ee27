"""Which sheet and column of a workbook holds which part of a submission.

Read from schemas/workbook.yaml, which only says how things are divided, and from the schema of the submission, which
says everything else: a field that is added there has its place here without further ado.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from author.ground.findings import EditionError, Source
from author.ground.places import data
from author.read.yamlfile import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FILE = "workbook.yaml"
NAME, VALUE, HELP = "项目", "内容", "说明"
"""The heads of a sheet that has one field a row."""
NUMBERS = ("amount", "wan", "number", "count", "weight")
"""Kinds of values that are numbers."""

Keys = tuple[str, ...]
_BETWEEN = "·"
_TAIL = re.compile(r"(\([^()]*\)|[*★:])$")
_NO_LETTER = re.compile(r"[\s·•・.\-_/>—]")
_NUMBERED = re.compile(r"^(?:[(（][0-9一二三四五六七八九十]+[)）]|[0-9一二三四五六七八九十]+[.．、])\s*")


def head_key(head: str) -> str:
    """What identifies a head or a label: 执行时间·起, 本年（元）* and 本 年 are found whatever surrounds their words."""
    key = _NO_LETTER.sub("", unicodedata.normalize("NFKC", head))
    while _TAIL.search(key):
        key = _TAIL.sub("", key)
    return key


def sheet_key(name: str) -> str:
    """What identifies a sheet, or a label with a number before it: its name without number or blanks."""
    return head_key(_NUMBERED.sub("", name.strip())) or name


def note(rule: Mapping[str, Any]) -> str:
    """What the schema says to staff: help, choices, example."""
    meta = rule.get("meta", {})
    allowed = "、".join(str(choice) for choice in rule.get("allowed", ()))
    parts = (
        str(meta.get("help", "")),
        f"可选：{allowed}" if allowed else "",
        f"例：{meta['example']}" if "example" in meta else "",
    )
    return "；".join(part for part in parts if part)


@dataclass(frozen=True, eq=False)
class Column:
    """A column of a list or map, or a row of a fields sheet: one value."""

    label: str
    path: Keys
    """Below the item of the list, or below the top of the submission."""
    rule: Mapping[str, Any]

    @property
    def kind(self) -> str:
        """How the schema reads the value: text, amount, code …"""
        return str(self.rule.get("coerce", "text"))

    @property
    def required(self) -> bool:
        """Whether the value may not be empty."""
        return bool(self.rule.get("required"))

    @cached_property
    def key(self) -> str:
        """What identifies the column in row 1."""
        return head_key(self.label)

    def unit(self, money: str) -> str:
        """The unit of the values, where there is one; ``money`` is what amounts are written in."""
        return {"amount": money, "wan": "万元"}.get(self.kind) or str(self.rule.get("meta", {}).get("unit", ""))

    @property
    def note(self) -> str:
        """What the schema says of the value."""
        return note(self.rule)


@dataclass(frozen=True)
class Sheet:
    """A sheet: what stands on it and where that belongs in the submission."""

    name: str
    kind: Literal["fields", "list", "map"]
    path: Keys
    """Of the list or map; empty for fields, whose columns know their whole path."""
    columns: tuple[Column, ...]
    """A map's last column is its value, those before it are its names."""
    owner: str = ""
    """The head of the column that names the item of the list above."""
    also: Mapping[str, Keys] = field(default_factory=dict)
    """Words in the owner's column and the other list that such rows belong to."""
    plain: frozenset[str] = frozenset()
    """In a map of maps, the names that have a value of their own."""
    parts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """A code's label to the columns it may be divided into, with their digits."""
    note: str = ""

    @property
    def amount(self) -> str:
        """The head of its first column of amounts, or nothing."""
        return next((column.label for column in self.columns if column.kind == "amount"), "")

    @property
    def heads(self) -> tuple[str, ...]:
        """The labels of row 1, without stars and units."""
        if self.kind == "fields":
            return NAME, VALUE, HELP
        return tuple(column.label for column in self.columns)


@dataclass(frozen=True)
class Workbook:
    """All sheets in their order, with the words of the form."""

    sheets: tuple[Sheet, ...]
    guide: str
    title: str
    guide_lines: tuple[str, ...]
    choices_sheet: str
    choices: Mapping[str, Mapping[str, Any]]
    """Dotted path of a column to where its suggestions come from."""


def workbook(schema: Mapping[str, Any]) -> Workbook:
    """The sheets for ``schema``; EditionError where workbook.yaml does not fit it."""
    raw = plain(data("schemas") / FILE)
    made = _Plan(schema, raw["sheets"])
    sheets = (*(made.sheet(name, spec) for name, spec in raw["sheets"].items()), *made.others())
    return Workbook(sheets, raw["guide"], raw["title"], tuple(raw["guide_lines"]), raw["choices_sheet"], raw["choices"])


class _Plan:
    """Builds the sheets; ``elsewhere`` are the paths that have a sheet of their own."""

    def __init__(self, schema: Mapping[str, Any], specs: Mapping[str, Any]) -> None:
        self.schema = schema
        dotted = [spec[kind] for spec in specs.values() for kind in ("list", "map") if kind in spec]
        dotted += [path for spec in specs.values() for path in spec.get("also", {}).values()]
        self.elsewhere = {tuple(path.split(".")) for path in dotted}
        named = {name for spec in specs.values() for name in spec.get("fields", ())}
        self.left = [name for name in schema if name not in named | {path[0] for path in self.elsewhere}]

    def sheet(self, name: str, spec: Mapping[str, Any]) -> Sheet:
        if "fields" in spec:
            return self._fields(name, list(spec["fields"]), spec.get("note", ""))
        kind: Literal["list", "map"] = "list" if "list" in spec else "map"
        path = tuple(spec[kind].split("."))
        rule = self._rule(path, name)
        columns = self._list(path, rule, spec) if kind == "list" else _map(rule, spec.get("heads", (NAME, VALUE)))
        return Sheet(
            name,
            kind,
            path,
            tuple(columns),
            owner=spec.get("owner", ""),
            also={words: tuple(other.split(".")) for words, other in spec.get("also", {}).items()},
            plain=frozenset(name for name, inner in rule.get("schema", {}).items() if "coerce" in inner),
            parts=spec.get("parts", {}),
            note=spec.get("note") or str(rule.get("meta", {}).get("help", "")),
        )

    def others(self) -> Iterator[Sheet]:
        """A sheet for everything that workbook.yaml does not name."""
        for name in self.left:
            kind = self.schema[name].get("type")
            if kind == "list":
                yield self.sheet(name, {"list": name})
            elif kind == "dict" and "schema" in self.schema[name]:
                yield self.sheet(name, {"fields": [name]})
            elif kind == "dict":
                yield self.sheet(name, {"map": name})

    def _rule(self, path: Keys, sheet: str) -> Mapping[str, Any]:
        """The rule of the list or map at ``path``, through the items of the lists above it."""
        rule: Mapping[str, Any] = {"schema": self.schema}
        for step in path:
            below = rule.get("schema", {})
            below = below.get("schema", {}) if rule.get("type") == "list" else below
            if step not in below:
                message = f"填报内容里没有“{'.'.join(path)}”"
                raise EditionError(message, Source(FILE), f"见 sheets 里的“{sheet}”")
            rule = below[step]
        return rule

    def _fields(self, name: str, tops: list[str], note_: str) -> Sheet:
        """The first such sheet takes every single value at the top too."""
        single = {top for top in self.left if self.schema[top].get("type") not in ("dict", "list")}
        self.left = [top for top in self.left if top not in single]
        wanted = {top: rule for top, rule in self.schema.items() if top in single | set(tops)}
        if len(wanted) == 1:
            (top,) = wanted
            columns = list(self._columns(wanted[top]["schema"], (top,), 1))
        else:
            columns = list(self._columns(wanted, (), 0))
        return Sheet(name, "fields", (), tuple(columns), note=note_)

    def _list(self, path: Keys, rule: Mapping[str, Any], spec: Mapping[str, Any]) -> Iterator[Column]:
        item = rule["schema"]
        if spec.get("owner"):
            yield Column(spec["owner"], (), {"required": True, "meta": {"help": _owner_help(spec)}})
        if "schema" not in item:
            yield Column(spec.get("label", VALUE), (), {**item, "meta": rule.get("meta", {})})
            return
        for column in self._columns(item["schema"], path, len(path)):
            yield Column(column.label, column.path[len(path) :], column.rule)

    def _columns(self, fields: Mapping[str, Any], above: Keys, hidden: int) -> Iterator[Column]:
        """The values among ``fields``, nested ones too; ``hidden`` steps of their paths are not in the labels."""
        for name, rule in fields.items():
            path = (*above, name)
            if path in self.elsewhere:
                continue
            if rule.get("type") == "dict" and "schema" in rule:
                yield from self._columns(rule["schema"], path, hidden)
            elif rule.get("type") in ("dict", "list"):
                raise EditionError(f"“{'.'.join(path)}”没有自己的表", Source(FILE), "在 sheets 里给它一张表")
            elif rule.get("coerce") == "period":
                yield from _period(path, hidden, rule)
            else:
                yield Column(_BETWEEN.join(path[hidden:]), path, rule)


def _owner_help(spec: Mapping[str, Any]) -> str:
    also = "、".join(spec.get("also", ()))
    return f"属于哪个{spec['owner']}，填它的名称" + (f"；或填{also}" if also else "")


def _period(path: Keys, hidden: int, rule: Mapping[str, Any]) -> Iterator[Column]:
    label = _BETWEEN.join(path[hidden:])
    for end in ("起", "止"):
        yield Column(label + _BETWEEN + end, (*path, end), {"coerce": "date", "meta": {"help": f"{label}的{end}日"}})
    help_ = f"{label}不是起止日期时，在这里写一句话"
    yield Column(label + _BETWEEN + "文字", path, {**rule, "meta": {"help": help_}})


def _map(rule: Mapping[str, Any], heads: Iterable[str]) -> Iterator[Column]:
    """The names' columns and the value's; a map of maps has two names."""
    *names, value = heads
    help_ = rule.get("meta", {}).get("help", "")
    for depth, name in enumerate(names):
        keys = rule.get("keysrules") or {"coerce": "text"}
        yield Column(name, (name,), {**keys, "required": depth == 0})
    inner = rule.get("valuesrules") or {"coerce": "text"}
    yield Column(value, (value,), {**inner, "required": True, "meta": {"help": help_}})
