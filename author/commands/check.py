"""``kzauthor check``: report findings only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from author import clickzh
from author.commands.common import BLOCKED, FILE, FINE, checked, tell

if TYPE_CHECKING:
    from pathlib import Path


@click.command("check", cls=clickzh.Command, help="只核对，不生成文件。")
@click.argument("file", type=FILE, metavar="填报文件")
def command(file: Path) -> int:
    """Report findings."""
    found = checked(file)
    tell(found.findings)
    return BLOCKED if found.blocked else FINE
