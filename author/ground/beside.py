"""Folders of our own beside the files that are to be written: made, locked while in use, and taken away.

A run that is killed cannot take its folder away. Its lock ends with it, so the next run knows whose folder nobody uses.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import IO

FOLDER = re.compile(r"\.kzauthor-[0-9a-f]{16}")
"""The names of our folders: nobody else makes such."""
NEW, OLD = "new", "old"
_FILE = re.compile(r"(new|old)[0-9]+|names")
"""Files, and whole folders that were to appear."""
_USED, _NAMES = "in-use", "names"
_TRIES = 20
_LONGEST = 64 * 1024
"""Bytes of a list of names that are read."""


def made(folder: Path) -> tuple[Path, IO[bytes]]:
    """A new folder in ``folder`` that nobody else can open, and its lock; OSError where none can be made."""
    for _ in range(_TRIES):
        beside = folder / f".kzauthor-{os.urandom(8).hex()}"
        beside.mkdir(mode=0o700)
        try:
            lock = (beside / _USED).open("xb")
        except FileNotFoundError:
            continue  # another run has just taken it for one that nobody uses
        except OSError:
            removed(beside)
            raise
        if _taken(lock) is not False and beside.is_dir():
            return beside, lock
        lock.close()
    raise FileExistsError(errno.EEXIST, "文件夹一再被别的程序删去", str(folder))


def noted(beside: Path, names: Sequence[str]) -> None:
    """Note which files are going to be replaced, for the next run if this one should be killed."""
    (beside / _NAMES).write_text("\n".join(names), encoding="utf-8", errors="surrogateescape")


def removed(beside: Path) -> None:
    """Take a folder of ours away, its lock at the end; what is not ours stays."""
    with suppress(OSError):
        for file in beside.iterdir():
            if _FILE.fullmatch(file.name):
                if file.is_dir() and not file.is_symlink():
                    shutil.rmtree(file)
                else:
                    file.unlink()
        (beside / _USED).unlink(missing_ok=True)
        beside.rmdir()


def swept(folder: Path) -> tuple[str, ...]:
    """Take away what runs that were killed have left in ``folder``.

    Gives a sentence for each that was killed between one file and the next, so that they are not of one run.
    """
    return tuple(filter(None, map(_swept, _left(folder))))


def _left(folder: Path) -> Iterator[Path]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if FOLDER.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False) and _is_own(entry):
                yield folder / entry.name


def _is_own(entry: os.DirEntry[str]) -> bool:
    return sys.platform == "win32" or entry.stat(follow_symlinks=False).st_uid == os.getuid()


def _swept(beside: Path) -> str:
    """What is to be told of a folder that may be in use."""
    used = beside / _USED
    try:
        if used.is_symlink():
            return ""
        with used.open("r+b") as lock:
            if not _taken(lock):
                return ""
            said = _mixed(beside)
            if sys.platform != "win32":
                removed(beside)
    except FileNotFoundError:
        with suppress(OSError):
            beside.rmdir()  # killed before it was locked; one that holds anything stays
        return ""
    except OSError:
        return ""
    removed(beside)
    return said


def _mixed(beside: Path) -> str:
    """The sentence about files of which some are new and some are not."""
    with suppress(OSError), (beside / _NAMES).open("rb") as file:
        names = file.read(_LONGEST).decode(errors="replace").split("\n")
        waiting = {name for number, name in enumerate(names) if os.path.lexists(beside / f"{NEW}{number}")}
        put = [name for name in names if name not in waiting]
        if waiting and put and all(name.isprintable() for name in names):
            old = "、".join(name for name in names if name in waiting)
            return f"上一次运行在写文件时中断：{'、'.join(put)} 是新的，{old} 还是旧的，不是同一次生成，请重新生成。"
    return ""


def _taken(lock: IO[bytes]) -> bool | None:
    """Lock a file until it is closed or the process ends; False where another has it, None where there are no locks."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return None
    return True
