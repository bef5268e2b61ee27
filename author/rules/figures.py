"""What rules compare with words: figures of the narrative with their reasons, and projects with their money."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from author.ledger.question import Question

if TYPE_CHECKING:
    from author.compose.answers import Answer
    from author.compose.composition import PrintedSection
    from author.ground.findings import Place
    from author.ledger.ledger import Ledger
    from author.ledger.money import Money
    from author.read.tree import Path
    from author.submission.written import Record


@dataclass(frozen=True)
class Compared:
    """A figure of the narrative with last year's, and the reason that is printed behind it."""

    answer: Answer
    section: PrintedSection

    @property
    def label(self) -> str:
        """``2101501 行政运行``, or where its reason stands for a figure without a name."""
        code = self.answer.code if self.answer.code.isdigit() else ""
        return " ".join(filter(None, (code, self.answer.label))) or self.answer.reason_path

    @property
    def printed(self) -> Place:
        """``第三部分 五、2101501 行政运行``"""
        return self.section.place(self.label)

    @property
    def path(self) -> Path:
        """Where its reason stands, or should stand."""
        return ("变动原因", *self.answer.reason_path.split("/"))

    @property
    def questions(self) -> tuple[Question, ...]:
        """What both amounts are the answers to."""
        asked = (self.answer.money.asked, self.answer.base.asked)
        return tuple(each.origin for each in asked if each and isinstance(each.origin, Question))

    @property
    def rise(self) -> Money:
        """This year's amount less the base."""
        return self.answer.money - self.answer.base


@dataclass(frozen=True)
class Project:
    """A project of the list with this year's money."""

    path: Path
    code: str
    """What the ledger calls it: its name, behind that of its unit where this is not the own office."""
    record: Record
    ledger: Ledger
    """Its lines of this year."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """What its money is the answer to."""
        return (self.ledger.question,)

    @property
    def name(self) -> str:
        """Its name, as the list has it."""
        return self.record.name
