"""Lists of words: what a row says, where a word stands, and what a bureau adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from author.form.folders import folders
from author.form.wordlists import NAMES, Entry, WordList, read_word_lists
from author.ground.findings import EditionError, Severity
from author.ground.places import data

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "写法,改为,不算,自,级别,理由\n"


def found(text: str, *entries: Entry) -> list[tuple[int, str]]:
    return [(hit.start, hit.word) for hit in WordList(entries).found(text)]


def test_the_longest_word_is_found_and_none_inside_of_it() -> None:
    words = (Entry("银监局"), Entry("银保监局"), Entry("保监局"))
    assert found("银保监局和保监局", *words) == [(0, "银保监局"), (5, "保监局")]


def test_a_word_is_right_inside_of_a_longer_one() -> None:
    assert found("台帐篷和台帐", Entry("台帐", unless=("台帐篷",))) == [(4, "台帐")]
    assert found("年末安排末安排", Entry("末安排", unless=("年末安排",))) == [(4, "末安排")]


def test_a_digit_may_stand_at_the_end() -> None:
    assert found("截止2025年，截止日期", Entry("截止#")) == [(0, "截止2")]
    assert found("截止", Entry("截止#")) == []


def test_no_words_are_found_nowhere() -> None:
    assert found("台帐") == []


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "mine" / "words").mkdir(parents=True)
    (tmp_path / "mine" / "edition.yaml").write_text("based_on: xinjiang-2026\n", encoding="utf-8")
    (tmp_path / "words").mkdir()
    return tmp_path


def test_a_bureau_adds_words_and_takes_some_out(own: Path) -> None:
    (own / "words" / "misspelt.csv").write_text(f"{HEAD}甲乙,乙甲,,,提示,我们的说法\n其它,其它\n", encoding="utf-8-sig")
    (own / "mine" / "words" / "misspelt.csv").write_text("写法,改为\n甲乙,丙丁\n", encoding="utf-8")
    words = read_word_lists(folders("mine", own))["misspelt"].by_word
    assert words["甲乙"] == Entry("甲乙", "丙丁")
    assert "其它" not in words
    assert "台帐" in words


def test_a_bureaus_list_serves_the_forms_that_come_with_the_program(own: Path) -> None:
    (own / "words" / "vague.csv").write_text(f"{HEAD}按需安排,,,,,空话\n", encoding="utf-8")
    vague = read_word_lists(folders("xinjiang-2026", own))["vague"].by_word
    assert vague["按需安排"].why == "空话"
    assert "工作需要" in vague


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("词,改为\n甲,乙\n", "第一行的“词”不对"),
        ("改为\n甲\n", "第一行的“写法”不对"),
        ("", "第一行的“写法”不对"),
        (f"{HEAD},乙\n", "写法要有"),
        (f"{HEAD}甲#乙,乙\n", "只能在末尾"),
        (f"{HEAD}{'甲' * 61},乙\n", "写法要有"),
        (f"{HEAD}甲,乙,丙丁\n", "不算的“丙丁”里没有“甲”"),
        (f"{HEAD}甲,乙,,去年\n", "不是四位数的年份"),
        (f"{HEAD}甲,乙,,,严重\n", "没有“严重”这一级别"),
    ],
)
def test_a_bad_row_is_told_with_its_place(own: Path, content: str, told: str) -> None:
    (own / "words" / "misspelt.csv").write_text(content, encoding="utf-8")
    with pytest.raises(EditionError, match=r"words/misspelt\.csv") as error:
        read_word_lists(folders("xinjiang-2026", own))
    assert told in str(error.value)


def test_our_own_lists_say_what_to_write_and_why() -> None:
    lists = read_word_lists(folders("xinjiang-2026"))
    assert len(lists["misspelt"].entries) >= 80
    for name in ("misspelt", "offices", "traditional"):
        assert [entry.word for entry in lists[name].entries if not entry.right] == []
    for name in ("misspelt", "offices", "laws", "vague", "hints"):
        assert [entry.word for entry in lists[name].entries if not entry.why] == []
    assert [entry.word for entry in lists["laws"].entries if not entry.right and not entry.since] == []
    assert all(entry.severity is None or isinstance(entry.severity, Severity) for entry in lists["laws"].entries)


def test_what_is_right_is_on_no_list() -> None:
    """Else the advice would be found fault with."""
    misspelt = read_word_lists(folders("xinjiang-2026"))["misspelt"]
    assert [entry.word for entry in misspelt.entries if next(misspelt.found(entry.right), None)] == []


def test_every_list_of_ours_is_read() -> None:
    assert sorted(path.stem for path in (data("templates") / "words").glob("*.csv")) == sorted(NAMES)
