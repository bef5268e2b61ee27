"""What is odd about words is told of what staff wrote, and of what the form prints by itself."""

from __future__ import annotations

from author.rules import calendar, changes_in_words
from tests.rules.boundary import severities, subject
from tests.rules.test_cases import BASE

OFFICES = "机构: {{内设机构: [办公室, 财务科], 内设机构称谓: {}}}\n部门整体绩效: {{"
MORE = "部门整体绩效: {"


def test_words_of_no_text_field_are_told_where_they_are_printed() -> None:
    """内设机构称谓 is on no list of texts, and stands in a sentence of the form."""
    about = subject(BASE.replace(MORE, OFFICES.format("个2月30日")))
    [finding] = calendar.impossible_days(about)
    assert finding.message.startswith("版式印出的话：“2月30日”")
    assert finding.printed == "第一部分 二"
    assert finding.object == "版式/第一部分 二"


def test_words_of_staff_are_not_told_twice() -> None:
    about = subject(BASE.replace(MORE, f"其他说明: 2月30日公布。\n{MORE}"))
    assert [finding.object for finding in calendar.impossible_days(about)] == ["其他说明"]


def test_a_project_that_had_money_last_year_is_not_new() -> None:
    new = BASE.replace("总体目标: 项目资金", "总体目标: 该项目为本年新增项目，项目资金")
    assert severities(changes_in_words.contrary_projects, new) == ""
    assert severities(changes_in_words.contrary_projects, new.replace("项目: 上年项目", "项目: 能力提升项目")) == "警告"
