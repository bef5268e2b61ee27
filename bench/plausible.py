"""One plausible department of a kind: the same chance gives the same lines, people, assets, goals and words."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from kinds import FROM_BELOW, GENERAL, Kind, Office, Plan
from words import controls, reasons, uses

Line = dict[str, Any]
Document = dict[str, Any]
FEN = Decimal("0.01")
PLACES = ("某某市", "某某县", "某某区", "某某自治州")
YEARS = (("both", 62), ("level", 8), ("now", 15), ("before", 15))
"""In which years a line has money, and how often; level: the same in both."""
WAGES = (("30101", 42000), ("30102", 38000), ("30112", 900))
BY_NATURE = {"行政": (("30103", 3500),), "参公": (("30103", 3500),), "事业": (("30107", 31000), ("30199", 1200))}
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
INSURANCE = (("2080505", "30108", 14500), ("2210201", "30113", 11000))
OFFICES = ("行政", "参公")


@dataclass
class Made:
    """A department: its own file, the files of units below, and which of its lines are whose."""

    kind: Kind
    own: Document
    files: dict[str, Document] = field(default_factory=dict)
    """Unit to what it hands in by itself."""


class Maker:
    """Draws everything of one department from one chance."""

    def __init__(self, kind: Kind, seed: int) -> None:
        self.kind, self.chance = kind, random.Random(f"{kind.title} {seed}")
        self.place = self.chance.choice(PLACES)
        self.years = self.chance.choice((YEARS, YEARS, YEARS, (("now", 1),)))
        """Some departments are new: nothing last year."""

    def made(self) -> Made:
        """The department."""
        apart = [office for office in self.kind.below if self.chance.random() < 0.4]
        offices = (self.kind.own, *self.kind.below)
        parts = {office.name: self._part(office) for office in offices}
        passed = self._transfers(parts)
        files = {self.name(office): self._document(office, [parts[office.name]], []) for office in apart}
        here = [parts[office.name] for office in offices if office not in apart]
        counted = without_transfers([line for part in parts.values() for line in part["lines"]], passed)
        own = self._document(self.kind.own, here, [part for part in parts.values() if part not in here], counted)
        return Made(self.kind, own, files)

    def name(self, office: Office) -> str:
        """The whole name of a unit."""
        return self.place + office.name

    # what one unit has

    def _part(self, office: Office) -> dict[str, Any]:
        heads = self.chance.randint(*office.people)
        lines = [*self._wages(office, heads), *self._own_money(office, heads)]
        lines += [line for plan in office.plans for line in self._project(plan)]
        if not any(line.get("本年") for line in lines):
            lines[0]["本年"] = lines[0]["上年"]
        unit = {} if office is self.kind.own else {"单位": self.name(office)}
        lines = [{**unit, **line} for line in lines if line]
        return {"office": office, "heads": heads, "lines": lines, "unit": unit, **self._counted(heads, lines)}

    def _wages(self, office: Office, heads: int) -> list[Line]:
        money = {"功能科目": office.function, "资金来源": office.pays}
        lines = [self._line(money, economic, heads * each) for economic, each in (*WAGES, *BY_NATURE[office.nature])]
        if office.running:
            some = sorted(self.chance.sample(COSTS, self.chance.randint(5, len(COSTS))))
            lines += [self._line(money, economic, heads * self.chance.randint(200, 3000)) for economic in some]
            lines += [self._line(money, code, self.chance.randint(3000, 90000)) for code in self._three_public()]
        if office.insured:
            lines += [
                self._line({"功能科目": code, "资金来源": GENERAL}, economic, heads * each)
                for code, economic, each in (*INSURANCE, *_by_nature(office.nature))
            ]
        return lines

    def _three_public(self) -> list[str]:
        return [
            code for code, odds in (("30212", 0.1), ("30217", 0.7), ("30231", 0.8), ("31013", 0.1)) if self._odds(odds)
        ]

    def _own_money(self, office: Office, heads: int) -> list[Line]:
        return [
            self._line(
                {"功能科目": office.function, "资金来源": fund, "用途": f"{fund}安排的日常开支"}, economic, heads * 2500
            )
            for fund in office.own
            for economic in self.chance.sample(("30201", "30209", "30218", "30226", "31003"), 2)
        ]

    def _project(self, plan: Plan) -> list[Line]:
        funds = self.chance.sample(plan.funds, self.chance.randint(1, len(plan.funds)))
        lines = []
        for number, (economic, purpose) in enumerate(plan.uses):
            money = {"功能科目": plan.function, "项目": plan.name, "用途": purpose}
            for fund in funds if number == 0 else [self.chance.choice(funds)]:
                lines.append(self._line({**money, "资金来源": fund}, economic, self.chance.randint(30000, 4000000)))
        return lines

    def _line(self, money: Line, economic: str, about: int) -> Line:
        amount = (Decimal(about) * self.chance.randint(8000, 12000) / 10000 + self._fen()).quantize(FEN)
        before = (
            amount * self.chance.choice((self.chance.randint(93, 107), self.chance.randint(60, 160))) / 100
        ).quantize(FEN)
        years, odds = zip(*self.years, strict=True)
        drawn = self.chance.choices(years, odds)[0]
        amounts = {
            "both": (amount, before),
            "level": (amount, amount),
            "now": (amount, None),
            "before": (None, before),
        }[drawn]
        found = {"本年": amounts[0], "上年": amounts[1]}
        return {**money, "经济科目": economic, **{year: yuan for year, yuan in found.items() if yuan}}

    def _fen(self) -> Decimal:
        return Decimal(self.chance.randint(0, 99999)) / 100

    def _odds(self, odds: float) -> bool:
        return self.chance.random() < odds

    def _counted(self, heads: int, lines: list[Line]) -> dict[str, Any]:
        """People, procurement and assets."""
        retired = self.chance.randint(0, heads)
        people = {
            "编制": heads + self.chance.randint(0, 3),
            "在职": {"本年": heads, "上年": max(heads + self.chance.randint(-3, 3), 0)},
            "退休": {"本年": retired, "上年": max(retired - self.chance.randint(0, 2), 0)},
            "离休": {"本年": 0, "上年": self.chance.randint(0, 1)},
        }
        goods, works, services = (
            self._bought(lines, codes) for codes in (("31002", "31003"), ("31001", "31005"), ("30209", "30227"))
        )
        middle = ((goods + works + services) * 6 / 10).quantize(FEN)
        bought = {
            "货物": goods,
            "工程": works,
            "服务": services,
            "面向中小企业": middle,
            "其中小微企业": (middle * 6 / 10).quantize(FEN),
        }
        costly = self.chance.randint(0, 2)
        owned = {
            "房屋": {"面积": heads * 25, "价值": heads * 25 * 2100 + self._fen()},
            "办公家具": heads * 5000 + self._fen(),
            "其他资产": heads * 40000 + costly * 900000 + self._fen(),
            "大型设备": {"50万元以上": costly, "100万元以上": 0},
            "计划购置": {"50万元以上大型设备": self.chance.randint(0, 1), "100万元以上大型设备": 0},
        }
        cars = self.chance.randint(0, 4)
        return {
            "人员": people,
            "政府采购": bought,
            "国有资产": owned,
            "车辆": cars,
            "价值": cars * 150000 + self._fen() if cars else 0,
        }

    def _bought(self, lines: list[Line], codes: tuple[str, ...]) -> Decimal:
        spent = sum((line.get("本年", Decimal(0)) for line in lines if line["经济科目"] in codes), Decimal(0))
        return (spent * self.chance.choice((0, 7, 10)) / 10).quantize(FEN)

    def _transfers(self, parts: dict[str, dict[str, Any]]) -> list[tuple[Line, Line]]:
        """Money that units pass on to the department: both lines of each."""
        found = []
        above, ours = self.name(self.kind.own), parts[self.kind.own.name]["lines"]
        for office in self.kind.below:
            if office.turnover and self._odds(0.7):
                amounts = {
                    "本年": Decimal(self.chance.randint(100, 900)) * 100,
                    "上年": Decimal(self.chance.randint(100, 900)) * 100,
                }
                paid = {
                    "单位": self.name(office), "功能科目": office.function, "支出类别": "公用经费", "经济科目": "39999",
                    "资金来源": office.turnover, "用途": "上缴上级支出", "对方单位": above, **amounts,
                }  # fmt: skip
                received = {
                    "功能科目": self.kind.own.function, "经济科目": "30213", "资金来源": FROM_BELOW,
                    "用途": f"{office.name}上缴的钱安排的维修", "对方单位": self.name(office), **amounts,
                }  # fmt: skip
                parts[office.name]["lines"].append(paid)
                ours.append(received)
                found.append((paid, received))
        return found

    # what is handed in

    def _document(
        self, office: Office, here: list[dict[str, Any]], apart: list[dict[str, Any]], counted: list[Line] | None = None
    ) -> Document:
        """The file of the department or of a unit by itself; ``counted`` are the lines that it prints."""
        first, *others = here
        alone = counted is None
        lines = [
            {key: value for key, value in line.items() if not alone or key != "单位"}
            for part in here
            for line in part["lines"]
        ]
        counted = lines if counted is None else counted
        plans = {plan.name: plan for part in here for plan in part["office"].plans}
        natures = {
            "": office.nature,
            **{p["unit"].get("单位", ""): p["office"].nature for p in (*here, *apart) if not alone},
        }
        cars = [
            {**part["unit"], "类型": "一般公务用车", "数量": part["车辆"], "价值": part["价值"]}
            for part in here
            if part["车辆"]
        ]
        cars = [{key: value for key, value in car.items() if not alone or key != "单位"} for car in cars]
        below = [self._below(part, counted) for part in others] + [self._apart(part) for part in apart]
        return {
            "版式": "xinjiang-2026",
            "单位": {
                "名称": self.name(office),
                "类型": "部门" if not alone and not self.kind.single else "单位",
                "性质": office.nature,
            },
            "年度": 2026,
            "公开日期": "2026-02-10",
            "主要职能": ["负责本地区有关工作的组织实施。", "完成交办的其他任务。"],
            "机构": {"下属预算单位": below, "内设机构": ["办公室", "业务科", "财务科"]},
            "人员": first["人员"],
            "预算明细": lines,
            "控制数": controls(counted),
            "项目": [self._record(plan, lines) for plan in plans.values() if _spent(plan, lines)],
            "变动原因": reasons(counted, natures),
            "支出用途": uses(counted),
            "政府采购": first["政府采购"],
            "国有资产": {**first["国有资产"], "车辆": cars},
            "部门整体绩效": {
                "联系人": "办公室",
                "联系电话": "0000-2000000",
                "年度目标": "完成全年各项任务。",
                "指标": self._whole(),
            },
        }

    def _below(self, part: dict[str, Any], counted: list[Line]) -> Document:
        own = [line for line in counted if line.get("单位") == part["unit"]["单位"]]
        return {
            **self._apart(part),
            **{name: part[name] for name in ("人员", "政府采购", "国有资产")},
            "控制数": controls(own),
        }

    def _apart(self, part: dict[str, Any]) -> Document:
        return {"名称": part["unit"]["单位"], "性质": part["office"].nature}

    def _record(self, plan: Plan, lines: list[Line]) -> Document:
        wan = (
            sum((line.get("本年", Decimal(0)) for line in lines if line.get("项目") == plan.name), Decimal(0)) / 10000
        ).quantize(FEN)
        record: Document = {
            "名称": plan.name, "政策依据": f"《关于做好{plan.name}的通知》。",
            "执行时间": {"起": "2026-01-01", "止": "2026-12-31"},
            "绩效": {"负责人": "业务科", "总体目标": "按计划完成任务，提高服务水平。", "指标": self._indicators(wan)},
        }  # fmt: skip
        if plan.is_subsidy:
            record |= {"情形": "对个人补贴", "对个人补贴": {
                "资金来源": "财政资金", "补贴人数": "100人", "补贴标准": "按规定标准", "补贴范围": "符合条件的人员",
                "补贴方式": "银行卡发放", "发放程序": "申请、审核、公示、发放", "受益人群和社会效益": "困难人员生活有保障",
            }}  # fmt: skip
        return record

    def _indicators(self, wan: Decimal) -> list[Document]:
        weights = self.chance.choice(((20, 15, 20, 25, 10), (25, 15, 20, 20, 10), (30, 20, 10, 30, 10)))
        number = self.chance.randint(2, 400)
        rows = (
            ("产出指标", "数量指标", "完成任务（项）", f"≥{number}项", f"{number}项"),
            ("产出指标", "质量指标", "验收合格率（%）", "=100%", "100%"),
            ("成本指标", "经济成本指标", "项目总成本（万元）", f"≤{wan}万元", "新增"),
            ("效益指标", "社会效益指标", "服务水平", "有效提升", "有效提升"),
            ("满意度指标", "满意度指标", "服务对象满意度（%）", "≥90%", "90%"),
        )
        names = ("一级", "二级", "三级", "指标值", "上年完成值")
        rest = {"依据": "计划标准", "赋分规则": "按照正常比例赋分", "佐证资料": "工作资料"}
        return [
            {**dict(zip(names, row, strict=True)), **rest, "权重": weight}
            for row, weight in zip(rows, weights, strict=True)
        ]

    def _whole(self) -> list[Document]:
        rows = (
            ("履职效能", "数量指标", "完成重点工作（项）", "≥12项", 40),
            ("管理效率", "时效指标", "按期完成率（%）", "≥95%", 50),
        )
        return [
            dict(zip(("一级", "二级", "三级", "指标值", "权重"), row, strict=True)) | {"依据": "年度计划"}
            for row in rows
        ]


def _by_nature(nature: str) -> tuple[tuple[str, str, int], ...]:
    if nature in OFFICES:
        return (("2080501", "30302", 2500), ("2101101", "30110", 7500), ("2101103", "30111", 2800))
    return (("2080502", "30302", 2500), ("2101102", "30110", 7500))


def _spent(plan: Plan, lines: list[Line]) -> bool:
    return any(line.get("项目") == plan.name and line.get("本年") for line in lines)


def without_transfers(lines: list[Line], passed: list[tuple[Line, Line]]) -> list[Line]:
    """The lines as a department counts them: the payer's go, the receiver spends what the payer's source paid."""
    gone = [id(paid) for paid, _ in passed]
    source = {id(received): paid["资金来源"] for paid, received in passed}
    left = [line for line in lines if id(line) not in gone]
    return [{**line, "资金来源": source.get(id(line), line["资金来源"])} for line in left]
