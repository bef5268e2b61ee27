"""The charset of a CFF font program: which CID each glyph has.

A PDF string for a CIDFontType0C font holds CIDs. Readers that take glyph numbers instead only look
right by chance, so the numbers must come from the program itself. Format: Adobe Technical Note 5176.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

_CHARSET, _CHARSTRINGS, _ROS = 15, 17, (12 << 8) + 30


class _Index(NamedTuple):
    items: list[tuple[int, int]]
    """First and last-plus-one byte of each item."""
    end: int


def cids(data: bytes) -> list[int]:
    """Return the CID of each glyph by glyph number; a program without CIDs is its own charset.

    Raises ValueError for a charset of a format that CFF does not have.
    """
    names = _index(data, data[2])
    [(start, end)] = _index(data, names.end).items
    top = _dictionary(data[start:end])
    count = len(_index(data, top[_CHARSTRINGS][0]).items)
    if _ROS not in top or top[_CHARSET][0] == 0:
        return list(range(count))
    return _charset(data, top[_CHARSET][0], count)


def _number(data: bytes, at: int, size: int) -> int:
    return int.from_bytes(data[at : at + size], "big")


def _index(data: bytes, at: int) -> _Index:
    count = _number(data, at, 2)
    if not count:
        return _Index([], at + 2)
    size = data[at + 2]
    base = at + 3 + (count + 1) * size - 1
    offsets = [base + _number(data, at + 3 + i * size, size) for i in range(count + 1)]
    return _Index(list(pairwise(offsets)), offsets[-1])


def _dictionary(data: bytes) -> dict[int, list[int]]:
    """Operator → operands. Real numbers count as 0: no offset is one."""
    found: dict[int, list[int]] = {}
    operands: list[int] = []
    at = 0
    while at < len(data):
        byte = data[at]
        if byte <= 21:
            operator, at = ((12 << 8) + data[at + 1], at + 2) if byte == 12 else (byte, at + 1)
            found[operator], operands = operands, []
        else:
            value, at = _operand(data, at)
            operands.append(value)
    return found


def _operand(data: bytes, at: int) -> tuple[int, int]:
    """Return the operand at a place and the place after it."""
    byte = data[at]
    if byte in (28, 29):
        size = 2 if byte == 28 else 4
        return int.from_bytes(data[at + 1 : at + 1 + size], "big", signed=True), at + 1 + size
    if byte == 30:  # a real number ends with the half byte 15
        at += 1
        while data[at] & 15 != 15 and data[at] >> 4 != 15:
            at += 1
        return 0, at + 1
    if byte <= 246:
        return byte - 139, at + 1
    sign, base = (1, 247) if byte <= 250 else (-1, 251)
    return sign * ((byte - base) * 256 + data[at + 1] + 108), at + 2


def _charset(data: bytes, at: int, count: int) -> list[int]:
    kind, at = data[at], at + 1
    if kind == 0:
        return [0, *(_number(data, at + 2 * i, 2) for i in range(count - 1))]
    if kind not in (1, 2):
        raise ValueError(f"unknown CFF charset format {kind}")
    found = [0]
    while len(found) < count:
        first, left = _number(data, at, 2), _number(data, at + 2, kind)
        found.extend(range(first, first + left + 1))
        at += 2 + kind
    return found[:count]
