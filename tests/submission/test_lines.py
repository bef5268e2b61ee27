"""Single budget lines against small code books: what they become, and what is told of them."""

from __future__ import annotations

import pytest

from author.ledger.codes import CodeBook, book_of_names, nested
from author.ledger.ledger import CURRENT, PRIOR, PRIOR_ACTUAL
from author.ledger.money import Money
from author.read.schema import submission_schema, typed
from author.read.tree import Tree
from author.read.yamlfile import parse_yaml
from author.submission.codenames import near_code
from author.submission.lines import Books, Lines
from author.submission.reading import budget_lines
from tests.small import brief

FUNCTION = CodeBook("功能科目", {}, {}, {}).with_names(
    {"2080501": "养老", "2080502": "离休", "2080503": "旧科目", "2101501": "行政运行", "2101599": "其他"}
)
ECONOMIC = CodeBook("经济科目", {}, {}, {"301": "人员经费", "302": "公用经费"}).with_names(
    {"30101": "基本工资", "30201": "办公费", "30202": "旧费用", "31002": "设备"}
)
BOOKS = Books(
    CodeBook("功能科目", FUNCTION.names, FUNCTION.parents, {}, frozenset({"2080503"})),
    CodeBook("经济科目", ECONOMIC.names, ECONOMIC.parents, ECONOMIC.kinds, frozenset({"30202"})),
    book_of_names("资金来源", nested({"财政拨款": ["一般财力", "专项"], "单位资金": None})),
)


def read(*lines: str, own: tuple[str, ...] = ()) -> tuple[list[tuple[str, ...]], list[str], int]:
    """Measure, nature, amount and place of each fact; the findings; how many lines are flawed."""
    text = "预算明细:\n" + "".join(f"  - {{{line}}}\n" for line in lines)
    tree, _ = parse_yaml(text, "budget.yaml")
    assert tree is not None
    schema = {"预算明细": submission_schema()["预算明细"]}
    words, _ = typed(tree, schema)
    reader = Lines(tree, BOOKS, frozenset(own))
    facts = [fact for index, line in enumerate(budget_lines(words, tree)) for fact in reader.facts(index, line)]
    shown = [(fact.measure, fact.nature, str(fact.amount), str(fact.source)) for fact in facts]
    return shown, [brief(finding) for finding in reader.findings], len(reader.gaps)


LINE = "功能科目: 2101501, 经济科目: 30101, 资金来源: 一般财力"


def test_each_amount_is_a_fact_at_its_own_place() -> None:
    assert read(f"{LINE}, 本年: 3, 上年: 2, 上年执行: 1") == (
        [
            (CURRENT, "人员经费", "3", "budget.yaml:2:50"),
            (PRIOR, "人员经费", "2", "budget.yaml:2:57"),
            (PRIOR_ACTUAL, "人员经费", "1", "budget.yaml:2:66"),
        ],
        [],
        0,
    )


def test_an_amount_of_nothing_is_no_fact() -> None:
    assert read(f"{LINE}, 本年: 0, 上年: 2")[0] == [(PRIOR, "人员经费", "2", "budget.yaml:2:57")]


