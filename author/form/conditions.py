"""Conditions and groups as the files of a form write them, read and checked against the code books.

A condition names dimensions and nodes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from author.ground.findings import near
from author.ledger.condition import Condition
from author.ledger.groups import Each, Step
from author.ledger.question import DIMENSIONS, Dimension
from author.submission.codenames import codes_like, suggested

if TYPE_CHECKING:
    from collections.abc import Mapping

    from author.form.fields import Fields
    from author.ledger.codes import CodeBook

OWN_NAMES = ("project", "purpose")
"""Dimensions whose names are staff's own."""
CODES = ("used", "all", "either")

_LEVELS = {"function": ("类", "款", "项"), "economic": ("类", "款")}


def read_condition(fields: Fields, key: str, books: Mapping[Dimension, CodeBook]) -> Condition:
    """The condition under ``key``; EditionError for an unknown dimension or a name that is no node."""
    inner = fields.mapping(key)
    for dimension in inner.data:
        if dimension not in DIMENSIONS:
            hint = near(dimension, DIMENSIONS) or f"可用：{'、'.join(DIMENSIONS)}"
            inner.fail(f"{key} 里没有 {dimension} 这一维度", dimension, hint)
        if dimension in OWN_NAMES:
            hint = "各家的名称不同；可用 each 按它分行"
            inner.fail(f"{key} 里不能按 {dimension} 的名称限定", dimension, hint)
    return Condition({name: _nodes(inner, name, books.get(cast("Dimension", name))) for name in inner.data})


def _nodes(fields: Fields, dimension: str, book: CodeBook | None) -> tuple[str, ...]:
    nodes = fields.texts(dimension)
    for node in nodes:
        if book is not None and node not in book:
            hint = suggested(codes_like(node, book), book) if node.isdigit() else near(node, book)
            fields.fail(f"{book.title}中没有“{node}”", dimension, hint)
    return nodes


def read_each(fields: Fields, books: Mapping[Dimension, CodeBook]) -> Each:
    """Read ``each:`` and ``codes:`` (a word, or the codes that are always named)."""
    raw = fields.data.get("each")
    fields.asked.add("each")
    items = [raw] if isinstance(raw, str) else raw
    if not isinstance(items, list) or not items:
        fields.fail("each 应是步骤的列表，如 [function 类, function 款]", "each")
    steps = tuple(_step(fields, item) for item in items)
    if isinstance(fields.data.get("codes"), list):
        first = steps[0][0][0]
        if first not in books:
            fields.fail(f"codes 不能列出 {first} 的名称", "codes", f"可写：{'、'.join(CODES)}")
        return Each(steps, "all", _nodes(fields, "codes", books[first]))
    return Each(steps, fields.choice("codes", CODES, "used"))


def _step(fields: Fields, item: object) -> Step:
    parts = [item] if isinstance(item, str) else item
    if not isinstance(parts, list) or not parts or not all(isinstance(part, str) for part in parts):
        fields.fail("each 的一步写成“维度 级次”，或几个这样的列表", "each")
    return tuple(_pair(fields, part) for part in parts)


def _pair(fields: Fields, text: str) -> tuple[Dimension, str]:
    dimension, _, level = text.partition(" ")
    if dimension not in DIMENSIONS:
        fields.fail(f"each 里没有 {dimension} 这一维度", "each", near(dimension, DIMENSIONS))
    levels = _LEVELS.get(dimension, ("",))
    if level not in levels:
        fields.fail(f"{dimension} 没有“{level}”级", "each", f"可写：{'、'.join(levels)}" if levels[0] else "不写级次")
    return dimension, level
