"""From any workbook that is supported to its pages: told apart by content, not by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.read.bytesin import AS_XLSX, OLD, ZIP
from author.read.pages import cells, opensheets
from author.read.pages.safezip import LARGEST, SafeZip, UnsafeError

if TYPE_CHECKING:
    from pathlib import Path

    from author.read.pages.page import Page

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LOOKED_THROUGH = 4 * 1024 * 1024


def pages(path: Path) -> list[Page]:
    """The worksheets of a workbook in their order. UnsafeError, for staff, where they cannot be read."""
    with path.open("rb") as file:
        start = file.read(_LOOKED_THROUGH)
    if start.startswith(ZIP):
        with SafeZip(path) as package:
            if opensheets.is_open(package):
                return opensheets.read_pages(package)
            return cells.read_pages(package)
    if not start.startswith(OLD):
        raise UnsafeError("这不是工作簿", AS_XLSX)
    if _ENCRYPTED in start:
        raise UnsafeError("工作簿加了密码，读不了", AS_XLSX)
    if path.stat().st_size > LARGEST:
        raise UnsafeError(f"文件超过 {LARGEST // 1048576} MB，不像一份预算填报工作簿", "请确认选对了文件")
    from author.read.pages.oldbooks import read_pages  # noqa: PLC0415 - starts another program: not for the workbooks of today

    return read_pages(path)