@pytest.mark.parametrize(
    ("line", "nature"),
    [
        (LINE, "人员经费"),
        (LINE.replace("30101", "30201"), "公用经费"),
        (f"{LINE}, 支出类别: 公用经费", "公用经费"),  # what is written counts more than the code
        (f"{LINE}, 项目: 甲", "项目支出"),
        (f"{LINE.replace('30101', '301')}, 项目: 甲", "项目支出"),  # a project may stay at 类
    ],
)
def test_the_nature_follows_from_what_is_written(line: str, nature: str) -> None:
    facts, findings, flawed = read(f"{line}, 本年: 1")
    assert ([fact[1] for fact in facts], findings, flawed) == ([nature], [], 0)


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        (LINE.replace("2101501", "2101502"), "A03 2:12"),  # in no book
        (LINE.replace("2101501", "21015"), "A03 2:12"),  # 款
        (LINE.replace("2101501", "2080503"), "A03 2:12"),  # retired
        (LINE.replace("30101", "30102"), "A03 2:27"),
        (LINE.replace("30101", "301"), "A03 2:27"),  # basic expenditure at 类
        (LINE.replace("30101", "30202"), "A03 2:27"),
        (LINE.replace("30101", "31002"), "A02 2:5"),  # neither 人员 nor 公用: which is it?
        (LINE.replace("经济科目: 30101, ", ""), "A02 2:5"),
        (LINE.replace("一般财力", "一般"), "A03 2:40"),
        (LINE.replace("一般财力", "财政拨款"), "A03 2:40"),  # no leaf
        (f"{LINE}, 支出类别: 项目支出", "A02 2:5"),  # of which project?
        (f"{LINE}, 项目: 甲, 支出类别: 人员经费", "A03 2:59"),
    ],
)
def test_a_line_that_contradicts_the_books_is_told_and_left_out(line: str, finding: str) -> None:
    assert read(f"{line}, 本年: 1") == ([], [finding], 1)


@pytest.mark.parametrize(
    "line",
    [
        LINE.replace("2101501", "2080503"),
        LINE.replace("30101", "30202"),
        LINE.replace("30101", "302"),
        LINE.replace("一般财力", "财政拨款"),
        LINE.replace("经济科目: 30101", "支出类别: 基本支出"),
        f"{LINE}, 支出类别: 项目支出",
    ],
)
def test_last_years_money_may_be_coded_as_it_was_then(line: str) -> None:
    facts, findings, flawed = read(f"{line}, 上年: 1")
    assert (len(facts), findings, flawed) == (1, [], 0)


def test_a_retired_code_that_the_submission_names_itself_is_in_force() -> None:
    line = LINE.replace("2101501", "2080503").replace("30101", "30202")
    assert read(f"{line}, 本年: 1", own=("2080503", "30202"))[1] == []
    assert read(f"{line}, 本年: 1", own=("2080503",))[1] == ["A03 2:27"]
    assert read(f"{line}, 本年: 1", own=("30202",))[1] == ["A03 2:12"]


def test_a_basic_line_named_so_needs_no_economic_code() -> None:
    line = LINE.replace("经济科目: 30101", "支出类别: 基本支出")
    assert read(f"{line}, 本年: 1")[1] == []
    assert read(f"{line.replace('基本支出', '公用经费')}, 本年: 1")[1] == ["A02 2:5"]


@pytest.mark.parametrize(
    "other",
    [
        LINE.replace("2101501", "2101599"),
        LINE.replace("30101", "30201"),
        LINE.replace("一般财力", "专项"),
        f"{LINE}, 项目: 甲",
        f"{LINE}, 支出类别: 公用经费",
        f"{LINE}, 用途: 另一笔",
    ],
)
def test_lines_that_differ_in_anything_are_two(other: str) -> None:
    assert read(f"{LINE}, 本年: 1", f"{other}, 本年: 1")[1:] == ([], 0)


def test_a_line_that_stands_twice_is_told_and_counts_all_the_same() -> None:
    facts, findings, flawed = read(f"{LINE}, 本年: 1", f"{LINE}, 本年: 2", f"{LINE}, 本年: 4")
    assert [fact[2] for fact in facts] == ["1", "2", "4"]
    assert (findings, flawed) == (["A04 3:5", "A04 4:5"], 2)


@pytest.mark.parametrize(
    "line",
    [
        LINE.replace("2101501", "x"),
        LINE.replace("30101", "x"),
        LINE.replace("一般财力", "[一般财力]"),
        f"{LINE.replace('30101', '31002')}, 项目: [甲]",
        f"{LINE.replace('30101', '31002')}, 支出类别: 别的",
    ],
)
def test_what_could_not_be_read_is_not_told_again(line: str) -> None:
    assert read(f"{line}, 本年: 1") == ([], [], 1)


