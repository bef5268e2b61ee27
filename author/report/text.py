"""Findings for a terminal: each with its line quoted and a caret under the place."""

from __future__ import annotations

import codecs
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.read.bytesin import LARGEST
from author.report.shown import Shown, excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from author.ground.findings import Finding, Source

MOST = 20
"""Findings of one rule that are told one by one; of more, the number is told."""
WIDTH = 76
"""Columns of a quoted line; a Chinese character takes two."""
PLACES = 5
_BESIDE = 24
FAR = 40
"""Lines below its place in which the words of a finding are looked for: a text of several paragraphs."""


def counts(findings: Sequence[Finding]) -> str:
    """``核对：2 项错误，0 项警告，5 项提示``"""
    number = Counter(finding.severity for finding in findings)
    return "核对：" + "，".join(f"{number[severity]} 项{severity.value}" for severity in Severity)


def as_text(findings: Sequence[Finding], file: Path | None = None) -> Iterator[str]:
    """Lines to print, grouped by severity; the lines of ``file`` are quoted where it is a text."""
    files = Files(file)
    for severity in Severity:
        group = [finding for finding in findings if finding.severity is severity]
        if group:
            yield f"—— {severity.value}（{len(group)}）——"
            yield from _group(group, files)


class Files(dict[str, list[str]]):
    """File, as findings call it, to its lines; files beside the one that was checked are read when they are asked for."""

    def __init__(self, file: Path | None) -> None:
        super().__init__({file.name: _lines_of(file)} if file else {})
        self._folder = file.parent if file else None

    def __missing__(self, name: str) -> list[str]:
        self[name] = _lines_of(self._folder / name) if self._folder and name else []
        return self[name]


def _lines_of(file: Path | None) -> list[str]:
    """The lines of a text file; none where it was too large to be read, or cannot be opened."""
    if file is None or file.suffix.lower() not in (".yaml", ".yml"):
        return []
    try:
        raw = file.read_bytes() if file.is_file() and file.stat().st_size <= LARGEST else b""
    except OSError:  # told by a finding
        return []
    try:
        return raw.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        encoding = "utf-8-sig" if raw.startswith(codecs.BOM_UTF8) else "gb18030"
        return raw.decode(encoding, errors="replace").splitlines()


def _group(group: list[Finding], files: Mapping[str, list[str]]) -> Iterator[str]:
    told: Counter[str] = Counter()
    for finding in group:
        told[finding.code] += 1
        if told[finding.code] <= MOST:
            yield from lines_of(Shown(finding), files)
    for code, number in told.items():
        if number > MOST:
            yield f"[{code}] 还有 {number - MOST} 项没有列出，全部见 --format json"


def lines_of(shown: Shown, files: Mapping[str, list[str]]) -> Iterator[str]:
    """One finding: what and where, its line, where it is printed, what it is compared with, what to do."""
    finding = shown.finding
    head, arrow, hint = str(finding).partition("\n    → ")
    yield head
    quote = list(_quote(finding.at[0], finding.part, files[finding.at[0].file])) if finding.at else []
    yield from quote
    if shown.own and not quote:
        yield f"    原文：{excerpt(shown.own, finding.part, WIDTH // 2)}"
    if finding.printed:
        yield f"    印在：{shown.place}{f'（第{finding.page}页）' if finding.page else ''}"
    yield from _elsewhere(shown)
    if arrow or shown.choice:
        yield f"    → {'；'.join(filter(None, (hint, shown.choice)))}"
    if finding.object:
        yield f"    对象：{finding.object}"


def _elsewhere(shown: Shown) -> Iterator[str]:
    """The other places; what stands there too, where it is known."""
    at = shown.finding.at
    texts = {str(place): text for place, text in zip(at, shown.quoted, strict=False)}
    others = [str(place) for place in dict.fromkeys(at[1:]) if place.row and place != at[0]]
    if others:
        more = f" 等 {len(others)} 处" if len(others) > PLACES else ""
        beside = {place: f"（{excerpt(text, '', _BESIDE)}）" for place, text in texts.items() if text}
        said = [place + beside.get(place, "") for place in others[:PLACES]]
        yield f"    另见：{'、'.join(said)}{more}"


def _quote(at: Source, part: str, lines: list[str]) -> Iterator[str]:
    """The line of a place, cut to what fits, and a caret under the words in question."""
    if not 0 < at.row <= len(lines):
        return
    row, column = _found(at, part, lines)
    line = lines[row - 1]
    start, length = column - 1, max(len(part), 1) if line.startswith(part, column - 1) else 1
    shown, before = _cut(line, start)
    margin = f"{row:>6} | "
    yield f"{margin}{shown}"
    under = min(_width(line[start : start + length]), max(WIDTH - before, 1))
    yield f"{' ' * len(margin)}{' ' * before}{'^' * max(under, 1)}"


def _found(at: Source, part: str, lines: list[str]) -> tuple[int, int]:
    """Where the words stand at or below a place, or the place itself."""
    for row in range(at.row, min(at.row + FAR, len(lines)) + 1):
        begin = max(at.column - 1, 0) if row == at.row else 0
        place = lines[row - 1].find(part, begin) if part else -1
        if place >= 0:
            return row, place + 1
    return at.row, max(at.column, 1)


def _cut(line: str, start: int) -> tuple[str, int]:
    """The part of a line around ``start`` that fits, and the columns before it."""
    begin = start
    while begin > 0 and _width(line[begin - 1 : start]) <= WIDTH // 3:
        begin -= 1
    end = start
    while end < len(line) and _width(line[begin : end + 1]) <= WIDTH:
        end += 1
    left, right = "…" if begin else "", "…" if end < len(line) else ""
    return f"{left}{line[begin:end]}{right}", _width(left) + _width(line[begin:start])


def _width(text: str) -> int:
    """Columns on a terminal."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
