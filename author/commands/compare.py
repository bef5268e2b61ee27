"""``kzauthor compare``: what changed between two submissions, and what in print moved with it."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from author import clickzh
from author.commands.checking import can_be_composed, checked_or_filed, unlike
from author.commands.common import BLOCKED, EDITIONS_DIR, FILE, FINE, Progress, say, tell_interrupted
from author.commands.reported import EXIT_CODE, FORMAT, OUTPUT, give
from author.pipeline.build import document, laid_out, write
from author.revision.findings import told_findings
from author.revision.notice import notice
from author.revision.revision import revision_of
from author.revision.telling import Telling, as_json
from author.revision.years import Years

if TYPE_CHECKING:
    from collections.abc import Mapping

    from author.compose.composition import Composition
    from author.pipeline.check import Checked
    from author.report.told import Told
    from author.revision.revision import Revision
    from author.write.page import Layout

    Report = tuple[Told, Mapping[str, object], bool]
    """As it is told, as it is for programs, and whether there is any difference."""


NOTICE_FORMATS = ("docx", "pdf", "txt")


@click.command("compare", cls=clickzh.Command, help="比较两份填报：改了什么，印出的哪些数和文字随之变动。")
@click.argument("old", type=FILE, metavar="旧稿")
@click.argument("new", type=FILE, metavar="新稿")
@FORMAT
@OUTPUT
@click.option("--findings", is_flag=True, help="也列出哪些核对结果改好了、还在、新出现")
@click.option("--years", is_flag=True, help="与上年公布的比较：新增、取消、有增减的项目和科目")
@click.option(
    "--notice",
    "notices",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="文件夹",
    help="也写更正说明（DOCX、PDF、TXT）",
)
@EXIT_CODE
@click.option("--force", is_flag=True, help="单位或年度不同也比较")
@EDITIONS_DIR
def command(  # noqa: PLR0913 - one argument an option
    old: Path,
    new: Path,
    form: str,
    output: Path | None,
    own: Path | None,
    notices: Path | None,
    *,
    findings: bool,
    years: bool,
    exit_code: bool,
    force: bool,
) -> int:
    """Compare and tell."""
    progress = Progress()
    progress("读取")
    sides = checked_or_filed(old, own, ruled=findings), checked_or_filed(new, own, ruled=findings)
    if not all(can_be_composed(side, path) for side, path in zip(sides, (old, new), strict=True)):
        return BLOCKED
    revision = revision_of(*sides)
    if not force and (wrong := unlike(revision.old, revision.new, years=years)):
        raise click.UsageError(f"{wrong}；确要比较，请加 --force")
    told, data, changed = _of_years(revision) if years else _of_drafts(revision, (old.name, new.name), progress)
    if findings:
        told, data = _with_findings(told, data, sides)
    progress.done()
    give(told, data, form, output, new.parent)
    if notices:
        _write_notice(revision, notices, progress)
    return BLOCKED if changed and exit_code else FINE


def _of_years(revision: Revision) -> Report:
    told = Years(revision.old.submission, revision.new.submission).told()
    return told, {"version": 1, **asdict(told)}, bool(told.chapters)


def _of_drafts(revision: Revision, names: tuple[str, str], progress: Progress) -> Report:
    sides = (revision.old, revision.new) if revision.effects else ()
    layouts = tuple(_layout(side, progress) for side in sides) or (None, None)
    telling = Telling(revision, names, (layouts[0], layouts[-1]))
    return telling.told(), as_json(telling), bool(revision.inputs or revision.effects)


def _layout(composition: Composition, progress: Progress) -> Layout:
    return laid_out(document(composition, draft=False), "shipped", progress)[0]


def _write_notice(revision: Revision, folder: Path, progress: Progress) -> None:
    tell_interrupted(folder)
    written = write(notice(revision), folder, NOTICE_FORMATS, "shipped", progress)
    for path in written.files:
        say(f"已生成 {path}")
    if not revision.new.submission.words["更正"]:
        say("填报文件里没有填“更正”，所以更正说明里没有原因，日期用的是公开日期")


def _with_findings(
    told: Told, data: Mapping[str, object], sides: tuple[Checked, Checked]
) -> tuple[Told, Mapping[str, object]]:
    chapters = tuple(told_findings(sides[0].findings, sides[1].findings))
    told = replace(told, chapters=(*told.chapters, *chapters))
    return told, {**data, "findings": [asdict(chapter) for chapter in chapters]}
