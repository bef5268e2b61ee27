"""Codes as cells hold them: with a name behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.read.values import code

if TYPE_CHECKING:
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
