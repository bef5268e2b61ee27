"""What is right stays silent: the corrected sample, and words that only look wrong."""

from __future__ import annotations

import re

import pytest

from author.ground.findings import Severity
from author.pipeline.check import check
from tests.places import SAMPLES
from tests.rules.test_cases import BASE
from tests.small import checked

SAMPLE = SAMPLES / "kizilsu-2026"


def test_the_corrected_sample_has_notes_only() -> None:
    assert {finding.severity for finding in check(SAMPLE / "budget.yaml").findings} == {Severity.NOTE}


def test_its_notes_are_listed_beside_it() -> None:
    listed = re.findall(r"^\| (\S+) \| \d+行 \| (.+?) \|$", (SAMPLE / "核对.md").read_text("utf-8"), re.MULTILINE)
    found = [(finding.code, finding.message) for finding in check(SAMPLE / "budget.yaml").findings]
    assert sorted(listed) == sorted(found)


GOAL = "总体目标: 项目资金68万元，用于提升监管能力，保障基金安全。"
REASON = "上年项目100万元已经完成，本年支出减少"
STAFF = "一是在职人员比上年增加6人，费用相应增长；二是工资调整，费用增长"
RIGHT = [
    (GOAL, "总体目标: 自2018年以来持续开展，落实《“十四五”全民医疗保障规划》，保障基金安全。"),
    (GOAL, "总体目标: 截至2023年底已有3个县，2024—2026年扩大到全州，保障基金安全。"),
    (GOAL, "总体目标: 1）保障基金安全；2）提升能力（含培训）。"),
    (GOAL, "总体目标: 一步一步提升能力，保障常态化、制度化的监管。"),
    (GOAL, "总体目标: 每人补助500元，人均约2万元，用于保障基金安全。"),
    (GOAL, "总体目标: 配合自治区医疗保障局、某某州财政局，保障基金安全。"),
    (REASON, "上年一次性项目资金已支付完毕，本年不再安排"),
    (REASON, "办公费增加2万元，项目资金减少34万元，合计减少32万元"),
    (REASON, "厉行节约，防止成本增加，压减项目经费"),
    (REASON, "2025年项目已完成，2026年支出减少"),
    (REASON, "新增项目2万元，原有项目减少34万元"),
    (REASON, "上年包含补发2024年绩效的项目，本年支出减少"),
    (STAFF, "在职人员1人退休，新招录7人，费用相应增长"),
    (STAFF, "2025年12月退休1人，新增在职人员7人，费用相应增长"),
    (STAFF, "退休1人，调入7人，人员增加导致人员经费增加"),
    (STAFF, "在职27人，退休9人，经费按实有人数核定"),
    (STAFF, "2024年招录的6名公务员转正定级，费用相应增长"),
    ("联系电话: 0908-1234567", "联系电话: 0908-4223344转8013"),
    ("负责人: 办公室", "负责人: 基金监管科"),
]


@pytest.mark.parametrize(("old", "new"), RIGHT)
def test_right_words_stay_silent(old: str, new: str) -> None:
    assert old in BASE
    assert [str(finding) for finding in checked(BASE.replace(old, new)).findings] == []


@pytest.mark.parametrize("words", ["在职27人，退休8人", "我部门在职人员26人", "退休人员为8人"])
def test_wrong_numbers_of_staff_do_not(words: str) -> None:
    assert [finding.code for finding in checked(BASE.replace(STAFF, words)).findings] == ["F39"]


def test_a_figure_of_nothing_borrows_no_reason() -> None:
    """All projects are paid by another budget: the reason under 支出 says nothing about 一般公共预算."""
    text = re.sub(r"(项目: (?:能力提升|上年)项目.*资金来源: )一般财力", r"\1政府性基金收入", BASE)
    found = [finding for finding in checked(text).findings if finding.code != "F57"]  # the codes are of another budget
    assert [(finding.code, finding.object) for finding in found] == [("D29", "变动原因/收入/政府性基金收入")]


def test_a_year_in_chinese_numerals_is_no_placeholder() -> None:
    assert checked(BASE.replace("维护基金安全。", "维护基金安全，二〇〇六年设立。")).findings == ()
