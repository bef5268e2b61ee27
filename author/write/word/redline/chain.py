"""Paragraphs in a row, up to where one must stay: before a table that stays, at the end of a section or of a cell.

In Word the end of a paragraph is a sign with the paragraph's properties. Where that sign is deleted the words before it
join the next paragraph; so the last one of a chain, which no paragraph follows, cannot lose its own. When the last
paragraph of one document is not that of the other, the sign of the last that both have is deleted (or inserted) in
its place, and the final sign changes its properties.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from author.write.word.markup import NOTHING, Xml, joined, w

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from author.align.atoms import Kind
    from author.write.word.redline.marks import Marks

GAP = w("pStyle", val="Gap")
"""Properties of a paragraph one point high."""


@dataclass(frozen=True, slots=True)
class Tracked:
    """A paragraph of one document or of both: its properties there, and its content with what came and went."""

    kind: Kind
    old: Xml
    """What is in its ``w:pPr`` in the old document; nothing in particular for one that has come."""
    new: Xml
    content: Xml
    section: Xml = NOTHING
    """A section that comes or goes with it ends in it."""


def ended(chain: Sequence[Tracked], bare: Xml) -> list[Tracked]:
    """The paragraphs of a chain so that the last one keeps its end.

    ``bare`` are the properties of an empty paragraph, for one that stands alone in its document.
    """
    if not chain or chain[-1].kind == "kept":
        return list(chain)
    begin = next((at for at in range(len(chain), 0, -1) if not _loose(chain[at - 1])), 0)
    above, tail = list(chain[:begin]), chain[begin:]
    if not tail:
        return [*above, Tracked("kept", bare, bare, NOTHING)]
    went = [each for each in tail if each.kind == "old"]
    came = [each for each in tail if each.kind == "new"]
    if went and came:
        return [*above, *went[:-1], *came[:-1], _as_one(went[-1], came[-1])]
    last = tail[-1]
    if not above or above[-1].kind != "kept":
        return [*above, *tail[:-1], _final(last, Tracked("kept", bare, bare, NOTHING))]
    return [*above[:-1], replace(above[-1], kind=last.kind), *tail[:-1], _final(last, above[-1])]


def _loose(paragraph: Tracked) -> bool:
    return paragraph.kind != "kept" and not paragraph.section


def _as_one(went: Tracked, came: Tracked) -> Tracked:
    return Tracked("kept", went.old, came.new, joined(went.content, came.content))


def _final(last: Tracked, other: Tracked) -> Tracked:
    """The last paragraph of one document, whose end becomes that of ``other`` in the other document."""
    if last.kind == "old":
        return Tracked("kept", last.old, other.new, last.content)
    return Tracked("kept", other.old, last.new, last.content)


def paragraph(tracked: Tracked, marks: Marks, section: Xml = NOTHING) -> Xml:
    """A paragraph in Word; ``section``: the one that both documents end with it."""
    if tracked.kind == "kept":
        return w("p", marks.properties(tracked.new, section=section, was=tracked.old), tracked.content)
    own = tracked.old if tracked.kind == "old" else tracked.new
    return w("p", marks.properties(own, tracked.kind, tracked.section), tracked.content)


def paragraphs(chain: Sequence[Tracked], marks: Marks, bare: Xml, section: Xml = NOTHING) -> Iterator[Xml]:
    """The paragraphs of a chain in Word; ``section`` ends with it."""
    final = ended(chain, bare)
    yield from (paragraph(each, marks) for each in final[:-1])
    yield from (paragraph(each, marks, section) for each in final[-1:])
