"""A PDF read back: its text page by page (G52), its contents page (G53), its fonts (G54) and its paper (G55)."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as pdfium

from author.audit.verify.shown import normal, paper_name
from author.document import Contents, Heading, Paragraph, Table
from author.ground.findings import Finding, Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from author.document import Document, Look

POINTS = 72 / 25.4
"""In a millimetre."""
MISSING = "〓"
MOST = 10
LONGEST = 40
"""Characters of a page number with its signs."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its text in the order it was written, its number, its size in points, fonts that are not embedded."""

    body: str
    """Without its number."""
    number: int
    """As it is printed; 0 without one."""
    size: tuple[float, float]
    foreign: tuple[str, ...]


def check_pdf(document: Document, path: Path) -> list[Finding]:
    """Everything that is wrong with the file."""
    at = Source(path.name)
    pages = list(_pages(path, normal(document.stamp), _numbered(document.look)))
    checked = _Read(document, pages, at)
    return [*checked.text(), *checked.contents(), *checked.fonts(), *checked.paper()][: 4 * MOST]


def _pages(path: Path, stamp: str, numbered: re.Pattern[str]) -> Iterator[Page]:
    document = pypdfium2.PdfDocument(path.read_bytes())
    try:
        for page in document:
            text = page.get_textpage()
            pieces = list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], textpage=text))
            said = [normal(piece.extract()) for piece in pieces]
            shown = [piece for piece in said if piece and piece != stamp]
            yield Page(*_split(shown, numbered), page.get_size(), tuple(sorted(set(_foreign(pieces)))))
    finally:
        document.close()


def _numbered(look: Look) -> re.Pattern[str]:
    """What a page number looks like, without blanks."""
    before, after = (re.escape(normal(sign)) for sign in look.page_number.split("{}"))
    return re.compile(rf"{before}(\d+){after}")


def _split(pieces: list[str], numbered: re.Pattern[str]) -> tuple[str, int]:
    """The text of a page and its number, which is written last, in whole pieces: before it may stand an amount."""
    last = ""
    for place in range(len(pieces) - 1, -1, -1):
        last = pieces[place] + last
        if found := numbered.fullmatch(last):
            return "".join(pieces[:place]), int(found[1])
        if len(last) > LONGEST:
            break
    return "".join(pieces), 0


def _foreign(pieces: list[Any]) -> Iterator[str]:
    """The names of fonts that the file does not carry."""
    for piece in pieces:
        font = pdfium.FPDFTextObj_GetFont(piece.raw)
        if font and pdfium.FPDFFont_GetIsEmbedded(font) == 0:
            name = ctypes.create_string_buffer(128)
            pdfium.FPDFFont_GetBaseFontName(font, name, 128)
            yield name.value.decode("utf-8", errors="replace")


