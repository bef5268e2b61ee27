"""E32: price and quantity that stand in two fields, against the project's money: 补贴人数 and 补贴标准, two indicators."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.ledger.money import YUAN_IN, Money
from author.read.values import quoted
from author.rules.bounds import bare, bound, unit_of
from author.rules.projecttexts import told_of_projects
from author.rules.sums import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from author.ground.findings import Finding
    from author.read.tree import Path
    from author.rules.figures import Project
    from author.rules.projecttexts import Told
    from author.rules.subject import Subject
    from author.submission.written import Indicator

_PEOPLE = re.compile(r"(?:共|计|合计)?\s*(\d[\d,]{0,9})\s*(万?)[人名户位]")
_STANDARD = re.compile(
    r"(?:按|按照)?(?:(?P<per>每人|人均|每户|每名)(?P<when>每月|每年|一次性|年)?(?:补[助贴]|发放)?)?\s*(?P<price>\d[\d,]{0,9}(?:\.\d+)?)元"
    r"(?:\s*[/／·每]\s*(?:人|户|名))?(?:\s*[/／·.每]?\s*(?P<after>月|年))?(?:标准)?(?:发放|补助|补贴)?。?"
)
_PER = re.compile(r"每(人|名|户|亩|套|台|场|期|册|间)|(人|户|亩)均")
_LONGER = re.compile(r"月|天|日|次|学期|季|最高|以内|封顶|上限")
_SAME = {"名": "人", "位": "人"}
_YEAR, _HALF = 12, Decimal("0.005")
_UNKNOWN = ("分", "档", "类", "级")


@dataclass(frozen=True, slots=True)
class _Factors:
    """A quantity and a price, with the places where they stand."""

    number: Decimal
    price: Decimal
    times: tuple[int, ...]
    said: str
    places: tuple[Path, Path]
    part: str

    def total(self, times: int) -> Decimal:
        """In 元."""
        return self.number * self.price * times


def prices(subject: Subject) -> Iterator[Finding]:
    """E32: so many people at so much each are not the project's money, or more than it."""
    for project, told in told_of_projects(subject):
        if subject.knows(project):
            total = project.ledger.total
            if (paid := _subsidy(told)) and not any(_is(paid.total(times), total) for times in paid.times):
                yield _found(subject, project, paid)
            if (made := _of_indicators(project)) and _is_wrong(project, made, total):
                yield _found(subject, project, made)


def _is(made: Decimal, total: Money) -> bool:
    """Whether a product is a total, to half a hundredth of 万元."""
    return abs(made - total.yuan) <= _HALF * YUAN_IN["万元"]


def _is_wrong(project: Project, made: _Factors, total: Money) -> bool:
    """More than there is; less only where all the money goes to one purpose."""
    product = made.total(1)
    if _is(product, total):
        return False
    return product > total.yuan or len(project.ledger.by("purpose")) == 1


def _subsidy(told: Sequence[Told]) -> _Factors | None:
    """补贴人数 and 补贴标准, where each is one number."""
    fields = {text.label: text for text in told}
    people, standard = fields.get("补贴人数"), fields.get("补贴标准")
    if people is None or standard is None:
        return None
    number, price = _PEOPLE.fullmatch(people.words.strip()), _STANDARD.fullmatch(standard.words.strip())
    if not number or not price or any(word in standard.words for word in _UNKNOWN):
        return None
    when = (price["when"] or "") + (price["after"] or "")
    times = (_YEAR,) if "月" in when else (1,) if when else (1, _YEAR)
    said = f"补贴人数{people.words}×补贴标准{standard.words}"
    places = (people.path, standard.path)
    return _Factors(
        _number(number[1]) * (10_000 if number[2] else 1), _number(price["price"]), times, said, places, people.words
    )


def _of_indicators(project: Project) -> _Factors | None:
    """The only price of one thing among the cost indicators, and the only number of such things."""
    path = (*project.path, "绩效", "指标")
    items = list(enumerate(project.record.goal.indicators))
    costs = [each for each in items if "成本" in each[1].first + each[1].second and _PER.search(each[1].third)]
    if len(costs) != 1:
        return None
    at, cost = costs[0]
    thing, aim = _PER.search(cost.third), bound(cost.value)
    if not thing or not aim or aim.way or aim.unit not in ("元", "万元") or _LONGER.search(cost.third):
        return None
    unit = _plain(thing[1] or thing[2])
    numbers = [each for each in items if "数量" in each[1].second and _counts(each[1], unit)]
    if len(numbers) != 1:
        return None
    index, number = numbers[0]
    counted = bound(number.value)
    if counted is None or counted.way < 0:
        return None
    said = f"{quoted(bare(number.third))}{number.value}×{quoted(bare(cost.third))}{cost.value}"
    places = ((*path, index, "指标值"), (*path, at, "指标值"))
    return _Factors(counted.number, aim.number * YUAN_IN[aim.unit], (1,), said, places, number.value)


def _counts(item: Indicator, unit: str) -> bool:
    aim = bound(item.value)
    return bool(aim) and _plain((aim.unit if aim else "") or unit_of(item.third)) == unit


def _plain(unit: str) -> str:
    return _SAME.get(unit, unit)


def _number(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _found(subject: Subject, project: Project, made: _Factors) -> Finding:
    product = subject.said(Money(made.total(made.times[0])))
    message = f"{made.said}＝{product}，项目{quoted(project.name)}的金额是{subject.said(project.ledger.total)}"
    places = (*made.places, *lines_of(subject, project))
    hint = "请核对数量、标准和金额"
    return subject.found("E32", message, *places, severity=Severity.WARNING, part=made.part, hint=hint)
