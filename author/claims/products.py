"""A price and a quantity in one sentence, against the total that it names: 24人，每人每年6000元，共14.4万元."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from author.claims.contradiction import Contradiction, in_unit
from author.claims.span import Span
from author.claims.words import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from author.claims.claim import Claim

_PER = r"(?P<piece>[^\d，,；。每/／的]{1,3}?)(?:每(?P<time>年|月|天|日|季度|学期|次|场|期|人|学年))?"
_EACH = re.compile(rf"(?<!平均)每(?:一)?{_PER}(?:[^\d，,；。每]{{0,8}})$")
_EACH_BEHIND = re.compile(
    r"\s*(?:[/／]|每)(?P<piece>[^\d，,；。/／每·）)]{1,2})(?:[/／·每](?P<time>年|月|天|日|次|场|期|人))?"
)
_UNIT_PRICE = re.compile(r"单价[^\d，,；。]{0,4}$")
_SAME = {"名": "人", "位": "人", "人次": "人", "月": "个月", "日": "天", "学员": "人", "户": "家", "辆车": "辆"}
_WHOLE_YEAR = re.compile(r"全年|一年")
_MOST = 4
"""Other quantities of a sentence that may be factors too."""


def products(text: str, figures: Sequence[Claim], _printed: int) -> Iterator[Contradiction]:
    """The totals of one sentence that no product of the price before them and its quantities is."""
    amounts = [figure for figure in figures if figure.kind == "amount"]
    for place, price in enumerate(amounts[:-1]):
        total, piece = amounts[place + 1], _piece(text, price)
        begin = amounts[place - 1].end if place else 0
        near = [each for each in figures if each.kind == "count" and begin <= each.start < total.start]
        if piece and price.exact and total.exact and TOTAL.search(text, max(total.start - 12, 0), total.start):
            yield from _product(text, price, piece, total, near)


def _product(
    text: str, price: Claim, piece: tuple[str, str], total: Claim, counts: Sequence[Claim]
) -> Iterator[Contradiction]:
    what, time = piece
    own = [count for count in counts if _same(count.unit) == _same(what) or not what]
    others = [count for count in counts if count not in own]
    if len(own) != 1 or len(others) > _MOST or not all(count.exact for count in counts):
        return
    months = time == "月" or "月" in text[price.end : price.end + 4]
    whole_year = [Span.of(12)] if months and not any(count.unit == "个月" for count in counts) else []
    one = price.span.times(own[0].span)
    factors = [*(count.span for count in others), *whole_year]
    if any(total.span.meets(product) for product in _products(one, factors)):
        return
    best = min(_products(one, factors), key=lambda product: abs(product.low + product.high - 2 * total.value))
    told = f"{price.words}与{own[0].words}" + "".join(f"、{count.words}" for count in others)
    yield Contradiction(total, f"{told}相乘得{in_unit((best.low + best.high) / 2, total)}")


def _products(one: Span, factors: list[Span]) -> Iterator[Span]:
    """The product with none, some or all of the factors."""
    for number in range(len(factors) + 1):
        for some in combinations(factors, number):
            product = one
            for factor in some:
                product = product.times(factor)
            yield product


def _piece(text: str, price: Claim) -> tuple[str, str] | None:
    """What a price is for and how often it is paid; ``""`` for 单价; None for an amount that is no price."""
    if found := _EACH_BEHIND.match(text, price.end):
        return found["piece"], found["time"] or ""
    before = text[max(price.start - 20, 0) : price.start]
    if found := _EACH.search(before):
        return found["piece"], found["time"] or ""
    return ("", "") if _UNIT_PRICE.search(before) else None


def _same(measure: str) -> str:
    return _SAME.get(measure, measure)
