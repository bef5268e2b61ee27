"""Sentences that staff might write into the real 2026 sample: wrong ones, each with what it should say, and right ones."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from author.pipeline.check import check
from author.rules.claimed import claims_in_words
from author.rules.subject import Subject
from author.rules.texts import Kind, Text
from tests.places import SAMPLES
from tests.rules.boundary import subject

if TYPE_CHECKING:
    from author.ground.findings import Finding
    from author.read.tree import Path

OTHER: Path = ("其他说明",)
AIM: Path = ("部门整体绩效", "年度目标")


@cache
def sample() -> Subject:
    composition = check(SAMPLES / "kizilsu-2026" / "budget.yaml").composition
    assert composition is not None
    return Subject(composition)


def told(words: str, path: Path = OTHER, kind: Kind = "other") -> list[Finding]:
    """What is told of a sentence at a place of the sample."""
    about = Subject(sample().composition)
    about.__dict__["texts"] = (Text(path, words, kind),)
    return list(claims_in_words(about))


def reason(*path: str) -> Path:
    return ("变动原因", *path)


WRONG = {
    "E71": [
        "2026年我局收入总计986.43万元。",
        "2026年全年预算共安排986.43万元。",
        "本年度预算总规模为1096.43万元。",
        "2026年本部门一般公共预算拨款986.43万元，其中基本支出570.03万元。",
        "2026年，我部门预算安排996.43万元，其中财政拨款986.43万元。",
        "全年基本支出507.03万元，用于保障机构正常运转。",
        "项目支出预算为462.40万元。",
        "2026年人员经费预算564.42万元，公用经费预算23.61万元。",
        "公务用车运行维护费8.50万元、公务接待费1.50万元。",
        "2026年度“三公”经费财政拨款预算总额10.50万元。",
        "机关运行经费财政拨款预算26.31万元。",
        "线路租赁费项目3万元，保障线路畅通。",
        "医疗保障管理事务（款）支出815.41万元。",
        "卫生健康支出838.91万元。",
        "教育支出5万元。",
        "2025年部门预算1084.36万元，2026年996.43万元。",
        "部门预算由2025年的1048.36万元调整为2026年的986.43万元。",
        "2026年基本支出预算570.03万元，较2025年430.62万元增长29.66%。",
        "部门预算总额超过1100万元。",
        "“三公”经费总额控制在9万元以内。",
        "人员经费、公用经费合计575.03万元。",
        "事业收入10万元。",
        "2026年政府采购预算88.43万元。",
    ],
    "E72": [
        "2026年部门预算比上年减少15.93万元。",
        "2026年部门预算较上年下降9.45%。",
        "2026年收入预算996.43万元，比上年预算减少51.93万元，下降5.94%。",
        "与2025年相比，部门预算增加51.93万元。",
        "2026年基本支出同比增长26.69%，项目支出同比下降29.95%。",
        "人员经费同比增加126.08万元，增长40.00%。",
        "公用经费增幅达到32.46%。",
        "“三公”经费预算比上年压减8%。",
        "机关运行经费较上年减少4.33万元。",
        "项目支出由上年的608.74万元减少到426.40万元，下降19.95%。",
        "一般财力安排909.43万元，增长15.00%。",
        "公务接待费比上年有所减少。",
        "“三公”经费较上年略有下降。",
        "部门预算比上年有所增加。",
        "项目支出与上年持平。",
    ],
    "E73": [
        "基本支出占57.21%，项目支出占42.97%。",
        "人员经费占部门预算的比重为45.84%。",
        "公用经费占基本支出的比例为4.41%。",
        "2026年基本支出570.03万元，占总预算的75.21%。",
        "卫生健康支出占支出总额的比重达78.68%。",
        "项目支出占支出预算比重24.79%。",
        "一般财力占收入预算的92.17%。",
        "三公经费占部门预算0.59%，占比较低。",
        "财政拨款收入996.43万元，占总收入的90%。",
    ],
    "E74": [
        "我局内设3个科室，另有2个事业单位。",
        "内设机构3个。",
        "管理3个事业单位。",
        "编制28名，实有人员36人。",
        "人员编制29名，实有人数37人。",
        "在职人员28人，退休人员9人。",
        "2025年在职人员27人，2026年在职人员28人。",
        "现有公务用车3辆。",
        "2026年共安排项目7个。",
    ],
}
OF_ITS_PLACE = [
    (reason("收入", "一般财力"), "在职人员增加，比上年增长26.00%", "E72"),
    (reason("收入", "一般财力"), "一般财力由2025年的690.50万元增加到909.43万元", "E71"),
    (reason("收入", "上级一般公共预算转移支付"), "本年转移支付87万元，比上年149.24万元减少26.24万元", "E72"),
    (reason("支出", "基本支出"), "较上年减少130.41万元", "E72"),
    (reason("支出", "项目支出"), "转移支付资金比上年减少，项目支出下降39.95%", "E72"),
    (reason("功能科目", "2080505"), "本年此项支出比上年增长29.62%", "E72"),
    (reason("机关运行经费"), "机关运行经费上年为18.29万元，本年23.61万元", "E71"),
    (("项目", 4, "绩效", "总体目标"), "本项目预算24.60万元，用好稽核经费", "E71"),
    (("项目", 4, "绩效", "总体目标"), "州本级稽核差旅费9万元，拨付各县市稽核经费15万元", "E71"),
    (("支出用途", "210"), "一是工资支出；二是项目支出462.40万元", "E71"),
]
RIGHT = [
    "2026年部门预算996.43万元，比2025年的1048.36万元减少51.93万元，下降4.95%。",
    "收支总预算996.43万元，其中：基本支出570.03万元，占57.21%；项目支出426.40万元，占42.79%。",
    "项目支出426.40万元，其中：一般财力安排339.40万元，上级转移支付安排87.00万元。",
    "“三公”经费9.50万元，与上年持平，其中：公务接待费1.50万元，公务用车运行费8.00万元。",
    "部门预算总额近1000万元，公务接待费控制在1.50万元以内。",
    "2025年财政拨款结转110.10万元，单位资金预算上年5万元。",
    "基本支出570.03万元（其中行政运行237.15万元），政府性基金预算拨款0万元。",
    "基本支出比上年增加，项目支出比上年减少。",
    "2026年政府采购预算86.43万元，其中：货物16.69万元，服务69.74万元。",
    # 认不出的话、别人的钱、不是总额的数
    "新增项目支出20万元用于购置设备。",
    "其他项目支出20万元由单位自筹，各类项目支出400万元。",
    "拨付阿图什市项目支出5万元。",
    "安排各县（市）项目支出15万元，其中公用经费3万元。",
    "能力提升补助资金68万元中，财政资金68万元。",
    "公务接待费每批次不超过0.20万元，办公费每人每年1200元。",
    "项目支出执行率达到98%，基本支出保障率100%，预算执行率比上年提高5%。",
    "2024年项目支出500万元；“十四五”期间部门预算累计5000万元。",
    "截至6月底，项目支出200万元，进度达到50%。",
    "住房公积金缴存比例12%，工资增长5%带动人员经费增长。",
    "全州医保基金收入12.50亿元，支出10.30亿元，同比增长8.20%。",
    "预留10%的项目支出作为质保金，项目支出中10万元用于培训。",
    "接待批次比上年减少，公务接待费比上年减少批次。",
    "党员干部20名，女职工12名，招录人员3名，退休2人。",
    "离休干部13人的医疗费由我局代管，补助退休人员58人。",
    "为3个科室购置电脑，其中3个科室各1台，辖区内抽查项目12个。",
    "本年新增项目2个，减少项目3个；3个项目入选自治区试点。",
    "编制29名，在职27人（含行政人员14人、事业人员13人）。",
]


@pytest.mark.parametrize(("code", "words"), [(code, words) for code, texts in WRONG.items() for words in texts])
def test_a_wrong_sentence_is_told_once(code: str, words: str) -> None:
    assert [finding.code for finding in told(words)] == [code]


@pytest.mark.parametrize(("path", "words", "code"), OF_ITS_PLACE)
def test_a_sentence_is_read_where_it_stands(path: Path, words: str, code: str) -> None:
    kind: Kind = "reason" if path[0] == "变动原因" else "use" if path[0] == "支出用途" else "plan"
    assert code in [finding.code for finding in told(words, path, kind)]


@pytest.mark.parametrize("words", RIGHT)
def test_a_right_sentence_is_silent(words: str) -> None:
    assert [str(finding) for finding in told(words)] == []
    assert [str(finding) for finding in told(words, AIM, "plan")] == []


def test_a_finding_quotes_both_sides_and_leaves_the_choice() -> None:
    [finding] = told("2026年部门预算986.43万元。")
    assert finding.message == "文字里是“2026年部门预算986.43万元”，按预算明细，部门预算本年是996.43万元"
    assert finding.hint == "请核对：改文字，或改预算明细的金额"
    assert finding.part == "986.43万元"


def test_what_cannot_be_read_is_not_claimed_against() -> None:
    """One line whose amount is no number may be anything."""
    text = (SAMPLES / "kizilsu-2026" / "budget.yaml").read_text(encoding="utf-8")
    broken = subject(text.replace("本年: 177881.63", "本年: 待定"))
    broken.__dict__["texts"] = (Text(OTHER, "2026年部门预算986.43万元。行政运行支出237.51万元。", "other"),)
    assert [finding.part for finding in claims_in_words(broken)] == ["237.51万元"]


def test_a_unit_by_its_short_name_may_be_a_function_too() -> None:
    """图书馆 is 2070104, and the end of a unit's name: neither reading is contradicted, and only a third amount is."""
    composition = check(SAMPLES / "bureau" / "budget.yaml").composition
    assert composition is not None
    about = Subject(composition)
    words = "图书馆预算243.53万元。图书馆支出198.01万元。图书馆预算253.53万元。"
    about.__dict__["texts"] = (Text(OTHER, words, "other"),)
    assert [finding.part for finding in claims_in_words(about)] == ["253.53万元"]
