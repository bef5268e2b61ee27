"""The plain-text writer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.document import Cell, Contents, Heading, Paragraph, Run, Section, Table
from author.write import plain
from tests.write.word_document import document

if TYPE_CHECKING:
    from pathlib import Path


def test_one_row_a_line_and_contents_without_page_numbers() -> None:
    table = Table(
        "t", "表", 3,
        once=((Cell("一次"), Cell("甲\n乙", across=2)),),
        head=((Cell("名称", down=2), Cell("金额", across=2)), (Cell("上年"), Cell("本年"))),
        body=((Cell("合计"), Cell(), Cell("1.00")), (Cell("其他"), Cell(), Cell())),
        strip=("编制单位：某局", "单位：万元"),
    )  # fmt: skip
    sections = (
        Section((Paragraph((Run("某局"),), "cover-unit"),), numbered=False),
        Section((Contents("目录"),)),
        Section(
            (
                Heading("第一部分", 1, "part", "p", "第一部分"),
                Heading("样表", 2, "table-title", "t", "一、样表"),
                table,
                Paragraph((Run("粗", bold=True), Run("细"))),
                Paragraph((Run("第二段"),)),
                Heading("二、其他", 2, "section", "o"),
            )
        ),
    )
    assert plain.text(document(sections=sections)).splitlines() == [
        "某局",
        "",
        "目录",
        "第一部分",
        "  一、样表",
        "",
        "第一部分",
        "样表",
        "一次 | 甲 乙",
        "编制单位：某局 | 单位：万元",
        "名称 | 金额",
        "上年 | 本年",
        "合计 |  | 1.00",
        "其他 |  |",
        "",
        "粗细",
        "第二段",
        "",
        "二、其他",
    ]


def test_a_draft_says_so_first() -> None:
    assert plain.text(document(stamp="草稿")).startswith("［草稿］\n\n某某市")


def test_the_file_holds_the_text_in_utf_8_with_unix_line_ends(tmp_path: Path) -> None:
    made = document()
    plain.write(made, tmp_path / "made.txt")
    assert (tmp_path / "made.txt").read_bytes() == plain.text(made).encode()
    assert b"\r" not in (tmp_path / "made.txt").read_bytes()
