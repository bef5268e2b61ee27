"""Small numbers as words have them: 3, 三, 两, 十二."""

from __future__ import annotations

NUMERAL = r"(?:\d{1,2}(?!\d)|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
"""A number below a hundred, for patterns."""
_DIGITS = {sign: number for number, sign in enumerate("〇一二三四五六七八九")} | {"两": 2}


def small_number(words: str) -> int:
    """What a `NUMERAL` is: 12 for 十二 and for 12."""
    if words.isdigit():
        return int(words)
    tens, ten, ones = words.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)
