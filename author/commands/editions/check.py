"""``kzauthor editions check``: load an edition and try it with made-up submissions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from author import clickzh
from author.commands.common import BLOCKED, EDITIONS_DIR, FINE, own_editions, say
from author.workshop.trial import tried

if TYPE_CHECKING:
    from pathlib import Path


@click.command("check", cls=clickzh.Command, help="读入、检查并试排一个版式。")
@click.argument("name", metavar="版式")
@EDITIONS_DIR
@click.pass_obj
def command(above: Path | None, name: str, own: Path | None) -> int:
    """Say what was tried and what was not, what is wrong, and what is worth a look."""
    found = tried(name, own_editions(own or above))
    for line in found.done:
        say(f"试过：{line}")
    for line in found.untried:
        say(f"没试：{line}")
    for line in found.remarks:
        say(f"请看：{line}")
    for line in found.wrong:
        say(f"错误：{line}")
    say(f"版式 {name}：" + (f"{len(found.wrong)} 处错误" if found.wrong else "没有发现错误"))
    return BLOCKED if found.wrong else FINE
