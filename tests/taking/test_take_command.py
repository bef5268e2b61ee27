"""``kzauthor take``: what it asks, keeps, refuses; maps and exports from strangers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from author.commands import take
from author.form import edition
from author.form.folders import first_year, names
from author.read.door import read
from author.read.schema import submission_schema
from author.read.validating import Validator
from author.taking.exportmap import map_schema, map_text, read_map
from author.taking.tables import read_tables
from tests.read.books import cell, raw_book
from tests.taking.exports import LINES, UNIT, Layout, Sheet, aggregate, detail, save
from tests.taking.test_again import exported, run
from tests.taking.test_lines import WORDS
from tests.test_cli import run as whole

if TYPE_CHECKING:
    from pathlib import Path


def test_without_a_terminal_what_is_open_is_printed_and_nothing_written(tmp_path: Path) -> None:
    result = run(exported(tmp_path), "-o", tmp_path / "budget.yaml")
    assert result.return_value == 1
    assert "{表头: 政府预算资金/一般公共预算资金, 填入: 本年, 资金来源: 一般财力}" in result.output
    assert (
        "“政府预算资金/一般公共预算资金”这一栏是哪一种资金？可填：一般财力、上级一般公共预算转移支付" in result.output
    )
    assert [path.name for path in tmp_path.iterdir()] == ["export.xlsx"]


def test_at_a_terminal_it_asks_once_and_keeps_what_was_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(take, "at_terminal", lambda: True)
    target = tmp_path / "budget.yaml"
    result = run(exported(tmp_path), "-o", target, answers="9\n2\n\n\n")
    assert result.return_value == 0, result.output
    assert "请填 1 到 3" in result.output
    assert "资金来源: 上级一般公共预算转移支付, 本年: 1286540" in target.read_text(encoding="utf-8")
    assert "资金来源: 政府性基金收入" in target.read_text(encoding="utf-8")
    again = run(exported(tmp_path), "-o", target)
    assert again.return_value == 0
    assert "填编号" not in again.output
    assert "照此读入" not in again.output


def test_who_says_no_gets_the_map_to_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(take, "at_terminal", lambda: True)
    result = run(exported(tmp_path), "-o", tmp_path / "budget.yaml", answers="\n\nn\n")
    assert result.return_value == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["budget.对照.yaml", "export.xlsx"]
    assert run(exported(tmp_path), "-o", tmp_path / "budget.yaml").return_value == 0


def test_a_map_is_handed_on(tmp_path: Path) -> None:
    bureau = tmp_path / "bureau.yaml"
    run(exported(tmp_path), "-o", tmp_path / "a.yaml", "--map", bureau, "--yes")
    made, _, findings = read_map(bureau)
    assert findings == []
    assert map_text(made) == bureau.read_text(encoding="utf-8")
    result = run(exported(tmp_path), "-o", tmp_path / "b.yaml", "--map", tmp_path / "bureau")
    assert result.return_value == 0
    assert sorted(path.name for path in tmp_path.glob("*.yaml")) == ["a.yaml", "b.yaml", "bureau.yaml"]


def test_totals_alone_give_no_lines_and_say_so(tmp_path: Path) -> None:
    path = save(
        tmp_path / "shanghai.xlsx", {"3.17部门支出总表": aggregate(LINES), "3.11部门主要职能": Sheet([["职能"]])}
    )
    result = run(path, "-o", tmp_path / "budget.yaml", "--yes")
    assert result.return_value == 1
    assert "“3.17部门支出总表”是汇总的表，没有经济科目，看不出每一笔" in result.output
    assert "支出总计 224.578569；基本支出 164.778562；项目支出 59.800007" in result.output
    assert not (tmp_path / "budget.yaml").exists()


def test_totals_of_another_table_are_compared(tmp_path: Path) -> None:
    more = aggregate([*LINES, LINES[0]._replace(cents=100)])
    result = run(exported(tmp_path, **{"3.17部门支出总表": more}), "-o", tmp_path / "budget.yaml", "--yes")
    assert "支出总计是 2,245,786.69 元，读入的明细是 2,245,785.69 元" in result.output


@pytest.mark.parametrize(("total", "told"), [(224.58, False), (224.59, True)])
def test_totals_of_another_table_may_be_rounded(tmp_path: Path, total: float, told: bool) -> None:  # noqa: FBT001
    more = Sheet([["单位：万元"], ["功能科目", "合计"], ["合计", total]])
    result = run(exported(tmp_path, 部门支出总表=more), "-o", tmp_path / "budget.yaml", "--yes")
    assert ("支出总计是" in result.output) == told, result.output


def test_the_same_line_in_two_tables_is_told(tmp_path: Path) -> None:
    twice = exported(tmp_path, 又一张=detail(LINES[:1], Layout()))
    result = run(twice, "-o", tmp_path / "budget.yaml", "--yes")
    assert result.return_value == 1
    assert "两张表里都有这一笔" in result.output
    assert run(twice, "-o", tmp_path / "budget.yaml", "--yes", "--sheet", "支出预算明细").return_value == 0


def test_the_same_line_by_names_and_by_codes_is_told(tmp_path: Path) -> None:
    row = ["机关事业单位基本养老保险缴费支出", "基本工资", "一般公共预算资金", 1]
    named = Sheet([[f"编制单位：{UNIT}", "单位：元"], ["功能科目", "经济科目", "资金性质", "预算数"], row])
    result = run(exported(tmp_path, 又一张=named), "-o", tmp_path / "budget.yaml", "--yes")
    assert result.return_value == 1
    assert "两张表里都有这一笔" in result.output


@pytest.mark.parametrize("word", ["原金额", "采购金额"])
def test_adjustments_and_purchases_are_no_budget(tmp_path: Path, word: str) -> None:
    rows = [
        ["支出功能分类", "部门经济分类", "资金性质", "预算数（元）", word],
        ["2012601", "30101", "事业收入", 10, 10],
    ]
    result = run(save(tmp_path / "a.xlsx", {"明细": Sheet(rows)}), "-o", tmp_path / "b.yaml", "--year", "2026", "--yes")
    assert result.return_value == 1
    assert f"有“{word}”" in result.output


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (("nowhere.xlsx", "-o", "b.yaml"), 2, "找不到文件"),
        (("export.xlsx", "-o", "b.docx"), 2, ".xlsx"),
        (("broken.xlsx", "-o", "b.yaml"), 2, "读不了"),
        (("export.xlsx", "-o", "b.yaml", "--sheet", "没有"), 2, "没有可读的表"),
        (("export.xlsx", "-o", "b.yaml", "--edition", "huadong"), 1, "没有名为“huadong”的版式"),
        (("noyear.xlsx", "-o", "b.yaml"), 1, "看不出年度"),
        (("export.xlsx", "-o", "bad.yaml"), 1, "没有“名称: 内容”"),
    ],
)
def test_wrong_use_and_unusable_files_are_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    arguments: tuple[str, ...],
    code: int,
    word: str,
) -> None:
    exported(tmp_path)
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "bad.yaml").write_text("- 1\n", encoding="utf-8")
    save(tmp_path / "noyear.xlsx", {"明细": Sheet([["功能科目", "经济科目", "资金性质", "预算数"]])})
    monkeypatch.chdir(tmp_path)
    assert whole("take", *arguments) == code
    said = capsys.readouterr()
    assert word in said.out + said.err
    assert "内部错误" not in said.err


MAP = """\
表:
  - 名称: 明细
    金额单位: 元
    列:
      - {表头: 甲, 填入: 功能科目}
      - {表头: 乙, 填入: 经济科目}
      - {表头: 丙, 填入: 本年, 资金来源: 一般财力}
