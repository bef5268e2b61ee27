"""The look file of an edition, read into a `Look`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from author.document import Align, Face, Look, Margins, Style, TableStyle

if TYPE_CHECKING:
    from author.fields import Fields

NEEDED = (
    *("part", "section", "item", "body", "note", "table-label", "table-title", "table-subtitle"),
    *("contents-title", "contents-1", "contents-2"),
)
"""The styles that documents are composed with; those of cover and signature are named by the edition."""
LARGEST_SIZE = 72
TABLES = ("table", "form")
_ALIGNS = ("left", "center", "right", "justify")


def read_look(fields: Fields) -> Look:
    """Read a look file; every style must name a face that the file describes."""
    page, margins = fields.mapping("page"), fields.mapping("margins")
    faces = {name: _face(inner) for name, inner in fields.named("faces").items()}
    look = Look(
        width_mm=page.number("width"),
        height_mm=page.number("height"),
        margins={
            "portrait": _margins(margins.mapping("portrait")),
            "landscape": _margins(margins.mapping("landscape")),
        },
        faces=faces,
        styles={name: _style(inner, tuple(faces)) for name, inner in fields.named("styles").items()},
        tables={name: _table(inner, tuple(faces)) for name, inner in fields.named("tables").items()},
        page_number=fields.text("page_number"),
        footer_mm=fields.number("footer"),
        whole=fields.texts("whole"),
    )
    for needed, there, key in ((NEEDED, look.styles, "styles"), (TABLES, look.tables, "tables")):
        for name in needed:
            if name not in there:
                fields.fail(f"{key} 里没有程序要用的 {name}", key)
    if look.page_number.count("{}") != 1 or look.page_number.count("{") != 1:
        fields.fail("page_number 里要有一处 {}，印页码数字", "page_number")
    for side in look.margins.values():
        if max(side.left + side.right, side.top + side.bottom) >= min(look.width_mm, look.height_mm):
            fields.fail("页边距大过了纸", "margins")
    for inner in (page, margins, fields):
        inner.done()
    return look


def _margins(fields: Fields) -> Margins:
    margins = Margins(*(fields.number(side) for side in ("top", "right", "bottom", "left")))
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
        size=fields.number("size"),
        leading=fields.number("leading"),
        align=cast("Align", fields.choice("align", _ALIGNS, "left")),
        tracking=fields.number("tracking", 0),
        indent=fields.number("indent", 0),
        left=fields.number("left", 0),
        right=fields.number("right", 0),
        before=fields.number("before", 0),
        after=fields.number("after", 0),
        keep_next=fields.flag("keep_next"),
        name=fields.text("name"),
    )
    fields.done()
    return style


def _sizes(fields: Fields) -> tuple[float, ...]:
    sizes = fields.numbers("sizes")
    if not sizes or max(sizes) > LARGEST_SIZE:
        fields.fail(f"sizes 要有至少一个字号，不大于 {LARGEST_SIZE} 磅", "sizes")
    return sizes


def _table(fields: Fields, faces: tuple[str, ...]) -> TableStyle:
    style = TableStyle(
        face=fields.choice("face", faces),
        bold_face=fields.choice("bold_face", faces),
        sizes=_sizes(fields),
        leading=fields.number("leading"),
        padding=fields.number("padding"),
        rule=fields.number("rule"),
    )
    fields.done()
    return style
