"""``kzauthor editions show``: which file of an edition comes from where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from author import clickzh
from author.commands.common import EDITIONS_DIR, FINE, own_editions, say
from author.workshop.trial import loaded

if TYPE_CHECKING:
    from pathlib import Path


@click.command("show", cls=clickzh.Command, help="列出一个版式的各个文件来自哪个文件夹。")
@click.argument("name", metavar="版式")
@EDITIONS_DIR
@click.pass_obj
def command(above: Path | None, name: str, own: Path | None) -> int:
    """Print title, years and layers, then each file with the layer that it comes from."""
    edition = loaded(name, own_editions(own or above))
    first, last = edition.years
    say(f"{name}　{edition.title}")
    say(f"年度　{first}" + (f"—{last}" if last > first else "") + ("（以后各年）" if last == 9999 else ""))
    for layer, folder in dict.fromkeys(edition.folders.layers):
        say(f"文件夹　{layer or '共用'}　{folder}")
    for file in edition.files:
        say(f"  {file}　←　{edition.folders.layer(file) or '共用'}")
    return FINE
