"""Codes and the names that staff write beside them, in place of them, or for themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from author.ground.findings import Severity
from author.ledger.codes import CodeBook
from author.submission.codenames import CodeNames, codes_like
from tests.small import checked, small

if TYPE_CHECKING:
    from author.pipeline.check import Checked

LINE = "功能科目: 2101501, 经济科目: 30201, 资金来源: 一般财力, 本年: 500.00"
BOOK = CodeBook(
    "功能科目",
    {
        "205": "教育支出",
        "20502": "普通教育",
        "2050202": "小学教育",
        "2050203": "初中教育",
        "2050204": "高中教育",
        "2050205": "高等教育",
        "2050299": "其他普通教育支出",
        "206": "科学",
    },
    {"20502": "205", **{f"20502{last}": "20502" for last in ("02", "03", "04", "05", "99")}},
    {},
    frozenset({"2050205"}),
    doubts={"2050204": "low"},
    old_names={"2050299": ("其他普教",)},
)


def written(field: str, text: str) -> Checked:
    """The small submission with a text in the field of its second line."""
    code = {"功能科目": "2101501", "经济科目": "30201"}[field]
    return checked(small((LINE, LINE.replace(f"{field}: {code}", f'{field}: "{text}"'))))


def told(found: Checked) -> list[str]:
    return [f"{finding.code} {finding.severity.value} {finding.message}" for finding in found.findings]


PLAIN = told(checked(small()))


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("功能科目", "2101501-行政运行"),
        ("功能科目", "[2101501]行政运行"),
        ("功能科目", "210-15-01"),
        ("功能科目", "210 15 01 行政运行"),
        ("功能科目", "2101501-卫生健康支出-医疗保障管理事务-行政运行"),
        ("功能科目", "2101501 行政运行（项）"),
        ("功能科目", "2101501 运行"),
        ("经济科目", "302-01办公费"),
        ("经济科目", "办公费"),
        ("经济科目", "商品和服务支出-办公费"),
    ],
)
def test_a_code_reads_the_same_however_it_is_written(field: str, text: str) -> None:
    found = written(field, text)
    assert told(found) == PLAIN
    assert found.submission is not None
    line = found.submission.lines[1]
    assert line is not None
    assert (line.function, line.economic) == ("2101501", "30201")


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("功能科目", "2101501 事业运行", "事业运行"),  # the name of another code
        ("功能科目", "2101501-卫生健康支出-信息化建设", "信息化建设"),
        ("功能科目", "2101501 煤炭清洁利用", "煤炭清洁利用"),  # the name of none
        ("经济科目", "30201 印刷费", "印刷费"),
    ],
)
def test_a_name_that_contradicts_its_code_is_told_and_the_code_counts(field: str, text: str, said: str) -> None:
    (more,) = [finding for finding in written(field, text).findings if finding.code == "A03"]
    assert more.severity is Severity.WARNING
    assert said in more.message
    assert "行政运行" in more.message or "办公费" in more.message


def test_an_old_name_is_told() -> None:
    text = LINE.replace("2101501", "2050702 工读学校教育")
    (finding,) = [each for each in checked(small((LINE, text))).findings if "以前的名称" in each.message]
    assert (finding.severity, "专门学校教育" in finding.message) == (Severity.WARNING, True)
    alone = LINE.replace("2101501", "工读学校教育")
    (finding,) = [each for each in checked(small((LINE, alone))).findings if "以前的名称" in each.message]
    assert "2050702" in finding.message


def test_a_name_of_several_codes_is_told_with_some_of_them() -> None:
    (finding,) = [each for each in written("功能科目", "行政运行").findings if each.code == "A03"]
    assert "叫“行政运行”的功能科目有" in finding.message
    assert "2010101（人大事务）" in finding.hint


def test_a_name_of_no_code_is_told_with_what_is_like_it() -> None:
    (finding,) = [each for each in written("功能科目", "医疗保障经办实务").findings if each.code == "A03"]
    assert "2101506 医疗保障经办事务" in finding.hint


REASONS = '变动原因: {{功能科目: {{"{}": 人员增加}}}}\n'


@pytest.mark.parametrize("key", ["2101501", "210-15-01", "2101501-行政运行", "行政运行"])
def test_keys_are_codes_however_they_are_written(key: str) -> None:
    found = checked(small(more=REASONS.format(key)))
    assert found.submission is not None
    assert dict(found.submission.written.reasons) == {("功能科目", "2101501"): "人员增加"}
    assert "A03" not in {finding.code for finding in found.findings}


def test_a_key_with_another_codes_name_is_told() -> None:
    found = checked(small(more=REASONS.format("2101501 事业运行"))).findings
    assert [(each.severity, each.at[0].row) for each in found if each.code == "A03"] == [(Severity.WARNING, 13)]


@pytest.mark.parametrize("keys", ['"2101501": 甲, "210-15-01": 乙', '"2101501": 甲, "行政运行": 乙'])
def test_one_code_as_two_keys_is_an_error(keys: str) -> None:
    found = checked(small(more=f"变动原因: {{功能科目: {{{keys}}}}}\n")).findings
    assert [each.code for each in found if "写了两次" in each.message] == ["A01"]


def test_a_parent_without_a_name_is_an_error_and_its_digits_are_not_printed() -> None:
    text = small((LINE, LINE.replace("2101501", "2109701")), more='科目名称: {"2109701": 某某支出}\n')
    (finding,) = [each for each in checked(text).findings if each.severity is Severity.ERROR]
    assert (finding.code, "21097（款）" in finding.message, '"21097"' in finding.hint) == ("A03", True, True)
    named = text.replace("科目名称: {", '科目名称: {"21097": 某某款, ')
    assert not [each for each in checked(named).findings if each.severity is Severity.ERROR]


def test_an_official_name_stays_and_both_are_told() -> None:
    found = checked(small(more='科目名称: {"2101501": 我的名称}\n'))
    (finding,) = [each for each in found.findings if each.code == "A03"]
    assert (finding.severity, finding.at[0].row) == (Severity.WARNING, 13)
    assert "行政运行" in finding.message
    assert "我的名称" in finding.message
    assert found.submission is not None
    assert found.submission.ledger.books["function"].names["2101501"] == "行政运行"


def test_an_official_name_written_again_is_fine() -> None:
    assert told(checked(small(more='科目名称: {"2101501": 行政运行}\n'))) == PLAIN


@pytest.mark.parametrize(
    ("code", "name", "alike"),
    [
        ("2050298", "初中教育", ["2050203", "2050299"]),  # a similar name, then a neighbour
        ("2050201", "", ["2050202", "2050203"]),  # never what is retired or a guess
        ("2060298", "初中教育", []),  # of another 类
        ("2050289", "", ["2050299"]),  # one digit
        ("2050270", "", []),  # far apart
    ],
)
def test_what_is_suggested(code: str, name: str, alike: list[str]) -> None:
    assert codes_like(code, BOOK, name) == alike


def test_names_lead_to_codes_in_force() -> None:
    names = CodeNames(BOOK)
    assert names.named("小学教育", ("项",)) == ("2050202",)
    assert names.named("教育支出-普通教育-小学教育", ("项",)) == ("2050202",)
    assert names.named("高等教育", ("项",)) == ()
    assert names.named("其他普教", ("项",)) == ("2050299",)
    assert names.named("普通教育", ("项",)) == ()
    assert names.named("普通教育", ("项", "款")) == ("20502",)
