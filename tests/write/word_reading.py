"""Reads a DOCX back the plain way: parts of a zip, elements of a tree."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NAMES = {"w": W[1:-1], "r": R[1:-1], "v": "urn:schemas-microsoft-com:vml"}


@dataclass(frozen=True)
class ReadCell:
    text: str
    across: int
    goes_on: bool
    """The lower part of a cell from above."""


def part(path: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def body(path: Path) -> etree._Element:
    (found,) = part(path, "word/document.xml")
    return found


def find(element: etree._Element, path: str) -> list[etree._Element]:
    found = element.xpath(path, namespaces=NAMES)
    assert isinstance(found, list)
    return found


def value(element: etree._Element, path: str, attribute: str = "val") -> str | None:
    """The attribute of the first element at ``path``, None without one."""
    found = find(element, path)
    return found[0].get(W + attribute) if found else None


def text(element: etree._Element) -> str:
    """What is seen of an element: no field codes, line feeds for line breaks and between paragraphs."""
    if element.tag in (W + "tc",):
        return "\n".join(text(paragraph) for paragraph in find(element, "w:p"))
    signs = {W + "br": "\n", W + "tab": "\t"}
    return "".join(
        signs.get(each.tag, each.text or "") for each in find(element, ".//w:r/w:t|.//w:r/w:br|.//w:r/w:tab")
    )


def rows(table: etree._Element) -> list[list[ReadCell]]:
    return [[_cell(cell) for cell in find(row, "w:tc")] for row in find(table, "w:tr")]


def _cell(cell: etree._Element) -> ReadCell:
    merged = find(cell, "w:tcPr/w:vMerge")
    goes_on = bool(merged) and merged[0].get(W + "val") != "restart"
    return ReadCell(text(cell), int(value(cell, "w:tcPr/w:gridSpan") or 1), goes_on)


def style_names(path: Path) -> dict[str, str]:
    """Style id -> the name a clerk sees: the alias where there is one."""
    styles = find(part(path, "word/styles.xml"), "w:style")
    return {style.get(W + "styleId"): value(style, "w:aliases") or value(style, "w:name") or "" for style in styles}


def collected_by_word(path: Path) -> list[tuple[str, int]]:
    r"""What Word lists when the clerk updates ``TOC \o "1-2" \f``: heading styles and TC fields, in order."""
    listed = []
    for paragraph in find(body(path), "//w:body/w:p"):
        style = value(paragraph, "w:pPr/w:pStyle")
        if style in ("Heading1", "Heading2"):
            listed.append((text(paragraph), int(style[-1])))
        for code in find(paragraph, ".//w:instrText"):
            content = (code.text or "").strip()
            if content.startswith("TC "):
                quoted, level = content[3:].rsplit(r" \l ", 1)
                listed.append((_unquoted(quoted), int(level)))
    return listed


def _unquoted(argument: str) -> str:
    assert argument[0] == argument[-1] == '"'
    out, rest = "", iter(argument[1:-1])
    for char in rest:
        assert char not in '"“”', "a quote that would end the argument"
        out += next(rest) if char == "\\" else char
    return out
