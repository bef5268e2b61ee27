"""A workbook of openpyxl as a file: no clock in it, and its parts as the format's schema wants them."""

from __future__ import annotations

import errno
import os
import re
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.functions import fromstring, tostring

from author.ground.zipped import Archive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

_STYLES = "xl/styles.xml"
_TYPES = "[Content_Types].xml"
_NOTES = re.compile(r"/xl/(?:comments/comment([0-9]+)\.xml|drawings/commentsDrawing([0-9]+)\.vml)")
"""Where openpyxl puts comments and the boxes that show them."""
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_FONT = ("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name",
         "family", "charset", "scheme")  # fmt: skip
"""The order of a font's properties in the schema; openpyxl has its own."""


@contextmanager
def disk_errors() -> Iterator[None]:
    """openpyxl writes sheets into temporary files, with lxml where it is there, which says in its own way what is wrong."""
    try:
        yield
    except Exception as error:
        if type(error).__name__ != "SerialisationError":
            raise
        number = getattr(errno, str(error).removeprefix("IO_"), errno.EIO)
        raise OSError(number, os.strerror(number), tempfile.gettempdir()) from error


def save(book: Any, path: Path, created: datetime) -> None:  # noqa: ANN401 - openpyxl is untyped
    """Save with ``created`` as the only time: openpyxl's own save would put the clock into the file."""
    book.properties.created = book.properties.modified = created
    with _Package(path, {_STYLES: _ordered}) as archive:
        ExcelWriter(book, archive).save()


class _Package(Archive):
    """Comments stand where Excel puts them: exceljs finds them nowhere else, and does not open the workbook."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *how: Any) -> None:  # noqa: ANN401 - as zipfile has it
        """Add a part under Excel's name for it."""
        name = str(zinfo_or_arcname)
        if name.endswith(".rels") or name == _TYPES:
            data = data if isinstance(data, str) else bytes(data).decode()
            above = "/xl/" if name == _TYPES else "../"
            data = _NOTES.sub(lambda found: above + _as_excel(found), data)
        super().writestr(_NOTES.sub(lambda found: f"xl/{_as_excel(found)}", f"/{name}").lstrip("/"), data, *how)


def _as_excel(found: re.Match[str]) -> str:
    return f"comments{found[1]}.xml" if found[1] else f"drawings/vmlDrawing{found[2]}.vml"


def _ordered(styles: bytes) -> bytes:
    root = fromstring(styles)
    rank = {_MAIN + name: place for place, name in enumerate(_FONT)}
    for font in root.iter(f"{_MAIN}font"):
        font[:] = sorted(font, key=lambda part: rank.get(part.tag, len(rank)))
    return bytes(tostring(root))
