"""The door for whatever staff hand in: YAML or a workbook, told apart by content, not by name."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from author.ground.findings import Finding, Source
from author.read.bytesin import AS_XLSX, OLD, ZIP
from author.read.yamlfile import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

    from author.read.tree import Tree

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".et", ".xlsb", ".ods", ".csv")


def read(path: Path, schema: Mapping[str, Any], name: str = "") -> tuple[Tree | None, list[Finding]]:
    """Read a submission; the tree is None when there is nothing to work with. ``name`` is how findings call it."""
    name = name or path.name or str(path)
    if path.is_file() and _start(path).startswith((ZIP, OLD)):
        from author.read.workbook.reader import read_workbook  # noqa: PLC0415 - not needed for YAML

        return read_workbook(path, name, schema)
    if path.is_file() and path.suffix.lower() in _WORKBOOKS:
        message = f"扩展名是 {path.suffix}，内容却不是工作簿" if path.stat().st_size else "文件是空的"
        return None, [Finding("A01", message, (Source(name),), hint=AS_XLSX)]
    return read_yaml(path, name)


def led_away(field: str, name: str, at: Source, code: str = "A01") -> Finding | None:
    """What is wrong with the name of another file under ``field``: it begins at a drive or a root, not here."""
    if not (PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive or name.startswith("\\")):
        return None
    return Finding(code, f"{field}要写相对于本文件的路径", (at,), hint=f"例：{PureWindowsPath(name).name}")


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(8)
