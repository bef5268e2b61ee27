"""Taking again: what an export changes in a submission, as edits that leave everything that staff wrote."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from author.exchange.edits import Add, Drop, Edit, Put
from author.exchange.texts import plain, scalar
from author.ledger.money import Money
from author.read.tree import standing
from author.submission.units import OWN, typed_below
from author.taking.oldlines import LINES, Match, OldLine, known, matches, old_lines, unit_of
from author.taking.synonyms import CURRENT, PRIOR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from author.read.tree import Tree
    from author.submission.lines import Books
    from author.taking.lines import TakenLine

    Schema = Mapping[str, Any]


@dataclass
class Merged:
    """The edits, and what staff should know of them."""

    edits: list[Edit] = field(default_factory=list)
    came: list[TakenLine] = field(default_factory=list)
    went: list[OldLine] = field(default_factory=list)
    changed: list[tuple[OldLine, str, Money, Money]] = field(default_factory=list)
    """Line, field, amount before and now."""
    undecided: list[Match] = field(default_factory=list)
    """One line of the export that is several here, whose sum is another now."""
    same: int = 0


def merge(tree: Tree, taken: Sequence[TakenLine], books: Books, schema: Schema, *, keep: bool) -> Merged:
    """What the lines of an export change in a submission; ``keep`` leaves lines that the export does not have.

    The lines of a unit that the export does not name stay, too.
    """
    own = own_name(tree.data)
    meant = own_in(taken, tree) or own
    old, lines = old_lines(tree, books, own), known(taken, books, meant)
    units = {line.unit for line in lines}
    merging = _Merging(tree, schema)
    met: set[int] = set()
    for match in matches(lines, old, books):
        met |= {line.index for line in match.old}
        merging.take(match)
    for line in old:
        if line.index not in met and line.current and not keep and line.rest[0] in units:
            merging.leave(line)
    merging.append()
    if not own and meant:
        merging.made.edits += filled(tree, ("单位", "名称"), meant)
    return merging.made


def filled(tree: Tree, path: tuple[str, ...], text: str) -> Iterator[Edit]:
    """A field that is filled in where staff have left it empty."""
    if path in tree.empty or (tree.sheets and path in tree.places and not standing(tree.data, path)):
        yield Put(path, text)
    elif path not in tree.places and len(path) == 1:
        yield Add(path, text)


def own_name(data: Mapping[str, Any]) -> str:
    """The name of the department or unit itself; empty where nobody has written it."""
    unit = data.get("单位")
    return str(unit.get("名称") or "") if isinstance(unit, dict) else ""


def own_in(taken: Sequence[TakenLine], tree: Tree) -> str:
    """How an export calls the unit itself: the only unit that the submission does not list below it."""
    below = {str(each.get("名称", "")) for each in typed_below(tree)}
    strange = {line.unit for line in taken if line.unit and line.unit != OWN} - below
    return strange.pop() if len(strange) == 1 else ""


class _Merging:
    def __init__(self, tree: Tree, schema: Schema) -> None:
        self.tree, self.schema = tree, schema
        self.unit = unit_of(tree)
        self.made = Merged()

    def take(self, match: Match) -> None:
        line, old = match.taken, match.old
        if not old:
            if line.current or line.prior:
                self.made.came.append(line)
        elif len(old) > 1:
            total = sum((each.current for each in old), Money())
            if total == line.current:
                self.made.same += len(old)
            else:
                self.made.undecided.append(match)
        elif not self._update(line, old[0]):
            self.made.same += 1

    def _update(self, line: TakenLine, old: OldLine) -> bool:
        amounts = [(CURRENT, old.current, line.current)]
        if line.prior is not None:
            amounts.append((PRIOR, old.prior, line.prior))
        changed = [each for each in amounts if each[1] != each[2]]
        for name, before, now in changed:
            self.made.changed.append((old, name, before, now))
            self.made.edits.append(self._put(old.index, name, scalar(now, self.unit)))
        return bool(changed)

    def _put(self, index: int, name: str, text: str) -> Put:
        return Put((LINES, index, name), text, after=next(reversed(self.tree.data[LINES][index])))

    def leave(self, line: OldLine) -> None:
        """A line without money of this year goes; with last year's it stays for that."""
        self.made.went.append(line)
        path = (LINES, line.index)
        self.made.edits.append(Put((*path, CURRENT), "") if line.is_past else Drop(path))

    def append(self) -> None:
        begin = len(self.tree.data.get(LINES) or ())
        rule = self.schema[LINES]["schema"]
        for index, line in enumerate(self.made.came, begin):
            self.made.edits.append(Add((LINES, index), plain(line_values(line), rule, self.unit)))


def line_values(line: TakenLine) -> dict[str, Any]:
    """A line under the names of the submission, in their order, without what is empty."""
    found = {
        "功能科目": line.function,
        "支出类别": line.nature,
        "经济科目": line.economic,
        "项目": line.project,
        "资金来源": line.fund,
        "用途": line.purpose,
        CURRENT: line.current,
        PRIOR: line.prior or "",
        "单位": line.unit,
    }
    return {name: value for name, value in found.items() if value or name == CURRENT}


def described(line: TakenLine) -> Iterator[str]:
    """The words by which staff know a line."""
    yield from filter(None, (line.unit, line.function, line.economic, line.project, line.fund, line.purpose))
