"""``kzauthor rollforward``: what it writes, says and refuses."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from author.commands.rollforward import command
from author.exchange.rollforward import MARK, marked
from author.pipeline.check import check
from author.read.door import read
from author.read.schema import submission_schema
from tests.places import SAMPLES
from tests.small import SMALL

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

SAMPLE = SAMPLES / "kizilsu-2026" / "budget.yaml"


def run(*arguments: Path | str) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments], standalone_mode=False)


def test_the_command_writes_next_year_and_says_what_is_left_to_do(tmp_path: Path) -> None:
    target = tmp_path / "2027.yaml"
    said = run(SAMPLE, "-o", target).output
    assert "44 行明细" in said
    assert "13 行只有上年数" in said
    assert "上年完成值 69" in said
    assert "  线路租赁费项目\n" in said
    assert "2027.yaml:" in said
    assert "请换成2027年的" in said


def test_what_is_marked_blocks_a_final_build(tmp_path: Path) -> None:
    target = tmp_path / "2027.yaml"
    run(SAMPLE, "-o", target)
    found = check(target)
    assert found.blocked
    places = {str(place) for finding in found.findings if MARK in finding.message for place in finding.at}
    tree, _ = read(target, submission_schema())
    assert tree is not None
    assert len(marked(tree.data)) > 100
    assert {str(tree.at(path)) for path in marked(tree.data)} <= places


def test_yaml_and_workbooks_roll_alike(tmp_path: Path) -> None:
    first, book = tmp_path / "a.yaml", tmp_path / "b.xlsx"
    run(SAMPLE, "-o", first)
    run(SAMPLE, "-o", book)
    schema = submission_schema()
    (one, _), (other, findings) = read(first, schema), read(book, schema)
    assert findings == []
    assert one is not None
    assert other is not None
    told, told_too = (Counter((f.code, f.message) for f in check(path).findings) for path in (first, book))
    assert told == told_too
    assert one.data["人员"] == other.data["人员"]
    assert len(one.data["预算明细"]) == len(other.data["预算明细"])


def test_a_workbook_has_numbers_for_numbers_and_marks_among_them(tmp_path: Path) -> None:
    source, target = tmp_path / "a.yaml", tmp_path / "b.xlsx"
    more = (
        "国有资产: {房屋: {面积: 5, 价值: 6}, 车辆: [{类型: 轿车, 数量: 2}]}\n政府采购: {货物: 1}\n"
        "变动原因: {机关运行经费: 人员增加}\n"
    )
    source.write_text(SMALL + more, encoding="utf-8")
    assert run(source, "-o", target).return_value == 0
    tree, _ = read(target, submission_schema())
    assert tree is not None
    assert tree.data["人员"]["在职"] == {"本年": MARK, "上年": "4"}
    assert tree.data["国有资产"]["房屋"] == {"面积": MARK, "价值": MARK}
    assert tree.data["国有资产"]["车辆"] == [{"类型": "轿车", "数量": MARK}]
    assert (tree.data["政府采购"], tree.data["变动原因"]) == ({"货物": MARK}, {"机关运行经费": MARK})
    heads, *lines = load_workbook(target)["预算明细"].iter_rows(values_only=True, max_row=4)
    prior = next(number for number, head in enumerate(heads) if head.startswith("上年"))
    assert [line[prior] for line in lines] == [1000, 500, 200]


def test_line_ends_of_windows_stay_and_no_file_is_overwritten(tmp_path: Path) -> None:
    source, target = tmp_path / "a.yaml", tmp_path / "b.yaml"
    source.write_bytes(SMALL.replace("\n", "\r\n").encode())
    assert run(source, "-o", target).return_value == 0
    assert target.read_bytes().count(b"\r\n") == target.read_bytes().count(b"\n")
    assert "已经存在" in str(run(source, "-o", target).exception)
    assert run(source, "-o", target, "--force").return_value == 0


@pytest.mark.parametrize(
    "change", [("本年: 500.00", "本年: 待定"), ("年度: 2026", "年度: 今年"), ("主要职能:", "主要职务:")]
)
def test_nothing_is_written_from_a_file_with_errors(tmp_path: Path, change: tuple[str, str]) -> None:
    source, target = tmp_path / "a.yaml", tmp_path / "b.yaml"
    source.write_text(SMALL.replace(*change), encoding="utf-8")
    assert run(source, "-o", target).return_value == 1
    assert not target.exists()


def test_nothing_to_carry(tmp_path: Path) -> None:
    source, target = tmp_path / "a.yaml", tmp_path / "b.yaml"
    source.write_text(SMALL.replace(", 本年: ", ", 上年执行: ").replace(", 上年: 900.00", ""), encoding="utf-8")
    assert run(source, "-o", target).return_value == 1
    assert not target.exists()
