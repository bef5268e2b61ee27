"""Code books: what a code is called, what lies at or under it, how deep it stands."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from author.ground.places import data
from author.ledger.codefile import read_book, read_entries
from author.ledger.codes import BUDGETS, UNNAMED, book_of_names, flat_book, level, nested

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


def test_names_of_ones_own_never_replace_those_of_the_book_and_only_they_are_added(tmp_path: Path) -> None:
    found = book(tmp_path, 2026).with_names({"210": "另一名称", "2080501": "甲", "2080506": "又启用"})
    assert (found.names["210"], found.names["20805"]) == ("卫生健康支出", "行政事业单位养老支出")
    assert found.names["2080506"] == "又启用", "the book has no name for it in this year"
    assert found.path("2080501") == ("208", "20805", "2080501")
    assert found.retired == {"2080506", "2080507"}


WIDE = """\
code,name,budget,nature,from,until,confidence
212,城乡社区支出,一般,,,,verified
21208,土地出让,基金,,,,high
2120801,征地支出,基金,either,,2019,high
2120801,征地补偿,基金,either,2020,,high
2120802,土地开发,,project,,,low
2120803,行政运行,一般,basic,,,medium
"""


def wide(folder: Path, year: int = 2026) -> CodeBook:
    path = folder / "wide.csv"
    path.write_text(WIDE, encoding="utf-8")
    return read_book(path, "功能科目", year)


def test_a_code_belongs_to_the_budget_of_the_nearest_code_above(tmp_path: Path) -> None:
    found = wide(tmp_path).with_names({"2120899": "甲", "2990101": "乙"})
    assert [found.budget(code) for code in ("212", "2120802", "2120803", "2120899", "2990101")] == [
        "一般", "基金", "一般", "基金", "",
    ]  # fmt: skip


def test_a_book_knows_what_it_is_not_sure_of_and_what_codes_were_called(tmp_path: Path) -> None:
    found = wide(tmp_path)
    assert found.doubts == {"2120802": "low", "2120803": "medium"}
    assert found.natures == {"2120802": "project", "2120803": "basic"}
    assert found.old_names == {"2120801": ("征地支出",)}
    assert wide(tmp_path, 2019).old_names == {"2120801": ("征地补偿",)}


def test_a_guess_of_the_book_gives_way_to_a_name_of_ones_own(tmp_path: Path) -> None:
    found = wide(tmp_path).with_names({"2120802": "甲", "2120803": "乙"})
    assert (found.names["2120802"], found.names["2120803"]) == ("甲", "行政运行")


def test_a_parent_that_nobody_names_is_never_called_by_its_digits(tmp_path: Path) -> None:
    found = wide(tmp_path).with_names({"2990101": "甲"})
    assert found.names["299"] == found.names["29901"] == UNNAMED


@pytest.mark.parametrize(
    "text",
    [
        "name\n甲\n",
        "code\n201\n",
        "",
        "code,name\n20101,没有类\n",
        "code,name,from\n201,甲,今年\n",
        "code,name\n201,甲,多一栏\n",
        "code,name\n201\n",
    ],
)
def test_a_file_that_is_no_book_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "own.csv").write_text(text, encoding="utf-8")
    with pytest.raises((KeyError, ValueError)):
        read_book(tmp_path / "own.csv", "功能科目", 2026)


def test_a_later_list_takes_the_place_of_the_book_and_what_it_lacks_is_retired(tmp_path: Path) -> None:
    later = tmp_path / "function-2027.csv"
    later.write_text("code,name\n212,城乡社区支出\n21208,土地出让收入\n2120804,新科目\n", encoding="utf-8")
    wide(tmp_path)
    found = read_book(tmp_path / "wide.csv", "功能科目", 2027, (later,))
    assert [code for code in found if found.in_force(code)] == ["212", "21208", "2120804"]
    assert found.names["2120801"] == "征地补偿", "last year's lines are read all the same"
    assert found.old_names["21208"] == ("土地出让",)
    assert list(found) == sorted(found)


BOOKS = ("function", "economic")


@pytest.mark.parametrize("book", BOOKS)
def test_a_code_of_ours_has_one_name_a_year(book: str) -> None:
    names: dict[str, list[tuple[int, int]]] = {}
    for entry in read_entries(data("templates") / f"codes/{book}.csv"):
        names.setdefault(entry.code, []).append((int(entry.first or 0), int(entry.last or 9999)))
    for code, spans in names.items():
        spans.sort()
        assert all(before[1] < after[0] for before, after in pairwise(spans)), code


@pytest.mark.parametrize("year", [2020, 2026, 2027])
def test_the_parents_of_codes_of_ours_in_force_are_in_force(year: int) -> None:
    for book in BOOKS:
        found = read_book(data("templates") / f"codes/{book}.csv", book, year)
        assert [code for code, above in found.parents.items() if found.in_force(code) > found.in_force(above)] == []


def test_the_function_codes_of_ours() -> None:
    found = read_book(data("templates") / "codes/function.csv", "功能科目", 2026)
    counts = Counter(level(code) for code in found if found.in_force(code))
    assert counts == {"类": 29, "款": 293, "项": 1558}
    assert set(found.budgets.values()) == set(BUDGETS)
    economic = read_book(data("templates") / "codes/economic.csv", "经济科目", 2026)
    assert {code for codes in economic.fits.values() for code in codes} <= set(found)


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
