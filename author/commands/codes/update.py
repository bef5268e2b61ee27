"""``kzauthor codes update``: the official list of a year shows what changes, and with ``--keep`` is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from author import clickzh
from author.commands.codes.find import YEAR
from author.commands.common import BLOCKED, EDITIONS_DIR, FILE, FINE, own_editions, say
from author.exchange.codelist import code_lists, unread, year_of
from author.exchange.codeupdate import FILES, TITLES, Update, shared_book
from author.form.keptbooks import keep
from author.ledger.codes import LEVELS, level
from author.read.listfile import read_tables
from author.read.pages.safezip import UnsafeError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

WIDEST = 60
"""Signs of a row that are shown."""
MOST = 40
"""Codes of one change that are listed; of more the number is told."""


@click.command(
    "update",
    cls=clickzh.Command,
    help="读入当年的科目表（.xlsx、.csv，或从 PDF 复制的 .txt），列出变化；加 --keep 才保存。",
)
@click.argument("file", type=FILE, metavar="科目表")
@YEAR
@click.option("--keep", "kept", is_flag=True, help="保存，各版式从那一年起用它")
@click.option("--partial", is_flag=True, help="表里只有要补充、要改的几个科目，其余照旧")
@EDITIONS_DIR
def command(file: Path, year: int | None, own: Path | None, *, kept: bool, partial: bool) -> int:
    """Show what a list changes; keep it where that is asked for."""
    if not file.is_file():
        raise click.UsageError(f"找不到文件 {file}")
    own = own_editions(own)
    try:
        tables = read_tables(file)
        lists = code_lists(tables)
        year = year or year_of(file.stem, tables)
        if year is None:
            raise click.UsageError("看不出是哪一年的科目表，请写 --year 年度")
        updates = [Update(each, shared_book(each.kind, year, own), partial) for each in lists]
        for update in updates:
            update.check()
    except UnsafeError as error:
        say(f"{file.name}：{error.message}")
        say(f"    → {error.hint}")
        return BLOCKED
    _doubtful("没有读的行", unread(tables), "编码写错、缺名称、缺上面的类款，请改正后再读")
    for update in updates:
        _told(update, year)
        cut = [
            f"{code} {before} → {after}" for code, (before, after) in update.renamed.items() if _is_cut(before, after)
        ]
        _doubtful("名称可能断了行的", cut, "从 PDF 复制时名称分在两行，请连成一行")
        if kept:
            say(f"已保存：{keep(FILES[update.listed.kind], year, own, update.entries)}（{year}年起用）")
    if not kept:
        say(f"没有保存。看过无误，再加 --keep 保存为{year}年起各版式用的科目表。")
    return FINE


def _is_cut(before: str, after: str) -> bool:
    """Whether a new name is the beginning of the old one."""
    return before != after and before.startswith(after)


def _doubtful(what: str, rows: list[str], hint: str) -> None:
    if rows:
        say(f"请核对：{what} {len(rows)} 处（{hint}）")
        _listed(row[:WIDEST] for row in rows)


def _told(update: Update, year: int) -> None:
    names = update.listed.names
    counts = "、".join(f"{each} {sum(level(code) == each for code in names)}" for each in LEVELS.values())
    say(f"{TITLES[update.listed.kind]}：读出 {len(names)} 个（{counts}），与{year}年用的科目表相比：")
    changed = (
        ("新增", [f"{code} {name}" for code, name in update.new.items()]),
        ("改名", [f"{code} {before} → {after}" for code, (before, after) in update.renamed.items()]),
        ("停用", [f"{code} {name}" for code, name in update.ended.items()]),
    )
    for title, lines in changed:
        say(f"  {title} {len(lines)} 个")
        _listed(lines)


def _listed(lines: Iterable[str]) -> None:
    for number, line in enumerate(lines):
        if number == MOST:
            say("    ……")
            return
        say(f"    {line}")
