"""The oracle speaks: of a figure that is wrong, of a claim that is not true, of a sentence that it does not know."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from author.document import Cell, Document, Heading, Paragraph, Run, Table
from author.pipeline.check import check
from tests.changed import change_form
from tests.oracle import differences
from tests.places import SAMPLES
from tests.small import checked

if TYPE_CHECKING:
    from pathlib import Path

    from author.document import Block

MIXED = """\
版式: xinjiang-2026
单位: {名称: 和田地区某某学院, 类型: 单位, 性质: 事业}
年度: 2026
公开日期: 2026-02-05
主要职能: [办学。]
机构: {管理单位: [{名称: 某某站}, {名称: 和美中心}]}
人员: {编制: 5, 在职: {本年: 5}, 退休: {本年: 3, 上年: 2}}
预算明细:
  - {功能科目: 2059999, 经济科目: 30101, 资金来源: 一般财力, 本年: 100000, 上年: 100000}
  - {功能科目: 2059999, 经济科目: 30217, 资金来源: 一般财力, 本年: 20000, 上年: 30000}
  - {功能科目: 2059999, 经济科目: 30201, 资金来源: 财政专户核拨, 本年: 150}
  - {功能科目: 2059999, 项目: 实训基地, 经济科目: 31003, 资金来源: 一般财力, 用途: 设备, 本年: 3000000, 上年: 50}
  - {功能科目: 2059999, 项目: 实训基地, 经济科目: 31003, 资金来源: 事业收入, 本年: 12499998.05}
  - {功能科目: 2059999, 项目: 实训基地, 经济科目: 31003, 资金来源: 其他收入, 用途: 配套, 本年: 150}
项目:
  - 名称: 实训基地
    政策依据: 批复文件。
    绩效: {总体目标: 建成。, 指标: [{一级: 产出指标, 二级: 数量指标, 三级: 数量（个）, 指标值: ≥1个}]}
变动原因: {收入: {一般财力: 一是政策调整；二是标准调整}}
部门整体绩效: {年度目标: 建成。}
"""
"""What only a mix shows: a project of two sources and of lines without a purpose, a blank, names that begin with 和."""


@cache
def raw() -> Any:
    return yaml.safe_load(MIXED)


@cache
def document() -> Document:
    composition = checked(MIXED).composition
    assert composition is not None
    return composition.document


def with_block(old: Block, new: Block) -> Document:
    """The document with one block put for another."""
    sections = [
        replace(part, blocks=tuple(new if b is old else b for b in part.blocks)) for part in document().sections
    ]
    return replace(document(), sections=tuple(sections))


def test_what_is_right_has_no_differences() -> None:
    assert differences(document(), raw()) == []


@pytest.mark.parametrize("name", ["kizilsu-2026/budget", "kizilsu-2026/as-published", "kizilsu-2020/budget"])
def test_the_samples_have_none(name: str) -> None:
    path = SAMPLES / f"{name}.yaml"
    composition = check(path).composition
    assert composition is not None
    assert differences(composition.document, yaml.safe_load(path.read_text(encoding="utf-8"))) == []


BUREAU = SAMPLES / "bureau" / "budget.yaml"
"""Four units, one with a file of its own, which passes money on."""


def of_bureau(own: Path | None = None) -> list[str]:
    """What is wrong with the document of the department of several units, in our form or in that of a folder."""
    composition = check(BUREAU, own).composition
    assert composition is not None
    main, school = (
        yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in (BUREAU, BUREAU.parent / "单位" / "体育运动学校.yaml")
    )
    return differences(composition.document, main, [school])


def test_a_department_of_several_units_has_none() -> None:
    assert of_bureau() == []


def test_every_cell_of_every_table_is_looked_at() -> None:
    tables = [block for block in document().blocks if isinstance(block, Table)]
    for table in tables:
        cells = [cell for row in (*table.once, *table.body) for cell in row if cell.text]
        for cell in cells:
            assert differences(with_block(table, _with_cell(table, cell)), raw()), f"{table.caption} {cell.text}"


def _with_cell(table: Table, wrong: Cell) -> Table:
    def rows(rows: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
        return tuple(tuple(replace(c, text=f"{c.text}9") if c is wrong else c for c in row) for row in rows)

    return replace(table, once=rows(table.once), body=rows(table.body))


def test_every_paragraph_is_looked_at() -> None:
    blocks = list(document().blocks)
    begins, ends = (
        next(i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.text.startswith(part))
        for part in ("第一部分", "第四部分")
    )
    paragraphs = [b for b in blocks[begins:ends] if isinstance(b, Paragraph) and b.style in ("body", "note")]
    assert len(paragraphs) > 40
    for paragraph in paragraphs:
        longer = replace(paragraph, runs=(*paragraph.runs, Run("另有1万元。")))
        assert differences(with_block(paragraph, longer), raw()), paragraph.text


FAULTS = [
    ("sections/projects.md", "inside:\n      一般:", "where: {fund: 一般公共预算拨款}\n    inside:\n      一般:"),
    ("sections/organisation.md", "并列(loop.previtem.名称, 家.名称)", '"和"'),
    ("sections/other.md", '{% if "政府采购" in 未填 %}', "{% if false %}"),
    ("edition.yaml", '  比率过小: "不足{最小}"\n', ""),
    ("tables/t10.yaml", "empty:", "note:"),
    ("tables/t03.yaml", "{label: 项目支出, where: {nature: 项目支出}}", "{label: 项目支出, where: {nature: 基本支出}}"),
    ("tables/t01.yaml", "indent: 4, where: {fund: 其他收入}", "indent: 4, where: {fund: 事业收入}"),
    ("sections/income.md", "label: 单位资金, where: {fund: 单位资金}", "label: 单位资金, where: {fund: 事业收入}"),
    ("sections/appropriation.md", '三种 | selectattr("money")', '三种 | rejectattr("code")'),
    ("sections/three-public.md", '公务接待费, where: {economic: "30217"}', '公务接待费, where: {economic: "30231"}'),
]
"""(file, as it is, as it would be wrong)."""


@pytest.mark.parametrize(("file", "right", "wrong"), FAULTS, ids=[file for file, _, _ in FAULTS])
def test_a_fault_of_the_form_is_found(tmp_path: Path, file: str, right: str, wrong: str) -> None:
    change_form(tmp_path, (file, right, wrong))
    path = tmp_path / "budget.yaml"
    path.write_text(MIXED, encoding="utf-8")
    composition = check(path, tmp_path).composition
    assert composition is not None
    assert differences(composition.document, raw())


FAULTS_OF_UNITS = [
    ("edition.yaml", "transfers: [上级补助收入, 附属单位上缴收入]", "transfers: []"),
    ("tables/t07.yaml", "each: [unit, function 类", "each: [function 类"),
    ("tables/p02.yaml", "text: 单位.名称", "text: 项目.绩效.负责人"),
    ("sections/projects.md", "x.record.承担单位 or 单位", "单位"),
    ("sections/other.md", "unit: [行政, 参公]", "unit: [行政]"),
]


@pytest.mark.parametrize(("file", "right", "wrong"), FAULTS_OF_UNITS, ids=[file for file, _, _ in FAULTS_OF_UNITS])
def test_a_fault_that_only_units_show_is_found(tmp_path: Path, file: str, right: str, wrong: str) -> None:
    change_form(tmp_path, (file, right, wrong))
    assert of_bureau(tmp_path)
