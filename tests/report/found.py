"""Findings as a real check gives them, and made-up ones by the thousand."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from author.ground.findings import Finding, Place, Severity, Source
from author.pipeline.check import check
from author.pipeline.showing import shown
from author.report.shown import Shown
from tests.places import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator

CODES = tuple(f"{letter}{number}" for letter in "ABCDEFGH" for number in range(11, 19))


@cache
def real() -> tuple[Shown, ...]:
    """What is found in the document as it was published."""
    return shown(check(SAMPLES / "kizilsu-2026" / "as-published.yaml"))


def many(number: int, file: str = "budget.yaml") -> Iterator[Shown]:
    """So many findings of 64 rules in 1,000 projects."""
    for n in range(number):
        code, project = CODES[n % len(CODES)], f"第{n % 1000}个项目"
        severity = tuple(Severity)[n % 3]
        printed = Place(f"表7 第{n % 1000}行 {project}", "t07-table", n % 1000)
        at = (Source(file, n + 1, 5), Source(file, n + 2, 9))
        message = f"项目“{project}”的成本指标合计{n}.00万元，超过项目金额68.00万元"
        finding = Finding(
            code, message, at, printed, severity, "请核对绩效目标与预算明细", f"项目/{project}/绩效", "7万元"
        )
        yield Shown(finding, (f"安排{n}7万元" * 20, str(n)), f"安排{n}【7万元】", "项目", project, f"第{n % 4}部分")
