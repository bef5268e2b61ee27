"""Writes next year's submission: a YAML file as its own text edited, everything else from values."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from author import exchange
from author.exchange.edits import Put, in_data, in_text
from author.exchange.rollforward import MARK, marked
from author.whole import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from author.exchange.rollforward import Plan
    from author.read.tree import Tree


def write(source: Path, target: Path, tree: Tree, plan: Plan, schema: Mapping[str, Any]) -> None:
    """Write ``target``, by its suffix, from ``tree`` that was read from ``source``; OSError when it cannot be."""
    rolled = replace(tree, data=in_data(tree.data, plan.edits), empty=())
    if tree.sheets or target.suffix.lower() in exchange.WORKBOOK:
        from author.exchange.form import form_of  # noqa: PLC0415 - not needed for YAML

        values = _typed(rolled, schema)
        exchange.write(values, target, schema, form_of(values, rolled, source.parent, schema))
    else:
        _write_text(source, target, tree, plan, rolled)


def _write_text(source: Path, target: Path, tree: Tree, plan: Plan, rolled: Tree) -> None:
    """The line ends of the source stay, too."""
    from author.read.bytesin import read_text  # noqa: PLC0415
    from author.read.yamlfile import parse_yaml  # noqa: PLC0415

    text = in_text(read_text(source, source.name)[0], tree, plan.edits)
    again, _ = parse_yaml(text, target.name)
    if again is None or again.data != rolled.data:
        raise RuntimeError("the edited text does not say what was meant")
    windows = b"\r\n" in source.read_bytes()
    newline = "\r\n" if windows else "\n"
    write_whole(target, partial(Path.write_text, data=text, encoding="utf-8", newline=newline))


def _typed(rolled: Tree, schema: Mapping[str, Any]) -> dict[str, Any]:
    """Typed values, so that a workbook has numbers for numbers, and the marks among them."""
    from author.exchange.texts import given  # noqa: PLC0415
    from author.read.schema import typed  # noqa: PLC0415 - cerberus costs start-up time

    numbers = marked(rolled.data, numbers=True)
    zeros = in_data(rolled.data, (Put(path, "0") for path in numbers))  # while they get their types
    words, _ = typed(replace(rolled, data=zeros), schema)
    return in_data(given(words, zeros, schema), (Put(path, MARK) for path in numbers))
