"""``kzauthor rollforward``: this year's submission as the start of the next."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from author import clickzh
from author.commands.common import BLOCKED, FILE, FINE, say, tell, tell_interrupted, written_already
from author.commands.paths import check_from_to
from author.exchange.carry import write
from author.exchange.rollforward import MARK, marked, plan, years_named
from author.ground.findings import Finding, has_errors, in_order
from author.read.door import read
from author.read.schema import submission_schema, typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from author.exchange.rollforward import Plan
    from author.read.tree import Path as Place
    from author.read.tree import Tree

_SHOWN = 20
"""Places that are listed; the others are counted."""
_LISTED = ("预算明细", "项目", "部门整体绩效")


@click.command("rollforward", cls=clickzh.Command, help="由本年的填报文件生成下一年的：本年数转为上年数。")
@click.argument("file", type=FILE, metavar="填报文件")
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    metavar="新文件",
    help="下一年的填报文件（.yaml 或 .xlsx）",
)
@click.option("--keep", is_flag=True, help="保留本年的金额和人数，作为下一年的初稿")
@click.option("--force", is_flag=True, help="文件已存在时覆盖")
def command(file: Path, target: Path, *, keep: bool, force: bool) -> int:
    """Read, roll forward, write, and say what is left to do."""
    check_from_to(file, target, force=force)
    schema = submission_schema()
    tree, findings = read(file, schema)
    if tree is not None:
        findings += typed(tree, schema)[1]
    if tree is None or has_errors(findings):
        tell(in_order(findings))
        say("没有生成文件。请先改正以上错误。")
        return BLOCKED
    made = plan(tree.data, keep=keep)
    if not made.carried:
        tell([Finding("A02", "预算明细里没有一笔本年金额", (tree.at(("预算明细",)),))])
        say("没有生成文件：没有可结转的金额。")
        return BLOCKED
    tell_interrupted(target.parent)
    write(file, target, tree, made.edits, schema)
    with written_already([target]):
        rolled, _ = read(target, schema)
        assert rolled is not None  # noqa: S101 - written a moment ago
        _report(target, rolled, made, keep=keep)
    return FINE


def _report(target: Path, rolled: Tree, made: Plan, *, keep: bool) -> None:
    year, marks, years = rolled.data["年度"], marked(rolled.data), tuple(years_named(rolled.data))
    say(f"已生成 {target}（{year}年）")
    say(f"结转：{made.carried} 行明细的本年数转为上年数，{'本年数照抄作初稿' if keep else '本年数清空'}；人数同样")
    say(f"删去：{made.ended} 行只有上年数的明细")
    say(f"清空：{_counted(made.emptied)}")
    say(f"须重写：{_counted(marks)}，共 {len(marks)} 处，已标“{MARK}”，写好之前不能生成定稿")
    say(f"须确认：{len(made.projects)} 个项目是否继续；不再安排的从“项目”中删去，明细里的上年数留下比较")
    for name in made.projects:
        say(f"  {name}")
    say(f"须核对：{len(years)} 处文字写着年份，没有改动")
    for path in years[:_SHOWN]:
        say(f"  {rolled.at(path)} {_named(path, rolled)}")
    if len(years) > _SHOWN:
        say(f"  ……还有 {len(years) - _SHOWN} 处")
    say(f"须换版式：现在是 {rolled.data['版式']}，请换成{year}年的（有哪些：kzauthor editions）")


def _counted(paths: Sequence[Place]) -> str:
    """``总体目标 6、变动原因 20``: fields of lists by their own name, the others by the outermost."""
    counts = Counter(_kind(path) for path in paths)
    return "、".join(f"{name} {count}" for name, count in counts.items()) or "无"


def _kind(path: Place) -> str:
    names = [step for step in path if isinstance(step, str)]
    return names[-1] if path[0] in _LISTED else names[0]


def _named(path: Place, rolled: Tree) -> str:
    """``项目 线路租赁费项目 绩效 总体目标``: a project by its name, other items by their number."""
    words, value = [], rolled.data
    for step in path:
        value = value[step]
        named = isinstance(value, dict) and isinstance(step, int) and value.get("名称")
        words.append(str(named or (step + 1 if isinstance(step, int) else step)))
    return " ".join(words)
