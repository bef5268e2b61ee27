"""Two documents as one in Word, with tracked changes: accept all gives the new one, reject all the old one.

Compared are the documents, never their files. Not tracked, and taken from the new document: widths of columns, the size
of text in tables, where pages may break, captions, page numbers in the contents, headers and footers. A table whose
columns or whose paper changed is deleted and inserted; what was moved goes and comes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from author.align.documents import aligned_documents
from author.align.likeness import Likeness
from author.document import Heading, Table
from author.write.compositor import Compositor
from author.write.word.package import pack
from author.write.word.redline.body import Body, Compared
from author.write.word.redline.bookmarks import Bookmarks
from author.write.word.redline.marks import Marks
from author.write.word.redline.tables import Tables
from author.write.word.redline.widths import Widths, old_columns

if TYPE_CHECKING:
    from pathlib import Path

    from author.document import Document, Look
    from author.write.faces import Faces
    from author.write.word.body import Pages


def write(old: Document, new: Document, path: Path, layout: Pages, faces: Faces, date: str = "") -> None:
    """Write ``new`` to ``path`` with what changed since ``old``; ``layout`` is that of ``new``.

    The changes are by the author of ``new``, on ``date`` (ISO), or on the day of ``new``. The same documents give the
    same bytes. Raises OSError when the file cannot be written.
    """
    alike = Likeness()
    standings = aligned_documents(old, new, alike)
    look = _look(old.look, new.look)
    compositor = Compositor(look, faces)
    gone = old_columns(standings, look, compositor)
    numbers = Bookmarks(standings)
    marks = Marks(new.author, date or new.created, numbers.count + 1)
    tables = Tables(look, Widths(look, layout, compositor, gone), marks, alike)
    document = replace(new, look=look)
    headings = (block for each in (old, new) for block in each.blocks if isinstance(block, Heading))
    used = {(table.style, layout.sizes[table.key]) for table in new.blocks if isinstance(table, Table)}
    used |= {(t.style, gone[t.key].size) for t in old.blocks if isinstance(t, Table) and t.key in gone}
    body = Body(Compared(old, document, standings, layout), tables, marks, numbers)
    pack(document, path, headings, used, body.pieces())


def _look(old: Look, new: Look) -> Look:
    """The new look, with the styles that only the old one has."""
    return replace(
        new,
        faces={**old.faces, **new.faces},
        styles={**old.styles, **new.styles},
        tables={**old.tables, **new.tables},
    )
