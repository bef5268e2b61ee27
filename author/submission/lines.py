"""Budget lines put to the code books: each is classified by the code books and becomes a fact for every amount it holds.

Whatever contradicts the code books is a finding; a line that cannot be classified is left out of the ledger, so that
the rest can still be looked at.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from author.ground.findings import Finding, near
from author.ledger.codes import CodeBook, book_of_names, flat_book, level
from author.ledger.ledger import MEASURES, NATURES, Fact
from author.read.values import quoted
from author.submission.units import NOBODY, Members, base_book

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.ground.findings import Source
    from author.ledger.question import Dimension
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

    def named(self, own: Mapping[str, str]) -> Books:
        """With codes that a submission names itself."""
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
        self.flawed = 0
        """Lines that could not be read or classified, or that stand twice."""
        self._seen: dict[tuple[str, ...], Source] = {}

    def facts(self, index: int, line: BudgetLine | None) -> Iterator[Fact]:
        """The facts of one line: one for each amount that is not zero; None is a line that could not be read."""
        if line is None or not self._fits(here := _Line(index, line, self)):
            self.flawed += 1
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
        found_before = len(self.findings)
        here.check()
        return not here.line.unread and len(self.findings) == found_before

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
            self.flawed += 1
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

    def _nature_by_code(self) -> str:
        if self.line.project:
            return PROJECT
        code, book = self.line.economic, self.lines.books.economic
        return book.kind(code) if code in book else ""

    def _report(self, code: str, field: str, message: str, hint: str = "") -> None:
        at = self.lines.tree.at((*self.path, field))
        self.lines.findings.append(Finding(code, message, (at,), hint=hint))

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
            self._report("A03", "功能科目", f"功能科目编码 {code} 不在科目表中", self._code_hint(code, book))
        elif level(code) != "项":
            self._report("A03", "功能科目", f"功能科目 {code} {book.names[code]} 不是项级", "请填七位项级编码")
        elif self.line.is_current and code in book.retired and code not in self.lines.own:
            self._report("A03", "功能科目", f"功能科目 {code} {book.names[code]} 本年已停用", "请改用本年的科目")

    def _check_economic(self) -> None:
        code, book = self.line.economic, self.lines.books.economic
        if not code:
            if self.line.is_current and self.nature != "基本支出":
                hint = "基本支出填到款（五位），项目支出至少填到类（三位）"
                self._report("A02", "经济科目", "本年有金额的行要填经济科目", hint)
        elif code not in book:
            self._report("A03", "经济科目", f"经济科目编码 {code} 不在科目表中", self._code_hint(code, book))
        elif self.line.is_current and code in book.retired and code not in self.lines.own:
            self._report("A03", "经济科目", f"经济科目 {code} {book.names[code]} 本年已停用", "请改用本年的科目")
        elif self.line.is_current and len(code) == 3 and self.nature != PROJECT:
            message = f"基本支出的经济科目要填到款，{code} {book.names[code]} 只到类"
            self._report("A03", "经济科目", message, "请填五位款级编码；是项目支出的，请填项目名称")

    def _code_hint(self, code: str, book: CodeBook) -> str:
        """The two kinds of codes are easily put in each other's place."""
        for other, kind in ((self.lines.books.function, "功能科目"), (self.lines.books.economic, "经济科目")):
            if other is not book and code in other:
                return f"{code} {other.names[code]} 是{kind}，请看两个编码是否填反"
        return near_code(code, book)

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
            self.lines.findings.append(members.unknown(self.line.unit, tree.at((*self.path, "单位"))))
        elif self.partner == self.unit and self.line.partner:
            self._report("A09", "对方单位", "对方单位就是这一行的单位", "填付钱或收钱的另一方")

    def _check_fund(self) -> None:
        fund, book = self.line.fund, self.lines.books.fund
        if fund not in book:
            hint = f"{near(fund[:60], book)}可选：{'、'.join(book.leaves)}"
            self._report("A03", "资金来源", f"没有{quoted(fund)}这一资金来源", hint)
        elif self.line.is_current and fund in book.children:
            leaves = "、".join(name for name in book.leaves if name in book.under((fund,)))
            self._report("A03", "资金来源", f"本年的资金来源要填到最细一级，“{fund}”下面还分", f"可选：{leaves}")


def near_code(code: str, book: CodeBook) -> str:
    """Suggestions for an unknown code, with the way to use it all the same."""
    own = f'确有此科目时，在“科目名称”中写明："{code}": 名称' if level(code) else ""
    alike = [f"{known} {book.names[known]}" for known in _codes_like(code, book)]
    return (f"是否为 {'、'.join(alike)}？" if alike else "") + own


def _codes_like(code: str, book: CodeBook) -> list[str]:
    """Up to three codes in force: with a digit more or less where ``code`` stands at no level, else with others."""
    known = [c for c in book if c[:1] == code[:1] and c not in book.retired]
    if not level(code):
        begun = [c for c in known if level(c) and c.startswith(code)][:3]
        return begun or [c for c in known if len(c) > 3 and code.startswith(c)][-1:]
    apart = {c: sum(a != b for a, b in zip(c, code, strict=True)) for c in known if len(c) == len(code)}
    # digits that have changed places are one slip, not two
    slips = {c: 1 if count == 2 and sorted(c) == sorted(code) else count for c, count in apart.items() if count <= 2}
    return sorted(slips, key=lambda c: (slips[c], c))[:3]
