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
