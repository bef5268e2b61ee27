"""The lines that a submission has already, and which line of an export each is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from author.ledger.money import Money
from author.read import values
from author.submission.codenames import LEVELS_OF
from author.submission.lines import PROJECT
from author.submission.units import OWN
from author.taking.cells import code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from author.ground.findings import Source
    from author.read.tree import Tree
    from author.submission.lines import Books
    from author.taking.lines import TakenLine

LINES = "预算明细"


@dataclass(frozen=True)
class OldLine:
    """A line of the submission, with the codes of its names."""

    index: int
    rest: tuple[str, ...]
    """Unit, function, economic, nature, project: what a line keeps when its money changes."""
    fund: str
    purpose: str
    current: Money
    prior: Money
    is_past: bool
    """Whether it has last year's amounts, so that it stays when this year's goes."""
    at: Source


@dataclass(frozen=True)
class Match:
    """A line of an export and the lines that it may be: none, one, or several that staff made of it."""

    taken: TakenLine
    old: tuple[OldLine, ...]


def unit_of(tree: Tree) -> str:
    """The unit of the submission's amounts, 元 or 万元."""
    return "万元" if tree.data.get("金额单位") == "万元" else "元"


def old_lines(tree: Tree, books: Books, own: str) -> list[OldLine]:
    """The lines of a submission; what is no line is passed over, `check` tells it."""
    given = tree.data.get(LINES)
    unit = unit_of(tree)
    items = enumerate(given) if isinstance(given, list) else ()
    return [_old(index, line, tree, books, own, unit) for index, line in items if isinstance(line, dict)]


def _old(index: int, line: Mapping[str, Any], tree: Tree, books: Books, own: str, unit: str) -> OldLine:
    said = {field: " ".join(str(text).split()) for field, text in line.items() if isinstance(text, str)}
    function, economic = (coded(said.get(field, ""), field, books) for field in LEVELS_OF)
    project = said.get("项目", "")
    whose = said.get("单位", "")
    return OldLine(
        index,
        (
            "" if whose in (own, OWN) else whose,
            function,
            economic,
            nature(said.get("支出类别", ""), project, economic, books),
            project,
        ),
        said.get("资金来源", ""),
        said.get("用途", ""),
        _money(said.get("本年", ""), unit),
        _money(said.get("上年", ""), unit),
        any(_money(said.get(field, ""), unit) for field in ("上年", "上年执行")),
        tree.at((LINES, index)),
    )


def coded(said: str, field: str, books: Books) -> str:
    """The code of a code or of a name that only one code has; else what was said."""
    found = code(said)
    if not found or found.isdigit():
        return found
    codes = books.names[field].named(found, LEVELS_OF[field])
    return codes[0] if len(codes) == 1 else found


def nature(said: str, project: str, economic: str, books: Books) -> str:
    """The nature that is written, or the one that project and code give."""
    return said or (PROJECT if project else books.economic.kind(economic))


def _money(said: str, unit: str) -> Money:
    try:
        return values.amount(said, unit) if said else Money()
    except ValueError:
        return Money()


def known(lines: Iterable[TakenLine], books: Books, own: str) -> list[TakenLine]:
    """Lines with codes for names, and no unit where it is the department itself."""
    return [
        replace(
            line,
            function=coded(line.function, "功能科目", books),
            economic=coded(line.economic, "经济科目", books),
            unit="" if line.unit in (own, OWN) else line.unit,
        )
        for line in lines
    ]


def rest(line: TakenLine, books: Books) -> tuple[str, ...]:
    """As of an old line."""
    kind = nature(line.nature, line.project, line.economic, books)
    return (line.unit, line.function, line.economic, kind, line.project)


def matches(taken: Sequence[TakenLine], old: Sequence[OldLine], books: Books) -> list[Match]:
    """Each line of the export with its old lines; no old line belongs to two.

    Staff may have put another fund that the export cannot tell from its own, or a purpose that it does not know, and
    may have made several lines of one: where other lines of the export do not claim them, they are this one.
    """
    here: dict[tuple[object, ...], dict[str, list[OldLine]]] = defaultdict(lambda: defaultdict(list))
    for line in old:
        here[line.rest, line.fund][line.purpose].append(line)
    there: dict[tuple[str, ...], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for each in taken:
        there[rest(each, books)][each.fund].add(each.purpose)
    found: list[Match] = []
    given: set[int] = set()
    for each in taken:
        alike = rest(each, books)
        funds = dict.fromkeys([each.fund, *(fund for fund in each.alternatives if fund not in there[alike])])
        fitting = [old for fund in funds for old in _of_purpose(each, here[alike, fund], there[alike][each.fund])]
        found.append(Match(each, _meant(each, [line for line in fitting if line.index not in given])))
        given |= {line.index for line in found[-1].old}
    return found


def _of_purpose(line: TakenLine, old: Mapping[str, Sequence[OldLine]], claimed: set[str]) -> Iterator[OldLine]:
    """Of the old lines by their purposes those of the line's; of a line without one all that no other has claimed."""
    if line.purpose:
        yield from old.get(line.purpose, ())
    else:
        yield from (each for said, lines in old.items() if not said or said not in claimed for each in lines)


def _meant(line: TakenLine, fitting: Sequence[OldLine]) -> tuple[OldLine, ...]:
    """All old lines with money, in their order; where there are none the one without, the most alike first."""
    if with_money := sorted((each for each in fitting if each.current), key=lambda each: each.index):
        return tuple(with_money)
    return tuple(
        sorted(fitting, key=lambda each: ((each.fund, each.purpose) != (line.fund, line.purpose), each.index))
    )[:1]
