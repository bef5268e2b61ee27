"""Findings for readers: text with the line quoted and a caret under the place, or JSON for other programs."""

from __future__ import annotations

import codecs
import json
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any

from author.ground.findings import Severity
from author.ground.signs import escaped
from author.read.bytesin import LARGEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from author.ground.findings import Finding, Source

MOST = 20
"""Findings of one rule that are told one by one; of more, the number is told."""
WIDTH = 76
"""Columns of a quoted line; a Chinese character takes two."""
PLACES = 5
FAR = 40
"""Lines below its place in which the words of a finding are looked for: a text of several paragraphs."""


def counts(findings: Sequence[Finding]) -> str:
    """``核对：2 项错误，0 项警告，5 项提示``"""
    number = Counter(finding.severity for finding in findings)
    return "核对：" + "，".join(f"{number[severity]} 项{severity.value}" for severity in Severity)


def as_json(findings: Sequence[Finding], file: str) -> str:
    """All findings as JSON; the fields are documented in docs/findings.md and only ever added to."""
    number = Counter(finding.severity.value for finding in findings)
    told = {
        "version": 1,
        "file": file,
        "counts": {severity.value: number[severity.value] for severity in Severity},
        "findings": [_record(finding) for finding in findings],
    }
    return escaped(json.dumps(told, ensure_ascii=False, indent=2))


def _record(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "object": finding.object,
        "printed": str(finding.printed),
        "page": finding.page,
        "at": [{"file": at.file, "row": at.row, "column": at.column, "sheet": at.sheet} for at in finding.at],
    }


def as_text(findings: Sequence[Finding], file: Path | None = None) -> Iterator[str]:
    """Lines to print, grouped by severity; the lines of ``file`` are quoted where it is a text."""
    files = _Files(file)
    for severity in Severity:
        group = [finding for finding in findings if finding.severity is severity]
        if group:
            yield f"—— {severity.value}（{len(group)}）——"
            yield from _group(group, files)


class _Files(dict[str, list[str]]):
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
            yield from _one(finding, files)
    for code, number in told.items():
        if number > MOST:
            yield f"[{code}] 还有 {number - MOST} 项没有列出，全部见 --format json"


def _one(finding: Finding, files: Mapping[str, list[str]]) -> Iterator[str]:
    head, arrow, hint = str(finding).partition("\n    → ")
    yield head
    if finding.at:
        yield from _quote(finding.at[0], finding.part, files[finding.at[0].file])
    if finding.printed:
        yield f"    印在：{finding.printed}{f'（第{finding.page}页）' if finding.page else ''}"
    if others := [str(at) for at in dict.fromkeys(finding.at[1:]) if at.row and at != finding.at[0]]:
        more = f" 等 {len(others)} 处" if len(others) > PLACES else ""
        yield f"    另见：{'、'.join(others[:PLACES])}{more}"
    if arrow:
        yield f"    → {hint}"
    if finding.object:
        yield f"    对象：{finding.object}"


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
