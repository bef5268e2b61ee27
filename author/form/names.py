"""What phrases of sentences ask for that no label of a form says: 三公经费, 部门预算."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.form.conditions import read_condition

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from author.form.fields import Fields
    from author.ledger.codes import CodeBook
    from author.ledger.condition import Condition
    from author.ledger.question import Dimension

KEY = "names"


def read_names(listings: Sequence[Fields], books: Mapping[Dimension, CodeBook]) -> Mapping[str, Condition]:
    """Phrase to condition.

    ``listings`` are the edition's own edition.yaml and those it is based on; the nearest that has names gives them. Of
    inherited ones count those whose sources of money are the edition's. EditionError for what is no condition, and for
    a phrase that stands there twice.
    """
    own, *_ = listings
    giver = next((fields for fields in listings if fields.has(KEY)), None)
    found: dict[str, Condition] = {}
    for item in giver.items(KEY) if giver else ():
        if giver is own or _is_known(item, books["fund"]):
            where = read_condition(item, "where", books)
            for phrase in item.texts("called"):
                if found.setdefault(phrase, where) is not where:
                    item.fail(f"“{phrase}”列了两次", "called", "一种叫法只问一个数")
            item.done()
    return found


def _is_known(item: Fields, funds: CodeBook) -> bool:
    """Whether the condition asks for no source of money of another edition."""
    return not item.mapping("where").has("fund") or all(name in funds for name in item.mapping("where").texts("fund"))
