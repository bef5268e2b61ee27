"""A printed figure, the lines behind it, and every place where it stands."""

from __future__ import annotations

import re

import pytest

from author.cli import main
from author.explain import Printed
from author.pipeline.check import check
from tests.places import SAMPLES

SAMPLE = SAMPLES / "kizilsu-2026" / "budget.yaml"


@pytest.fixture(scope="module")
def printed() -> Printed:
    checked = check(SAMPLE)
    assert checked.edition is not None
    assert checked.submission is not None
    return Printed(Composition(checked.edition, checked.submission))


def test_an_address_finds_one_cell_with_its_lines(printed: Printed) -> None:
    (cell,) = printed.find("表5/2101501/基本支出")
    assert str(cell.figure) == "237.15"
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    assert {re.search(r"功能科目: (\d+)", lines[s.row - 1])[1] for s in cell.ledger.sources} == {"2101501"}  # type: ignore[index]


def test_the_same_money_elsewhere(printed: Printed) -> None:
    (cell,) = printed.find("表5/2101501/基本支出")
    assert {other.table for other in printed.same_money(cell)} == {"表2", "表3", "表5"}


def test_a_figure_is_found_whole_in_the_narrative(printed: Printed) -> None:
    headings = [mention.heading for mention in printed.mentions("68.00")]
    assert headings
    assert all("68.00" in mention.sentence for mention in printed.mentions("68.00"))
    assert printed.mentions("8.00") != printed.mentions("68.00")


def test_goal_forms_print_figures_too(printed: Printed) -> None:
    (row,) = [m for m in printed.mentions("26.40") if "年度预算总额 26.40" in m.sentence]
    assert row.heading == "项目支出绩效目标表 基金监管专项经费项目"


@pytest.mark.parametrize("table", ["表5", "表五", "一般公共预算支出情况表"])
def test_a_form_that_numbers_its_tables_in_words(table: str) -> None:
    checked = check(SAMPLES / "kizilsu-2020" / "budget.yaml")
    assert checked.edition is not None
    assert checked.submission is not None
    (cell,) = Printed(Composition(checked.edition, checked.submission)).find(f"{table}/2101399/项目支出")
    assert (cell.table, str(cell.figure)) == ("表五", "49.99")


@pytest.mark.parametrize(
    ("address", "code", "word"),
    [
        ("表5/2101501/基本支出", 0, "budget.yaml:"),
        ("996.43", 0, "表3/总计/合计"),
        ("123.45", 1, "没有印"),
        ("表5/2101501", 1, "更细"),
        ("表99/总计", 1, "没有"),
    ],
)
def test_the_command(address: str, code: int, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["explain", str(SAMPLE), address])
    assert (stopped.value.code or 0) == code
    assert word in capsys.readouterr().out
