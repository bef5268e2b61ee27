"""Two forms side by side: each kind of change in a form based on another is found, told in words, and nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from author.document import Face, Margins, Style, TableStyle
from author.form.checkspec import ByCode, Equal, Inside, Nested, TableCodes
from author.form.edition import Edition
from author.form.formspec import FormCell, FormSpec, ListColumn
from author.form.parts import Part
from author.form.sectionspec import Ask, SectionSpec
from author.form.standards import Standards
from author.form.tablespec import EachRow, FixedRow, Panel, StubColumn, TableSpec, ValueColumn
from author.read.schema import submission_schema
from author.workshop.difference.report import Report
from author.workshop.difference.words import FACETS, GROUPS, KINDS
from author.workshop.difference.written import as_json, as_page, as_text
from author.workshop.trial import loaded
from tests.places import ROOT

if TYPE_CHECKING:
    from pathlib import Path

BASE = "xinjiang-2026"
LISTING, INCOME = "edition.yaml", "sections/income.md"


def mine(own: Path, *changes: tuple[str, str, str]) -> Report:
    """The form of 2026 against one based on it in which some files say one thing otherwise."""
    listing = (ROOT / "templates" / BASE / LISTING).read_text(encoding="utf-8")
    put(own, LISTING, f"based_on: {BASE}\n{listing}")
    for file, old, new in changes:
        path = own / "mine" / file
        found = next(
            each for each in (path, ROOT / "templates" / BASE / file, ROOT / "templates" / file) if each.exists()
        )
        content = found.read_text(encoding="utf-8")
        assert old in content
        put(own, file, content.replace(old, new, 1))
    return Report(loaded(BASE), loaded("mine", own), (2026, 2026), submission_schema())


def put(own: Path, file: str, content: str) -> None:
    path = own / "mine" / file
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(content, encoding="utf-8")


def lines(report: Report) -> list[str]:
    """What is told of differences, without the head and the closing list."""
    told = [line.strip() for line in as_text(report).split("\n")[4:]]
    return told[1 : told.index("旧版式的填报文件转到新版式：") - 1]


T05, P02 = "表“一般公共预算支出情况表”（t05）", "表单“项目支出绩效目标表”（p02）"
INCOMES = "节“{{ 序 | 中文数字 }}、关于{{ 单位 }}{{ 年度 }}年收入预算情况说明”（income）"

ONE_CHANGE = {
    "a row asks for something else": (
        "tables/t01.yaml", "indent: 1, where: {fund: 事业收入}", "indent: 1, where: {fund: [事业收入, 其他收入]}",
        ["表和表单", "表“{{ 主体 }}收支总体情况表”（t01）", "块“收入”",
         "修改 行“其中：事业收入”　条件：资金来源＝事业收入 → 资金来源＝事业收入、其他收入"],
    ),
    "a row with another label": (
        "tables/t01.yaml", "label: 4.财政专户核拨", "label: 4.教育收费",
        ["表和表单", "表“{{ 主体 }}收支总体情况表”（t01）", "块“收入”",
         "改名 行“4.教育收费”　名称：4.财政专户核拨 → 4.教育收费"],
    ),
    "a row that went": (
        "tables/t01.yaml", "      - {label: 4.财政专户核拨, bold: true, where: {fund: 财政专户核拨}}\n", "",
        ["表和表单", "表“{{ 主体 }}收支总体情况表”（t01）", "块“收入”", "删去 行“4.财政专户核拨”"],
    ),
    "a column that came, with what it asks": (
        "tables/t05.yaml", "  - {label: 合计}\n", "  - {label: 合计}\n  - {label: 教育, where: {function: \"205\"}}\n",
        ["表和表单", T05, "新增 金额栏“一般公共预算支出/教育”　条件：功能科目＝205 教育支出"],
    ),
    "a column with another head": (
        "tables/t08.yaml", "{label: 项目支出,", "{label: 项目经费,",
        ["表和表单", "表“政府性基金预算支出情况表”（t08）",
         "改名 金额栏“政府性基金预算支出/项目经费”　名称：政府性基金预算支出/项目支出 → 政府性基金预算支出/项目经费"],
    ),
    "decimals": (
        "tables/t05.yaml", "numbers: ※", "numbers: ※\nfigures: {decimals: 1}",
        ["表和表单", f"修改 {T05}　金额：与各表相同 → 万元，1 位小数，零留空"],
    ),
    "what is left out when empty": (
        "tables/t05.yaml", "numbers: ※", "numbers: ※\nwhen_empty: nothing",
        ["表和表单", f"修改 {T05}　没有数时整张不印：否 → 是"],
    ),
    "rows by other steps": (
        "tables/t05.yaml", "[function 类, function 款, function 项]", "[function 类, function 项]",
        ["表和表单", T05,
         "修改 成组的行　分组：按功能科目（类），再按功能科目（款），再按功能科目（项）分；只列有数的 → "
         "按功能科目（类），再按功能科目（项）分；只列有数的"],
    ),
    "a table with another title": (
        "tables/t05.yaml", "title: 一般公共预算支出情况表", "title: 一般公共预算开支情况表",
        ["表和表单", "改名 表“一般公共预算开支情况表”（t05）　名称：一般公共预算支出情况表 → 一般公共预算开支情况表"],
    ),
    "a table at another place": (
        LISTING, "[t01, t02, t03, t04, t05, t06,", "[t05, t01, t02, t03, t04, t06,", ["表和表单", f"移动 {T05}"],
    ),
    "a part with another title": (
        LISTING, "第四部分　名词解释", "第四部分　有关名词的解释",
        ["各部分", "改名 部分“第四部分　有关名词的解释”　名称：第四部分　名词解释 → 第四部分　有关名词的解释"],
    ),
    "words of a section": (
        INCOME, "收入预算{{ 总计.amount }}", "收入预算合计{{ 总计.amount }}",
        ["各节", f"修改 {INCOMES}　正文：# {{{{ 序 | 中文数……{{{{ 主体 }}}}收入预算［增：合计］{{{{ 总计.amount……% endfor %}} ⏎"],
    ),
    "another reason": (
        INCOME, "nil: skip, reason: 收入/单位资金", "nil: skip, reason: 收入/其他",
        ["各节", INCOMES, "成组的数“来源”", "修改 问的数“单位资金”　变动原因：收入/单位资金 → 收入/其他"],
    ),
    "a field of a form": (
        "tables/p02.yaml", "{label: 佐证资料, value: 佐证资料,", "{label: 佐证资料, value: 依据,",
        ["表和表单", P02, "修改 列表栏“佐证资料”　内容：佐证资料 → 依据"],
    ),
    "a cell of a form": (
        "tables/p02.yaml", "{amount: {}}", "{amount: {fund: 单位资金}}",
        ["表和表单", P02, "修改 格　金额的条件：不限 → 资金来源＝单位资金"],
    ),
    "a phrase": (LISTING, "持平: \"与{基期}持平\"", "持平: \"同{基期}\"",
                 ["增减的说法", "修改 说法“持平”　说法：与{基期}持平 → 同{基期}"]),
    "a word": (LISTING, "本主体: 本部门}", "本主体: 我部门}",
               ["随单位类型而变的词", "修改 词“部门·本主体”　说法：本部门 → 我部门"]),
    "needed levels": (
        LISTING, "needed_levels: {project: [产出指标, ", "needed_levels: {project: [成本指标, 产出指标, ",
        ["核对用的标准",
         "必须有的一级指标：项目：产出指标、效益指标；部门整体：无 → 项目：成本指标、产出指标、效益指标；部门整体：无"],
    ),
    "a term": (
        "glossary.yaml", "指由一般公共预算、政府性基金预算、国有资本经营预算安排的财政拨款数。",
        "指由一般公共预算、政府性基金预算安排的财政拨款数。",
        ["名词解释", "修改 名词“财政拨款”　解释：指由一般公共预算、政府性基金预算［删：、国有资本经营预算］安排的财政拨款数。"],
    ),
    "a code of a check": ("checks.yaml", "  t06: B13", "  t06: B14",
                          ["表内、表间的和", "修改 报哪个编号“t06”", "上下的和：B13 → B14", "左右的和：B13 → B14"]),
    "a check": (
        "checks.yaml",
        "  - {code: C18, left: [{table: t03, row: 总计, column: 合计}], "
        "right: [{table: t01, row: 支出总计, column: 支出/预算数}]}\n",
        "", ["表内、表间的和", "删去 核对“C18 t03/总计/合计 等于 t01/支出总计/支出/预算数”"],
    ),
    "a style": ("look.yaml", "size: 16, leading: 28.95, align: justify, indent: 2", "size: 15, leading: 28, align: left, indent: 2",
                ["版面", "修改 样式“body”", "字号：16 → 15", "行距：28.95 → 28", "对齐：两端 → 左"]),
    "margins": ("look.yaml", "portrait: {top: 37", "portrait: {top: 35", ["版面", "修改 页边距“竖页”　上边：37 → 35"]),
    "a face": ("look.yaml", "shipped: serif", "shipped: sans", ["版面", "修改 字体“仿宋”　随程序的字体：宋体 → 黑体"]),
    "the look": ("look.yaml", "page_number: ", "page_number: 第{}页 #", ["版面", "页码：— {} — → 第{}页"]),
}  # fmt: skip


@pytest.mark.parametrize("name", ONE_CHANGE)
def test_one_change_is_one_difference(name: str, tmp_path: Path) -> None:
    file, old, new, told = ONE_CHANGE[name]
    report = mine(tmp_path, (file, old, new))
    assert lines(report) == told
    assert report.count == 1


def test_equal_forms(tmp_path: Path) -> None:
    """Conditions that ask for the same in other words, and titles of other files, are no difference."""
    report = mine(
        tmp_path,
        ("tables/t10.yaml", "basis: ", "basis: 预算法、"),
        ("sections/three-public.md", '["30212", "30217", "31013",', '["30217", "30212", "31013",'),
        ("sections/income.md", "where: {fund: 财政拨款结转}", "where: {fund: [一般公共预算结转, 财政拨款结转]}"),
    )
    assert (report.equal, report.count, report.summary) == (True, 0, "两个版式没有不同。")
    assert as_text(report).endswith("两个版式没有不同。\n")


def test_a_section_in_another_part(tmp_path: Path) -> None:
    report = mine(
        tmp_path,
        (LISTING, "carried-over, other]", "carried-over]"),
        (LISTING, "sections: [glossary]", "sections: [other, glossary]"),
    )
    assert lines(report) == [
        "各节",
        "移动 节“{{ 序 | 中文数字 }}、其他重要事项的情况说明”（other）　"
        "印在哪里：第三部分　{{ 年度 }}年{{ 主体 }}预算情况说明 → 第四部分　名词解释",
    ]


def test_a_part_with_another_title_moves_nothing(tmp_path: Path) -> None:
    report = mine(tmp_path, (LISTING, "第一部分　{{ 年度 }}年{{ 主体 }}概况", "一、{{ 主体 }}的概况"))
    assert [line[:2] for line in lines(report)] == ["各部", "改名"]


def test_a_table_that_came_is_told_with_its_questions_and_counts_as_one(tmp_path: Path) -> None:
    put(tmp_path, "tables/t12.yaml", """\
