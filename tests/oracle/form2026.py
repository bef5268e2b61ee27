"""The form xinjiang-2026: its sources of money, and where each of its parts is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracle.goals2026 import goals
from tests.oracle.organisation import duties, organisation
from tests.oracle.printed import unlike
from tests.oracle.sections2026 import SECTIONS
from tests.oracle.tables2026 import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.oracle.given import Given
    from tests.oracle.printed import PrintedSection


def differences(parts: Mapping[str, list[PrintedSection]], given: Given) -> Iterator[str]:
    work, about = parts["第一部分"]
    yield from unlike("主要职能", duties(given, str), work.lines)
    yield from unlike("机构设置及人员情况", organisation(given), about.lines)
    tables = parts["第二部分"]
    if len(tables) != len(TABLES):
        yield f"第二部分有 {len(tables)} 张表"
    for section, table in zip(tables, TABLES, strict=False):
        yield from table(section, given)
    sections = parts["第三部分"]
    if len(sections) != len(SECTIONS):
        yield f"第三部分有 {len(sections)} 节"
    for section, expected in zip(sections, SECTIONS, strict=False):
        yield from unlike(section.heading, expected(given), [line for line in section.lines if not goal_title(line)])
    yield from goals(sections[-1], given)


def goal_title(line: str) -> bool:
    return line.startswith("# ") and line.endswith("绩效目标表")
