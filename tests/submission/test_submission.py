"""Budget lines against code books and projects; and whatever anybody writes, no traceback."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from author.read.schema import submission_schema, typed
from author.read.yamlfile import parse_yaml
from author.submission import submission
from tests.places import SAMPLES
from tests.small import PROJECT, SMALL, brief, checked, composed, errors, form, hint, small, told

LINE = "功能科目: 2101501, 经济科目: 30201, 资金来源: 一般财力, 本年: 500.00"


def test_the_small_submission_has_nothing_wrong() -> None:
    assert told(SMALL) == []


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        (LINE.replace("2101501", "2101591"), "A03 9:12"),  # unknown
        (LINE.replace("2101501", "2105101"), "A03 9:12"),  # digits that changed places
        (LINE.replace("2101501", "21015"), "A03 9:12"),  # not 项
        (LINE.replace("30201", "30281"), "A03 9:27"),
        (LINE.replace("30201", "302"), "A03 9:27"),  # basic expenditure goes down to 款
        (LINE.replace("经济科目: 30201, ", ""), "A02 9:5"),
        (LINE.replace("一般财力", "一般财利"), "A03 9:40"),
        (LINE.replace("一般财力", "财政拨款"), "A03 9:40"),  # no leaf
        (f"支出类别: 项目支出, {LINE}", "A02 9:5"),  # which project?
        (f"支出类别: 公用经费, 项目: 线路租赁, {LINE}", "A03 9:12"),  # contradicts itself
        (LINE.replace("30201", "30101"), "A04 9:5"),  # the line above once more
    ],
)
def test_one_mistake_in_a_line_is_one_finding(line: str, finding: str) -> None:
    assert told(small((LINE, line), more="控制数: {收入总计: 0.17}\n")) == [finding]


@pytest.mark.parametrize(
    "line",
    [
        LINE.replace("本年: 500.00", "上年: 500.00").replace("一般财力", "财政拨款"),  # last year names any node
        LINE.replace("本年: 500.00", "上年: 500.00").replace("30201", "302"),
        LINE.replace("30201", "30101") + ", 用途: 另一笔",
        LINE.replace("2101501", "2101501 行政运行"),
    ],
)
def test_lines_that_are_fine(line: str) -> None:
    assert told(small((LINE, f"{line}"))) == []


def test_basic_money_that_says_no_more_is_told_where_tables_split_it() -> None:
    """It is in the totals of 表6 and in none of the rows and columns below them."""
    line = LINE.replace("经济科目: 30201", "支出类别: 基本支出")
    assert {finding.split()[0] for finding in told(small((LINE, line)))} == {"B13"}


def test_suggestions_for_codes_and_names() -> None:
    assert "2101501 " in hint(small((LINE, LINE.replace("2101501", "2101051"))))
    assert "30201 " in hint(small((LINE, LINE.replace("30201", "30210"))))
    assert "2101501" in hint(small((LINE, LINE.replace("2101501", "210150"))))
    assert "“一般财力”" in hint(small((LINE, LINE.replace("一般财力", "一般财利"))))


def test_an_unknown_code_may_be_used_when_it_is_named() -> None:
    line = LINE.replace("2101501", "2109801").replace("30201", "30281")
    named = '科目名称: {"2109801": 某某支出, "30281": 某某费}\n'
    assert told(small((LINE, line), more=named)) == [], "公用经费 follows from 302"
    assert told(small((LINE, line), more='科目名称: {"210980": 某某支出}\n'))[-1] == "A03 13:8"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (SMALL, ["A03 10:12"]),
        (small(("本年: 200.00", "上年: 200.00"), (f"项目:\n{PROJECT}", "")), []),  # last year's line
        (small(more='科目名称: {"2101599": 仍在用}\n'), []),
    ],
)
def test_a_code_out_of_force_is_for_last_year_only(content: str, found: list[str]) -> None:
    tree, _ = parse_yaml(content, "budget.yaml")
    assert tree is not None
    words, _ = typed(tree, submission_schema())
    books = form().books
    books = replace(books, function=replace(books.function, retired=frozenset({"2101599"})))
    assert [brief(finding) for finding in submission(words, tree, books)[1]] == found


def test_a_project_that_no_line_names() -> None:
    assert told(small((PROJECT, f"{PROJECT}{PROJECT.replace('线路租赁', '宣传')}"))) == ["F41 13:10"]


def test_a_line_whose_project_is_not_listed() -> None:
    assert told(small((f"项目:\n{PROJECT}", ""))) == ["F41 10:25"]
    content = small((LINE, f"项目: 线路租凭, {LINE}"))
    assert told(content) == ["F41 9:10"]
    assert "“线路租赁”" in hint(content)


def test_a_misspelt_project_is_one_mistake_at_two_places() -> None:
    (finding,) = errors(small(("项目: 线路租赁", "项目: 线路租凭")))
    assert [str(at) for at in finding.at] == ["budget.yaml:10:25", "budget.yaml:12:10"]


def test_a_project_that_ended_may_keep_last_years_line() -> None:
    assert told(small((LINE, f"项目: 老项目, {LINE.replace('本年', '上年')}"))) == []


def test_a_project_listed_twice() -> None:
    assert told(small((PROJECT, PROJECT + PROJECT))) == ["A04 13:10"]


@pytest.mark.parametrize(
    "line", [LINE.replace("30201", "x"), LINE.replace("500.00", "x"), LINE.replace("一般财力", "x")]
)
def test_what_could_not_be_read_is_not_missed_elsewhere(line: str) -> None:
    """No control figure is off, no reason without a place, no project without a line, for want of the line."""
    more = f"  - {{项目: 宣传, {line}}}\n"
    listed = small(
        ("项目:\n", f"{more}项目:\n{PROJECT.replace('线路租赁', '宣传')}"), more="控制数: {收入总计: 0.22}\n"
    )
    assert len(told(listed)) == 1


# Whatever anybody writes


SIGNS = [*":{}[],-'\"|>&*!#%@`?\t \n\0\u200b：，。0129年", ": ", "- ", "---", "~", "本年", "[甲]", "{甲: 乙}", "9" * 16]
SAMPLE = (SAMPLES / "kizilsu-2026" / "budget.yaml").read_text(encoding="utf-8").split("\n")


def slips(lines: list[str], seed: int) -> str:
    """A file with up to five slips: lines lost, doubled or swapped, characters put in or lost, values changed."""
    chance = random.Random(seed)  # noqa: S311 - slips, not secrets
    lines = list(lines)
    for _ in range(chance.randint(1, 5)):
        here, there = chance.randrange(len(lines)), chance.randrange(len(lines))
        at = chance.randint(0, min(len(lines[here]), 200))
        match chance.randrange(6):
            case 0 if len(lines) > 3:
                del lines[here]
            case 1:
                lines.insert(there, lines[here])
            case 2:
                lines[here], lines[there] = lines[there], lines[here]
            case 3:
                lines[here] = lines[here][:at] + chance.choice(SIGNS) + lines[here][at:]
            case 4:
                lines[here] = lines[here][:at] + lines[here][at + chance.randint(1, 6) :]
            case _:
                key, colon, _ = lines[here].rpartition(": ")
                lines[here] = key + colon + chance.choice(SIGNS)
    return "\n".join(lines)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from([SAMPLE, SMALL.split("\n")]), st.integers(0, 2**32))
def test_slips_of_the_pen_are_findings_and_a_draft_can_be_composed(lines: list[str], seed: int) -> None:
    found = checked(slips(lines, seed))
    assert found.submission is not None or found.blocked
    assert (composed(found) is None) is (found.submission is None)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_findings(content: bytes) -> None:
    assert checked(content).blocked


NAMES = ["预算明细", "项目", "变动原因", "国有资产", "控制数", "措辞", "机构", "单位", "金额单位"]
SHAPES = st.recursive(
    st.text(max_size=8) | st.none(),
    lambda below: (
        st.lists(below, max_size=3) | st.dictionaries(st.sampled_from([*NAMES, "名称", "schema", "type"]), below)
    ),
    max_leaves=12,
)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(NAMES), SHAPES)
@example("预算明细", {"type": []})
@example("项目", {"schema": None})
def test_any_shape_under_any_name_is_findings(name: str, shape: object) -> None:
    kept = "\n".join(line for line in SMALL.split("\n") if not line.startswith((name, "  -")))
    found = checked(f"{kept}{name}: {json.dumps(shape, ensure_ascii=False)}\n")
    assert found.submission is not None or found.blocked
    assert (composed(found) is None) is (found.submission is None)


def test_one_wrong_code_in_many_lines_is_one_finding() -> None:
    text = small().replace("功能科目: 2101501", "功能科目: 2777701")
    found = [finding for finding in checked(text).findings if finding.code == "A03"]
    assert len(found) == 1
    assert len(found[0].at) > 1
