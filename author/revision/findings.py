"""Two drafts sent back and forth: which findings of the old one went, which stayed, which came."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from author.report.since import key, only
from author.report.told import Chapter, Group, Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from author.ground.findings import Finding


def told_findings(old: Sequence[Finding], new: Sequence[Finding]) -> Iterator[Chapter]:
    """A chapter each: gone, stayed, come; one that stands elsewhere now is the same that it was."""
    before, after = Counter(map(key, old)), Counter(map(key, new))
    yield _chapter("改好了", only(old, before - after))
    yield _chapter("还在", only(new, before & after))
    yield _chapter("新出现", only(new, after - before))


def _chapter(heading: str, findings: Iterator[Finding]) -> Chapter:
    lines = tuple(
        Line(
            f"{finding.severity.value}[{finding.code}] {finding.message}", note=str(finding.at[0]) if finding.at else ""
        )
        for finding in findings
    )
    return Chapter(f"{heading}的核对结果：{len(lines)} 项", (), (Group("", lines),) if lines else ())
