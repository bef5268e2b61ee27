"""What staff may fill in, and what they filled in: a tree of texts becomes typed values and findings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from author.ground.places import data
from author.read import blanks
from author.read.misfits import MOST_TOLD, told, unknown_names
from author.read.schemapath import knows, rule_at
from author.read.validating import fitted
from author.read.yamlfile import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from author.ground.findings import Finding
    from author.read.tree import Tree

__all__ = ["MOST_TOLD", "blank_item", "knows", "submission_schema", "typed", "understood"]
SCHEMA = "submission.yaml"


def submission_schema() -> Mapping[str, Any]:
    """The schema of what staff fill in: Chinese field name to Cerberus rules."""
    schema: Mapping[str, Any] = plain(data("schemas") / SCHEMA)
    return schema


def typed(tree: Tree, schema: Mapping[str, Any], mark: str = "") -> tuple[dict[str, Any], list[Finding]]:
    """The values of `understood`, and the findings."""
    words, findings, _ = understood(tree, schema, mark)
    return words, findings


def understood(tree: Tree, schema: Mapping[str, Any], mark: str = "") -> tuple[dict[str, Any], list[Finding], Tree]:
    """Give the tree's texts their types and defaults.

    Returns the values, the findings, and the tree, which knows now what of it is unread. What is missing or does not
    fit becomes blank, so that whatever else is wrong is found in the same run and a draft can be printed. It is left
    out instead where nothing can stand for it: in a budget line, and where nothing can be printed without it. ``mark``
    may stand for a number still to be filled in, and stays.
    """
    unit = tree.data.get("金额单位")
    whole = {"type": "dict", "schema": schema}
    result, misfits = fitted(tree.data, whole, unit if unit in ("元", "万元") else "元", mark)
    for path in (misfit.path for misfit in misfits):
        if rule_at(schema, path):  # entries with free names are left out already
            blanks.put(result, path, blanks.stand_in(schema, path))
    strangers = unknown_names(tree, schema)
    meant = {stranger.meant for stranger in strangers if stranger.meant}
    unread = tree.unread | meant | {misfit.path for misfit in misfits}
    for path in tree.unread | meant:
        if blanks.is_of_line(path):
            blanks.put(result, path, None)
    return result, list(told(misfits, strangers, tree, schema)), replace(tree, unread=frozenset(unread))


def blank_item(schema: Mapping[str, Any], name: str) -> dict[str, Any]:
    """An item of the list ``name`` that nobody has filled in."""
    item: dict[str, Any] = blanks.blank(rule_at(schema, (name, 0)), listed=True)
    return item
