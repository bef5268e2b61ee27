"""Last year's submission in place of typed 上年 amounts: its 本年 is this year's 上年.

What staff typed all the same must agree with it. Last year's file is read like any other and no further: the file
that it may name in its turn stays closed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from author.ground.findings import Finding, Severity, Source
from author.ledger.ledger import PRIOR
from author.ledger.money import Money
from author.ledger.question import EVERYTHING, Question
from author.read.door import read
from author.read.schema import typed, understood
from author.read.tree import standing
from author.submission.coded import with_codes
from author.submission.lines import Lines
from author.submission.named import named_file
from author.submission.owncodes import own_codes
from author.submission.reading import budget_lines, people, reasons_of
from author.submission.units import read_members

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal
    from pathlib import Path

    from author.ledger.ledger import Fact
    from author.read.tree import Tree
    from author.submission.lines import Books
    from author.submission.reading import Words
    from author.submission.units import Members
    from author.submission.written import BudgetLine

    Key = tuple[str, ...]

FIELD = "上年文件"
_NEEDED = ("年度", "金额单位", "人员", "科目名称", "预算明细")
_BESIDE = ("单位", "机构", "变动原因")
"""What matters less: a mistake in it does not keep last year's amounts out."""
_HINT = "两处只留一处：删去这里的“上年”，或改正上年文件"


@dataclass(frozen=True)
class LastYear:
    """What last year's submission says of this year's comparison; empty without such a file."""

    name: str = ""
    at: Source = field(default_factory=Source)
    """Where this year's file names it."""
    facts: tuple[Fact, ...] = ()
    """Those of the own office name no unit: the department may have had another name."""
    people: Mapping[str, tuple[int, Source]] = field(default_factory=dict)
    """Kind of staff to their number and its place, where that file has one."""
    codes: Mapping[str, str] = field(default_factory=dict)
    """Codes that it names itself."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """Units below the department then, with their kinds."""
    gaps: tuple[Question, ...] = ()
    """What of last year's money could not be read."""
    reasons: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    """Why its amounts had changed, by the same paths as this year's."""


NOTHING = LastYear()
_ALL = (EVERYTHING.narrow("measure", frozenset((PRIOR,))),)


def read_last_year(
    words: Words, tree: Tree, folder: Path, schema: Mapping[str, Any], books: Books
) -> tuple[LastYear, list[Finding]]:
    """Read the file that ``words`` name, relative to ``folder``; what prevents it is one finding at its name."""
    name = str(words.get(FIELD, ""))
    if not name:
        return NOTHING, []
    at = tree.at((FIELD,))
    path = named_file(FIELD, name, folder, at)
    if isinstance(path, Finding):
        return LastYear(gaps=_ALL), [path]
    found, submitted, wrong = _submitted(path, name, schema)
    if found is None:
        return LastYear(gaps=_ALL), [_unreadable(name, at, wrong)]
    before = words["年度"] - 1 if "年度" in words else None
    if before and submitted.get("年度", before) != before:
        message = f"上年文件 {name} 是{submitted['年度']}年的，应是{before}年的"
        wrong_year = Finding("A01", message, (at, found.at(("年度",))), hint="请确认选对了文件")
        return LastYear(gaps=_ALL), [wrong_year]  # what it says is of another year, and would differ in every line
    reasons = dict(reasons_of(submitted.get("变动原因", {})))
    last, more = _from(found, submitted, LastYear(name, at, reasons=reasons), books)
    wrong += more
    return last, [_unreadable(name, at, wrong)] if wrong else []


def _submitted(path: Path, name: str, schema: Mapping[str, Any]) -> tuple[Tree | None, Words, list[Finding]]:
    """The parts that matter here, with the errors in them."""
    tree, findings = read(path, schema, name)
    wrong = [finding for finding in findings if finding.severity is Severity.ERROR]
    if tree is None:
        return None, {}, wrong
    part = _only(tree, _NEEDED)
    words, more, part = understood(part, {key: schema[key] for key in _NEEDED})
    beside, _ = typed(_only(tree, _BESIDE), {key: schema[key] for key in _BESIDE})
    return part, {**beside, **words}, wrong + more


def _only(tree: Tree, names: tuple[str, ...]) -> Tree:
    data = {name: tree.data[name] for name in names if name in tree.data}
    return replace(tree, data=data, empty=tuple(path for path in tree.empty if path[:1] and path[0] in names))


def _unreadable(name: str, at: Source, wrong: list[Finding]) -> Finding:
    first = wrong[0]
    places = (at, *(place for finding in wrong for place in finding.at))
    where = f"{first.at[0]}：" if first.at else ""
    more = f"（共 {len(wrong)} 处）" if len(wrong) > 1 else ""
    message = f"上年文件 {name} 没有全部读出：{where}{first.message}{more}"
    return Finding("A01", message, places, hint=f"先用 kzauthor check {name} 核对，改正后再用")


