"""Sheets of paper: their measures in points and their section properties in Word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from author.write.word.markup import NOTHING, Xml, joined, twips, w
from author.write.word.styles import FOOTER_SIZE

if TYPE_CHECKING:
    from author.document import Look, Margins, Orientation, Section

_POINTS = 72 / 25.4
"""Points in a millimetre."""

_HEADER = 42.5
"""From the sheet's edge to the header, in points: it holds at most the stamp, which floats."""

# In a line of exact height Word and LibreOffice put the baseline a fifth of it above its foot.
_BELOW_BASELINE = 0.2


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet, all lengths in points."""

    orientation: Orientation
    width: float
    height: float
    margins: Margins
    """In points, unlike the look's."""
    footer: float
    """From the sheet's lower edge to the foot of the page number's line."""

    @property
    def text_width(self) -> float:
        """The width of the text block."""
        return self.width - self.margins.left - self.margins.right

    @property
    def text_height(self) -> float:
        """The height of the text block."""
        return self.height - self.margins.top - self.margins.bottom


def paper(look: Look, orientation: Orientation) -> Paper:
    """The sheet of ``look`` held upright or across."""
    sides = (look.width_mm * _POINTS, look.height_mm * _POINTS)
    width, height = sides if orientation == "portrait" else sides[::-1]
    given = look.margins[orientation]
    margins = type(given)(*(side * _POINTS for side in (given.top, given.right, given.bottom, given.left)))
    footer = margins.bottom - look.footer_mm * _POINTS - FOOTER_SIZE * _BELOW_BASELINE
    return Paper(orientation, width, height, margins, footer)


def section_properties(section: Section, sheet: Paper, start: int | None, more: Xml = NOTHING) -> Xml:
    """``w:sectPr``; ``start``: the number of its first page, None to go on counting; ``more`` stands at its end."""
    return w(
        "sectPr",
        *_references("header", "header"),
        *_references("footer", "footer" if section.numbered else "footer-blank"),
        page_properties(sheet, start),
        more,
    )


def page_properties(sheet: Paper, start: int | None) -> Xml:
    """What is in ``w:sectPr`` beside what stands above and below the pages."""
    return joined(
        w("type", val="nextPage"),
        _size(sheet),
        _margins(sheet),
        NOTHING if start is None else w("pgNumType", start=start),
        w("cols", space=0),
    )


def _references(kind: str, part: str) -> tuple[Xml, Xml]:
    """What stands on odd pages (Word says: default) and on even ones."""
    name = f"{kind}Reference"
    return w(name, type="default", r_id=f"{part}-odd"), w(name, type="even", r_id=f"{part}-even")


def _size(sheet: Paper) -> Xml:
    turned = {"orient": "landscape"} if sheet.orientation == "landscape" else {}
    return w("pgSz", w=twips(sheet.width), h=twips(sheet.height), **turned)


def _margins(sheet: Paper) -> Xml:
    margins = sheet.margins
    return w(
        "pgMar",
        top=twips(margins.top),
        right=twips(margins.right),
        bottom=twips(margins.bottom),
        left=twips(margins.left),
        header=twips(_HEADER),
        footer=twips(sheet.footer),
        gutter=0,
    )
