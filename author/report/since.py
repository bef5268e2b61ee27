"""What is new and what is gone since findings that were kept as JSON."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from author.ground.findings import Finding, Severity, Source
from author.report.findingjson import VERSION
from author.report.shown import Shown, plainly

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Since:
    """Findings compared with those of another time; one that stands elsewhere now is the same that it was."""

    came: tuple[Shown, ...]
    gone: tuple[Shown, ...]
    stayed: int


def since(last: Sequence[Shown], found: Sequence[Shown]) -> Since:
    """Compare ``found`` with what was found before."""
    old = [shown.finding for shown in last]
    before, after = Counter(map(key, old)), Counter(key(shown.finding) for shown in found)
    left = after - before
    came = []
    for shown in found:
        if left[key(shown.finding)] > 0:
            left[key(shown.finding)] -= 1
            came.append(shown)
    return Since(tuple(came), plainly(only(old, before - after)), (before & after).total())


def key(finding: Finding) -> Key:
    """What makes two findings the same one."""
    return finding.severity.value, finding.code, finding.message, finding.object


def only(findings: Iterable[Finding], wanted: Counter[Key]) -> Iterator[Finding]:
    """The first findings of each key, as many as are wanted."""
    left = Counter(wanted)
    for finding in findings:
        if left[key(finding)] > 0:
            left[key(finding)] -= 1
            yield finding


def kept(raw: bytes) -> list[Finding]:
    """The findings that ``check --format json`` wrote; ValueError, for staff, where it did not."""
    try:
        told = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ValueError("不是 JSON") from error
    if not isinstance(told, dict) or told.get("version") != VERSION or not isinstance(told.get("findings"), list):
        raise ValueError("不是 kzauthor check --format json 写的")
    try:
        return [_finding(record) for record in told["findings"]]
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError("里面的核对结果缺了内容") from error


def _finding(record: dict[str, Any]) -> Finding:
    texts = [record[name] for name in ("code", "message", "printed", "hint", "object")]
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("a finding's words are texts")
    at = tuple(Source(str(p["file"]), int(p["row"]), int(p["column"]), str(p["sheet"])) for p in record["at"])
    code, message, printed, hint, named = texts
    return Finding(code, message, at, printed, Severity(record["severity"]), hint, named)
