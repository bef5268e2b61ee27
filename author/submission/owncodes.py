"""科目名称: codes that staff name themselves, put to the code books."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from author.ground.findings import Finding, Severity
from author.ledger.codes import level
from author.read.values import coded, quoted
from author.submission.codenames import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.ground.findings import Source
    from author.ledger.codes import CodeBook
    from author.read.tree import Tree
    from author.submission.lines import Books
    from author.submission.reading import Words

FIELD = "科目名称"
_UPDATE = "科目表旧了，用 kzauthor codes update 换成新发的科目表"


def own_codes(words: Mapping[str, Any]) -> dict[str, str]:
    """The codes that stand at a level, with their names."""
    return {code: name for code, name in words[FIELD].items() if code.isdigit() and level(code)}


def own_code_findings(words: Words, tree: Tree, books: Books) -> Iterator[Finding]:
    """Codes at no level, parents without a name, and names that contradict the ``books``, which have none of these."""
    own = own_codes(words)
    keys = _keys(tree)
    for code, name in words[FIELD].items():
        at = tree.at((FIELD, keys.get(code, code)))
        key_at = tree.key_at((FIELD, keys.get(code, code)))
        if code not in own:
            message = f"科目编码 {code} 的位数不对" if code.isdigit() else f"{quoted(code)}不是科目编码"
            yield Finding("A03", message, (key_at,), hint="类三位，款五位，项七位")
            continue
        book = books.function if code[0] == "2" else books.economic
        yield from _unnamed(code, book, own, (key_at,))
        if book.in_force(code) and plain(name) != plain(book.names[code]):
            yield _renamed(code, name, book, at)


def _keys(tree: Tree) -> dict[str, str]:
    """Code to the key as staff wrote it."""
    written = tree.data.get(FIELD)
    found = {}
    for key in written if isinstance(written, dict) else ():
        try:
            digits, _ = coded(key)
        except ValueError:
            continue  # told by the schema
        found[digits] = key
    return found


def _unnamed(code: str, book: CodeBook, own: dict[str, str], at: tuple[Source, ...]) -> Iterator[Finding]:
    for length in range(3, len(code), 2):
        above = code[:length]
        if above not in own and above not in book:
            message = f"{code} 的上一级 {above}（{level(above)}）没有名称，印不出来"
            yield Finding("A03", message, at, hint=f'在“{FIELD}”中加上："{above}": {level(above)}的名称；或{_UPDATE}')


def _renamed(code: str, name: str, book: CodeBook, at: Source) -> Finding:
    official = book.names[code]
    if book.is_official(code):
        message = f"{code} 的正式名称是“{official}”，{FIELD}里写的是{quoted(name)}，印正式名称"
        return Finding("A03", message, (at,), hint=f"请删去这一条；{_UPDATE}", severity=Severity.WARNING)
    message = f"{code} 在科目表中是“{official}”（没有核实），印{FIELD}里写的{quoted(name)}"
    return Finding("A03", message, (at,), hint="请对照财政部门发的科目表", severity=Severity.NOTE)
