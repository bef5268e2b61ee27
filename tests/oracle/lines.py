"""The lines of 预算明细 as sums: those of a submission, and those of the files of its units."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tests.oracle.codes import kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    Raw = Mapping[str, Any]

NOTHING = Decimal(0)
OWN = ("", "本级")
"""What the own office is called beside its name."""
YEARS = ("now", "before", "actual")
"""The amounts of a line."""


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
    partner: str | None = None
    """The other side of a transfer, empty for the office itself; None where there is none."""

    @property
    def basic(self) -> bool:
        return self.nature in ("人员经费", "公用经费", "基本支出")

    @property
    def any(self) -> bool:
        """Whether there is money in it, of any year."""
        return any(getattr(self, year) for year in YEARS)

    def under(self, codes: Iterable[str]) -> bool:
        """Whether its function code lies under one of ``codes``."""
        return self.function.startswith(tuple(codes))

    def only(self, year: str, amount: Decimal | None = None, fund: str = "") -> Line:
        """The line with one of its amounts alone, or with another amount of that year and another fund."""
        rest = dict.fromkeys((other for other in YEARS if other != year), NOTHING)
        amount = getattr(self, year) if amount is None else amount
        return replace(self, **rest, **{year: amount}, fund=fund or self.fund)


def number(value: object) -> Decimal:
    """A typed number; blank is zero."""
    return Decimal(str(value).replace(",", "")) if value not in (None, "") else NOTHING


def yuan(raw: Raw) -> int:
    """元 in one of the units that the amounts of a file are typed in."""
    return 10000 if raw.get("金额单位") == "万元" else 1


def typed(raw: Raw, department: str, unit: str = "") -> tuple[Line, ...]:
    """The lines of a file as they stand: of ``department`` itself, or of the ``unit`` that handed it in."""
    return tuple(_line(row, yuan(raw), department, unit) for row in raw["预算明细"] if row)


def _line(row: Raw, yuan: int, department: str, unit: str) -> Line:
    economic, project = _digits(row.get("经济科目")), str(row.get("项目") or "").strip()
    nature = row.get("支出类别") or ("项目支出" if project else kind(economic))
    now, before, actual = (number(row.get(name)) * yuan for name in ("本年", "上年", "上年执行"))
    fund, purpose, whose, partner = (
        str(row.get(name) or "").strip() for name in ("资金来源", "用途", "单位", "对方单位")
    )
    return Line(
        _digits(row["功能科目"]), economic, nature, project, fund, purpose, now, before, actual,
        unit or called(whose, department), called(partner, department) if partner else None,
    )  # fmt: skip


def called(name: object, department: str) -> str:
    """A unit by its name, the own office by none."""
    name = str(name or "").strip()
    return "" if name in (*OWN, department) else name


def _digits(value: object) -> str:
    found = re.match(r"\d+", str(value or "").strip())
    return found[0] if found else ""


def joined(own: tuple[Line, ...], files: Mapping[str, tuple[Line, ...]]) -> Iterator[Line]:
    """The lines of a department and those of its units' files; a year that the department has of a unit is its own."""
    yield from own
    for unit, lines in files.items():
        left = [year for year in YEARS if not any(line.unit == unit and getattr(line, year) for line in own)]
        for line in lines:
            yield replace(line, **{year: NOTHING for year in YEARS if year not in left})
