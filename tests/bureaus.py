"""Departments of several units of every mix: in one file, or with files of some of its units; both of the same parts.

Every unit is a submission of its own, as `tests.mixes` draws them. Some pass money on to others; where they do, both
sides may agree, in one year or in both, or not.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from tests.mixes import FORM_2026, PURPOSES, REASONS, budget_line, fen, project, reasons, submissions, yuan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.mixes import Draw, Form

Raw = dict[str, Any]
BELOW = ("某某学校", "某某执法队", "某某服务站")
COUNTED = ("人员", "政府采购", "国有资产")
PASSED = {
    "xinjiang-2026": (("事业收入", "其他收入", "一般财力"), ("上级补助收入", "附属单位上缴收入")),
    "xinjiang-2020": (("事业收入", "其他收入", "一般公共预算"), ("上级补助收入",)),
}
"""The sources of those who pay, and of those who receive."""


@dataclass(frozen=True)
class Bureau:
    """A department: submissions of its own office and of its units, those that can hand in by themselves at the end."""

    own: Raw
    below: tuple[Raw, ...]
    apart: int
    """How many of the units hand in files of their own."""
    listed: tuple[int, ...]
    """The order in which the department lists its units."""
    says_all: bool
    """Whether lines and projects say whose they are also where that is plain."""
    once: int
    """This year's money that passes between units and is counted once, in 分."""

    def one_file(self) -> Raw:
        """All of it in the department's file."""
        return self._main(self.below)

    def files(self) -> tuple[Raw, list[Raw]]:
        """The department's file, and those of the units that hand in by themselves."""
        here = self.below[: len(self.below) - self.apart]
        return self._main(here), list(self.below[len(here) :])

    def _main(self, here: tuple[Raw, ...]) -> Raw:
        names = [_name(unit) for unit in here]
        items = [self._item(unit, inside=_name(unit) in names) for unit in self.below]
        lines = [*map(self._own_line, self.own["预算明细"]), *_of_units(here, "预算明细")]
        main = self.own | {
            "机构": self.own.get("机构", {}) | {"下属预算单位": [items[place] for place in self.listed]},
            "预算明细": lines,
            "项目": [self._plain(item, lines) for item in [*self.own["项目"], *_of_units(here, "项目")]],
        }
        total = _total(self.own) + sum(map(_total, self.below)) - self.once
        main |= {"控制数": {"收入总计": _wan(total)}} if "控制数" in self.own else {}
        cars = [*_cars(self.own), *({"单位": _name(unit), **car} for unit in here for car in _cars(unit))]
        return main | ({"国有资产": self.own.get("国有资产", {}) | {"车辆": cars}} if cars else {})

    def _own_line(self, line: Raw) -> Raw:
        return {"单位": "本级", **line} if self.says_all else line

    def _plain(self, record: Raw, lines: list[Raw]) -> Raw:
        """A project without its unit where the lines tell it."""
        units = {line.get("单位", "本级") for line in lines if line.get("项目") == record["名称"] and _fen(line)}
        told = not self.says_all and len(units) == 1
        return {name: value for name, value in record.items() if not (told and name == "单位")}

    def _item(self, unit: Raw, *, inside: bool) -> Raw:
        """A unit as the department lists it, with what it counts where it hands in no file."""
        counted = {name: dict(unit[name]) for name in COUNTED if inside and name in unit}
        if "国有资产" in counted:
            counted["国有资产"].pop("车辆", None)
        control = {"控制数": unit["控制数"]} if "控制数" in unit else {}
        return {"名称": _name(unit), "性质": unit["单位"]["性质"], **counted, **control}


def _name(unit: Raw) -> str:
    return str(unit["单位"]["名称"])


def _of_units(units: tuple[Raw, ...], field: str) -> Iterator[Raw]:
    yield from ({"单位": _name(unit), **item} for unit in units for item in unit[field])


def _cars(unit: Raw) -> list[Raw]:
    cars: list[Raw] = unit.get("国有资产", {}).get("车辆", [])
    return cars


def _fen(line: Raw) -> int:
    return int(Decimal(line.get("本年", 0)) * 100)


