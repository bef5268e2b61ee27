"""``kzauthor editions new``: begin an edition of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from author import clickzh
from author.commands.common import EDITIONS_DIR, FINE, own_editions, say
from author.workshop.begin import begin


@click.command("new", cls=clickzh.Command, help="以一个版式为底，另起一个自己的版式。")
@click.argument("name", metavar="新版式")
@click.option("--from", "base", required=True, metavar="版式", help="以哪个版式为底")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="文件夹",
    help="放版式的文件夹；新版式是其中的一个文件夹",
)
@click.option("--full", is_flag=True, help="把底本的文件都复制过来，以后不再随底本改变")
@EDITIONS_DIR
@click.pass_obj
def command(above: Path | None, name: str, base: str, output: Path, own: Path | None, *, full: bool) -> int:
    """Copy what the new edition needs, and say how to go on."""
    made = begin(name, base, output, own_editions(own or above), full=full)
    say(f"已建立版式 {name}：{made}")
    say("接下来：")
    if full:
        say("  1. 改 edition.yaml 里的 title、years；要改的表在 tables 里，要改的节在 sections 里。")
    else:
        say("  1. 改 edition.yaml 里的 title、years；要改的表或节，从底本复制同名文件到这里再改：")
        say(f"     kzauthor editions show {name} --editions-dir {output}    （列出各文件现在来自哪里）")
    say(f"  2. kzauthor editions check {name} --editions-dir {output}")
    say(f"  3. 填报文件里写 版式: {name}；版式文件夹在填报文件旁边时，再写 版式文件夹: {output.name}；")
    say(f"     在别处时，命令加 --editions-dir {output}")
    return FINE
