"""A workbook's own parts, edited in place: what is not edited stays byte for byte.

Saving with a library would lose what it does not know: drawings, charts, formats of the future. Here only the parts that
are asked for are parsed, and put back among the others. The door of lxml for workbooks.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from lxml import etree

from author.ground.zipped import member
from author.read.pages.safezip import MOST_ENTRIES, UnsafeError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LIST_OF_TYPES = "[Content_Types].xml"
_LARGEST = 256 * 1024 * 1024
"""Bytes of all parts together; pictures are among them."""
_AS_XLSX = "请用 Excel 或 WPS 打开，另存为 .xlsx"


class Package:
    """The parts of one .xlsx file."""

    def __init__(self, path: Path) -> None:
        """Read all parts; UnsafeError, for staff, where they cannot be."""
        try:
            with zipfile.ZipFile(path) as source:
                entries = source.infolist()
                if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > _LARGEST:
                    raise UnsafeError("文件解开后过大", _AS_XLSX)
                self._parts = {entry.filename: source.read(entry) for entry in entries if not entry.is_dir()}
        except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
            raise UnsafeError("这不是 .xlsx 工作簿，或已损坏", _AS_XLSX) from error
        self._read: dict[str, Any] = {}
        self._was: dict[str, bytes] = {}
        self.main = self._main()
        if self.root(self.main).tag != f"{{{MAIN}}}workbook":
            raise UnsafeError("这个工作簿的格式不能就地修改", _AS_XLSX)

    def __contains__(self, part: str) -> bool:
        return part in self._parts or part in self._read

    def save(self, path: Path) -> None:
        """Write the package, its parts in their old order and new ones behind; OSError when it cannot be."""
        with zipfile.ZipFile(path, "w") as target:
            for name in dict.fromkeys((*self._parts, *self._read)):
                root = self._read.get(name)
                written = b"" if root is None else _written(root)
                edited = root is not None and sha256(written).digest() != self._was.get(name)
                target.writestr(member(name), written if edited else self._parts[name])

    def root(self, part: str) -> Any:  # noqa: ANN401 - lxml is untyped
        """The parsed root of a part, which may be edited; UnsafeError where it is no XML."""
        if part not in self._read:
            self._read[part] = _parsed(self._parts.get(part, b""))
            self._was[part] = sha256(_written(self._read[part])).digest()
        return self._read[part]

    def add_known(self, part: str, root: Any) -> None:  # noqa: ANN401
        """Add a part whose ending says its type."""
        self._read[part] = root

    def add(self, part: str, root: Any, content_type: str) -> None:  # noqa: ANN401
        """Add a part of a type."""
        self._read[part] = root
        types = self.root(_LIST_OF_TYPES)
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{part}", ContentType=content_type)

    def know(self, ending: str, content_type: str) -> None:
        """Name the type of all parts with an ending, where nobody has."""
        types = self.root(_LIST_OF_TYPES)
        if not any(each.get("Extension", "").lower() == ending for each in types):
            default = etree.Element(f"{{{_TYPES}}}Default", Extension=ending, ContentType=content_type)
            types.insert(0, default)

    def free(self, pattern: str) -> str:
        """A name for a new part: ``xl/worksheets/sheet{}.xml`` with the first number that is not taken."""
        taken = {name.lower() for name in (*self._parts, *self._read)}
        number = 1
        while pattern.format(number).lower() in taken:
            number += 1
        return pattern.format(number)

    def related(self, part: str) -> Iterator[tuple[str, str, str]]:
        """What a part refers to: id, the last word of the kind, and the part; links outside are left out."""
        name = _relations_of(part)
        for each in self.root(name) if name in self else ():
            if each.get("TargetMode") != "External":
                target = posixpath.join("/", posixpath.dirname(part), each.get("Target", "").replace("\\", "/"))
                kind = each.get("Type", "").rpartition("/")[2]
                yield each.get("Id", ""), kind, posixpath.normpath(target).lstrip("/")

    def relate(self, part: str, kind: str, target: str) -> str:
        """Let a part refer to another; the id of the relation."""
        name = _relations_of(part)
        if name not in self:
            self._read[name] = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
        root = self.root(name)
        taken = {each.get("Id") for each in root}
        id_ = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        about = {"Id": id_, "Type": f"{LINKED}/{kind}", "Target": f"/{target}"}
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", about)
        return id_

    def _main(self) -> str:
        found = [part for _, kind, part in self.related("") if kind == "officeDocument" and part in self]
        if not found:
            raise UnsafeError("这不是 .xlsx 工作簿", _AS_XLSX)
        return found[0]


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _parsed(raw: bytes) -> Any:  # noqa: ANN401
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=False)
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnsafeError("文件里有一部分不是 XML", _AS_XLSX) from error
    if root.getroottree().docinfo.doctype:
        raise UnsafeError("文件里有 DTD 或实体定义，正常的工作簿没有这些", _AS_XLSX)
    return root


def _written(root: Any) -> bytes:  # noqa: ANN401
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
