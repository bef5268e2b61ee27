"""What the rules look at: a submission with its form, and what several rules need, worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from author.ground.findings import Finding, Severity
from author.ledger.ledger import CURRENT
from author.ledger.money import Money
from author.ledger.question import EVERYTHING, Question
from author.rules.controls import mismatches, of_another_unit
from author.rules.figures import Compared, Project
from author.rules.indicatorwords import indicator_words
from author.rules.objects import object_of
from author.rules.projectwords import project_words
from author.rules.sameness import sameness
from author.rules.texts import KINDS, printed_texts
from author.submission.unfilled import is_blank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from author.compose.composition import Composition
    from author.form.edition import Edition
    from author.ground.findings import Place
    from author.ledger.ledger import Ledger
    from author.read.tree import Path, Tree
    from author.rules.controls import Mismatch
    from author.rules.indicatorwords import IndicatorWords
    from author.rules.projectwords import ProjectWords
    from author.rules.sameness import Sameness
    from author.rules.texts import Kind, Text
    from author.submission import Submission
    from author.submission.written import BudgetLine, Written

Found = TypeVar("Found")
Odd = tuple[str, Severity, str, str]
"""What is odd about a line: message, severity, hint, and the field that it is about."""
MOST_PLACES = 20


@dataclass(frozen=True)
class Subject:
    """One submission under check."""

    composition: Composition

    @property
    def submission(self) -> Submission:
        """What staff handed in."""
        return self.composition.submission

    @property
    def edition(self) -> Edition:
        """The form."""
        return self.composition.edition

    @property
    def words(self) -> Mapping[str, Any]:
        """Staff's words."""
        return self.submission.words

    @property
    def written(self) -> Written:
        """The same, under names that Python knows."""
        return self.submission.written

    @property
    def tree(self) -> Tree:
        """The file with its places."""
        return self.submission.tree

    @property
    def year(self) -> int:
        """The budget year."""
        return self.submission.year

    @property
    def knows_year(self) -> bool:
        """Whether the year is one of the form's, or the one before or after: else it is a slip, told by itself."""
        first, last = self.edition.years
        return first - 1 <= self.year <= last + 1

    @cached_property
    def now(self) -> Ledger:
        """This year's lines."""
        return self.submission.ledger.where(measure=CURRENT)

    @cached_property
    def mismatches(self) -> tuple[Mismatch, ...]:
        """The control figures that the lines do not add up to."""
        return tuple(mismatches(self.written.controls, self.now))

    @cached_property
    def other_unit(self) -> str:
        """元 or 万元 where all amounts must be in that, and not in the 金额单位, to fit the control figures."""
        if not self.mismatches or self.submission.gaps:
            return ""
        return of_another_unit(self.written.controls, self.now)

    @property
    def knows_unit(self) -> bool:
        """Whether the amounts are in the unit that the file says."""
        return not self.other_unit and not self.is_unread("金额单位")

    @cached_property
    def idle(self) -> tuple[str, ...]:
        """The units below that no line of this year is of."""
        spending = self.submission.gross.where(measure=CURRENT).by("unit")
        return tuple(name for name in self.submission.members.below if name not in spending)

    @cached_property
    def lacks_units(self) -> bool:
        """Whether the money of units without any is what the control figures have more than the lines."""
        short = [each for each in self.mismatches if self.submission.is_sure(each.counted.question)]
        return bool(self.idle and short) and all(each.ours < each.told for each in short)

    @property
    def reads_all(self) -> bool:
        """Whether everything that staff handed in could be read, and nothing of it is doubted."""
        return self.knows_year and not self.submission.gaps and not self.tree.unread and not self._doubts

    @cached_property
    def _doubts(self) -> tuple[Question, ...]:
        """What the ledger probably lacks although all lines could be read."""
        if self.other_unit:
            return (EVERYTHING,)
        return (EVERYTHING.narrow("unit", frozenset(self.idle)),) if self.lacks_units else ()

    def is_sure(self, *ledgers: Ledger) -> bool:
        """Whether the totals of ``ledgers`` stay what they are, whatever could not be read."""
        return self._are_sure(*(ledger.question for ledger in ledgers))

    def knows(self, about: Compared | Project) -> bool:
        """Whether the amounts stay what they are, whatever could not be read."""
        return self._are_sure(*about.questions)

    def knows_question(self, question: Question) -> bool:
        """Whether the answer to a question stays what it is, whatever could not be read."""
        return self._are_sure(question)

    def _are_sure(self, *questions: Question) -> bool:
        certain = all(doubt.disjoint(question) for doubt in self._doubts for question in questions)
        return certain and self.submission.is_sure(*questions)

    def rests_on_unread(self, path: Path) -> bool:
        """Whether a path leads to something that could not be read, or by an item whose name could not: 忽略 goes by it."""
        nameless = any(
            isinstance(step, int) and (*path[: at + 1], "名称") in self.tree.unread for at, step in enumerate(path)
        )
        return nameless or self.tree.is_unread(path)

    def knows_all_of(self, unit: str) -> bool:
        """Whether nothing of a unit is in a line or a file that could not be read."""
        return self._are_sure(self.submission.gross.where(unit=unit).question)

    def knows_counts(self, part: str) -> bool:
        """Whether all numbers of 人员, 政府采购 or 国有资产 are known, those of all units too."""
        forgotten = (
            self.submission.left.get(name, frozenset()) for name in self.idle if name not in self.submission.handed
        )
        return part not in self.submission.uncounted and not any(is_blank(part, blank) for blank in forgotten)

    def is_unread(self, *path: str | int) -> bool:
        """Whether staff wrote something at a path, around it or below it, that could not be read."""
        return self.tree.is_unread(path)

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Everything staff wrote that is printed."""
        return tuple(printed_texts(self.submission.own_words, self.submission.schema))

    @cached_property
    def _places_of_words(self) -> Mapping[tuple[str, Kind], list[int]]:
        """Where in `texts` the same words of the same kind stand."""
        places: dict[tuple[str, Kind], list[int]] = {}
        for place, text in enumerate(self.texts):
            places.setdefault((text.words, text.kind), []).append(place)
        return places

    def searched(
        self, search: Callable[[str], Found | None], kinds: tuple[Kind, ...] = KINDS
    ) -> Iterator[tuple[Text, Found]]:
        """Every text of ``kinds`` in which ``search`` finds something, and what; the same words are searched once."""
        hits: list[tuple[int, Found]] = []
        for (words, kind), places in self._places_of_words.items():
            if kind in kinds and (found := search(words)):
                hits += [(place, found) for place in places]
        for place, found in sorted(hits, key=lambda hit: hit[0]):
            yield self.texts[place], found

    def said(self, money: Money) -> str:
        """``68.47万元``: an amount as the document says it."""
        return money.shown(self.edition.narrative_form).with_unit

    def printed(self, money: Money) -> Money:
        """An amount rounded as the document prints it."""
        shown = money.shown(self.edition.narrative_form)
        return Money.of(shown.value, self.edition.narrative_form.unit)

    @cached_property
    def indicator_words(self) -> IndicatorWords:
        """What the words of indicators mean."""
        return indicator_words()

    @cached_property
    def project_words(self) -> ProjectWords:
        """What the words of projects mean."""
        return project_words()

    @cached_property
    def sameness(self) -> Sameness:
        """The words that tell things apart."""
        return sameness()

    @cached_property
    def lines(self) -> tuple[tuple[Path, BudgetLine], ...]:
        """The budget lines that could be read, each with its path."""
        return tuple((("预算明细", index), line) for index, line in enumerate(self.written.lines) if line)

    @cached_property
    def projects(self) -> tuple[Project, ...]:
        """The projects of the file's own list that have money this year."""
        by_code = self.now.by("project")
        listed = zip(self.submission.codes, self.submission.own.projects, strict=True)
        return tuple(
            Project(("项目", index), code, record, by_code[code])
            for index, (code, record) in enumerate(listed)
            if code in by_code
        )

    def project_of(self, line: BudgetLine) -> str:
        """The code of the project that a line spends on; empty without one."""
        members = self.submission.members
        return members.project(members.called(line.unit), line.project)

    @cached_property
    def compared(self) -> tuple[Compared, ...]:
        """Every printed figure that the form compares with last year and gives a reason for."""
        return tuple(Compared(answer, section) for section in self.composition.sections for answer in section.compared)

    def place(self, words: str) -> Place | str:
        """``表7 第8行 线路租赁费项目``: the first row of a table that goes by these words; empty without one."""
        return self._places.get(words, "")

    @cached_property
    def _places(self) -> Mapping[str, Place]:
        """The place of the first row that goes by each word."""
        found: dict[str, Place] = {}
        for table in self.composition.tables:
            for row in table.rows.rows if table.grid else ():
                for words in (row.code, *row.words):
                    found.setdefault(words, table.place(row.number, words))
        return found

    def found(
        self,
        code: str,
        message: str,
        *paths: Path,
        severity: Severity = Severity.ERROR,
        hint: str = "",
        printed: str = "",
        part: str = "",
    ) -> Finding:
        """A finding at ``paths``; the first of them is its object, ``part`` the words in question."""
        at = tuple(self.tree.at(path) for path in paths)
        named = object_of(self.submission.own_words, paths[0])
        return Finding(code, message, at, printed, severity, hint, named, part, about=paths)

    def found_in_lines(self, code: str, odd: Iterable[tuple[Path, Odd]]) -> Iterator[Finding]:
        """One finding for all lines of which the same is said, at the places of the first of them."""
        places: dict[Odd, list[Path]] = {}
        for path, said in odd:
            places.setdefault(said, []).append((*path, said[3]))
        for (message, severity, hint, _), paths in places.items():
            yield self.found(code, message, *paths[:MOST_PLACES], severity=severity, hint=hint)
