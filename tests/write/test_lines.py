"""Line breaking: nothing lost, nothing too wide, no mark where it must not stand."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from author.write.faces import Font, load_faces
from author.write.lines import CLOSERS, OPENERS, Breaker, Line, Measure
from tests.write.sample_document import LONG, look

SIZE, TRACKING, BLOCK = 16.0, -0.25, 442.2
FORBIDDEN_FIRST = "，。；：！？、）》”％,.;:!?)%…—"
FORBIDDEN_LAST = "（《“‘「『([¥"


@cache
def breaker() -> Breaker:
    return Breaker(look().whole)


@cache
def font() -> Font:
    return load_faces(look(), "shipped")["仿宋"]


def broken(text: str, width: float = BLOCK, *, indent: float = 0.0, justify: bool = True) -> tuple[Line, ...]:
    return breaker().lines(text, font(), Measure(width - indent, width, SIZE, TRACKING, justify=justify))


def pieces(text: str) -> list[str]:
    return list(breaker().pieces(text))


texts = st.text(
    st.one_of(
        st.sampled_from("预算公开收入支出一二三万元年月日项"),
        st.sampled_from(FORBIDDEN_FIRST + FORBIDDEN_LAST + "·%"),
        st.sampled_from("0123456789.,%abcXYZ-/ "),
    ),
    max_size=120,
)


@given(texts, st.integers(2, 30))
def test_no_character_is_lost_or_moved(text: str, ems: int) -> None:
    lines = broken(text, ems * SIZE)
    assert "".join(line.text for line in lines) == text
    assert [line.start for line in lines] == [sum(len(x.text) for x in lines[:i]) for i in range(len(lines))]


@given(texts, st.integers(2, 30))
def test_no_line_is_wider_than_its_room(text: str, ems: int) -> None:
    for line in broken(text, ems * SIZE, indent=SIZE):
        assert line.width <= (ems - (line.start == 0)) * SIZE + 1e-6 or len(line.text.strip()) == 1


@given(texts, st.integers(12, 30))
def test_the_stated_width_is_the_sum_of_what_is_drawn(text: str, ems: int) -> None:
    for line in broken(text, ems * SIZE):
        seen = line.text.rstrip(" ")
        drawn = SIZE * font().width(seen) + line.spacing * len(seen) + sum(by for at, by in line.nudges)
        assert line.width == pytest.approx(max(0, drawn - line.spacing), abs=1e-6)


@given(texts, st.integers(6, 30))
def test_marks_stand_at_no_forbidden_end(text: str, ems: int) -> None:
    """Unless a piece is wider than the line, or a run of marks has no other character to stand by."""
    width = ems * SIZE
    if any(SIZE * font().width(piece) > width for piece in pieces(text)):
        return
    lines = [line.text for line in broken(text, width)]
    for before, after in pairwise(lines):
        assert after[0] not in FORBIDDEN_FIRST
        assert before.rstrip(" ")[-1:] not in FORBIDDEN_LAST


@given(st.lists(st.sampled_from(["996.43万元", "2026年", "16.00%", ">=95%", "36 人", "预算", "，", "（"]), max_size=40))
def test_a_number_stays_with_its_unit(parts: list[str]) -> None:
    text = "预".join(parts)
    cuts = {line.start for line in broken(text, 14 * SIZE)}
    for number in re.finditer(r"996\.43万元|2026年|16\.00%|>=95%|36 人", text):
        assert not cuts & set(range(number.start() + 1, number.end()))


@given(texts)
def test_pieces_joined_are_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("比上年增加996.43万元，", ["比", "上", "年", "增", "加", "996.43万元，"]),
        ("自2026年1月1日起", ["自", "2026年", "1月", "1日", "起"]),
        ("覆盖率16.00%以上", ["覆", "盖", "率", "16.00%", "以", "上"]),
        ("（一）《办法》", ["（一）", "《办", "法》"]),
        ("无……——等", ["无……——", "等"]),
        ('"十四五"规划', ['"十', "四", '五"规', "划"]),
        ("共1,181,150元。）", ["共", "1,181,150元。）"]),
        ("a b", ["a ", "b"]),
        ("（（（", ["（（（"]),
    ],
)
def test_what_never_parts(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_a_line_of_body_text_holds_28_characters() -> None:
    lines = broken("预" * 100, indent=2 * SIZE)
    assert [len(line.text) for line in lines] == [26, 28, 28, 18]
    assert all(line.width == pytest.approx(BLOCK) for line in lines[1:3])


def test_the_last_line_is_not_spread() -> None:
    *full, last = broken(LONG * 2)
    assert all(line.width == pytest.approx(BLOCK) for line in full)
    assert last.spacing == TRACKING
    assert last.width < BLOCK


def test_words_and_numbers_are_not_spread() -> None:
    line = next(line for line in broken(LONG) if line.spacing > TRACKING and "1,996.43" in line.text)
    at = line.text.index("1,996.43")
    nudges = dict(line.nudges)
    assert all(nudges[i] == pytest.approx(TRACKING - line.spacing) for i in range(at, at + 7))


def test_a_line_is_squeezed_rather_than_stretched_much() -> None:
    """Twelve ems: without squeezing, the number would leave two and a half of them blank."""
    text = "按，按，按，按，按，按2026年" + "续" * 9
    first, *_ = broken(text, 13.9 * SIZE)
    assert first.text == "按，按，按，按，按，按2026年"
    assert first.width == pytest.approx(13.9 * SIZE)
    assert all(by < 0 for _, by in first.nudges)
    assert min(by for _, by in first.nudges) >= -SIZE / 4


def test_a_token_longer_than_the_line_is_cut() -> None:
    lines = broken("见" + "a" * 90 + "。", 10 * SIZE)
    assert lines[0].text == "见"
    assert all(line.width <= 10 * SIZE + 1e-6 for line in lines)
    assert lines[-1].text.endswith("a。")


def test_titles_have_even_lines() -> None:
    lines = breaker().lines("政府性基金预算", font(), Measure(50, 50, SIZE, balance=True))
    assert [line.text for line in lines] == ["政府性", "基金", "预算"]


def test_a_line_feed_begins_a_line() -> None:
    assert [(line.text, line.start) for line in broken("一\n\n二")] == [("一", 0), ("", 2), ("二", 3)]


def test_spaces_at_a_line_end_take_no_room() -> None:
    first, _ = broken("预" * 9 + "算   " + "续", 10 * SIZE)
    assert first.text == "预" * 9 + "算   "
    assert first.width <= 10 * SIZE


def test_every_forbidden_mark_is_known() -> None:
    assert set(FORBIDDEN_FIRST) <= set(CLOSERS)
    assert set(FORBIDDEN_LAST) <= set(OPENERS)


# One character in ten points, every width a whole number of them


class Plain:
    """A font in which every character is one em wide."""

    class advances(dict):  # noqa: N801 - stands for a mapping
        def __missing__(self, _sign: str) -> float:
            return 1.0

    advances = advances()

    def width(self, text: str) -> float:
        return float(len(text))


def set_in(text: str, ems: float, *, first: float = 0, **how: bool) -> list[tuple[str, float, float]]:
    """Text, width and spacing of each line in a type of ten points."""
    measure = Measure(10 * (first or ems), 10 * ems, 10, **how)
    lines = breaker().lines(text, Plain(), measure)  # type: ignore[arg-type]
    return [(line.text, round(line.width, 6), round(line.spacing, 6)) for line in lines]


@pytest.mark.parametrize(
    ("text", "ems", "lines"),
    [
        ("一二三四", 4, ["一二三四"]),  # exactly full
        ("一二三四五", 4, ["一二三四", "五"]),
        ("一二三四。", 4, ["一二三", "四。"]),  # the mark takes its neighbour along
        ("一二三（四", 4, ["一二三", "（四"]),
        ("一二三 四", 3, ["一二三 ", "四"]),  # a blank at the end takes no room
        ("一二三 四", 4, ["一二三 ", "四"]),
        ("一abc二", 3, ["一", "abc", "二"]),
        ("abcdef", 4, ["abcd", "ef"]),  # wider than a line
        ("。。。。。", 2, ["。。", "。。", "。"]),
        ("", 3, [""]),
    ],
)
def test_where_lines_end(text: str, ems: int, lines: list[str]) -> None:
    assert [line for line, _, _ in set_in(text, ems)] == lines


def test_the_first_line_has_its_own_room() -> None:
    assert set_in("一二三四五六七", 3, first=2) == [("一二", 20, 0), ("三四五", 30, 0), ("六七", 20, 0)]
    lines = set_in("一二三四五\n六七八", 3, first=2)
    assert [line for line, _, _ in lines] == ["一二", "三四五", "六七八"], "only the first of a paragraph"


@pytest.mark.parametrize(
    ("text", "ems", "first"),
    [
        ("一二三四abcd五", 4.6, ("一二三四", 46, 2)),  # 0.6 em over three gaps
        ("一二三四abcd五", 5, ("一二三四", 40, 0)),  # a gap of a third of an em: ragged
        ("一二三四五abcd", 6, ("一二三四五", 60, 2.5)),  # a quarter is the most
        ("一二三四五abcd", 6.1, ("一二三四五", 50, 0)),
        ("一abcd", 2, ("一", 10, 0)),  # nothing to spread
    ],
)
def test_a_line_is_spread_up_to_a_quarter_of_an_em(text: str, ems: float, first: tuple[str, float, float]) -> None:
    assert set_in(text, ems, justify=True)[0] == first


def test_words_stay_together_and_the_last_line_as_it_is() -> None:
    lines = breaker().lines("一ab二三wxyz", Plain(), Measure(55, 55, 10, justify=True))  # type: ignore[arg-type]
    assert lines[0].nudges == ((1, pytest.approx(-5 / 3)),), "between a and b, not behind them"
    assert set_in("一二三四五六七八", 4.6, justify=True) == [("一二三四", 46, 2), ("五六七八", 40, 0)]


@pytest.mark.parametrize(
    ("ems", "justify", "first"),
    [
        (8.8, True, "一，二，三四五六七"),  # two marks give up a fifth of an em: better than seven gaps of a ninth
        (8.8, False, "一，二，三四五六"),
        (8.55, True, "一，二，三四五六"),  # they would have to give up nearly all that they can
        (8.4, True, "一，二，三四五六"),  # more than they can
    ],
)
def test_a_line_is_squeezed_where_that_is_seen_less(ems: float, first: str, *, justify: bool) -> None:
    assert set_in("一，二，三四五六七八九十", ems, justify=justify)[0][0] == first


def test_a_squeezed_line_takes_the_same_from_each_mark() -> None:
    first, *_ = breaker().lines("一，（二三四五六七八九", Plain(), Measure(88, 88, 10, justify=True))  # type: ignore[arg-type]
    assert (first.text, first.width) == ("一，（二三四五六七", 88)
    assert dict(first.nudges) == {1: pytest.approx(-2)}, "the right side of one and the left side of the other"


@pytest.mark.parametrize(
    ("text", "ems", "lines"),
    [
        ("一二三四五六七八", 6, ["一二三四", "五六七八"]),
        ("一二三四五六七", 6, ["一二三四", "五六七"]),
        ("一二三四五六七八九十", 4, ["一二三四", "五六七", "八九十"]),
        ("一二三", 6, ["一二三"]),
        ("一二三四abcdef", 6, ["一二三四", "abcdef"]),
    ],
)
def test_lines_of_a_title_share_its_length(text: str, ems: int, lines: list[str]) -> None:
    assert [line for line, _, _ in set_in(text, ems, balance=True)] == lines
