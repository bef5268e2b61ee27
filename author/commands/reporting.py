"""Writes what a check has found into a folder, for reading and for working through."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from author.commands.common import Progress, tell_interrupted
from author.exchange.coloured import coloured
from author.ground.whole import Together, fitting
from author.pipeline.build import document, laid_out, on_pages
from author.read.pages.safezip import UnsafeError
from author.report.capped import MOST
from author.report.findingbook import write_list
from author.report.findinghtml import as_html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from author.exchange.bookinplace import BookInPlace
    from author.ground.findings import Source
    from author.pipeline.check import Checked
    from author.report.shown import Shown

PAGE, LIST = "核对报告.html", "核对清单.xlsx"


def with_pages(found: Checked, told: Sequence[Shown], progress: Progress) -> tuple[Shown, ...]:
    """The findings with their pages: the document is laid out, unless there are more findings than anybody looks up."""
    if found.composition is None or len(told) > MOST:
        return tuple(told)
    layout, _ = laid_out(document(found.composition, draft=False), "shipped", progress)
    return on_pages(told, layout)


def write_report(found: Checked, told: Sequence[Shown], file: Path, folder: Path, progress: Progress) -> list[str]:
    """Write the files of the report, all of them or none, and give what is to be said of them.

    OSError when one cannot be written.
    """
    copy, amiss = _copied(found, told, file)
    folder.mkdir(parents=True, exist_ok=True)
    tell_interrupted(folder)
    with Together(folder) as files:
        progress("写报告")
        text = as_html(told, file.name)
        written = [
            files.add(PAGE, partial(Path.write_text, data=text, encoding="utf-8", errors="replace", newline="\n"))
        ]
        progress("写清单")
        written += [files.add(LIST, partial(write_list, told, link=_Links(file.parent, folder)))]
        if copy:
            progress("写副本")
            called = fitting(f"{file.stem}（核对）", file.suffix, folder)
            written += [files.add(called, copy.save)]
    progress.done()
    return [*(f"已生成 {path}" for path in written), *amiss]


def _copied(found: Checked, told: Sequence[Shown], file: Path) -> tuple[BookInPlace | None, list[str]]:
    """The coloured copy of staff's workbook; none for YAML, and where it cannot be edited, which is to be said."""
    if not found.tree or not found.tree.sheets:
        return None, []
    try:
        return coloured(file, told, found.tree.file), []
    except UnsafeError as error:
        return None, [f"没有写标了颜色的副本：{error.message}。{error.hint}"]


class _Links:
    """Addresses of staff's files as seen from the folder of the report."""

    def __init__(self, beside: Path, folder: Path) -> None:
        self._beside, self._folder = beside, folder

    def __call__(self, at: Source) -> tuple[str, str]:
        """The address of the file of a place, and the cell in it."""
        file = self._beside / at.file
        if not at.file or not file.is_file():
            return "", ""
        return _address(file, self._folder), at.cell


def _address(file: Path, folder: Path) -> str:
    try:
        return quote(Path(os.path.relpath(file, folder)).as_posix())
    except ValueError:  # another drive of Windows
        return file.absolute().as_uri()
