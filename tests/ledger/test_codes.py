"""Code books: what a code is called, what lies at or under it, how deep it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from author.ledger.codes import book_of_names, flat_book, level, nested, read_book

if TYPE_CHECKING:
    from pathlib import Path

    from author.ledger.codes import CodeBook

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


ECONOMIC = """\
code,name,kind,from,until
301,工资福利支出,人员经费,,
30101,基本工资,,,
30199,其他工资,公用经费,,
310,资本性支出,,,
"""


def test_a_kind_is_that_of_the_nearest_code_above(tmp_path: Path) -> None:
    path = tmp_path / "economic.csv"
    path.write_text(ECONOMIC, encoding="utf-8")
    found = read_book(path, "经济科目", 2026)
    assert [found.kind(code) for code in found] == ["人员经费", "人员经费", "公用经费", ""]
    named = found.with_names({"30102": "津贴"})
    assert [named.kind("30102"), named.retired, named.title] == ["人员经费", frozenset(), "经济科目"]


@pytest.mark.parametrize(("year", "known"), [(2023, "老名称"), (2024, "新名称")])
def test_the_first_and_the_last_year_of_a_name_are_its_own(tmp_path: Path, year: int, known: str) -> None:
    assert book(tmp_path, year).names["2080599"] == known


@pytest.mark.parametrize(("code", "year", "in_force"), [("2080506", 2019, True), ("2080506", 2020, False),
                                                        ("2080507", 2029, False), ("2080507", 2030, True)])  # fmt: skip
def test_a_code_is_in_force_from_its_first_to_its_last_year(
    tmp_path: Path, code: str, year: int, *, in_force: bool
) -> None:
    assert (code not in book(tmp_path, year).retired) is in_force


def test_the_order_of_a_book_and_what_lies_right_under_a_code(tmp_path: Path) -> None:
    found = book(tmp_path, 2026)
    assert list(found)[:3] == ["208", "20805", "2080505"]
    assert found.children[""] == ("208", "210")
    assert found.children["20805"] == ("2080505", "2080506", "2080507", "2080599")
    assert (found.rank["208"], found.rank["210"]) == (0, len(found.names) - 1)
    assert found.leaves == ("2080505", "2080506", "2080507", "2080599", "210")


def test_names_of_ones_own_replace_those_of_the_book_and_only_they_are_added(tmp_path: Path) -> None:
    found = book(tmp_path, 2026).with_names({"210": "另一名称", "2080501": "甲"})
    assert (found.names["210"], found.names["20805"]) == ("另一名称", "行政事业单位养老支出")
    assert found.path("2080501") == ("208", "20805", "2080501")
    assert found.retired == {"2080506", "2080507"}


def test_nodes_without_anything_under_them_are_leaves() -> None:
    assert nested({"一": [], "二": None, "三": "甲", "四": {"五": ["乙"]}}) == {
        "一": None,
        "二": None,
        "三": {"甲": None},
        "四": {"五": {"乙": None}},
    }


def test_a_leaf_is_listed_once() -> None:
    with pytest.raises(ValueError, match="甲"):
        nested({"一": ["甲", "乙", "甲"]})


def test_a_book_of_one_level() -> None:
    found = flat_book("项目", ["乙", "甲", "乙"])
    assert (list(found), found.path("甲"), found.under(["乙"])) == (["乙", "甲"], ("甲",), {"乙"})


TREE = book_of_names("资金来源", {"拨款": {"一般": None, "基金": None}, "自有": {"事业": None}})


@pytest.mark.parametrize(
    ("codes", "highest"),
    [
        ({"拨款", "一般", "基金"}, ("拨款",)),
        ({"一般", "基金"}, ("一般", "基金")),
        ({"拨款", "一般"}, ("拨款", "一般")),  # what is coded at 拨款 itself, and what is 一般
        ({"事业", "自有", "一般"}, ("一般", "自有")),
        (set(), ()),
    ],
)
def test_the_fewest_nodes_that_cover_some_codes(codes: set[str], highest: tuple[str, ...]) -> None:
    assert TREE.highest(frozenset(codes)) == highest
