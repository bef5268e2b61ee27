"""A zip of XML from strangers: opened and read within bounds of size, time and memory.

Nothing is unpacked to disk; each part is parsed as it is inflated. Documents that declare a type or entities are
refused, so nothing can expand.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LARGEST = 32 * 1024 * 1024
"""Bytes of the file. A workbook of 10,000 budget lines has 0.3 MB."""
LARGEST_CONTENT = 40 * 1024 * 1024
"""Bytes of all inflated parts that are read; one that is read twice counts twice.

10,000 budget lines and 1,000 projects with ten indicators each have 19 MB.
"""
MOST_TAGS = 1_200_000
"""In all parts that are read, opening and closing: a second of reading. The same workbook has 1,100,000."""
_LONGEST_TAG = 256 * 1024
"""Bytes; expat begins a tag anew with every chunk that does not end it."""
MOST_ENTRIES = 2_000
_LARGEST_LISTING = 1024 * 1024
_CHUNK = 1 << 16
_RATIO = 300
"""A sheet deflates to a twentieth, one of empty rows to a hundredth; a bomb to a thousandth."""
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What workbooks use; others may ask for gigabytes before the first byte, and fail in ways of their own."""
_END = struct.Struct("<4s4H2LH")


class UnsafeError(Exception):
    """Why a file is not read; the message and the hint are for staff."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def _damaged() -> UnsafeError:
    return UnsafeError("文件已损坏，打不开", "请用 Excel 或 WPS 打开，另存为 .xlsx")


def _bomb() -> UnsafeError:
    return UnsafeError("文件解开后过大，不像一份预算填报工作簿", "请从空白表重新填，或只保留填报的几张表")


class SafeZip:
    """An open zip; ``parse`` bounds what it reads of all its parts together."""

    def __init__(self, path: Path) -> None:
        if path.stat().st_size > LARGEST:
            raise UnsafeError(
                f"文件超过 {LARGEST // 1048576} MB，不像一份预算填报工作簿", "请删去图片，或确认选对了文件"
            )
        _check_listing(path)
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise _damaged() from None
        self._sizes = {_key(entry.filename): entry for entry in self._zip.infolist()}
        self._bytes = self._tags = 0
        if any(entry.flag_bits & 1 for entry in self._sizes.values()):
            self._zip.close()
            raise UnsafeError("文件加了密码", "请取消密码后再存一次")

    def __enter__(self) -> SafeZip:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._sizes

    def parse(
        self,
        name: str,
        start: Callable[[str, dict[str, str]], None],
        end: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
    ) -> None:
        """Parse one part; names come without prefix. Raises UnsafeError where it is hostile or damaged."""
        entry = self._checked(name)
        parser, fed = _parser(start, end, text), 0
        try:
            self._tags += sum(chunk.count(b"<") for chunk in self._chunks(entry))
            if self._tags > MOST_TAGS:
                raise _bomb()
            for chunk in self._chunks(entry):
                parser.Parse(chunk, False)  # noqa: FBT003 - expat's own signature
                fed += len(chunk)
                if fed - parser.CurrentByteIndex > _LONGEST_TAG:
                    raise _bomb()
            parser.Parse(b"", True)  # noqa: FBT003
        except (expat.ExpatError, zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError):
            raise _damaged() from None

    def _chunks(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """The bytes of a part; zipfile gives no more of them than the listing says."""
        with self._zip.open(entry) as part:
            while chunk := part.read(_CHUNK):
                yield chunk

    def _checked(self, name: str) -> zipfile.ZipInfo:
        """The entry of a part that is small enough, and packed in a way that needs no more memory than it says."""
        entry = self._sizes.get(_key(name))
        if entry is None:
            raise _damaged()
        if entry.compress_type not in _PACKED:
            raise UnsafeError("文件的压缩方式不是工作簿用的，读不了", "请用 Excel 或 WPS 打开，另存为 .xlsx")
        suspect = entry.file_size > 4 * 1024 * 1024 and entry.file_size > _RATIO * max(entry.compress_size, 1)
        self._bytes += entry.file_size
        if self._bytes > LARGEST_CONTENT or suspect:
            raise _bomb()
        return entry


def _key(name: str) -> str:
    """What identifies a part: neither case nor the way its slashes lean."""
    return name.replace("\\", "/").lstrip("/").lower()


def _parser(
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None,
    text: Callable[[str], None] | None,
) -> expat.XMLParserType:
    def begin(name: str, attributes: dict[str, str]) -> None:
        start(name.rpartition(":")[2] if ":" in name else name, attributes)

    def finish(name: str) -> None:
        end(name.rpartition(":")[2] if ":" in name else name)  # type: ignore[misc]  # only set where there is one

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = begin
    parser.EndElementHandler = finish if end else None
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _refuse(*_: Any) -> None:  # noqa: ANN401 - expat's handler
    raise UnsafeError("文件里有 DTD 或实体定义，正常的工作簿没有这些，不予读取", "请用 Excel 或 WPS 打开，另存为 .xlsx")


def _check_listing(path: Path) -> None:
    """Bound the zip's listing before zipfile reads all of it into memory."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _END.size - 0xFFFF))
        tail = file.read()
    at = tail.rfind(b"PK\5\6")
    if at < 0 or at + _END.size > len(tail):
        raise _damaged()
    _, _, _, _, entries, listing, _, _ = _END.unpack_from(tail, at)
    if entries > MOST_ENTRIES or listing > _LARGEST_LISTING:
        raise _bomb()
