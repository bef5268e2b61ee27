"""核对报告: every finding is in it, in its sentence, and it stays small."""

from __future__ import annotations

import re

import pytest

from author.ground.findings import Finding, Source
from author.report.capped import MOST, MOST_OF_A_RULE, capped
from author.report.findinghtml import as_html
from author.report.shown import Shown
from tests.report.found import many, real
from tests.web.sample import HOSTILE
from tests.web.test_page import Tags


def test_every_finding_is_there_once_and_all_filters_name_what_they_filter() -> None:
    tags = Tags(as_html(real(), "budget.yaml"))
    assert tags.open == []
    classes = [str(more["class"]).split() for tag, more in tags.found if tag == "article"]
    assert len(classes) == len(real())
    ids = {more["id"] for tag, more in tags.found if tag == "input"}
    named = {name for each in classes for name in each if re.match("kind|part|family", name)}
    assert named | {"part-all", "family-all"} | {"kind-1", "kind-2", "kind-3"} == ids
    targets = {f"#{more['id']}" for _, more in tags.found if "id" in more}
    assert {more["href"] for tag, more in tags.found if tag == "a"} <= targets


def test_the_words_in_question_stand_marked_in_their_sentence() -> None:
    html = as_html(real(), "budget.yaml")
    assert "<mark>单位单位</mark>资金预算5万元" in html.replace("我", "")


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_strangers_stay_words(words: str) -> None:
    made = [
        Tags(as_html([Shown(Finding("E33", each, (Source(each, 1, 1, each),), each, object=each, part=each, hint=each),
                            (each, "乙"), each, each, each, each)], each))
        for each in ("某某", words)
    ]  # fmt: skip
    assert made[0].names == made[1].names


def test_nothing_found_is_a_page_too() -> None:
    assert "共 0 项" in as_html([], "budget.yaml")


def test_so_many_that_nobody_reads_them_are_counted() -> None:
    found = list(many(91_000))
    kept = capped(found)
    assert len(kept.found) == MOST
    assert sum(kept.left.values()) == 91_000 - MOST
    html = as_html(found, "budget.yaml")
    assert "共 91000 项" in html
    assert len(html.encode()) < 20 * 1024 * 1024
    assert MOST_OF_A_RULE * 64 > MOST


def test_one_rule_does_not_push_out_the_others() -> None:
    found = [Shown(Finding("E37", f"{n}")) for n in range(3 * MOST)] + [Shown(Finding("F40", "甲"))]
    kept = capped(found)
    assert kept.left == {"E37": 3 * MOST - MOST_OF_A_RULE}
    assert kept.found[-1].finding.code == "F40"
