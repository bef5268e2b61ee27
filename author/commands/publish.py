"""``kzauthor publish``: build, file with all that it was built from, and look later whether it is still the same."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from author import clickzh
from author.commands.checking import blocks, checked
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
from author.filing.archive import filed_folders, is_filed
from author.filing.manifest import NAME
from author.filing.publish import Asked, publish
from author.filing.refiled import refiled
from author.filing.told import reasons, verdict
from author.ground.fileerrors import FiledError
from author.ground.signs import FORBIDDEN
from author.pipeline.build import on_pages
from author.pipeline.showing import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.filing.publish import Publication
    from author.pipeline.build import Fonts
    from author.pipeline.check import Checked

UNUSABLE = 2
_LONGEST_NAME = 50


@click.command("publish", cls=clickzh.Command, help="生成公开文件，连同填报文件、版式归档；--check 核对归档的。")
@click.argument("file", type=FILE, metavar="[填报文件]", required=False)
@click.option(
    "-o",
    "--output",
    "archive",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="档案文件夹",
    help="归档到哪里：每一版是里面的一个文件夹",
)
@click.option(
    "--check",
    "filed",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="文件夹",
    help="核对归档的：有没有动过，重做是否一字节不差（一版的文件夹，或整个档案文件夹）",
)
@click.option("--as-was", is_flag=True, help="有错误、警告也照原样归档，并记下来（补存以前公布的）")
@click.option("--approved-by", default="", metavar="姓名", help="审定人，记在 manifest.json 里")
@click.option("--version", type=click.IntRange(1, 9999), metavar="版次", help="第几版（默认接着上一版）")
@FONTS
@EDITIONS_DIR
def command(  # noqa: PLR0913 - one argument an option
    file: Path | None,
    archive: Path | None,
    filed: Path | None,
    approved_by: str,
    version: int | None,
    fonts: Fonts,
    own: Path | None,
    *,
    as_was: bool,
) -> int:
    """Publish a submission, or check what was published."""
    if filed is not None:
        if file or archive:
            raise click.UsageError("--check 后面只写归档的文件夹，不再写填报文件和 -o")
        return _check(filed)
    if file is None or archive is None:
        raise click.UsageError("请写填报文件和 -o 档案文件夹；核对归档的用 --check 文件夹")
    _check_place(archive)
    if len(approved_by) > _LONGEST_NAME or FORBIDDEN.search(approved_by) or "\n" in approved_by:
        raise click.UsageError(f"--approved-by 写姓名，不超过 {_LONGEST_NAME} 个字")
    return _publish(file, archive, own, Asked(fonts, approved_by.strip(), version or 0), as_was=as_was)


def _check_place(archive: Path) -> None:
    """Wrong use when something is to be filed inside of what is filed."""
    for folder in (archive, *archive.resolve().parents):
        if is_filed(folder):
            raise click.UsageError(f"{folder} 是归档好的一版，不能再往里放；-o 请写它上面的文件夹")


def _publish(file: Path, archive: Path, own: Path | None, asked: Asked, *, as_was: bool) -> int:
    tell_interrupted(archive)
    progress = Progress()
    progress("读取")
    found = checked(file, own)
    blocked = blocks(found, strict=True)
    if found.composition is None or (blocked and not as_was):
        progress.done()
        tell_shown(shown(found), file)
        hint = "；以前公布过、要照原样补存的，可加 --as-was。" if found.composition else "。"
        say(f"没有归档。请改正以上错误和警告，或写进“忽略”{hint}")
        return BLOCKED
    made = publish(file, found, archive, asked, progress)
    progress.done()
    if made.already:
        said = f"（审定人：{made.made.manifest.approved_by}）" if made.made.manifest.approved_by else ""
        say(f"填报文件和公开文件与 {made.folder}{said} 的一样，没有再归档。")
        return FINE
    tell_shown(on_pages(shown(made.made.found), made.made.written.layout), file)
    if made.unlike:
        for finding in made.unlike:
            say(str(finding), lines=True)
        say(f"没有归档。重新打开核对：{len(made.unlike)} 项不符")
        return BLOCKED
    with written_already([made.folder]):
        _report(made, found)
    return FINE


def _report(made: Publication, found: Checked) -> None:
    manifest, pages = made.made.manifest, made.made.written.pages
    say(f"已归档《{manifest.title}》第{manifest.version}版：{made.folder}")
    for name in manifest.outputs:
        said = f"，{pages} 页" if name.endswith(".pdf") else ""
        say(f"  {name}（{manifest.files[name].size / 1024:.0f} KB{said}）")
    say(f"  连同填报文件和版式 {len(manifest.inputs)} 个文件，以及记录 {NAME}")
    tell_fonts(made.made.written)
    say("重新打开核对：与文稿一致")
    if blocks(found, strict=True):
        say(f"照原样归档：有 {manifest.errors} 项错误、{manifest.warnings} 项警告（见上），已记在 {NAME} 里。")


def _check(folder: Path) -> int:
    """Check one publication, or all in an archive; the worst of them is the exit code."""
    folders = [folder] if is_filed(folder) else filed_folders(folder)
    if not folders:
        raise click.UsageError(f"{folder} 里没有归档：既没有 {NAME}，也没有装着它的文件夹")
    if len(folders) == 1:
        return _checked(folders[0])
    codes = [code for each in folders for code in _checked_of_several(each)]
    say(f"共 {len(codes)} 份归档，{codes.count(FINE)} 份一字节不差")
    return max(codes)


def _checked_of_several(folder: Path) -> Iterator[int]:
    """The exit code of one; one that cannot be read does not keep the others from being checked."""
    try:
        yield _checked(folder)
    except FiledError as error:
        say(f"归档：{error}")
        yield UNUSABLE


def _checked(folder: Path) -> int:
    progress = Progress()
    progress("重做")
    found = refiled(folder, progress)
    progress.done()
    say(f"{folder.name or folder}：{verdict(found)}")
    for line in reasons(found):
        say(f"  {line}")
    return FINE if found.same else BLOCKED
