"""The normal form of a question: its answer is a naive filter, and its algebra is that of sets of facts."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from author.ledger.ledger import Fact, Ledger
from author.ledger.question import (
    DIMENSIONS,
    EVERYTHING,
    NOTHING,
    Change,
    Count,
    Origins,
    Question,
    Rate,
    Share,
    Stated,
    partition,
)
from tests.ledger.test_ledger import conditions
from tests.random_ledger import books, ledgers

MANY = settings(max_examples=80, deadline=None)
SMALL = {
    "function": frozenset("ab"),
    "fund": frozenset("xyz"),
    "project": frozenset(["", "p"]),
}
"""A world of twelve kinds of facts, in which every set can be counted."""
UNIVERSE = {name: SMALL.get(name, frozenset(["-"])) for name in DIMENSIONS}
KINDS = [dict(zip(SMALL, codes, strict=True)) for codes in product(*(sorted(codes) for codes in SMALL.values()))]


def made(**codes: frozenset[str]) -> Question:
    question = EVERYTHING
    for name, some in codes.items():
        question = question.narrow(name, some)
    return question


def questions() -> st.SearchStrategy[Question]:
    some = {name: st.sets(st.sampled_from(sorted(codes)), min_size=1).map(frozenset) for name, codes in SMALL.items()}
    return st.fixed_dictionaries({}, optional=some).map(lambda codes: made(**codes)) | st.just(NOTHING)


def counted(question: Question) -> frozenset[int]:
    """Which of the kinds count: by looking at each."""
    return frozenset(
        number
        for number, kind in enumerate(KINDS)
        if all(kind.get(name, "-") in codes for name, codes in question.narrowed)
    )


def naive(facts: tuple[Fact, ...], condition: dict[str, tuple[str, ...]]) -> list[Fact]:
    """The facts whose code is, or begins, or lies under a node: found by walking up from the fact."""

    def above(name: str, code: str) -> set[str]:
        found = set()
        while code:
            found.add(code)
            code = books()[name].parents.get(code, "")
        return found

    return [f for f in facts if all(above(n, getattr(f, n)) & set(nodes) for n, nodes in condition.items())]


@MANY
@given(ledgers(), conditions())
def test_the_answer_is_a_naive_filter(ledger: Ledger, condition: dict) -> None:
    narrowed = ledger.where(**condition)
    assert list(narrowed.facts) == naive(ledger.facts, condition)
    again = ledger.answer(narrowed.question)
    assert again.facts == narrowed.facts
    assert again.total == narrowed.total
    assert again.question == narrowed.question


@MANY
@given(ledgers(), conditions(), conditions())
def test_equal_questions_have_equal_answers_in_whatever_order_they_were_asked(
    ledger: Ledger, one: dict, other: dict
) -> None:
    assert ledger.where(**one).where(**other).question == ledger.where(**other).where(**one).question


@MANY
@given(questions(), questions())
def test_contains_disjoint_both_and_union_are_those_of_sets(one: Question, other: Question) -> None:
    mine, theirs = counted(one), counted(other)
    assert one.disjoint(other) == mine.isdisjoint(theirs)
    assert counted(one.both(other)) == mine & theirs
    if one.contains(other):
        assert mine >= theirs
    joined = one.union(other)
    assert joined is None or counted(joined) == mine | theirs


@MANY
@given(questions(), questions())
def test_what_holds_more_contains_it(one: Question, other: Question) -> None:
    """`*` and the set of all codes are two questions: which codes there are, a question does not know."""
    assume(all(len(codes) < len(UNIVERSE[name]) for name, codes in (*one.narrowed, *other.narrowed)))
    assert one.contains(other) == (counted(one) >= counted(other))


def test_a_union_is_a_question_only_where_one_dimension_differs() -> None:
    a, b = frozenset("a"), frozenset("b")
    assert made(function=a).union(made(function=b)) == made(function=a | b)
    assert made(function=a, fund=a).union(made(function=b, fund=b)) is None
    assert made(function=a).union(made(fund=a)) is None
    assert made(function=a).union(made(function=a, fund=b)) == made(function=a)
    assert made(function=a, fund=b).union(made(function=a)) == made(function=a)


def test_conditions_that_contradict_each_other_ask_for_nothing() -> None:
    assert made(function=frozenset("a")).narrow("function", frozenset("b")) == NOTHING
    assert NOTHING.narrow("fund", frozenset("x")) == NOTHING
    assert EVERYTHING.contains(NOTHING)
    assert NOTHING.disjoint(EVERYTHING)


@MANY
@given(questions(), st.lists(questions(), max_size=4))
def test_a_partition_is_one_of_sets(whole: Question, parts: list[Question]) -> None:
    sets = [counted(part) for part in parts]
    apart = sum(map(len, sets)) == len(frozenset().union(*sets))
    if partition(whole, parts, UNIVERSE):
        assert apart
        assert frozenset().union(*sets) == counted(whole)
    elif apart and frozenset().union(*sets) == counted(whole):
        assert not all(whole.contains(part) for part in parts)


def test_money_without_a_code_is_a_part_of_its_own() -> None:
    named = made(project=frozenset("p"))
    assert not partition(EVERYTHING, [named], UNIVERSE)
    assert partition(EVERYTHING, [named, made(project=frozenset([""]))], UNIVERSE)


def test_every_code_of_a_dimension_that_is_always_given_is_no_condition() -> None:
    ledger = Ledger((), books())
    assert ledger.where(measure=("本年预算", "上年预算", "上年执行")).question == EVERYTHING
    assert ledger.where(measure=("本年预算", "上年预算")).question != EVERYTHING
    assert ledger.where(project=("甲", "乙", "丙")).question != EVERYTHING, "lines of basic expenditure have no project"


@pytest.mark.parametrize("many", [1, 3])
def test_origins_are_numbered_once(many: int) -> None:
    origins = Origins()
    asked = made(function=frozenset("a"))
    derived = [Change(asked, EVERYTHING), Rate(asked, EVERYTHING), Share(asked, EVERYTHING)]
    kinds = [asked, Stated("人员.编制"), *derived, Count("project", asked)]
    for _ in range(many):
        assert [origins.asked(origin).number for origin in kinds] == list(range(len(kinds)))
    assert [origins[number] for number in range(len(kinds))] == kinds
