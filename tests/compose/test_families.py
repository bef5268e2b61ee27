"""Totals and what itemises them: money that falls between the rows is told, whatever the form and the money."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from author.audit.sums import audit
from author.compose.composition import Composition
from author.compose.families import families as all_of
from author.compose.tables import grid
from author.form.columns import amount_columns, panels_at
from author.form.edition import load
from author.form.tablespec import TableSpec
from author.ground.findings import Severity
from author.pipeline.check import check
from author.read.schema import submission_schema
from tests.changed import FORM, change_form
from tests.places import ROOT
from tests.random_ledger import ledgers
from tests.small import checked, form, small

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from author.compose.families import Family
    from author.compose.printedtable import PrintedTable
    from author.form.edition import Edition
    from author.ground.findings import Finding
    from author.ledger.ledger import Ledger

OTHER = "    单位资金: [事业收入"
BONDS = "    地方债券资金: []\n"


def mine(folder: Path, *changes: tuple[str, str, str]) -> Edition:
    """The 2026 form with files changed: (file, old, new)."""
    change_form(folder, *changes)
    return load(FORM, 2026, submission_schema(), folder)


def found_with(folder: Path, content: str, *changes: tuple[str, str, str]) -> list[Finding]:
    """What checking says of a submission in a changed form that lies beside it."""
    mine(folder / "forms", *changes)
    path = folder / "budget.yaml"
    path.write_text(content + "版式文件夹: forms\n", encoding="utf-8")
    return [finding for finding in check(path).findings if finding.code[0] in "BC"]


def test_a_fund_without_a_row_of_its_own(tmp_path: Path) -> None:
    """本年收入 1,700.00 元, of which 200.00 come from a source that the form names and no table lists."""
    content = small(("30214, 资金来源: 一般财力", "30214, 资金来源: 地方债券资金"))
    told = found_with(tmp_path, content, ("edition.yaml", OTHER, BONDS + OTHER))
    codes = {(finding.code, finding.printed) for finding in told if finding.severity is Severity.ERROR}
    assert ("B07", "表1 第1行 一、本年收入") in codes
    assert ("B09", "表2") in codes
    first = next(finding for finding in told if finding.printed.startswith("表1"))
    assert [str(at) for at in first.at] == ["budget.yaml:10:62", f"{FORM}/tables/t01.yaml:1:1"], (
        "the line, and the form"
    )
    assert "资金来源" in first.hint


def test_a_column_that_counts_what_another_counts(tmp_path: Path) -> None:
    change = ("tables/t03.yaml", "{nature: 项目支出}", "{nature: [项目支出, 公用经费]}")
    told = found_with(tmp_path, small(), change)
    (twice,) = [finding for finding in told if finding.code == "B11"]
    assert twice.severity is Severity.ERROR
    assert "不止一次" in twice.message


def test_of_which_may_leave_something_out_and_says_so(tmp_path: Path) -> None:
    """其中 rows that are not all of it are a note; the same rows without 其中 are an error."""
    row = "      - {label: 其他收入, indent: 4, where: {fund: 其他收入}}\n"
    content = small(("30201, 资金来源: 一般财力", "30201, 资金来源: 其他收入"))
    told = found_with(tmp_path, content, ("tables/t01.yaml", row, ""))
    assert [(f.code, f.severity) for f in told] == [("B07", Severity.NOTE)]
    again = found_with(tmp_path, content, ("tables/t01.yaml", "其中：事业收入", "事业收入"))
    assert [(f.code, f.severity) for f in again] == [("B07", Severity.ERROR)]


MEMO = "  - {label: 三公, where: {economic: ['30217']}}\n"
ROWS = "rows:\n  - {label: 总计, bold: true}\n"


def test_a_part_picked_out_of_a_total_is_no_list_of_its_parts(tmp_path: Path) -> None:
    """A row for one subject beside rows for all: silent. Alone under a total it is worth a look."""
    assert found_with(tmp_path, small(), ("tables/t03.yaml", ROWS, ROWS + MEMO)) == []
    whole = "  - {each: [function 类, function 款, function 项], bold: [类, 款]}\n"
    told = found_with(tmp_path, small(), ("tables/t03.yaml", whole, ""))
    assert [f.severity for f in told if f.code == "B10"] == [Severity.WARNING]


def test_money_coded_at_a_node_is_in_no_row_below_it() -> None:
    """Basic money that says neither 人员 nor 公用, nor an economic subject."""
    content = small(("经济科目: 30201", "支出类别: 基本支出"))
    told = [f for f in checked(content).findings if f.code == "B13"]
    assert {str(f.printed) for f in told} == {"表6", "表6 第1行 总计"}


def families(table: TableSpec, ledger: Ledger) -> Iterator[Family]:
    made = grid(table, ledger, str)
    for (begin, panel), side in zip(panels_at(table), made.panels, strict=True):
        yield from all_of(made, side, amount_columns(begin, panel))


TABLES = [spec for spec in form().tables.values() if isinstance(spec, TableSpec)]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.key)
@settings(max_examples=20, deadline=None)
@given(ledgers())
def test_the_shipped_tables_leave_nothing_out_and_add_up(table: TableSpec, ledger: Ledger) -> None:
    """Every total of the 2026 form is what itemises it, for every mix of money: in facts, and so in 元."""
    for family in families(table, ledger):
        if family.loose:
            continue
        shown = [f for f in family.whole.ledger.facts if family.seen is None or id(f) in family.seen]
        inside = {id(f) for item in family.items for f in item.ledger.facts}
        lost = [f for f in shown if id(f) not in inside]
        assert list(family.left_out) == lost
        if family.whole_again and family.seen is None:
            parts = sum((item.ledger.total.yuan for item in family.items), Decimal(0))
            assert parts == family.whole.ledger.total.yuan


def test_every_table_of_the_sample_form_has_families() -> None:
    composition = checked(small()).composition
    assert composition is not None

    def axes(table: PrintedTable) -> set[str]:
        return {family.axis for family in table.families}

    by_name = {table.name: axes(table) for table in composition.tables if table.grid}
    assert by_name["表1"] == {"rows"}
    assert by_name["表2"] == by_name["表6"] == by_name["表10"] == {"rows", "columns"}


def test_an_edition_based_on_another_has_its_sums(tmp_path: Path) -> None:
    (tmp_path / "mine" / "tables").mkdir(parents=True)
    listing = (ROOT / "templates" / FORM / "edition.yaml").read_text(encoding="utf-8")
    (tmp_path / "mine" / "edition.yaml").write_text(f"based_on: {FORM}\n{listing}", encoding="utf-8")
    wrong = (ROOT / "templates" / FORM / "tables" / "t05.yaml").read_text(encoding="utf-8")
    wrong = wrong.replace("{nature: 项目支出}", "{nature: 人员经费}")
    (tmp_path / "mine" / "tables" / "t05.yaml").write_text(wrong, encoding="utf-8")
    edition = load("mine", 2026, submission_schema(), tmp_path)
    submission = checked(small()).submission
    assert submission is not None
    assert "B11" in {finding.code for finding in audit(Composition(edition, submission))}


def test_money_that_no_column_shows_is_not_missed(tmp_path: Path) -> None:
    """A table of this year and last: what a row has of another year is in no column, and no row need list it."""
    where = ("tables/t03.yaml", "where: {measure: 本年预算}", "where: {measure: [本年预算, 上年预算]}")
    columns = (
        "  - {label: 合计}\n  - {label: 基本支出, where: {nature: 基本支出}}\n"
        "  - {label: 项目支出, where: {nature: 项目支出}}\n"
    )
    years = "  - {label: 本年, where: {measure: 本年预算}}\n"
    groups = "  - {each: [function 类, function 款, function 项], bold: [类, 款]}\n"
    only = "  - {each: [function 类, function 款, function 项], where: {measure: 本年预算}}\n"
    changes = (where, ("tables/t03.yaml", columns, years), ("tables/t03.yaml", groups, only))
    told = found_with(tmp_path, small(), *changes, *NO_COLUMN, ("checks.yaml", "by_code:", "by_code: []"))
    assert told == []


NO_COLUMN = tuple(
    ("checks.yaml", f"  - {{code: {line}}}\n", "")
    for line in (
        "C18, left: [{table: t03, row: 总计, column: 合计}], right: [{table: t01, row: 支出总计, column: 支出/预算数}]",
        "C19, level: 项, left: {table: t02, column: 总计}, right: {table: t03, column: 合计}",
        "C21, level: 项, at_most: true, left: {table: t05, column: 合计}, right: {table: t03, column: 合计}",
    )
)
"""Sums that name a column which the changed table does not have."""
