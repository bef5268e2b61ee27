"""What staff state beside the lines: offices, units, projects, posts, people, vehicles, and what is to be bought."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from author.ledger.ledger import CURRENT, PRIOR
from author.ledger.money import Form
from author.submission.reading import people, procurement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from author.ledger.ledger import Ledger
    from author.ledger.money import Money
    from author.ledger.question import Question
    from author.submission import Submission
    from author.submission.written import Count, People, Procurement

BELOW = ("下属预算单位", "下属单位", "所属预算单位", "所属单位", "直属单位", "二级预算单位", "二级单位", "基层预算单位")
ALL_UNITS = ("预算单位",)
OFFICES = ("内设机构", "科室", "处室", "股室", "职能科室", "内设科室")
PROJECTS = ("项目", "预算项目", "支出项目", "项目支出项目")
VEHICLES = ("公务用车", "车辆", "公车", "公务车辆")
POSTS = ("编制", "编制数", "人员编制", "编制人数", "编制总数")
STAFF: Mapping[str, tuple[str, ...]] = {
    "在职": ("在职", "在职人员", "在职职工", "在职干部职工", "在职人数", "在编人员", "在岗人员"),
    "退休": ("退休人员", "退休职工", "退休干部", "退休人数"),
    "离休": ("离休人员", "离休干部", "离休人数"),
    "离退休": ("离退休人员", "离退休干部", "离退休人数"),
    "实有": ("实有人数", "实有人员", "人员总数", "总人数"),
    "职工": ("干部职工", "职工", "工作人员"),
}
HEADS = ("人", "名", "位", "个")


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that is counted under several names."""

    names: tuple[str, ...]
    measures: tuple[str, ...]
    """Measure words that go with it."""
    now: frozenset[int | Decimal]
    """How many there may be meant to be this year: of all, of a unit, of a kind."""
    told: str
    """What staff filled in: 内设机构2个."""
    before: frozenset[int | Decimal] | None = None
    """How many last year; None where nobody says."""
    leads: frozenset[str] = frozenset()
    """Words that may stand before: 内设."""


def things(submission: Submission, known: Mapping[str, bool], scopes: Sequence[Question]) -> Iterator[Thing]:
    """All that is counted; ``known`` says of 人员, 政府采购 and 国有资产 whether all their numbers are known."""
    yield from _organisation(submission)
    if known["政府采购"]:
        yield from _procurement([submission.written.procurement, *map(procurement, _of_units(submission))])
    yield _projects(submission.ledger, scopes)
    if known["国有资产"]:
        yield _vehicles(submission)
    if known["人员"]:
        yield from _staff([submission.written.people, *map(people, _of_units(submission))])


def _of_units(submission: Submission) -> list[Mapping[str, object]]:
    """What each unit below, and the own office, states of itself."""
    words = submission.own_words
    return [words, *words["机构"]["下属预算单位"]]


def _organisation(submission: Submission) -> Iterator[Thing]:
    words, members = submission.words["机构"], submission.members
    if offices := len(submission.written.offices):
        called = str(words["内设机构称谓"])
        leads = frozenset(("内设", "下设", "设", "设有", "设立", "设置", "有", "共有", "职能"))
        yield Thing((*OFFICES, called), ("个",), frozenset({offices}), f"内设机构{offices}个", leads=leads)
    if members.whole:
        below, managed = len(members.below), len(words["管理单位"])
        leads = frozenset(("有", "共有", "下属", "下辖", "所属", "管理", "另管理", "纳入"))
        told = f"下属预算单位{below}家" + (f"、管理单位{managed}家" if managed else "")
        kinds = {kind: [*members.kinds.values()].count(kind) for kind in ("行政", "参公", "事业")}
        yield Thing(BELOW, ("个", "家"), frozenset({below, managed, below + managed}), told, leads=leads)
        yield Thing(
            ALL_UNITS, ("个", "家"), frozenset({below, below + 1, managed, below + managed + 1}), told, leads=leads
        )
        for kind, number in kinds.items():
            apart = {number, number - (members.kinds[members.own] == kind), managed, number + managed}
            yield Thing(
                (f"{kind}单位", f"下属{kind}单位", f"所属{kind}单位"), ("个", "家"), frozenset(apart), told, leads=leads
            )


