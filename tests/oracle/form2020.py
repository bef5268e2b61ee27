"""The form xinjiang-2020: nine tables, ten sections, goal forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracle.figures import numeral
from tests.oracle.form2026 import goal_title
from tests.oracle.organisation import duties, organisation
from tests.oracle.printed import unlike
from tests.oracle.sections2020 import SECTIONS
from tests.oracle.tables2020 import TABLES, goals

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.oracle.given import Given
    from tests.oracle.printed import PrintedSection


def differences(parts: Mapping[str, list[PrintedSection]], given: Given) -> Iterator[str]:
    work, about = parts["第一部分"]
    yield from unlike("主要职能", duties(given, numeral), work.lines)
    yield from unlike("机构设置及人员情况", organisation(given), about.lines)
    for section, table in zip(parts["第二部分"], TABLES, strict=True):
        yield from table(section, given)
    sections = parts["第三部分"]
    for section, expected in zip(sections, SECTIONS, strict=True):
        lines = [line for line in section.lines if not goal_title(line)]
        yield from unlike(section.heading, expected(given), lines)
    yield from goals(sections[-1], given)