def _spent(line: Raw, form: Form) -> bool:
    """Whether a line has money, of any year, that does not pass between units."""
    return "对方单位" not in line and any(Decimal(line.get(year, 0)) for year in ("本年", *form.measures))


def _total(unit: Raw) -> int:
    return sum(map(_fen, unit["预算明细"]))


def _wan(fen: int) -> str:
    return f"{Decimal(fen) / 10**6:f}"


@st.composite
def bureaus(draw: Draw, form: Form = FORM_2026, least: int = 0) -> Bureau:
    """A department of up to three units, of which at least so many hand in by themselves."""
    below = [_unit(draw, form, name) for name in BELOW[: draw(st.integers(least, len(BELOW)))]]
    own = draw(submissions(form))
    apart = draw(st.integers(least, len(below)))
    once = sum(_pass_on(draw, form, payer, receiver) for payer, receiver in _pairs(draw, [own, *below]))
    for unit in (own, *below):
        unit["项目"] = _records(draw, form, unit)
        if "控制数" in unit:
            unit["控制数"] = {"收入总计": _wan(_total(unit))}
    plain = [line for unit in (own, *below) for line in unit["预算明细"] if _spent(line, form)]
    own["变动原因"] = reasons(draw, form, plain)
    classes = sorted({line["功能科目"][:3] for line in plain})
    own["支出用途"] = {code: draw(st.sampled_from(REASONS)) for code in classes if draw(st.booleans())}
    listed = draw(st.permutations(range(len(below))))
    return Bureau(own, tuple(below), apart, tuple(listed), draw(st.booleans()), once)


def _unit(draw: Draw, form: Form, name: str) -> Raw:
    unit = draw(submissions(form))
    kind = {"名称": name, "类型": "单位", "性质": unit["单位"]["性质"]}
    return {field: value for field, value in unit.items() if field != "机构"} | {"单位": kind}


def _pairs(draw: Draw, units: list[Raw]) -> list[tuple[Raw, Raw]]:
    """Who passes money on to whom."""
    pairs = [(payer, receiver) for payer in units for receiver in units if payer is not receiver]
    found = st.lists(st.integers(0, len(pairs) - 1), max_size=2, unique=True) if pairs else st.just([])
    return [pairs[place] for place in draw(found)]


def _pass_on(draw: Draw, form: Form, payer: Raw, receiver: Raw) -> int:
    """Add lines on both sides; what is counted once this year, in 分."""
    funds = (draw(st.lists(st.sampled_from(side), min_size=1, max_size=2)) for side in PASSED[form.name])
    paid, got = (
        [_side(draw, form, fund, partner, number) for number, fund in enumerate(drawn)]
        for drawn, partner in zip(funds, (receiver, payer), strict=True)
    )
    equal = [_year(draw, year, paid, got) for year in ("本年", *form.measures)]
    for unit, lines in ((payer, paid), (receiver, got)):
        places = st.integers(0, len(unit["预算明细"]))
        for line in lines:
            unit["预算明细"].insert(draw(places), line)
    return equal[0]


def _side(draw: Draw, form: Form, fund: str, partner: Raw, number: int) -> Raw:
    return budget_line(draw, form, fund) | {"对方单位": _name(partner), "用途": PURPOSES[1 + number]}


def _year(draw: Draw, year: str, paid: list[Raw], got: list[Raw]) -> int:
    """Amounts of a year on both sides; what both agree on, in 分."""
    amounts = [draw(fen()) for _ in paid]
    total = sum(amounts)
    first = draw(st.integers(0, total)) if len(got) > 1 else total
    agree = draw(st.sampled_from((True, True, False)))
    theirs = [first, total - first + (not agree)] if len(got) > 1 else [total + (not agree)]
    if draw(st.integers(0, 4)) == 0:
        theirs, agree = [], False
    for line, amount in (*zip(paid, amounts, strict=True), *zip(got, theirs, strict=False)):
        line.update({year: yuan(amount)} if amount else {})
    return total if agree else 0


def _records(draw: Draw, form: Form, unit: Raw) -> list[Raw]:
    """A record for each project with money."""
    known = {record["名称"]: record for record in unit["项目"]}
    names = dict.fromkeys(line["项目"] for line in unit["预算明细"] if "项目" in line and _fen(line))
    return [known.get(name) or project(draw, form, name) for name in names]
