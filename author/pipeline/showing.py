"""Findings as readers get them: what stands at their places, and where in the document that is printed."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING

from author.pipeline.printedplaces import PrintedPlaces
from author.read.quoting import folded, original, text_at
from author.read.tree import standing
from author.report.shown import Shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.ground.findings import Finding
    from author.pipeline.check import Checked
    from author.read.tree import Path, Tree


def shown(found: Checked) -> tuple[Shown, ...]:
    """The findings of a check, each with what is known about its places, in their order."""
    files = {file.tree.file: _File(file, own=file is found) for file in _files(found) if file.tree}
    return tuple(_shown(finding, files) for finding in found.findings)


def _files(found: Checked) -> Iterator[Checked]:
    yield found
    for unit in found.units:
        yield from _files(unit)


def _shown(finding: Finding, files: Mapping[str, _File]) -> Shown:
    file = files.get(finding.at[0].file) if finding.at else None
    return file.shown(finding) if file else Shown(finding)


class _File:
    """One file that was checked: the department's, or that of a unit below."""

    def __init__(self, checked: Checked, *, own: bool) -> None:
        assert checked.tree is not None  # noqa: S101 - asked by the caller
        self._tree: Tree = checked.tree
        self._own = own
        self._text_at = cache(partial(text_at, self._tree))
        self._printed = PrintedPlaces(checked.composition) if checked.composition else None

    def shown(self, finding: Finding) -> Shown:
        """A finding of this file."""
        paths = finding.about or tuple(self._paths(finding))
        path = paths[0] if paths else ()
        found = tuple(map(self._text_at, paths))
        project = self._project(path)
        printed, chapter = self._where(finding, path, found, project)
        if not self._own and printed:
            printed = str(printed)  # its pages are another document's
        return Shown(
            replace(finding, printed=printed),
            found,
            original(found, finding.part) if finding.object and finding.about else "",
            str(path[0]) if path else "",
            project,
            chapter,
        )

    def _where(self, finding: Finding, path: Path, found: tuple[str, ...], project: str) -> tuple[str, str]:
        if self._printed is None:
            return finding.printed, ""
        line = project or self._code(path)
        said = finding.printed or self._printed.place(path, found[0] if found else "", finding.part, line)
        return said, self._printed.chapter(said)

    def _paths(self, finding: Finding) -> Iterator[Path]:
        """The paths of a finding that knows its places only."""
        for at in finding.at:
            here = (at.sheet, at.row, at.column)
            if at.file == self._tree.file and (path := self._path_at.get(here, self._path_at.get((*here[:2], 0)))):
                yield path

    @cached_property
    def _path_at(self) -> Mapping[tuple[str, int, int], Path]:
        """Place to path, of values before those of keys; column 0 for the first path of a row."""
        found: dict[tuple[str, int, int], Path] = {}
        keys: dict[tuple[str, int, int], Path] = {}
        for path, (key_row, key_column, row, column) in self._tree.places.items():
            sheet = self._tree.at(path).sheet
            found[sheet, row, column] = path
            keys.setdefault((sheet, key_row, key_column), path)
            keys.setdefault((sheet, row, 0), path)
        return keys | found

    def _code(self, path: Path) -> str:
        """The function of a budget line."""
        code = standing(self._tree.data, (*path[:2], "功能科目")) if path[:1] == ("预算明细",) else None
        return folded(code).partition(" ")[0] if isinstance(code, str) else ""

    def _project(self, path: Path) -> str:
        """The project that a path is about, by its name in the file."""
        if len(path) < 2 or path[0] not in ("项目", "预算明细"):
            return ""
        name = standing(self._tree.data, (*path[:2], "名称" if path[0] == "项目" else "项目"))
        return " ".join(name.split()) if isinstance(name, str) else ""
