"""The map of an edition from its funds to the budget that their money belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.ground.findings import near
from author.ledger.codes import BUDGETS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from author.form.fields import Fields
    from author.ledger.codes import CodeBook

KEY = "budgets"


def read_budgets(listings: Sequence[Fields], funds: CodeBook) -> Mapping[str, str]:
    """Every fund of the map to its budget; funds that are not named are free.

    ``listings`` are the edition's own edition.yaml and those it is based on; the nearest that has a map gives it. Of an
    inherited one counts what ``funds`` know. EditionError for an unknown budget or fund, and for a fund of two budgets.
    """
    own, *_ = listings
    giver = next((fields for fields in listings if fields.has(KEY)), None)
    if giver is None:
        return {}
    inner = giver.mapping(KEY)
    found: dict[str, str] = {}
    for budget in inner.data:
        if budget not in BUDGETS:
            inner.fail(f"{KEY} 里没有 {budget} 这种预算", budget, f"可写：{'、'.join(BUDGETS)}")
        for node in inner.texts(budget):
            if node not in funds:
                if giver is own:
                    inner.fail(f"资金来源中没有“{node}”", budget, near(node, funds))
                continue
            for fund in funds.under((node,)):
                if found.setdefault(fund, budget) != budget:
                    inner.fail(f"“{fund}”既属于{found[fund]}又属于{budget}", budget, "一种资金只能属于一种预算")
    return found
