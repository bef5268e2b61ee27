"""An edition: one year's or region's form, as a folder of data laid over the one it is based on.

A file replaces the same-named file of the edition below it; nothing is merged. Only what edition.yaml lists is
loaded and printed, and all of that is checked when it is loaded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from author.codes import CodeBook, Tree, book_of_names, flat_book, read_book
from author.fields import Fields, parse_fields, read_fields
from author.findings import EditionError, Source, near
from author.forms import FormSpec, read_form
from author.ledger import MEASURES, NATURES
from author.look import read_look
from author.money import YUAN_IN, Form
from author.narrative import SectionSpec, read_section
from author.places import data
from author.submission import Books
from author.tablespec import TableSpec, read_table
from author.wording import CHANGES, PEOPLE, Wording, unknown_tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from author.document import Look

EDITION = "edition.yaml"
BLANK = "留空"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_TABLE = re.compile(r"^@table +(\S+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the document: sections, or tables with how they are labelled and listed."""

    title: str
    sections: tuple[str, ...]
    tables: tuple[str, ...]
    table_label: str
    table_entry: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the cover or of the signature: a style and a template."""

    style: str
    text: str


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
    table_form: Form
    percent_decimals: int
    wording: Wording
    look: Look


@dataclass(frozen=True)
class Folders:
    """The folders of an edition, its own first, then those it is based on."""

    name: str
    layers: tuple[tuple[str, Path], ...]

    def find(self, file: str) -> tuple[Path, str]:
        """Where ``file`` lies and how messages call it; EditionError when no layer has it."""
        for name, folder in self.layers:
            if (folder / file).is_file():
                return folder / file, f"{name}/{file}" if name else file
        raise EditionError(f"缺少文件 {file}", Source(f"{self.name}/{EDITION}"), "edition.yaml 列出的表和节都要有文件")

    def fields(self, file: str) -> Fields:
        """The content of ``file``."""
        return read_fields(*self.find(file))

    def text(self, file: str) -> tuple[str, str]:
        """A text file and how messages call it; line ends are those of Unix."""
        path, name = self.find(file)
        try:
            return path.read_text(encoding="utf-8-sig"), name
        except UnicodeDecodeError:
            raise EditionError("文件编码不是 UTF-8", Source(name), "用记事本另存为 UTF-8") from None

    @cached_property
    def listing(self) -> Fields:
        """edition.yaml of the edition itself."""
        return self.fields(EDITION)


def names() -> list[str]:
    """The editions that come with the program."""
    return sorted(path.parent.name for path in data("templates").glob(f"*/{EDITION}"))


def unknown(name: str) -> tuple[str, str] | None:
    """Message and hint when there is no edition ``name``."""
    known = names()
    if name in known:
        return None
    return f"没有名为“{name}”的版式", near(name, known) or f"现有版式：{'、'.join(known)}"


def titled(name: str) -> str:
    """An edition's title, read from its first file only."""
    return folders(name).listing.text("title")


def folders(name: str) -> Folders:
    """The layers of an edition; EditionError for an unknown name or a circle."""
    root, wanted, at = data("templates"), name, Source()
    layers: list[tuple[str, Path]] = []
    while wanted:
        if not _NAME.fullmatch(wanted) or not (root / wanted / EDITION).is_file():
            message, hint = unknown(wanted) or ("版式名称只用小写字母、数字和 -", "")
            raise EditionError(message, at, hint)
        if any(wanted == layer for layer, _ in layers):
            raise EditionError(f"版式 {wanted} 经 based_on 又回到了自己", at, "请去掉其中一处 based_on")
        layers.append((wanted, root / wanted))
        fields = read_fields(root / wanted / EDITION, f"{wanted}/{EDITION}")
        wanted, at = fields.text("based_on", ""), fields.tree.at(("based_on",))
    return Folders(name, (*layers, ("", root)))


def load(name: str, year: int, known_path: Callable[[str], bool]) -> Edition:
    """Load and check an edition for a budget year; ``known_path`` says whether staff can fill in a path."""
    found = folders(name)
    fields = found.listing
    fields.text("based_on", "")
    years = fields.mapping("years")
    books = _books(fields, year)
    parts = tuple(_part(inner) for inner in fields.items("parts"))
    narrative_form, table_form = _form(fields.mapping("figures")), _form(fields.mapping("table_figures"))
    reader = _Reader(found, books, fields.text("preparer"), fields.text("unit_line"), known_path)
    sections = {key: reader.section(key) for part in parts for key in part.sections}
    placed = [key for section in sections.values() for key in _TABLE.findall(section.body)]
    tables = {key: reader.table(key) for key in (*(key for part in parts for key in part.tables), *placed)}
    edition = Edition(
        name=name,
        title=fields.text("title"),
        years=(int(years.number("from")), int(years.number("until", 9999))),
        at=fields.tree.at(()),
        books=books,
        document_title=fields.text("document_title"),
        cover=_lines(fields, "cover"),
        contents_title=fields.text("contents_title"),
        parts=parts,
        signature=_lines(fields, "signature"),
        words={kind: fields.mapping("words").word_map(kind) for kind in fields.mapping("words").data},
        phrases=_phrases(fields),
        glossary=_glossary(found.fields("glossary.yaml")),
        tables=tables,
        sections=sections,
        narrative_form=narrative_form,
        table_form=table_form,
        percent_decimals=int(fields.number("percent_decimals", 2)),
        wording=Wording(narrative_form, _macros(found, fields)),
        look=read_look(found.fields("look.yaml")),
    )
    fields.texts("basis", ())
    fields.done()
    _check_styles(edition)
    return edition


