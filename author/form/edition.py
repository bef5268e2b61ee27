"""An edition: one year's or region's form, as a folder of data laid over the one it is based on.

A file replaces the same-named file of the edition below it; nothing is merged. Only what edition.yaml lists is
loaded and printed, and all of that is checked when it is loaded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from author.form.budgets import read_budgets
from author.form.checkspec import FILE as CHECKS
from author.form.checkspec import Checks, read_checks
from author.form.folders import EDITION, Folders, folders
from author.form.formspec import FormSpec
from author.form.listed import Listed, placed
from author.form.listing import Listing, read_listing
from author.form.look import read_look
from author.form.notice import FILE as NOTICE
from author.form.notice import Notice, read_notice
from author.form.wordlists import WordList, read_word_lists
from author.ground.findings import EditionError, Source, near
from author.submission.lines import Books
from author.wording.templates import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from author.document import Look
    from author.form.fields import Fields
    from author.form.sectionspec import SectionSpec
    from author.form.tablespec import TableSpec

GLOSSARY, LOOK = "glossary.yaml", "look.yaml"
FUNCTION, ECONOMIC = "codes/function.csv", "codes/economic.csv"


@dataclass(frozen=True, kw_only=True)
class Edition(Listing):
    """A form, loaded and checked: what its edition.yaml says, and the files that this lists."""

    name: str
    folders: Folders
    """Where its files lie."""
    books: Books
    sections: Mapping[str, SectionSpec]
    tables: Mapping[str, TableSpec | FormSpec]
    glossary: tuple[Mapping[str, str], ...]
    wording: Wording
    look: Look
    checks: Checks
    """The sums that must hold in and between its tables."""
    notice: Notice | None
    """How the notice of a correction is worded; None where the form has none."""
    budgets: Mapping[str, str]
    """Fund to the budget that its money belongs to; own money is free."""
    word_lists: Mapping[str, WordList]
    """The lists of words that rules look for."""

    @property
    def files(self) -> tuple[str, ...]:
        """What it was read from, as its folder would name them; see `Folders.find`."""
        tables, sections = (
            (f"tables/{key}.yaml" for key in self.tables),
            (f"sections/{key}.md" for key in self.sections),
        )
        optional = tuple(file for file in (CHECKS, NOTICE) if self.folders.has(file))
        macros = (self.macros,) if self.macros else ()
        return (EDITION, GLOSSARY, *tables, *sections, *optional, FUNCTION, ECONOMIC, LOOK, *macros)


def load(name: str, year: int, schema: Mapping[str, Any], own: Path | None = None) -> Edition:
    """Load and check an edition for a budget year; ``schema`` is what staff can fill in.

    ``own`` is a folder of the users' own editions, searched before the one that comes with the program.
    EditionError for whatever is wrong.
    """
    found = folders(name, own)
    try:
        return _loaded(found, year, schema)
    except EditionError as error:
        raise EditionError(error.message, error.at, error.hint + found.advice(error.at)) from error


def _loaded(found: Folders, year: int, schema: Mapping[str, Any]) -> Edition:
    listing = read_listing(found.listing)
    books = Books(
        function=found.book(FUNCTION, "功能科目", year),
        economic=found.book(ECONOMIC, "经济科目", year),
        fund=listing.funds,
        transfers=listing.transfers,
        office=listing.office,
    )
    listed = Listed(found, books, listing.usual, schema)
    sections = _sections(found, listing, listed)
    tables = _tables(found, listing, sections, listed)
    look = read_look(found.fields(LOOK))
    edition = Edition(
        **vars(listing),
        name=found.name,
        folders=found,
        books=books,
        sections=sections,
        tables=tables,
        glossary=_glossary(found.fields(GLOSSARY)),
        wording=_wording(found, listing),
        look=look,
        checks=read_checks(found, tables, books.dimensions),
        notice=read_notice(found, look),
        budgets=read_budgets((found.listing, *found.bases), listing.funds),
        word_lists=read_word_lists(found),
    )
    _check_styles(edition)
    return edition


def _sections(found: Folders, listing: Listing, listed: Listed) -> Mapping[str, SectionSpec]:
    keys = [key for part in listing.parts for key in part.sections]
    sections = {key: listed.section(key) for key in keys}
    _once(found.listing, keys, "节")
    return sections


def _tables(
    found: Folders, listing: Listing, sections: Mapping[str, SectionSpec], listed: Listed
) -> Mapping[str, TableSpec | FormSpec]:
    """The tables that parts list, then those that sections place."""
    numbered = [key for part in listing.parts for key in part.tables]
    keys = [*numbered, *(key for section in sections.values() for key in placed(section))]
    _once(found.listing, keys, "表")
    tables = {key: listed.table(key) for key in keys}
    for table in (tables[key] for key in numbered):
        if isinstance(table, FormSpec) and table.each:
            raise EditionError("每个项目一张的表单不能编表号", table.at, "从 tables 中去掉，用 @table 放在节里")
    return tables


def _once(fields: Fields, keys: list[str], what: str) -> None:
    """No key twice: bookmarks and pages of the contents are found by it."""
    for key in {key for key in keys if keys.count(key) > 1}:
        fields.fail(f"{what} {key} 用了两次", "parts", "每个只能列一次（@table 也算）；要再印一次，请复制成另一个文件")


def _glossary(fields: Fields) -> tuple[Mapping[str, str], ...]:
    terms = []
    for inner in fields.items("terms"):
        terms.append({"词": inner.text("词"), "解释": inner.text("解释")})
        inner.done()
    fields.done()
    return tuple(terms)


def _wording(found: Folders, listing: Listing) -> Wording:
    if not listing.macros:
        return Wording(listing.narrative_form)
    text, name = found.text(listing.macros)
    return Wording(listing.narrative_form, text, Source(name, 1))


def _check_styles(edition: Edition) -> None:
    for line in (*edition.cover, *edition.signature):
        if line.style not in edition.look.styles:
            raise EditionError(f"版面文件里没有样式 {line.style}", edition.at, near(line.style, edition.look.styles))
