"""Made-up submissions for trying an edition: made of the schema, the edition's funds and its code books."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property
from itertools import cycle
from typing import TYPE_CHECKING, Any

from author.form.listing import KINDS
from author.ground.findings import EditionError
from author.ledger.codes import LEVELS, level
from author.ledger.condition import Condition
from author.read.schema import submission_schema, typed
from author.read.tree import Tree
from author.submission import submission

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.form.edition import Edition
    from author.submission import Submission

UNIT, LINES, PROJECTS, REASONS = "单位", "预算明细", "项目", "变动原因"
SAMPLES = {
    "amount": "12345.67",
    "wan": "1.23",
    "number": "12.5",
    "count": "7",
    "weight": "10",
    "code": "",
    "texts": ["甲", "乙"],
    "paragraphs": ["甲段落", "乙段落"],
    "text": "某某",
}
"""A value of each kind that the schema knows; dates and periods follow the year."""
OWN_CODES = "科目名称"
LEFT_OUT = ("版式文件夹", "单位文件", "上年文件", OWN_CODES, "控制数", "措辞", "更正", "忽略", "金额单位", REASONS)
"""What a full submission does not need: it would only change how the rest is read."""
NAMES = ("某某项目", "某某补贴")
BELOW = {"某某站": "参公", "某某学校": "事业"}
"""Units below, with their kinds."""


@dataclass(frozen=True)
class Madeup:
    """Makes submissions for one edition."""

    edition: Edition

    def full(self, kind: str, nature: str) -> Submission:
        """Every field filled in, money from every source for every purpose that the edition asks for."""
        unit = _unit(kind, nature)
        tree = replace(self._full.tree, data={**self._full.tree.data, UNIT: unit})
        words = {**self._full.words, UNIT: {**self._full.words[UNIT], **unit}}
        return replace(self._full, words=words, tree=tree)

    @cached_property
    def _full(self) -> Submission:
        """Made once: giving thousands of lines their types takes most of a trial, and they are the same for every unit."""
        said = {name: self._made(rule) for name, rule in self._schema.items() if name not in LEFT_OUT}
        projects = [{**project, "名称": name, "情形": of} for project, name, of in self._projects(said[PROJECTS])]
        for vehicle in said["国有资产"]["车辆"]:
            del vehicle["单位"]
        units = zip(said["机构"]["下属预算单位"], BELOW.items(), strict=True)
        said["机构"]["下属预算单位"] = [{**unit, "名称": name, "性质": nature} for unit, (name, nature) in units]
        more = {LINES: list(self._lines()), PROJECTS: projects, REASONS: self._reasons()}
        return self._submission({**said, **more}, _unit(KINDS[0], "行政"))

    def bare(self, kind: str, nature: str) -> Submission:
        """One line, and only what must be filled in."""
        book, funds = self.edition.books.economic, self.edition.books.fund
        economic = next((code for code in book if len(code) == 5 and book.kind(code)), "")
        line = {"功能科目": self._functions[0], "经济科目": economic, "资金来源": funds.leaves[0], "本年": "10000"}
        said = {name: self._made(rule) for name, rule in self._schema.items() if rule.get("required")}
        return self._submission({**said, LINES: [line]}, _unit(kind, nature))

    def _submission(self, said: Mapping[str, Any], unit: Mapping[str, str]) -> Submission:
        whole = {**said, OWN_CODES: self._own_codes, "版式": self.edition.name, "年度": str(self._year), UNIT: unit}
        tree = Tree("试填", whole, {}, {})
        words, findings = typed(tree, self._schema)
        made, more = submission(words, tree, self.edition.books, schema=self._schema)
        if wrong := [str(finding) for finding in (*findings, *more)]:
            message = f"试填的内容与资金来源或科目表不合：{wrong[0]}"
            raise EditionError(message, self.edition.at, "请检查 funds 和 codes 里的科目表")
        return made

    @property
    def _year(self) -> int:
        return self.edition.years[0]

    @cached_property
    def _schema(self) -> Mapping[str, Any]:
        return submission_schema()

    def _made(self, rule: Mapping[str, Any]) -> Any:  # noqa: ANN401 - texts, lists and mappings as in a file
        """A value for a rule of the schema."""
        if rule.get("type") == "dict":
            return {name: self._made(inner) for name, inner in rule.get("schema", {}).items()}
        if rule.get("type") == "list":
            return [self._made(rule["schema"]) for _ in range(2)]
        if "allowed" in rule:
            return rule["allowed"][0]
        dated = {"date": f"{self._year}-01-15", "year": str(self._year)}
        period = {"起": f"{self._year}-01-01", "止": f"{self._year}-12-31"}
        return {**SAMPLES, **dated, "period": period}[rule.get("coerce", "text")]

    @staticmethod
    def _projects(made: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], str, str]]:
        for project in made:
            del project["单位"]
        yield from zip(made, NAMES, ("一般", "对个人补贴"), strict=True)

    def _reasons(self) -> dict[str, Any]:
        """Words at every place where the edition's sections look for a reason."""
        reasons: dict[str, Any] = {}
        for path in {path for section in self.edition.sections.values() for path in section.reasons}:
            *above, last = path.split("/")
            inner = reasons
            for step in above:
                inner = inner.setdefault(step, {})
            inner.update(dict.fromkeys(self._functions if "{code}" in last else (last,), "某某原因"))
        return reasons

    @cached_property
    def _functions(self) -> list[str]:
        """One 项 of every 类 in force, and one under every node that the edition asks for."""
        book = self.edition.books.function
        classes = (code for code in book if len(code) == 3 and code not in book.retired)
        asked = (code for one in _conditions((self.edition.tables, self.edition.sections)) for code in one)
        wanted = dict.fromkeys((*classes, *asked))
        return list(dict.fromkeys(self._one_under(code) for code in wanted))

    def _one_under(self, code: str) -> str:
        book = self.edition.books.function
        below = (one for one in book.names if one.startswith(code) and one not in book.retired and level(one) == "项")
        return next(below, code.ljust(7, "9"))

    @cached_property
    def _own_codes(self) -> dict[str, str]:
        """Names for the codes that had to be made up, where the book has a 类 but nothing under it."""
        book = self.edition.books.function
        nodes = (code[:length] for code in self._functions for length in LEVELS)
        return {code: f"某某支出{code}" for code in nodes if code not in book}

    def _lines(self) -> Iterator[dict[str, str]]:
        """Every leaf of the funds with every economic 款, for the basics and for both projects, in all years."""
        book, functions = self.edition.books.economic, cycle(self._functions)
        units = cycle(("本级", *BELOW))
        listed = [code for code in book if len(code) == 5 and code not in book.retired]
        number = 0
        for fund in self.edition.books.fund.leaves:
            for economic in listed:
                for project in ("", *NAMES) if book.kind(economic) else NAMES:
                    number += 1
                    line = {"功能科目": next(functions), "经济科目": economic, "资金来源": fund}
                    money = dict(zip(("本年", "上年", "上年执行"), _amounts(number), strict=True))
                    unit = {} if project else {"单位": next(units)}
                    more = {"项目": project, "支出类别": "项目支出", "用途": f"用途{number % 3}"} if project else {}
                    passed = {"对方单位": "某某厅"} if fund in self.edition.transfers else {}
                    yield {**line, **unit, **passed, **more, **money}


def _unit(kind: str, nature: str) -> dict[str, str]:
    return {"名称": f"某某{kind}", "类型": kind, "性质": nature}


def _conditions(thing: object) -> Iterator[tuple[str, ...]]:
    """The function codes of every condition in tables and sections."""
    if isinstance(thing, Condition):
        yield thing.get("function", ())
    elif isinstance(thing, dict):
        yield from _conditions(tuple(thing.values()))
    elif isinstance(thing, tuple):
        for inner in thing:
            yield from _conditions(inner)
    elif is_dataclass(thing):
        yield from _conditions(tuple(getattr(thing, each.name) for each in fields(thing)))


def _amounts(number: int) -> tuple[str, str, str]:
    """Amounts that differ from line to line and from year to year, more this year or less."""
    return f"{10_000 + number * 37}.15", f"{10_000 + number * 29}.25", f"{12_000 + number * 31}.35"
