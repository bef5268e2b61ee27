"""Four times the text takes four times as long: no rule searches one text again for each thing it finds in it.

Compared are the times of a rule for a text and for one four times as long, the least of two runs each, so that nothing
rests on the machine: four is linear, sixteen quadratic, and the bound lies far from both. A rule that is quick with the
long text needs no comparison.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from author.ground.findings import Finding, Severity
from author.rules import RULES
from author.rules.ignore import without_ignored
from author.rules.subject import Subject
from author.rules.texts import KINDS, Text
from author.submission.written import Ignored
from tests.rules.boundary import subject as submitted
from tests.rules.test_cases import BASE
from tests.small import checked, small

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIGNS, BOUND, ENOUGH = 8_000, 10, 0.1
"""Signs of the shorter text, four times which a file may hold; how many times longer four times the text may take;
seconds from which a ratio counts."""
REPEATED = [
    "a",
    "1",
    "，",
    "%",
    "（",
    " ",
    "x@",
    "12,",
    "2020年",
    "十四五",
    "（项）",
    "在职3人",
    "〔2024〕1号",
    "1万元，共计",
    "台帐",
    "予",
    "《",
    "某财社（2024）1号",
    "联系人张三",
    "a b ",
    "账号1 ",
]
FOUND = checked(small())


def subject(words: str) -> Subject:
    """One long text of every kind, and nothing else."""
    assert FOUND.composition is not None
    made = Subject(FOUND.composition)
    made.__dict__["texts"] = tuple(Text(("其他说明",), words, kind) for kind in KINDS)
    return made


def took(run: Callable[[], object]) -> float:
    begun = time.process_time()
    run()
    return time.process_time() - begun


def least(rule: Callable[[Subject], Iterator[Finding]], words: str) -> float:
    """The least time of two."""
    return min(took(lambda about=about: list(rule(about))) for about in (subject(words), subject(words)))


@pytest.mark.parametrize("repeated", REPEATED)
def test_no_rule_is_slower_than_its_text_is_long(repeated: str) -> None:
    short, long = ((repeated * n)[:n] for n in (SIGNS, 4 * SIGNS))
    about = subject(long)
    slow = [rule for rule in RULES if took(lambda rule=rule: list(rule(about))) > ENOUGH]
    assert [rule.__name__ for rule in slow if least(rule, long) > BOUND * least(rule, short)] == []


GOAL = "总体目标: 项目资金68万元，用于提升监管能力，保障基金安全。"
ROW = "{一级: 成本指标, 二级: 经济成本指标, 三级: 稽核差旅费（万元）, 指标值: ≤20万元, 权重: 20}"
SENTENCES = [
    "培训3期。",
    "培训3期，",
    "补助24人，每人6000元，共计14.40万元。",
    "检查120家，其中医院50家。",
    "自筹资金5万元，",
    "11月底前完成采购。",
    "通过能力提升项目实施。",
    "（1）培训1万元，",
]
COUNTS, FIELDS = 100, 2_000
"""Indicators of the smaller form; sentences of the shorter goal."""


def least_of(rule: Callable[[Subject], Iterator[Finding]], text: str) -> float:
    """The least time of two that a rule takes for a submission."""
    return min(took(lambda about=about: list(rule(about))) for about in (submitted(text), submitted(text)))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_rule_is_slower_than_a_goal_is_long(sentence: str) -> None:
    short, long = (BASE.replace(GOAL, f"总体目标: '{sentence * n}'") for n in (FIELDS // 4, FIELDS))
    about = submitted(long)
    slow = [rule for rule in RULES if took(lambda rule=rule: list(rule(about))) > ENOUGH]
    assert [rule.__name__ for rule in slow if least_of(rule, long) > BOUND * least_of(rule, short)] == []


def test_no_rule_is_slower_than_there_are_indicators() -> None:
    rows = [
        ROW.replace("稽核差旅费（万元）, 指标值: ≤20万元", f"第{n}次培训（期）, 指标值: ≥{n}期")
        for n in range(4 * COUNTS)
    ]
    short, long = (BASE.replace(ROW, "\n        - ".join(some)) for some in (rows[:COUNTS], rows))
    about = submitted(long)
    slow = [rule for rule in RULES if took(lambda rule=rule: list(rule(about))) > ENOUGH]
    assert [rule.__name__ for rule in slow if least_of(rule, long) > BOUND * least_of(rule, short)] == []


def test_ignored_findings_are_looked_up() -> None:
    """Two thousand of each: four times as many take four times as long."""

    def least(number: int) -> float:
        about = subject("")
        findings = [Finding("E33", "旧", severity=Severity.NOTE, object=f"项目/{n}/政策依据") for n in range(number)]
        ignored = tuple(Ignored("E33", f"{n}/政策依据") for n in range(number))
        whole = about.written._replace(ignored=ignored)
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(about.submission.__dict__, "written", whole)
            assert without_ignored(about, findings) == []
            return min(took(lambda: without_ignored(about, findings)) for _ in range(3))

    assert least(8000) < BOUND * least(2000)
