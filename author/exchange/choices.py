"""What the drop-down lists of a form suggest: choices of the schema, code books, usual words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from author.form.folders import names as editions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.form.edition import Edition
    from author.ledger.codes import CodeBook
    from author.read.workbook.sheets import Column, Sheet, Workbook


@dataclass(frozen=True)
class Choices:
    """The suggestions for one column: texts, or whatever stands in another column."""

    texts: tuple[str, ...] = ()
    names: Mapping[str, str] | None = None
    """Code to the text that suggests it."""
    column: tuple[str, ...] = ()
    """Path of the other column."""


def dotted(sheet: Sheet, column: Column) -> str:
    """How workbook.yaml calls a column."""
    below = column.path if column.path or column.label != sheet.owner else (sheet.owner,)
    return ".".join((*sheet.path, *below))


def choices(plan: Workbook, schema: Mapping[str, Any], edition: Edition | None) -> Mapping[str, Choices]:
    """Dotted path of a column to its suggestions; without an edition there are no code books."""
    allowed = {
        dotted(sheet, column): Choices(tuple(str(choice) for choice in column.rule["allowed"]))
        for sheet in plan.sheets
        for column in sheet.columns
        if column.rule.get("allowed")
    }
    named = {path: _named(source, schema, edition) for path, source in plan.choices.items()}
    return allowed | {path: found for path, found in named.items() if found.texts or found.column}


def _named(source: Mapping[str, Any], schema: Mapping[str, Any], edition: Edition | None) -> Choices:
    if "column" in source:
        return Choices(column=tuple(source["column"].split(".")))
    if "words" in source:
        return Choices(tuple(source["words"]))
    if "names" in source:
        return Choices(tuple(schema[source["names"]]["schema"]))
    if "editions" in source:
        return Choices(tuple(editions()))
    return _of_book(source, edition) if edition else Choices()


def _of_book(source: Mapping[str, Any], edition: Edition) -> Choices:
    book: CodeBook = getattr(edition.books, source["book"])
    if "digits" not in source:
        return Choices(book.leaves)
    names = dict(_named_codes(book, int(source["digits"])))
    return Choices(tuple(names.values()), names)


def _named_codes(book: CodeBook, digits: int) -> Iterator[tuple[str, str]]:
    for code in book:
        if len(code) == digits and code not in book.retired:
            name = book.names[code]
            yield code, code if name[:1].isdigit() else f"{code} {name}"
