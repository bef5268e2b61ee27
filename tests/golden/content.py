"""The content of a disclosure, however it was read: from the publication, our document model, or a built DOCX."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from author.document import Document, Heading, Paragraph, Placed, Table

HERE = Path(__file__).parent
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "〔": "(", "〕": ")", "—": "-"})


def normal(text: str) -> str:
    """Without white space, and with full-width punctuation as half-width."""
    return "".join(unicodedata.normalize("NFKC", text).translate(_QUOTES).split())


@dataclass
class Content:
    """Normalised texts; covered cells of a body are empty texts, heads are sequences of texts."""

    paragraphs: list[str]
    heads: dict[str, list[str]]
    bodies: dict[str, list[list[str]]]
    forms: dict[str, tuple[list[str], list[list[str]]]]
    """Performance tables by project: the texts above the list, and the list's cells."""


def published(name: str) -> Content:
    """What the published document prints."""
    data = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    paragraphs: list[str] = []
    last = ""
    for block in data["narrative"]:
        if block["heading"] != last:
            paragraphs.append(block["heading"])
        last = block["heading"]
        paragraphs += [block["sub"]] * bool(block["sub"]) + block["paragraphs"]
    paragraphs += [term["printed"] for term in data["glossary"]]
    paragraphs += [data["signoff"]["unit"], data["signoff"]["date"]]
    tables = {f"t{int(number):02}": table for number, table in data["tables"].items()}
    return Content(
        [normal(text) for text in paragraphs],
        {key: _texts(table["header_rows"]) for key, table in tables.items()},
        {key: [[normal(text) for text in row] for row in table["rows"]] for key, table in tables.items()},
        {_form_key(form["raw_header"]): _published_form(form) for form in data["performance"]},
    )


def _published_form(form: dict) -> tuple[list[str], list[list[str]]]:
    return _texts(form["raw_header"]), [[normal(text) for text in row] for row in form["rows_printed"]]


def _texts(rows: list[list[str]]) -> list[str]:
    return [normal(text) for row in rows for text in row if text.strip()]


def _form_key(rows: list[list[str]]) -> str:
    """The project's name, or 部门 for the whole department's table."""
    texts = _texts(rows)
    return texts[texts.index("项目名称") + 1] if "项目名称" in texts else "部门"


def of_document(document: Document) -> Content:
    """What our document model holds."""
    blocks = list(document.blocks)
    paragraphs = [
        block.text
        for block in blocks
        if (isinstance(block, Paragraph) and block.style in ("body", "signature", "date"))
        or (isinstance(block, Heading) and block.style in ("section", "item"))
    ]
    tables = {block.key.removesuffix("-table"): block for block in blocks if isinstance(block, Table)}
    listed = {key: table for key, table in tables.items() if not table.once}
    forms = [table for table in tables.values() if table.once]
    return Content(
        [normal(text) for text in paragraphs],
        {key: _row_texts(table.placed_head) for key, table in listed.items()},
        {key: grid(table.placed_body, table.columns) for key, table in listed.items()},
        {_form_key([_row_texts(form.placed_once)]): _our_form(form) for form in forms},
    )


def _our_form(form: Table) -> tuple[list[str], list[list[str]]]:
    begins = [placed.column for placed in form.placed_head[-1]]
    rows = grid(form.placed_body, form.columns)
    return _row_texts(form.placed_once + form.placed_head), [[row[column] for column in begins] for row in rows]


def _row_texts(rows: tuple[tuple[Placed, ...], ...]) -> list[str]:
    return [normal(placed.cell.text) for row in rows for placed in row if placed.cell.text]


def grid(rows: tuple[tuple[Placed, ...], ...], columns: int) -> list[list[str]]:
    """Cells by row and column, covered ones empty."""
    cells = []
    for row in rows:
        line = [""] * columns
        for placed in row:
            line[placed.column] = normal(placed.cell.text)
        cells.append(line)
    return cells
