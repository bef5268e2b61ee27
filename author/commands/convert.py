"""``kzauthor convert``: a submission from YAML into a workbook, back, or into tidy YAML."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from author import clickzh, exchange
from author.commands.common import BLOCKED, FILE, FINE, say, tell, tell_interrupted
from author.commands.paths import check_from_to
from author.exchange.form import form_of
from author.exchange.texts import given
from author.ground.findings import Finding, has_errors, in_order
from author.read.door import read
from author.read.schema import submission_schema, typed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.read.tree import Tree


@click.command("convert", cls=clickzh.Command, help="YAML 与工作簿互转，内容不变（YAML 的注释不保留）。")
@click.argument("file", type=FILE, metavar="填报文件")
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False), metavar="新文件")
@click.option("--force", is_flag=True, help="文件已存在时覆盖")
def command(file: Path, target: Path, *, force: bool) -> int:
    """Read, and write again; nothing is written when something could not be read."""
    check_from_to(file, target, force=force)
    schema = submission_schema()
    tree, findings = read(file, schema)
    words: dict[str, Any] = {}
    into_book = target.suffix.lower() in exchange.WORKBOOK
    if tree is not None:
        words, more = typed(tree, schema)
        findings += [*more, *(_unfit(words, tree) if into_book else ())]
    if tree is None or has_errors(findings):
        tell(in_order(findings))
        say("没有生成文件。请先改正以上错误。")
        return BLOCKED
    form = form_of(words, tree, file.parent, schema) if into_book else None
    tell_interrupted(target.parent)
    exchange.write(given(words, tree.data, schema), target, schema, form)
    tell(in_order(findings))
    say(f"已生成 {target}")
    return FINE


def _unfit(words: Mapping[str, Any], tree: Tree) -> Iterator[Finding]:
    """What a workbook cannot hold: two projects of one name."""
    first: dict[str, int] = {}
    for index, project in enumerate(words["项目"]):
        name, at = project["名称"], tree.at(("项目", index, "名称"))
        if name in first:
            hint = "工作簿里的指标按项目名称归属，请先改成不同的名称"
            yield Finding("A04", f"有两个项目叫“{name}”", (at, tree.at(("项目", first[name], "名称"))), hint=hint)
        first.setdefault(name, index)
