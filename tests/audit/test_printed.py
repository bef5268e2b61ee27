"""Printed tables against each other, at the precision that is printed: half a unit of the last digit, and no more."""

from __future__ import annotations

import shutil
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from author.audit.interval import Interval
from author.audit.sums import audit, audit_bodies
from author.compose.composition import Composition
from author.form.edition import load
from author.read.schema import submission_schema
from tests.changed import FORM, change_form
from tests.kept.test_kept import KEPT
from tests.small import checked, small

if TYPE_CHECKING:
    from pathlib import Path

    from author.document import Row
    from author.ground.findings import Finding


def composed(content: str) -> Composition:
    found = checked(content).composition
    assert found is not None
    return found


SAMPLE = composed(small())
"""表3: 总计 0.17 = 基本支出 0.15 + 项目支出 0.02 万元."""


def bodies(composition: Composition) -> dict[str, tuple[Row, ...]]:
    return {table.spec.key: table.table.body for table in composition.tables if table.grid}


def printed(key: str, row: int, column: int, text: str) -> list[Finding]:
    """What is found when one cell of a file reads otherwise."""
    all_of = bodies(SAMPLE)
    lines = [list(line) for line in all_of[key]]
    lines[row][column] = replace(lines[row][column], text=text, number=None)
    return audit_bodies(SAMPLE, {**all_of, key: tuple(map(tuple, lines))})


def test_what_was_printed_adds_up() -> None:
    assert audit_bodies(SAMPLE, bodies(SAMPLE)) == []
    assert [cell.text for cell in bodies(SAMPLE)["t03"][0]] == ["", "", "", "总计", "0.17", "0.15", "0.02"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("0.17", set()),
        ("0.18", set()),  # rounding of two parts and a total may miss by 0.015, that of two equal figures by 0.01
        ("0.19", {"B10", "B11", "B25", "C18"}),
        ("0.16", set()),
        ("0.15", {"B10", "B11", "B25", "C18"}),
    ],
)
def test_a_total_may_miss_its_parts_by_rounding_alone(text: str, codes: set[str]) -> None:
    assert {finding.code for finding in printed("t03", 0, 4, text)} == codes


def test_a_finding_names_the_row_that_is_printed() -> None:
    found = printed("t03", 0, 4, "9.99")
    assert {str(f.printed) for f in found if f.code in ("B10", "B11")} == {"表3 第1行 总计"}
    (sums, *_) = [f.message for f in found if f.code == "B11"]
    assert sums == "“支出预算/合计”9.99万元，不等于分列的 2 项之和0.17万元"
    equal = [f for f in found if f.code == "B25"]
    assert {str(f.printed) for f in equal} <= {"表3 第1行 总计", "表2 第1行 总计", "表1 第30行 支出总计"}
    assert all("印" in f.message for f in equal)


def test_a_table_that_the_file_lacks_counts_as_empty() -> None:
    left = {key: body for key, body in bodies(SAMPLE).items() if key != "t03"}
    assert {finding.code for finding in audit_bodies(SAMPLE, left)} == {"C18", "C19", "C21"}


def test_words_and_blanks_print_no_money() -> None:
    assert {finding.code for finding in printed("t03", 0, 6, "无")} == {"B10", "B11"}
    assert printed("t03", 0, 6, "0.020") == []


@pytest.mark.parametrize(
    ("one", "other", "meets", "within"),
    [
        (("1.00", "0.005"), ("1.01", "0.005"), True, True),
        (("1.00", "0.005"), ("1.011", "0.005"), False, True),
        (("1.01", "0.005"), ("1.00", "0.005"), True, True),
        (("1.011", "0.005"), ("1.00", "0.005"), False, False),
    ],
)
def test_intervals(one: tuple[str, str], other: tuple[str, str], *, meets: bool, within: bool) -> None:
    left, right = (Interval(*map(Decimal, pair)) for pair in (one, other))
    assert (left.meets(right), left.within(right)) == (meets, within)
    assert left + right == Interval(left.value + right.value, Decimal("0.010"))


WRITTEN_OUT = [
    (
        "B09",
        ("tables/t02.yaml", "一般公共预算, where: {fund: 一般财力}", "一般公共预算, where: {fund: 政府性基金收入}"),
    ),
    ("B10", ("tables/t03.yaml", "{each: [function 类, function 款, function 项]", "{each: [function 类, function 项]")),
    ("B13", ("tables/t06.yaml", "{each: [economic 类", "{where: {nature: 人员经费}, each: [economic 类")),
    ("C18", ("tables/t03.yaml", "where: {measure: 本年预算}", "where: {measure: 本年预算, nature: 基本支出}")),
    ("C22", ("tables/t07.yaml", "fund: 一般公共预算拨款", "fund: 上级一般公共预算转移支付")),
]


@pytest.mark.parametrize(("code", "change"), WRITTEN_OUT[:1] + WRITTEN_OUT[2:], ids=lambda value: str(value)[:3])
def test_sums_that_a_form_writes_out_are_checked_as_before(
    code: str, change: tuple[str, str, str], tmp_path: Path
) -> None:
    """inside, nested and by_code of 0.1.0, under the codes that they name."""
    change_form(tmp_path, change)
    shutil.copyfile(KEPT / "checks.yaml", tmp_path / FORM / "checks.yaml")
    edition = load(FORM, 2026, submission_schema(), tmp_path)
    found = audit(Composition(edition, SAMPLE.submission))
    assert code in {finding.code for finding in found if finding.at and finding.at[0].file.endswith("checks.yaml")}
