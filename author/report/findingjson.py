"""Findings for other programs: JSON as schemas/findings.schema.json and docs/findings.md have it."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from author.ground.findings import Severity
from author.ground.signs import escaped
from author.report.shown import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from author.report.shown import Shown

VERSION = 1


def as_json(found: Sequence[Shown], file: str, gone: Sequence[Shown] | None = None, stayed: int = 0) -> str:
    """All findings as JSON; the fields are only ever added to. With those ``gone`` since another time, also ``since``."""
    number = Counter(shown.finding.severity.value for shown in found)
    kinds = Counter(shown.kind for shown in found)
    told: dict[str, Any] = {
        "version": VERSION,
        "file": file,
        "counts": {severity.value: number[severity.value] for severity in Severity},
        "kinds": {kind: kinds[kind] for kind in KINDS},
        "findings": [_record(shown) for shown in found],
    }
    if gone is not None:
        told["since"] = {"stayed": stayed, "gone": [_record(shown) for shown in gone]}
    return escaped(json.dumps(told, ensure_ascii=False, indent=2))


def _record(shown: Shown) -> dict[str, Any]:
    finding = shown.finding
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "object": finding.object,
        "printed": str(finding.printed),
        "page": finding.page,
        "at": [{"file": at.file, "row": at.row, "column": at.column, "sheet": at.sheet} for at in finding.at],
        "id": shown.key,
        "kind": shown.kind,
        "chapter": shown.chapter,
        "project": shown.project,
        "field": shown.field,
        "words": finding.part,
        "quoted": list(shown.quoted),
        "original": shown.original,
        "choice": shown.choice,
    }
