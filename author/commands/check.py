"""``kzauthor check``: report findings only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from author import clickzh
from author.commands.checking import STRICT, blocks, checked
from author.commands.common import BLOCKED, EDITIONS_DIR, FILE, FINE, Progress, say, tell_shown
from author.pipeline.showing import shown
from author.report.findingjson import as_json
from author.report.rulebook import rulebook
from author.report.shown import plainly
from author.report.since import kept, since
from author.report.text import MOST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from author.report.shown import Shown

_ALL = 1_000_000_000
_LARGEST = 256 * 1024 * 1024
"""Bytes of findings that were kept: those of 100,000 have some 100 MB."""


@click.command("check", cls=clickzh.Command, help="只核对，不生成文件。")
@click.argument("file", type=FILE, metavar="填报文件")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出：text 或 json")
@click.option("--all", "every", is_flag=True, help=f"全部列出（不加的话，一条规则只列前 {MOST} 项）")
@click.option("--code", "codes", metavar="编号", help="只列这些规则的结果，逗号隔开：E33,F44")
@click.option(
    "--since", "last", type=FILE, metavar="上次.json", help="只列新出现的和改好了的，与上次 --format json 的比"
)
@click.option(
    "--report",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="文件夹",
    help="也写成文件，带页码：核对报告.html、核对清单.xlsx、标了颜色的工作簿副本",
)
@click.option(
    "--answers", "filled", type=FILE, metavar="清单.xlsx", help="先读回填了理由的核对清单，写进填报文件的“忽略”"
)
@STRICT
@EDITIONS_DIR
def command(  # noqa: PLR0913 - one argument an option
    file: Path,
    form: str,
    own: Path | None,
    codes: str | None,
    last: Path | None,
    folder: Path | None,
    filled: Path | None,
    *,
    every: bool,
    strict: bool,
) -> int:
    """Report findings."""
    before = _kept(last) if last else None
    if filled:
        from author.commands.answering import take_answers  # noqa: PLC0415 - what edits files costs start-up time

        take_answers(file, filled, own, aside=form == "json")
    found = checked(file, own)
    told, gone, stayed = _of_codes(shown(found), codes), None, 0
    if before is not None:
        change = since(_of_codes(before, codes), told)
        told, gone, stayed = change.came, change.gone, change.stayed
    if folder:
        from author.commands.reporting import with_pages, write_report  # noqa: PLC0415 - the same

        progress = Progress()
        told = with_pages(found, told, progress)
        for sentence in write_report(found, told, file, folder, progress):
            say(sentence, aside=form == "json")
    if form == "json":
        say(as_json(told, file.name, gone, stayed), lines=True)
    else:
        _tell_gone(gone, stayed)
        tell_shown(told, file, _ALL if every else MOST)
    return BLOCKED if blocks(found, strict=strict) else FINE


def _of_codes(found: Sequence[Shown], codes: str | None) -> tuple[Shown, ...]:
    """Those of the rules asked for; wrong use where one is none."""
    if codes is None:
        return tuple(found)
    wanted = {code.strip().upper() for code in codes.split(",") if code.strip()}
    if unknown := sorted(wanted - rulebook().keys()):
        raise click.UsageError(f"没有规则 {'、'.join(unknown)}。kzauthor rules 列出全部")
    return tuple(each for each in found if each.finding.code in wanted)


def _kept(last: Path) -> tuple[Shown, ...]:
    if not last.is_file():
        raise click.UsageError(f"找不到文件 {last}")
    if last.stat().st_size > _LARGEST:
        raise click.UsageError(f"{last} 太大，不像上次的核对结果")
    try:
        return plainly(kept(last.read_bytes()))
    except ValueError as error:
        raise click.UsageError(f"{last} 读不了：{error}") from error


def _tell_gone(gone: Sequence[Shown] | None, stayed: int) -> None:
    """What is no longer found; nothing where nobody asked."""
    if gone is None:
        return
    say(f"改好了 {len(gone)} 项，还在 {stayed} 项；以下是改好了的，再下面是新出现的")
    for each in gone:
        say(f"  {str(each.finding).partition(chr(10))[0]}")
