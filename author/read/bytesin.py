"""From a path to clean text: size, encoding and characters are looked at before anything else."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from author.findings import Finding, Source

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 16 * 1024 * 1024
"""Bytes. Ten thousand lines and a thousand projects take about 4 MB."""

UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\uffff"
    "\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
"""Control, invisible, direction and private-use characters: they do not print, or print something else."""

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
        what = "是文件夹，不是文件" if path.is_dir() else "文件不存在"
        return "", [Finding("A01", what, (at,), hint="请检查文件名和所在文件夹")]
    if (size := path.stat().st_size) > LARGEST:
        message = f"文件有 {size / 1048576:.0f} MB，超过 {LARGEST // 1048576} MB，不像一份预算填报文件"
        return "", [Finding("A01", message, (at,), hint="请确认选对了文件")]
    return _decoded(path.read_bytes(), at)


def _decoded(raw: bytes, at: Source) -> tuple[str, list[Finding]]:
    for start, what in _NOT_YAML.items():
        if raw.startswith(start):
            return "", [Finding("A01", what, (at,), hint="请选 .yaml 文件")]
    if raw.startswith(_OTHER_ENCODINGS):
        return "", [Finding("A01", "文件编码是 UTF-16 或 UTF-32，读不了", (at,), hint=_SAVE_AS)]
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return _clean(raw.decode(encoding), at)
        except UnicodeDecodeError:
            continue
    return "", [Finding("A01", "文件编码既不是 UTF-8 也不是 GB18030，读不了", (at,), hint=_SAVE_AS)]


def _clean(text: str, at: Source) -> tuple[str, list[Finding]]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return "", [Finding("A01", "文件是空的", (at,), hint="请从样例或上年的文件开始填")]
    if not UNPRINTABLE.search(text):
        return text, []
    findings = []
    for row, line in enumerate(text.split("\n"), 1):
        if bad := UNPRINTABLE.search(line):
            message = f"有看不见或不能打印的字符 U+{ord(bad[0]):04X}"
            findings.append(
                Finding("A02", message, (Source(at.file, row, bad.start() + 1),), hint="请删去后重新输入这几个字")
            )
    return UNPRINTABLE.sub("", text), findings[:100]
