"""The sheets of a workbook that is edited in place: which there are, one more, and looks of cells."""

from __future__ import annotations

import copy
from functools import cached_property
from typing import TYPE_CHECKING, Any

from lxml import etree

from author.exchange.package import LINKED, MAIN, Package
from author.exchange.sheetinplace import SheetInPlace
from author.read.pages.safezip import UnsafeError

if TYPE_CHECKING:
    from pathlib import Path

_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TAKEN_NAME = 31
"""Signs of a sheet's name, at most."""


class BookInPlace:
    """A workbook whose cells are edited where they are."""

    def __init__(self, path: Path) -> None:
        """Open it; UnsafeError, for staff, where it cannot be edited."""
        self.package = Package(path)
        self._parts = {id_: part for id_, kind, part in self.package.related(self.package.main) if kind == "worksheet"}
        self._open: dict[str, SheetInPlace] = {}
        self._looks: dict[tuple[int, str, str], int] = {}

    def save(self, path: Path) -> None:
        """Write it; OSError when it cannot be."""
        self.package.save(path)

    @property
    def names(self) -> list[str]:
        """The names of its worksheets in their order."""
        return [each.get("name", "") for each in self._listed if self._part(each)]

    def sheet(self, name: str) -> SheetInPlace:
        """The sheet of that name; KeyError where there is none."""
        listed = {each.get("name"): self._part(each) for each in self._listed}
        part = listed[name]
        if part not in self._open:
            self._open[part] = SheetInPlace(self.package, part, name)
        return self._open[part]

    def add_sheet(self, name: str, *, first: bool = False) -> SheetInPlace:
        """A new sheet, the last one or the first; its name gets a number where it is taken."""
        package, number = self.package, 1
        called = name
        while called.lower() in {each.get("name", "").lower() for each in self._listed}:
            number += 1
            called = f"{name[: _TAKEN_NAME - 4]}（{number}）"
        part = package.free("xl/worksheets/sheet{}.xml")
        root = etree.Element(f"{{{MAIN}}}worksheet", nsmap={None: MAIN, "r": LINKED})
        etree.SubElement(root, f"{{{MAIN}}}sheetData")
        package.add(part, root, f"{_KIND}.worksheet+xml")
        ids = [int(each.get("sheetId", 0)) for each in self._listed]
        about = {"name": called, "sheetId": str(max(ids, default=0) + 1)}
        listed = etree.SubElement(self._listed, f"{{{MAIN}}}sheet", about)
        relation = package.relate(package.main, "worksheet", part)
        listed.set(f"{{{LINKED}}}id", relation)
        self._parts[relation] = part
        if first:
            self._listed.insert(0, listed)
            self._moved()
        return self.sheet(called)

    def look(self, style: int, fill: str, *, bold: bool = False, link: bool = False) -> int:
        """The number of a look like ``style`` but filled with a colour (``FFC7CE``; empty: as it was)."""
        key = (style, fill, "bold" * bold + "link" * link)
        if key not in self._looks:
            self._looks[key] = self._made(style, fill, bold=bold, link=link)
        return self._looks[key]

    @cached_property
    def _listed(self) -> Any:  # noqa: ANN401 - lxml is untyped
        return self._found(self.package.root(self.package.main), "sheets")

    def _part(self, listed: Any) -> str:  # noqa: ANN401
        return self._parts.get(listed.get(f"{{{LINKED}}}id", ""), "")

    def _moved(self) -> None:
        """One sheet more before all others: whatever counts sheets counts one more, and the new one is shown."""
        root = self.package.root(self.package.main)
        for name in root.iter(f"{{{MAIN}}}definedName"):
            if name.get("localSheetId"):
                name.set("localSheetId", str(int(name.get("localSheetId")) + 1))
        for view in root.iter(f"{{{MAIN}}}workbookView"):
            view.attrib.pop("activeTab", None)
            view.attrib.pop("firstSheet", None)
        for part in self._parts.values():
            for views in self.package.root(part).findall(f"{{{MAIN}}}sheetViews"):
                for view in views:
                    view.attrib.pop("tabSelected", None)

    # Looks

    @cached_property
    def _styles(self) -> Any:  # noqa: ANN401
        found = [part for _, kind, part in self.package.related(self.package.main) if kind == "styles"]
        if found and found[0] in self.package:
            return self.package.root(found[0])
        part = self.package.free("xl/styles{}.xml")
        root = etree.fromstring(_PLAIN)
        self.package.add(part, root, f"{_KIND}.styles+xml")
        self.package.relate(self.package.main, "styles", part)
        return root

    def _made(self, style: int, fill: str, *, bold: bool, link: bool) -> int:
        looks = self._group("cellXfs")
        like = looks[style] if style < len(looks) else looks[0]
        made = copy.deepcopy(like)
        if fill:
            made.set("fillId", str(self._fill(fill)))
            made.set("applyFill", "1")
        if bold or link:
            made.set("fontId", str(self._font(int(like.get("fontId", 0)), link=link)))
            made.set("applyFont", "1")
        return _appended(looks, made)

    def _fill(self, colour: str) -> int:
        made = etree.Element(f"{{{MAIN}}}fill")
        pattern = etree.SubElement(made, f"{{{MAIN}}}patternFill", patternType="solid")
        etree.SubElement(pattern, f"{{{MAIN}}}fgColor", rgb=f"FF{colour}")
        etree.SubElement(pattern, f"{{{MAIN}}}bgColor", indexed="64")
        return _appended(self._group("fills"), made)

    def _font(self, like: int, *, link: bool) -> int:
        fonts = self._group("fonts")
        made = copy.deepcopy(fonts[like] if like < len(fonts) else fonts[0])
        for name in ("u", "color") if link else ("b",):
            for old in made.findall(f"{{{MAIN}}}{name}"):
                made.remove(old)
        if link:
            made.insert(0, etree.Element(f"{{{MAIN}}}u"))
            made.insert(1, etree.Element(f"{{{MAIN}}}color", rgb="FF0B3D91"))
        else:
            made.insert(0, etree.Element(f"{{{MAIN}}}b"))
        _in_order(made)
        return _appended(fonts, made)

    def _group(self, name: str) -> Any:  # noqa: ANN401
        return self._found(self._styles, name)

    @staticmethod
    def _found(root: Any, name: str) -> Any:  # noqa: ANN401
        found = root.find(f"{{{MAIN}}}{name}")
        if found is None or not len(found):
            raise UnsafeError("这个工作簿的格式不能就地修改", "请用 Excel 或 WPS 打开，另存为 .xlsx")
        return found


_FONT = ("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family",
         "charset", "scheme")  # fmt: skip


def _in_order(font: Any) -> None:  # noqa: ANN401
    """A font's properties in the order of the schema."""
    rank = {f"{{{MAIN}}}{name}": place for place, name in enumerate(_FONT)}
    font[:] = sorted(font, key=lambda each: rank.get(each.tag, len(rank)))


def _appended(group: Any, made: Any) -> int:  # noqa: ANN401
    group.append(made)
    group.set("count", str(len(group)))
    return len(group) - 1


_PLAIN = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2">'
    '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
).encode()
