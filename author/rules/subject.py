"""What the rules look at: a submission with its form, and what several rules need, worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from author.findings import Finding, Severity
from author.ledger import CURRENT
from author.rules.texts import Text, printed_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from author.composition import Composition, PrintedSection
    from author.editions.edition import Edition
    from author.findings import Place
    from author.ledger import Ledger
    from author.money import Money
    from author.narrative import Answer
    from author.read.tree import Path, Tree
    from author.submission import Submission


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
    def rise(self) -> Money:
        """This year's amount less the base."""
        return self.answer.money - self.answer.base


@dataclass(frozen=True)
class Project:
    """A project of the list with this year's money."""

    path: Path
    words: Mapping[str, Any]
    ledger: Ledger

    @property
    def name(self) -> str:
        """Its name, as the list has it."""
        return str(self.words["名称"])


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
    def tree(self) -> Tree:
        """The file with its places."""
        return self.submission.tree

    @property
    def year(self) -> int:
        """The budget year."""
        return self.submission.year

    @cached_property
    def now(self) -> Ledger:
        """This year's lines."""
        return self.submission.ledger.where(measure=CURRENT)

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Everything staff wrote that is printed."""
        return tuple(printed_texts(self.words))

    @cached_property
    def projects(self) -> tuple[Project, ...]:
        """The projects of the file's own list."""
        by_name = self.now.by("project")
        written = self.tree.data.get("项目", ())
        return tuple(
            Project(("项目", index), project, by_name[project["名称"]])
            for index, project in enumerate(self.words["项目"])
            if project["名称"] in by_name and index < len(written)
        )

    @cached_property
    def compared(self) -> tuple[Compared, ...]:
        """Every printed figure that the form compares with last year and gives a reason for."""
        return tuple(
            Compared(answer, section)
            for section in self.composition.sections
            for found in section.answers.values()
            for answer in (found if isinstance(found, list) else [found])
            if answer.reason_path
        )

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
        return Finding(code, message, at, printed, severity, hint, object_of(self.words, paths[0]), part)


def object_of(words: Mapping[str, Any], path: Path) -> str:
    """The path as staff write it under 忽略: items of lists by their names, ``项目/线路租赁费项目/政策依据``."""
    steps: list[str] = []
    value: Any = words
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            value = None
        steps.append(_item(value, step, path) if isinstance(step, int) else step)
    return "/".join(steps)


_LINE = ("功能科目", "项目", "经济科目", "资金来源", "用途")


def _item(value: Any, place: int, path: Path) -> str:  # noqa: ANN401 - an item of any list
    if not isinstance(value, dict):
        return f"第{place + 1}项"
    if path[0] == "预算明细":
        return "/".join(str(value[field]) for field in _LINE if value.get(field))
    return str(
        next((value[name] for name in ("名称", "三级", "词", "类型", "规则") if value.get(name)), f"第{place + 1}项")
    )
