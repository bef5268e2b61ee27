"""``kzauthor editions``: the forms."""

from __future__ import annotations

import click

from author import clickzh
from author.commands.common import FINE
from author.edition import names, titled


@click.command("editions", cls=clickzh.Command, help="列出可用的版式。")
def command() -> int:
    """List the forms."""
    for name in names():
        click.echo(f"{name}\t{titled(name)}")
    return FINE
