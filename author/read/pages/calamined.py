"""Reads a workbook with python-calamine, as a program of its own: the library makes the whole rectangle around all cells.

One cell in the last corner would ask for gigabytes, so this process bounds its memory and its time first. Run with the
file's path; each line of the answer is a sheet in JSON.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

try:
    from python_calamine import CalamineError, CalamineWorkbook
except ImportError:
    CalamineWorkbook = None
try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator

AVAILABLE = CalamineWorkbook is not None
UNREADABLE = 3
"""Exit code for a file that the library cannot read."""
_MEMORY = 1 << 30
_SECONDS = 15
_WIDEST = 200
"""Columns that are looked at."""

Cell = tuple[int, int, str | float]
"""Row and column, counted from 1, and the value; days and truths are texts."""
Sheet = tuple[str, bool, list[Cell], list[tuple[int, int, int, int]]]
"""Name, whether it is hidden, its cells, the corners of its merged cells."""


def main(path: str) -> int:
    """Write the sheets to the standard output; the exit code."""
    _bound()
    try:
        book = CalamineWorkbook.from_path(path)
        for about in book.sheets_metadata:
            if str(about.typ).endswith("WorkSheet"):
                hidden = not str(about.visible).endswith("Visible")
                sys.stdout.write(json.dumps(_sheet(book.get_sheet_by_name(about.name), hidden=hidden)) + "\n")
    except (CalamineError, OSError, ValueError):
        return UNREADABLE
    return 0


def _bound() -> None:
    """Bound memory and time, where the system can; whoever started this bounds the time once more."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


def _sheet(sheet: Any, *, hidden: bool) -> Sheet:  # noqa: ANN401 - the library's own
    corners = [(top + 1, left + 1, bottom + 1, right + 1)
               for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()]  # fmt: skip
    return sheet.name, hidden, list(_cells(sheet)), corners


def _cells(sheet: Any) -> Iterator[Cell]:  # noqa: ANN401
    top, left = sheet.start or (0, 0)
    for row, values in enumerate(sheet.to_python(skip_empty_area=True), top + 1):
        for column, value in enumerate(values[: max(_WIDEST - left, 0)], left + 1):
            if value != "":
                yield row, column, _plain(value)


def _plain(value: object) -> str | float:
    """A value as JSON has it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):  # a moment is a date too
        return value.isoformat()[:10]
    return value if isinstance(value, (int, float, str)) else str(value)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
