"""``kzauthor check``: report findings only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from author import clickzh
from author.commands.checking import STRICT, blocks, checked
from author.commands.common import BLOCKED, EDITIONS_DIR, FILE, FINE, say, tell
from author.report.text import as_json

if TYPE_CHECKING:
    from pathlib import Path


@click.command("check", cls=clickzh.Command, help="只核对，不生成文件。")
@click.argument("file", type=FILE, metavar="填报文件")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出：text 或 json")
@STRICT
@EDITIONS_DIR
def command(file: Path, form: str, own: Path | None, *, strict: bool) -> int:
    """Report findings."""
    found = checked(file, own)
    if form == "json":
        say(as_json(found.findings, file.name), lines=True)
    else:
        tell(found.findings, file)
    return BLOCKED if blocks(found, strict=strict) else FINE
