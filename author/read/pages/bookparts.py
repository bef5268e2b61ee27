"""What the cells of a workbook refer to: the list of its sheets, number formats, shared texts."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from author.read.pages.safezip import UnsafeError

if TYPE_CHECKING:
    from author.read.pages.safezip import SafeZip

LONGEST = 32_767
"""Characters of one cell: what Excel itself allows."""
_LONGEST_FORMAT = 255
"""Characters: what Excel itself allows; patterns take long to find no end in a longer one."""
MOST_SHEETS = 250
_BUILT_IN = {9: "0%", 10: "0.00%", **dict.fromkeys([*range(14, 23), *range(27, 37), *range(45, 48)], "d")}
_BUILT_IN.update(dict.fromkeys(range(50, 59), "d"))
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_MONEY = re.compile('(元|千元|万元|亿元)"? *$')
"""The unit that a format writes behind a number."""
_SCALED = re.compile(r'[0#?],+(?![0#?])|[!\\]\.|"\."')
"""A format that shows a number divided: 0!.0000"万元" shows 54800 as 5.4800万元, which is what it is."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_ESCAPE_LENGTH = 7
_WITH_TEXT = ("t", "v", "f")
_WORKBOOK = "xl/workbook.xml"


def stranger(package: SafeZip) -> str:
    """What a zip that is no .xlsx workbook is."""
    if "xl/workbook.bin" in package:
        return "这是 .xlsb 工作簿，读不了"
    if "word/document.xml" in package:
        return "这是 Word 文件，不是工作簿"
    if "content.xml" in package:
        return "这是 OpenDocument 文件，却不是 .ods 表格"
    return "这是压缩文件，不是工作簿"


@dataclass(frozen=True)
class Listed:
    """What a workbook says of its parts."""

    sheets: tuple[tuple[str, str, bool], ...]
    """Name, part and whether it is hidden, of each worksheet."""
    from_1904: bool
    """Whether dates count from 1904."""
    strings: str
    styles: str


def main_part(package: SafeZip) -> str:
    """The part that lists the sheets; nothing where there is none."""
    found = next(iter(_related(package, "").get("officeDocument", {}).values()), _WORKBOOK)
    return next((part for part in (found, _WORKBOOK) if part in package), "")


def _related(package: SafeZip, part: str) -> dict[str, dict[str, str]]:
    """The parts that one refers to: the last word of the kind of relation, to id, to part."""
    folder, name = posixpath.split(part)
    found: dict[str, dict[str, str]] = {}

    def relation(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "").replace("\\", "/")))
            kind = attributes.get("Type", "").rpartition("/")[2]
            found.setdefault(kind, {})[attributes.get("Id", "")] = target.lstrip("/")

    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations in package:
        package.parse(relations, relation)
    return found


def listed(package: SafeZip, part: str) -> Listed:
    """What the workbook's main part lists."""
    related = _related(package, part)
    targets = related.get("worksheet", {})
    sheets: list[tuple[str, str, bool]] = []
    from_1904 = False

    def sheet(name: str, attributes: dict[str, str]) -> None:
        nonlocal from_1904
        if name == "workbookPr":
            from_1904 = attributes.get("date1904") in ("1", "true")
        elif name == "sheet":
            key = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "id"), "")
            if len(sheets) == MOST_SHEETS:
                raise UnsafeError("工作表太多，不像一份预算填报工作簿", "请只保留填报的几张表")
            if key in targets:
                hidden = attributes.get("state", "visible") != "visible"
                sheets.append((attributes.get("name", ""), targets[key], hidden))

    package.parse(part, sheet)

    def beside(kind: str) -> str:
        usual = posixpath.join(posixpath.dirname(part), f"{kind}.xml")
        return next(iter(related.get(kind, {}).values()), usual)

    return Listed(tuple(sheets), from_1904, beside("sharedStrings"), beside("styles"))


def styles(package: SafeZip, part: str) -> tuple[str, ...]:
    """How each cell style shows a number: d for dates, a count of decimals for percentages, else nothing."""
    codes, shown = dict(_BUILT_IN), []
    within = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal within
        if name == "numFmt":
            codes[int(attributes.get("numFmtId", 0))] = attributes.get("formatCode", "")[:_LONGEST_FORMAT]
        elif name in ("cellXfs", "cellStyleXfs", "cellStyles", "dxfs"):
            within = name == "cellXfs"
        elif name == "xf" and within:
            shown.append(_way(codes.get(int(attributes.get("numFmtId", 0)), "")))

    if part in package:
        package.parse(part, start)
    return tuple(shown)


def _way(code: str) -> str:
    """``d`` for a date, the decimals of a percentage, 万元 where the format says that behind a number; else nothing."""
    bare = _LITERAL.sub("", code).partition(";")[0]
    if "%" in bare:
        return str(min(sum(sign in "0#?" for sign in bare.partition(".")[2]), 9))
    if re.search("[ymdYMD年月日]", bare) and "General" not in bare:
        return "d"
    said = _MONEY.search(code.partition(";")[0])
    return said[1] if said and not _SCALED.search(code) else ""


def strings(package: SafeZip, part: str) -> tuple[str, ...]:
    """The shared texts, in the order that cells count them."""
    found: list[str] = []
    reader = TextReader()

    def start(name: str, _: dict[str, str]) -> None:
        reader.start(name)

    def end(name: str) -> None:
        reader.end(name)
        if name == "si":
            found.append(reader.taken())

    if part in package:
        package.parse(part, start, end, reader.text)
    return tuple(found)


class TextReader:
    """Gathers the characters of ``t``, ``v`` and ``f``, without those that tell how to pronounce others."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._open = False
        self._sound = False

    def start(self, name: str) -> None:
        """An element begins."""
        if name in _WITH_TEXT:
            self._open = not self._sound
        elif name == "rPh":
            self._sound = True

    def end(self, name: str) -> None:
        """An element ends."""
        if name in _WITH_TEXT:
            self._open = False
        elif name == "rPh":
            self._sound = False

    def text(self, characters: str) -> None:
        """Characters of whatever is open."""
        if self._open and self._length < LONGEST * _ESCAPE_LENGTH:
            self._parts.append(characters)
            self._length += len(characters)

    def taken(self) -> str:
        """The text so far, as it was before XML; the next one begins empty."""
        if not self._parts:
            return ""
        text = "".join(self._parts)
        self._parts.clear()
        self._length = 0
        return _ESCAPED.sub(_unescaped, text)[:LONGEST] if "_x" in text else text[:LONGEST]


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))
