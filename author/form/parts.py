"""The parts of a document and the lines of its cover and signature, as edition.yaml lists them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from author.document import Orientation
    from author.form.fields import Fields


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the document: sections, or tables with how they are labelled, titled and listed."""

    title: str
    sections: tuple[str, ...]
    tables: tuple[str, ...]
    table_label: str
    table_title: str
    table_entry: str
    orientation: Orientation


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the cover or of the signature: a style and a template."""

    style: str
    text: str


def read_part(fields: Fields) -> Part:
    """Read one part: it lists sections or tables, never both."""
    part = Part(
        title=fields.text("title", ""),
        sections=fields.texts("sections", ()),
        tables=fields.texts("tables", ()),
        table_label=fields.text("table_label", ""),
        table_title=fields.text("table_title", "{{ 题 }}"),
        table_entry=fields.text("table_entry", "{{ 题 }}"),
        orientation=cast("Orientation", fields.choice("orientation", ("portrait", "landscape"), "portrait")),
    )
    fields.done()
    if bool(part.sections) == bool(part.tables):
        fields.fail("一个部分要么列 sections，要么列 tables")
    return part


def read_lines(fields: Fields, key: str) -> tuple[Line, ...]:
    """Read the lines under ``key``."""
    lines = []
    for inner in fields.items(key):
        lines.append(Line(inner.text("style"), inner.text("text")))
        inner.done()
    return tuple(lines)