"""


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("一般财力", "财政拨款", "A03"),
        ("填入: 功能科目", "填入: 职能", "A01"),
        ("金额单位: 元", "金额单位: 角", "A01"),
        ("    列:", "    行:", "A01"),
        ("填入: 经济科目", "填入: 不读", "A02"),
        ("表:\n", "资金来源: {甲: 没有}\n表:\n", "A03"),
        ("表:\n", "支出类别: {甲: 没有}\n表:\n", "A01"),
        ("{表头: 甲", "{表头: [甲]", "A01"),
        ("表:\n", "&a 表:\n", "A01"),
        (MAP, "[" * 50, "A01"),
        (MAP, "表: [" + "{名称: 甲}, " * 101 + "]", "A01"),
    ],
)
def test_a_map_that_cannot_be_meant_is_told_and_nothing_written(tmp_path: Path, old: str, new: str, code: str) -> None:
    (tmp_path / "m.yaml").write_text(MAP.replace(old, new, 1), encoding="utf-8")
    result = run(exported(tmp_path), "-o", tmp_path / "b.yaml", "--map", tmp_path / "m.yaml", "--yes")
    assert result.return_value == 1
    assert f"[{code}]" in result.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["export.xlsx", "m.yaml"]


def test_columns_that_a_map_names_are_read_whatever_their_heads(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(
        MAP.replace("甲", "事项").replace("乙", "类目").replace("丙", "数"), encoding="utf-8"
    )
    rows = [["项目名称", "事项", "类目", "数", "备注"], [None, "2012601", "30101", 7, None]]
    path = save(tmp_path / "a.xlsx", {"明细": Sheet(rows)})
    result = run(path, "-o", tmp_path / "b.yaml", "--map", tmp_path / "m.yaml", "--year", "2026")
    assert result.return_value == 0, result.output
    assert "{功能科目: 2012601, 经济科目: 30101, 资金来源: 一般财力, 本年: 7}" in (tmp_path / "b.yaml").read_text(
        "utf-8"
    )


words = st.sampled_from(
    ["功能科目", "经济科目", "预算数（元）", "合计", "资金性质", "项目名称", "类", "三级指标", "指标值", "年", "-", ""]
)
values = st.sampled_from(["2012601-甲", "30101", "1,2", "#REF!", "事业收入", "小计"])
grids = st.lists(
    st.lists(st.one_of(words, values, st.text(max_size=3), st.integers(-9, 10**7)), max_size=6), max_size=8
)
spans = st.lists(st.tuples(*[st.integers(1, 6)] * 4), max_size=4)


@settings(max_examples=80)
@given(grids, spans)
def test_no_export_brings_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[object]], merged: list[tuple[int, int, int, int]]
) -> None:
    folder = tmp_path_factory.mktemp("strange")
    cells = "".join(
        f"<row>{''.join(cell('', str(text).translate(_XML)) for text in row)}</row>" for row in [*rows, [*WANTED]]
    )
    places = "".join(f'<mergeCell ref="{chr(64 + c)}{r}:{chr(64 + c + w)}{r + h}"/>' for r, c, h, w in merged)
    path = raw_book(folder / "a.xlsx", f"<sheetData>{cells}</sheetData><mergeCells>{places}</mergeCells>")
    result = run(path, "-o", folder / "b.yaml", "--year", "2026", "--yes")
    assert result.exception is None, result.exception
    assert result.return_value in (0, 1)


WANTED = ("功能科目", "经济科目", "资金性质", "预算数")
_XML = dict.fromkeys((*range(32), *b"<&>", 65534, 65535, *range(55296, 57344)))


def test_the_schema_of_maps_is_one() -> None:
    """The program itself takes its schemas for valid."""
    Validator(map_schema())


def test_what_exports_mean_is_known_to_forms_and_to_the_schema() -> None:
    leaves = {leaf for name in names() for leaf in _leaves(name)}
    told = [*WORDS.raw["funds"].values(), *WORDS.raw["origins"].values()]
    assert {fund for funds in told for fund in funds} <= leaves
    line = submission_schema()["预算明细"]["schema"]["schema"]
    assert set(WORDS.raw["natures"].values()) <= set(line["支出类别"]["allowed"])
    assert set(WORDS.raw["fields"]) <= set(line)


def _leaves(name: str) -> tuple[str, ...]:
    return edition.load(name, first_year(name), submission_schema()).books.fund.leaves


def test_heads_on_three_levels_are_named_by_their_path(tmp_path: Path) -> None:
    rows = [
        ["标题"],
        ["功能科目", "经济科目", "政府预算资金", None, None, "单位资金"],
        [None, None, "一般公共预算资金", None, "国有资本经营预算资金", "其他收入资金"],
        [None, None, "一般公共预算资金", "一般债券"],
        ["2012601", "30101", 1, 2, 3, 4],
    ]
    merged = [(1, 1, 1, 6), (2, 1, 3, 1), (2, 2, 3, 1), (2, 3, 1, 3), (3, 3, 1, 2), (3, 5, 2, 1), (3, 6, 2, 1)]
    ((table,), _) = read_tables(save(tmp_path / "a.xlsx", {"明细": Sheet(rows, merged)}), WORDS)
    assert table.bottom == 4
    assert [head.name for head in table.heads] == [
        "功能科目",
        "经济科目",
        "政府预算资金/一般公共预算资金/一般公共预算资金",
        "政府预算资金/一般公共预算资金/一般债券",
        "政府预算资金/国有资本经营预算资金",
        "单位资金/其他收入资金",
    ]


def test_units_of_an_export_are_listed_below_the_one_whose_table_it_is(tmp_path: Path) -> None:
    rows = [
        ["编制部门：某某局"],
        [
            "预算单位",
            "支出功能分类",
            "部门经济分类",
            "资金性质",
            "资金来源",
            "预算金额",
            "公共预算拨款",
            "事业收入",
            "上年结转",
        ],
        ["小计", None, None, None, None, 30, 30, None, None],
        ["(001)某某局", "2012601-行政运行", "30101-基本工资", "一般公共预算", "年初安排", 10, 10, None, None],
        ["(002)甲馆", "2012604-档案馆", "30201-办公费", "一般公共预算", "年初安排", 20, 20, None, None],
    ]
    path = save(tmp_path / "a.xlsx", {"2026年明细": Sheet(rows)})
    result = run(path, "-o", tmp_path / "b.yaml", "--year", "2026", "--yes")
    assert "金额单位是什么？元（也可能是万元）" in result.output
    tree, _ = read(tmp_path / "b.yaml", submission_schema())
    assert tree is not None
    assert tree.data["单位"] == {"名称": "某某局"}
    assert tree.data["机构"] == {"下属预算单位": [{"名称": "甲馆"}]}
    assert [(line["本年"], line.get("单位")) for line in tree.data["预算明细"]] == [("10", None), ("20", "甲馆")]
    assert run(path, "-o", tmp_path / "b.yaml").output.endswith("没有变 2 行\n")


def test_a_blank_that_means_the_row_above_is_not_guessed(tmp_path: Path) -> None:
    rows = [["功能科目", "经济科目", "事业收入（元）"], ["2012601", "30101", 10], [None, "30102", 20]]
    result = run(save(tmp_path / "a.xlsx", {"明细": Sheet(rows)}), "-o", tmp_path / "b.yaml", "--year", "2026")
    assert result.return_value == 1
    assert "缺功能科目" in result.output


def test_a_table_of_another_year_is_told(tmp_path: Path) -> None:
    result = run(exported(tmp_path), "-o", tmp_path / "b.yaml", "--year", "2027", "--edition", "xinjiang-2026", "--yes")
    assert "这张表是2026年的，填报文件是2027年" in result.output
