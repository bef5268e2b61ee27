"""Budget lines put to the code books: each is classified by the code books and becomes a fact for every amount it holds.

Whatever contradicts the code books is a finding; a line that cannot be classified is left out of the ledger, so that
the rest can still be looked at.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from author.ground.findings import Finding, Severity, near
from author.ledger.codes import CodeBook, book_of_names, flat_book, level
from author.ledger.ledger import MEASURES, NATURES, Fact
from author.ledger.question import EVERYTHING, Dimension, Question
from author.read.values import coded, quoted
from author.submission.codenames import CodeNames
from author.submission.units import NOBODY, Members, base_book

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.ground.findings import Source
    from author.read.tree import Tree
    from author.submission.written import BudgetLine

PROJECT = "项目支出"


@dataclass(frozen=True)
class Books:
    """The code books that lines are read against."""

    function: CodeBook
    economic: CodeBook
    fund: CodeBook
    transfers: frozenset[str] = frozenset()
    """Sources of money that units pass on among themselves."""
    office: str = "{name}"
    """How the own office is called beside the units below it."""

    @property
    def dimensions(self) -> dict[Dimension, CodeBook]:
        """The books by dimension, but for those that each submission brings: projects, purposes, units."""
        return {
            "measure": flat_book("数据种类", MEASURES),
            "function": self.function,
            "economic": self.economic,
            "fund": self.fund,
            "nature": book_of_names("支出类别", NATURES),
            "unit": base_book(),
        }

    @cached_property
    def names(self) -> Mapping[str, CodeNames]:
        """Field of a line to the names of its codes."""
        return {"功能科目": CodeNames(self.function), "经济科目": CodeNames(self.economic)}

    def named(self, own: Mapping[str, str]) -> Books:
        """With codes that a submission names itself; official names stay."""
        return replace(
            self,
            function=self.function.with_names({code: name for code, name in own.items() if code[0] == "2"}),
            economic=self.economic.with_names({code: name for code, name in own.items() if code[0] != "2"}),
        )


class Lines:
    """Reads budget lines into facts and keeps what is wrong with them."""

    def __init__(self, tree: Tree, books: Books, own_codes: frozenset[str], members: Members = NOBODY) -> None:
        self.tree = tree
        self.members = members
        self.books = books
        self.own = own_codes
        self.findings: list[Finding] = []
        self.gaps: list[Question] = []
        """What the lines may be about that could not be read or classified, or that stand twice."""
        self._seen: dict[tuple[str, ...], Source] = {}
        self._told: dict[tuple[str, str], tuple[str, str]] = {}

    def facts(self, index: int, line: BudgetLine | None) -> Iterator[Fact]:
        """The facts of one line: one for each amount that is not zero; None is a line that could not be read."""
        if line is None:
            self.gaps.append(EVERYTHING)
            return
        here = _Line(index, line, self)
        if not self._fits(here):
            self.gaps.append(here.gap())
            return
        self._unique(here)
        for field, measure, money in line.amounts:
            if money:
                yield Fact(
                    measure,
                    line.function,
                    line.economic,
                    here.nature,
                    self.members.project(here.unit, line.project),
                    line.fund,
                    line.purpose,
                    money.yuan,
                    self.tree.at((*here.path, field)),
                    here.unit,
                    here.partner,
                )

    def _fits(self, here: _Line) -> bool:
        here.check()
        return not here.wrong

    def unlike(self, field: str, raw: str) -> tuple[str, str]:
        """Message and hint where the name beside a code is not the code's; worked out once for the same text."""
        if (field, raw) not in self._told:
            self._told[field, raw] = self.books.names[field].unlike(*coded(raw))
        return self._told[field, raw]

    def _unique(self, here: _Line) -> None:
        line = here.line
        key = (
            here.unit,
            here.partner,
            line.function,
            here.nature,
            line.economic,
            line.project,
            line.fund,
            line.purpose,
        )
        at = self.tree.at(here.path)
        if key in self._seen:
            hint = "确是两笔请用“用途”区分，否则合并成一行"
            self.gaps.append(here.gap())
            self.findings.append(Finding("A04", "这一行与另一行的分类完全相同", (at, self._seen[key]), hint=hint))
        self._seen.setdefault(key, at)


