"""A section file put to the ledger: headings, paragraphs and places for tables.

The head of a section names its questions (YAML), the body says the answers (jinja2). After rendering, ``#`` starts
a heading, ``@table`` places a table, ``**…**`` is bold, and an empty line ends a paragraph; nothing else is
markup, and staff's words never are (see `author.wording.marks`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from author.document import Heading, Paragraph, Run
from author.wording.marks import cut, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ledger.question import Origins

NUMBER = re.compile(r"[（(]?(?:[一二三四五六七八九十百]+|\d+)[)）]?(?=[、.．　 ]|(?<=[)）]))")
"""What numbers a heading: 五, （二）, 3."""
_BOLD = re.compile(r"\*\*(.+?)\*\*")

Piece = Heading | Paragraph | str
"""A heading, a paragraph, or the key of a table to be placed."""

STYLES = {1: "section", 2: "item", 3: "item"}


def pieces(text: str, key: str, origins: Origins | None = None) -> Iterator[Piece]:
    """Read rendered text; ``#`` is a section's heading (document level 2), ``##`` one inside it."""
    count, about = 0, key
    for block in re.split(r"\n\s*\n", text):
        for line in _lines(block):
            if line.startswith("#"):
                marks, words = _heading(line)
                count += 1
                anchor = key if count == 1 else f"{key}-{count}"
                said = plain(words)
                about = key if marks == 1 else f"{key}/{_unnumbered(said)}"
                entry = said if marks == 1 else None
                yield Heading(said, marks + 1, STYLES.get(marks, "item"), anchor, entry, about=about)
            elif line.startswith("@table "):
                yield line.removeprefix("@table ").strip()
            else:
                yield from (replace(paragraph, about=about) for paragraph in _paragraphs(line, origins))


def _lines(block: str) -> Iterator[str]:
    """Headings and tables stand on lines of their own, other lines of a block are joined."""
    gathered = ""
    for raw in block.split("\n"):
        line = raw.strip()
        if line.startswith(("#", "@table ")):
            if gathered:
                yield gathered
            gathered = ""
            yield line
        else:
            gathered += line
    if gathered:
        yield gathered


def _heading(line: str) -> tuple[int, str]:
    words = line.lstrip("#")
    return min(len(line) - len(words), 3), words.strip()


def _unnumbered(heading: str) -> str:
    """What a heading says, wherever it stands."""
    number = NUMBER.match(heading)
    return heading[number.end() if number else 0 :].lstrip("、.．　 ")


def _paragraphs(line: str, origins: Origins | None) -> Iterator[Paragraph]:
    """One paragraph, or several where staff's words have several."""
    runs: list[Run] = []
    for index, part in enumerate(_BOLD.split(line)):
        for text, asked in cut(part, origins):
            first, *others = text.split("\n")
            runs.append(Run(first, index % 2 == 1, asked))
            for other in others:
                yield _paragraph(runs)
                runs = [Run(other, index % 2 == 1, asked)]
    yield _paragraph(runs)


def _paragraph(runs: list[Run]) -> Paragraph:
    return Paragraph(tuple(run for run in runs if run.text))
