"""What a text says against itself, or against the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from author.ledger.money import Form, Money

if TYPE_CHECKING:
    from decimal import Decimal

    from author.claims.claim import Claim


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A figure of a text, and what should stand there by what else is known."""

    claim: Claim
    against: str
    """``上年100万元、本年116万元，应增长16.00%``"""


def in_unit(amount: Decimal, like: Claim) -> str:
    """An amount in 元 as a sentence would say it that has ``like``: 元 beside 元, else 万元."""
    form = Form("元", trim=True) if like.kind == "amount" and like.one == 1 else Form("万元")
    return Money(amount).shown(form).with_unit


def per_cent(rate: Decimal) -> str:
    """``16.00%``"""
    return f"{Form('', 2).number(rate)}%"
