"""A subset as the font of a PDF file. reportlab embeds no CFF outlines itself; it lets a font add its own objects."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc, pdfmetrics

if TYPE_CHECKING:
    from author.write.typeface import Subset

_BLOCK = 100
"""Lines that a CMap allows between bfchar and endbfchar."""
_TO_UNICODE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class EmbeddedFont:
    """What reportlab asks of a font: a name, two flags, a face that is not built in, and its objects."""

    _multiByte = 1  # noqa: N815 - reportlab's name: it shall not measure text itself
    _dynamicFont = 0  # noqa: N815 - reportlab's name: the subset is complete

    def __init__(self, subset: Subset) -> None:
        self.fontName = subset.name  # reportlab's name
        self.face = SimpleNamespace(builtIn=False, name=subset.name)
        self._subset = subset

    def addObjects(self, doc: Any) -> None:  # noqa: N802, ANN401 - reportlab's name and its untyped document
        """Add the font's dictionaries and program to a reportlab document."""
        internal = f"F{len(doc.fontMapping) + 1}"
        doc.idToObject["BasicFonts"].dict[internal] = doc.Reference(self._font(doc), internal)
        doc.fontMapping[self.fontName] = f"/{internal}"

    def _font(self, doc: Any) -> Any:  # noqa: ANN401 - reportlab is untyped
        subset = self._subset
        return _dictionary(
            Type="/Font",
            Subtype="/Type0",
            BaseFont=f"/{subset.name}" + ("-Identity-H" if subset.kind == "cff" else ""),
            Encoding="/Identity-H",
            DescendantFonts=pdfdoc.PDFArray([doc.Reference(self._descendant(doc))]),
            ToUnicode=doc.Reference(_stream(_to_unicode(subset.codes))),
        )

    def _descendant(self, doc: Any) -> Any:  # noqa: ANN401 - reportlab is untyped
        subset = self._subset
        entries = {
            "Type": "/Font",
            "Subtype": "/CIDFontType0" if subset.kind == "cff" else "/CIDFontType2",
            "BaseFont": f"/{subset.name}",
            "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
            "FontDescriptor": doc.Reference(self._descriptor(doc)),
            "DW": 1000,
            "W": _widths(subset.widths),
        }
        if subset.kind == "glyf":
            entries["CIDToGIDMap"] = "/Identity"
        return _dictionary(**entries)

    def _descriptor(self, doc: Any) -> Any:  # noqa: ANN401 - reportlab is untyped
        subset = self._subset
        if subset.kind == "cff":
            program = {"FontFile3": doc.Reference(_stream(subset.data, Subtype="/CIDFontType0C"))}
        else:
            program = {"FontFile2": doc.Reference(_stream(subset.data, Length1=len(subset.data)))}
        return _dictionary(
            Type="/FontDescriptor",
            FontName=f"/{subset.name}",
            Flags=4,
            FontBBox=pdfdoc.PDFArray([round(edge) for edge in subset.box]),
            ItalicAngle=0,
            Ascent=round(subset.ascent),
            Descent=round(subset.descent),
            CapHeight=round(subset.ascent * 0.8),
            StemV=80,
            **program,
        )


def register(subset: Subset) -> str:
    """Make a subset known to reportlab and return the name it goes by.

    The name tells the characters, so a second subset of the same name is the same subset.
    """
    pdfmetrics.registerFont(EmbeddedFont(subset))
    return subset.name


def _dictionary(**entries: object) -> Any:  # noqa: ANN401 - reportlab is untyped
    return pdfdoc.PDFDictionary(entries)


def _stream(data: bytes, **entries: object) -> Any:  # noqa: ANN401 - reportlab is untyped
    return pdfdoc.PDFStream(_dictionary(**entries), data, filters=[pdfdoc.PDFZCompress])


def _to_unicode(codes: dict[str, int]) -> bytes:
    """Write the CMap that gives text back; of several characters with one glyph, the plain one."""
    from unicodedata import normalize  # noqa: PLC0415 - 1 MB of tables, needed here only

    plain_last = sorted(codes, key=lambda char: (normalize("NFKC", char) == char, -ord(char)))
    found = {codes[char]: char for char in plain_last}
    lines = [f"<{code:04X}> <{found[code].encode('utf-16-be').hex().upper()}>" for code in sorted(found)]
    blocks = [lines[at : at + _BLOCK] for at in range(0, len(lines), _BLOCK)]
    text = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return _TO_UNICODE.format(text).encode("ascii")


def _widths(widths: dict[int, float]) -> str:
    """Write the /W array: the advances that differ from one em."""
    return "[" + " ".join(f"{code} [{widths[code]:g}]" for code in sorted(widths) if widths[code] != 1000) + "]"
