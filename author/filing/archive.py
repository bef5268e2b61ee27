"""An archive: a folder in which each publication has a folder of its own, named after it and its version."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from author.filing.manifest import NAME, Manifest, read
from author.ground.fileerrors import FiledError
from author.ground.whole import fitting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NUMBERED = re.compile(r"（第([1-9][0-9]{0,3})版）")


def is_filed(path: Path) -> bool:
    """Whether this is the folder of one publication."""
    return (path / NAME).is_file()


def filed_folders(archive: Path) -> list[Path]:
    """The folders of publications in an archive, by name."""
    return sorted(path for path in archive.iterdir() if path.is_dir() and is_filed(path)) if archive.is_dir() else []


def folder_name(stem: str, version: int, archive: Path) -> str:
    """``某某局2026年部门预算公开（第1版）``; ``stem`` is what the published files are called."""
    return fitting(stem, f"（第{version}版）", archive)


def earlier(archive: Path, unit: str, year: int) -> list[tuple[Path, Manifest]]:
    """What is filed already of a unit and a year, by version; folders that cannot be read are left out."""
    found = [
        (folder, manifest) for folder, manifest in _readable(archive) if (manifest.unit, manifest.year) == (unit, year)
    ]
    return sorted(found, key=lambda each: each[1].version)


def next_version(archive: Path, unit: str, year: int, stem: str) -> int:
    """One more than the highest version that is filed of a unit and a year, also of those that cannot be read."""
    versions = [manifest.version for _, manifest in earlier(archive, unit, year)]
    for folder in filed_folders(archive):
        ending = _NUMBERED.search(folder.name)
        if ending and folder.name == folder_name(stem, int(ending[1]), archive):
            versions.append(int(ending[1]))
    return max(versions, default=0) + 1


def _readable(archive: Path) -> Iterator[tuple[Path, Manifest]]:
    for folder in filed_folders(archive):
        try:
            yield folder, read(folder)
        except FiledError:
            continue  # whoever checks the archive is told