key: t12
title: 项目用途表
where: {nature: 项目支出}
stub: [{head: 项目, value: "{name}"}]
columns: [{label: 本年, where: {measure: 本年预算}}, {label: 上年, where: {measure: 上年预算}}]
rows: [{label: 合计}, {each: [[project, purpose]]}]
""")  # fmt: skip
    report = mine(tmp_path, (LISTING, "t10, t11]", "t10, t12, t11]"))
    assert report.count == 1
    assert lines(report) == [
        "表和表单",
        "新增 表“项目用途表”（t12）",
        "印在哪里：第二部分　{{ 年度 }}年{{ 主体 }}预算公开表",
        "条件：支出类别＝项目支出",
        "新增 文字栏“项目”　内容：{name}",
        "新增 金额栏“本年”　条件：数据种类＝本年预算",
        "新增 金额栏“上年”　条件：数据种类＝上年预算",
        "新增 行“合计”",
        "新增 成组的行　分组：按项目和用途分；只列有数的",
    ]


def test_a_table_is_known_again_under_another_title_file_and_place(tmp_path: Path) -> None:
    """Forms number their files anew: t06 of one form may be t05 of the next."""
    old = (ROOT / "templates" / BASE / "tables/t11.yaml").read_text(encoding="utf-8")
    put(tmp_path, "checks.yaml", "# 不核对\n")
    put(tmp_path, "tables/t00.yaml", old.replace("key: t11", "key: t00").replace("情况明细表", "明细情况表"))
    report = mine(tmp_path, (LISTING, "[t01, t02,", "[t00, t01, t02,"), (LISTING, "t10, t11]", "t10]"))
    told = lines(report)
    assert told[:2] == ["表和表单", "移动、改名、修改 表“上年结转结余明细情况表”（t00）"]
    assert told[2] == "名称：上年结转结余情况明细表 → 上年结转结余明细情况表"


def test_a_source_of_money_that_came_and_one_that_went(tmp_path: Path) -> None:
    """What is told of a group of sources is what it is under; those that lines can name are listed at the end."""
    old = "上年结转结余:\n    财政拨款结转:"
    report = mine(
        tmp_path, (LISTING, old, f"债务收入: []\n  {old}"), (LISTING, "财政专户核拨: []", "财政专户核拨: [教育收费]")
    )
    assert lines(report) == [
        "资金来源",
        "新增 资金来源“教育收费”　归在哪里：财政专户核拨",
        "新增 资金来源“债务收入”",
    ]
    assert report.asks.funds == ("财政专户核拨",)


def test_code_books_count(tmp_path: Path) -> None:
    report = mine(tmp_path, ("codes/function.csv", "201,一般公共服务支出,", "201,一般公共服务,"))
    assert lines(report) == ["功能科目", "修改 科目“201 一般公共服务”　名称：一般公共服务支出 → 一般公共服务"]


def test_what_a_submission_rolled_forward_lacks(tmp_path: Path) -> None:
    report = mine(
        tmp_path,
        ("tables/p02.yaml", "{text: 单位.名称, across: 7}", "{text: 部门整体绩效.联系电话 | 项目.名称, across: 7}"),
        (INCOME, "reason: 收入/单位资金", "reason: 收入/其他"),
        ("sections/public-budget.md", "reason: [一般公共预算/基本支出, ", "reason: [一般公共预算/合计, "),
        ("sections/other.md", "## （一）机关运行经费情况", "## （一）机关运行经费情况\n\n{{ 控制数.总额 | 万元 }}"),
        (LISTING, "[产出指标, 效益指标]}", "[产出指标, 效益指标, 满意度指标]}"),
    )
    assert report.asks.fields == ("项目.名称", "控制数")
    assert report.asks.reasons == ("收入/其他",)
    assert report.asks.reasons_unasked == ("收入/单位资金",)
    assert report.asks.levels == (("project", "满意度指标"),)


def test_everything_that_a_form_can_say_has_a_name() -> None:
    """A new field of a form is compared by itself; whoever adds one says here what it is called."""
    specs = (TableSpec, FormSpec, SectionSpec, Ask, FormCell, ListColumn, StubColumn, ValueColumn, FixedRow, EachRow, Panel,
             Part, Standards, Inside, Nested, Equal, ByCode, TableCodes, Face, Margins, Style, TableStyle)  # fmt: skip
    structure = {"at", "key", "head", "panels", "form", "lists", "sections", "tables", "code", "stub"}
    said = {each.name for spec in specs for each in fields(spec)} - structure
    assert sorted(said - FACETS.keys()) == []


def test_everything_that_a_form_has_is_compared() -> None:
    """Whoever gives an edition something new adds it to `outline` and here."""
    compared = {
        *("title", "years", "transfers", "office", "narrative_form", "percent_decimals", "usual", "words", "phrases"),
        *(
            "document_title",
            "cover",
            "contents_title",
            "parts",
            "signature",
            "standards",
            "books",
            "sections",
            "tables",
        ),
        *("glossary", "names", "word_lists", "notice", "wording", "look", "checks", "budgets"),
    }
    in_others = {"at", "name", "folders", "funds", "macros"}
    assert {each.name for each in fields(Edition)} == compared | in_others


def test_the_shipped_forms(tmp_path: Path) -> None:
    old, new = loaded("xinjiang-2020"), loaded("xinjiang-2026")
    report, back = (Report(*pair, (2020, 2026), submission_schema()) for pair in ((old, new), (new, old)))
    told = lines(report)
    assert [line for line in told if line in GROUPS.values()] == [each.title for each in report.items]
    assert "新增 表“国有资本经营预算支出情况表”（t09）" in told
    assert "移动、改名、修改 表“财政拨款“三公”经费支出情况表”（t10）" in told
    assert (back.asks.fields, back.asks.funds) != ((), ())
    assert back.asks.reasons == report.asks.reasons_unasked
    assert "项目.绩效.指标.佐证资料" in report.asks.fields
    assert all(each.kind in KINDS for group in report.items for each in group.inside)


@pytest.mark.parametrize("names", [("xinjiang-2026", "huadong-2024"), ("huadong-2024", "xinjiang-2020")])
def test_forms_that_have_little_in_common(names: tuple[str, str]) -> None:
    """All that goes in one direction comes in the other, and can be told in every way."""
    old, new = (loaded(name, ROOT / "tests/form") for name in names)
    there, back = (Report(*pair, (2024, 2026), submission_schema()) for pair in ((old, new), (new, old)))
    marks = [Counter(each.mark for group in report.items for each in group.inside) for report in (there, back)]
    assert marks[0]["新增"] == marks[1]["删去"] > 0
    assert marks[1]["新增"] == marks[0]["删去"] > 0
    assert there.asks.fields == back.asks.unasked != ()
    for write in (as_text, as_json, as_page):
        assert write(there) != write(back)
