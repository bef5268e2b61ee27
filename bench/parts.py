"""What one unit of a plausible department has: lines, people, procurement, assets, all drawn from one chance."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kinds import GENERAL, Office, Plan

if TYPE_CHECKING:
    import random

Line = dict[str, Any]
FEN = Decimal("0.01")
NOTHING = Decimal(0)
YEARS = (("both", 62), ("level", 8), ("now", 15), ("before", 15))
"""In which years a line has money, and how often; level: the same in both."""
NEW = (("now", 1),)
"""The years of a department that was not there last year."""
OFFICES = ("行政", "参公")
WAGES = (("30101", 42000), ("30102", 38000), ("30112", 900))
"""Economic codes with 元 a head."""
MORE_WAGES = {"行政": (("30103", 3500),), "参公": (("30103", 3500),), "事业": (("30107", 31000), ("30199", 1200))}
INSURANCE = (("2080505", "30108", 14500), ("2210201", "30113", 11000))
OF_OFFICES = (("2080501", "30302", 2500), ("2101101", "30110", 7500), ("2101103", "30111", 2800))
OF_INSTITUTIONS = (("2080502", "30302", 2500), ("2101102", "30110", 7500))
COSTS = (
    "30201",
    "30202",
    "30205",
    "30206",
    "30207",
    "30208",
    "30209",
    "30211",
    "30213",
    "30216",
    "30226",
    "30228",
    "30299",
)
OWN_COSTS = ("30201", "30209", "30218", "30226", "31003")
THREE_PUBLIC = (("30212", 0.1), ("30217", 0.7), ("30231", 0.8), ("31013", 0.1))
"""Economic codes with how often a unit has them."""
GOODS, WORKS, SERVICES = ("31002", "31003"), ("31001", "31005"), ("30209", "30227")
CAR, CAR_VALUE = "一般公务用车", 150_000


@dataclass(frozen=True)
class Part:
    """One unit of a department."""

    office: Office
    name: str
    lines: list[Line]
    """Those of a unit below bear its name."""
    people: Line
    procurement: Line
    assets: Line
    """Without vehicles."""
    vehicles: list[Line]


class Drawing:
    """Draws units; ``chance`` decides everything."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.years = chance.choice((YEARS, YEARS, YEARS, NEW))

    def part(self, office: Office, name: str, *, below: bool) -> Part:
        """A unit; of one below, lines and vehicles bear its name."""
        heads = self.chance.randint(*office.people)
        mark = {"单位": name} if below else {}
        lines = [*self._wages(office, heads), *self._own_money(office, heads)]
        lines += [line for plan in office.plans for line in self._project(plan)]
        if not any("本年" in line for line in lines):
            lines[0]["本年"] = lines[0]["上年"]
        procurement = self._procurement(lines)
        marked = [{**mark, **line} for line in lines]
        return Part(office, name, marked, self._people(heads), procurement, self._assets(heads), self._vehicles(mark))

    def _wages(self, office: Office, heads: int) -> list[Line]:
        money = {"功能科目": office.function, "资金来源": office.pays}
        lines = [self._line(money, economic, heads * each) for economic, each in (*WAGES, *MORE_WAGES[office.nature])]
        if office.running:
            some = sorted(self.chance.sample(COSTS, self.chance.randint(5, len(COSTS))))
            lines += [self._line(money, economic, heads * self.chance.randint(200, 3000)) for economic in some]
            guests = [economic for economic, odds in THREE_PUBLIC if self.chance.random() < odds]
            lines += [self._line(money, economic, self.chance.randint(3000, 90000)) for economic in guests]
        insured = (*INSURANCE, *(OF_OFFICES if office.nature in OFFICES else OF_INSTITUTIONS)) if office.insured else ()
        lines += [self._line({"功能科目": code, "资金来源": GENERAL}, of, heads * each) for code, of, each in insured]
        return lines

    def _own_money(self, office: Office, heads: int) -> list[Line]:
        money = {"功能科目": office.function}
        return [
            self._line({**money, "资金来源": fund, "用途": f"{fund}安排的日常开支"}, economic, heads * 2500)
            for fund in office.own
            for economic in self.chance.sample(OWN_COSTS, 2)
        ]

    def _project(self, plan: Plan) -> list[Line]:
        """The first use is paid for by all the funds drawn, every other by one of them."""
        funds = self.chance.sample(plan.funds, self.chance.randint(1, len(plan.funds)))
        return [
            self._line(
                {"功能科目": plan.function, "项目": plan.name, "用途": purpose, "资金来源": fund},
                economic,
                self.chance.randint(30_000, 4_000_000),
            )
            for number, (economic, purpose) in enumerate(plan.uses)
            for fund in (funds if number == 0 else [self.chance.choice(funds)])
        ]

    def _line(self, money: Line, economic: str, about: int) -> Line:
        amount = (Decimal(about) * self.chance.randint(8000, 12000) / 10000 + self._fen()).quantize(FEN)
        share = self.chance.choice((self.chance.randint(93, 107), self.chance.randint(60, 160)))
        before = (amount * share / 100).quantize(FEN)
        years, odds = zip(*self.years, strict=True)
        drawn = self.chance.choices(years, odds)[0]
        amounts = {
            "both": {"本年": amount, "上年": before},
            "level": {"本年": amount, "上年": amount},
            "now": {"本年": amount},
            "before": {"上年": before},
        }
        return {**money, "经济科目": economic, **amounts[drawn]}

    def _fen(self) -> Decimal:
        return Decimal(self.chance.randint(0, 99999)) / 100

    def _people(self, heads: int) -> Line:
        retired = self.chance.randint(0, heads)
        return {
            "编制": heads + self.chance.randint(0, 3),
            "在职": {"本年": heads, "上年": max(heads + self.chance.randint(-3, 3), 0)},
            "退休": {"本年": retired, "上年": max(retired - self.chance.randint(0, 2), 0)},
            "离休": {"本年": 0, "上年": self.chance.randint(0, 1)},
        }

    def _procurement(self, lines: list[Line]) -> Line:
        """Parts of what the lines spend on what can be bought."""
        goods, works, services = (self._bought(lines, codes) for codes in (GOODS, WORKS, SERVICES))
        middle = ((goods + works + services) * 6 / 10).quantize(FEN)
        small = (middle * 6 / 10).quantize(FEN)
        return {"货物": goods, "工程": works, "服务": services, "面向中小企业": middle, "其中小微企业": small}

    def _bought(self, lines: list[Line], codes: tuple[str, ...]) -> Decimal:
        spent = sum((line.get("本年", NOTHING) for line in lines if line["经济科目"] in codes), NOTHING)
        return (spent * self.chance.choice((0, 7, 10)) / 10).quantize(FEN)

    def _assets(self, heads: int) -> Line:
        costly = self.chance.randint(0, 2)
        return {
            "房屋": {"面积": heads * 25, "价值": heads * 52_500 + self._fen()},
            "办公家具": heads * 5000 + self._fen(),
            "其他资产": heads * 40_000 + costly * 900_000 + self._fen(),
            "大型设备": {"50万元以上": costly, "100万元以上": 0},
            "计划购置": {"50万元以上大型设备": self.chance.randint(0, 1), "100万元以上大型设备": 0},
        }

    def _vehicles(self, mark: Line) -> list[Line]:
        cars = self.chance.randint(0, 4)
        return [{**mark, "类型": CAR, "数量": cars, "价值": cars * CAR_VALUE + self._fen()}] if cars else []
