"""What a publication is made from: the submission, the files that it names, its form and the code books.

Each gets a name in the filed folder from which it is read just as it was: relative names lead where they led before.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from author.filing.manifest import LONGEST_NAME, unfit_name
from author.form.edition import ECONOMIC, FUNCTION
from author.form.folders import EDITION, FIELD
from author.form.keptbooks import ALONE, later
from author.ground.fileerrors import FiledError
from author.ground.places import data
from author.ground.whole import alike
from author.read.bytesin import LARGEST
from author.submission.lastyear import FIELD as LAST_YEAR
from author.submission.named import named_file
from author.submission.unitfiles import unit_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from author.form.edition import Edition
    from author.form.folders import Folders
    from author.pipeline.check import Checked
    from author.submission import Submission

SUBMISSION, LAST, UNIT, LAST_OF_UNIT = "填报文件", "上年文件", "单位文件", "单位的上年文件"
WORDS = frozenset((SUBMISSION, LAST, UNIT, LAST_OF_UNIT))
"""The roles of what staff handed in."""
SHIPPED, SHIPPED_BOOK, OWN, OWN_BOOK = "随程序的版式", "随程序的科目表", "自己的版式", "自己的科目表"
LIST, NOTE = "读入的科目表", "说明"
HANDED_IN, EDITIONS = "填报", "版式"
"""The folders of what staff handed in and of the form, inside a filed folder."""
_ALONE = "这里的版式和科目表是全的：读归档的填报文件时只用这里的，不用程序自带的，也不用这台电脑上另存的科目表。\n"


@dataclass(frozen=True)
class Input:
    """One file that goes into a filed folder."""

    role: str
    source: Path | bytes
    """Where it lies, or what it says."""


@dataclass(frozen=True)
class Inputs:
    """All that a publication is made from, by the names in its folder."""

    submission: str
    editions: str
    files: Mapping[str, Input]

    def put(self, folder: Path) -> None:
        """Write them; OSError where one cannot be written."""
        for name, file in self.files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.source if isinstance(file.source, bytes) else file.source.read_bytes())


def inputs(file: Path, found: Checked) -> Inputs:
    """What ``file``, which was checked as ``found``, was made from; FiledError for what cannot be filed."""
    submission, edition = found.submission, found.edition
    assert submission is not None  # noqa: S101 - there is something to publish
    assert edition is not None  # noqa: S101 - the same
    names = handed_in(file, found)
    own = _own_folder(file, submission, edition)
    here = _here(file, [*names, own])
    files = {_under(here, name): _input(role, file.parent / name) for name, role in names.items()}
    editions = _under(here, own) if own else EDITIONS
    for name, form_file in _form(edition, submission.year):
        under = posixpath.normpath(f"{editions}/{name}")
        if under in files:
            raise FiledError(f"{under} 既是填报用的文件，又是版式的文件，归档不了：请把版式放到单独的文件夹里")
        files[under] = form_file
    _check_names(files)
    return Inputs(_under(here, file.name), editions, files)


def handed_in(file: Path, found: Checked) -> dict[str, str]:
    """The files that were read for a submission, by their paths from its folder, each with its role."""
    submission = found.submission
    assert submission is not None  # noqa: S101 - as above
    names = {file.name: SUBMISSION, **_last_year(submission, file.parent, "", LAST)}
    handed, _ = unit_files(submission.own_words, submission.tree, file)
    for unit, checked in zip(handed, found.units, strict=True):
        name = _plain(unit.name)
        names.setdefault(name, UNIT)
        if checked.submission:
            above = posixpath.dirname(name)
            for last, role in _last_year(checked.submission, unit.path.parent, above, LAST_OF_UNIT).items():
                names.setdefault(last, role)
    return names


def _last_year(made: Submission, folder: Path, above: str, role: str) -> dict[str, str]:
    """Last year's file, where one was read."""
    name = str(made.own_words.get(LAST_YEAR, ""))
    path = named_file(LAST_YEAR, name, folder, made.tree.at((LAST_YEAR,))) if name else None
    return {posixpath.normpath(posixpath.join(above, _plain(name))): role} if _is_file(path) else {}


def _own_folder(file: Path, submission: Submission, edition: Edition) -> str:
    """The folder of editions that a submission names, where its form came from there."""
    name = str(submission.own_words.get(FIELD, "")).replace("\\", "/")
    return name if name and edition.folders.own == file.parent / name else ""


def _is_file(path: object) -> bool:
    return isinstance(path, Path) and path.is_file()


def _plain(name: str) -> str:
    """A relative path as POSIX writes it, without detours."""
    return posixpath.normpath(Path(name).as_posix())


def _here(file: Path, names: Iterable[str]) -> str:
    """Where the submission's folder stands below what is filed: names that lead up must find the folders they left."""
    up = max(PurePosixPath(posixpath.normpath(name)).parts.count("..") for name in names)
    above = file.parent.resolve().parts[1:]
    if up > len(above):
        raise FiledError("“上年文件”“单位文件”里的 ../ 比文件夹的层数还多，归档不了：请把路径写对")
    return posixpath.join(HANDED_IN, *above[len(above) - up :])


def _under(here: str, name: str) -> str:
    return posixpath.normpath(posixpath.join(here, name))


def _input(role: str, path: Path) -> Input:
    if path.stat().st_size > LARGEST:
        raise FiledError(f"{path.name} 超过 {LARGEST // 1048576} MB，不像填报文件，没有归档")
    return Input(role, path)


def _form(edition: Edition, year: int) -> Iterator[tuple[str, Input]]:
    """The files that the form was read from, by their names in a folder of editions that stands alone."""
    folders = edition.folders
    for layer, folder in folders.layers:
        if layer:
            yield f"{layer}/{EDITION}", _of_form(folder / EDITION)
    for file in edition.files:
        path, name = folders.find(file)
        if file != EDITION:
            yield name, _of_form(path, book=file in (FUNCTION, ECONOMIC))
    for file in (FUNCTION, ECONOMIC):
        yield from _lists(file, folders, year)
    yield ALONE, Input(NOTE, _ALONE.encode())


def _of_form(path: Path, *, book: bool = False) -> Input:
    kinds = (SHIPPED, SHIPPED_BOOK) if path.is_relative_to(data("templates")) else (OWN, OWN_BOOK)
    return Input(kinds[book], path)


def _lists(file: str, folders: Folders, year: int) -> Iterator[tuple[str, Input]]:
    """The official lists that were laid over the book ``file``, under names that keep their order."""
    _path, told = folders.find(file)
    lists = later(file, year, folders.own) if told == file else ()
    names = [path.name for path in lists]
    if names != sorted(set(names)):  # of two places, which the filed folder has not
        names = [f"{PurePosixPath(file).stem}-{number:04}.csv" for number, _ in enumerate(lists, 1)]
    for name, path in zip(names, lists, strict=True):
        yield f"{PurePosixPath(file).parent}/{name}", Input(LIST, path)


def _check_names(names: Iterable[str]) -> None:
    """Every name must be one that any system takes, and no two alike."""
    seen: dict[str, str] = {}
    for name in names:
        if wrong := unfit_name(name):
            raise FiledError(f"{name[:LONGEST_NAME]} {wrong}，归档不了：请改名，填报文件里的路径跟着改")
        if (other := seen.setdefault(alike(name), name)) != name:
            raise FiledError(f"{other} 和 {name} 只差大小写，归档不了：请改名")
