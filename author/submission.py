"""What staff handed in: unit, year, the ledger, and their own words.

From typed values to facts. Whatever contradicts the code books or the project list is a finding; a line that
cannot be classified is left out of the ledger, so that the rest can still be looked at.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from author.codes import CodeBook, book_of_names, flat_book, level
from author.findings import Finding, Source, closest, near
from author.ledger import CURRENT, MEASURES, NATURES, PRIOR, PRIOR_ACTUAL, Dimension, Fact, Ledger
from author.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.read.tree import Tree

Words = dict[str, Any]
AMOUNTS = {"本年": CURRENT, "上年": PRIOR, "上年执行": PRIOR_ACTUAL}
PROJECT = "项目支出"


@dataclass(frozen=True)
class Submission:
    """A submission ready to be composed; ``words`` keeps staff's Chinese field names."""

    words: Mapping[str, Any]
    ledger: Ledger
    tree: Tree

    @property
    def year(self) -> int:
        """The budget year."""
        return int(self.words["年度"])

    @property
    def unit(self) -> str:
        """The full name of the department or unit."""
        return str(self.words["单位"]["名称"])


@dataclass(frozen=True)
class Books:
    """The code books that lines are read against."""

    function: CodeBook
    economic: CodeBook
    fund: CodeBook


def submission(words: Words, tree: Tree, books: Books) -> tuple[Submission, list[Finding]]:
    """Make a submission from typed values; with what is wrong in its lines."""
    own = {code: name for code, name in words.get("科目名称", {}).items() if name}
    books = replace(
        books,
        function=books.function.with_names({c: n for c, n in own.items() if c[0] == "2"}),
        economic=books.economic.with_names({c: n for c, n in own.items() if c[0] != "2"}),
    )
    reader = _Lines(tree, books, frozenset(own))
    facts = [fact for index, line in enumerate(words.get("预算明细", [])) for fact in reader.facts(index, line or {})]
    projects = [p["名称"] for p in words.get("项目", []) if p and "名称" in p]
    ledger = Ledger(facts, _books(books, projects, facts))
    findings = [*reader.findings, *_project_findings(words, tree, ledger)]
    return Submission(_derived(words), ledger, tree), findings


def _books(books: Books, projects: list[str], facts: list[Fact]) -> Mapping[Dimension, CodeBook]:
    return {
        "measure": flat_book("数据种类", MEASURES),
        "function": books.function,
        "economic": books.economic,
        "fund": books.fund,
        "nature": book_of_names("支出类别", NATURES),
        "project": flat_book("项目", [*projects, *(fact.project for fact in facts if fact.project)]),
        "purpose": flat_book("用途", (fact.purpose for fact in facts if fact.purpose)),
    }


class _Lines:
    """Reads budget lines into facts and keeps what is wrong with them."""

    def __init__(self, tree: Tree, books: Books, own_codes: frozenset[str]) -> None:
        self.tree = tree
        self.books = books
        self.own = own_codes
        self.findings: list[Finding] = []
        self._seen: dict[tuple[str, ...], Source] = {}

    def facts(self, index: int, line: Mapping[str, Any]) -> Iterator[Fact]:
        """The facts of one line: one for each amount that is not zero."""
        found_before = len(self.findings)
        here = _Line(index, line, self)
        self._classify(here)
        if len(self.findings) > found_before or not {"功能科目", "资金来源"} <= set(line):
            return
        self._unique(here)
        for field, measure in AMOUNTS.items():
            money = line.get(field)
            if money:
                yield Fact(
                    measure,
                    line["功能科目"],
                    here.economic,
                    here.nature,
                    here.project,
                    line["资金来源"],
                    line.get("用途", ""),
                    money.yuan,
                    self.tree.at((*here.path, field)),
                )

    def _classify(self, line: _Line) -> None:
        line.check_function()
        line.check_economic()
        line.check_nature()
        line.check_fund()

    def _unique(self, line: _Line) -> None:
        value = line.value
        key = (value["功能科目"], line.nature, line.economic, line.project, value["资金来源"], value.get("用途", ""))
        at = self.tree.at(line.path)
        if key in self._seen:
            hint = "确是两笔请用“用途”区分，否则删去一行"
            self.findings.append(Finding("A04", "这一行与另一行的分类完全相同", (at, self._seen[key]), hint=hint))
        self._seen.setdefault(key, at)


