"""Column widths: each holds its longest number or word, all fill the text block, the size shrinks only if it must."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from author.document import Cell, Table
from author.write.columns import Columns, fit_columns
from author.write.faces import Faces, load_faces
from author.write.lines import Breaker
from tests.write.sample_document import form_table, look, small_table, wide_table

PORTRAIT, LANDSCAPE = 442.2, 637.8
STYLE = look().tables["table"]


@cache
def faces() -> Faces:
    return load_faces(look(), "shipped")


@cache
def breaker() -> Breaker:
    return Breaker(look().whole)


def fitted(table: Table, width: float = PORTRAIT) -> Columns:
    return fit_columns(table, look().tables[table.style], width, faces(), breaker())


def table(*rows: tuple[str, ...], head: tuple[str, ...] = (), widths: tuple[float, ...] = ()) -> Table:
    cells = tuple(tuple(map(Cell, row)) for row in rows)
    columns = len((rows or (head,))[0])
    return Table("t", "", columns, cells, (tuple(map(Cell, head)),) if head else (), widths=widths)


def needed(text: str, size: float) -> float:
    """What an unbreakable text needs with the room beside it, in points."""
    return faces()[STYLE.face].width(text) * size + 2 * STYLE.padding


@pytest.mark.parametrize(
    ("sample", "width"), [(wide_table(), LANDSCAPE), (form_table(), PORTRAIT), (small_table(), PORTRAIT)]
)
def test_columns_fill_the_text_block(sample: Table, width: float) -> None:
    widths = fitted(sample, width).widths
    assert len(widths) == sample.columns
    assert sum(widths) == pytest.approx(width, abs=1e-9)
    assert min(widths) > 2 * STYLE.padding


@given(
    st.lists(st.lists(st.sampled_from(["", "1,234.56", "2026年", "预算", "说明" * 30]), min_size=4, max_size=4),
             min_size=1, max_size=5),
    st.sampled_from([(), (1.0, 1.0, 1.0, 1.0), (9.0, 1.0, 0.2, 1.0)]),
)  # fmt: skip
def test_every_column_holds_its_longest_piece(rows: list[list[str]], widths: tuple[float, ...]) -> None:
    chosen = fitted(table(*map(tuple, rows), widths=widths))
    assert sum(chosen.widths) == pytest.approx(PORTRAIT, abs=1e-9)
    for column, width in enumerate(chosen.widths):
        for row in rows:
            piece = max(breaker().pieces(row[column]), key=len, default="")
            assert width >= needed(piece, chosen.size) - 1e-6


def test_long_text_gets_the_room_that_numbers_leave() -> None:
    name, first, second = fitted(table(("说明" * 40, "1,234.56", "7.00"))).widths
    assert name > 300
    assert first == pytest.approx(second)
    assert first == pytest.approx(needed("1,234.56", 10.5), abs=1)


def test_amounts_are_equally_wide_and_so_are_codes() -> None:
    widths = fitted(wide_table(), LANDSCAPE).widths
    assert widths[0] == pytest.approx(widths[1]) == pytest.approx(widths[2])
    assert widths[4] == pytest.approx(widths[5]) == pytest.approx(widths[6]) == pytest.approx(widths[15])


def test_the_first_size_is_taken_when_columns_are_comfortable() -> None:
    assert fitted(small_table()).size == STYLE.sizes[0]


def test_the_size_shrinks_until_the_numbers_fit() -> None:
    row = ("123,456,789.00",) * 6
    chosen = fitted(table(row))
    assert chosen.size in STYLE.sizes[1:]
    larger = STYLE.sizes[STYLE.sizes.index(chosen.size) - 1]
    assert 6 * needed(row[0], chosen.size) <= PORTRAIT < 6 * needed(row[0], larger)


def test_columns_that_cannot_fit_share_the_lack() -> None:
    chosen = fitted(table(("1234567890123456789",) * 8))
    assert chosen.size == STYLE.sizes[-1]
    assert max(chosen.widths) == pytest.approx(min(chosen.widths))


def test_widths_given_are_kept_where_they_suffice() -> None:
    widths = fitted(table(("说明" * 20, "说明" * 20, "1.00"), widths=(2, 1, 1))).widths
    assert widths == pytest.approx((PORTRAIT / 2, PORTRAIT / 4, PORTRAIT / 4))


def test_a_column_given_too_narrow_is_widened_by_the_others() -> None:
    first, second, third = fitted(table(("说明", "123,456,789.00", "说明"), widths=(10, 1, 10))).widths
    assert second == pytest.approx(needed("123,456,789.00", 10.5))
    assert first == pytest.approx(third)


def test_a_cell_across_columns_widens_them_all() -> None:
    wide = Cell("1234567890123456789012345678901234567890", across=2)
    one = Table("t", "", 3, ((wide, Cell("说明" * 50)), (Cell("1"), Cell("2"), Cell("说明"))))
    first, second, _ = fitted(one).widths
    assert first + second >= needed(wide.text, fitted(one).size) - 1e-6


def test_a_table_without_body_has_its_head_to_go_by() -> None:
    widths = fitted(table(head=("项目", "本年预算数", "上年预算数"))).widths
    assert sum(widths) == pytest.approx(PORTRAIT)
