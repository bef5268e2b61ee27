"""Rows of differences between real disclosures, each taken by an edition that is a folder of data."""

from __future__ import annotations

from pathlib import Path

import pytest

from author.compose.composition import Composition
from author.document import Document, Heading, Table
from author.pipeline.build import write
from author.pipeline.check import check
from author.workshop.trial import tried
from author.write.plain import text

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def document() -> Document:
    checked = check(HERE / "budget.yaml")
    assert [str(finding) for finding in checked.findings if checked.blocked] == []
    assert checked.edition is not None
    assert checked.submission is not None
    return Composition(checked.edition, checked.submission).document


@pytest.fixture(scope="module")
def printed(document: Document) -> str:
    return text(document)


def table(document: Document, key: str) -> list[list[str]]:
    """The words of a table's body, row by row."""
    found = next(block for block in document.blocks if isinstance(block, Table) and block.key == f"{key}-table")
    return [[placed.cell.text for placed in row] for row in found.placed_body]


def headings(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def test_1_skeleton_without_numbered_parts_and_the_glossary_before_the_notes(document: Document) -> None:
    assert headings(document)[:4] == ["一、主要职能", "二、机构设置", "三、名词解释", "四、预算编制说明"]


def test_1_a_section_without_its_money_is_not_there(document: Document) -> None:
    assert not any("政府性基金" in heading for heading in headings(document))


def test_2_labels_titles_and_entries_of_tables(document: Document) -> None:
    labels = [block.text for block in document.blocks if isinstance(block, Heading) and block.style == "table-label"]
    assert labels == ["公开01表", "公开02-1表", "公开03表", "公开04表", "公开05表附表"]
    entries = {block.text: block.entry for block in document.entries}
    assert entries["2024年部门收支总表"] == "公开01表　收支总表"


def test_2_a_table_that_the_ledger_does_not_hold(document: Document) -> None:
    assert table(document, "procurement") == [
        ["项目", "预算数（元）", "其中：面向中小企业（元）"],
        ["合计", "42,000", "12,000"],
        ["货物", "30,000"],
        ["工程", "-"],
        ["服务", "12,000"],
    ]


def test_3_classes_with_money_are_counted_and_split(document: Document) -> None:
    spent = [row[2:] for row in table(document, "balance")]
    assert spent == [
        ["一、社会保障和就业支出", "120,000", "120,000", "-", "-"],
        ["二、卫生健康支出", "1,269,568", "1,234,568", "15,000", "20,000"],
        ["支出总计", "1,389,568", "1,354,568", "15,000", "20,000"],
    ]


def test_3_two_years_in_columns_and_rows_counted(document: Document) -> None:
    assert table(document, "compared")[1] == ["2", "行政事业单位养老支出", "120,000", "110,000", "100,000"]
    assert table(document, "compared")[-1] == ["", "合计", "1,389,568", "1,125,000", "1,412,000"]


def test_3_one_flat_table_for_three_public_and_running_costs_in_another_unit(document: Document) -> None:
    assert table(document, "three-public") == [["1.50", "0.00", "0.00", "0.00", "0.00", "1.50", "1.50"]]
    strips = {block.key: block.strip for block in document.blocks if isinstance(block, Table)}
    assert strips["three-public-table"] == ("预算主管部门：某某市医疗保障局", "单位：万元")
    assert strips["balance-table"] == ("预算主管部门：某某市医疗保障局", "单位：元")


def test_3_landscape_pages_with_portrait_sheets_among_them(document: Document) -> None:
    turns = [section.orientation for section in document.sections]
    assert turns == ["portrait", "portrait", "landscape", "portrait"], "cover, contents, notes and tables, goal sheets"


def test_4_empty_tables_are_left_out(document: Document) -> None:
    keys = {block.key for block in document.blocks if isinstance(block, Table)}
    assert "government-funds-table" not in keys


def test_4_change_without_a_base_and_shares_with_one_decimal(printed: str) -> None:
    assert "支出预算138.96万元，比上年预算数增加26.46万元，增幅23.5%" in printed
    assert "2.00万元，为本年新增（基数为0，不可比）。" in printed


def test_4_two_bases_in_one_sentence(printed: str) -> None:
    assert "增幅23.5%；比上年执行数下降2.24万元，降幅1.6%。" in printed


def test_5_subjects_named_by_the_digits_of_each_level(printed: str) -> None:
    assert "（208类）社会保障和就业支出（05款）行政事业单位养老支出（01项）行政单位离退休：" in printed


def test_5_words_of_level_and_kind_in_the_glossary(printed: str) -> None:
    assert "（一）财政拨款收入：指市级财政当年拨付给本部门的资金。" in printed


def test_6_a_goal_sheet_with_first_levels_kept_without_indicators(document: Document) -> None:
    assert table(document, "goal-1") == [
        ["成本指标", "", ""],
        ["产出指标", "线路数量", "≥4条"],
        ["效益指标", "", ""],
        ["满意度指标", "", ""],
    ]


def test_7_subjects_by_the_names_of_their_year() -> None:
    checked = check(HERE / "budget.yaml")
    assert checked.edition is not None
    assert checked.edition.books.function.names["20805"] == "行政事业单位养老支出"


def test_it_can_be_built(document: Document, tmp_path: Path) -> None:
    written = write(document, tmp_path, ("docx", "pdf"), "shipped", lambda _stage: None)
    assert written.pages > 5
    assert [path.stat().st_size > 10_000 for path in written.files] == [True, True]


def test_the_trial_finds_nothing_wrong_and_nothing_unfilled() -> None:
    found = tried("huadong-2024", HERE)
    assert (found.wrong, found.remarks) == ([], [])
