"""Submissions written down again, as YAML or as a workbook: forms to fill in, and one turned into the other.

What is written are typed values under staff's Chinese names; a field that is not there is written empty.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from author.exchange.yamltext import explained_yaml, yaml_text
from author.ground.whole import Together
from author.read.workbook import sheets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from author.form.edition import Edition

YAML = (".yaml", ".yml")
WORKBOOK = (".xlsx",)
SUFFIXES = (*YAML, *WORKBOOK)


def write(
    values: Mapping[str, Any],
    path: Path,
    schema: Mapping[str, Any],
    edition: Edition | None,
    *,
    explained: bool = False,
) -> None:
    """Write ``values`` to ``path``, by its suffix, whole or not at all; ``edition`` gives a workbook its drop-down lists.

    ``explained`` writes a form: every field, also where it is empty, with what it is for. A workbook always does.
    """
    with Together(path.parent) as files:
        add(files, values, path.name, schema, edition, explained=explained)


def add(
    files: Together,
    values: Mapping[str, Any],
    name: str,
    schema: Mapping[str, Any],
    edition: Edition | None,
    *,
    explained: bool = False,
) -> None:
    """Write ``values`` among other ``files`` that appear together, like `write`."""
    if Path(name).suffix.lower() in YAML:
        text = explained_yaml(values, schema) if explained else yaml_text(values, schema)
        files.add(name, partial(Path.write_text, data=text, encoding="utf-8", newline="\n"))
        return
    from author.exchange.workbook import write_workbook  # noqa: PLC0415 - openpyxl costs start-up time

    plan = sheets.workbook(schema)  # its plain name would be hidden by our own module of that name
    files.add(name, lambda beside: write_workbook(values, beside, plan, schema, edition))