def test_what_else_is_wrong_is_told_all_the_same() -> None:
    assert read(LINE.replace("一般财力", "一般") + ", 本年: x") == ([], ["A03 2:40"], 1), "the fund is wrong too"


@pytest.mark.parametrize(
    ("left_out", "written", "missing"),
    [
        ((), {}, set()),
        ((), {"支出类别": "x"}, {"支出类别"}),  # only missing where staff wrote it
        (("用途",), {}, {"用途"}),
    ],
)
def test_which_fields_are_missing(left_out: tuple[str, ...], written: dict[str, str], missing: set[str]) -> None:
    texts = ("功能科目", "经济科目", "项目", "资金来源", "用途", "单位", "对方单位")
    whole = dict.fromkeys(texts, "") | dict.fromkeys(("本年", "上年", "上年执行"), Money())
    line = {name: value for name, value in whole.items() if name not in left_out}
    (read_line,) = budget_lines({"预算明细": [line]}, Tree("", {"预算明细": [written]}, {}, {}))
    assert read_line is not None
    assert read_line.unread == missing


CODES = CodeBook("功能科目", {}, {}, {}).with_names(
    dict.fromkeys(("2010100", "2010101", "2010102", "2010103", "2010104", "2010150", "2020101", "2109999"), "")
)


@pytest.mark.parametrize(
    ("code", "alike"),
    [
        ("2010105", ["2010150", "2010104", "2010103"]),  # digits that changed places, then the nearest; three at most
        ("2010510", ["2010150"]),  # of another 款, but digits have changed places
        ("2010111", ["2010101", "2010104", "2010103"]),  # one digit of the same 款, then the nearest
        ("2010114", ["2010104"]),
        ("2010125", []),  # two digits, and too far apart
        ("2109990", ["2109999"]),  # nine apart
        ("2109888", []),  # three
        ("201015", ["2010150"]),  # a digit left out
        ("20101501", ["2010150"]),  # one too many
        ("3010101", []),  # of another kind
        ("2019", []),  # a 类 is too far off to be meant
        ("2", []),  # of which 类?
    ],
)
def test_codes_like_an_unknown_one(code: str, alike: list[str]) -> None:
    told = near_code(code, CODES).partition("？")[0].removeprefix("是否为 ")
    assert [word.split(" ")[0] for word in told.split("、") if "科目名称" not in word and word] == alike


def test_a_code_at_a_level_may_be_used_when_it_is_named() -> None:
    assert "科目名称" in near_code("2010109", CODES)
    assert "科目名称" not in near_code("201010", CODES)


def test_a_retired_code_is_never_suggested() -> None:
    book = CodeBook("功能科目", CODES.names, CODES.parents, {}, frozenset({"2109999"}))
    assert "2109999" not in near_code("2109998", book)


@pytest.mark.parametrize(("old", "new", "word"), [("2101501", "30101", "经济科目"), ("30101", "2101501", "功能科目")])
def test_codes_in_each_others_place(old: str, new: str, word: str) -> None:
    text = f"预算明细:\n  - {{{LINE.replace(old, new, 1)}, 本年: 1}}\n"
    tree, _ = parse_yaml(text, "budget.yaml")
    assert tree is not None
    words, _ = typed(tree, {"预算明细": submission_schema()["预算明细"]})
    reader = Lines(tree, BOOKS, frozenset())
    assert list(reader.facts(0, budget_lines(words, tree)[0])) == []
    assert f"{new} {({**FUNCTION.names, **ECONOMIC.names})[new]} 是{word}，" in reader.findings[0].hint


def test_own_codes_go_into_the_book_of_their_first_digit() -> None:
    named = BOOKS.named({"2990101": "甲", "39901": "乙"})
    assert ("2990101" in named.function, "39901" in named.function) == (True, False)
    assert ("2990101" in named.economic, "39901" in named.economic) == (False, True)
