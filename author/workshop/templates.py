"""Every template of an edition: what its sentences, titles and labels may name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.form.formspec import FormSpec
from author.form.notice import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.form.edition import Edition
    from author.ground.findings import Source


def templates(edition: Edition) -> Iterator[tuple[str, Source, frozenset[str]]]:
    """Every template with its place and the names that only it may use."""
    listed = frozenset({"序", "题", "号"})
    nothing: frozenset[str] = frozenset()
    lines = (edition.document_title, edition.contents_title, *(line.text for line in edition.cover))
    for line in (
        *lines,
        *(line.text for line in edition.signature),
        *(t for term in edition.glossary for t in term.values()),
    ):
        yield line, edition.at, nothing
    for part in edition.parts:
        yield part.title, edition.at, nothing
        yield part.table_label, edition.at, listed - {"号"}
        for line in (part.table_title, part.table_entry):
            yield line, edition.at, listed
    for spec in edition.tables.values():
        label = "" if isinstance(spec, FormSpec) else spec.label
        yield label, spec.at, listed - {"号"}
        for line in spec.templates:
            yield line, spec.at, nothing
    if edition.notice:
        for line in edition.notice.templates:
            yield line, edition.notice.at, WORDS
    for section in edition.sections.values():
        yield section.body, section.at, frozenset({"序", "名词", *section.figures, *section.lists})
