"""``kzauthor editions``: the forms, listed, looked into, tried, compared and begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from author import clickzh
from author.commands.common import EDITIONS_DIR, FINE, own_editions, say
from author.form.folders import names, titled

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = {
    "show": "列出一个版式的各个文件来自哪个文件夹。",
    "check": "读入、检查并试排一个版式。",
    "compare": "比较两个版式：表、行、栏、节、要填的内容有什么不同。",
    "new": "以一个版式为底，另起一个自己的版式。",
}


@click.group(
    "editions",
    cls=clickzh.Group,
    commands_help=COMMANDS,
    package=__name__,
    invoke_without_command=True,
    help="列出可用的版式；或查看、试排、新建一个版式，比较两个版式。",
)
@EDITIONS_DIR
@click.pass_context
def command(context: click.Context, own: Path | None) -> int:
    """List the forms, unless another command follows."""
    if context.invoked_subcommand is None:
        own = own_editions(own)
        for name in names(own):
            say(f"{name}\t{titled(name, own)}")
    context.obj = own
    return FINE
