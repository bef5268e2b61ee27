"""Rendered sections become headings and paragraphs; staff's words never become anything but words."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from author.compose.narrative import pieces
from author.document import Heading, Paragraph
from author.wording.marks import guarded
from tests.small import drafted, small

PRINTABLE = st.characters(exclude_categories=("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"))
SIGNS = st.sampled_from(
    ["#", "## ", "@table t01", "**", "{{ 年度 }}", "{% if %}", "{code}", "|", "\\n", "\n", "<b>", "&"]
)
WORDS = st.lists(st.text(PRINTABLE, min_size=1, max_size=5) | SIGNS, min_size=1, max_size=8).map("".join)


def texts(content: str) -> list[str]:
    document = drafted(content)
    assert document is not None
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def headings(content: str) -> list[str]:
    document = drafted(content)
    assert document is not None
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def tidy(words: str) -> str:
    """Paragraphs without blanks around them, and without empty ones."""
    return "\n".join(line.strip() for line in words.strip().split("\n") if line.strip())


PLAIN_HEADINGS = headings(small())


@settings(max_examples=25, deadline=None)
@given(WORDS)
@example("#一\n@table t01\n**二**")
@example("{{ 年度 }}")
def test_a_reason_comes_out_as_it_was_written(words: str) -> None:
    content = small(more=f"变动原因: {{收入: {{一般财力: {json.dumps('因' + words, ensure_ascii=False)}}}}}\n")
    assert f"主要原因是{tidy('因' + words)}。" in "\n".join(texts(content))
    assert headings(content) == PLAIN_HEADINGS


@settings(max_examples=10, deadline=None)
@given(WORDS.filter(lambda words: words.strip()))
def test_the_name_of_a_project_comes_out_as_it_was_written(words: str) -> None:
    name = json.dumps(f"项目{words}", ensure_ascii=False)
    content = small(("项目: 线路租赁", f"项目: {name}"), ("名称: 线路租赁", f"名称: {name}"))
    assert any(tidy("项目" + words) in heading for heading in headings(content))


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (("公益一类事业单位",), "另管理甲1个公益一类事业单位。"),
        (("公益一类事业单位", "公益一类事业单位"), "另管理甲和乙2个公益一类事业单位。"),
        (("公益一类事业单位", "事业单位"), "另管理甲（公益一类事业单位）和乙（事业单位）2个单位。"),
    ],
)
def test_each_unit_that_is_managed_keeps_its_kind(kinds: tuple[str, ...], said: str) -> None:
    units = ", ".join(f"{{名称: {name}, 类别: {kind}}}" for name, kind in zip("甲乙", kinds, strict=False))
    assert any(text.endswith(said) for text in texts(small(more=f"机构: {{管理单位: [{units}]}}\n")))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# 一、甲\n\n乙", [Heading("一、甲", 2, "section", "x", "一、甲"), "乙"]),
        ("# 甲\n## 乙\n丙\n丁", [Heading("甲", 2, "section", "x", "甲"), Heading("乙", 3, "item", "x-2"), "丙丁"]),
        ("甲\n@table t01\n乙", ["甲", "@t01", "乙"]),
        ("甲**乙**丙", ["甲乙丙"]),
        ("\n\n \n", []),
        ("甲" + str(guarded("一\n二")), ["甲一", "二"]),
        (str(guarded("# 甲")), ["# 甲"]),
    ],
)
def test_pieces(text: str, found: list) -> None:
    def shown(piece: Heading | Paragraph | str) -> Heading | str:
        return piece.text if isinstance(piece, Paragraph) else f"@{piece}" if isinstance(piece, str) else piece

    assert [shown(piece) for piece in pieces(text, "x")] == found


def test_bold_stretches() -> None:
    (paragraph,) = pieces("甲**乙**丙", "x")
    assert isinstance(paragraph, Paragraph)
    assert [(run.text, run.bold) for run in paragraph.runs] == [("甲", False), ("乙", True), ("丙", False)]


def test_bold_goes_on_over_lines_of_staffs_own() -> None:
    words = guarded("一\n二")
    first, second = pieces(f"甲**{words}**丙", "x")
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert [(run.text, run.bold) for run in first.runs] == [("甲", False), ("一", True)]
    assert [(run.text, run.bold) for run in second.runs] == [("二", True), ("丙", False)]
