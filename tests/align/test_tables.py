"""Rows of two tables put side by side."""

from __future__ import annotations

from decimal import Decimal

import pytest

from author.align.likeness import Likeness
from author.align.tables import aligned_rows, laid, same_print, structure
from author.document import Cell, Row, Table


def amount(text: str) -> Cell:
    return Cell(text, number=Decimal(text))


def shown(old: tuple[Row, ...], new: tuple[Row, ...], columns: int = 2) -> list[str]:
    """``工资:工资``; the first words of a row that begin in it."""
    before, after = (Table("t", "", columns, rows).placed_body for rows in (old, new))
    return [
        ":".join(row.text.partition("\n")[0] if row else "" for row in (both.old, both.new))
        for both in aligned_rows(before, after, Likeness())
    ]


def test_a_row_with_another_amount_is_the_same_row() -> None:
    old = tuple((Cell(name), amount("3.00")) for name in ("工资", "津贴", "奖金"))
    new = tuple((Cell(name), amount("5.00")) for name in ("工资", "奖金", "电费"))
    assert shown(old, new) == ["工资:工资", "津贴:", "奖金:奖金", ":电费"]


def test_codes_tell_rows_apart_that_are_called_alike() -> None:
    old = tuple((Cell(f"{code} 其他支出"), amount("3.00")) for code in (20199, 20299))
    new = ((Cell("20299 其他支出"), amount("7.00")),)
    assert shown(old, new) == ["20199 其他支出:", "20299 其他支出:20299 其他支出"]


def test_rows_of_other_shapes_are_never_one() -> None:
    assert shown(((Cell("合计", across=2),),), ((Cell("合计"), Cell()),)) == ["合计:", ":合计"]


def merged(*groups: tuple[str, ...]) -> tuple[Row, ...]:
    """The first of each group is a cell beside all others."""
    return tuple(
        (Cell(first, down=len(rest)), Cell(each)) if number == 0 else (Cell(each),)
        for first, *rest in groups
        for number, each in enumerate(rest)
    )


def test_a_row_comes_under_a_cell_that_reaches_further_down() -> None:
    old, new = merged(("产出", "甲", "乙")), merged(("产出", "甲", "丙", "乙"))
    assert shown(old, new) == ["产出:产出", ":丙", "乙:乙"]


def test_one_row_becomes_several() -> None:
    assert shown(merged(("产出", "甲")), merged(("产出", "甲", "乙"))) == ["产出:产出", ":乙"]


def test_rows_stay_only_with_the_first_row_of_their_cell() -> None:
    """``乙`` is there on both sides, but under another cell."""
    old = (*merged(("产出", "甲", "乙")), (Cell("尾"), Cell()))
    new = (*merged(("质量合格率指标", "完全不同的一行文字说明", "乙")), (Cell("尾"), Cell()))
    assert shown(old, new) == ["产出:", "乙:", ":质量合格率指标", ":乙", "尾:尾"]


def test_rows_know_the_cells_from_above() -> None:
    rows = laid(Table("t", "", 2, merged(("产出", "甲", "乙"))).placed_body)
    assert [row.shape for row in rows] == [((1, True), (1, True)), ((1, False), (1, True))]
    assert [place.above for place in rows[1].places] == [0, 1]


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, True),
        ({"caption": "别的"}, True),
        ({"body": ((Cell("甲"), Cell("2")),)}, True),
        ({"columns": 1, "body": ((Cell("甲"),),)}, False),
        ({"strip": ("左", "右")}, False),
        ({"style": "form"}, False),
        ({"body": ()}, False),
        ({"once": ((Cell("甲"), Cell()),), "head": ((Cell("甲"), Cell()),)}, False),
    ],
)
def test_rows_can_stand_together_in_tables_of_one_structure(change: dict[str, object], *, same: bool) -> None:
    one = {"key": "t", "caption": "", "columns": 2, "body": ((Cell("甲"), Cell("1")),)}
    assert (structure(Table(**one)) == structure(Table(**one | change))) is same


def test_tables_that_print_the_same() -> None:
    one = Table("t", "表", 1, ((amount("3.00"),),))
    assert same_print(one, Table("u", "别的", 1, ((Cell("3.00"),),)))
    assert not same_print(one, Table("t", "表", 1, ((Cell("3.00", bold=True),),)))
