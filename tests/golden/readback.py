"""What a reader finds in the files we wrote: a DOCX block by block, a PDF as one stream of characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import docx
import pypdfium2
from docx.oxml.ns import qn

from author.document import Contents, Document, Heading, Paragraph, Placed, Table
from tests.golden.content import normal

if TYPE_CHECKING:
    from pathlib import Path

Shown = str | list[list[str]]
"""A paragraph, or the rows of a table with covered cells left empty."""


def of_docx(path: Path) -> list[Shown]:
    """Paragraphs and tables of a DOCX in order, without the contents pages and without empty paragraphs."""
    found: list[Shown] = []
    for element in docx.Document(str(path)).element.body:
        if element.tag == qn("w:tbl"):
            found.append([_row(row) for row in element.findall(qn("w:tr"))])
        elif element.tag == qn("w:p") and not _in_contents(element) and (text := _text(element)):
            found.append(text)
    return found


def _in_contents(paragraph: object) -> bool:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")  # type: ignore[attr-defined]
    return style is not None and style.get(qn("w:val"), "").lower().startswith(("toc", "contents"))


def _text(element: object) -> str:
    return normal("".join(t.text or "" for t in element.iter(qn("w:t"))))  # type: ignore[attr-defined]


def _row(row: object) -> list[str]:
    cells: list[str] = []
    for cell in row.findall(qn("w:tc")):  # type: ignore[attr-defined]
        span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
        cells.append(_text(cell))
        cells += [""] * (int(span.get(qn("w:val"))) - 1 if span is not None else 0)
    return cells


def expected(document: Document) -> list[Shown]:
    """The blocks that a DOCX of ``document`` should show."""
    found: list[Shown] = []
    for block in document.blocks:
        if isinstance(block, (Heading, Paragraph)):
            found.append(normal(block.text))
        elif isinstance(block, Table):
            if block.once:
                found.append(_rows(block.placed_once, block.columns))
            found.append([*_strip(block), *_rows(block.placed_head + block.placed_body, block.columns)])
    return found


def _strip(table: Table) -> list[list[str]]:
    if table.strip is None:
        return []
    left, right = (normal(text) for text in table.strip)
    return [[left, right]]


def _rows(rows: tuple[tuple[Placed, ...], ...], columns: int) -> list[list[str]]:
    lines = []
    for row in rows:
        line = [""] * columns
        for placed in row:
            line[placed.column] = normal(placed.cell.text)
        lines.append(line)
    return lines


def without_strip_blanks(shown: list[Shown]) -> list[Shown]:
    """The line above a table's head as its two texts, however many columns they cover."""
    return [
        [[text for text in item[0] if text], *item[1:]] if isinstance(item, list) and len(item) > 1 else item
        for item in shown
    ]


def of_pdf(path: Path) -> list[str]:
    """The characters of each page in the order of the content stream, without white space.

    pdfium's whole-page text sorts pieces that share a line by their place, which mixes up heads of tables.
    """
    pages = []
    document = pypdfium2.PdfDocument(str(path))
    for page in document:
        text = page.get_textpage()
        objects = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], textpage=text)
        pages.append(normal("".join(piece.extract() for piece in objects)))
    document.close()
    return pages


def stream(document: Document) -> str:
    """All characters of a document in reading order, after its contents."""
    pieces = []
    for block in document.blocks:
        if isinstance(block, (Heading, Paragraph)):
            pieces.append(block.text)
        elif isinstance(block, Table):
            rows = (*block.placed_once, ("strip", block.strip or ()), *block.placed_head, *block.placed_body)
            for row in rows:
                texts = row[1] if row and row[0] == "strip" else [placed.cell.text for placed in row]
                pieces += texts
        elif isinstance(block, Contents):
            pieces.append("\0")
    return normal("".join(pieces)).partition("\0")[2]


def repeats(document: Document) -> list[str]:
    """What may stand again at the top of a page: a table's line and head, then the texts of merged cells."""
    tops = []
    for table in document.blocks:
        if isinstance(table, Table):
            head = "".join(placed.cell.text for row in table.placed_head for placed in row)
            tops.append(normal("".join(table.strip or ()) + head))
    return sorted(set(tops), key=len, reverse=True)


def merged(document: Document) -> set[str]:
    """Texts of cells that reach over several rows."""
    tables = (block for block in document.blocks if isinstance(block, Table))
    rows = (row for table in tables for row in (*table.placed_body, *table.placed_once))
    return {normal(placed.cell.text) for row in rows for placed in row if placed.cell.down > 1}


def pdf_shows(document: Document, path: Path) -> str:
    """What of the document's characters is missing from the end of a PDF's pages; AssertionError at the first page
    that shows something else."""
    pages = of_pdf(path)
    left = stream(document)
    for number, page in enumerate(pages[_first_after_contents(document, pages) :], 1):
        rest = _read(page, left, document)
        assert rest is not None, f"page {number} after the contents differs: {page[:80]} / {left[:80]}"
        left = rest
    return left


def _first_after_contents(document: Document, pages: list[str]) -> int:
    first = normal(next(b.text for b in document.blocks if isinstance(b, Heading)))
    return next(i for i, page in enumerate(pages) if page.startswith(first) and "..." not in page)


def _read(page: str, left: str, document: Document) -> str | None:
    """What is left to be read after ``page``; None when the page shows something else."""
    body = re.sub(r"-\d+-$", "", page)
    for top in ("", *repeats(document)):
        if top and not body.startswith(top):
            continue
        rest = body.removeprefix(top)
        for again in ("", *_labels(document)):
            if rest.startswith(again) and left.startswith(rest.removeprefix(again)):
                return left[len(rest) - len(again) :]
    return None


def _labels(document: Document) -> list[str]:
    words = merged(document)
    return [*words, *(a + b for a in words for b in words)]
