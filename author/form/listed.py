"""The table and section files that an edition lists, each found through its layers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from author.form.fields import parse_fields
from author.form.formspec import FormSpec, read_form
from author.form.sectionspec import Known, SectionSpec, read_section
from author.form.tablespec import TableSpec, Usual, read_table
from author.ground.findings import EditionError, Source
from author.read.schema import knows
from author.submission import DERIVED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from author.form.fields import Fields
    from author.form.folders import Folders
    from author.ledger.codes import CodeBook
    from author.ledger.question import Dimension
    from author.submission.lines import Books

_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_TABLE = re.compile(r"^@table +(\S+)", re.MULTILINE)


def placed(section: SectionSpec) -> list[str]:
    """The keys of the tables that a section places with @table."""
    return _TABLE.findall(section.body)


@dataclass(frozen=True)
class Listed:
    """Reads the files of one edition; EditionError for whatever is wrong in them."""

    folders: Folders
    books: Books
    usual: Usual
    schema: Mapping[str, Any]
    """What staff can fill in."""

    @cached_property
    def dimensions(self) -> Mapping[Dimension, CodeBook]:
        """The code book of every dimension that has one."""
        return self.books.dimensions

    def table(self, key: str) -> TableSpec | FormSpec:
        """The table or the form ``key``."""
        fields = self.folders.fields(f"tables/{self._safe(key)}.yaml")
        if fields.text("key") != key:
            fields.fail(f"key 应与文件名相同（{key}）", "key")
        if not fields.has("form"):
            return read_table(fields, self.dimensions, self.usual)
        form = read_form(fields, self.dimensions, self.usual.figures)
        for path in form.paths:
            if path not in DERIVED and not knows(self.schema, path):
                fields.fail(f"填报内容里没有“{path}”", "form")
        return form

    def section(self, key: str) -> SectionSpec:
        """The section ``key``: its head between two lines of ---, then its body."""
        head, body, at = headed(self.folders, f"sections/{self._safe(key)}.md")
        return read_section(key, head, body, at, Known(self.dimensions, self.schema))

    def _safe(self, key: str) -> str:
        """A key that leads out of no folder."""
        if not _KEY.fullmatch(key):
            self.folders.listing.fail(f"表和节的名称只能用小写字母、数字、- 和 _：{key[:60]}", "parts")
        return key


def headed(folders: Folders, file: str) -> tuple[Fields, str, Source]:
    """A file with a head between two lines of --- and a body: both, and where the body begins."""
    text, name = folders.text(file)
    head, body = _split(text, name)
    at = Source(name, 3 + head.count("\n"))
    _check_placed(body, at)
    return parse_fields(f"\n{head}", name), body, at


def _split(text: str, name: str) -> tuple[str, str]:
    """Head and body of a section file."""
    if not text.startswith("---\n"):
        raise EditionError("节的开头应是 --- 和两行 --- 之间的问题", Source(name, 1), "没有问题时写两行 ---")
    head, found, body = text.removeprefix("---\n").partition("---\n")
    if not found:
        raise EditionError("节的开头缺少第二行 ---", Source(name, 1))
    return head, body


def _check_placed(body: str, at: Source) -> None:
    for line in _TABLE.finditer(body):
        if not _KEY.fullmatch(line[1]):
            place = Source(at.file, at.row + body.count("\n", 0, line.start()))
            raise EditionError(f"@table 后面的 {line[1][:60]} 不是表的名称", place, "名称要写明，不能用变量拼成")
