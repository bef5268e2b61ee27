"""Files that appear whole or not at all, under names that every system accepts."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def write_whole(target: Path, write_to: Callable[[Path], object]) -> None:
    """Write beside ``target`` and rename, so that an interrupted run leaves the old file or the new one."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        write_to(beside)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def without_forbidden(name: str) -> str:
    """A part of a file name, without what Windows forbids there."""
    return re.sub(r'[\\/:*?"<>|\s]+', "", name)
