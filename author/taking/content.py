"""What an export says in the end: lines, goals, control figures, and which of them do not agree."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from author.exchange.texts import in_unit
from author.ground.findings import Finding, Severity
from author.rules.controls import as_told
from author.submission.units import OWN
from author.taking import report
from author.taking.controls import controls, sums
from author.taking.goals import NAMELESS, PROJECTS, goals, project_values
from author.taking.lines import Taken, take
from author.taking.merge import line_values
from author.taking.oldlines import LINES, known, rest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from author.submission.lines import Books
    from author.taking.controls import Control
    from author.taking.export import Export
    from author.taking.goals import Goal
    from author.taking.lines import TakenLine
    from author.taking.synonyms import Synonyms


@dataclass(frozen=True)
class Content:
    """All that is taken."""

    lines: Sequence[TakenLine]
    goals: Mapping[str, Goal]
    """By project."""
    controls: Mapping[str, Control]
    owners: frozenset[str]
    """The units above the tables with lines."""

    @property
    def projects(self) -> list[str]:
        """The projects with money of this year, in the order of the lines."""
        return list(dict.fromkeys(line.project for line in self.lines if line.project and line.current))

    @property
    def figures(self) -> Mapping[str, Decimal]:
        """The control figures in 万元, as exact as they are."""
        return {name: in_unit(each.money, "万元") for name, each in self.controls.items()}

    def form(self, edition: str, year: int, books: Books) -> dict[str, Any]:
        """A new submission with all of it."""
        units = list(dict.fromkeys(line.unit for line in self.lines))
        owners = [unit for unit in units if unit in self.owners]
        own = units[0] if len(units) == 1 else owners[0] if len(owners) == 1 else ""
        return {
            "版式": edition,
            "单位": {"名称": own},
            "年度": year,
            "机构": {"下属预算单位": [{"名称": each} for each in units if each not in ("", own, OWN)]},
            LINES: [line_values(line) for line in known(self.lines, books, own)],
            "控制数": self.figures,
            PROJECTS: [
                project_values(each, self.goals.get(each)) for each in dict.fromkeys([*self.projects, *self.goals])
            ],
        }


def take_all(export: Export, words: Synonyms, books: Books, year: int) -> Taken:
    """The lines of all tables; the same line in two tables is most likely one that would count twice."""
    each = [(table, take(table, made, export.map, words, books.economic)) for table, made in export.lines]
    lines = [_of_owner(line, table.owner(words)) for table, taken in each for line in taken.lines]
    findings = [finding for _, taken in each for finding in taken.findings]
    findings += [
        Finding("A01", f"这张表是{table.year}年的，填报文件是{year}年", (table.at(1),), severity=Severity.WARNING)
        for table, _ in each
        if table.year not in (0, year)
    ]
    rows, totals = sum(taken.rows for _, taken in each), sum(taken.totals for _, taken in each)
    return Taken(tuple(lines), (*findings, *_twice(lines, books)), rows, totals)


def _of_owner(line: TakenLine, owner: str) -> TakenLine:
    return line if line.unit else replace(line, unit=owner)


def _twice(lines: Sequence[TakenLine], books: Books) -> Iterator[Finding]:
    """Lines that two tables have, one perhaps with names where the other has codes."""
    first: dict[tuple[str, ...], TakenLine] = {}
    for line in known(lines, books, ""):
        before = first.setdefault((*rest(line, books), line.fund, line.purpose), line)
        if before is not line:
            at = tuple(filter(None, (line.at, before.at)))
            yield Finding("A04", "两张表里都有这一笔", at, hint="是同一笔的，用 --sheet 只读一张")


def content_of(
    export: Export, lines: Sequence[TakenLine], words: Synonyms, books: Books
) -> tuple[Content, list[Finding]]:
    """The content, and what does not agree in it."""
    told = goals(export.goals, words)
    nameless = told.pop(NAMELESS, None)
    findings = []
    if nameless and nameless.at:
        message = "这张表的绩效指标看不出是哪个项目的，没有读"
        findings.append(Finding("A03", message, (nameless.at,), severity=Severity.WARNING))
    owners = frozenset(table.owner(words) for table, _ in export.lines)
    made = Content(lines, told, controls((table for table, _ in export.sums), words), owners)
    return made, [*findings, *_unproven(made, books)]


def _unproven(made: Content, books: Books) -> Iterator[Finding]:
    """Totals of the export's own tables that its lines do not add up to, in as many decimals as they have."""
    found = sums(made.lines, books)
    for name, control in made.controls.items():
        money, told = found.get(name), made.figures[name]
        if money is not None and as_told(told, money) != told:
            message = f"{name}是 {report.shown(control.money)} 元，读入的明细是 {report.shown(money)} 元"
            hint = "请看导出的明细是否齐全"
            yield Finding("F47", message, (control.at,), severity=Severity.WARNING, hint=hint)
