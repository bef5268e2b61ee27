"""What prints: the program, the libraries that reach the bytes of a file, and the fonts, each with its version."""

from __future__ import annotations

import hashlib
import platform
import re
import zlib
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import TYPE_CHECKING

from author.filing.digest import sha256
from author.ground.places import data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

PROGRAM = "kzauthor"
_VERSION, _FILES = "版本", "sha256"
_UNSAID = "没有"


def program() -> dict[str, str]:
    """The program's version, and one sha256 over its files: two programs of one version may print otherwise."""
    return {_VERSION: _version(PROGRAM), _FILES: _digest(_own_files())}


def libraries() -> dict[str, str]:
    """Python, zlib and all that the program needs, with their versions; zlib decides the bytes of DOCX and XLSX."""
    names = sorted(re.split("[^a-z0-9._-]", line.lower(), maxsplit=1)[0] for line in _needed() if "extra" not in line)
    around = {"python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    return around | {name: _version(name) for name in names}


def faces(files: Mapping[str, Path]) -> dict[str, str]:
    """Fonts to the sha256 of their files."""
    return {name: sha256(path) for name, path in files.items()}


def changed_program(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    """How the program differs: by its version, or else by its files."""
    old, new = (each.get(_VERSION, _UNSAID) for each in (before, now))
    if old != new:
        yield _changed(PROGRAM, old, new)
    elif before.get(_FILES) != now.get(_FILES):
        yield f"{PROGRAM} 的版本仍是 {new}，但程序的文件改过"


def changed_libraries(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    """Which libraries have another version."""
    for name in dict.fromkeys([*before, *now]):
        old, new = before.get(name, _UNSAID), now.get(name, _UNSAID)
        if old != new:
            yield _changed(name, old, new)


def changed_faces(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    """Which fonts are others, or not here."""
    for name in dict.fromkeys([*before, *now]):
        if name not in now:
            yield f"这里没有用字体 {name}"
        elif before.get(name) != now[name]:
            yield f"字体 {name} 不是归档时的" if name in before else f"这里用了字体 {name}"


def _changed(name: str, old: str, new: str) -> str:
    return f"{name} 归档时是 {old}，现在是 {new}"


def _needed() -> list[str]:
    try:
        return requires(PROGRAM) or []
    except PackageNotFoundError:  # run from its folder, and not installed
        return []


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return _UNSAID


def _own_files() -> Iterator[tuple[str, Path]]:
    """All files of the program that decide what is printed, but for the forms, which are filed themselves."""
    package = Path(__file__).resolve().parent.parent
    for root, pattern in ((package, "**/*.py"), (data("schemas"), "**/*.yaml"), (data("templates") / "word", "**/*")):
        for path in root.glob(pattern):
            if path.is_file():
                yield f"{root.name}/{path.relative_to(root).as_posix()}", path


def _digest(files: Iterable[tuple[str, Path]]) -> str:
    """One sha256 over names and contents; line ends count for nothing, for a checkout may have its own."""
    whole = hashlib.sha256()
    for name, path in sorted(files):
        content = path.read_bytes().replace(b"\r\n", b"\n")
        whole.update(f"{name}\n{len(content)}\n".encode())
        whole.update(content)
    return whole.hexdigest()
