"""The look file of an edition, read into a `Look`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, cast

from author.document import Align, Face, Look, Margins, Style, TableStyle

if TYPE_CHECKING:
    from author.form.fields import Fields

NEEDED = (
    *("part", "section", "item", "body", "note", "table-label", "table-title", "table-subtitle"),
    *("contents-title", "contents-1", "contents-2"),
)
"""The styles that documents are composed with; those of cover and signature are named by the edition."""
SIZES = (4, 72)
"""Points: from what can still be read to the largest of a cover."""
SMALLEST_TEXT = 60
"""Millimetres that the margins must leave for text, across and down."""
TABLES = ("table", "form")
_ALIGNS = ("left", "center", "right", "justify")


def read_look(fields: Fields) -> Look:
    """Read a look file; every style must name a face that the file describes."""
    page, margins = fields.mapping("page"), fields.mapping("margins")
    faces = {name: _face(inner) for name, inner in fields.named("faces").items()}
    look = Look(
        width_mm=page.number("width", least=SMALLEST_TEXT, largest=2000),
        height_mm=page.number("height", least=SMALLEST_TEXT, largest=2000),
        margins={
            "portrait": _margins(margins.mapping("portrait")),
            "landscape": _margins(margins.mapping("landscape")),
        },
        faces=faces,
        styles={name: _style(inner, tuple(faces)) for name, inner in fields.named("styles").items()},
        tables={name: _table(inner, tuple(faces)) for name, inner in fields.named("tables").items()},
        page_number=fields.text("page_number"),
        footer_mm=fields.number("footer", least=0, largest=100),
        whole=fields.texts("whole"),
    )
    for needed, there, key in ((NEEDED, look.styles, "styles"), (TABLES, look.tables, "tables")):
        for name in needed:
            if name not in there:
                fields.fail(f"{key} 里没有程序要用的 {name}", key)
    if re.fullmatch(r"[^{}]*\{\}[^{}]*", look.page_number) is None:
        fields.fail("page_number 里要有一处 {}，印页码数字", "page_number")
    for side, width, height in (
        (look.margins["portrait"], look.width_mm, look.height_mm),
        (look.margins["landscape"], look.height_mm, look.width_mm),
    ):
        if min(width - side.left - side.right, height - side.top - side.bottom) < SMALLEST_TEXT:
            fields.fail(f"页边距太大：版心的宽和高都不能小于 {SMALLEST_TEXT} 毫米", "margins")
    for inner in (page, margins, fields):
        inner.done()
    return look


def _margins(fields: Fields) -> Margins:
    margins = Margins(*(fields.number(side, least=0) for side in ("top", "right", "bottom", "left")))
    fields.done()
    return margins


def _face(fields: Fields) -> Face:
    face = Face(
        word=fields.text("word"),
        fallbacks=fields.texts("fallbacks"),
        system=fields.texts("system"),
        shipped=cast("Literal['serif', 'sans']", fields.choice("shipped", ("serif", "sans"))),
    )
    fields.done()
    return face


def _style(fields: Fields, faces: tuple[str, ...]) -> Style:
    style = Style(
        face=fields.choice("face", faces),
        size=fields.number("size", least=SIZES[0], largest=SIZES[1]),
        leading=fields.number("leading", least=SIZES[0], largest=200),
        align=cast("Align", fields.choice("align", _ALIGNS, "left")),
        tracking=fields.number("tracking", 0, least=-2, largest=20),
        indent=fields.number("indent", 0, least=0, largest=20),
        left=fields.number("left", 0, least=0, largest=20),
        right=fields.number("right", 0, least=0, largest=20),
        before=fields.number("before", 0, least=0, largest=500),
        after=fields.number("after", 0, least=0, largest=500),
        keep_next=fields.flag("keep_next"),
        name=fields.text("name"),
    )
    fields.done()
    return style


def _sizes(fields: Fields) -> tuple[float, ...]:
    sizes = fields.numbers("sizes")
    if not sizes or not SIZES[0] <= min(sizes) <= max(sizes) <= SIZES[1]:
        fields.fail(f"sizes 要有至少一个字号，在 {SIZES[0]} 到 {SIZES[1]} 磅之间", "sizes")
    return sizes


def _table(fields: Fields, faces: tuple[str, ...]) -> TableStyle:
    style = TableStyle(
        face=fields.choice("face", faces),
        bold_face=fields.choice("bold_face", faces),
        sizes=_sizes(fields),
        leading=fields.number("leading", least=1, largest=5),
        padding=fields.number("padding", least=0, largest=30),
        rule=fields.number("rule", least=0, largest=10),
    )
    fields.done()
    return style
