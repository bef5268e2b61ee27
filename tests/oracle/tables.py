"""What each cell of a table must print, from the questions of its rows and columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.oracle.codes import names
from tests.oracle.printed import unlike

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tests.oracle.given import Given
    from tests.oracle.lines import Line
    from tests.oracle.printed import PrintedSection

    Test = Callable[[Line], bool]
    Column = tuple[str, Test]
    """What stands above it, and which lines it counts."""


@dataclass(frozen=True)
class Row:
    """The words of a row, and which lines it counts."""

    words: tuple[str, ...]
    counts: Test


def everything(_line: Line) -> bool:
    return True


def of_fund(*funds: str) -> Test:
    return lambda line: line.fund in funds


def of_nature(nature: str) -> Test:
    return lambda line: line.basic if nature == "基本支出" else line.nature == nature


def of_economic(*codes: str) -> Test:
    return lambda line: line.economic.startswith(codes)


def under(code: str) -> Test:
    return lambda line: line.function.startswith(code)


def both(*tests: Test) -> Test:
    return lambda line: all(test(line) for test in tests)


@dataclass(frozen=True)
class Side:
    """A block of columns: rows of words and amounts."""

    given: Given
    within: Test
    columns: list[Column]

    def cells(self, row: Row) -> list[str]:
        """The words and the amounts of a row."""
        counted = [line for line in self.given.current if self.within(line) and row.counts(line)]
        sums = (
            sum((line.now for line in counted if test(line)), start=self.given.now(_none)) for _, test in self.columns
        )
        return [*row.words, *(self.given.writing.cell(each) for each in sums)]

    def by_function(self, levels: tuple[int, ...], words: int = 4) -> Iterator[Row]:
        """A row for each code that has money, each under the one above it; ``words`` stub columns."""
        codes = {line.function[:size] for line in self.given.current if self.within(line) for size in levels}
        for code in sorted(codes):
            yield Row((*split(code), self.given.functions.get(code, code), *[""] * (words - 4)), under(code))


def _none(_line: Line) -> bool:
    return False


def split(code: str, levels: int = 3) -> tuple[str, ...]:
    """210, 15, 01; blanks for the levels below."""
    parts = [code[:3], *(code[at : at + 2] for at in range(3, len(code), 2))]
    return (*parts, *[""] * (levels - len(parts)))


def economic_rows(side: Side, levels: tuple[int, ...], *, whole: bool) -> Iterator[Row]:
    """A row for each economic code; ``whole`` prints 30101 whole."""
    book = names("economic", side.given.year)
    codes = {line.economic[:size] for line in side.given.current if side.within(line) for size in levels}
    for code in sorted(codes):
        parts = (code[:3], code if whole else code[3:]) if len(code) > 3 else (code, "")
        yield Row((*parts, book[code]), of_economic(code))


def project_rows(side: Side, levels: tuple[int, ...], lines: Iterable[Line] | None = None) -> Iterator[Row]:
    """A row for each code above the lowest, then for each project under each code, in the order of their list."""
    own = [line for line in (side.given.current if lines is None else lines) if side.within(line)]
    listed = [(project.unit, project.name) for project in side.given.projects]
    for code in sorted({line.function[:size] for line in own for size in levels}):
        here = [line for line in own if line.function.startswith(code)]
        name = side.given.functions.get(code, code)
        if len(code) < 7:
            yield Row((*split(code), name, ""), both(under(code), _among(here)))
            continue
        for project in sorted({(line.unit, line.project) for line in here}, key=listed.index):
            mine = [line for line in here if (line.unit, line.project) == project]
            yield Row((*split(code), name, project[1]), _among(mine))


def _among(lines: list[Line]) -> Test:
    own = {id(line) for line in lines}
    return lambda line: id(line) in own


def compare(section: PrintedSection, labels: list[str], rows: list[list[str]], notes: list[str]) -> Iterator[str]:
    """A printed table against the labels, the rows and the notes that it should have."""
    if len(section.tables) != 1:
        yield f"{section.heading}：有 {len(section.tables)} 张表"
        return
    table = section.tables[0]
    yield from unlike(f"{section.heading} 表头", labels, table.labels)
    yield from unlike(section.heading, [" | ".join(row) for row in rows], [" | ".join(row) for row in table.body])
    yield from unlike(f"{section.heading} 表注", notes, section.lines)


def classes(section: PrintedSection, column: int, given: Given) -> Iterator[Row]:
    """The rows of all 类 as they are printed: code and name in one; every 类 of the year's book must be named right."""
    for row in section.tables[0].body if section.tables else []:
        code, _, name = row[column].partition(" ")
        if code.isdigit() and name == given.functions.get(code):
            yield Row((row[column],), under(code))
        elif row[column] and not row[column].endswith("计"):
            yield Row((f"（不知道的类：{row[column]}）",), _none)


def missing_classes(rows: Iterable[Row], side: Side) -> Iterator[str]:
    """The 类 with money that have no row."""
    named = [row.words[0][:3] for row in rows]
    for code in sorted({line.function[:3] for line in side.given.current if side.within(line)}):
        if named.count(code) != 1:
            yield f"{code} 类有金额，列了 {named.count(code)} 次"


def beside(
    left: list[list[str]], tail: list[list[str]], right: list[list[str]], end: list[list[str]]
) -> list[list[str]]:
    """Two blocks side by side: the shorter one filled up, their last rows at the foot."""
    height = max(len(left), len(right))
    widths = [len((block + foot)[0]) for block, foot in ((left, tail), (right, end))]
    foot = max(len(tail), len(end))
    sides = (
        [*block, *[[""] * width for _ in range(height + foot - len(block) - len(last))], *last]
        for block, last, width in zip((left, right), (tail, end), widths, strict=True)
    )
    return [[*a, *b] for a, b in zip(*sides, strict=True)]
