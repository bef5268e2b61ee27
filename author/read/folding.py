"""Texts broken over several lines: YAML joins the lines with blanks, Chinese is written without."""

from __future__ import annotations

from itertools import accumulate


def unfolded(value: str, written: str, style: str | None) -> str:
    """``value`` without the blanks that stand for a line's end between two characters of Chinese.

    ``written`` is how the value stands in the file, in YAML's ``style``; blanks that somebody typed stay. A text with
    escapes stays as YAML reads it.
    """
    if style == '"' and "\\" in written:
        return value
    if style == "'":
        written = written.replace("''", "'")
    if style in ("'", '"'):
        written = written[1:-1]
    lines = written.split("\n")[1:] if style == ">" else written.split("\n")
    ends = set(accumulate(map(_solid, lines)))
    pieces = value.split(" ")
    joined = pieces[:1]
    for solid, before, after in zip(accumulate(map(_solid, pieces)), pieces, pieces[1:], strict=False):
        chinese = before and after and not before[-1].isascii() and not after[0].isascii()
        joined += [after] if chinese and solid in ends else [" ", after]
    return "".join(joined)


def _solid(text: str) -> int:
    """How many characters are no blanks: the same number in the file and in the value."""
    return sum(map(len, text.split()))
