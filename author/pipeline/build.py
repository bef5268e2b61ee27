"""Build what has been checked: lay the document out, write it in every format, open it again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Literal

from author.ground.findings import Place, in_order
from author.ground.whole import Together, fitting, without_forbidden
from author.write import WRITERS, write_as, write_redline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from author.compose.composition import Composition
    from author.document import Document
    from author.ground.findings import Finding
    from author.report.shown import Shown
    from author.write.faces import Faces
    from author.write.page import Layout

FORMATS = tuple(WRITERS)
STAMP = "草稿"
REDLINE = "（修订对照）"
Fonts = Literal["shipped", "system"]


@dataclass(frozen=True)
class Earlier:
    """A document as it was, and the day on which it was corrected."""

    document: Document
    date: str = ""
    """ISO date; the day of the new document where it is empty."""


@dataclass(frozen=True)
class Written:
    """What a build wrote of one document."""

    title: str
    files: tuple[Path, ...]
    layout: Layout | None
    fonts: Mapping[str, Path]
    """The fonts of the PDF: as a report names them, and where they lie."""
    redline: Path | None = None
    """The new document with what changed since an earlier one."""

    @property
    def all_files(self) -> tuple[Path, ...]:
        """What was written, in the order of writing."""
        return (*self.files, self.redline) if self.redline else self.files

    @property
    def pages(self) -> int:
        """How many pages; 0 where nothing was laid out."""
        return len(self.layout.pages) if self.layout else 0

    @property
    def missing(self) -> frozenset[str]:
        """Characters that no font has; printed as 〓."""
        return self.layout.missing if self.layout else frozenset()


def document(composition: Composition, *, draft: bool) -> Document:
    """The document; a draft is stamped on every page."""
    return replace(composition.document, stamp=STAMP) if draft else composition.document


def build(
    composition: Composition,
    folder: Path,
    formats: tuple[str, ...],
    fonts: Fonts,
    *,
    draft: bool,
    progress: Callable[[str], None],
) -> Written:
    """Compose and write one document; OSError when a file cannot be written."""
    (written,) = build_all([composition], folder, formats, fonts, draft=draft, progress=progress)
    return written


def build_all(
    compositions: Iterable[Composition],
    folder: Path,
    formats: tuple[str, ...],
    fonts: Fonts,
    *,
    draft: bool,
    progress: Callable[[str], None],
    earlier: Earlier | None = None,
) -> list[Written]:
    """Compose and write several documents, all of them or none; OSError when a file cannot be written.

    The first one also with what changed since ``earlier``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    built: list[Written] = []
    with Together(folder) as files:
        for composition in compositions:
            progress("编排")
            made = document(composition, draft=draft)
            built.append(_added(files, made, formats, fonts, progress, None if built else earlier))
    return built


def verified(composition: Composition, written: Written, *, draft: bool) -> tuple[Finding, ...]:
    """What is wrong with the files of a build, opened again."""
    from author.audit.verify import verify  # noqa: PLC0415 - reads files with libraries that nothing else needs

    return tuple(in_order(verify(composition, document(composition, draft=draft), written.files)))


def on_pages(found: Iterable[Shown], layout: Layout | None) -> tuple[Shown, ...]:
    """Findings with the page on which each place is printed, where there are pages."""
    return tuple(_on_page(shown, layout) if layout else shown for shown in found)


def _on_page(shown: Shown, layout: Layout) -> Shown:
    place = shown.finding.printed
    page = layout.page(place.anchor, place.row) if isinstance(place, Place) else None
    return shown if page is None else replace(shown, finding=replace(shown.finding, page=page))


def write(
    document: Document, folder: Path, formats: tuple[str, ...], fonts: Fonts, progress: Callable[[str], None]
) -> Written:
    """Write ``document`` in every format, all of them or none; OSError when one cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    with Together(folder) as files:
        return _added(files, document, formats, fonts, progress)


def _added(
    files: Together,
    document: Document,
    formats: tuple[str, ...],
    fonts: Fonts,
    progress: Callable[[str], None],
    earlier: Earlier | None = None,
) -> Written:
    on_paper = bool(earlier) or any(WRITERS[suffix].needs for suffix in formats)
    layout, faces = laid_out(document, fonts, progress) if on_paper else (None, None)
    written: list[Path] = []
    for suffix in formats:
        progress(f"写 {suffix}")
        name = file_name(document, files.folder, suffix)
        written.append(files.add(name, partial(write_as, suffix, document, layout, faces)))
    redline = None
    if earlier and layout and faces:
        progress("写修订对照")
        name = file_name(document, files.folder, "docx", REDLINE)
        redline = files.add(name, partial(write_redline, earlier.document, document, layout, faces, earlier.date))
    return Written(document.title, tuple(written), layout, faces.files if faces else {}, redline)


def laid_out(document: Document, fonts: Fonts, progress: Callable[[str], None]) -> tuple[Layout, Faces]:
    """The document on its pages, and the fonts that it is set in."""
    from author.write.faces import load_faces  # noqa: PLC0415 - harfbuzz costs start-up time, and text needs none
    from author.write.layout import lay_out  # noqa: PLC0415 - the same

    faces = load_faces(document.look, fonts)
    return lay_out(document, faces, lambda page: progress(f"排版 第 {page} 页")), faces


def file_name(document: Document, folder: Path, suffix: str, kind: str = "") -> str:
    """The title as a file name that every system accepts in ``folder``; a draft says so in its name, and ``kind`` does."""
    name = without_forbidden(document.title).strip(". ")[:80] or "预算公开"
    stamp = f"（{document.stamp}）" if document.stamp else ""
    return fitting(name, f"{kind}{stamp}.{suffix}", folder)
