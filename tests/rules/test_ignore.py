"""An 忽略 belongs to the words and values that it was written for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from author.ground.findings import Finding, Severity
from author.read.quoting import MOST, answers, original, texts
from author.read.yamlfile import parse_yaml
from tests.rules.test_cases import broken
from tests.small import checked

YEAR = "E33-stale-year"


def seen(text: str, code: str) -> tuple[Finding, str]:
    """The first finding of a rule, and its 原文."""
    found = checked(text)
    finding = next(each for each in found.findings if each.code == code)
    assert found.submission is not None
    return finding, original(texts(found.submission.tree, finding), finding.part)


def ignoring(finding: Finding, words: str) -> str:
    written = f", 原文: {json.dumps(words, ensure_ascii=False)}" if words else ""
    return f"忽略: [{{规则: {finding.code}, 对象: {finding.object}{written}, 理由: 试验}}]\n"


def codes(text: str) -> list[tuple[str, Severity]]:
    return [(each.code, each.severity) for each in checked(text).findings]


def test_what_was_seen_is_silent_and_nothing_is_said_of_it() -> None:
    text = broken(YEAR)
    finding, words = seen(text, "E33")
    assert f"【{finding.part}】" in words
    assert codes(text + ignoring(finding, words)) == []


def test_other_words_come_back() -> None:
    text = broken(YEAR)
    finding, words = seen(text, "E33")
    other = text.replace(finding.part, finding.part.replace("2023", "2022").replace("2024", "2022"))
    assert other != text
    left = checked(other + ignoring(finding, words)).findings
    assert sorted(each.code for each in left) == ["A07", "E33"]
    assert next(each for each in left if each.code == "A07").hint.endswith(seen(other, "E33")[1])


def test_without_one_it_is_silent_as_ever_with_one_note_for_all() -> None:
    finding, _ = seen(broken(YEAR), "E33")
    assert codes(broken(YEAR) + ignoring(finding, "")) == [("A07", Severity.NOTE)]


def test_a_value_that_it_is_compared_with_belongs_to_it() -> None:
    """An allocation of 66 against a project of 68: the ignore ends when the project's money is another."""
    text = broken("E31-allocation")
    finding, words = seen(text, "E31")
    assert codes(text + ignoring(finding, words)) == []
    assert "｜" in words


@pytest.mark.parametrize(
    "written", ["〔2019〕3号", "按〔2019〕3号设立", "按【〔2019〕3号】设立", "按〔2019〕3号设立\n"]
)
def test_the_words_the_whole_text_or_both_will_do(written: str) -> None:
    assert answers(written, ("按〔2019〕3号设立",), "〔2019〕3号")
    assert not answers(written, ("按〔2024〕3号设立",), "〔2024〕3号")


def test_yaml_and_workbook_say_the_same() -> None:
    tree, _ = parse_yaml("甲:\n  乙: '1,200.50'\n  丙: 2101501 行政运行\n  丁: |\n    一\n    二\n", "a.yaml")
    assert tree is not None
    assert texts(tree, Finding("E33", "", about=(("甲",),))) == ("一 二 2101501 1200.5",)


def test_a_long_text_is_known_by_a_sign_for_what_is_left_out() -> None:
    long, other = "甲" * 300 + "乙" + "丙" * 300, "甲" * 300 + "乙" + "丙" * 299 + "丁"
    short = original((long,), "乙")
    assert "【乙】" in short
    assert len(short) < MOST
    assert short != original((other,), "乙")
    assert answers(short, (long,), "乙")
    assert not answers(short, (other,), "乙")


def test_the_samples_bear_theirs() -> None:
    text = (Path(__file__).parents[2] / "samples/kizilsu-2026/budget.yaml").read_text(encoding="utf-8")
    assert "A07" not in {each.code for each in checked(text).findings}
    left = checked(text.replace("（新财社〔2024〕165号文件）", "（新财社〔2019〕165号文件）")).findings
    assert {"E33", "A07"} <= {each.code for each in left}
