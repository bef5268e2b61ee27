"""``kzauthor codes find``: codes by their digits or by words of their names."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from author import clickzh
from author.commands.common import BLOCKED, EDITIONS_DIR, FINE, own_editions, say
from author.exchange.codeupdate import TITLES, shared_book
from author.ground.signs import escaped
from author.ledger.codes import BUDGETS, level

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from author.ledger.codes import CodeBook

MOST = 200
"""Codes that are listed; of more the number is told."""
YEAR = click.option(
    "--year",
    type=click.IntRange(1900, 2199),
    metavar="年度",
    help="哪一年的科目表（查科目默认今年，读科目表默认由文件名或表题看出）",
)
_DOUBTS = {"medium": "把握不大，请对照当年的科目表", "low": "没有核实，请对照当年的科目表"}


@click.command("find", cls=clickzh.Command, help="按编码或名称查科目；几个词都要有。不写就列出各类。")
@click.argument("words", nargs=-1, metavar="[编码或名称]…")
@YEAR
@click.option("--economic", is_flag=True, help="只查经济科目")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出：text 或 json")
@EDITIONS_DIR
def command(words: tuple[str, ...], year: int | None, form: str, own: Path | None, *, economic: bool) -> int:
    """List what is found in the shared books."""
    year = year or date.today().year
    kinds = ("economic",) if economic else tuple(TITLES)
    books = {kind: shared_book(kind, year, own_editions(own)) for kind in kinds}
    found = {kind: list(_found(book, words)) for kind, book in books.items()}
    if form == "json":
        codes = [_record(books[kind], code) for kind in kinds for code in found[kind]]
        say(escaped(json.dumps({"version": 1, "year": year, "codes": codes}, ensure_ascii=False, indent=2)), lines=True)
    elif not any(found.values()):
        say(f"{year}年的科目表里没有“{' '.join(words)}”。可以只写名称里的几个字，或编码的前几位。")
    else:
        for kind in kinds:
            _listed(kind, books[kind], found[kind], whole=not words)
    return FINE if any(found.values()) else BLOCKED


def _found(book: CodeBook, words: tuple[str, ...]) -> Iterator[str]:
    """The codes that all words fit, one of them the code itself; without words, the 类 in force."""
    for code in book:
        if not words:
            if level(code) == "类" and book.in_force(code):
                yield code
        elif any(_fits(book, code, word) for word in words) and all(_fits_path(book, code, word) for word in words):
            yield code


def _fits(book: CodeBook, code: str, word: str) -> bool:
    if word.isdigit():
        return code.startswith(word)
    return any(word in name for name in (book.names[code], *book.old_names.get(code, ())))


def _fits_path(book: CodeBook, code: str, word: str) -> bool:
    return any(_fits(book, node, word) for node in book.path(code))


def _listed(kind: str, book: CodeBook, codes: list[str], *, whole: bool) -> None:
    if not codes:
        return
    say(f"{TITLES[kind]}：{len(codes)} 个{'类' if whole else ''}")
    for code in codes[:MOST]:
        say(f"  {_counted(book, code) if whole else _line(book, code)}")
    if len(codes) > MOST:
        say(f"  ……共 {len(codes)} 个，请写得更细")


def _counted(book: CodeBook, code: str) -> str:
    counts = Counter(level(each) for each in book.under((code,)) if book.in_force(each))
    below = "、".join(f"{name} {counts[name]}" for name in ("款", "项") if counts[name])
    return f"{code} {book.names[code]}{f'（{below}）' if below else ''}"


def _line(book: CodeBook, code: str) -> str:
    notes = [BUDGETS.get(book.budget(code), ""), "" if book.in_force(code) else "这一年停用"]
    notes += [f"曾用名：{'、'.join(book.old_names[code])}"] if code in book.old_names else []
    notes += [_DOUBTS.get(book.doubts.get(code, ""), "")]
    path = " › ".join(book.names[node] for node in book.path(code))
    return f"{code} {path}（{'；'.join(filter(None, notes))}）".replace("（）", "")


def _record(book: CodeBook, code: str) -> dict[str, Any]:
    return {
        "code": code,
        "name": book.names[code],
        "level": level(code),
        "path": [book.names[node] for node in book.path(code)],
        "budget": book.budget(code),
        "nature": book.natures.get(code, "either"),
        "in_force": book.in_force(code),
        "old_names": list(book.old_names.get(code, ())),
        "confidence": book.doubts.get(code, "high"),
    }
