"""Files that appear whole or not at all, those of one run together, under names that every system accepts.

All are written into a folder of our own beside their places (`author.ground.beside`), and put there at the end, one
after the other.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
import unicodedata
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from author.ground.beside import FOLDER, NEW, OLD, made, noted, removed, swept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

NOTHING_NEW = "没有生成文件，原来的文件没有动。"
LONGEST_NAME = 255
"""Bytes of a file name in UTF-8."""
LONGEST_PATH = 259
"""Characters of a path on Windows."""
_SHORTEST = 20


class Together:
    """Files of one folder that appear together or, when anything goes wrong, not at all.

        with Together(folder) as files:
            files.add("预算.docx", write_docx)
            files.add("预算.pdf", write_pdf)

    Nothing is in its place before the end. OSError when a file cannot be written; every exception bears a note of what
    became of the files.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._names: list[str] = []

    def __enter__(self) -> Together:
        """Make the folder of our own; what killed runs have left goes."""
        swept(self.folder)
        try:
            self._beside, self._lock = made(self.folder)
        except OSError as error:
            raise _about(error, self.folder) from error
        return self

    def add(self, name: str, write_to: Callable[[Path], object]) -> Path:
        """Have ``write_to`` write the file ``name``; returns where it will be."""
        target = self.folder / name
        if alike(name) in map(alike, self._names):
            raise FileExistsError(errno.EEXIST, "同一次要生成的两个文件名称一样", str(target))
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "是文件夹", str(target))
        self._names.append(name)
        beside = self._new(len(self._names) - 1)
        try:
            write_to(beside)
            with beside.open("r+b") as file:
                os.fsync(file.fileno())
        except OSError as error:
            raise _about(error, target) from error
        return target

    def __exit__(self, _kind: object, error: BaseException | None, _trace: TracebackType | None) -> None:
        """Put all in their places, or leave everything as it was."""
        try:
            if error is None:
                self._put()
            else:
                error.add_note(NOTHING_NEW)
        finally:
            if sys.platform == "win32":
                self._lock.close()
            removed(self._beside)
            self._lock.close()

    def _put(self) -> None:
        begun = 0
        try:
            for number, name in enumerate(self._names):
                _saved(self.folder / name, self._old(number))
            noted(self._beside, self._names)
            for begun, name in enumerate(self._names, 1):
                try:
                    self._new(begun - 1).replace(self.folder / name)
                except OSError as error:
                    raise _about(error, self.folder / name) from error
            _settled(self.folder)
        except BaseException as error:
            new = [self._names[number] for number in range(begun) if not self._put_back(number)]
            error.add_note(f"{'、'.join(new)} 已经是新的，与没有写成的文件不是同一次生成。" if new else NOTHING_NEW)
            raise

    def _put_back(self, number: int) -> bool:
        """Whether a file is again what it was."""
        target = self.folder / self._names[number]
        if os.path.lexists(self._new(number)):
            return True  # it never came to its place
        try:
            if os.path.lexists(self._old(number)):
                self._old(number).replace(target)
            else:
                target.unlink()
        except OSError:
            return False
        return True

    def _new(self, number: int) -> Path:
        return self._beside / f"{NEW}{number}"

    def _old(self, number: int) -> Path:
        return self._beside / f"{OLD}{number}"


def write_whole(target: Path, write_to: Callable[[Path], object]) -> None:
    """Write one file: an interrupted run leaves the old one or the new one."""
    with Together(target.parent) as files:
        files.add(target.name, write_to)


@contextmanager
def unplaced(parent: Path) -> Iterator[Path]:
    """A new folder that is to stand in ``parent`` with all that is in it: it goes at the end, unless `place` was called.

    OSError, about the file that was wanted, where something cannot be written.
    """
    swept(parent)
    try:
        beside, lock = made(parent)
    except OSError as error:
        raise _about(error, parent) from error
    try:
        folder = beside / f"{NEW}0"
        folder.mkdir()
        yield folder
    except OSError as error:
        error.add_note(NOTHING_NEW)
        raise _about(error, parent / Path(str(error.filename or "")).name) from error
    except BaseException as error:
        error.add_note(NOTHING_NEW)
        raise
    finally:
        if sys.platform == "win32":
            lock.close()
        removed(beside)
        lock.close()


def place(folder: Path, target: Path) -> None:
    """Put a folder of `unplaced` in its place, whole; FileExistsError where anything is there already."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("r+b") as file:
                os.fsync(file.fileno())
        else:
            _settled(path)
    _settled(folder)
    if os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    folder.rename(target)
    _settled(target.parent)


def _saved(target: Path, copy: Path) -> None:
    """Keep what is there: a second name for it, or a copy where a file can have but one; a link stays a link."""
    if not os.path.lexists(target):
        return
    try:
        os.link(target, copy, follow_symlinks=False)
    except (OSError, NotImplementedError):
        try:
            shutil.copyfile(target, copy, follow_symlinks=False)
        except OSError as error:
            raise _about(error, target) from error


def _settled(folder: Path) -> None:
    """Names are on the disk too, where a system knows how to ask for that."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _about(error: OSError, target: Path) -> OSError:
    """The same error about the file that was wanted: nobody knows our own folder. What is about others stays."""
    if error.filename and not FOLDER.search(str(error.filename)):
        return error
    told = type(error)(error.errno, error.strerror or str(error), str(target))
    for note in getattr(error, "__notes__", ()):
        told.add_note(note)
    return told


def without_forbidden(name: str) -> str:
    """A part of a file name, without what Windows forbids there."""
    return re.sub(r'[\\/:*?"<>|\s]+', "", name)


def fitting(name: str, ending: str, folder: Path) -> str:
    """``name`` with its ``ending``, cut where the two are too long for a file in ``folder``."""
    room = LONGEST_NAME - len(ending.encode(errors="replace"))
    kept = name.encode(errors="replace")[: max(room, 0)].decode(errors="ignore")
    if sys.platform == "win32":
        kept = kept[: max(_SHORTEST, LONGEST_PATH - len(str(folder.absolute())) - 1 - len(ending))]
    return kept + ending


def alike(name: str) -> str:
    """Two names that Windows or a Mac take for one give the same."""
    return unicodedata.normalize("NFC", name).casefold()
