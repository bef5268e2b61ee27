"""A printed figure, what is behind it, and every place where it stands."""

from __future__ import annotations

import json
import re
from collections import Counter
from decimal import Decimal
from functools import cache

import pytest

from author.cli import main
from author.ledger.question import Change, Count, Question, Rate, Share, Stated
from author.pipeline.check import check
from author.pipeline.explain import Printed
from tests.places import SAMPLES
from tests.small import checked, small

SAMPLE = SAMPLES / "kizilsu-2026" / "budget.yaml"


@cache
def figures_of(year: int) -> Printed:
    checked = check(SAMPLES / f"kizilsu-{year}" / "budget.yaml")
    assert checked.composition is not None
    return Printed(checked.composition)


@pytest.fixture
def printed() -> Printed:
    return figures_of(2026)


def test_an_address_finds_one_cell_with_its_lines(printed: Printed) -> None:
    (cell,) = printed.find("表5/2101501/基本支出")
    assert cell.text == "237.15"
    (part,) = printed.parts(cell.origin)
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    assert {re.search(r"功能科目: (\d+)", lines[s.row - 1])[1] for s in part.ledger.sources} == {"2101501"}  # type: ignore[index]


def test_the_same_figure_stands_in_tables_and_sentences(printed: Printed) -> None:
    (cell,) = printed.find("表5/2101501/基本支出")
    others = printed.elsewhere(cell)
    assert {other.address.split("/")[0] for other in others} == {"表2", "表3", "表5", "第三部分 五"}
    assert {other.text for other in others} == {"237.15"}


def test_figures_of_sentences_have_addresses_too(printed: Printed) -> None:
    (total,) = printed.find("第三部分 二/第1段/996.43")
    assert total.context.endswith("收入预算996.43万元，其中：")
    (same,) = printed.find("二/收入预算/996.43")
    assert same == total


def test_every_address_finds_its_own_figure() -> None:
    for year in (2026, 2020):
        printed = figures_of(year)
        addresses = Counter(figure.address for figure in printed.figures)
        assert [address for address, count in addresses.items() if count > 1] == []


def test_numbers_that_are_no_money_know_where_they_come_from(printed: Printed) -> None:
    kinds = Counter(type(figure.origin) for figure in printed.figures)
    assert set(kinds) == {Question, Change, Rate, Share, Count, Stated}
    (people,) = [f for f in printed.figures if f.origin == Stated("人员.在职.本年")]
    assert printed.stated(people.origin)[0][0] == "人员.在职.本年"
    change = next(f for f in printed.figures if isinstance(f.origin, Change) and printed.parts(f.origin))
    now, base = (part.ledger.total.yuan for part in printed.parts(change.origin))
    assert abs(Decimal(change.text) * 10000 - abs(now - base)) <= 50


def test_a_number_in_staffs_own_sentence_is_told_apart(printed: Printed) -> None:
    (mention, *_) = printed.mentions("110.10")
    assert "上年度财政拨款结转资金110.10万元" in mention.sentence
    assert printed.find("二/110.10") == [f for f in printed.showing("110.10") if f.address.startswith("第三部分 二/")]


def test_goal_forms_print_figures_too(printed: Printed) -> None:
    (found,) = printed.find("项目支出绩效目标表/基金监管专项经费项目/年度预算总额")
    assert found.text == "26.40"
    assert "年度预算总额 26.40" in found.context
    assert any(other.address.startswith("表7/") for other in printed.elsewhere(found))


@pytest.mark.parametrize("table", ["表5", "表五", "一般公共预算支出情况表"])
def test_a_form_that_numbers_its_tables_in_words(table: str) -> None:
    (cell,) = figures_of(2020).find(f"{table}/2101399/项目支出")
    assert (cell.address.split("/")[0], cell.text) == ("表五", "49.99")


@pytest.mark.parametrize(
    ("address", "code", "word"),
    [
        ("表5/2101501/基本支出", 0, "budget.yaml:"),
        ("表5/2101501/基本支出", 0, "第三部分 五/"),
        ("996.43", 0, "表3/总计/合计"),
        ("110.10", 0, "单位自己写的文字"),
        ("123.45", 1, "没有印"),
        ("表5/2101501", 1, "更细"),
        ("表99/总计", 1, "没有"),
        ("", 1, "写法"),
        (" / ", 1, "写法"),
        ("第一部分 二/编制数", 1, "更细"),
        ("第一部分 二/编制数/27", 0, "人员.在职.本年"),
        ("第三部分 二/一般公共预算/16.00", 0, "印 16.00%"),
        ("第三部分 十二/项目共/6", 0, "6 个："),
    ],
)
def test_the_command(address: str, code: int, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["explain", str(SAMPLE), address])
    assert (stopped.value.code or 0) == code
    assert word in capsys.readouterr().out


def test_the_answer_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["explain", str(SAMPLE), "表5/2101501/基本支出", "--format", "json"])
    (figure,) = json.loads(capsys.readouterr().out)["figures"]
    assert (figure["text"], figure["unit"], figure["kind"]) == ("237.15", "万元", "金额")
    (part,) = figure["parts"]
    assert sum(Decimal(line["yuan"]) for line in part["lines"]) == Decimal(part["yuan"])
    assert part["question"]["measure"] == ["本年预算"]
    assert len(figure["elsewhere"]) > 3


def test_the_same_number_twice_in_a_paragraph_is_counted() -> None:
    content = small(("本年: 500.00", "本年: 1000.00"), more="政府采购: {货物: 0}\n")
    composition = checked(content).composition
    assert composition is not None
    printed = Printed(composition)
    twice = [figure.address for figure in printed.figures if figure.address.startswith("第三部分 六/")]
    assert {address.rpartition("/")[2] for address in twice} == {"0.20", "0.10"}
    procurement = [f.address for f in printed.figures if f.text == "0.00" and f.origin == Stated("政府采购.货物")]
    (goods,) = procurement
    assert goods.endswith("/0.00#2")
    assert [figure.address for figure in printed.find(goods)] == [goods]


def test_a_list_of_a_form_is_counted_from_one(printed: Printed) -> None:
    weights = [figure.address for figure in printed.find("项目支出绩效目标表/基金监管专项经费项目/指标分值权重")]
    assert weights[0] == "项目支出绩效目标表/基金监管专项经费项目/第1行/指标分值权重"
    assert len(weights) == len(set(weights)) > 3
