"""The words of two paragraphs, each with its weight."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from author.align.words import Words, all_of, words
from author.document import Run

RUNS = st.lists(st.builds(Run, st.text("甲乙1，", max_size=4), st.booleans()), max_size=5)


def test_a_changed_word_keeps_its_weight() -> None:
    old = (Run("共", bold=True), Run("3.00万元"))
    new = (Run("共", bold=True), Run("5.00万元"))
    assert words(old, new) == [
        Words("kept", "共", bold=True),
        Words("old", "3.00", bold=False),
        Words("new", "5.00", bold=False),
        Words("kept", "万元", bold=False),
    ]


def test_words_that_only_become_bold_go_and_come() -> None:
    found = words((Run("甲乙丙"),), (Run("甲"), Run("乙", bold=True), Run("丙")))
    assert [(each.kind, each.text, each.bold) for each in found] == [
        ("kept", "甲", False),
        ("old", "乙", False),
        ("new", "乙", True),
        ("kept", "丙", False),
    ]


@given(RUNS, RUNS)
def test_both_paragraphs_are_in_the_stretches(old: list[Run], new: list[Run]) -> None:
    found = words(old, new)
    for runs, other in ((old, "new"), (new, "old")):
        signs = [(sign, run.bold) for run in runs for sign in run.text]
        assert [(sign, each.bold) for each in found if each.kind != other for sign in each.text] == signs


def test_a_paragraph_of_one_document_is_all_old_or_all_new() -> None:
    assert all_of("old", (Run("甲", bold=True), Run(""), Run("乙"))) == [
        Words("old", "甲", bold=True),
        Words("old", "乙", bold=False),
    ]
