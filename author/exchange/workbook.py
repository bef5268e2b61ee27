"""A form as an .xlsx workbook, blank or filled in: the door of openpyxl.

The same input makes the same bytes: nothing in the package tells when or where it was made.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook as Package
from openpyxl.utils import get_column_letter

from author.exchange.choices import choices, dotted
from author.exchange.formsheet import Dropdowns, FormSheet
from author.exchange.rows import found, rows
from author.read.workbook.sheets import HELP, NAME, VALUE
from author.write.sheets.package import disk_errors, save

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from author.exchange.choices import Choices
    from author.form.edition import Edition
    from author.read.workbook.sheets import Sheet, Workbook

_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
"""A form is made anew whenever it is wanted; its file tells no time."""


@disk_errors()
def write_workbook(
    values: Mapping[str, Any], path: Path, plan: Workbook, schema: Mapping[str, Any], edition: Edition | None
) -> None:
    """Write the form to ``path`` with ``values`` filled in; OSError when the file cannot be written."""
    package = Package()
    writer = _Writer(package, plan, choices(plan, schema, edition), values)
    writer.write()
    package.properties.title, package.properties.creator = plan.title, ""
    save(package, path, _CREATED)


class _Writer:
    """Writes sheet after sheet into a package."""

    def __init__(
        self, package: Package, plan: Workbook, suggested: Mapping[str, Choices], values: Mapping[str, Any]
    ) -> None:
        self.package = package
        self.plan = plan
        self.suggested = suggested
        self.values = values
        self.unit = str(values.get("金额单位", "元"))
        self.dropdowns = Dropdowns(plan.choices_sheet)

    def write(self) -> None:
        guide = self.package.active
        guide.title = self.plan.guide
        for sheet in self.plan.sheets:
            for column in sheet.columns:
                self._locate(sheet, dotted(sheet, column))
        FormSheet(guide, self.unit).guide(self.plan.title, self.plan.guide_lines, self._overview())
        for sheet in self.plan.sheets:
            page = FormSheet(self.package.create_sheet(sheet.name), self.unit)
            (self._fields if sheet.kind == "fields" else self._rows)(sheet, page)
        self.dropdowns.write(self.package.create_sheet(self.plan.choices_sheet))

    def _overview(self) -> list[tuple[str, str]]:
        return [(sheet.name, sheet.note) for sheet in self.plan.sheets]

    def _locate(self, sheet: Sheet, path: str) -> None:
        """Give the suggestions of a column their place on the hidden sheet, or in the column they come from."""
        suggested = self.suggested.get(path)
        if suggested and suggested.texts:
            self.dropdowns.add(path, suggested.texts)
        elif suggested:
            self.dropdowns.refer(path, *self._column(suggested.column))

    def _column(self, path: tuple[str, ...]) -> tuple[str, str]:
        """The sheet and the column letter of a column of a list."""
        return next(
            (sheet.name, get_column_letter(number))
            for sheet in self.plan.sheets
            if sheet.kind == "list"
            for number, column in enumerate(sheet.columns, 1)
            if (*sheet.path, *column.path) == path and not sheet.owner
        )

    def _fields(self, sheet: Sheet, page: FormSheet) -> None:
        page.heads([(NAME, 26, ""), (VALUE, 48, ""), (HELP, 60, "")])
        for row, column in enumerate(sheet.columns, 2):
            page.label(row, column)
            value = found(self.values, column.path)
            page.put(row, 2, column, value)
            page.grow(row, (None, value, column.note))
            page.suggest(self.dropdowns.range(dotted(sheet, column)), f"B{row}")
        page.printed(landscape=False)

    def _rows(self, sheet: Sheet, page: FormSheet) -> None:
        page.columns(sheet)
        named = [self._names(dotted(sheet, column)) for column in sheet.columns]
        for row, values in enumerate(rows(sheet, self.values), 2):
            shown = [names.get(value, value) if names else value for names, value in zip(named, values, strict=True)]
            page.grow(row, shown)
            for number, (column, value) in enumerate(zip(sheet.columns, shown, strict=True), 1):
                page.put(row, number, column, value)
        for number, column in enumerate(sheet.columns, 1):
            letter = get_column_letter(number)
            page.suggest(self.dropdowns.range(dotted(sheet, column)), f"{letter}2:{letter}{page.last_row}")
        page.printed(landscape=True)

    def _names(self, path: str) -> Mapping[Any, str]:
        """Code to the text that is shown for it."""
        suggested = self.suggested.get(path)
        return (suggested and suggested.names) or {}
