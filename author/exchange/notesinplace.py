"""Comments of a sheet that is edited in place: the comments themselves, and the boxes of the old drawings that show them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from lxml import etree

from author.exchange.package import LINKED, MAIN
from author.ground.findings import letters
from author.ground.signs import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from author.exchange.package import Package

_AUTHOR = "核对"
_VML, _OFFICE, _EXCEL = (f"urn:schemas-microsoft-com:{name}" for name in ("vml", "office:office", "office:excel"))
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_LONGEST = 1_000
_BEGIN = (
    f'<xml xmlns:v="{_VML}" xmlns:o="{_OFFICE}" xmlns:x="{_EXCEL}"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
    '</o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
).encode()
_BOX = (
    f'<v:shape xmlns:v="{_VML}" xmlns:o="{_OFFICE}" xmlns:x="{_EXCEL}" id="{{id}}" type="#_x0000_t202" '
    'style="position:absolute;visibility:hidden;width:240pt;height:120pt;z-index:1" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>'
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)


class Notes:
    """The comments of one sheet; ``insert`` makes the sheet's element that names its drawing of boxes."""

    def __init__(self, package: Package, sheet: str, insert: Callable[[], Any]) -> None:
        self._package, self._sheet, self._insert = package, sheet, insert

    def add(self, row: int, column: int, text: str) -> None:
        """Add a comment to a cell, behind the text of the one it has; UnsafeError where the sheet's cannot be edited."""
        cell, said = f"{letters(column)}{row}", visible(text, lines=True)[:_LONGEST]
        there = self._there.get(cell)
        if there is not None:
            self._say(there, f"\n{said}")
            return
        boxes, known = self._boxes, self._list  # before anything is changed: a drawing that is no XML cannot be edited
        made = etree.SubElement(known, f"{{{MAIN}}}comment", ref=cell, authorId=str(self._author))
        etree.SubElement(made, f"{{{MAIN}}}text")
        self._say(made, said)
        self._there[cell] = made
        number = len(boxes) + 1
        box = _BOX.format(id=f"_x0000_s{9000 + number}", row=row - 1, column=column - 1)
        boxes.append(etree.fromstring(box))

    def _say(self, comment: Any, said: str) -> None:  # noqa: ANN401 - lxml is untyped
        """Add a run of text."""
        text = comment.find(f"{{{MAIN}}}text")
        for bare in text.findall(f"{{{MAIN}}}t"):  # a text without runs cannot have a run beside it
            run = etree.Element(f"{{{MAIN}}}r")
            bare.addprevious(run)
            run.append(bare)
        run = etree.SubElement(text, f"{{{MAIN}}}r")
        shown = etree.SubElement(run, f"{{{MAIN}}}t")
        shown.text = said
        shown.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    @cached_property
    def _there(self) -> dict[str, Any]:
        return {each.get("ref", ""): each for each in self._list}

    @cached_property
    def _list(self) -> Any:  # noqa: ANN401
        return self._part_of("commentList")

    @cached_property
    def _author(self) -> int:
        authors = self._part_of("authors")
        etree.SubElement(authors, f"{{{MAIN}}}author").text = _AUTHOR
        return len(authors) - 1

    @cached_property
    def _comments(self) -> Any:  # noqa: ANN401
        if part := self._related("comments"):
            return self._package.root(part)
        part = self._package.free("xl/comments{}.xml")
        root = etree.Element(f"{{{MAIN}}}comments", nsmap={None: MAIN})
        etree.SubElement(root, f"{{{MAIN}}}authors")
        etree.SubElement(root, f"{{{MAIN}}}commentList")
        self._package.add(part, root, _COMMENTS)
        self._package.relate(self._sheet, "comments", part)
        return root

    @cached_property
    def _boxes(self) -> Any:  # noqa: ANN401
        """The drawing that holds the boxes: the sheet's own, or a new one."""
        named = self._package.root(self._sheet).find(f"{{{MAIN}}}legacyDrawing")
        if named is not None:
            drawings = {id_: part for id_, kind, part in self._package.related(self._sheet) if kind == "vmlDrawing"}
            part = drawings.get(named.get(f"{{{LINKED}}}id"), "")
            return self._package.root(part)  # of nothing it is no XML, and told so
        part = self._package.free("xl/drawings/vmlDrawing{}.vml")
        root = etree.fromstring(_BEGIN)
        self._package.know("vml", _DRAWING)
        self._package.add_known(part, root)
        self._insert().set(f"{{{LINKED}}}id", self._package.relate(self._sheet, "vmlDrawing", part))
        return root

    def _part_of(self, name: str) -> Any:  # noqa: ANN401
        found = self._comments.find(f"{{{MAIN}}}{name}")
        return etree.SubElement(self._comments, f"{{{MAIN}}}{name}") if found is None else found

    def _related(self, kind: str) -> str:
        return next((part for _, each, part in self._package.related(self._sheet) if each == kind), "")
