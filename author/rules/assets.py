"""F40: values that no vehicle, desk or house has: mostly 元 and 万元 mixed up."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.ledger.money import Form, Money

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.read.tree import Path
    from author.rules.subject import Subject
    from author.submission.written import Vehicle

VEHICLE = (Decimal(3_000), Decimal(3_000_000))
"""元, from and to, of one vehicle."""
FURNITURE, OTHER = Decimal(200_000), Decimal(20_000_000)
"""元 for each of the staff at most."""
SQUARE_METRE = (Decimal(50), Decimal(100_000))
CERTAIN = 10
"""So many times the most is no matter of opinion."""
YUAN = Form("元", thousands=True)


def assets(subject: Subject) -> Iterator[Finding]:
    """F40: an asset worth far too little or too much."""
    if not subject.knows_unit or not subject.knows_counts("国有资产"):
        return
    owned, heads = subject.written.assets, max(subject.written.people.present.now, 1)
    for index, vehicle in enumerate(subject.submission.own.assets.vehicles):
        yield from _vehicle(subject, ("国有资产", "车辆", index), vehicle)
    if subject.knows_counts("人员"):
        yield from _for_each(subject, "办公家具", owned.furniture, heads, FURNITURE)
        yield from _for_each(subject, "其他资产", owned.other, heads, OTHER)
    yield from _buildings(subject, owned.area, owned.buildings)


def _vehicle(subject: Subject, path: Path, vehicle: Vehicle) -> Iterator[Finding]:
    least, most = VEHICLE
    if vehicle.value and not vehicle.number:
        message = f"{vehicle.kind}有价值，数量却是0"
        yield subject.found("F40", message, path, severity=Severity.WARNING, hint="请核对数量")
    elif vehicle.value and not least <= (each := vehicle.value.yuan / vehicle.number) <= most:
        message = f"{vehicle.kind}平均每辆{subject.said(Money(each))}"
        yield _implausible(subject, (*path, "价值"), message, each > most * CERTAIN)


def _for_each(subject: Subject, name: str, value: Money, heads: int, most: Decimal) -> Iterator[Finding]:
    each = value.yuan / heads
    if not 0 <= each <= most:
        message = f"{name}价值{subject.said(value)}，平均每人{subject.said(Money(each))}"
        yield _implausible(subject, ("国有资产", name), message, each > most * CERTAIN)


def _buildings(subject: Subject, area: Decimal, value: Money) -> Iterator[Finding]:
    least, most = SQUARE_METRE
    if value and not area:
        yield subject.found("F40", "房屋有价值，没有面积", ("国有资产", "房屋"), severity=Severity.WARNING)
    elif value and not least <= (each := value.yuan / area) <= most:
        message = f"房屋每平方米{Money(each).shown(YUAN).with_unit}"
        yield _implausible(subject, ("国有资产", "房屋"), message, each > most * CERTAIN)


def _implausible(subject: Subject, path: Path, message: str, certain: bool) -> Finding:  # noqa: FBT001
    severity = Severity.ERROR if certain else Severity.WARNING
    hint = "请检查是否把元当成了万元，或多写了几位"
    return subject.found("F40", f"{message}，不合情理", path, severity=severity, hint=hint)


DEVICE = Decimal(500_000)
"""元: what a costly device is worth at least."""


def equipment(subject: Subject) -> Iterator[Finding]:
    """F40: costly devices against the value of all other assets."""
    owned = subject.written.assets
    if subject.knows_unit and owned.other and owned.costly_devices * DEVICE > owned.other.yuan:
        message = f"50万元以上设备{owned.costly_devices}台，其他资产却只有{subject.said(owned.other)}"
        paths = (("国有资产", "大型设备", "50万元以上"), ("国有资产", "其他资产"))
        yield subject.found("F40", message, *paths, severity=Severity.WARNING, hint="请核对台数和价值")
