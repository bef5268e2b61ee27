"""``manifest.json``: the record of one filed publication, documented in docs/published.md.

It may come from a stranger: it has a largest size, every value is looked at, and no name in it leads out of its folder.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from author.form.keptbooks import ALONE
from author.ground.fileerrors import FiledError
from author.ground.signs import FORBIDDEN, escaped
from author.read.bytesin import LARGEST as LARGEST_INPUT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

NAME = "manifest.json"
FORMAT = 1
"""Goes up when a key is renamed, dropped or changes its meaning; keys may be added without."""
OUTPUT = "公开文件"
"""The role of a file that was published; all others are what it was made from."""
LARGEST = 2_000_000
"""Bytes; a department with 500 units has some 200,000."""
MOST_FILES = 5_000
LONGEST_NAME = 400
_LONGEST = 1_000
"""Signs of a text."""
_LARGEST_NUMBER = 10**12
_SHA256 = re.compile("[0-9a-f]{64}")
_FORBIDDEN_IN_NAMES = re.compile(r'[\\:*?"<>|]')


class FileRecord(NamedTuple):
    """One filed file."""

    role: str
    size: int
    """Bytes."""
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What was published, from what, and with what program."""

    title: str
    unit: str
    year: int
    published: str
    """公开日期 of the submission, as ISO writes a day."""
    version: int
    """版次: the first publication of a unit and year is 1."""
    approved_by: str
    errors: int
    """What checking found when it was filed; more than 0 only where that was asked for."""
    warnings: int
    edition: str
    submission: str
    """The name of the submission in the folder."""
    editions: str
    """The folder of editions in the folder; it stands alone (`author.form.keptbooks.stands_alone`)."""
    program: Mapping[str, str]
    libraries: Mapping[str, str]
    fonts: str
    """``shipped`` or ``system``."""
    faces: Mapping[str, str]
    """The fonts of the PDF to the sha256 of their files."""
    files: Mapping[str, FileRecord]
    """By their names in the folder."""

    @property
    def outputs(self) -> tuple[str, ...]:
        """The names of the published files."""
        return tuple(name for name, file in self.files.items() if file.role == OUTPUT)

    @property
    def inputs(self) -> tuple[str, ...]:
        """The names of the files that they were made from."""
        return tuple(name for name, file in self.files.items() if file.role != OUTPUT)


def written(manifest: Manifest) -> bytes:
    """The file's bytes: sorted, the same for the same record."""
    told = {key: _plain(getattr(manifest, field)) for key, (field, _) in _KEYS.items()}
    text = json.dumps({"归档格式": FORMAT, **told}, ensure_ascii=False, indent=2, sort_keys=True)
    return escaped(text).encode() + b"\n"


def _plain(value: object) -> object:
    if not isinstance(value, dict):
        return value
    return {
        name: dict(zip(_FILE, file, strict=True)) if isinstance(file, FileRecord) else file
        for name, file in value.items()
    }


def read(folder: Path) -> Manifest:
    """The record of a filed folder; FiledError where it has none, or none that can be trusted."""
    path = folder / NAME
    if not path.is_file() or path.is_symlink():
        raise FiledError(f"{folder} 里没有 {NAME}，不是归档的文件夹")
    if path.stat().st_size > LARGEST:
        raise FiledError(f"{path} 超过 {LARGEST} 字节，不是归档的记录")
    try:
        told = json.loads(path.read_bytes(), object_pairs_hook=_once, parse_constant=_constant)
        return _read(told)
    except (ValueError, RecursionError) as error:
        why = f"：{error}" if isinstance(error, _UnfitError) else "，不是程序写的样子"
        raise FiledError(f"{path} 读不了，可能被改动过{why}") from None
    except _NewerError as error:
        raise FiledError(
            f"{path} 的归档格式是 {error}，这个程序只认到 {FORMAT}：请用做这份归档的或更新的程序"
        ) from None


class _UnfitError(ValueError):
    """A value that no record has; its text is for staff."""