def _from(tree: Tree, words: Words, empty: LastYear, books: Books) -> tuple[LastYear, list[Finding]]:
    own = own_codes(words)
    named = books.named(own)
    words, _ = with_codes(words, tree, named)
    members, _ = read_members(words, tree)
    reader = Lines(tree, named, frozenset(own), members)
    lines = budget_lines(words, tree)
    facts = [fact for index, line in enumerate(lines) if line for fact in _prior(reader, index, line)]
    known = None not in lines and ("金额单位",) not in tree.unread
    nameless = tuple(replace(fact, unit="") if fact.unit == members.own else fact for fact in facts)
    counts = people(words).by_kind if "人员" in words else {}
    typed = {
        kind: count.now for kind, count in counts.items() if standing(tree.data, ("人员", kind, "本年")) is not None
    }
    numbers = {kind: (number, tree.at(("人员", kind, "本年"))) for kind, number in typed.items()}
    gaps = tuple(gap.without("unit", "project") for gap in reader.gaps) if known else _ALL  # they may have been renamed
    below = {name: members.kinds[name] for name in members.below}
    return replace(empty, facts=nameless, people=numbers, codes=own, kinds=below, gaps=gaps), reader.findings


def _prior(reader: Lines, index: int, line: BudgetLine) -> Iterator[Fact]:
    """The line's 本年 as a fact of 上年; codes that are retired by now were good then."""
    unread = line.unread - {"本年", "上年", "上年执行"} | ({"上年"} if "本年" in line.unread else set())
    moved = line._replace(current=Money(), prior=line.current, prior_actual=Money(), unread=unread)
    for fact in reader.facts(index, moved):
        yield replace(fact, source=reader.tree.at(("预算明细", index, "本年")))


def with_words(words: Words, tree: Tree, last: LastYear) -> tuple[Words, list[Finding]]:
    """Staff's words with last year's numbers of people where none are typed, and last year's own codes."""
    if not last.name:
        return words, []
    numbers, findings = dict(words["人员"]), []
    for kind, count in people(words).by_kind.items():
        then, at = last.people.get(kind, (0, last.at))
        path = ("人员", kind, "上年")
        if standing(tree.data, path) is None:
            numbers[kind] = {**numbers[kind], "上年": then}
        elif count.before != then:
            message = f"{kind}人数上年：这里填 {count.before}，上年文件填 {then}（{at}）"
            findings.append(Finding("D28", message, (tree.at(path), at), hint=_HINT))
    return {**words, "人员": numbers, "科目名称": {**last.codes, **words["科目名称"]}}, findings


def with_facts(
    facts: Iterable[Fact], lines: Iterable[BudgetLine | None], tree: Tree, last: LastYear, members: Members
) -> tuple[list[Fact], list[Finding]]:
    """All facts: those of last year's file that are not typed too; and where the two do not agree."""
    joined = list(facts)
    if not last.name:
        return joined, []
    typed = {_key(fact): fact for fact in joined if fact.measure == PRIOR}
    zeros = dict(_typed_zeros(lines, tree, members))
    findings = []
    for then in last.facts:
        fact = replace(then, unit=members.called(then.unit))
        mine = typed.pop(_key(fact), None)
        zero = zeros.get(_without_nature(fact))
        if mine is None and zero is None:
            joined.append(fact)
        elif mine is None or mine.amount != fact.amount:
            amount, at = (mine.amount, mine.source) if mine else (Money().yuan, zero or last.at)
            findings.append(_differs(amount, at, f"上年文件里是 {_yuan(fact.amount)}（{fact.source}）", fact.source))
    strange = () if last.gaps else typed.values()
    findings += [_differs(fact.amount, fact.source, "上年文件里没有这一笔", last.at) for fact in strange]
    return joined, findings


def _differs(amount: Decimal, at: Source, other: str, other_at: Source) -> Finding:
    """D28: an amount typed here and one read from last year's file."""
    return Finding("D28", f"上年预算数：这里填 {_yuan(amount)}，{other}", (at, other_at), hint=_HINT)


def _yuan(amount: Decimal) -> str:
    return f"{amount:,.2f} 元"


def _key(fact: Fact) -> Key:
    return (fact.unit, fact.function, fact.nature, fact.economic, fact.project, fact.fund, fact.purpose)


def _without_nature(fact: Fact) -> Key:
    return (fact.unit, fact.function, fact.economic, fact.project, fact.fund, fact.purpose)


def _typed_zeros(lines: Iterable[BudgetLine | None], tree: Tree, members: Members) -> Iterator[tuple[Key, Source]]:
    """Lines where staff wrote 上年: 0; such a line has no fact. Its other fields tell the 支出类别."""
    for index, line in enumerate(lines):
        path = ("预算明细", index, "上年")
        if line and not line.prior and "上年" not in line.unread and standing(tree.data, path) is not None:
            unit = members.called(line.unit)
            project = members.project(unit, line.project)
            yield (unit, line.function, line.economic, project, line.fund, line.purpose), tree.at(path)
