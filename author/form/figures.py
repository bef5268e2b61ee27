"""How a form writes amounts, read from its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.ledger.money import EXACT, YUAN_IN, Form

if TYPE_CHECKING:
    from author.form.fields import Fields

BLANK = "留空"


def read_figures(fields: Fields, usual: Form) -> Form:
    """Read ``figures:``; what it leaves out is as ``usual``."""
    unit = fields.choice("unit", tuple(YUAN_IN), usual.unit)
    decimals = fields.count("decimals", usual.decimals, EXACT[unit])
    form = Form(
        unit=unit,
        decimals=decimals,
        thousands=fields.flag("thousands", default=usual.thousands),
        trim=fields.flag("trim", default=usual.trim),
        zero=read_zero(fields, usual.zero),
    )
    fields.done()
    return form


def read_zero(fields: Fields, usual: str | None) -> str | None:
    """What stands for zero: 留空 is nothing at all; None is the zero itself."""
    if not fields.has("zero"):
        return usual
    zero = fields.text("zero")
    return "" if zero == BLANK else zero
