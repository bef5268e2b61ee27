"""What is printed of reasons, and of a project beside its amounts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tests.oracle.figures import WAN, adding_up, half_up, numeral, trimmed
from tests.oracle.given import texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.oracle.given import Given, Project
    from tests.oracle.lines import Line


def led_in(words: str) -> str:
    """``：一是…`` for words that begin a list."""
    return f"：{words}" if words.startswith(("一是", "1.", "1、", "（一）", "（1）", "①")) else words


def because(reason: str) -> str:
    """``，主要原因是…``; a list begins behind a colon."""
    return f"，主要原因是{led_in(reason)}" if reason else ""


def allocation(given: Given, project: Project, other: tuple[str, ...]) -> list[str]:
    """资金分配情况: staff's own words, or the whole project's money by source and by purpose."""
    if own := texts(project.raw.get("资金分配")):
        return [f"资金分配情况：{own[0]}", *own[1:]]
    total, rest = project.sum(), project.sum(lambda line: line.fund in other)
    purposes = _purposes(project.lines, [line.purpose for line in given.gross if line.any])
    sums = [(total, [total - rest, rest]), *([(total, list(purposes.values()))] if purposes else [])]
    decimals = adding_up(sums)

    def said(yuan: Decimal) -> str:
        return f"{trimmed(half_up(yuan / WAN, decimals))}万元"

    words = f"项目资金{said(total)}，其中：财政资金{said(total - rest)}，其他资金{said(rest)}。"
    if len(purposes) == 1:
        words += f"主要用于：{next(iter(purposes))}{said(total)}。"
    elif purposes:
        told = (f"{numeral(n)}是{name}{said(money)}" for n, (name, money) in enumerate(purposes.items(), 1))
        words += f"主要用于：{'，'.join(told)}，共计{said(total)}。"
    return [f"资金分配情况：{words}"]


def _purposes(lines: list[Line], order: list[str]) -> dict[str, Decimal]:
    """Purpose to money in the order of all lines; what has none comes last, and is no list of its own."""
    found: dict[str, Decimal] = {}
    for line in sorted(lines, key=lambda line: (not line.purpose, order.index(line.purpose))):
        name = line.purpose or "其他支出"
        found[name] = found.get(name, Decimal(0)) + line.now
    return found if any(line.purpose for line in lines) else {}


def period(project: Mapping[str, Any], year: int) -> str:
    """资金执行时间."""
    given = project.get("执行时间")
    if isinstance(given, dict):
        return "-".join(_day(given[name]) for name in ("起", "止"))
    return str(given or f"{year}年全年").strip()


def _day(value: object) -> str:
    day = value if isinstance(value, date) else date.fromisoformat(str(value))
    return f"{day.year}年{day.month}月{day.day}日"
