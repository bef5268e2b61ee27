"""Publish: what a submission is made from goes into a folder, is checked and built there, and filed with its record.

The documents are built from what is filed, not from where it came from: so what is filed is enough.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from author.filing.archive import earlier, folder_name, next_version
from author.filing.digest import sha256
from author.filing.inputs import WORDS, Inputs, handed_in, inputs
from author.filing.manifest import NAME, OUTPUT, FileRecord, Manifest, written
from author.filing.program import faces, libraries, program
from author.ground.fileerrors import FiledError
from author.ground.findings import Severity
from author.ground.whole import place, unplaced
from author.pipeline.build import build, verified
from author.pipeline.check import check

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from author.compose.composition import Composition
    from author.ground.findings import Finding
    from author.pipeline.build import Fonts, Written
    from author.pipeline.check import Checked

FORMATS = ("docx", "pdf", "xlsx")


@dataclass(frozen=True)
class Asked:
    """What whoever publishes has decided."""

    fonts: Fonts = "shipped"
    approved_by: str = ""
    version: int = 0
    """0: the one after the last."""


@dataclass(frozen=True)
class Made:
    """What was built in a folder, from the inputs in it."""

    found: Checked
    composition: Composition
    written: Written
    manifest: Manifest


@dataclass(frozen=True)
class Publication:
    """What came of publishing; nothing was filed where files differ from the document, or it was filed before."""

    folder: Path
    made: Made
    unlike: tuple[Finding, ...] = ()
    """What is wrong with the built files, opened again."""
    already: bool = False
    """Whether ``folder`` is an earlier publication of just the same."""


def publish(file: Path, found: Checked, archive: Path, asked: Asked, progress: Callable[[str], None]) -> Publication:
    """File what ``file``, checked as ``found``, gives in a folder of its own in ``archive``; all of it or nothing.

    FiledError for what cannot be filed, OSError where a file cannot be written.
    """
    sources = inputs(file, found)
    archive.mkdir(parents=True, exist_ok=True)
    with unplaced(archive) as folder:
        sources.put(folder)
        made = built(folder, sources, asked, progress)
        _check_same(file, found, folder / sources.submission, made.found)
        before = earlier(archive, made.manifest.unit, made.manifest.year)
        if before and _is_again(made.manifest, before[-1][1]):
            last, manifest = before[-1]
            return Publication(last, replace(made, manifest=manifest), already=True)
        made = _numbered(made, archive, [manifest.version for _, manifest in before])
        target = archive / folder_name(_stem(made), made.manifest.version, archive)
        progress("重新打开核对")
        if unlike := verified(made.composition, made.written, draft=False):
            return Publication(target, made, unlike)
        (folder / NAME).write_bytes(written(made.manifest))
        place(folder, target)
    return Publication(target, made)


def built(folder: Path, sources: Inputs, asked: Asked, progress: Callable[[str], None]) -> Made:
    """Check and build in ``folder``, where the inputs lie; FiledError where they give no document."""
    found = check(folder / sources.submission, folder / sources.editions)
    if found.composition is None:
        raise FiledError(f"{sources.submission} 编不成公开文件，{_first(found)}")
    files = build(found.composition, folder, FORMATS, asked.fonts, draft=False, progress=progress)
    manifest = _record(folder, sources, found.findings, found.composition, files, asked)
    return Made(found, found.composition, files, manifest)


def _record(
    folder: Path,
    sources: Inputs,
    findings: tuple[Finding, ...],
    composition: Composition,
    made: Written,
    asked: Asked,
) -> Manifest:
    """What is to be said of it; dates come from the submission, never from the clock."""
    submission = composition.submission
    outputs = {path.name: _file(path, OUTPUT) for path in made.files}
    put = {name: _file(folder / name, each.role) for name, each in sources.files.items()}
    found = [finding.severity for finding in findings]
    return Manifest(
        title=made.title,
        unit=submission.unit,
        year=submission.year,
        published=str(submission.words["公开日期"]),
        version=asked.version,
        approved_by=asked.approved_by,
        errors=found.count(Severity.ERROR),
        warnings=found.count(Severity.WARNING),
        edition=composition.edition.name,
        submission=sources.submission,
        editions=sources.editions,
        program=program(),
        libraries=libraries(),
        fonts=asked.fonts,
        faces=faces(made.fonts),
        files={**put, **outputs},
    )


def _file(path: Path, role: str) -> FileRecord:
    return FileRecord(role, path.stat().st_size, sha256(path))


def _stem(made: Made) -> str:
    """What the published files are called."""
    return made.written.files[0].stem


def _printed_version(made: Made) -> int:
    """The version that the document calls itself: one more than staff list corrections."""
    submission = made.found.submission
    return len(submission.words["更正"]) + 1 if submission else 1


def _numbered(made: Made, archive: Path, taken: list[int]) -> Made:
    """With the version that was asked for, or the next; FiledError for one that is filed already."""
    manifest = made.manifest
    if manifest.version in taken:
        message = f"《{manifest.title}》第{manifest.version}版已经归档，不会覆盖；不写 --version，就归档为下一版"
        raise FiledError(message)
    following = max(next_version(archive, manifest.unit, manifest.year, _stem(made)), _printed_version(made))
    version = manifest.version or following
    return replace(made, manifest=replace(manifest, version=version))


def _is_again(now: Manifest, last: Manifest) -> bool:
    """Whether just this was filed last; another number that is asked for makes it another version."""
    return now.version in (0, last.version) and _content(now) == _content(last)


def _content(manifest: Manifest) -> dict[str, FileRecord]:
    """What staff handed in and what was published of it: the same is no new version."""
    return {name: file for name, file in manifest.files.items() if file.role in WORDS or file.role == OUTPUT}


def _check_same(file: Path, found: Checked, filed: Path, again: Checked) -> None:
    """The filed submission must read the same files as it did where it came from, and be as free of errors."""
    before, now = handed_in(file, found), handed_in(filed, again)
    if lost := [name for name in before if before[name] != now.get(name)]:
        raise FiledError(f"归档以后读不到 {lost[0]}：请把它的路径写得直接一些，不用链接")
    if more := [name for name in now if name not in before]:
        raise FiledError(f"归档以后多读了 {more[0]}：请把版式放到单独的文件夹里")
    if again.blocked and not found.blocked:
        raise FiledError(f"归档以后有了错误，{_first(again)}")


def _first(found: Checked) -> str:
    """The first thing that is wrong, in one line."""
    return next(map(str, found.findings), "").partition("\n")[0]
