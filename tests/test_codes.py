"""Code books: what a code is called, what lies at or under it, how deep it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from author.codes import book_of_names, level, nested, read_book

if TYPE_CHECKING:
    from pathlib import Path

    from author.codes import CodeBook

FUNCTIONS = """\
code,name,from,until
208,社会保障和就业支出,,
20805,行政事业单位养老支出,,
2080505,养老保险缴费支出,,
2080599,老名称,,2023
2080599,新名称,2024,
2080506,已停用,,2019
2080507,尚未启用,2030,
210,卫生健康支出,,
"""


def book(folder: Path, year: int) -> CodeBook:
    path = folder / "function.csv"
    path.write_text(FUNCTIONS, encoding="utf-8")
    return read_book(path, "功能科目", year)


def test_a_code_lies_under_the_shorter_ones(tmp_path: Path) -> None:
    found = book(tmp_path, 2026)
    assert found.path("2080505") == ("208", "20805", "2080505")
    assert {"208", "20805", "2080505"} <= found.under(["208"])
    assert "210" not in found.under(["208"])
    assert [level(code) for code in ("208", "20805", "2080505", "2080")] == ["类", "款", "项", ""]


@pytest.mark.parametrize(("year", "name"), [(2019, "老名称"), (2023, "老名称"), (2024, "新名称"), (2026, "新名称")])
def test_a_renamed_code_has_the_name_of_its_year(tmp_path: Path, year: int, name: str) -> None:
    assert book(tmp_path, year).names["2080599"] == name


@pytest.mark.parametrize(
    ("year", "retired"), [(2019, {"2080507"}), (2026, {"2080506", "2080507"}), (2030, {"2080506"})]
)
def test_a_code_of_other_years_keeps_its_name_but_is_not_in_force(tmp_path: Path, year: int, retired: set[str]) -> None:
    found = book(tmp_path, year)
    assert found.retired == retired
    assert all(code in found for code in retired)


def test_names_of_ones_own_stand_in_their_place(tmp_path: Path) -> None:
    found = book(tmp_path, 2026).with_names({"2110101": "某某支出"})
    assert found.names["2110101"] == "某某支出"
    assert found.under(["211"]) == {"211", "21101", "2110101"}, "what is missing above is added"
    assert list(found)[-1] == "2110101"


def test_a_tree_of_names() -> None:
    funds = book_of_names("资金来源", nested({"本年收入": {"财政拨款": ["甲", "乙"], "单位资金": []}, "结转": None}))
    assert funds.leaves == ("甲", "乙", "单位资金", "结转")
    assert funds.under(["财政拨款"]) == {"财政拨款", "甲", "乙"}
    assert funds.path("乙") == ("本年收入", "财政拨款", "乙")


def test_a_name_stands_once_in_a_tree() -> None:
    with pytest.raises(ValueError, match="甲"):
        book_of_names("资金来源", nested({"一": ["甲"], "二": ["甲"]}))