@dataclass(frozen=True)
class _Reader:
    """Reads the table and section files that an edition lists."""

    folders: Folders
    books: Books
    preparer: str
    unit_line: str
    known_path: Callable[[str], bool]

    @cached_property
    def dimensions(self) -> Mapping[str, CodeBook]:
        books = self.books
        return {
            "measure": flat_book("数据种类", MEASURES),
            "function": books.function,
            "economic": books.economic,
            "fund": books.fund,
            "nature": book_of_names("支出类别", NATURES),
        }

    def table(self, key: str) -> TableSpec | FormSpec:
        fields = self.folders.fields(f"tables/{_safe(key)}.yaml")
        if fields.text("key") != key:
            fields.fail(f"key 应与文件名相同（{key}）", "key")
        if not fields.has("form"):
            return read_table(fields, self.dimensions, self.preparer, self.unit_line)  # type: ignore[arg-type]
        form = read_form(fields, self.dimensions)  # type: ignore[arg-type]
        for path in form.paths:
            if not self.known_path(path):
                fields.fail(f"填报内容里没有“{path}”", "form")
        return form

    def section(self, key: str) -> SectionSpec:
        text, name = self.folders.text(f"sections/{_safe(key)}.md")
        if not text.startswith("---\n"):
            raise EditionError("节的开头应是 --- 和两行 --- 之间的问题", Source(name, 1), "没有问题时写两行 ---")
        head, found, body = text[4:].partition("---\n")
        if not found:
            raise EditionError("节的开头缺少第二行 ---", Source(name, 1))
        fields = parse_fields(f"\n{head}", name)
        at = Source(name, 3 + head.count("\n"))
        return read_section(key, fields, body, at, self.dimensions)  # type: ignore[arg-type]


def _safe(key: str) -> str:
    if not _KEY.fullmatch(key):
        raise EditionError(f"表和节的名称只能用小写字母、数字、- 和 _：{key}")
    return key


def _books(fields: Fields, year: int) -> Books:
    codes = data("templates") / "codes"
    try:
        fund = book_of_names("资金来源", _branches(fields.mapping("funds").data))
    except ValueError as error:
        fields.fail(str(error), "funds")
    return Books(
        function=read_book(codes / "function.csv", "功能科目", year),
        economic=read_book(codes / "economic.csv", "经济科目", year),
        fund=fund,
    )


def _branches(tree: Mapping[str, object]) -> Tree:
    """Nested mappings, lists of leaves and empty nodes as one nested mapping."""
    return {name: _branch(below) for name, below in tree.items()}


def _branch(below: object) -> Tree | None:
    if isinstance(below, dict):
        return _branches(below)
    leaves = below if isinstance(below, list) else [below] if isinstance(below, str) else []
    return {str(leaf): None for leaf in leaves} or None


def _part(fields: Fields) -> Part:
    part = Part(
        title=fields.text("title"),
        sections=fields.texts("sections", ()),
        tables=fields.texts("tables", ()),
        table_label=fields.text("table_label", ""),
        table_entry=fields.text("table_entry", "{{ 题 }}"),
    )
    fields.done()
    return part


def _form(fields: Fields) -> Form:
    form = Form(
        unit=fields.choice("unit", tuple(YUAN_IN), "万元"),
        decimals=int(fields.number("decimals", 2)),
        thousands=fields.flag("thousands"),
        trim=fields.flag("trim"),
        zero=_zero(fields),
    )
    fields.done()
    return form


def _zero(fields: Fields) -> str | None:
    """What stands for zero: 留空 is nothing at all, left out is the zero itself."""
    if not fields.has("zero"):
        return None
    zero = fields.text("zero")
    return "" if zero == BLANK else zero


def _lines(fields: Fields, key: str) -> tuple[Line, ...]:
    lines = []
    for inner in fields.items(key):
        lines.append(Line(inner.text("style"), inner.text("text")))
        inner.done()
    return tuple(lines)


def _phrases(fields: Fields) -> Mapping[str, str]:
    inner = fields.mapping("wording")
    phrases = {case: inner.text(case) for case in (*CHANGES, *PEOPLE)}
    for case, phrase in phrases.items():
        if unknown := unknown_tokens(phrase):
            inner.fail(f"增减的说法里没有 {{{unknown[0]}}}", case, "可用 {比} {基期} {差额} {比率}")
    inner.done()
    return phrases


def _glossary(fields: Fields) -> tuple[Mapping[str, str], ...]:
    terms = []
    for inner in fields.items("terms"):
        terms.append({"词": inner.text("词"), "解释": inner.text("解释")})
        inner.done()
    fields.done()
    return tuple(terms)


def _macros(found: Folders, fields: Fields) -> str:
    return found.text(fields.text("macros"))[0] if fields.has("macros") else ""


def _check_styles(edition: Edition) -> None:
    used = [line.style for line in (*edition.cover, *edition.signature)]
    for style in used:
        if style not in edition.look.styles:
            raise EditionError(f"版面文件里没有样式 {style}", edition.at, near(style, edition.look.styles))
