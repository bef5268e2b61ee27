"""Numbers and days in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

DIGITS = "〇一二三四五六七八九"


def numeral(number: int) -> str:
    """Chinese numerals below ten thousand: 12 is 十二, 105 is 一百零五."""
    if not 0 < number < 10000:
        return str(number)
    text, zero = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            text += ("零" if zero else "") + DIGITS[digit] + unit
        zero = bool(text) and not digit
    return text.removeprefix("一") if text.startswith("一十") else text


_VALUES = {sign: number for number, sign in enumerate(DIGITS)} | {"两": 2}


def numeral_value(text: str) -> int:
    """12 for 十二, 2 for 两; 0 for what is no number below a hundred."""
    tens, ten, ones = text.partition("十")
    if any(sign not in _VALUES for sign in tens + ones) or len(tens) > 1 or len(ones) > 1:
        return 0
    return (_VALUES.get(tens, 1) * 10 if ten else _VALUES.get(tens, 0)) + _VALUES.get(ones, 0)


_BEGINS_LIST = re.compile(r"一是|[（(]?1[)）.．、](?!\d)|[（(]一[）)]|①")


def led_in(words: str) -> str:
    """Words behind 主要原因是 or 主要用于: those that begin a list stand behind a colon."""
    return f"：{words}" if _BEGINS_LIST.match(words) else words


def chinese_date(day: date) -> str:
    """2026年2月5日, without leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"


def as_of(day: date) -> str:
    """``2025年底`` for the last day of a year, the whole date for any other."""
    return f"{day.year}年底" if (day.month, day.day) == (12, 31) else chinese_date(day)
