"""What the rules look at: a submission with its form, and what several rules need, worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from author.editions.tablespec import TableSpec
from author.findings import Finding, Severity
from author.ledger import CURRENT
from author.narrative import Answer, Manner, answers
from author.rules.texts import Text, printed_texts
from author.tables import grid
from author.wording import numeral

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.editions.edition import Edition
    from author.ledger import Ledger
    from author.money import Money
    from author.read.tree import Path, Tree
    from author.submission import Submission


@dataclass(frozen=True)
class Compared:
    """A figure of the narrative with last year's, and the reason that is printed behind it."""

    answer: Answer
    printed: str
    """``第三部分 五、行政运行``"""

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

    submission: Submission
    edition: Edition

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
        """Every figure that the form compares with last year and gives a reason for."""
        return tuple(self._compared())

    def _compared(self) -> Iterator[Compared]:
        manner = Manner(
            self.edition.narrative_form,
            self.edition.percent_decimals,
            {**self.edition.phrases, **self.words["措辞"]},
            self.words["变动原因"],
            {},
        )
        for part in self.edition.parts:
            for number, key in enumerate(part.sections, 1):
                spec = self.edition.sections[key]
                if not any(spec.reasons):
                    continue
                begins = f"{part.title.partition('　')[0]} {numeral(number)}、"
                for found in answers(spec, self.submission.ledger, manner).values():
                    for answer in found if isinstance(found, list) else [found]:
                        if answer.reason_path:
                            yield Compared(answer, begins + _named(answer))

    def place(self, words: str) -> str:
        """``表7 第8行 线路租赁费项目``: the first row of a table that goes by these words; empty without one."""
        return f"{self._places[words]} {words}" if words in self._places else ""

    @cached_property
    def _places(self) -> Mapping[str, str]:
        """``表7 第8行`` by the words of the row."""
        found: dict[str, str] = {}
        for label, number, words in self._rows():
            found.setdefault(words, f"{label} 第{number}行")
        return found

    def _rows(self) -> Iterator[tuple[str, int, str]]:
        for part in self.edition.parts:
            for place, key in enumerate(part.tables, 1):
                spec = self.edition.tables[key]
                if not isinstance(spec, TableSpec):
                    continue
                label = self.edition.wording.render(part.table_label, {"序": place, "题": ""}, self.edition.at)
                for side in grid(spec, self.submission.ledger, str).panels:
                    for number, row in enumerate((*side.rows, *side.tail), 1):
                        yield from ((label.strip().rstrip("：:") or key, number, words) for words in row.words)

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


def _named(answer: Answer) -> str:
    code = answer.code if answer.code.isdigit() else ""
    return " ".join(filter(None, (code, answer.label))) or answer.reason_path


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
