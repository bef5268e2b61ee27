"""Two sequences put side by side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from author.align.atoms import masked
from author.align.likeness import Likeness
from author.align.sequences import Both, aligned

LETTERS = st.lists(st.sampled_from("abcdef"), max_size=15)


def shown(pairs: list[Both[str]]) -> str:
    return " ".join(f"{pair.old or ''}:{pair.new or ''}" for pair in pairs)


def test_equal_items_meet_and_what_went_stands_before_what_came() -> None:
    assert shown(aligned("abcd", "aXYd", [str])) == "a:a b: c: :X :Y d:d"


def test_items_that_come_once_hold_against_those_that_repeat() -> None:
    """Four alike rows around two of their own: the first of the four has gone."""
    assert shown(aligned("xaxxbx", "axxbx", [str])) == "x: a:a x:x x:x b:b x:x"


def test_the_surer_key_goes_first() -> None:
    old, new = ["甲1", "甲2", "乙1"], ["甲2", "甲3", "乙1"]
    assert shown(aligned(old, new, [str, masked])) == "甲1: 甲2:甲2 :甲3 乙1:乙1"
    assert shown(aligned(["甲1", "丙"], ["甲2", "丁"], [str, masked])) == "甲1:甲2 丙: :丁"


def test_an_item_without_a_key_meets_nobody_by_it() -> None:
    assert shown(aligned(["a", "b"], ["a", "b"], [lambda item: None if item == "a" else item])) == "a: :a b:b"


def test_what_no_key_brings_together_meets_by_likeness() -> None:
    old = ["本年安排培训费三万元。", "本年没有结转。"]
    new = ["会议费另列。", "本年安排了培训费四万元。"]
    assert shown(aligned(old, new, [str], Likeness())) == f":{new[0]} {old[0]}:{new[1]} {old[1]}:"
    assert [pair.kept for pair in aligned(old, new, [str], Likeness(), least=0.99)] == [False] * 4


def test_moved_items_go_and_come() -> None:
    assert shown(aligned("abcd", "bcda", [str])) == "a: b:b c:c d:d :a"


@given(LETTERS, LETTERS)
def test_every_item_stands_once_and_in_its_order(old: list[str], new: list[str]) -> None:
    found = aligned(old, new, [str], lambda a, b: 0.6 if ord(a) - ord(b) == 1 else 0.0)
    assert [pair.old for pair in found if pair.old] == old
    assert [pair.new for pair in found if pair.new] == new
    assert not any(pair.old is pair.new is None for pair in found)


def test_texts_with_other_figures_are_wholly_alike() -> None:
    likeness = Likeness()
    assert likeness("共3.00万元", "共12万元") == 1
    assert likeness("共3.00万元", "别的") == 0
    assert 0.5 < likeness("安排培训费三万元", "安排会议费三万元") < 1
    assert likeness("", "") == 1
