"""The form that a submission names, for the drop-down lists of a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from author.form.edition import Edition
    from author.read.tree import Tree


def form_of(words: Mapping[str, Any], tree: Tree, beside: Path, schema: Mapping[str, Any]) -> Edition | None:
    """The form that ``words`` name, searched ``beside`` the file too; None when there is none of that name."""
    from author.form import edition, folders  # noqa: PLC0415 - jinja2 costs start-up time

    name = words["版式"]
    own, wrong = folders.own_folder(words, tree, beside)
    if wrong or folders.unknown(name, own):
        return None
    return edition.load(name, words["年度"], schema, own)
