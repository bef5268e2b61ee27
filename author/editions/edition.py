"""An edition: one year's or region's form, as a folder of data laid over the one it is based on.

A file replaces the same-named file of the edition below it; nothing is merged. Only what edition.yaml lists is
loaded and printed, and all of that is checked when it is loaded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from author.codes import book_of_names, nested
from author.editions.fields import Fields, parse_fields
from author.editions.figures import read_figures
from author.editions.folders import EDITION, Folders, folders
from author.editions.look import read_look
from author.editions.parts import Line, Part, read_lines, read_part
from author.editions.sectionspec import SectionSpec, read_section
from author.editions.standards import Standards, read_standards
from author.editions.tablespec import TableSpec, Usual, read_table
from author.findings import EditionError, Source, near
from author.forms import FormSpec, read_form
from author.money import Form
from author.submission import DERIVED
from author.submission.lines import Books
from author.wording import Wording, read_phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from author.codes import CodeBook
    from author.document import Look
    from author.question import Dimension

OPTIONAL = ("checks.yaml",)
KINDS = ("部门", "单位")
"""Kinds of unit that a submission may name."""
_FILE = re.compile(r"[a-z0-9][a-z0-9.-]{0,63}")
_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_TABLE = re.compile(r"^@table +(\S+)", re.MULTILINE)


@dataclass(frozen=True)
class Edition:
    """A form, loaded and checked."""

    name: str
    title: str
    years: tuple[int, int]
    at: Source
    books: Books
    document_title: str
    cover: tuple[Line, ...]
    contents_title: str
    parts: tuple[Part, ...]
    signature: tuple[Line, ...]
    words: Mapping[str, Mapping[str, str]]
    """Unit kind (部门, 单位) to the words that follow it."""
    phrases: Mapping[str, str]
    glossary: tuple[Mapping[str, str], ...]
    tables: Mapping[str, TableSpec | FormSpec]
    sections: Mapping[str, SectionSpec]
    narrative_form: Form
    percent_decimals: int
    wording: Wording
    look: Look
    files: tuple[str, ...]
    """What it was read from, as its folder would name them; see `Folders.find`."""
    standards: Standards
    """What the checks demand."""
    checks: object = None


def load(name: str, year: int, known_path: Callable[[str], bool], own: Path | None = None) -> Edition:
    """Load and check an edition for a budget year; ``known_path`` says whether staff can fill in a path.

    ``own`` is a folder of the users' own editions, searched before the one that comes with the program.
    """
    found = folders(name, own)
    fields = found.listing
    fields.text("based_on", "")
    years = fields.mapping("years")
    if not (span := _years(years))[0] <= span[1]:
        years.fail("from 应不晚于 until", "from")
    books = _books(found, fields, year)
    parts = tuple(read_part(inner) for inner in fields.items("parts"))
    narrative_form = read_figures(fields.mapping("figures"), Form())
    usual = Usual(
        fields.text("preparer", ""),
        fields.text("unit_line"),
        read_figures(fields.mapping("table_figures"), Form()),
    )
    reader = _Reader(found, books, usual, known_path)
    sections = {key: reader.section(key) for part in parts for key in part.sections}
    placed = [key for section in sections.values() for key in _TABLE.findall(section.body)]
    listed = [key for part in parts for key in part.tables]
    _once(fields, [key for part in parts for key in part.sections], "节")
    _once(fields, [*listed, *placed], "表")
    tables = {key: reader.table(key) for key in (*listed, *placed)}
    for key in listed:
        _once_only(tables[key])
    edition = Edition(
        name=name,
        title=fields.text("title"),
        years=span,
        at=fields.tree.at(()),
        books=books,
        document_title=fields.text("document_title"),
        cover=read_lines(fields, "cover"),
        contents_title=fields.text("contents_title", ""),
        parts=parts,
        signature=read_lines(fields, "signature"),
        words=_words(fields.mapping("words")),
        phrases=read_phrases(fields.mapping("wording")),
        glossary=_glossary(found.fields("glossary.yaml")),
        tables=tables,
        sections=sections,
        narrative_form=narrative_form,
        percent_decimals=fields.count("percent_decimals", 2, 6),
        wording=_wording(found, fields, narrative_form),
        look=read_look(found.fields("look.yaml")),
        files=_files(found, fields, tables, sections),
        standards=read_standards(fields),
    )
    fields.texts("basis", ())
    fields.done()
    years.done()
    _check_styles(edition)
    from author.editions.checkspec import Checks, read_checks
    return replace(edition, checks=read_checks(edition, own) or Checks((),(),(),()))


@dataclass(frozen=True)
class _Reader:
    """Reads the table and section files that an edition lists."""

    folders: Folders
    books: Books
    usual: Usual
    known_path: Callable[[str], bool]

    @cached_property
    def dimensions(self) -> Mapping[Dimension, CodeBook]:
        return self.books.dimensions

    def table(self, key: str) -> TableSpec | FormSpec:
        fields = self.folders.fields(f"tables/{self._safe(key)}.yaml")
        if fields.text("key") != key:
            fields.fail(f"key 应与文件名相同（{key}）", "key")
        if not fields.has("form"):
            return read_table(fields, self.dimensions, self.usual)
        form = read_form(fields, self.dimensions, self.usual.figures)
        for path in form.paths:
            if path not in DERIVED and not self.known_path(path):
                fields.fail(f"填报内容里没有“{path}”", "form")
        return form

    def _safe(self, key: str) -> str:
        if not _KEY.fullmatch(key):
            message = f"表和节的名称只能用小写字母、数字、- 和 _：{key[:60]}"
            raise EditionError(message, self.folders.listing.tree.at(("parts",)))
        return key

    def section(self, key: str) -> SectionSpec:
        text, name = self.folders.text(f"sections/{self._safe(key)}.md")
        if not text.startswith("---\n"):
            raise EditionError("节的开头应是 --- 和两行 --- 之间的问题", Source(name, 1), "没有问题时写两行 ---")
        head, found, body = text[4:].partition("---\n")
        if not found:
            raise EditionError("节的开头缺少第二行 ---", Source(name, 1))
        fields = parse_fields(f"\n{head}", name)
        at = Source(name, 3 + head.count("\n"))
        for placed in _TABLE.finditer(body):
            if not _KEY.fullmatch(placed[1]):
                line = Source(name, at.row + body.count("\n", 0, placed.start()))
                raise EditionError(f"@table 后面的 {placed[1][:60]} 不是表的名称", line, "名称要写明，不能用变量拼成")
        return read_section(key, fields, body, at, self.dimensions)


def _files(found: Folders, fields: Fields, tables: Iterable[str], sections: Iterable[str]) -> tuple[str, ...]:
    macros = (fields.text("macros"),) if fields.has("macros") else ()
    shared = ("codes/function.csv", "codes/economic.csv", "look.yaml", *macros)
    own = (*(f"tables/{key}.yaml" for key in tables), *(f"sections/{key}.md" for key in sections))
    return (EDITION, "glossary.yaml", *own, *(file for file in OPTIONAL if found.has(file)), *shared)


def _years(fields: Fields) -> tuple[int, int]:
    fields.text("from")
    return fields.count("from", 0, 9999), fields.count("until", 9999, 9999)


def _words(fields: Fields) -> Mapping[str, Mapping[str, str]]:
    """The words that follow the kind of unit: the same ones for every kind."""
    kinds = {kind: fields.word_map(kind) for kind in KINDS}
    fields.done()
    for kind, words in kinds.items():
        for name in {name for other in kinds.values() for name in other} - set(words):
            fields.fail(f"{kind}没有“{name}”这个词", kind, "各种单位类型的词要一样多")
    return kinds


def _books(found: Folders, fields: Fields, year: int) -> Books:
    if not fields.has("funds"):
        fields.fail("缺少 funds（资金来源）")
    try:
        fund = book_of_names("资金来源", nested(fields.mapping("funds").data))
    except ValueError as error:
        fields.fail(str(error), "funds")
    return Books(
        function=found.book("codes/function.csv", "功能科目", year),
        economic=found.book("codes/economic.csv", "经济科目", year),
        fund=fund,
    )


def _glossary(fields: Fields) -> tuple[Mapping[str, str], ...]:
    terms = []
    for inner in fields.items("terms"):
        terms.append({"词": inner.text("词"), "解释": inner.text("解释")})
        inner.done()
    fields.done()
    return tuple(terms)


def _wording(found: Folders, fields: Fields, money: Form) -> Wording:
    if not fields.has("macros"):
        return Wording(money)
    if not _FILE.fullmatch(file := fields.text("macros")):
        fields.fail("macros 应是一个文件名（小写字母、数字、- 和 .），不带文件夹", "macros")
    text, name = found.text(file)
    return Wording(money, text, Source(name, 1))


def _once_only(table: TableSpec | FormSpec) -> None:
    if isinstance(table, FormSpec) and table.each:
        raise EditionError("每个项目一张的表单不能编表号", table.at, "从 tables 中去掉，用 @table 放在节里")


def _once(fields: Fields, keys: list[str], what: str) -> None:
    """No key twice: bookmarks and pages of the contents are found by it."""
    for key in {key for key in keys if keys.count(key) > 1}:
        fields.fail(f"{what} {key} 用了两次", "parts", "每个只能列一次（@table 也算）；要再印一次，请复制成另一个文件")


def _check_styles(edition: Edition) -> None:
    used = [line.style for line in (*edition.cover, *edition.signature)]
    for style in used:
        if style not in edition.look.styles:
            raise EditionError(f"版面文件里没有样式 {style}", edition.at, near(style, edition.look.styles))
