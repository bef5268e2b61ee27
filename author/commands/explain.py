"""``kzauthor explain``: where a printed figure comes from."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import click

from author import clickzh
from author.commands.checking import checked
from author.commands.common import BLOCKED, EDITIONS_DIR, FILE, FINE, say, tell
from author.ground.signs import escaped
from author.ledger.question import Question
from author.pipeline.explain import Printed, as_conditions

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from author.compose.figures import PrintedFigure
    from author.ledger.ledger import Fact
    from author.pipeline.explain import Part

MOST = 30
"""Places or lines that are listed; of more the number is told."""


@click.command("explain", cls=clickzh.Command, help="说明印出的一个数从哪几行明细来、还印在哪里。")
@click.argument("file", type=FILE, metavar="填报文件")
@click.argument("address", metavar="位置或数字")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式")
@EDITIONS_DIR
def command(file: Path, address: str, form: str, own: Path | None) -> int:
    """Explain one figure, or list the places of a bare number."""
    found = checked(file, own)
    if found.composition is None:
        tell(found.findings)
        return BLOCKED
    printed = Printed(found.composition)
    number = re.fullmatch(r"[\d,]+(\.\d+)?", address)
    figures = printed.showing(address) if number else printed.find(address)
    if form == "json":
        say(escaped(json.dumps(_as_json(printed, address, figures), ensure_ascii=False, indent=2)), lines=True)
        return FINE if len(figures) == 1 or (number and figures) else BLOCKED
    if number:
        return _places(printed, address, figures)
    if len(figures) == 1:
        _explain(printed, figures[0])
        return FINE
    _choices(address, figures)
    return BLOCKED


def _places(printed: Printed, number: str, figures: list[PrintedFigure]) -> int:
    mentions = printed.mentions(number)
    if not figures and not mentions:
        say(f"文件里没有印 {number}。数字要与印出的完全一样，如 996.43。")
        return BLOCKED
    if figures:
        say(f"{number} 印在：")
        _listed(_addressed(figures))
    if mentions:
        say(f"单位自己写的文字里有 {number} 的地方：")
        _listed(f"{mention.heading}：{mention.sentence}" for mention in mentions)
    if figures:
        say(f'要看某一处从何而来：kzauthor explain 填报文件 "{figures[0].address}"')
    return FINE


def _choices(address: str, figures: list[PrintedFigure]) -> None:
    if not figures:
        say(f'没有“{address}”这一处，或它是空白。写法：表号/科目或行名/栏名，如 "表5/2101501/基本支出"。')
        say("说明和绩效目标表里的数，先用数字查：kzauthor explain 填报文件 996.43")
        return
    say(f"“{address}”有 {len(figures)} 处，请写得更细：")
    _listed(f"{figure.address}  {figure.text}" for figure in figures)


def _explain(printed: Printed, figure: PrintedFigure) -> None:
    form, kind = printed.form(figure), printed.kind(figure.origin)
    say(f"{figure.address}：{figure.text}{f'（{kind}）' if kind else form.unit}")
    say(f"{figure.context}")
    for path, at in printed.stated(figure.origin):
        say(f"来自填报的 {path}（{at}）")
    for part in printed.parts(figure.origin):
        _part(printed, part)
    if worked_out := printed.worked_out(figure):
        say(worked_out)
    if same := printed.elsewhere(figure):
        say("同一个数还印在：")
        _listed(_addressed(same))
    if isinstance(figure.origin, Question) and (mentions := printed.mentions(figure.text)):
        say("单位自己写的文字里有这个数的地方：")
        _listed(f"{mention.heading}：{mention.sentence}" for mention in mentions)


def _part(printed: Printed, part: Part) -> None:
    """The lines of one amount and their sum."""
    asked = "；".join(f"{title}：{'、'.join(nodes[:5])}" for title, nodes in printed.conditions(part.question).items())
    say(f"{part.role + '：' if part.role else ''}{asked}")
    say(f"来自 {len(part.ledger.facts)} 行明细：")
    _listed(_line(fact) for fact in sorted(part.ledger.facts, key=lambda fact: fact.source))
    say(f"合计 {part.ledger.total.yuan:,.2f} 元")


def _line(fact: Fact) -> str:
    classified = (fact.function, fact.nature, fact.economic, fact.project, fact.fund, fact.purpose)
    return f"{fact.amount:>16,.2f} 元  {fact.source}  {' '.join(filter(None, classified))}"


def _addressed(figures: Iterable[PrintedFigure]) -> list[str]:
    return [f"{figure.address}  {figure.text}  {figure.context}" for figure in figures]


def _as_json(printed: Printed, address: str, figures: list[PrintedFigure]) -> dict[str, Any]:
    return {"version": 1, "asked": address, "figures": [_record(printed, figure) for figure in figures]}


def _record(printed: Printed, figure: PrintedFigure) -> dict[str, Any]:
    form = printed.form(figure)
    return {
        "address": figure.address,
        "printed": str(figure.place),
        "text": figure.text,
        "unit": form.unit if isinstance(figure.origin, Question) else "",
        "kind": printed.kind(figure.origin) or "金额",
        "context": figure.context,
        "stated": [{"path": path, "at": str(at)} for path, at in printed.stated(figure.origin)],
        "worked_out": printed.worked_out(figure),
        "parts": [_part_record(part) for part in printed.parts(figure.origin)],
        "elsewhere": [{"address": other.address, "text": other.text} for other in printed.elsewhere(figure)],
    }


def _part_record(part: Part) -> dict[str, Any]:
    return {
        "role": part.role,
        "question": as_conditions(part.question),
        "yuan": str(part.ledger.total.yuan),
        "lines": [
            {
                "at": str(fact.source),
                "yuan": str(fact.amount),
                "measure": fact.measure,
                "function": fact.function,
                "economic": fact.economic,
                "nature": fact.nature,
                "project": fact.project,
                "fund": fact.fund,
                "purpose": fact.purpose,
            }
            for fact in part.ledger.facts
        ],
    }


def _listed(lines: Iterable[str]) -> None:
    listed = list(lines)
    for line in listed[:MOST]:
        say(f"  {line}")
    if len(listed) > MOST:
        say(f"  ……共 {len(listed)} 处")