def _projects(ledger: Ledger, scopes: Sequence[Question]) -> Thing:
    """Projects with money, of all of it and of that of each table."""
    now, before = ({len(_with_money(ledger, scope, measure)) for scope in scopes} for measure in (CURRENT, PRIOR))
    everything = len(_with_money(ledger, scopes[0], CURRENT))
    leads = frozenset(("安排", "共安排", "共有", "有", "设立", "涉及", "纳入", "绩效", "绩效管理", "预算安排"))
    known = frozenset(before) if ledger.where(measure=PRIOR) else None
    return Thing(PROJECTS, ("个", "项"), frozenset(now), f"有本年预算的项目{everything}个", known, leads)


def _with_money(ledger: Ledger, scope: Question, measure: str) -> set[str]:
    return {fact.project for fact in ledger.answer(scope).where(measure=measure).facts} - {""}


def _vehicles(submission: Submission) -> Thing:
    cars = submission.written.assets.vehicles
    number = sum(car.number for car in cars)
    leads = frozenset(("有", "共有", "现有", "拥有", "保有", "实有", "保有量", "占用使用", "现"))
    some = frozenset({number, *(car.number for car in cars)})
    return Thing(VEHICLES, ("辆", "台"), some, f"国有资产中车辆{number}辆", leads=leads)


def _procurement(bought: Sequence[Procurement]) -> Iterator[Thing]:
    """What is bought, in 元: all of it and that of each unit, by kinds, and what is set aside."""
    leads = frozenset(
        ("项目", "采购", "预留", "份额", "采购项目", "政府采购项目", "面向", "授予", "拟", "企业", "类", "其中")
    )
    for names, amount in _BOUGHT:
        values: frozenset[int | Decimal] = frozenset(amount(each).yuan for each in bought)
        told = f"{names[0]}{amount(bought[0]).shown(Form()).with_unit}"
        yield Thing(names, ("元",), values, told, leads=leads)


_BOUGHT: tuple[tuple[tuple[str, ...], Callable[[Procurement], Money]], ...] = (
    (("政府采购", "政府采购预算", "采购预算"), lambda each: each.total),
    (("政府采购货物", "货物采购", "货物类采购", "政府采购货物预算"), lambda each: each.goods),
    (("政府采购工程", "工程采购", "工程类采购", "政府采购工程预算"), lambda each: each.works),
    (("政府采购服务", "服务采购", "服务类采购", "政府采购服务预算"), lambda each: each.services),
    (("面向中小企业", "中小企业"), lambda each: each.small_and_middle),
    (("面向小微企业", "小微企业", "小型和微型企业"), lambda each: each.small),
)


def _staff(counted: Sequence[People]) -> Iterator[Thing]:
    """Posts, and each kind of staff: of all, and of each unit."""
    leads = frozenset(("现有", "有", "共有", "实有", "核定", "人员", "现", "编制内"))
    whole = counted[0]
    posts = frozenset(each.posts for each in counted)
    yield Thing(POSTS, HEADS, posts, f"人员中编制是{whole.posts}", leads=leads)
    for kind, names in STAFF.items():
        now, before = ({count[place] for each in counted for count in _meant(each, kind)} for place in (0, 1))
        told = f"人员中{'、'.join(f'{name}{count.now}人' for name, count in whole.by_kind.items())}"
        known = None if "退" in kind or kind == "离休" else frozenset(before)  # 上年退休1人 is who left then
        yield Thing(names, HEADS, frozenset(now), told, known, leads)


def _meant(counted: People, kind: str) -> list[Count]:
    away = counted.retired.plus(counted.veterans)
    if kind == "离退休":
        return [away]
    if kind == "职工":
        return [counted.serving, counted.present]
    return [counted.present] if kind == "实有" else [counted.by_kind[kind]]
