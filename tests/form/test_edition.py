"""A form with a mistake is told with file, line and what to do; staff's findings never come into it."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from author.compose.composition import Composition
from author.form.edition import Edition, load
from author.ground.findings import EditionError
from author.ground.places import data
from author.read.schema import submission_schema
from tests.small import SMALL, checked

if TYPE_CHECKING:
    from pathlib import Path

BASE = data("templates") / "xinjiang-2026"
TABLE = """\
key: t12
title: 附表
where: {measure: 本年预算}
stub: [{head: 项目, value: "{name}"}]
columns: [{label: 金额}]
rows: [{label: 合计}]
"""
SECTION = """\
---
figures:
  合计: {where: {fund: 财政拨款}}
---
# {{ 序 | 中文数字 }}、附节

{{ 单位 }}合计{{ 合计.amount }}。
"""
FORM = """\
key: t12
title: 附表
widths: [1, 2]
form:
  - [{label: 单位}, {text: 单位.名称}]
list:
  of: 部门整体绩效.指标
  columns: [{label: 一级, value: 一级}, {label: 二级, value: 二级}]
"""


@pytest.fixture
def form(tmp_path: Path):
    """Loads a form ``probe``: that of 2026 with one more table and one more section, both as given."""

    def probe(table: str = TABLE, section: str = SECTION, *changes: tuple[str, str]) -> Edition:
        listing = (BASE / "edition.yaml").read_text(encoding="utf-8")
        listing = listing.replace("t11]", "t11, t12]").replace("[glossary]", "[glossary, more]")
        listing = f"based_on: xinjiang-2026\n{listing}"
        for old, new in changes:
            assert old in listing
            listing = listing.replace(old, new, 1)
        write(tmp_path / "probe" / "edition.yaml", listing)
        write(tmp_path / "probe" / "tables" / "t12.yaml", table)
        write(tmp_path / "probe" / "sections" / "more.md", section)
        return load("probe", 2026, submission_schema(), tmp_path)

    return probe


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if text:
        path.write_text(text, encoding="utf-8")
    else:
        path.unlink(missing_ok=True)


def printed(form: Edition) -> str:
    submission = checked(SMALL).submission
    assert submission is not None
    return " ".join(getattr(block, "text", "") for block in Composition(form, submission).document.blocks)


def test_the_probe_itself_is_fine(form) -> None:
    assert "某某州医疗保障局合计0.17万元。" in printed(form())
    assert "附表" in printed(form(FORM))


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        ("title: 附表", "titel: 附表", 1),  # missing, and told before the unknown one
        ("rows: [", "rowz: [", 6),
        ("{label: 合计}", "{label: 合计, fett: true}", 6),
        ("measure:", "messure:", 3),  # no such dimension
        ("本年预算", "今年预算", 3),  # no such node
        ("{label: 金额}", "{}", 5),
        ("{label: 金额}", "{label: }", 5),
        ("{label: 金额}", "{label: 金额, where: {fund: 财政拔款}}", 5),
        ("{label: 金额}", "{label: [一, 二]}", 5),
        ("columns: [{label: 金额}]\n", "", 1),
        ("{label: 合计}", "{each: [function 目]}", 6),
        ("{label: 合计}", "{each: [funktion 类]}", 6),
        ("{label: 合计}", "{each: function 类, codes: some}", 6),
        ("{label: 合计}", "{label: 合计, bold: 也许}", 6),
        ("{label: 合计}", "{label: 合计, indent: 两格}", 6),
        ("key: t12", "key: t11", 1),  # not the name of the file
        ("key: t12", "key: t12\nkey: t12", 2),  # doubled
        ("title: 附表", "title: 附表\norientation: quer", 3),
        ("columns: [", "columns: {", 5),  # broken YAML
    ],
)
def test_a_mistake_in_a_table_is_told_with_its_line(form, old: str, new: str, row: int) -> None:
    assert old in TABLE
    with pytest.raises(EditionError) as told:
        form(TABLE.replace(old, new, 1))
    assert (told.value.at.file, told.value.at.row) == ("probe/tables/t12.yaml", row)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("单位.名称", "单位.名秤"),  # staff cannot fill this in
        ("部门整体绩效.指标", "部门整体绩效.指数"),
        ("value: 一级", "value: 零级"),
        ("widths: [1, 2]", "widths: [1]"),
        ("widths: [1, 2]", "widths: [一, 二]"),
        ("{label: 单位}, ", ""),  # the row does not fill the columns
        ("text: 单位.名称", "text: 单位.名称, across: 5"),
    ],
)
def test_a_mistake_in_a_form_is_told(form, old: str, new: str) -> None:
    assert old in FORM
    with pytest.raises(EditionError) as told:
        form(FORM.replace(old, new, 1))
    assert told.value.at.file == "probe/tables/t12.yaml"


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        ("财政拨款", "财政拔款", 3),
        ("figures:", "figure:", 2),
        ("where:", "wo:", 3),
        ("---\nfigures", "figures", 1),  # no head
        ("---\n# ", "# ", 1),  # a head without end
    ],
)
def test_a_mistake_in_a_sections_head_is_told_with_its_line(form, old: str, new: str, row: int) -> None:
    with pytest.raises(EditionError) as told:
        form(TABLE, SECTION.replace(old, new, 1))
    assert (told.value.at.file, told.value.at.row) == ("probe/sections/more.md", row)


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        ("合计.amount", "总计.amount", 7),  # no such variable
        ("合计.amount", "合计.betrag", 7),
        ("合计.amount", "合计.money + 1", 7),  # sums are the ledger's business
        ("合计.amount }}", "合计.amount", 7),
        ("{{ 单位 }}", "{% if 单位 %}", 7),
        ("合计{{", "\n{{ 没有 }}{{", 8),
    ],
)
def test_a_mistake_in_a_sections_words_is_told_with_its_line(form, old: str, new: str, row: int) -> None:
    with pytest.raises(EditionError) as told:
        printed(form(TABLE, SECTION.replace(old, new, 1)))
    assert told.value.at.file == "probe/sections/more.md"
    assert told.value.at.row == row


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("contents_title:", "contents:"),
        ("years: {from: 2026", "years: {vom: 2026"),
        ("{比}增加{差额}，增长{比率}", "{比}增加{金额}"),  # no such token
        ("  持平:", "  平:"),
        ("style: cover-unit", "style: cover"),
        ("t11, t12]", "t11, t12, t12]"),
        ("[glossary, more]", "[glossary, more, more]"),
        ("t11, t12]", "t11, ../../t12]"),
        ("[一般财力, ", "[一般财力, 一般财力, "),
        ("上年结转结余:", "本年收入:"),
        ("unit: 万元", "unit: 千元"),
        ("percent_decimals: 2", "percent_decimals: 两位"),
        ("based_on: xinjiang-2026", "based_on: xinjiang-1926"),
        ("based_on: xinjiang-2026", "based_on: probe"),
        ("based_on: xinjiang-2026", "based_on: ../xinjiang-2026"),
    ],
)
def test_a_mistake_in_the_listing_is_told(form, old: str, new: str) -> None:
    with pytest.raises(EditionError) as told:
        form(TABLE, SECTION, (old, new))
    assert told.value.at.file in ("probe/edition.yaml", "")


def test_a_file_that_is_listed_and_missing(form) -> None:
    for files in (("", SECTION), (TABLE, "")):
        with pytest.raises(EditionError, match=r"缺少文件"):
            form(*files)


def test_a_circle_of_forms(tmp_path: Path) -> None:
    for name, base in (("one", "two"), ("two", "one")):
        write(tmp_path / name / "edition.yaml", f"based_on: {base}\ntitle: 圈\n")
    with pytest.raises(EditionError, match="based_on") as told:
        load("one", 2026, {}, tmp_path)
    assert (told.value.at.file, told.value.at.row) == ("two/edition.yaml", 1)


def test_a_form_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match="xinjiang-2062") as told:
        load("xinjiang-2062", 2026, {}, tmp_path)
    assert "xinjiang-2026" in told.value.hint


def test_every_form_that_comes_with_the_program_is_sound() -> None:
    for folder in data("templates").glob("*/edition.yaml"):
        year = int(re.findall(r"\d{4}", folder.parent.name)[0])
        assert load(folder.parent.name, year, submission_schema()).title


def test_a_copy_of_a_form_prints_the_same(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "copy")
    copy = load("copy", 2026, submission_schema(), tmp_path)
    original = load("xinjiang-2026", 2026, submission_schema())
    assert printed(replace(copy, name=original.name)) == printed(original)
