"""One font file: advances, coverage and subsets. The only module that speaks to HarfBuzz.

The file is mapped into memory and asked one character at a time; no table is ever loaded whole.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import uharfbuzz as hb

from author.write.cff import cids

if TYPE_CHECKING:
    from pathlib import Path

_OUTLINES = {"CFF ", "glyf", "loca", "cvt ", "fpgm", "prep"}
_KEPT = _OUTLINES | {"cmap", "head", "hhea", "hmtx", "maxp"}


@dataclass(frozen=True, slots=True)
class Subset:
    """The part of a font that a document needs.

    ``codes`` are what a PDF string holds: CIDs of a ``cff`` program, glyph numbers of a ``glyf`` one.
    """

    name: str
    """PostScript name with a tag of six letters: equal for equal characters only."""
    kind: Literal["cff", "glyf"]
    data: bytes
    codes: dict[str, int]
    widths: dict[int, float]
    """Code → advance in thousandths of an em."""
    box: tuple[float, float, float, float]
    """Of the font: left, bottom, right, top in thousandths of an em, as are the next two."""
    ascent: float
    descent: float


class Typeface:
    """A font file; lengths in ems. Raises OSError or ValueError when the file is no usable font."""

    def __init__(self, path: Path) -> None:
        try:
            self._face = hb.Face(hb.Blob.from_file_path(str(path)))
        except hb.HarfBuzzError as error:
            raise OSError(f"{path}: {error}") from error
        tables = set(self._face.table_tags)
        if not tables & {"CFF ", "glyf"}:
            raise ValueError(f"{path}: neither CFF nor TrueType outlines")
        self.path = path
        self.kind: Literal["cff", "glyf"] = "cff" if "CFF " in tables else "glyf"
        self._unneeded = tables - _KEPT
        self._font = hb.Font(self._face)
        self._em: int = self._face.upem

    @property
    def name(self) -> str:
        """The name of the font for people."""
        return str(self._face.get_name(4) or self._postscript)

    @property
    def _postscript(self) -> str:
        return str(self._face.get_name(6) or self.path.stem).replace(" ", "")

    def has(self, char: str) -> bool:
        """Whether the font draws this character."""
        return bool(self._font.get_nominal_glyph(ord(char)))

    def advance(self, char: str) -> float:
        """Return the advance of a character in ems; of one that the font lacks, the advance of its blank box."""
        return float(self._font.get_glyph_h_advance(self._font.get_nominal_glyph(ord(char)) or 0)) / self._em

    def subset(self, chars: frozenset[str]) -> Subset:
        """Return the part of the font that draws ``chars``, all of which it has."""
        order = sorted(chars)
        part = self._cut(order)
        small = hb.Font(part)
        glyphs = {char: int(small.get_nominal_glyph(ord(char))) for char in order}
        if self.kind == "cff":
            data = bytes(part.reference_table("CFF ").data)
            known = cids(data)
            codes = {char: known[glyph] for char, glyph in glyphs.items()}
        else:
            data, codes = bytes(part.blob.data), glyphs
        scale = 1000 / self._em
        extents = self._font.get_font_extents("ltr")
        return Subset(
            name=f"{_tag(self._postscript, order)}+{self._postscript}",
            kind=self.kind,
            data=data,
            codes=codes,
            widths={codes[char]: self.advance(char) * 1000 for char in order},
            box=self._box(scale),
            ascent=extents.ascender * scale,
            descent=extents.descender * scale,
        )

    def _cut(self, order: list[str]) -> hb.Face:
        wanted = hb.SubsetInput()
        wanted.unicode_set.update(map(ord, order))
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("latin-1"), "big") for tag in self._unneeded)
        # Flat outlines without hints compress better than shared subroutines, and are cut in half the time.
        wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.DESUBROUTINIZE | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        return hb.subset(self._face, wanted)

    def _box(self, scale: float) -> tuple[float, float, float, float]:
        head = bytes(self._face.reference_table("head").data)
        left, bottom, right, top = (int.from_bytes(head[at : at + 2], "big", signed=True) for at in (36, 38, 40, 42))
        return left * scale, bottom * scale, right * scale, top * scale


def _tag(name: str, order: list[str]) -> str:
    """Six capital letters that differ when the characters differ."""
    digest = hashlib.sha256((name + "\0" + "".join(order)).encode("utf-8", "surrogatepass")).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])
