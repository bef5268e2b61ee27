"""From a path to clean text: size, encoding and characters are looked at before anything else."""

from __future__ import annotations

import codecs
import re
from itertools import islice
from typing import TYPE_CHECKING

from author.ground.findings import Finding, Source
from author.ground.signs import FORBIDDEN, clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST = 16 * 1024 * 1024
"""Bytes. Ten thousand lines and a thousand projects take about 4 MB."""

MOST_TOLD = 100
"""Findings about characters; nobody reads more of them."""

ZIP, OLD = b"PK", b"\xd0\xcf\x11\xe0"
"""How workbooks begin: those of today, and those of old or behind a password."""
AS_XLSX = "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”"

_CONTROL = bytes({*range(32)} - {*b"\t\n\f\r\x1b"})
_WIDE = re.compile("[^\x00-\x7f]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")

_NOT_YAML = {
    b"PK\x03\x04": "这是 Excel 工作簿（或压缩文件），不是 YAML 文本文件",
    b"\xd0\xcf\x11\xe0": "这是旧版 Office 文件（.xls/.doc）或 WPS 表格，不是 YAML 文本文件",
    b"%PDF": "这是 PDF 文件，不是 YAML 文本文件",
}
_OTHER_ENCODINGS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAVE_AS = "用记事本打开，另存为，编码选“UTF-8”"


def read_text(path: Path, name: str) -> tuple[str, list[Finding]]:
    """Read a text file in UTF-8 (with or without BOM) or GB18030; ``name`` is how findings call it.

    Characters that cannot be printed are reported and left out. A file that cannot be read at all gives
    an empty text and the reason.
    """
    at = Source(name)
    if not path.is_file():
        return "", [Finding("A01", _no_file(path), (at,), hint="请检查文件名和所在文件夹")]
    if (size := path.stat().st_size) > LARGEST:
        message = f"文件有 {size / 1048576:.0f} MB，超过 {LARGEST // 1048576} MB，不像一份预算填报文件"
        return "", [Finding("A01", message, (at,), hint="请确认选对了文件")]
    return _decoded(path.read_bytes(), at)


def _no_file(path: Path) -> str:
    """What is there instead of a file; a pipe or a device may give no end of bytes, or none at all."""
    if path.is_dir():
        return "是文件夹，不是文件"
    return "这是管道或设备，不是文件" if path.exists() else "文件不存在"


def _decoded(raw: bytes, at: Source) -> tuple[str, list[Finding]]:
    for start, what in _NOT_YAML.items():
        if raw.startswith(start):
            return "", [Finding("A01", what, (at,), hint="请选 .yaml 文件")]
    if raw.startswith(_OTHER_ENCODINGS) or _is_wide(raw):
        return "", [Finding("A01", "文件编码是 UTF-16 或 UTF-32，读不了", (at,), hint=_SAVE_AS)]
    if _is_binary(raw):
        return "", [Finding("A01", "这不是文本文件", (at,), hint="请选 .yaml 文件")]
    marked = raw.startswith(codecs.BOM_UTF8)
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return _clean(raw.decode(), at)
    except UnicodeDecodeError as error:
        begins, broken = raw[: error.start].decode(), raw.count(b"\n", 0, error.start) + 1
    try:
        text = "" if marked else raw.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if text and not _is_chinese(begins) and not _is_other_encoding(text):
        return _clean(text, at)
    at = Source(at.file, broken)
    return "", [Finding("A01", "从这里起，文件编码既不是 UTF-8 也不是 GB18030，读不了", (at,), hint=_SAVE_AS)]


def _is_chinese(begins: str) -> bool:
    """So much of a file is no accident: it is in UTF-8, but damaged."""
    return len(_WIDE.findall(begins)) > 9


def _is_wide(raw: bytes) -> bool:
    """UTF-16 without a mark: most line ends have a zero byte beside them."""
    return max(raw.count(b"\n\0"), raw.count(b"\0\n")) * 2 > raw.count(b"\n")


def _is_binary(raw: bytes) -> bool:
    """More control bytes at its beginning than any text has."""
    start = raw[:4096]
    return len(start) - len(start.translate(None, _CONTROL)) > len(start) // 20 + 2


def _is_other_encoding(text: str) -> bool:
    """Big5 and others also pass as GB18030, as signs that nobody writes."""
    return len(_PRIVATE.findall(text)) > len(text) // 100 + 2


def _clean(text: str, at: Source) -> tuple[str, list[Finding]]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return "", [Finding("A01", "文件是空的", (at,), hint="请从样例或上年的文件开始填")]
    if not FORBIDDEN.search(text):
        return text, []
    return FORBIDDEN.sub("", text), list(islice(_unprintable(text, at), MOST_TOLD))


def _unprintable(text: str, at: Source) -> Iterator[Finding]:
    """The first such character of each line."""
    for row, line in enumerate(text.split("\n"), 1):
        if bad := FORBIDDEN.search(line):
            _, wrong = clean(bad[0])
            if wrong:
                yield Finding(wrong.code, wrong.message, (Source(at.file, row, bad.start() + 1),), hint=wrong.hint)