class _NewerError(Exception):
    """A record of a format that is not known yet."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) < len(pairs):
        raise _UnfitError("有一项写了两次")
    return told


def _constant(_name: str) -> NoReturn:
    raise _UnfitError("有不是数的数")


def _read(told: object) -> Manifest:
    if not isinstance(told, dict):
        raise _UnfitError("最外层不是一组名称和值")
    form = _number(told.get("归档格式"), "归档格式")
    if form > FORMAT:
        raise _NewerError(form)
    if form < 1:
        raise _UnfitError("归档格式不对")
    if missing := [key for key in _KEYS if key not in told]:
        raise _UnfitError(f"缺少“{missing[0]}”")
    made = Manifest(**{field: typed(told[key], key) for key, (field, typed) in _KEYS.items()})
    _check_names(made)
    return made


def _text(value: object, key: str) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST or FORBIDDEN.search(value) or "\n" in value:
        raise _UnfitError(f"“{key}”不是一行文字")
    return value


def _number(value: object, key: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _LARGEST_NUMBER:
        raise _UnfitError(f"“{key}”不是数")
    return value


def _texts(value: object, key: str) -> dict[str, str]:
    if not isinstance(value, dict) or len(value) > MOST_FILES:
        raise _UnfitError(f"“{key}”不是一组名称和值")
    return {_text(name, key): _text(each, key) for name, each in value.items()}


def _files(value: object, key: str) -> dict[str, FileRecord]:
    if not isinstance(value, dict) or len(value) > MOST_FILES:
        raise _UnfitError(f"“{key}”不是一组文件")
    return {_name(name, key): _file(each, key) for name, each in value.items()}


def _file(value: object, key: str) -> FileRecord:
    if not isinstance(value, dict) or not set(_FILE) <= set(value):
        raise _UnfitError(f"“{key}”里有一个文件没有写全")
    role, size, sha256 = (value[name] for name in _FILE)
    if not isinstance(sha256, str) or not _SHA256.fullmatch(sha256):
        raise _UnfitError(f"“{key}”里有一个文件的 sha256 不对")
    return FileRecord(_text(role, key), _number(size, key), sha256)


def _name(value: object, key: str) -> str:
    name = _text(value, key)
    if wrong := unfit_name(name):
        raise _UnfitError(f"“{key}”里的“{name[:60]}”{wrong}")
    return name


def unfit_name(name: str) -> str:
    """Why no filed file may have this name, from the folder it is filed in; empty for a good one."""
    if FORBIDDEN.search(name) or _FORBIDDEN_IN_NAMES.search(name) or "\n" in name:
        return "有文件名里不能用的符号"
    if not name or PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive:
        return "不是文件夹里的路径"
    if str(PurePosixPath(name)) != name or ".." in PurePosixPath(name).parts or name == ".":
        return "通到文件夹外面，或绕了路"
    return "太长" if len(name) > LONGEST_NAME else ""


def _check_names(made: Manifest) -> None:
    if made.submission not in made.inputs:
        raise _UnfitError("“文件”里没有填报文件")
    if not made.outputs:
        raise _UnfitError("“文件”里没有公开文件")
    if f"{made.editions}/{ALONE}" not in made.inputs:
        raise _UnfitError("“文件”里没有版式")
    if large := [name for name in made.inputs if made.files[name].size > LARGEST_INPUT]:
        raise _UnfitError(f"{large[0]} 大得不像填报用的文件")
    if NAME in made.files:
        raise _UnfitError(f"“文件”里有 {NAME} 自己")
    if not made.version:
        raise _UnfitError("“版次”是 0")
    if made.fonts not in ("shipped", "system"):
        raise _UnfitError("“字体来源”不是 shipped，也不是 system")


_FILE = ("作用", "字节", "sha256")
_KEYS: Mapping[str, tuple[str, Callable[[object, str], Any]]] = {
    "标题": ("title", _text),
    "单位": ("unit", _text),
    "年度": ("year", _number),
    "公开日期": ("published", _text),
    "版次": ("version", _number),
    "审定人": ("approved_by", _text),
    "有错误": ("errors", _number),
    "有警告": ("warnings", _number),
    "版式": ("edition", _text),
    "填报文件": ("submission", _name),
    "版式文件夹": ("editions", _name),
    "程序": ("program", _texts),
    "库": ("libraries", _texts),
    "字体来源": ("fonts", _text),
    "字体": ("faces", _texts),
    "文件": ("files", _files),
}
"""Each key, the field it fills, and how its value is read."""


def differing(one: Manifest, other: Manifest, fields: Iterable[str]) -> list[str]:
    """The keys under which two records differ, of ``fields``."""
    wanted = set(fields)
    return [
        key for key, (field, _) in _KEYS.items() if field in wanted and getattr(one, field) != getattr(other, field)
    ]
