"""The styles and fonts of a look as Word keeps them: a clerk changes one style, the whole document follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from author.write.word.markup import NOTHING, Xml, joined, switch, twips, w

if TYPE_CHECKING:
    from collections.abc import Iterable

    from author.document import Face, Look, Style, TableStyle


class BuiltIn(NamedTuple):
    """A style that Word itself knows, and the level at which its contents field lists it (0: not at all)."""

    id: str
    name: str
    level: int = 0


# Word's own heading styles feed its contents field, and its own contents styles receive the entries.
BUILT_IN = {
    "part": BuiltIn("Heading1", "heading 1", 1),
    "section": BuiltIn("Heading2", "heading 2", 2),
    "item": BuiltIn("Heading3", "heading 3", 3),
    "contents-title": BuiltIn("TOCHeading", "TOC Heading"),
    "contents-1": BuiltIn("TOC1", "toc 1"),
    "contents-2": BuiltIn("TOC2", "toc 2"),
}
# Not headings to the contents field, but seen in the navigation pane.
OUTLINED = {"table-title": 2}

FOOTER_FACE = "宋体"
FOOTER_SIZE = 14.0
"""Points (四号), as GB/T 9704 sets page numbers."""

_ENTRIES = ("contents-1", "contents-2")
_ENTRY_HANG = 2.0
"""Ems by which the further lines of a long contents entry stand in. Its lines reach to the right edge:
LibreOffice loses a page number that stands beyond a right indent."""

_JUSTIFICATION = {"left": "left", "center": "center", "right": "right", "justify": "both"}


def style_id(key: str) -> str:
    """The id of the paragraph style of the look entry ``key``."""
    return BUILT_IN[key].id if key in BUILT_IN else key


def plain_id(key: str) -> str:
    """The id of a style that looks like ``key`` but is no heading to the contents field."""
    return f"{key}-plain"


def outline(key: str) -> int:
    """The outline level that the style of ``key`` brings, 1 the highest; 0 for none."""
    return BUILT_IN[key].level if key in BUILT_IN else OUTLINED.get(key, 0)


def cell_id(key: str, size: float, sizes: tuple[float, ...]) -> str:
    """The id of the text style of tables of style ``key`` set in ``size`` points."""
    return f"cell-{key}" if size == sizes[0] else f"cell-{key}-{size:g}"


def bold_id(key: str) -> str:
    """The id of the character style of bold cells in tables of style ``key``."""
    return f"cell-{key}-bold"


def grid_id(key: str) -> str:
    """The id of the table style ``key``."""
    return f"grid-{key}"


def justification(align: str) -> Xml:
    """``w:jc`` for an `Align`."""
    return w("jc", val=_JUSTIFICATION[align])


def indentation(size: float, *, left: float = 0, right: float = 0, first: float = 0) -> Xml:
    """``w:ind`` from ems of ``size`` points: in characters, so that it follows a new size, and in twips."""
    lengths: dict[str, int] = {}
    for name, ems in (("left", left), ("right", right), ("firstLine", first)):
        if ems:
            lengths |= {f"{name}Chars": round(ems * 100), name: twips(ems * size)}
    return w("ind", **lengths) if lengths else NOTHING


def leader(end: float) -> Xml:
    """The tab of a contents entry: dots up to a page number that ends at ``end`` points."""
    return w("tabs", w("tab", val="right", leader="dot", pos=twips(end)))


def fonts(face: Face) -> Xml:
    """``w:rFonts``: one face for Chinese and Latin, as official documents are set."""
    return w("rFonts", hint="eastAsia", ascii=face.word, hAnsi=face.word, eastAsia=face.word, cs=face.word)


def _size(points: float) -> Xml:
    half_points = round(points * 2)
    return joined(w("sz", val=half_points), w("szCs", val=half_points))


def _exact(line: float, before: float = 0, after: float = 0) -> Xml:
    return w("spacing", before=twips(before), after=twips(after), line=twips(line), lineRule="exact")


def _style(id_: str, name: str, *content: Xml, kind: str = "paragraph", custom: bool = True) -> Xml:
    origin = {"customStyle": 1} if custom else {}
    return w("style", w("name", val=name), *content, type=kind, styleId=id_, **origin)


def _based_on(id_: str) -> Xml:
    return w("basedOn", val=id_)


def look_styles(look: Look, text_width: float, plain: Iterable[str]) -> Xml:
    """All paragraph styles of ``look``, the page number's, and the look-alikes of the entries ``plain``.

    ``text_width``: where the page numbers of the contents stand, in points.
    """
    known = (_known(key, style, look, text_width) for key, style in look.styles.items())
    alike = (
        _style(plain_id(key), f"{look.styles[key].name or key}（目录另列）", _looks(look.styles[key], look))
        for key in sorted(plain)
    )
    return joined(*known, *alike, _footer(look))


def _known(key: str, style: Style, look: Look, text_width: float) -> Xml:
    looks = _looks(style, look, outline(key), text_width if key in _ENTRIES else None)
    if key not in BUILT_IN:
        return _style(key, style.name or key, looks)
    aliases = w("aliases", val=style.name) if style.name else NOTHING
    return _style(BUILT_IN[key].id, BUILT_IN[key].name, aliases, looks, custom=False)


def _looks(style: Style, look: Look, level: int = 0, tab: float | None = None) -> Xml:
    """The end of a style; ``tab``: where page numbers end, in points, if it is that of contents entries."""
    if tab is None:
        indents = indentation(style.size, left=style.left, right=style.right, first=style.indent)
    else:
        hanging = twips(_ENTRY_HANG * style.size)
        indents = w("ind", left=twips(style.left * style.size) + hanging, hanging=hanging)
    paragraph = w(
        "pPr",
        switch("keepNext", on=style.keep_next),
        NOTHING if tab is None else leader(tab),
        _exact(style.leading, style.before, style.after),
        indents,
        justification(style.align),
        w("outlineLvl", val=level - 1) if level else NOTHING,
    )
    tracking = w("spacing", val=twips(style.tracking)) if style.tracking else NOTHING
    text = w("rPr", fonts(look.faces[style.face]), tracking, _size(style.size))
    return joined(_based_on("Normal"), w("qFormat"), paragraph, text)


def role(look: Look, name: str) -> Face:
    """The face ``name`` of a look, or the first if the look has none of that name."""
    return look.faces.get(name) or next(iter(look.faces.values()))


def _footer(look: Look) -> Xml:
    text = w("rPr", fonts(role(look, FOOTER_FACE)), _size(FOOTER_SIZE))
    return _style("Footer", "footer", _based_on("Normal"), w("pPr", _exact(FOOTER_SIZE)), text, custom=False)


def table_styles(look: Look, used: Iterable[tuple[str, float]]) -> Xml:
    """For each ``(table style, size in points)`` in use: lines and margins, text, bold text."""
    sizes: dict[str, set[float]] = {}
    for key, size in used:
        sizes.setdefault(key, set()).add(size)
    return joined(*(_table_style(key, look.tables[key], look, sizes[key]) for key in sorted(sizes)))


def _table_style(key: str, style: TableStyle, look: Look, sizes: set[float]) -> Xml:
    base = cell_id(key, style.sizes[0], style.sizes)
    return joined(
        _style(grid_id(key), f"表格 {key}", _based_on("TableNormal"), _grid(style), kind="table"),
        _style(
            base,
            f"表格文字 {key}",
            _based_on("Normal"),
            w("qFormat"),
            w("pPr", _exact(style.sizes[0] * style.leading)),
            w("rPr", fonts(look.faces[style.face]), _size(style.sizes[0])),
        ),
        *(
            _style(
                cell_id(key, size, style.sizes),
                f"表格文字 {key} {size:g}磅",
                _based_on(base),
                w("pPr", _exact(size * style.leading)),
                w("rPr", _size(size)),
            )
            for size in sorted(sizes - {style.sizes[0]})
        ),
        _style(
            bold_id(key),
            f"表格加粗 {key}",
            _based_on("DefaultParagraphFont"),
            w("rPr", fonts(look.faces[style.bold_face]), w("b"), w("bCs")),
            kind="character",
        ),
    )


def _grid(style: TableStyle) -> Xml:
    borders = (
        w(side, val="single", sz=round(style.rule * 8), space=0, color="auto")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    # Word adds the line to a row's height and takes it from a column's width, the layout does neither.
    half = style.rule / 2
    across, above = twips(style.padding - half), twips(max(0.0, style.padding / 3 - half))
    margins = (("top", above), ("left", across), ("bottom", above), ("right", across))
    return w(
        "tblPr",
        w("tblBorders", *borders),
        w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in margins)),
    )


def font_table(look: Look) -> Xml:
    """The faces of ``look`` and their fall-backs, each with the names to take when it is missing."""
    faces = list({face.word: face for face in look.faces.values()}.values())
    entries = {face.word: _font(face.word, face, face.fallbacks) for face in faces}
    for face in faces:
        for at, name in enumerate(face.fallbacks, start=1):
            entries.setdefault(name, _font(name, face, face.fallbacks[at:]))
    return joined(*entries.values())


def _font(name: str, face: Face, others: tuple[str, ...]) -> Xml:
    return w(
        "font",
        w("altName", val=",".join(others)) if others else NOTHING,
        w("charset", val="86"),  # GB 2312: a stand-in must have Chinese characters
        w("family", val="roman" if face.shipped == "serif" else "swiss"),
        w("pitch", val="variable"),
        name=name,
    )
