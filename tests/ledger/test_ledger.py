"""The one question: narrowed ledgers are ledgers, and no money is lost or counted twice."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from author.ledger.ledger import MEASURES, Ledger
from author.ledger.money import Money
from tests.random_ledger import PROJECTS, books, ledgers

MANY = settings(max_examples=60, deadline=None)


def conditions() -> st.SearchStrategy[dict[str, tuple[str, ...]]]:
    nodes = {
        "fund": st.sampled_from(tuple(books()["fund"])),
        "function": st.sampled_from(("201", "208", "20805", "210", "2101501")),
        "nature": st.sampled_from(("基本支出", "人员经费", "项目支出")),
        "measure": st.sampled_from(MEASURES),
        "project": st.sampled_from(PROJECTS),
    }
    some = {name: st.lists(one, min_size=1, max_size=2).map(tuple) for name, one in nodes.items()}
    return st.fixed_dictionaries({}, optional=some)


@MANY
@given(ledgers(), conditions(), conditions())
def test_conditions_stack_and_their_order_does_not_matter(ledger: Ledger, one: dict, other: dict) -> None:
    stacked = ledger.where(**one).where(**other)
    assert stacked.facts == ledger.where(**other).where(**one).facts
    assert set(stacked.facts) == set(ledger.where(**one).facts) & set(ledger.where(**other).facts)


@MANY
@given(ledgers(), conditions())
def test_narrowing_twice_is_narrowing_once(ledger: Ledger, condition: dict) -> None:
    once = ledger.where(**condition)
    assert once.where(**condition).facts == once.facts


@MANY
@given(
    ledgers(),
    st.sampled_from([("function", "类"), ("function", "项"), ("economic", "类"), ("fund", ""), ("project", "")]),
)
def test_groups_and_what_has_no_code_make_up_the_total(ledger: Ledger, split: tuple[str, str]) -> None:
    dimension, level = split
    uncoded = Ledger([fact for fact in ledger.facts if not getattr(fact, dimension)], ledger.books)
    parts = ledger.by(dimension, level)
    assert sum((part.total for part in parts.values()), uncoded.total) == ledger.total
    ranks = [books()[dimension].rank[code] for code in parts]
    assert ranks == sorted(ranks), "groups come in the book's order"


@MANY
@given(ledgers())
def test_a_node_of_the_funds_is_its_leaves(ledger: Ledger) -> None:
    book = books()["fund"]
    for node, below in book.children.items():
        if node:
            parts = (ledger.where(fund=child).total for child in below)
            assert sum(parts, Money()) == ledger.where(fund=node).total, node


def test_a_question_that_cannot_be_asked() -> None:
    ledger = Ledger((), books())
    for condition in ({"fund": "一般财利"}, {"farbe": "rot"}):
        with pytest.raises(KeyError):
            ledger.where(**condition)
    assert not ledger
    assert ledger.total == Money()
