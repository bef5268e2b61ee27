"""Suggestions: the same word but for a slip or two, and never another word."""

from __future__ import annotations

import pytest

from author.ground.findings import closest, meant

SLIPS = [
    ("一般财利", ["一般财力", "一般财力结转"], "一般财力"),
    ("年渡", ["年度", "版式"], "年度"),
    ("chekc", ["check", "codes"], "check"),
    ("xinjang-2026", ["xinjiang-2026", "xinjiang-2020"], "xinjiang-2026"),
    ("上级一般公共预算转移之付", ["上级一般公共预算转移支付"], "上级一般公共预算转移支付"),
]
OTHER_WORDS = [
    ("一般公共预算", ["一般公共预算结转", "政府性基金"]),
    ("第一中学", ["第二中学"]),
    ("xinjiang-2027", ["xinjiang-2026"]),
    ("基本支出", ["项目支出"]),
    ("去年", ["上年", "本年"]),
    ("货务", ["货物", "服务", "财物"]),
]


@pytest.mark.parametrize(("word", "known", "suggested"), SLIPS)
def test_a_slip_is_suggested(word: str, known: list[str], suggested: str) -> None:
    assert closest(word, known) == suggested


@pytest.mark.parametrize(("word", "known"), OTHER_WORDS)
def test_another_word_is_not(word: str, known: list[str]) -> None:
    assert closest(word, known) == ""


def test_a_head_may_say_more_than_the_name_of_its_field() -> None:
    assert meant("上年执行数", ["上年", "上年执行"]) == "上年执行"
    assert meant("备注", ["上年", "上年执行"]) == ""
