"""Small numbers as words have them: 3, 三, 两, 十二."""

from __future__ import annotations

from author.wording.words import numeral_value

NUMERAL = r"(?:\d{1,2}(?!\d)|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
"""A number below a hundred, for patterns."""


def small_number(words: str) -> int:
    """What a `NUMERAL` is: 12 for 十二 and for 12."""
    return int(words) if words.isdigit() else numeral_value(words)
