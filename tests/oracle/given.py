"""What staff wrote, straight from the YAML: its lines as sums, its words as texts."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from tests.places import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tests.oracle.figures import Writing

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Line:
    """One line of 预算明细, in 元."""

    function: str
    economic: str
    nature: str
    project: str
    fund: str
    purpose: str
    now: Decimal
    before: Decimal
    actual: Decimal
    unit: str = ""
    """Whose line it is; empty for the office itself."""

    @property
    def basic(self) -> bool:
        return self.nature in ("人员经费", "公用经费", "基本支出")

    def under(self, codes: Iterable[str]) -> bool:
        """Whether its function code lies under one of ``codes``."""
        return self.function.startswith(tuple(codes))


Test = "Callable[[Line], bool]"


@cache
def _book(name: str) -> tuple[Mapping[str, str], ...]:
    with (ROOT / "templates" / "codes" / f"{name}.csv").open(encoding="utf-8") as file:
        return tuple(csv.DictReader(file))


@cache
def names(name: str, year: int) -> Mapping[str, str]:
    """Code to the name of that year; a code that has ended keeps its last name."""
    found: dict[str, str] = {}
    for row in sorted(_book(name), key=lambda row: int(row.get("until") or 9999)):
        known = row["code"] in found and int(row.get("until") or 9999) < year
        if int(row.get("from") or 0) <= year and not known:
            found[row["code"]] = row["name"]
    return found


@cache
def _kind(economic: str) -> str:
    kinds = {row["code"]: row["kind"] for row in _book("economic") if row.get("kind")}
    return kinds.get(economic) or kinds.get(economic[:3], "")


def number(value: object) -> Decimal:
    """A typed number; blank is zero."""
    return Decimal(str(value).replace(",", "")) if value not in (None, "") else NOTHING


def texts(value: object) -> list[str]:
    """One text or a list of texts, as paragraphs."""
    if value in (None, "", []):
        return []
    items = value if isinstance(value, list) else [value]
    return [line for item in items for line in str(item).strip().split("\n")]


@dataclass(frozen=True)
class Given:
    """A submission."""

    raw: Mapping[str, Any]
    writing: Writing

    def at(self, *path: str) -> Any:
        """What stands at a path; None where nothing does."""
        found: Any = self.raw
        for step in path:
            found = found.get(step) if isinstance(found, dict) else None
        return found

    def text(self, *path: str) -> str:
        return str(self.at(*path) or "").strip()

    def money(self, *path: str) -> Decimal:
        """An amount that is no budget line, in 元."""
        return self.times(self.at(*path))

    def times(self, value: object) -> Decimal:
        """A typed amount in 元."""
        return number(value) * self._unit

    @cached_property
    def _unit(self) -> int:
        return 10000 if self.raw.get("金额单位") == "万元" else 1

    @property
    def unit(self) -> str:
        return self.text("单位", "名称")

    @property
    def year(self) -> int:
        return int(self.raw["年度"])

    @property
    def kind(self) -> str:
        """部门 or 单位."""
        return self.text("单位", "类型") or "部门"

    @property
    def nature(self) -> str:
        return self.text("单位", "性质") or "行政"

    @cached_property
    def units(self) -> dict[str, str]:
        """Unit to its nature, the office itself (``""``) first."""
        below = self.at("机构", "下属预算单位") or []
        return {"": self.nature, **{str(each["名称"]): str(each.get("性质") or "事业") for each in below}}

    @cached_property
    def functions(self) -> Mapping[str, str]:
        """Code to name; staff's own names for what the book lacks."""
        own = {str(code): str(name) for code, name in (self.raw.get("科目名称") or {}).items()}
        return {**own, **names("function", self.year)}

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return tuple(self._line(row) for row in self.raw["预算明细"] if row)

    def _line(self, row: Mapping[str, Any]) -> Line:
        economic, project = _digits(row.get("经济科目")), str(row.get("项目") or "").strip()
        nature = row.get("支出类别") or ("项目支出" if project else _kind(economic))
        now, before, actual = (number(row.get(name)) * self._unit for name in ("本年", "上年", "上年执行"))
        fund, purpose, unit = (str(row.get(name) or "").strip() for name in ("资金来源", "用途", "单位"))
        function = _digits(row["功能科目"])
        return Line(function, economic, nature, project, fund, purpose, now, before, actual, unit)

    @cached_property
    def current(self) -> tuple[Line, ...]:
        """The lines with money this year."""
        return tuple(line for line in self.lines if line.now)

    def now(self, test: Callable[[Line], bool] = lambda _line: True) -> Decimal:
        """This year's sum."""
        return sum((line.now for line in self.lines if test(line)), NOTHING)

    def before(self, test: Callable[[Line], bool], *, actual: bool = False) -> Decimal:
        """Last year's sum."""
        return sum((line.actual if actual else line.before for line in self.lines if test(line)), NOTHING)

    def reason(self, *paths: str) -> str:
        """The first of some reasons that staff gave, at ``收入/一般财力`` below 变动原因."""
        found = self.at("变动原因") or {}
        for path in paths:
            here: Any = found
            for step in path.split("/"):
                here = next((v for k, v in here.items() if str(k) == step), None) if isinstance(here, dict) else None
            if here:
                return str(here).strip()
        return ""

    @cached_property
    def projects(self) -> list[Mapping[str, Any]]:
        """The records of the projects with money this year, as they are listed."""
        having = {line.project for line in self.current if line.project}
        return [project for project in self.raw.get("项目") or [] if str(project["名称"]).strip() in having]


def _digits(value: object) -> str:
    found = re.match(r"\d+", str(value or "").strip())
    return found[0] if found else ""
