"""The table of contents with what came and went: the words of its entries, not their pages.

The field begins in a paragraph of its own that no change touches: LibreOffice loses the second entry when the first is
deleted together with the beginning of the field.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from author.align.sequences import in_order
from author.align.words import words
from author.document import Contents, Heading, Run
from author.write.word.headings import CONTENTS, entry_properties, linked, page_reference
from author.write.word.markup import NOTHING, Xml, field_begin, field_end, w
from author.write.word.redline.chain import GAP, Tracked
from author.write.word.redline.marks import kind_of
from author.write.word.styles import style_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from author.align.atoms import Kind
    from author.align.sequences import Both
    from author.write.word.redline.marks import Marks


@dataclass(frozen=True, slots=True)
class Listed:
    """A heading that the contents of the old or the new document list, and the number of its bookmark."""

    heading: Heading
    number: int


@dataclass(frozen=True, slots=True)
class ContentsWriter:
    """What the contents are made of beside their own place."""

    entries: Sequence[Both[Listed]]
    page_of: Mapping[str, int]
    """Anchor of a heading of the new document -> its page."""
    marks: Marks

    def paragraphs(self, block: Both[Contents], tabs: tuple[float | None, float | None]) -> Iterator[Tracked]:
        """The contents; ``tabs``: where page numbers end in the old and in the new document, if not where the style says."""
        kind = kind_of(block)
        opening = self.marks.around(kind, field_begin(CONTENTS, gone=kind == "old"))
        closing = self.marks.around(kind, field_end())
        yield from self._title(block)
        yield Tracked(kind, GAP, GAP, opening)
        for both in in_order(self.entries):
            yield from self._entry(both, kind, tabs)
        yield Tracked(kind, GAP, GAP, closing)

    def _title(self, block: Both[Contents]) -> Iterator[Tracked]:
        old, new = (each.title if each else "" for each in (block.old, block.new))
        style = w("pStyle", val=style_id("contents-title"))
        if old or new:
            kind: Kind = "kept" if old and new else "old" if old else "new"
            told = self.marks.told(words([Run(old)], [Run(new)]), lambda _bold: NOTHING)
            yield Tracked(kind, style, style, told)

    def _entry(self, both: Both[Listed], whole: Kind, tabs: tuple[float | None, float | None]) -> Iterator[Tracked]:
        """A line of contents that stay, or of those that come or go as a ``whole``."""
        kind = kind_of(both) if whole == "kept" else whole
        old, new = None if kind == "new" else both.old, None if kind == "old" else both.new
        before, now = (
            entry_properties(each.heading, tab) if each else NOTHING for each, tab in zip((old, new), tabs, strict=True)
        )
        said = self.marks.told(words(_runs(old), _runs(new)), lambda _bold: NOTHING)
        page = self.marks.around(kind, self._page(new)) if new else NOTHING
        if shown := new or old:
            yield Tracked(kind, before, now, linked(shown.number, said, page))

    def _page(self, listed: Listed) -> Xml:
        return page_reference(listed.number, self.page_of.get(listed.heading.anchor))


def _runs(listed: Listed | None) -> tuple[Run, ...]:
    return (Run(listed.heading.entry or ""),) if listed else ()
