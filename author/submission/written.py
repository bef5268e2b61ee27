"""What staff handed in, under names that Python knows.

Every list keeps its items at their places, for findings point there; what could not be read is blank. Only a budget
line can be None: nothing stands for a classification. Records are named tuples: there are ten thousands of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from author.ledger.ledger import CURRENT, PRIOR, PRIOR_ACTUAL

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from author.ledger.money import Money
    from author.read.values import Period


class Unit(NamedTuple):
    """Whose budget it is."""

    name: str
    short_names: tuple[str, ...]
    kind: str
    """部门 or 单位."""


class Below(NamedTuple):
    """A unit below the department."""

    name: str
    controls: Mapping[str, Decimal]
    """Its control figures in 万元, with the decimals they were given with."""


class Count(NamedTuple):
    """How many there are, this year and last."""

    now: int = 0
    before: int = 0

    @property
    def rise(self) -> int:
        """How many more than last year."""
        return self.now - self.before

    def plus(self, other: Count) -> Count:
        """Both together."""
        return Count(self.now + other.now, self.before + other.before)


class People(NamedTuple):
    """Posts, and the numbers present."""

    posts: int
    serving: Count
    """在职"""
    retired: Count
    """退休"""
    veterans: Count
    """离休"""

    @property
    def present(self) -> Count:
        """实有: all of them."""
        return self.serving.plus(self.retired).plus(self.veterans)

    @property
    def by_kind(self) -> Mapping[str, Count]:
        """在职, 退休, 离休 to their numbers."""
        return {"在职": self.serving, "退休": self.retired, "离休": self.veterans}


class BudgetLine(NamedTuple):
    """One line of 预算明细: a classification and up to three amounts; ``""`` and no money stand for what is unread."""

    function: str
    nature: str
    economic: str
    project: str
    fund: str
    purpose: str
    current: Money
    prior: Money
    prior_actual: Money
    unread: frozenset[str]
    """The fields, in Chinese, that staff filled in wrongly or that no line can do without."""
    unit: str = ""
    """Whose money it is, as staff wrote it; empty for the own office."""
    partner: str = ""
    """对方单位: who gives or gets it, where units pass money on."""

    @property
    def amounts(self) -> tuple[tuple[str, str, Money], ...]:
        """(field, measure, money) of its three amounts."""
        return (
            ("本年", CURRENT, self.current),
            ("上年", PRIOR, self.prior),
            ("上年执行", PRIOR_ACTUAL, self.prior_actual),
        )

    @property
    def is_current(self) -> bool:
        """Whether it has money of this year, or may have."""
        return bool(self.current) or "本年" in self.unread


class Indicator(NamedTuple):
    """One line of a performance goal."""

    first: str
    second: str
    third: str
    value: str
    last: str
    """上年完成值"""
    weight: Decimal | None

    @property
    def results(self) -> tuple[tuple[str, str], ...]:
        """(field, words) of what is aimed at and what was reached last year."""
        return (("指标值", self.value), ("上年完成值", self.last))


class Goal(NamedTuple):
    """What a project is to reach."""

    name: str
    """Its name in the goal form, where that is another."""
    aim: tuple[str, ...]
    indicators: tuple[Indicator, ...]


class Record(NamedTuple):
    """What staff wrote of one project."""

    name: str
    unit: str
    """Whose it is, as staff wrote it; empty where the lines tell."""
    basis: tuple[str, ...]
    allocation: tuple[str, ...]
    period: Period
    goal: Goal


class Procurement(NamedTuple):
    """What is to be bought, and what of it is set aside for smaller firms."""

    goods: Money
    works: Money
    services: Money
    small_and_middle: Money
    """面向中小企业"""
    small: Money
    """其中小微企业"""

    @property
    def total(self) -> Money:
        """All that is bought."""
        return self.goods + self.works + self.services


class Vehicle(NamedTuple):
    """The vehicles of one kind."""

    kind: str
    number: int
    value: Money


class Assets(NamedTuple):
    """State assets at last year's end."""

    counted: date | None
    """The day they were counted on."""
    area: Decimal
    """Of the buildings, in square metres."""
    buildings: Money
    vehicles: tuple[Vehicle, ...]
    furniture: Money
    other: Money
    costly_devices: int
    """Devices worth more than 500,000 元 each."""


class Ignored(NamedTuple):
    """A finding that staff have looked at: its rule, its object or the end of it, and what stood there."""

    rule: str
    object: str
    original: str = ""


class Written(NamedTuple):
    """All of it that Python asks for by name."""

    unit: Unit
    below: tuple[Below, ...]
    """下属预算单位"""
    published: date
    approved: date | None
    offices: tuple[str, ...]
    """内设机构"""
    people: People
    lines: tuple[BudgetLine | None, ...]
    controls: Mapping[str, Decimal]
    """Control figures in 万元, with the decimals they were given with."""
    projects: tuple[Record, ...]
    indicators: tuple[Indicator, ...]
    """Of the unit as a whole."""
    reasons: Mapping[tuple[str, ...], str]
    """The path below 变动原因 to the words there."""
    uses: Mapping[str, str]
    procurement: Procurement
    assets: Assets
    terms: tuple[str, ...]
    """The words that staff explain themselves."""
    phrases: Mapping[str, str]
    ignored: tuple[Ignored, ...]
