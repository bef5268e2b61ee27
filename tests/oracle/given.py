"""What staff wrote, straight from the YAML: its lines as sums, its words as texts; of a department, all its units."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tests.oracle.codes import names
from tests.oracle.lines import NOTHING, Line, called, joined, number, typed, yuan
from tests.oracle.transfers import counted_once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from decimal import Decimal

    from tests.oracle.figures import Writing
    from tests.oracle.lines import Raw


COUNTED = ("人员", "政府采购", "国有资产")
"""What each unit counts for itself."""


def texts(value: object) -> list[str]:
    """One text or a list of texts, as paragraphs."""
    if value in (None, "", []):
        return []
    items = value if isinstance(value, list) else [value]
    return [line for item in items for line in str(item).strip().split("\n")]


@dataclass(frozen=True)
class Project:
    """A project with money this year: what staff wrote of it, and its lines."""

    unit: str
    """Whose it is; empty for the office itself."""
    name: str
    raw: Raw
    lines: list[Line]

    def sum(self, test: Callable[[Line], bool] = lambda _line: True) -> Decimal:
        """This year's money."""
        return sum((line.now for line in self.lines if test(line)), NOTHING)

    def carried_out_by(self, given: Given) -> str:
        return str(self.raw.get("承担单位") or "").strip() or self.unit or given.unit


@dataclass(frozen=True)
class Given:
    """A submission, with the files of its units."""

    raw: Raw
    writing: Writing
    receiving: tuple[str, ...] = ()
    """The sources of money that one unit has from another."""
    files: Mapping[str, Raw] = field(default_factory=dict)
    """Unit to its own file, in the order in which they are read."""

    def at(self, *path: str) -> Any:
        """What stands at a path; None where nothing does."""
        return at(self.raw, *path)

    def text(self, *path: str) -> str:
        return str(self.at(*path) or "").strip()

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
        return {"": self.nature, **{str(each["名称"]).strip(): str(each.get("性质") or "事业") for each in below}}

    @cached_property
    def functions(self) -> Mapping[str, str]:
        """Code to name; staff's own names for what the book lacks."""
        own: dict[str, str] = {}
        for raw in (*self.files.values(), self.raw):
            own |= {str(code): str(name) for code, name in (raw.get("科目名称") or {}).items()}
        return {**own, **names("function", self.year)}

    @cached_property
    def typed(self) -> tuple[Line, ...]:
        """The lines of the file itself, as they stand."""
        return typed(self.raw, self.unit)

    @cached_property
    def gross(self) -> tuple[Line, ...]:
        """All lines, those of the units' files too, with what passes between units on both sides."""
        files = {unit: typed(raw, self.unit, unit) for unit, raw in self.files.items()}
        return tuple(joined(self.typed, files))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines; what passes between units is counted once."""
        return counted_once(self.gross, self.units, self.receiving)

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
    def projects(self) -> list[Project]:
        """The projects with money this year, as they are listed: those of the file itself, then those of the units."""
        made = (Project(*each, self._of(*each[:2])) for each in self._listed())
        return [project for project in made if project.lines]

    def _listed(self) -> Iterator[tuple[str, str, Raw]]:
        """Unit, name and record; where a record names no unit, it is of the only one whose lines name the project."""
        for record in self.raw.get("项目") or []:
            name = str(record["名称"]).strip()
            spending = {line.unit for line in self.typed if line.project == name and line.now}
            only = spending.pop() if len(spending) == 1 else ""
            yield called(record["单位"], self.unit) if record.get("单位") else only, name, record
        for unit, raw in self.files.items():
            yield from ((unit, str(record["名称"]).strip(), record) for record in raw.get("项目") or [])

    def _of(self, unit: str, project: str) -> list[Line]:
        return [line for line in self.current if (line.unit, line.project) == (unit, project)]

    def counted(self, name: str) -> Iterator[tuple[Raw, int]]:
        """What each unit says of 人员, 政府采购 or 国有资产, and 元 in one of its amounts.

        Of a unit below, what the department says of it, or else its own file.
        """
        yield self.raw.get(name) or {}, yuan(self.raw)
        for each in self.at("机构", "下属预算单位") or []:
            file = self.files.get(str(each["名称"]).strip(), {})
            yield (each[name] or {}, yuan(self.raw)) if name in each else (file.get(name) or {}, yuan(file))

    def money(self, name: str, *path: str) -> Decimal:
        """The sum of an amount that is no budget line, in 元."""
        return sum((number(at(raw, *path)) * times for raw, times in self.counted(name)), NOTHING)

    def number(self, name: str, *path: str) -> Decimal:
        """The sum of a number that is no money."""
        return sum((number(at(raw, *path)) for raw, _ in self.counted(name)), NOTHING)

    def filled(self, name: str) -> bool:
        """Whether anything stands in a part, be it a zero or an empty list; of any unit in what units count."""
        return any(_holds(raw) for raw, _ in self.counted(name)) if name in COUNTED else _holds(self.at(name))

    @cached_property
    def vehicles(self) -> list[tuple[str, int, Decimal]]:
        """(kind, how many, their value in 元); of a department with units, each kind once."""
        owned = [
            (str(each["类型"]).strip(), int(each.get("数量") or 0), number(each.get("价值")) * times)
            for raw, times in self.counted("国有资产")
            for each in raw.get("车辆") or []
        ]
        if len(self.units) == 1:
            return owned
        kinds = dict.fromkeys(kind for kind, _, _ in owned)
        return [
            (kind, sum(n for k, n, _ in owned if k == kind), sum((v for k, _, v in owned if k == kind), NOTHING))
            for kind in kinds
        ]


def at(raw: Raw, *path: str) -> Any:
    """What stands at a path; None where nothing does."""
    found: Any = raw
    for step in path:
        found = found.get(step) if isinstance(found, dict) else None
    return found


def _holds(value: object) -> bool:
    return any(map(_holds, value.values())) if isinstance(value, dict) else value not in (None, "")