class _Line:
    """One line while it is being classified."""

    def __init__(self, index: int, value: Mapping[str, Any], lines: _Lines) -> None:
        self.path = ("预算明细", index)
        self.value = value
        self.lines = lines
        self.project: str = value.get("项目", "")
        self.economic: str = value.get("经济科目", "")
        self.nature: str = value.get("支出类别", "") or self._nature_by_code()
        self.current = bool(value.get("本年"))

    def _nature_by_code(self) -> str:
        if self.project:
            return PROJECT
        return self.lines.books.economic.kind(self.economic) if self.economic in self.lines.books.economic else ""

    def _report(self, code: str, field: str, message: str, hint: str = "") -> None:
        at = self.lines.tree.at((*self.path, field))
        self.lines.findings.append(Finding(code, message, (at,), hint=hint))

    def check_function(self) -> None:
        code = self.value.get("功能科目")
        if code is None:
            return
        book = self.lines.books.function
        if code not in book:
            self._report("A03", "功能科目", f"功能科目编码 {code} 不在科目表中", _near_code(code, book))
        elif level(code) != "项":
            self._report("A03", "功能科目", f"功能科目 {code} {book.names[code]} 不是项级", "请填七位项级编码")
        elif self.current and code in book.retired and code not in self.lines.own:
            self._report("A03", "功能科目", f"功能科目 {code} {book.names[code]} 本年已停用", "请改用本年的科目")

    def check_economic(self) -> None:
        code, book = self.economic, self.lines.books.economic
        if not code:
            if self.current and self.nature != "基本支出":
                self._report(
                    "A02",
                    "经济科目",
                    "本年有金额的行要填经济科目",
                    "基本支出填到款（五位），项目支出至少填到类（三位）",
                )
        elif code not in book:
            self._report("A03", "经济科目", f"经济科目编码 {code} 不在科目表中", _near_code(code, book))
        elif self.current and len(code) == 3 and self.nature != PROJECT:
            self._report(
                "A03", "经济科目", f"基本支出的经济科目要填到款，{code} {book.names[code]} 只到类", "请填五位款级编码"
            )

    def check_nature(self) -> None:
        if self.nature == PROJECT and not self.project and self.current:
            self._report("A02", "项目", "项目支出要填项目名称", "填“项目”中列出的名称")
        elif self.nature != PROJECT and self.project:
            self._report(
                "A03", "支出类别", f"填了项目“{self.project}”，支出类别却是{self.nature}", "项目的支出类别是项目支出"
            )
        elif not self.nature and (not self.economic or self.economic in self.lines.books.economic):
            self._report("A02", "支出类别", "看不出是基本支出还是项目支出", "请填支出类别")

    def check_fund(self) -> None:
        fund, book = self.value.get("资金来源"), self.lines.books.fund
        if fund is None:
            return
        if fund not in book:
            hint = near(fund, book) or f"可选：{'、'.join(book.leaves)}"
            self._report("A03", "资金来源", f"没有“{fund}”这一资金来源", hint)
        elif self.current and fund in book.children:
            leaves = "、".join(name for name in book.leaves if name in book.under((fund,)))
            self._report("A03", "资金来源", f"本年的资金来源要填到最细一级，“{fund}”下面还分", f"可选：{leaves}")


def _near_code(code: str, book: CodeBook) -> str:
    """A suggestion for an unknown code, with the way to use it all the same."""
    alike = closest(code, (c for c in book if len(c) == len(code) and c[:1] == code[:1]))
    own = f'确有此科目时，在“科目名称”中写明："{code}": 名称'
    return f"是否为“{alike} {book.names[alike]}”？{own}" if alike else own


def _project_findings(words: Words, tree: Tree, ledger: Ledger) -> Iterator[Finding]:
    """The list of projects against the projects of the lines, both ways."""
    listed: dict[str, int] = {}
    for index, project in enumerate(words.get("项目", [])):
        name = (project or {}).get("名称")
        if name in listed:
            places = (tree.at(("项目", index, "名称")), tree.at(("项目", listed[name], "名称")))
            yield Finding("A04", f"项目“{name}”列了两次", places, hint="请只留一处")
        elif name:
            listed[name] = index
    named = {str((line or {}).get("项目", "")) for line in words.get("预算明细", [])}
    current = ledger.where(measure=CURRENT).by("project")
    for name, index in listed.items():
        if name not in current:
            hint = (
                near(name, named - set(listed) - {""}) or "本年没有这个项目就从“项目”中删去（上年的金额留在预算明细里）"
            )
            what = "在预算明细中没有本年金额" if name in named else "在预算明细中没有任何一行"
            yield Finding("F41", f"项目“{name}”{what}", (tree.at(("项目", index, "名称")),), hint=hint)
    for name, lines in current.items():
        if name not in listed:
            hint = near(name, listed) or "请在“项目”中补上它的依据、执行时间和绩效目标"
            yield Finding("F41", f"预算明细中的项目“{name}”没有列在“项目”中", lines.sources[:1], hint=hint)


def _derived(words: Words) -> Words:
    """Staff's words with the sums that are no budget lines: people, procurement, vehicles."""
    people = words.get("人员", {})
    kinds = [people.get(kind, {}) for kind in ("在职", "退休", "离休")]
    present = {when: sum(kind.get(when, 0) for kind in kinds) for when in ("本年", "上年")}
    bought = words.get("政府采购", {})
    assets = words.get("国有资产", {})
    vehicles = [vehicle for vehicle in assets.get("车辆", []) if vehicle]
    return {
        **words,
        "人员": {**people, "实有": present},
        "政府采购": {**bought, "合计": _sum(bought.get(kind) for kind in ("货物", "工程", "服务"))},
        "国有资产": {
            **assets,
            "车辆": vehicles,
            "车辆合计": {
                "数量": sum(vehicle.get("数量", 0) for vehicle in vehicles),
                "价值": _sum(vehicle.get("价值") for vehicle in vehicles),
            },
        },
    }


def _sum(amounts: Iterator[Money | None]) -> Money:
    return sum((money for money in amounts if money), Money())
