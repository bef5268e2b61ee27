"""Is a filed publication still what it was, and does it come out the same when it is made again?"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, fields
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, cast

from author.filing.digest import sha256
from author.filing.inputs import SHIPPED, SHIPPED_BOOK, Input, Inputs, handed_in
from author.filing.manifest import Manifest, differing, read
from author.filing.opened import Touched, touched
from author.filing.program import changed_faces, changed_libraries, changed_program, libraries, program
from author.filing.publish import Asked, built
from author.ground.fileerrors import FiledError
from author.ground.findings import EditionError
from author.ground.places import data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from author.pipeline.build import Fonts

_OF_PROGRAM = frozenset(("program", "libraries", "faces", "files", "errors", "warnings"))
"""What may differ because the program does."""


@dataclass(frozen=True)
class Refiled:
    """What came of looking at a filed folder and making its documents again."""

    manifest: Manifest
    touched: tuple[Touched, ...] = ()
    differing: tuple[str, ...] = ()
    """Published files that come out otherwise now."""
    misstated: tuple[str, ...] = ()
    """Keys of the record that the filed submission contradicts."""
    failed: str = ""
    """Why nothing could be made again."""
    other: tuple[str, ...] = ()
    """What of program, libraries and fonts is another version now."""
    notes: tuple[str, ...] = ()
    """What else is worth knowing, and makes no byte differ."""

    @property
    def same(self) -> bool:
        """Whether all is as it was filed, and comes out the same byte for byte."""
        return not (self.touched or self.differing or self.misstated or self.failed)


def refiled(folder: Path, progress: Callable[[str], None]) -> Refiled:
    """Compare a filed folder with its record and with what it gives today; FiledError where it has no record."""
    manifest = read(folder)
    wrong = tuple(touched(folder, manifest))
    changed = {each.name for each in wrong}
    if lost := [name for name in manifest.inputs if name in changed]:
        return Refiled(manifest, wrong, failed=f"{lost[0]} 不是归档时的，不能由它重做")
    with TemporaryDirectory(prefix="kzauthor-", ignore_cleanup_errors=True) as beside:
        return _made_again(folder, manifest, wrong, Path(beside), progress)


def _made_again(
    folder: Path, manifest: Manifest, wrong: tuple[Touched, ...], beside: Path, progress: Callable[[str], None]
) -> Refiled:
    files = {name: Input(manifest.files[name].role, folder / name) for name in manifest.inputs}
    sources = Inputs(manifest.submission, manifest.editions, files)
    asked = Asked(cast("Fonts", manifest.fonts), manifest.approved_by, manifest.version)
    sources.put(beside)
    try:
        made = built(beside, sources, asked, progress)
        _check_filed(manifest, handed_in(beside / manifest.submission, made.found))
    except (EditionError, FiledError) as error:
        return Refiled(manifest, wrong, failed=str(error).partition("\n")[0], other=tuple(_versions(manifest)))
    now = made.manifest
    ours, theirs = set(manifest.outputs), set(now.outputs)
    unlike = [name for name in manifest.outputs if manifest.files[name] != now.files.get(name)]
    stated = differing(manifest, now, {field.name for field in fields(Manifest)} - _OF_PROGRAM)
    return Refiled(
        manifest,
        wrong,
        (*unlike, *sorted(theirs - ours)),
        tuple(stated),
        other=tuple(_versions(manifest, now)),
        notes=tuple(_notes(manifest, now)),
    )


def _check_filed(manifest: Manifest, names: Iterable[str]) -> None:
    """A filed submission reads what was filed with it, and nothing of the machine that it is on."""
    for name in names:
        if posixpath.normpath(posixpath.join(posixpath.dirname(manifest.submission), name)) not in manifest.inputs:
            raise FiledError(f"填报文件要读没有归档的 {name}")


def _versions(manifest: Manifest, now: Manifest | None = None) -> Iterator[str]:
    """What prints otherwise than it did, perhaps."""
    yield from changed_program(manifest.program, program())
    yield from changed_libraries(manifest.libraries, libraries())
    if now:
        yield from changed_faces(manifest.faces, now.faces)


def _notes(manifest: Manifest, now: Manifest) -> Iterator[str]:
    before, after = (f"{each.errors} 项错误、{each.warnings} 项警告" for each in (manifest, now))
    if before != after:
        yield f"核对结果与归档时不同：归档时 {before}，现在 {after}"
    if changed := list(_changed_form(manifest)):
        more = f"等 {len(changed)} 个文件" if len(changed) > 1 else ""
        yield f"随程序的版式已经改过（{changed[0]} {more}）；重做用的是归档的版式".replace(" ）", "）")


def _changed_form(manifest: Manifest) -> Iterator[str]:
    """The files of the program's own form that are others in this program."""
    for name, file in manifest.files.items():
        if file.role in (SHIPPED, SHIPPED_BOOK) and PurePosixPath(name).is_relative_to(manifest.editions):
            inside = str(PurePosixPath(name).relative_to(manifest.editions))
            path = data("templates") / inside
            if not path.is_file() or sha256(path) != file.sha256:
                yield inside
