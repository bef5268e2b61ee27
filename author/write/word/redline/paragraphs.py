"""Paragraphs and headings of one document or of both, with the words that came and went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.align.words import words
from author.document import Heading, Paragraph, Run
from author.write.word.body import STRONG
from author.write.word.headings import heading_properties, listing, marked
from author.write.word.markup import NOTHING, Xml, joined, w
from author.write.word.redline.chain import Tracked
from author.write.word.redline.marks import kind_of
from author.write.word.styles import style_id

if TYPE_CHECKING:
    from author.align.documents import Standing
    from author.align.sequences import Both
    from author.write.word.redline.marks import Marks


def tracked(both: Both[Standing], number: int | None, marks: Marks) -> Tracked:
    """A paragraph or a heading; ``number`` is that of its bookmark."""
    before, now = (_properties(at) if at else NOTHING for at in (both.old, both.new))
    told = marks.told(words(_runs(both.old), _runs(both.new)), lambda bold: STRONG if bold else NOTHING)
    content = told if number is None else marked(number, _listing(both, marks), told)
    return Tracked(kind_of(both), before, now, content)


def _listing(both: Both[Standing], marks: Marks) -> Xml:
    """The hidden fields by which Word lists a heading."""
    was, now = (at.block if at and isinstance(at.block, Heading) else None for at in (both.old, both.new))
    if was and now and listing(was) == listing(now):
        return listing(now)
    gone = marks.around("old", listing(was, gone=True)) if was else NOTHING
    return joined(gone, marks.around("new", listing(now)) if now else NOTHING)


def _properties(at: Standing) -> Xml:
    """What is in the ``w:pPr`` of a block where it stands."""
    if isinstance(at.block, Heading):
        return heading_properties(at.block, breaks=at.block.new_page and not at.first)
    return w("pStyle", val=style_id(at.block.style if isinstance(at.block, Paragraph) else ""))


def _runs(at: Standing | None) -> tuple[Run, ...]:
    if at and isinstance(at.block, Heading):
        return (Run(at.block.text),)
    return at.block.runs if at and isinstance(at.block, Paragraph) else ()
