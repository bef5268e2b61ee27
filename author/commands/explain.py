"""``kzauthor explain``: where a printed figure comes from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from author import clickzh
from author.commands.common import BLOCKED, EDITIONS_DIR, FILE, FINE, checked, tell
from author.money import YUAN_IN

if TYPE_CHECKING:
    from pathlib import Path

    from author.explain import Printed, PrintedCell

MOST = 30
"""Places or lines that are listed; of more the number is told."""


@click.command("explain", cls=clickzh.Command, help="说明印出的一个数从哪几行明细来、还印在哪里。")
@click.argument("file", type=FILE, metavar="填报文件")
@click.argument("address", metavar="位置或数字")
@EDITIONS_DIR
def command(file: Path, address: str, own: Path | None) -> int:
    """Explain one figure, or list the places of a bare number."""
    found = checked(file, own)
    if found.edition is None or found.submission is None:
        tell(found.findings)
        return BLOCKED
    from author.explain import Printed  # noqa: PLC0415 - composing is not needed for a file with such errors

    printed = Printed(found.edition, found.submission)
    if re.fullmatch(r"[\d,]+(\.\d+)?", address):
        return _places(printed, address)
    cells = printed.find(address)
    if len(cells) == 1:
        _explain(printed, cells[0])
        return FINE
    _choices(address, cells)
    return BLOCKED


def _places(printed: Printed, figure: str) -> int:
    cells, mentions = printed.showing(figure), printed.mentions(figure)
    if not cells and not mentions:
        click.echo(f"文件里没有印 {figure}。数字要与印出的完全一样，如 996.43。")
        return BLOCKED
    click.echo(f"{figure} 印在：")
    _listed([cell.address for cell in cells])
    _listed([f"{mention.heading}：{mention.sentence}" for mention in mentions])
    if cells:
        click.echo(f'要看某一处从何而来：kzauthor explain 填报文件 "{cells[0].address.replace(" ", "/")}"')
    return FINE


def _choices(address: str, cells: list[PrintedCell]) -> None:
    if not cells:
        click.echo(f'没有“{address}”这一格，或它是空白。写法：表号/科目或行名/栏名，如 "表5/2101501/基本支出"。')
        return
    click.echo(f"“{address}”有 {len(cells)} 格，请写得更细：")
    _listed([f"{cell.address}  {cell.figure}" for cell in cells])


def _explain(printed: Printed, cell: PrintedCell) -> None:
    form, total = cell.figure.form, cell.ledger.total
    click.echo(f"{cell.table} {cell.title} · {' '.join(cell.row)} · {cell.column[-1]}：{cell.figure.with_unit}")
    click.echo(f"来自 {len(cell.ledger.facts)} 行明细：")
    facts = sorted(cell.ledger.facts, key=lambda fact: fact.source)
    _listed(
        [
            f"{fact.amount:>16,.2f} 元  {fact.source}  "
            + " ".join(filter(None, (fact.function, fact.nature, fact.economic, fact.project, fact.fund, fact.purpose)))
            for fact in facts
        ]
    )
    click.echo(
        f"合计 {total.yuan:,.2f} 元 ÷ {YUAN_IN[form.unit]:,f} = {total.yuan / YUAN_IN[form.unit]:f} {form.unit}，"
    )
    click.echo(f"四舍五入到 {form.decimals} 位小数，印 {cell.figure}")
    same = printed.same_money(cell)
    if same:
        click.echo("同一笔钱还印在：")
        _listed([f"{other.address}  {other.figure}" for other in same])
    mentions = printed.mentions(str(cell.figure))
    if mentions:
        click.echo("说明和绩效目标表里印有这个数的地方：")
        _listed([f"{mention.heading}：{mention.sentence}" for mention in mentions])


def _listed(lines: list[str]) -> None:
    for line in lines[:MOST]:
        click.echo(f"  {line}")
    if len(lines) > MOST:
        click.echo(f"  ……共 {len(lines)} 处")
