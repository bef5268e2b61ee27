"""A file that a submission names: where it lies, or why it is not read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from author.ground.findings import Finding
from author.read.door import led_away
from author.read.values import quoted

if TYPE_CHECKING:
    from author.ground.findings import Source


def named_file(field: str, name: str, folder: Path, at: Source) -> Path | Finding:
    """The file that ``field`` names, relative to ``folder``; a finding where the name leads nowhere it should.

    ``..`` may lead up, since each year has its folder: whoever reads the submission sees it. A link is not seen, so
    where it points to must lie where the name says.
    """
    if away := led_away(field, name, at):
        return away
    try:
        path = folder / name
        if not path.is_file():
            return path  # whoever reads it tells what is there instead
        if path.resolve().is_relative_to(_written(folder, name)):
            return path
    except (OSError, ValueError, RuntimeError):
        hint = "名称太长、有不能用的字符，或没有打开它的权限"
        return Finding("A01", f"{field}{quoted(name)}打不开", (at,), hint=hint)
    return Finding("A01", f"{field}{quoted(name)}是通到别处的链接", (at,), hint="请放文件本身，或写它所在的路径")


def _written(folder: Path, name: str) -> Path:
    """The folder that a name stays in: it leads up at its beginning, and then down."""
    up = Path(os.path.normpath(name)).parts.count(os.pardir)
    return folder.resolve().joinpath(*[os.pardir] * up).resolve()
