"""The door for whatever staff hand in: YAML or a workbook, told apart by content, not by name."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from author.ground.findings import Finding, Source
from author.read.yamlfile import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

    from author.read.tree import Tree

_ZIP = b"PK"
_OLD = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".et", ".xlsb", ".csv")
_AS_XLSX = "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”"
_LOOKED_THROUGH = 4 * 1024 * 1024


def read(path: Path, schema: Mapping[str, Any], name: str = "") -> tuple[Tree | None, list[Finding]]:
    """Read a submission; the tree is None when there is nothing to work with. ``name`` is how findings call it."""
    name = name or path.name
    start = _start(path)
    if start.startswith(_ZIP):
        from author.read.workbook import read_workbook  # noqa: PLC0415 - not needed for YAML

        return read_workbook(path, name, schema)
    if start.startswith(_OLD):
        return None, [Finding("A01", _old(path), (Source(name),), hint=_AS_XLSX)]
    if path.is_file() and path.suffix.lower() in _WORKBOOKS:
        message = f"扩展名是 {path.suffix}，内容却不是工作簿" if start else "文件是空的"
        return None, [Finding("A01", message, (Source(name),), hint=_AS_XLSX)]
    return read_yaml(path, name)


def led_away(field: str, name: str, at: Source, code: str = "A01") -> Finding | None:
    """What is wrong with the name of another file under ``field``: it begins at a drive or a root, not here."""
    if not (PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive or name.startswith("\\")):
        return None
    return Finding(code, f"{field}要写相对于本文件的路径", (at,), hint=f"例：{PureWindowsPath(name).name}")


def _start(path: Path) -> bytes:
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        return file.read(8)


def _old(path: Path) -> str:
    """An old workbook, WPS's own format, or a new one behind a password: all begin alike."""
    with path.open("rb") as file:
        if _ENCRYPTED in file.read(_LOOKED_THROUGH):
            return "工作簿加了密码，读不了"
    suffix = path.suffix.lower()
    kind = "WPS 表格（.et）" if suffix == ".et" else "旧版工作簿（.xls）" if suffix == ".xls" else "旧版 Office 文件"
    return f"这是{kind}，读不了"
