"""``kzauthor build``: check, then write the disclosure."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from author import clickzh
from author.commands.checking import STRICT, blocks, can_be_composed, checked, checked_or_filed, unlike
from author.commands.common import (
    BLOCKED,
    EDITIONS_DIR,
    FILE,
    FINE,
    FONTS,
    Progress,
    say,
    tell_fonts,
    tell_interrupted,
    tell_shown,
    written_already,
)
from author.pipeline.build import FORMATS, Earlier, build_all, on_pages, verified
from author.pipeline.showing import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.compose.composition import Composition
    from author.ground.findings import Finding
    from author.pipeline.build import Fonts, Written
    from author.pipeline.check import Checked


@click.command("build", cls=clickzh.Command, help="核对填报文件，生成公开文件。")
@click.argument("file", type=FILE, metavar="填报文件")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="文件夹",
    help="输出文件夹（默认与填报文件相同）",
)
@click.option("--format", "formats", default="docx,pdf", help="输出格式，逗号隔开：docx,pdf,xlsx,txt", metavar="格式")
@click.option("--draft", is_flag=True, help="有错误也生成，每页印“草稿”")
@FONTS
@click.option("--each-unit", is_flag=True, help="也生成每个下属单位自己的公开文件（有“单位文件”的）")
@click.option(
    "--redline",
    "old",
    type=click.Path(path_type=Path),
    metavar="旧版",
    help="也生成与旧版（填报文件或归档的文件夹）的修订对照（Word 修订标记）",
)
@click.option("--force", is_flag=True, help="旧版是别的单位或年度的，也对照")
@click.option("--verify", is_flag=True, help="生成后重新打开 DOCX、PDF 核对")
@STRICT
@EDITIONS_DIR
def command(  # noqa: PLR0913 - one argument an option
    file: Path,
    output: Path | None,
    formats: str,
    fonts: Fonts,
    own: Path | None,
    old: Path | None,
    *,
    draft: bool,
    each_unit: bool,
    force: bool,
    verify: bool,
    strict: bool,
) -> int:
    """Check, then build unless something blocks."""
    wanted = _formats(formats)
    if old and not old.exists():
        raise click.UsageError(f"找不到文件 {old}")
    folder = output or file.parent
    tell_interrupted(folder)
    progress = Progress()
    progress("读取")
    found = checked(file, own)
    blocked = blocks(found, strict=strict)
    if found.composition is None or (blocked and not draft):
        progress.done()
        tell_shown(shown(found), file)
        meant = "错误和警告" if strict else "错误"
        say(f"没有生成文件。请改正以上{meant}" + ("；只想先看样子，可加 --draft。" if found.composition else "。"))
        return BLOCKED
    documents = [found.composition, *(_of_units(found) if each_unit else ())]
    earlier = _earlier(old, found.composition, own, force=force) if old else None
    if old and earlier is None:
        return BLOCKED
    built = build_all(documents, folder, wanted, fonts, draft=draft, progress=progress, earlier=earlier)
    with written_already(path for written in built for path in written.all_files):
        made = zip(documents, built, strict=True)
        wrong = [verified(each, written, draft=draft) if verify else () for each, written in made]
        progress.done()
        tell_shown(on_pages(shown(found), built[0].layout), file)
        for written, differing in zip(built, wrong, strict=True):
            _report(written)
            if verify:
                _verified(differing)
        if each_unit:
            _without_file(found)
    return BLOCKED if blocked or any(wrong) else FINE


def _earlier(path: Path, new: Composition, own: Path | None, *, force: bool) -> Earlier | None:
    """What the new document is compared with; None where it cannot be read, which is told."""
    side = checked_or_filed(path, own, ruled=False)
    if not can_be_composed(side, path) or side.composition is None:
        return None
    if not force and (wrong := unlike(side.composition, new)):
        raise click.UsageError(f"{wrong}；确要对照，请加 --force")
    corrections = new.submission.words["更正"]
    return Earlier(side.composition.document, corrections[-1]["日期"].isoformat() if corrections else "")


def _of_units(found: Checked) -> Iterator[Composition]:
    """The units' own documents."""
    return (unit.composition for unit in found.units if unit.composition)


def _without_file(found: Checked) -> None:
    """The units that have no file, and so no duties, people and goals of their own to print."""
    assert found.submission is not None  # noqa: S101 - there was something to build
    below, handed = found.submission.members.below, found.submission.handed
    if missing := [name for name in below if name not in handed]:
        say(f"没有单位文件，不单独生成：{'、'.join(missing)}")
    elif not below:
        say("没有下属预算单位，只生成了部门自己的文件")


def _verified(wrong: tuple[Finding, ...]) -> None:
    for finding in wrong:
        say(str(finding), lines=True)
    say(f"重新打开核对：{f'{len(wrong)} 项不符' if wrong else '与文稿一致'}")


def _formats(text: str) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    unknown = [part for part in wanted if part not in FORMATS]
    if unknown or not wanted:
        raise click.UsageError(f"没有“{''.join(unknown[:1])}”这种格式，可用：{'、'.join(FORMATS)}")
    return wanted


def _report(written: Written) -> None:
    say(f"已生成《{written.title}》")
    for path in written.files:
        pages = f"，{written.pages} 页" if path.suffix == ".pdf" else ""
        say(f"  {path}（{path.stat().st_size / 1024:.0f} KB{pages}）")
    if written.redline:
        say(f"  {written.redline}（{written.redline.stat().st_size / 1024:.0f} KB，修订对照）")
    tell_fonts(written)
