"""Codes as cells hold them: with a name behind, or divided among several columns."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from author.read.values import code

if TYPE_CHECKING:
    from collections.abc import Mapping

    from author.read.workbook.gathered import At
    from author.read.workbook.sheets import Column


def bare(cell: tuple[At, str], column: Column) -> tuple[At, str]:
    """A code that is a key, without the name behind it, which would change its place among the others."""
    if column.kind != "code":
        return cell
    try:
        return cell[0], code(cell[1])
    except ValueError:
        return cell


def joined(texts: Mapping[str, str], digits: Mapping[str, int]) -> str:
    """A code from its parts: 210, 1 and 5 is 2100105; a part may also repeat what stands before it."""
    joined = ""
    for part, count in digits.items():
        found = re.match(r"[0-9]+", unicodedata.normalize("NFKC", texts.get(part, "")))
        if not found:
            break
        whole = joined and found[0].startswith(joined) and len(found[0]) == len(joined) + count
        joined = found[0] if whole else joined + found[0].zfill(count)
    return joined