@dataclass(frozen=True)
class _Read:
    """The pages of one file against the document."""

    document: Document
    pages: list[Page]
    at: Source

    @cached_property
    def first(self) -> int:
        """The first page after the contents."""
        if not any(isinstance(block, Contents) for block in self.document.blocks):
            return 0
        head = next((normal(b.text) for b in self.document.blocks if isinstance(b, Heading)), "")
        starts = [n for n, page in enumerate(self.pages) if page.body.startswith(head)]
        return starts[0] if starts else len(self.pages)

    def text(self) -> Iterator[Finding]:
        """Page by page, what is written next; heads of tables and merged cells may stand again at the top."""
        left = _stream(self.document)
        for number, page in enumerate(self.pages[self.first :], self.first + 1):
            rest = self._rest(page.body, left)
            if rest is None:
                yield self._differs(number, page, left)
                return
            left = rest
        if left:
            yield Finding("G52", f"PDF 里没有这些文字：“{left[:20]}……”", (self.at,), hint="请重新生成")

    def _rest(self, body: str, left: str) -> str | None:
        """What is left to be read after a page; None when it shows something else."""
        for top in ("", *self._tops):
            if top and not body.startswith(top):
                continue
            rest = body.removeprefix(top)
            if left.startswith(rest):
                return left[len(rest) :]
            for again in self._merged:
                if rest.startswith(again) and left.startswith(rest.removeprefix(again)):
                    return left[len(rest) - len(again) :]
        return None

    def _differs(self, number: int, page: Page, left: str) -> Finding:
        body = page.body
        for top in self._tops:
            body = body.removeprefix(top)
        same = next((n for n, (a, b) in enumerate(zip(body, left, strict=False)) if a != b), min(len(body), len(left)))
        begin = max(same - 6, 0)
        message = f"PDF 第{number}页应为“{left[begin : same + 14]}”，文件里是“{body[begin : same + 14]}”"
        return Finding("G52", message, (self.at,), f"第{page.number or number}页", hint="请重新生成")

    @cached_property
    def _tops(self) -> list[str]:
        """What may stand again at the top of a page: the line above a table and its head."""
        tops = set()
        for table in self.document.blocks:
            if isinstance(table, Table):
                head = "".join(placed.cell.text for row in table.placed_head for placed in row)
                tops.add(normal("".join(table.strip or ()) + head))
        return sorted(tops - {""}, key=len, reverse=True)

    @cached_property
    def _merged(self) -> list[str]:
        """Texts of cells that reach over several rows, one or two of them."""
        tables = (block for block in self.document.blocks if isinstance(block, Table))
        rows = (row for table in tables for row in (*table.placed_body, *table.placed_once))
        words = {normal(placed.cell.text) for row in rows for placed in row if placed.cell.down > 1} - {""}
        return [*words, *(a + b for a in words for b in words)] if len(words) < 200 else [*words]

    def contents(self) -> Iterator[Finding]:
        """Each entry's number is that of the page on which its heading stands."""
        headings = {normal(entry.entry or ""): normal(entry.text) for entry in self.document.entries}
        listed = "".join(page.body for page in self.pages[: self.first])
        place, page_of = 0, self.first
        for title, heading in headings.items():
            begin = listed.find(title, place)
            found = re.match(r"[.·…]*(\d+?)(?=\D|$)", listed[begin + len(title) :]) if begin >= 0 else None
            page_of = next((n for n in range(page_of, len(self.pages)) if heading in self.pages[n].body), page_of)
            told, real = (int(found[1]) if found else 0), self.pages[page_of].number if self.pages else 0
            if begin < 0 or told != real:
                message = f"目录里“{title}”的页码是{told}，实在第{real}页"
                yield Finding("G53", message, (self.at,), "目录", hint="请重新生成")
            place = max(begin, place)

    def fonts(self) -> Iterator[Finding]:
        """Fonts that are not embedded, signs that no font has."""
        foreign = sorted({font for page in self.pages for font in page.foreign})
        if foreign:
            message = f"字体没有嵌入：{'、'.join(foreign)}"
            yield Finding("G54", message, (self.at,), hint="请换用可以嵌入的字体")
        lost = [n for n, page in enumerate(self.pages, 1) if MISSING in page.body or "\ufffd" in page.body]
        if lost:
            message = f"第{'、'.join(map(str, lost[:MOST]))}页有字体里没有的字，印成了{MISSING}"
            yield Finding("G54", message, (self.at,), hint="请换一个字，或换用有这个字的字体")

    def paper(self) -> Iterator[Finding]:
        """The paper of the look, upright or across."""
        look = self.document.look
        wanted = sorted((look.width_mm * POINTS, look.height_mm * POINTS))
        for number, page in enumerate(self.pages, 1):
            if any(abs(a - b) > 1 for a, b in zip(sorted(page.size), wanted, strict=True)):
                message = f"第{number}页的纸张是 {page.size[0]:.0f}×{page.size[1]:.0f} 点，不是 {paper_name(look)}"
                yield Finding("G55", message, (self.at,))
                return


def _stream(document: Document) -> str:
    """All characters of a document in reading order, after its contents if it has any."""
    pieces: list[str] = []
    for block in document.blocks:
        if isinstance(block, (Heading, Paragraph)):
            pieces.append(block.text)
        elif isinstance(block, Table):
            pieces += [placed.cell.text for row in block.placed_once for placed in row]
            pieces += block.strip or ()
            pieces += [placed.cell.text for row in block.placed_head + block.placed_body for placed in row]
        elif isinstance(block, Contents):
            pieces.clear()
    return normal("".join(pieces))
