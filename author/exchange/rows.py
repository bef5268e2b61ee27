"""Typed values laid out as the rows of a workbook's sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from author.read.values import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.read.workbook.sheets import Column, Keys, Sheet

_ENDS = ("起", "止")


def rows(sheet: Sheet, values: Mapping[str, Any]) -> Iterator[list[Any]]:
    """A value for each column of the sheet, row by row; None where there is none. Not for a sheet of fields."""
    if sheet.kind == "map":
        yield from _named(values, sheet)
    elif sheet.owner:
        yield from _owned(values, sheet)
    else:
        yield from (_record(item, sheet.columns) for item in found(values, sheet.path) or ())


def found(values: Any, path: Keys) -> Any:  # noqa: ANN401 - nested typed values
    """The value at ``path``; of a period, also its ends or its words. None where there is none."""
    for step in path:
        if isinstance(values, Period):
            return values.start if step == _ENDS[0] else values.end
        values = values.get(step) if isinstance(values, dict) else None
    return (values.words or None) if isinstance(values, Period) else values


def _record(item: Any, columns: tuple[Column, ...]) -> list[Any]:  # noqa: ANN401
    return [found(item, column.path) if column.path else item for column in columns]


def _owned(values: Mapping[str, Any], sheet: Sheet) -> Iterator[list[Any]]:
    """The rows of lists within a list, each led by the name of what it belongs to."""
    top, *below = sheet.path
    owner, *columns = sheet.columns
    assert owner.label == sheet.owner  # noqa: S101 - the sheet is made so
    for item in values.get(top, ()):
        name = next(iter(item.values()), None)
        yield from ([name, *_record(inner, tuple(columns))] for inner in found(item, tuple(below)) or ())
    for words, path in sheet.also.items():
        yield from ([words, *_record(inner, tuple(columns))] for inner in found(values, path) or ())


def _named(values: Mapping[str, Any], sheet: Sheet) -> Iterator[list[Any]]:
    for name, inner in (found(values, sheet.path) or {}).items():
        if not isinstance(inner, dict):
            yield [name, *[None] * (len(sheet.columns) - 2), inner]
        else:
            yield from ([name, its_name, value] for its_name, value in inner.items())