class _Line:
    """One line while it is being classified; what the schema could not read is told already, and blank here."""

    def __init__(self, index: int, line: BudgetLine, lines: Lines) -> None:
        self.path = ("预算明细", index)
        self.line = line
        self.lines = lines
        self.unit = lines.members.called(line.unit)
        self.partner = lines.members.called(line.partner) if line.partner else ""
        self.nature = line.nature or self._nature_by_code()
        self.wrong = set(line.unread)
        """The fields that are unread, or contradict the code books."""

    def _nature_by_code(self) -> str:
        if self.line.project:
            return PROJECT
        code, book = self.line.economic, self.lines.books.economic
        return book.kind(code) if code in book else ""

    def gap(self) -> Question:
        """All that its money may count for: what is wrong with it may be anything."""
        line, known = self.line, self.lines.books
        codes: tuple[tuple[Dimension, str, tuple[str, ...]], ...] = (
            ("unit", self.unit if self.unit in self.lines.members else "", ("单位",)),
            ("function", line.function if line.function in known.function else "", ("功能科目",)),
            ("economic", line.economic, ("经济科目",)),
            ("nature", self.nature, ("支出类别", "经济科目", "项目")),
            ("project", self.lines.members.project(self.unit, line.project), ("项目", "单位")),
            ("fund", line.fund, ("资金来源",)),
            ("purpose", line.purpose, ("用途",)),
        )
        measures = frozenset(measure for field, measure, money in line.amounts if money or field in self.wrong)
        gap = EVERYTHING.narrow("measure", measures)
        for dimension, code, fields in codes:
            if code and self.wrong.isdisjoint(fields):
                gap = gap.narrow(dimension, frozenset((code,)))
        return gap

    def _report(self, code: str, field: str, message: str, hint: str = "", severity: Severity = Severity.ERROR) -> None:
        if severity is Severity.ERROR:
            self.wrong.add(field)
        at = self.lines.tree.at((*self.path, field))
        self.lines.findings.append(Finding(code, message, (at,), hint=hint, severity=severity))

    def _raw(self, field: str) -> str:
        """What staff wrote there."""
        return str(self.lines.tree.data["预算明细"][self.path[1]].get(field, ""))

    def check(self) -> None:
        """Report whatever contradicts the code books, or itself."""
        if "功能科目" not in self.line.unread:
            self._check_function()
        if not {"支出类别", "经济科目", "项目"} & self.line.unread:
            self._check_economic()
            self._check_nature()
        if "资金来源" not in self.line.unread:
            self._check_fund()
        if not {"单位", "对方单位"} & self.line.unread:
            self._check_unit()

    def _check_function(self) -> None:
        code, book = self.line.function, self.lines.books.function
        if code not in book:
            self._unknown("功能科目", code, book)
        elif level(code) != "项":
            self._report("A03", "功能科目", f"功能科目 {code} {book.names[code]} 不是项级", "请填七位项级编码")
        elif self.line.is_current and code in book.retired and code not in self.lines.own:
            self._report("A03", "功能科目", f"功能科目 {code} {book.names[code]} 本年已停用", "请改用本年的科目")
        else:
            self._check_name("功能科目")

    def _check_economic(self) -> None:
        code, book = self.line.economic, self.lines.books.economic
        if not code:
            if self.line.is_current and self.nature != "基本支出":
                hint = "基本支出填到款（五位），项目支出至少填到类（三位）"
                self._report("A02", "经济科目", "本年有金额的行要填经济科目", hint)
        elif code not in book:
            self._unknown("经济科目", code, book)
        elif self.line.is_current and code in book.retired and code not in self.lines.own:
            self._report("A03", "经济科目", f"经济科目 {code} {book.names[code]} 本年已停用", "请改用本年的科目")
        elif self.line.is_current and len(code) == 3 and self.nature != PROJECT:
            message = f"基本支出的经济科目要填到款，{code} {book.names[code]} 只到类"
            self._report("A03", "经济科目", message, "请填五位款级编码；是项目支出的，请填项目名称")
        else:
            self._check_name("经济科目")

    def _check_name(self, field: str) -> None:
        """The name beside a code is the code's; last year's lines may have last year's names."""
        raw = self._raw(field)
        if self.line.is_current and not raw.isdigit() and any(told := self.lines.unlike(field, raw)):
            self._report("A03", field, *told, Severity.WARNING)

    def _unknown(self, field: str, code: str, book: CodeBook) -> None:
        """Tell of a code that is in no book; the two kinds of codes are easily put in each other's place."""
        for other, kind in ((self.lines.books.function, "功能科目"), (self.lines.books.economic, "经济科目")):
            if other is not book and code in other:
                hint = f"{code} {other.names[code]} 是{kind}，请看两个编码是否填反"
                return self._report("A03", field, f"{field}编码 {code} 不在科目表中", hint)
        return self._report("A03", field, *self.lines.books.names[field].unknown(code, self._raw(field)))

    def _check_nature(self) -> None:
        if self.nature == PROJECT and not self.line.project and self.line.is_current:
            self._report("A02", "项目", "项目支出要填项目名称", "填“项目”中列出的名称")
        elif self.nature != PROJECT and self.line.project:
            message = f"填了项目{quoted(self.line.project)}，支出类别却是{self.nature}"
            self._report("A03", "支出类别", message, "项目的支出类别是项目支出")
        elif not self.nature and self._nature_is_open:
            self._report("A02", "支出类别", "看不出是基本支出还是项目支出", "请填支出类别")

    @property
    def _nature_is_open(self) -> bool:
        """Whether the economic code is not itself the mistake that has just been reported."""
        return self.line.economic in self.lines.books.economic if self.line.economic else not self.line.is_current

    def _check_unit(self) -> None:
        members, tree = self.lines.members, self.lines.tree
        if self.line.unit and self.unit not in members:
            self.wrong.add("单位")
            self.lines.findings.append(members.unknown(self.line.unit, tree.at((*self.path, "单位"))))
        elif self.partner == self.unit and self.line.partner:
            self._report("A09", "对方单位", "对方单位就是这一行的单位", "填付钱或收钱的另一方")
        elif self.partner and self.partner not in members and (meant := members.meant(self.partner)):
            message = f"对方单位{quoted(self.partner)}没有列在机构中，算作部门以外的单位"
            self._report("C58", "对方单位", message, f"是“{meant}”的，请写全称，一字不差", Severity.WARNING)

    def _check_fund(self) -> None:
        fund, book = self.line.fund, self.lines.books.fund
        if fund not in book:
            hint = f"{near(fund[:60], book)}可选：{'、'.join(book.leaves)}"
            self._report("A03", "资金来源", f"没有{quoted(fund)}这一资金来源", hint)
        elif self.line.is_current and fund in book.children:
            leaves = "、".join(name for name in book.leaves if name in book.under((fund,)))
            self._report("A03", "资金来源", f"本年的资金来源要填到最细一级，“{fund}”下面还分", f"可选：{leaves}")
