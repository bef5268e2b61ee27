"""The rows of a table as budget lines; rows that are totals are put to the lines and not read as one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.ledger.money import Money
from author.read.values import quoted
from author.submission.lines import PROJECT
from author.taking.rows import Rows
from author.taking.synonyms import CODED, CURRENT, FUND, NATURE, PRIOR, SUM
from author.taking.totals import ZERO, Row, Totals, unequal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from author.ground.findings import Finding, Source
    from author.ledger.codes import CodeBook
    from author.taking.exportmap import ColumnMap, ExportMap, TableMap
    from author.taking.synonyms import Synonyms
    from author.taking.tables import Table

_MOST_TOLD = 20


@dataclass(frozen=True)
class TakenLine:
    """A budget line of an export; amounts in 元."""

    function: str
    economic: str
    nature: str
    project: str
    fund: str
    purpose: str
    unit: str
    current: Money
    prior: Money | None = None
    """None where the export has no last year."""
    at: Source | None = field(default=None, compare=False)
    alternatives: tuple[str, ...] = field(default=(), compare=False)
    """Funds that the export cannot tell from this one."""

    @property
    def key(self) -> tuple[str, ...]:
        """What makes it the same line when it is taken again."""
        return (self.unit, self.function, self.economic, self.project, self.fund, self.purpose)


@dataclass(frozen=True)
class Taken:
    """What a table gave."""

    lines: tuple[TakenLine, ...]
    findings: tuple[Finding, ...]
    rows: int
    """Rows that are lines, before those that say the same are one."""
    totals: int
    """Rows that are totals, and proven."""


def take(table: Table, made: TableMap, given: ExportMap, words: Synonyms, economic: CodeBook) -> Taken:
    """The lines of a table by its map; whatever cannot be read or does not add up is a finding, 错误 mostly."""
    return _Taking(table, made, given, words, economic).take()


def names_in(table: Table, made: TableMap, what: str, words: Synonyms) -> list[str]:
    """What the rows with money say under 资金来源 or 支出类别, in their order; several columns are joined by /."""
    if all(column.field != what for column in made.columns):
        return []
    return list(dict.fromkeys(row.said[what] for row in Rows(table, made, words) if what in row.said))


class _Taking:
    def __init__(self, table: Table, made: TableMap, given: ExportMap, words: Synonyms, economic: CodeBook) -> None:
        self.table, self.map, self.given, self.words, self.economic = table, made, given, words, economic
        self.read = Rows(table, made, words)
        self.totals = 0

    def take(self) -> Taken:
        for number, column, unit in self.table.other_units(self.map.unit):
            message = f"这里写的单位是{unit}，表上面的是{self.map.unit}"
            self.read.tell(number, column, message, "一张表里有两种单位的，请分成两张表")
        rows = list(self.read)
        details = [row for row in rows if _is_detail(row) and not row.is_total]
        lines, others = self._without_classes(self._without_parts(details))
        totals = Totals(lines, [column.head for column, _ in self.read.amounts])
        for row in sorted(
            [*others, *(row for row in rows if row.is_total or not _is_detail(row))], key=lambda row: row.number
        ):
            self._total(row, totals)
        self._crosswise(lines)
        taken = _summed(line for row in lines for line in self._lines(row))
        return Taken(tuple(taken), self.read.findings, len(lines), self.totals)

    # Totals

    def _without_parts(self, details: Sequence[Row]) -> list[Row]:
        """The rows without those that say 其中 right below the line that they are a part of."""
        whole: Row | None = None
        kept = []
        for row in details:
            if not row.is_part:
                whole = row
            elif whole and all(row.said[field] == whole.said[field] for field in CODED):
                message = f"写着“其中”，是第 {whole.number} 行的一部分，没有读"
                self.read.tell(row.number, self._first(row), message, "不是的，请改正名称", Severity.WARNING)
                continue
            kept.append(row)
        return kept

    def _without_classes(self, details: Sequence[Row]) -> tuple[list[Row], list[Row]]:
        """Lines, and the rows of an economic 类 that add up the 款 beside them."""
        classes = [row for row in details if len(row.said["经济科目"]) == 3]
        lines = [row for row in details if len(row.said["经济科目"]) != 3]
        found = Totals(lines, ())
        over = [row for row in classes if any(row.holds(line) for line in lines)]
        others = [row for row in over if found.difference(row) is None]
        for row in (row for row in over if row not in others):
            message = f"{row.said['经济科目']} 的这一行算作一笔，下面的款另外也算了，不等于各款之和"
            self.read.tell(row.number, self._first(row), message, "请看是不是合计，有没有重复", Severity.WARNING)
        kept = {row.number for row in others}
        return [row for row in details if row.number not in kept], others

    def _total(self, row: Row, totals: Totals) -> None:
        """A row without all that a line needs must add up other rows; else it is a line that cannot be read."""
        if totals.proven(row):
            self.totals += 1
            return
        at = self._first(row)
        wrong = totals.difference(row)
        assert wrong is not None  # noqa: S101 - it would be proven
        head, amount, found = wrong
        missing = "、".join(each for each in CODED if each not in row.said)
        shown = f"“{head}”是 {amount:f}，各行之和是 {found:f}，差 {amount - found:f}（{self.map.unit}）"
        hint = f"是合计行的，请看导出是否不全；{_as_line(row, missing)}"
        self.read.tell(row.number, at, f"这一行不是一笔，也不是各行的合计：{shown}", hint)

    def _first(self, row: Row) -> int:
        heads = {column.head: at for column, at in self.read.amounts}
        return heads[next(iter(row.amounts))]

    def _crosswise(self, lines: Sequence[Row]) -> None:
        """Columns that are totals are the sums of the funds beside them."""
        parts = [column.head for column, _ in self.read.amounts if column.field == CURRENT]
        for column, at in self.read.amounts:
            if column.field != SUM:
                continue
            for row, total, found in list(unequal(lines, column.head, parts))[:_MOST_TOLD]:
                message = f"“{column.head}”是 {total:f}，各栏之和是 {found:f}，差 {total - found:f}（{self.map.unit}）"
                self.read.tell(row.number, at, message, "多半有一栏资金没有读：请看对照里的“不读”")

    # Lines

    def _lines(self, row: Row) -> Iterator[TakenLine]:
        """One line for each fund with money."""
        nature = self._nature(row)
        is_project = nature == PROJECT or (not nature and bool(row.said.get("项目")))
        line = TakenLine(
            function=row.said["功能科目"],
            economic=row.said["经济科目"],
            nature=nature if nature and nature != self._derived(row, is_project=is_project) else "",
            project=row.said.get("项目", "") if is_project else "",
            fund="",
            purpose=row.said.get("用途", ""),
            unit=row.said.get("单位", ""),
            current=Money(),
            at=self.table.at(row.number, self.read.columns[0][1]),
        )
        prior = [column.head for column, _ in self.read.amounts if column.field == PRIOR]
        current = [column for column, _ in self.read.amounts if column.field == CURRENT]
        if prior and len(current) > 1:
            self.read.tell(self.table.bottom, 1, "上年数没有分资金，没有读", severity=Severity.WARNING)
        for column in current:
            money = self._money(row, column.head)
            before = self._money(row, prior[0]) if prior and len(current) == 1 else None
            if money or before:
                fund, others = self._fund(row, column)
                yield replace(line, fund=fund, alternatives=others, current=money, prior=before)

    def _money(self, row: Row, head: str) -> Money:
        return Money.of(row.amounts.get(head, ZERO), self.map.unit)

    def _derived(self, row: Row, *, is_project: bool) -> str:
        """What the nature is when nobody writes it."""
        return PROJECT if is_project else self.economic.kind(row.said["经济科目"])

    def _nature(self, row: Row) -> str:
        said = row.said.get(NATURE, "")
        if not said:
            return ""
        if said not in self.given.natures:
            self.read.tell(
                row.number,
                self.read.columns[0][1],
                f"不知道{quoted(said)}是哪一种支出类别",
                "请在对照的“支出类别”里写明",
            )
        return self.given.natures.get(said, "")

    def _fund(self, row: Row, column: ColumnMap) -> tuple[str, tuple[str, ...]]:
        """The fund of an amount, and those it could be as well."""
        said = row.said.get(FUND, "")
        fund = column.fund or self.given.funds.get(said, "")
        if not fund:
            what = f"{quoted(said)}是哪一种资金" if said else "这一笔是哪一种资金"
            self.read.tell(row.number, self.read.columns[0][1], f"不知道{what}", "请在对照的“资金来源”里写明")
        meant = self.words.fund(column.head.split("/")) if column.fund else self.words.fund(said.split("/")[:1])
        return fund, tuple(each for each in meant or () if each != fund)


def _as_line(row: Row, missing: str) -> str:
    """What keeps a row from being a line."""
    if row.is_total and not missing:
        return "是一笔的，名称不要写成合计"
    return f"是一笔的，缺{missing or '项级的功能科目'}"


def _is_detail(row: Row) -> bool:
    """Whether a row says all that a line needs: a function to the 项, an economic code."""
    function = row.said.get("功能科目", "")
    return (len(function) == 7 or (bool(function) and not function.isdigit())) and "经济科目" in row.said


def _summed(lines: Iterator[TakenLine]) -> list[TakenLine]:
    """Lines that say the same are one with their sum."""
    found: dict[tuple[str, ...], TakenLine] = {}
    for line in lines:
        first = found.get((*line.key, line.nature))
        if first is None:
            found[(*line.key, line.nature)] = line
            continue
        prior = None if first.prior is None or line.prior is None else first.prior + line.prior
        found[(*line.key, line.nature)] = replace(first, current=first.current + line.current, prior=prior)
    return list(found.values())
