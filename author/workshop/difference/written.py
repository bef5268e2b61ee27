"""What differs between two forms written down: as text, as JSON for other programs, as a page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from author.ground.signs import escaped
from author.web.page import page
from author.workshop.difference.report import ASKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from author.align.atoms import Stretch
    from author.workshop.difference.report import Report
    from author.workshop.difference.told import Item, Told

KEYED = ("table", "form", "section")
"""Kinds that are files, by whose names keepers know them."""
MOST_CODES = 20
"""Codes of one book that a text tells; JSON and pages tell all."""
_LONG, _AROUND = 40, 12
"""Signs of what both texts have: of more a text tells the first and the last."""


def as_text(report: Report) -> str:
    """The whole for a terminal; long sentences and code books in short."""
    lines = [f"版式比较：{report.heading}", *report.sides, report.summary]
    for group in report.items:
        lines += ["", group.title, *_group(group)]
    if not report.equal:
        lines += ["", *_closing(report)]
    return "\n".join(lines) + "\n"


def as_json(report: Report) -> str:
    """The whole for other programs; fields are only ever added."""
    old, new = ({"name": form.name, "title": form.title, "codes": year} for form, year in report.forms)
    told = {
        "version": 1,
        "old": old,
        "new": new,
        "equal": report.equal,
        "count": report.count,
        "differences": [_record(item) for item in report.items],
        "asks": {name: getattr(report.asks, name) for name in ASKS},
    }
    return escaped(json.dumps(told, ensure_ascii=False, indent=2)) + "\n"


def as_page(report: Report) -> str:
    """The whole as a page."""
    return page("compare.html", f"版式比较：{report.heading}", report=report, files=KEYED)


def _closing(report: Report) -> Iterator[str]:
    yield "旧版式的填报文件转到新版式："
    if not report.wanted:
        yield "  要填的内容、原因和资金来源都一样。"
    for title, things in report.wanted:
        yield f"  {title}："
        yield from (f"    {thing}" for thing in things)


def _group(group: Item) -> Iterator[str]:
    yield from (f"  {line}" for line in _texts(group.texts))
    most = MOST_CODES if group.key in ("function", "economic") else len(group.inside)
    for item in group.inside[:most]:
        yield from (f"  {line}" for line in _item(item))
    if len(group.inside) > most:
        yield f"  ……共 {len(group.inside)} 处，--format json 或 html 列出全部"


def _item(item: Item) -> Iterator[str]:
    key = f"（{item.key}）" if item.key and item.kind in KEYED else ""
    head, texts = f"{item.mark} {item.title}{key}".strip(), list(_texts(item.texts))
    if len(texts) == 1:
        head, texts = f"{head}　{texts[0]}", []
    yield head
    yield from (f"  {line}" for line in texts)
    for each in item.inside:
        yield from (f"  {line}" for line in _item(each))


def _texts(texts: Iterable[Told]) -> Iterator[str]:
    for each in texts:
        yield f"{each.title}：{_side_by_side(each)}".replace("\n", " ⏎ ")


def _side_by_side(told: Told) -> str:
    if told.replaced:
        return f"{told.old} → {told.new}"
    return "".join(map(_marked, told.stretches)) if told.old or told.name == "body" else told.new


def _marked(stretch: Stretch) -> str:
    if stretch.kind == "kept":
        long = len(stretch.text) > _LONG
        return f"{stretch.text[:_AROUND]}……{stretch.text[-_AROUND:]}" if long else stretch.text
    return f"［{'删' if stretch.kind == 'old' else '增'}：{stretch.text}］"


def _record(item: Item) -> dict[str, Any]:
    return {
        "mark": item.mark,
        "kind": item.kind,
        "title": item.title,
        "key": item.key,
        "texts": [{"name": each.name, "title": each.title, "old": each.old, "new": each.new} for each in item.texts],
        "inside": [_record(each) for each in item.inside],
    }
