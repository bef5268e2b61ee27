"""A filed folder is opened: is all in it as it was filed, and which submission and form does it hold?"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from author.filing.archive import filed_folders, is_filed
from author.filing.digest import sha256
from author.filing.manifest import NAME, Manifest, read
from author.ground.fileerrors import FiledError

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_TOLD = 5
_OF_SYSTEMS = frozenset(("thumbs.db", "desktop.ini", ".ds_store"))
"""What Windows and Macs leave in folders that are looked into."""
_LOCK = "~$"
"""How Word names a file of its own beside one that is open."""


@dataclass(frozen=True)
class Touched:
    """A file of a filed folder that is not as it was filed."""

    how: Literal["被改动", "不见了", "多出来", "换成了链接"]
    name: str

    def __str__(self) -> str:
        return f"{self.name} {self.how}"


@dataclass(frozen=True)
class Opened:
    """A filed folder in which nothing was touched, for whoever reads the submission again: ``check(submission, editions)``."""

    submission: Path
    editions: Path
    """The form and the code books that it was published with; they stand alone."""
    manifest: Manifest


def opened(folder: Path) -> Opened:
    """What is filed in ``folder``; FiledError that names the file where one was touched, or where nothing is filed."""
    if not is_filed(folder) and (several := filed_folders(folder)):
        names = "、".join(path.name for path in several[:MOST_TOLD])
        raise FiledError(
            f"{folder} 里有 {len(several)} 份归档，请指定其中一份：{names}{'……' if len(several) > MOST_TOLD else ''}"
        )
    manifest = read(folder)
    if wrong := touched(folder, manifest):
        more = f"等 {len(wrong)} 个文件" if len(wrong) > MOST_TOLD else ""
        told = "、".join(map(str, wrong[:MOST_TOLD]))
        raise FiledError(f"{folder} 不是归档时的样子：{told}{more}。请从别处取没有动过的一份")
    return Opened(folder / manifest.submission, folder / manifest.editions, manifest)


def touched(folder: Path, manifest: Manifest) -> list[Touched]:
    """The files that were changed, are missing, are additional, or have become links."""
    there = dict(_files(folder))
    found = []
    for name, record in manifest.files.items():
        path = there.pop(name, None)
        if path is None:
            found.append(Touched("不见了", name))
        elif path.is_symlink():
            found.append(Touched("换成了链接", name))
        elif path.stat().st_size != record.size or sha256(path) != record.sha256:
            found.append(Touched("被改动", name))
    return [*found, *(Touched("多出来", name) for name in sorted(there))]


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """All that lies in a folder, by its name in it; links are not followed, those to folders count as files."""
    for above, folders, files in os.walk(folder, onerror=_raised):
        links = [name for name in folders if (Path(above) / name).is_symlink()]
        for name in (*files, *links):
            path = Path(above) / name
            inside = path.relative_to(folder).as_posix()
            if inside != NAME and name.lower() not in _OF_SYSTEMS and not name.startswith(_LOCK):
                yield inside, path


def _raised(error: OSError) -> None:
    raise error
