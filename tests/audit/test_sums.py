"""Sums within and between tables: on a form with a wrong condition, and on a file with one figure changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from author.audit.sums import audit
from author.compose.composition import Composition
from author.form.edition import load
from author.ground.findings import EditionError, Finding
from author.pipeline.check import Checked, check
from author.read.schema import submission_schema
from tests.changed import FORM, change_form
from tests.places import SAMPLES
from tests.rules.test_cases import BASE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def sample() -> Checked:
    return check(SAMPLES / "kizilsu-2026" / "budget.yaml")


def with_form(folder: Path, sample: Checked, *changes: tuple[str, str, str]) -> list[Finding]:
    """The sums of the sample on a copy of the form in which files were changed."""
    change_form(folder, *changes)
    assert sample.submission is not None
    return audit(Composition(load(FORM, 2026, submission_schema(), folder), sample.submission))


def test_the_shipped_form_adds_up(sample: Checked) -> None:
    assert sample.edition is not None
    assert sample.submission is not None
    assert audit(Composition(sample.edition, sample.submission)) == []


PROJECTS = "{nature: 项目支出}"
T04 = "合计}\n      - {label: 一般公共预算, where: {fund: "
WRONG = [
    ("B07", ("tables/t01.yaml", "一、本年收入, bold: true, where: {fund: 本年收入}", "一、本年收入, where: {fund: 一般财力}")),
    ("B08", ("tables/t01.yaml", "收入总计, bold: true", "收入总计, where: {fund: 一般财力}")),
    ("B09", ("tables/t02.yaml", "一般公共预算, where: {fund: 一般财力}", "一般公共预算, where: {fund: 政府性基金收入}")),
    ("B10", ("tables/t03.yaml", "{each: [function 类", "{where: {nature: 基本支出}, each: [function 类")),
    ("B11", ("tables/t05.yaml", PROJECTS, "{nature: 人员经费}")),
    ("B12", ("tables/t04.yaml", f"{T04}一般公共预算拨款}}}}", f"{T04}一般财力}}}}")),
    ("B13", ("tables/t06.yaml", "{nature: 公用经费}", "{nature: 人员经费}")),
    ("B14", ("tables/t07.yaml", '{economic: "310"}', '{economic: "399"}')),
    ("B16", ("tables/t10.yaml", '公务接待费, where: {economic: "30217"}', '公务接待费, where: {economic: "30212"}')),
    ("C18", ("tables/t02.yaml", "where: {measure: 本年预算}", "where: {measure: 本年预算, nature: 基本支出}")),
    ("C19", ("tables/t02.yaml", "where: {measure: 本年预算}", "where: {measure: 本年预算, fund: 一般财力}")),
    ("C20", ("tables/t05.yaml", "fund: 一般公共预算拨款", "fund: 一般财力")),
    ("C21", ("tables/t06.yaml", "nature: 基本支出", "nature: 人员经费")),
    ("C22", ("tables/t07.yaml", "fund: 一般公共预算拨款", "fund: 一般财力")),
    ("C23", ("tables/t10.yaml", 'where: {economic: "30231"}', 'where: {economic: "30212"}')),
]  # fmt: skip


FUNDS = """\
  - {功能科目: 2101501, 支出类别: 人员经费, 经济科目: 30101, 资金来源: 政府性基金收入, 本年: 30000.00}
  - {功能科目: 2101501, 支出类别: 公用经费, 经济科目: 30201, 资金来源: 一般公共预算结转, 本年: 20000.00}
  - {功能科目: 2101501, 支出类别: 人员经费, 经济科目: 30101, 资金来源: 单位资金结转结余, 本年: 10000.00}
控制数: {收入总计: 400.00}
"""
"""Money of the tables that are empty in the sample."""
EMPTY = [
    ("B15", ("tables/t08.yaml", "{nature: 人员经费}", "{nature: 公用经费}")),
    ("B17", ("tables/t11.yaml", "where: {fund: 非财政拨款结转结余}", "where: {fund: 财政专户结转}")),
    ("C24", ("tables/t11.yaml", "fund: 上年结转结余", "fund: 财政拨款结转")),
]


@pytest.mark.parametrize(("code", "change"), EMPTY, ids=[code for code, _ in EMPTY])
def test_a_wrong_condition_is_found_where_the_sample_has_no_money(
    code: str, change: tuple[str, str, str], tmp_path: Path
) -> None:
    text = BASE.replace("控制数: {收入总计: 394.00}\n", FUNDS)
    (tmp_path / "budget.yaml").write_text(text, encoding="utf-8")
    funds = check(tmp_path / "budget.yaml")
    assert with_form(tmp_path, funds) == []
    assert code in {finding.code for finding in with_form(tmp_path, funds, change)}


def test_every_sum_of_the_form_has_a_wrong_condition(sample: Checked) -> None:
    assert sample.edition is not None
    checks = sample.edition.checks
    coded = {code for codes in checks.codes.values() for code in (codes.rows, codes.columns)}
    assert coded | {one.code for one in checks.sums} == {code for code, _ in WRONG + EMPTY}


@pytest.mark.parametrize(("code", "change"), WRONG, ids=[code for code, _ in WRONG])
def test_a_wrong_condition_is_found(code: str, change: tuple[str, str, str], tmp_path: Path, sample: Checked) -> None:
    found = with_form(tmp_path, sample, change)
    assert code in {finding.code for finding in found}
    assert all(finding.printed.startswith("表") for finding in found)


def test_a_row_that_no_table_has_is_a_mistake_of_the_form(tmp_path: Path, sample: Checked) -> None:
    with pytest.raises(EditionError, match="没有“收入总汁”这一行"):
        with_form(tmp_path, sample, ("checks.yaml", "row: 收入总计", "row: 收入总汁"))


def test_a_column_that_no_table_has_is_a_mistake_of_the_form(tmp_path: Path, sample: Checked) -> None:
    with pytest.raises(EditionError, match="叫“总汁”的栏有 0 个"):
        with_form(tmp_path, sample, ("checks.yaml", "column: 总计", "column: 总汁"))
