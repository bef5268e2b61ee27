"""How a form words the notice of a correction: ``notice.md``, a head and a body like those of a section.

The head has the title, the table of what follows from the corrections, and the lines of the signature.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from author.form.listed import headed
from author.form.parts import Line, read_lines
from author.ground.findings import EditionError, near

if TYPE_CHECKING:
    from author.document import Look
    from author.form.folders import Folders
    from author.ground.findings import Source

FILE = "notice.md"
WORDS = frozenset({"标题", "原公开日期", "更正日期", "本次", "各处", "随之"})
"""The variables that only its templates may name."""
TABLE = "moved"
"""What ``@table`` names in its body: the figures that moved along."""


@dataclass(frozen=True, slots=True)
class Notice:
    """The wording of a notice."""

    title: str
    body: str
    at: Source
    """Where the body begins."""
    table_title: str
    heads: tuple[str, ...]
    """Of the table: what is around, row, column, what stood there, what stands there."""
    signature: tuple[Line, ...]

    @property
    def templates(self) -> tuple[str, ...]:
        """Every text in which variables may stand."""
        return (self.title, self.body, self.table_title, *(line.text for line in self.signature))


def read_notice(folders: Folders, look: Look) -> Notice | None:
    """Read it; EditionError for whatever is wrong in it. None where no folder of the form has one."""
    if not folders.has(FILE):
        return None
    fields, body, at = headed(folders, FILE)
    table = fields.mapping("table")
    heads = tuple(table.text(name) for name in ("within", "row", "column", "before", "after"))
    notice = Notice(
        title=fields.text("title"),
        body=body,
        at=at,
        table_title=table.text("title"),
        heads=heads,
        signature=read_lines(fields, "signature"),
    )
    table.done()
    fields.done()
    for line in notice.signature:
        if line.style not in look.styles:
            raise EditionError(f"版面文件里没有样式 {line.style}", at, near(line.style, look.styles))
    return notice
