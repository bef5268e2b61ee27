"""What an edition demands of a submission beyond its shape: thresholds, sums of weights, first levels."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from author.form.fields import Fields


@dataclass(frozen=True, slots=True)
class Standards:
    """The defaults demand nothing that only some forms have."""

    reason_threshold: Decimal = Decimal(10)
    """Per cent: a change this large needs a reason."""
    reason_amount: Decimal = Decimal("0.1")
    """In the narrative's unit: a smaller change needs none."""
    weights: Mapping[str, tuple[Decimal, ...]] = field(default_factory=dict)
    """What weights may add up to, for a ``project`` and for the ``unit``."""
    levels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The first levels of indicators that a form knows."""
    needed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Those of them that it must have."""


def read_standards(fields: Fields) -> Standards:
    """The keys of edition.yaml that only checks ask for."""
    usual = Standards()
    return Standards(
        reason_threshold=_number(fields, "reason_threshold", usual.reason_threshold),
        reason_amount=_number(fields, "reason_amount", usual.reason_amount),
        weights={kind: tuple(map(Decimal, sums)) for kind, sums in _by_kind(fields, "weights").items()},
        levels=_by_kind(fields, "levels"),
        needed=_by_kind(fields, "needed_levels"),
    )


def _number(fields: Fields, key: str, default: Decimal) -> Decimal:
    try:
        return Decimal(fields.text(key, str(default)))
    except InvalidOperation:
        fields.fail(f"{key} 应是数字", key)


def _by_kind(fields: Fields, key: str) -> dict[str, tuple[str, ...]]:
    inner = fields.mapping(key)
    found = {kind: inner.texts(kind, ()) for kind in ("project", "unit")}
    if key == "weights" and not all(part.isdigit() for sums in found.values() for part in sums):
        fields.fail("weights 应是整数的列表", key)
    inner.done()
    return found
