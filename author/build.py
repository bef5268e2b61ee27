"""The pipeline: read → check → compose → write.

One run collects every finding; only a form that is broken (`EditionError`) or a file that cannot be written stops it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from author.findings import Finding, has_errors, in_order
from author.whole import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from author.document import Document
    from author.editions.edition import Edition
    from author.read.tree import Tree
    from author.submission import Submission, Words
    from author.write.faces import Faces
    from author.write.page import Layout

FORMATS = ("docx", "pdf", "xlsx", "txt")
STAMP = "草稿"
Fonts = Literal["shipped", "system"]


@dataclass(frozen=True)
class Checked:
    """A submission that has been read and checked; without ``submission`` there is nothing to compose."""

    findings: tuple[Finding, ...]
    edition: Edition | None = None
    submission: Submission | None = None

    @property
    def blocked(self) -> bool:
        """True when a final document may not be built."""
        return has_errors(self.findings)


@dataclass(frozen=True)
class Written:
    """What a build wrote."""

    title: str
    files: tuple[Path, ...]
    pages: int
    fonts: tuple[str, ...]
    missing: frozenset[str]
    """Characters that no font has; printed as 〓."""


def check(path: Path, own: Path | None = None) -> Checked:
    """Read and check a submission; ``own`` is a folder of the users' own editions, instead of the one it may name."""
    from author.read.door import read  # noqa: PLC0415
    from author.read.schema import submission_schema, typed  # noqa: PLC0415 - cerberus costs start-up time

    schema = submission_schema()
    tree, findings = read(path, schema)
    if tree is None:
        return Checked(tuple(findings))
    words, more = typed(tree, schema)
    return _against_form(words, tree, path.parent, own, schema, [*findings, *more])


def _against_form(
    words: Words, tree: Tree, folder: Path, own: Path | None, schema: Mapping[str, object], findings: list[Finding]
) -> Checked:
    from author import rules  # noqa: PLC0415 - jinja2 costs start-up time
    from author.editions import edition  # noqa: PLC0415 - jinja2 costs start-up time
    from author.editions.folders import first_year, own_folder, unknown  # noqa: PLC0415
    from author.lastyear import read_last_year  # noqa: PLC0415
    from author.submission import submission  # noqa: PLC0415

    if "版式" not in words:
        return Checked(tuple(in_order(findings)))
    name = words["版式"]
    own, wrong = (own, None) if own else own_folder(words, tree, folder)
    if wrong is None and (missing := unknown(name, own)):
        wrong = Finding("A01", missing[0], (tree.at(("版式",)),), hint=missing[1])
    if wrong is not None:
        return Checked(tuple(in_order([*findings, wrong])))
    year = words["年度"] if "年度" in words else first_year(name, own)  # the lines can be checked all the same
    form = edition.load(name, year, schema, own)
    last, unread = read_last_year(words, tree, folder, schema, form.books)
    made, more = submission(words, tree, form.books, last)
    findings += [*unread, *more]
    if not _enough(words):
        return Checked(tuple(in_order(findings)))
    findings += rules.check(made, form)
    return Checked(tuple(in_order(findings)), form, made)


def _enough(words: Words) -> bool:
    """Without these nothing can be composed, not even a draft."""
    return {"年度", "公开日期"} <= set(words) and "名称" in words.get("单位", {})


def build(
    checked: Checked,
    folder: Path,
    formats: tuple[str, ...],
    fonts: Fonts,
    *,
    draft: bool,
    progress: Callable[[str], None],
) -> Written:
    """Compose and write the documents; OSError when a file cannot be written."""
    from author.compose import compose  # noqa: PLC0415

    assert checked.edition is not None  # noqa: S101 - the caller asks only when there is something to build
    assert checked.submission is not None  # noqa: S101
    progress("编排")
    document = compose(checked.edition, checked.submission, STAMP if draft else "")
    return write(document, folder, formats, fonts, progress)


def verified(checked: Checked, written: Written, *, draft: bool) -> tuple[Finding, ...]:
    """What is wrong with the files of a build, opened again."""
    from author.compose import compose  # noqa: PLC0415
    from author.verify import verify  # noqa: PLC0415 - reads files with libraries that nothing else needs

    assert checked.edition is not None  # noqa: S101 - there are files, so there was something to build
    assert checked.submission is not None  # noqa: S101
    document = compose(checked.edition, checked.submission, STAMP if draft else "")
    return tuple(in_order(verify(document, checked.edition, written.files)))


def write(
    document: Document, folder: Path, formats: tuple[str, ...], fonts: Fonts, progress: Callable[[str], None]
) -> Written:
    """Write ``document`` in every format; each file appears whole or not at all.

    OSError when one cannot be written, with a note of the files that are new already.
    """
    folder.mkdir(parents=True, exist_ok=True)
    name = file_name(document)
    layout, faces = _laid_out(document, fonts, progress) if {"docx", "pdf", "xlsx"} & set(formats) else (None, None)
    files: list[Path] = []
    for suffix in formats:
        progress(f"写 {suffix}")
        target = folder / f"{name}.{suffix}"
        try:
            write_whole(target, partial(_write_one, document, suffix, layout, faces))
        except OSError as error:
            if files:
                error.add_note(f"{'、'.join(file.name for file in files)} 已经是新的，与没有写成的文件不是同一次生成。")
            raise
        files.append(target)
    return Written(
        title=document.title,
        files=tuple(files),
        pages=len(layout.pages) if layout else 0,
        fonts=tuple(faces.used) if faces else (),
        missing=layout.missing if layout else frozenset(),
    )


def _laid_out(document: Document, fonts: Fonts, progress: Callable[[str], None]) -> tuple[Layout, Faces]:
    from author.write.faces import load_faces  # noqa: PLC0415 - harfbuzz costs start-up time
    from author.write.layout import lay_out  # noqa: PLC0415

    faces = load_faces(document.look, fonts)
    return lay_out(document, faces, lambda page: progress(f"排版 第 {page} 页")), faces


def _write_one(document: Document, suffix: str, layout: Layout | None, faces: Faces | None, path: Path) -> None:
    if suffix == "txt" or layout is None or faces is None:
        from author.write import plain  # noqa: PLC0415

        plain.write(document, path)
    elif suffix == "pdf":
        from author.write import pdf  # noqa: PLC0415

        pdf.write(document, path, layout, faces)
    elif suffix == "xlsx":
        from author.write import sheets  # noqa: PLC0415 - openpyxl costs start-up time

        sheets.write(document, path, layout)
    else:
        from author.write import word  # noqa: PLC0415

        word.write(document, path, layout)


def without_forbidden(name: str) -> str:
    """A part of a file name, without what Windows forbids there."""
    return re.sub(r'[\\/:*?"<>|\s]+', "", name)


def file_name(document: Document) -> str:
    """The title as a file name that Windows accepts too; a draft says so in its name."""
    name = without_forbidden(document.title).strip(". ")[:80] or "预算公开"
    return f"{name}（{document.stamp}）" if document.stamp else name
