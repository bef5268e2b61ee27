"""A submission as everything behind it takes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from author.submission.reading import written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from author.ledger.ledger import Ledger
    from author.ledger.question import Question
    from author.read.tree import Tree
    from author.submission.units import Members
    from author.submission.written import BudgetLine, Written


@dataclass(frozen=True)
class Submission:
    """A submission ready to be composed and checked."""

    words: Mapping[str, Any]
    """Typed values under staff's Chinese names, for the paths that forms and templates name; else see `written`.

    What units count for themselves is added up in them.
    """
    own_words: Mapping[str, Any]
    """The typed values of the file itself, item by item as it has them."""
    ledger: Ledger
    gross: Ledger
    """The same with what its units pass on among themselves still in it: what each unit counts for itself."""
    tree: Tree
    lines: tuple[BudgetLine | None, ...]
    """All lines of the file, also those that the ledger lacks; None for one that could not be read."""
    projects: Mapping[str, Mapping[str, Any]]
    """Code to what staff wrote of each project, those of the units too, in print order."""
    codes: tuple[str, ...]
    """The code of each project of the file's own list."""
    schema: Mapping[str, Any]
    """What staff may fill in."""
    members: Members
    """The department's own office and the units below it."""
    handed: frozenset[str] = frozenset()
    """The units below that handed in files of their own."""
    unfilled: frozenset[str] = frozenset()
    """Parts and numbers that staff left blank: ``政府采购``, ``人员.在职.上年``; see `author.submission.unfilled`."""
    left: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The same unit by unit: what is blank of its own, in this file or in that of the unit."""
    gaps: tuple[Question, ...] = ()
    """What the ledger may lack, or count twice: of each line and file that could not be read, all it may be about."""
    uncounted: frozenset[str] = frozenset()
    """人员, 政府采购, 国有资产 where a number of them could not be read, in this file or in that of a unit."""
    last_reasons: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    """The reasons of last year's file, where there is one, by the paths of this year's."""

    def is_sure(self, *questions: Question) -> bool:
        """Whether the answers to ``questions`` stay what they are, whatever may be in the gaps."""
        return all(gap.disjoint(question) for gap in self.gaps for question in questions)

    @property
    def year(self) -> int:
        """The budget year."""
        return int(self.words["年度"])

    @property
    def unit(self) -> str:
        """The full name of the department or unit."""
        return str(self.words["单位"]["名称"])

    @cached_property
    def written(self) -> Written:
        """What staff wrote, by names that Python knows; KeyError where nothing can be composed of it."""
        return written(self.words, self.lines)

    @cached_property
    def own(self) -> Written:
        """The same of the file itself, whose items stand where the file has them."""
        return written(self.own_words, self.lines)
