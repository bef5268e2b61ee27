"""Writes a submission with edits: a YAML file as its own text edited, everything else from values."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from author import exchange
from author.exchange.edits import in_data, in_text
from author.exchange.form import form_of
from author.exchange.rollforward import MARK
from author.exchange.texts import given
from author.ground.whole import write_whole
from author.read.bytesin import read_text
from author.read.schema import typed
from author.read.yamlfile import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from author.exchange.edits import Edit
    from author.read.tree import Tree


def write(source: Path, target: Path, tree: Tree, edits: Iterable[Edit], schema: Mapping[str, Any]) -> None:
    """Write ``target``, by its suffix, from ``tree`` that was read from ``source``; OSError when it cannot be."""
    edits = tuple(edits)
    rolled = replace(tree, data=in_data(tree.data, edits), empty=())
    into_book = target.suffix.lower() in exchange.WORKBOOK
    if tree.sheets or into_book:
        words, _ = typed(rolled, schema, MARK)
        form = form_of(words, rolled, source.parent, schema) if into_book else None
        exchange.write(given(words, rolled.data, schema), target, schema, form)
    else:
        _write_text(source, target, tree, edits, rolled)


def _write_text(source: Path, target: Path, tree: Tree, edits: tuple[Edit, ...], rolled: Tree) -> None:
    """The line ends of the source stay, too."""
    text = in_text(read_text(source, source.name)[0], tree, edits)
    again, _ = parse_yaml(text, target.name)
    if again is None or again.data != rolled.data:
        raise RuntimeError("the edited text does not say what was meant")
    windows = b"\r\n" in source.read_bytes()
    newline = "\r\n" if windows else "\n"
    write_whole(target, partial(Path.write_text, data=text, encoding="utf-8", newline=newline))
