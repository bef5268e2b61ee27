"""Writers: they print a document and know no budget."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from author.document import Document
    from author.write.faces import Faces
    from author.write.page import Layout


@dataclass(frozen=True, slots=True)
class Writer:
    """One format: the module that writes it, imported when it is asked for, and what it needs beside the document."""

    module: str
    needs: tuple[Literal["layout", "faces"], ...]


WRITERS: Mapping[str, Writer] = {
    "docx": Writer("word", ("layout",)),
    "pdf": Writer("pdf", ("layout", "faces")),
    "xlsx": Writer("sheets", ("layout",)),
    "txt": Writer("plain", ()),
}
"""Every format by its suffix."""


def write_redline(old: Document, new: Document, layout: Layout, faces: Faces, date: str, path: Path) -> None:
    """Write ``new`` as DOCX with what changed since ``old``, tracked on ``date``; OSError when it cannot be written."""
    import_module(f"{__name__}.word.redline").write(old, new, path, layout, faces, date)


def write_as(suffix: str, document: Document, layout: Layout | None, faces: Faces | None, path: Path) -> None:
    """Write ``document`` to ``path``; OSError when the file cannot be written."""
    writer = WRITERS[suffix]
    given = {"layout": layout, "faces": faces}
    import_module(f"{__name__}.{writer.module}").write(document, path, *(given[name] for name in writer.needs))
