"""The form that a submission names, for the drop-down lists of a workbook."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from author.read.schema import knows

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from author.editions.edition import Edition
    from author.read.tree import Tree


def form_of(words: Mapping[str, Any], tree: Tree, beside: Path, schema: Mapping[str, Any]) -> Edition | None:
    """The form that ``words`` name, searched ``beside`` the file too; None when there is none of that name."""
    from author.editions import edition, folders  # noqa: PLC0415 - jinja2 costs start-up time

    name = words["版式"]
    own, wrong = folders.own_folder(words, tree, beside)
    if wrong or folders.unknown(name, own):
        return None
    return edition.load(name, words["年度"], partial(knows, schema), own)
