"""The code books that all editions share: the one that comes with the program, and the official lists that came later.

A list is kept as ``codes/function-YEAR.csv``, in the users' data folder or beside a bureau's own editions, and takes
the book's place from its year on.
"""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from author.ground.findings import EditionError, Source
from author.ground.kept import kept
from author.ground.whole import write_whole
from author.ledger.codefile import HEADS, Entry, read_book

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from author.ledger.codes import CodeBook

LARGEST = 1_000_000
"""Bytes of a kept list; the largest of ours has 130,000."""
ALONE = "只用这里的.txt"
"""A folder of editions with this file is whole: nothing of the program's own or of this machine's is laid under it."""
_HINT = "第一行是 code,name,from,until（经济科目另有 kind），年份是四位数字，UTF-8 编码"


def stands_alone(own: Path | None) -> bool:
    """Whether a folder of editions is whole, as that of a filed publication is."""
    return own is not None and (own / ALONE).is_file()


def later(file: str, year: int, own: Path | None) -> tuple[Path, ...]:
    """The lists kept for ``file`` (codes/function.csv) up to ``year``, the one in force last; ``own`` ones win."""
    name = PurePosixPath(file)
    found: list[Path] = []
    for root in filter(None, (own,) if stands_alone(own) else (kept(), own)):
        listed = (root / name.parent).glob(f"{name.stem}-*.csv")
        dated = {int(path.stem[-4:]): path for path in listed if _is_dated(path, name.stem)}
        found += [dated[since] for since in sorted(dated) if since <= year]
    return tuple(found)


def _is_dated(path: Path, stem: str) -> bool:
    return bool(re.fullmatch(rf"{stem}-[0-9]{{4}}", path.stem)) and path.is_file()


def read_shared(path: Path, name: str, title: str, year: int, lists: Sequence[Path] = ()) -> CodeBook:
    """A code book as it stood in ``year``; EditionError where it, or a list that came later, cannot be read."""
    for kept_list in lists:
        if kept_list.stat().st_size > LARGEST:
            raise EditionError(f"科目表 {kept_list} 太大", hint=f"最多 {LARGEST} 字节")
    try:
        return read_book(path, title, year, lists)
    except (KeyError, ValueError, TypeError, csv.Error) as error:
        newer = f"（或 {'、'.join(map(str, lists))}，可删去后重新 kzauthor codes update）" if lists else ""
        raise EditionError(f"科目表读不了：{error}", Source(name), _HINT + newer) from None


def keep(file: str, year: int, own: Path | None, entries: Iterable[Entry]) -> Path:
    """Keep a list from ``year`` on: whole or not at all; EditionError for one that would not be read again."""
    name = PurePosixPath(file)
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows([HEADS, *entries])
    raw = text.getvalue().encode()
    if len(raw) > LARGEST:
        raise EditionError(f"科目表有 {len(raw)} 字节，太大", hint=f"最多 {LARGEST} 字节；请确认选对了文件")
    target = (own or kept()) / name.parent / f"{name.stem}-{year}.csv"
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, lambda path: path.write_bytes(raw))
    return target
