"""Plain text: what a document says, one row a line, to read in a terminal and to compare line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.document import Contents, Heading, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from author.document import Block, Document, Row

_BETWEEN_CELLS = " | "


def write(document: Document, path: Path) -> None:
    """Write ``document`` to ``path`` in UTF-8; raises OSError when the file cannot be written."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in _lines(document))


def text(document: Document) -> str:
    """The whole document; every line ends with a line feed."""
    return "".join(f"{line}\n" for line in _lines(document))


def _lines(document: Document) -> Iterator[str]:
    """Yield lines: no page numbers, a blank line before what begins something new."""
    if document.stamp:
        yield f"［{document.stamp}］"
        yield ""
    before: Block | None = None
    for section in document.sections:
        for block in section.blocks:
            if before is not None and _parted(before, block):
                yield ""
            yield from _block(block, document)
            before = block


def _parted(before: Block, block: Block) -> bool:
    begins = not isinstance(block, Paragraph) and not isinstance(before, Heading)
    return begins or isinstance(before, Table | Contents)


def _block(block: Block, document: Document) -> Iterator[str]:
    match block:
        case Heading():
            yield block.text
        case Paragraph():
            yield from block.text.split("\n")
        case Contents():
            yield block.title
            yield from (f"{'  ' * (heading.level - 1)}{heading.entry}" for heading in document.entries)
        case Table():
            yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    """Yield the rows in printed order; a cell that covers several columns or rows stands once."""
    yield from map(_row, table.once)
    if table.strip:
        yield _joined(table.strip)
    yield from map(_row, table.head)
    yield from map(_row, table.body)


def _row(row: Row) -> str:
    return _joined(cell.text for cell in row)


def _joined(texts: Iterator[str] | tuple[str, ...]) -> str:
    """Cells on one line: breaks inside a cell become blanks, none stands at the end."""
    return _BETWEEN_CELLS.join(" ".join(each.split("\n")) for each in texts).rstrip(" ")
