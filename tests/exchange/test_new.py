"""Blank forms: made from the schema, read without any finding but what is missing."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

from author.cli import cli
from author.exchange.yamltext import explained_yaml
from author.ground.findings import Severity
from author.pipeline.check import check
from author.read.schema import submission_schema
from author.read.workbook.sheets import head_key, workbook
from author.read.yamlfile import parse_yaml
from tests.places import SAMPLES

SCHEMA = submission_schema()
PLAN = workbook(SCHEMA)


def new(*arguments):
    return CliRunner().invoke(cli, ["new", *map(str, arguments), "--edition", "xinjiang-2026"], standalone_mode=False)


@pytest.fixture(name="form")
def _form(tmp_path):
    assert new(tmp_path / "a.xlsx", "--unit", "某局", "--year", 2026).return_value == 0
    return load_workbook(tmp_path / "a.xlsx")


def leaves(fields, path=()):
    """The paths of all values and free maps of the schema; lists stand for their items."""
    for name, rule in fields.items():
        inner = rule.get("schema", {})
        inner = inner.get("schema", {}) if rule.get("type") == "list" else inner
        yield from leaves(inner, (*path, name)) if inner else [(*path, name)]


def test_every_field_of_the_schema_has_one_place():
    placed = [(*sheet.path, *column.path) for sheet in PLAN.sheets for column in sheet.columns if sheet.kind != "map"]
    maps = {sheet.path for sheet in PLAN.sheets if sheet.kind == "map"}
    also = {path for sheet in PLAN.sheets for path in sheet.also.values()}
    for path in leaves(SCHEMA):
        elsewhere = any(path[: len(top)] == top for top in maps | also)
        assert elsewhere or placed.count(path) == 1, f"{path} has no sheet of its own: see schemas/workbook.yaml"


def test_every_head_is_told_from_the_others_of_its_sheet():
    for sheet in PLAN.sheets:
        keys = [column.key for column in sheet.columns if column.label.rpartition("·")[2] != "文字"]
        assert len(keys) == len(set(keys)), sheet.name


def test_suggestions_are_for_columns_that_there_are(form):
    page = form[PLAN.choices_sheet]
    heads = {cell.value for cell in page[1]}
    named = {path for path, source in PLAN.choices.items() if "column" not in source}
    assert named <= heads


@pytest.mark.parametrize("suffix", ["yaml", "xlsx"])
def test_only_what_is_missing_is_found_in_a_blank_form(tmp_path, suffix):
    new(tmp_path / f"a.{suffix}", "--unit", "某局", "--year", 2026)
    found = check(tmp_path / f"a.{suffix}").findings
    assert {f.code for f in found if f.severity is Severity.ERROR} == {"A02"}
    assert {"缺少“预算明细”", "缺少“主要职能”", "缺少“公开日期”"} <= {f.message for f in found}


def test_the_templates_of_lists_can_be_filled_in():
    text = explained_yaml({"版式": "xinjiang-2026"}, SCHEMA)
    block = re.sub("(?m)^  # ", "  ", re.search(r"(?m)^预算明细:.*\n((?:  # .*\n)+)", text)[1])
    for template in (block.partition("  也可以")[0], block.partition("一行：\n")[2]):
        tree, findings = parse_yaml("预算明细:\n" + re.sub("资金来源: ?", "资金来源: 一般财力", template), "a.yaml")
        assert findings == []
        assert [set(line) & {"功能科目", "资金来源"} for line in tree.data["预算明细"]] == [{"资金来源"}]


def test_drop_down_lists_advise(form):
    lists = {str(rule.sqref): rule for rule in form["预算明细"].data_validations.dataValidation}
    assert lists
    assert all(rule.type == "list" and not rule.showErrorMessage for rule in lists.values())
    codes = [cell.value for column in form[PLAN.choices_sheet].iter_cols() for cell in column]
    assert "2080505 机关事业单位基本养老保险缴费支出" in codes
    assert form[PLAN.choices_sheet].sheet_state == "hidden"


def test_heads_are_marked_explained_and_frozen(form):
    page = form["预算明细"]
    heads = {cell.value: cell for cell in page[1]}
    assert "七位项级编码" in heads["功能科目*"].comment.text
    assert heads["功能科目*"].fill.fgColor.rgb != heads["用途"].fill.fgColor.rgb
    assert "本年（元）" in heads
    assert page.freeze_panes == "B2"
    assert page.print_title_rows == "$1:$1"
    assert page.column_dimensions["A"].number_format == "@"
    assert page.column_dimensions["G"].number_format == "#,##0.00"


def test_a_form_for_each_unit(tmp_path):
    (tmp_path / "list.txt").write_text("甲局\n乙/局\n\n甲局\n", encoding="gb18030")
    assert new(tmp_path / "2026.xlsx", "--units", tmp_path / "list.txt").return_value == 0
    assert sorted(path.name for path in tmp_path.glob("*.xlsx")) == ["2026-乙局.xlsx", "2026-甲局.xlsx"]
    assert load_workbook(tmp_path / "2026-乙局.xlsx")["基本信息"]["B4"].value in ("乙/局", None)


@pytest.mark.parametrize(
    "names", ["甲/局\n甲局", "甲 局\n甲局", "a局\nA局", "Å局\nA\u030a局", f"{'长' * 90}一\n{'长' * 90}二"]
)
def test_units_whose_files_would_have_one_name_are_refused(tmp_path, names):
    (tmp_path / "list.txt").write_text(names, encoding="utf-8")
    told = str(new(tmp_path / "2026.yaml", "--units", tmp_path / "list.txt").exception)
    assert all(name in told for name in names.split("\n"))
    assert [path.name for path in tmp_path.iterdir()] == ["list.txt"]


def test_a_long_name_of_a_unit_is_cut_to_what_systems_allow(tmp_path):
    (tmp_path / "list.txt").write_text("长" * 120 + "局\n乙局", encoding="utf-8")
    assert new(tmp_path / "2026.yaml", "--units", tmp_path / "list.txt").return_value == 0
    cut, other = sorted(tmp_path.glob("*.yaml"))[::-1]
    assert (len(cut.name.encode()), other.name) == (255 - (255 - 5 - 5) % 3, "2026-乙局.yaml")
    assert "长" * 120 + "局" in cut.read_text(encoding="utf-8")


def test_forms_for_units_come_all_or_none(tmp_path):
    (tmp_path / "list.txt").write_text("甲局\n乙局", encoding="utf-8")
    (tmp_path / "2026-乙局.yaml").mkdir()
    assert isinstance(new(tmp_path / "2026.yaml", "--units", tmp_path / "list.txt", "--force").exception, OSError)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2026-乙局.yaml", "list.txt"]


def test_wrong_use(tmp_path):
    (tmp_path / "a.yaml").write_text("mine")
    assert new(tmp_path / "a.yaml").exception is not None
    assert new(tmp_path / "a.doc").exception is not None
    assert (tmp_path / "a.yaml").read_text() == "mine"
    wrong = CliRunner().invoke(cli, ["new", str(tmp_path / "b.yaml"), "--edition", "xinjang"], standalone_mode=False)
    assert "xinjiang" in str(wrong.exception)


def test_the_same_form_has_the_same_bytes(tmp_path):
    for name in "ab":
        new(tmp_path / f"{name}.xlsx", "--unit", "某局")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_workbooks_are_valid(tmp_path):
    new(tmp_path / "a.xlsx")
    validator = OpenXmlValidator()
    for path in (tmp_path / "a.xlsx", SAMPLES / "kizilsu-2026" / "budget.xlsx"):
        assert [e.description for e in validator.validate(path).errors if e.severity.value == "error"] == []


def test_labels_are_found_whatever_surrounds_them():
    assert head_key("执行时间 · 起*") == head_key("执行时间起（必填）") == "执行时间起"
    assert head_key("因公出国（境）费") == "因公出国(境)费"


def test_a_form_for_an_edition_of_ones_own(tmp_path):
    runner = CliRunner()
    made = ["editions", "new", "mine", "--from", "xinjiang-2026", "-o", str(tmp_path)]
    assert runner.invoke(cli, made, standalone_mode=False).return_value == 0
    blank = ["new", str(tmp_path / "a.xlsx"), "--edition", "mine", "--editions-dir", str(tmp_path)]
    assert runner.invoke(cli, blank, standalone_mode=False).return_value == 0
    assert load_workbook(tmp_path / "a.xlsx")["基本信息"]["B2"].value == "mine"
