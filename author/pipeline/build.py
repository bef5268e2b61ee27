"""Build what has been checked: lay the document out, write it in every format, open it again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Literal

from author.ground.findings import Place, in_order
from author.ground.whole import without_forbidden, write_whole
from author.write import WRITERS, write_as

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from author.compose.composition import Composition
    from author.document import Document
    from author.ground.findings import Finding
    from author.write.faces import Faces
    from author.write.page import Layout

FORMATS = tuple(WRITERS)
STAMP = "草稿"
Fonts = Literal["shipped", "system"]


@dataclass(frozen=True)
class Written:
    """What a build wrote."""

    title: str
    files: tuple[Path, ...]
    layout: Layout | None
    fonts: tuple[str, ...]

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
    """Compose and write the documents; OSError when a file cannot be written."""
    progress("编排")
    return write(document(composition, draft=draft), folder, formats, fonts, progress)


def verified(composition: Composition, written: Written, *, draft: bool) -> tuple[Finding, ...]:
    """What is wrong with the files of a build, opened again."""
    from author.audit.verify import verify  # noqa: PLC0415 - reads files with libraries that nothing else needs

    return tuple(in_order(verify(composition, document(composition, draft=draft), written.files)))


def on_pages(findings: Iterable[Finding], layout: Layout | None) -> tuple[Finding, ...]:
    """Findings with the page on which each place is printed, where there are pages."""
    return tuple(_on_page(finding, layout) if layout else finding for finding in findings)


def _on_page(finding: Finding, layout: Layout) -> Finding:
    place = finding.printed
    page = layout.page(place.anchor, place.row) if isinstance(place, Place) else None
    return finding if page is None else replace(finding, page=page)


def write(
    document: Document, folder: Path, formats: tuple[str, ...], fonts: Fonts, progress: Callable[[str], None]
) -> Written:
    """Write ``document`` in every format; each file appears whole or not at all.

    OSError when one cannot be written, with a note of the files that are new already.
    """
    folder.mkdir(parents=True, exist_ok=True)
    name = file_name(document)
    laid_out = any(WRITERS[suffix].needs for suffix in formats)
    layout, faces = _laid_out(document, fonts, progress) if laid_out else (None, None)
    files: list[Path] = []
    for suffix in formats:
        progress(f"写 {suffix}")
        target = folder / f"{name}.{suffix}"
        try:
            write_whole(target, partial(write_as, suffix, document, layout, faces))
        except OSError as error:
            if files:
                error.add_note(f"{'、'.join(file.name for file in files)} 已经是新的，与没有写成的文件不是同一次生成。")
            raise
        files.append(target)
    return Written(document.title, tuple(files), layout, tuple(faces.used) if faces else ())


def _laid_out(document: Document, fonts: Fonts, progress: Callable[[str], None]) -> tuple[Layout, Faces]:
    from author.write.faces import load_faces  # noqa: PLC0415 - harfbuzz costs start-up time, and text needs none
    from author.write.layout import lay_out  # noqa: PLC0415 - the same

    faces = load_faces(document.look, fonts)
    return lay_out(document, faces, lambda page: progress(f"排版 第 {page} 页")), faces


def file_name(document: Document) -> str:
    """The title as a file name that Windows accepts too; a draft says so in its name."""
    name = without_forbidden(document.title).strip(". ")[:80] or "预算公开"
    return f"{name}（{document.stamp}）" if document.stamp else name
