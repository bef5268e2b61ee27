"""The official yearly list of codes, found in tables by the heads of their columns, or line by line."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from author.ledger.codes import LEVELS, level
from author.read.pages.safezip import UnsafeError
from author.read.values import coded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.read.listfile import Table

KINDS = {"2": "function", "3": "economic"}
"""First digit of a code to its book."""
LEAST = {"function": 100, "economic": 20}
"""Codes that a whole list has at least."""
_CODE_HEADS = ("科目编码", "编码", "科目代码", "代码", "功能分类科目编码", "经济分类科目编码")
_NAME_HEADS = ("科目名称", "名称", "功能分类科目名称", "经济分类科目名称")
_FIRST_ROWS = 30
_LONGEST = 60
_SHOWN = 5
_YEAR = re.compile(r"(?<!\d)(2\d{3})\s*年")
_CJK = re.compile("[\u3400-\u9fff]")
_NUMBERED = re.compile(r"\W{0,2}\d[\dOo〇]")
"""What begins like a code, also one with a letter for a zero."""
_LINE = re.compile(r"(\d{3}(?:\s*\d{2}){0,2})(?!\d)\s*(\D\S*)")


Row = tuple[str, str, str]
"""Code and name of a row, empty where it has none, and all that it says."""


@dataclass(frozen=True)
class CodeList:
    """Codes and names of one kind, sorted by code."""

    kind: str
    names: Mapping[str, str]


def code_lists(tables: list[Table]) -> list[CodeList]:
    """The lists in the tables of a file. UnsafeError for codes with two names, and where there is no list at all."""
    found: dict[str, dict[str, str]] = {}
    twice: list[str] = []
    for code, name in (pair for table in tables for pair in _pairs(table)):
        names = found.setdefault(KINDS.get(code[0], ""), {})
        if names.setdefault(code, name) != name:
            twice.append(f"{code}（{names[code]}、{name}）")
    if twice:
        message = f"同一编码有两个名称：{'；'.join(twice[:_SHOWN])}，共 {len(twice)} 处"
        raise UnsafeError(message, "请改正后再用，或只留科目表那一张")
    lists = [CodeList(kind, dict(sorted(found[kind].items()))) for kind in KINDS.values() if kind in found]
    if not lists:
        raise UnsafeError("没有读出科目", "表头要有 科目编码、科目名称，或 类、款、项、科目名称；文本每行以编码开头")
    most = max(len(each.names) for each in lists)
    return [each for each in lists if len(each.names) * 20 > most]  # an example among thousands is no list


def year_of(name: str, tables: list[Table]) -> int | None:
    """The only year that a file's name or the rows above its list name; None where there is none, or several."""
    said = [name, *(cell for table in tables for row in table[:_SHOWN] for cell in row)]
    years = {found for text in said for found in _YEAR.findall(unicodedata.normalize("NFKC", text))}
    return int(years.pop()) if len(years) == 1 else None


def unread(tables: list[Table]) -> list[str]:
    """The rows that begin with a number and gave no code with a name: misprints, names without codes above them."""
    rows = (read for table in tables for read in _rows(table))
    return [
        told for code, name, told in rows if not _is_one(code, name) and _NUMBERED.match(told) and not _YEAR.match(told)
    ]


def _pairs(table: Table) -> Iterator[tuple[str, str]]:
    return ((code, _full_width(name)) for code, name, _ in _rows(table) if _is_one(code, name))


def _is_one(code: str, name: str) -> bool:
    return bool(level(code) and code[0] in KINDS and _CJK.search(name) and len(name) <= _LONGEST)


def _rows(table: Table) -> Iterator[Row]:
    rows = [[unicodedata.normalize("NFKC", cell).strip() for cell in row] for row in table]
    plain = [["".join(cell.split()) for cell in row] for row in rows]
    head = next((at for at, row in enumerate(plain[:_FIRST_ROWS]) if _columns(row)), None)
    if head is None:
        yield from _of_lines(rows)
        return
    yield from _of_lines(rows[:head])
    yield from _of_columns(plain[head + 1 :], *_columns(plain[head]))


def _columns(row: list[str]) -> tuple[list[int], int] | tuple[()]:
    """The columns of the code (one, or one a level) and the column of the name."""
    name = next((at for at, cell in enumerate(row) if cell in _NAME_HEADS), None)
    code = [at for at, cell in enumerate(row) if cell in _CODE_HEADS][:1]
    parts = [row.index(each) for each in LEVELS.values() if each in row]
    columns = code or (parts if len(parts) > 1 else [])
    return (columns, name) if name is not None and columns else ()


def _of_columns(rows: Table, codes: list[int], name: int) -> Iterator[Row]:
    above = ""
    for row in rows:
        cells = [row[at] if at < len(row) else "" for at in codes]
        code = _one(cells[0]) if len(codes) == 1 else _joined(cells, above)
        above = code or above
        yield code, row[name] if name < len(row) else "", " ".join(filter(None, row))


def _one(cell: str) -> str:
    try:
        return coded(cell)[0]
    except ValueError:
        return ""


def _joined(cells: list[str], above: str) -> str:
    """A code from a column a level: each holds its own digits or all up to them; what is empty is as in the row above.

    ``["", "01", ""]`` under 2010101 is 20101.
    """
    lengths = list(LEVELS)
    last = max((at for at, cell in enumerate(cells) if cell), default=-1)
    code = ""
    for length, cell in zip(lengths[: last + 1], cells, strict=False):
        if cell and not cell.isdigit():
            return ""
        whole = len(cell) == length
        code = cell if whole else code + cell.zfill(2) if cell and code else above[:length] if not cell else ""
    return code if last >= 0 and len(code) == lengths[last] else ""


def _of_lines(rows: Table) -> Iterator[Row]:
    """Lines that begin with a whole code: ``201 01 人大事务``, ``2010101 行政运行 反映……``."""
    for row in rows:
        said = " ".join(filter(None, row))
        found = _LINE.match(said)
        yield ("".join(found[1].split()), found[2], said) if found else ("", "", said)


def _full_width(name: str) -> str:
    """Brackets and commas as the official list prints them; NFKC has made them narrow."""
    return name.translate(str.maketrans("(),:;", "（），：；"))
