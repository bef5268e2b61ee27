"""The rules of the house: who may import whom, where each library comes in, and what Python must not know."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from typing import TYPE_CHECKING

import pytest

from tests.places import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FLOORS = (
    ("cli",),
    ("commands",),
    ("taking", "filing", "revision"),
    ("pipeline", "workshop", "exchange"),
    ("rules", "audit"),
    ("claims",),
    ("compose",),
    ("form",),
    ("submission", "report"),
    ("read", "wording", "write", "web"),
    ("align",),
    ("document", "clickzh"),
    ("ledger",),
    ("ground",),
)
"""From the top down: a folder, or a module beside them, stands on one floor and imports from those below."""

DOORS = {
    "cerberus": ("read.validating",),
    "click": ("cli", "clickzh", "commands"),
    "docx": ("write.word",),
    "jinja2": ("web.page", "wording.filters", "wording.sandbox", "wording.templates"),
    "lxml": (
        "audit.verify.wordfile",
        "exchange.bookinplace",
        "exchange.notesinplace",
        "exchange.package",
        "exchange.sheetinplace",
    ),
    "openpyxl": ("exchange", "report.findingbook", "report.toldbook", "write.sheets"),
    "platformdirs": ("ground.kept",),
    "pylopdf_fonts_zh_cn": ("write.faces",),
    "pypdfium2": ("audit.verify.pdffile",),
    "python_calamine": ("read.pages.calamined",),
    "reportlab": ("write.embed", "write.pdf"),
    "uharfbuzz": ("write.typeface",),
    "yaml": ("read.yamlfile",),
}
"""Each library and the only modules that may import it."""

SEEN_BY_WRITERS = ("align", "document", "ledger.money", "ground.places", "ground.zipped")
MOST_INNER = 15
"""Imports inside functions: each is there for start-up time and says so."""
LONGEST = 300

FILES = sorted((ROOT / "author").rglob("*.py"))


def named(path: Path) -> str:
    """``read.schema`` for author/read/schema.py, ``rules`` for author/rules/__init__.py."""
    return ".".join(path.relative_to(ROOT / "author").with_suffix("").parts).removesuffix("__init__").rstrip(".")


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """Every module that a file imports, also for its types only, with the name taken from it."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}:{node.lineno} imports by dots: write the whole name"
            yield from ((node.module or "", alias.name) for alias in node.names)


MODULES = {named(path) for path in FILES}


def ours(path: Path) -> Iterator[str]:
    """The modules of the house that a file imports: ``read.schema``."""
    for module, name in imports(path):
        if module.partition(".")[0] == "author":
            whole = f"{module}.{name}".removeprefix("author").strip(".")
            yield whole if whole in MODULES else module.removeprefix("author").strip(".")


def place(module: str) -> str:
    """What stands on a floor: a folder, or a module beside them."""
    return module.partition(".")[0]


def floor(module: str) -> int:
    found = [level for level, modules in enumerate(FLOORS) if place(module) in modules]
    assert len(found) == 1, f"author/{module} stands on {len(found)} floors: give it one in FLOORS of this file"
    return found[0]


def within(module: str, folders: tuple[str, ...]) -> bool:
    return any(module == folder or module.startswith(f"{folder}.") for folder in folders)


EACH = pytest.mark.parametrize("path", FILES, ids=named)


@EACH
def test_a_module_imports_only_from_floors_below(path: Path) -> None:
    module = named(path)
    for other in ours(path) if module else ():
        same = place(other) == place(module)
        assert same or floor(other) > floor(module), f"{module} imports {other}, which does not stand below it"


def test_no_modules_import_each_other_in_a_circle() -> None:
    imported = {named(path): {other for other in ours(path) if other != named(path)} for path in FILES}
    while free := [module for module, others in imported.items() if not others & imported.keys()]:
        for module in free:
            del imported[module]
    assert sorted(imported) == [], "these import each other in a circle, if only for types"


def inner_imports(path: Path) -> Iterator[int]:
    """The lines with imports inside functions."""
    functions = (node for node in ast.walk(parsed(path)) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))
    yield from {
        inner.lineno
        for function in functions
        for inner in ast.walk(function)
        if isinstance(inner, (ast.Import, ast.ImportFrom))
    }


def test_imports_inside_functions_are_few_and_say_why() -> None:
    found = [(path, line) for path in FILES for line in inner_imports(path)]
    for path, line in found:
        said = path.read_text(encoding="utf-8").splitlines()[line - 1]
        assert "PLC0415 - " in said, f"{named(path)}:{line} imports inside a function: move it up, or say why"
    assert len(found) <= MOST_INNER


@EACH
def test_a_library_comes_in_through_one_door(path: Path) -> None:
    for module, _ in imports(path):
        library = module.partition(".")[0]
        if library in DOORS:
            assert within(named(path), DOORS[library]), f"{library} is imported by {DOORS[library]} and by nobody else"


@EACH
def test_nobody_takes_what_is_private_to_another_module(path: Path) -> None:
    for module, name in imports(path):
        private = name.startswith("_") and module.partition(".")[0] == "author"
        assert not private, f"{named(path)} takes {name} from {module}: make it public there, or do without"


@pytest.mark.parametrize("path", [path for path in FILES if named(path).startswith("write")], ids=named)
def test_a_writer_knows_no_budget(path: Path) -> None:
    for other in ours(path):
        known = within(other, ("write", *SEEN_BY_WRITERS))
        assert known, f"{named(path)} imports {other}: writers see the document and no budget"


@EACH
def test_a_file_is_short_enough_to_take_in(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST, f"{named(path)} has {lines} lines: a file is one subject, split it"


def docstrings(tree: ast.Module) -> set[int]:
    """The ids of the texts that stand alone: they explain and are not used."""
    alone = (node.value for node in ast.walk(tree) if isinstance(node, ast.Expr))
    return {id(value) for value in alone if isinstance(value, ast.Constant)}


YEAR = re.compile(r"(?<![0-9-])20[1-4][0-9](?![0-9-])")
"""The year of a form; a whole day or the name of a form that shows how to write one is no knowledge of years."""


@EACH
def test_the_year_is_data(path: Path) -> None:
    tree = parsed(path)
    explaining = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in explaining and isinstance(node.value, (str, int)):
            assert not YEAR.search(str(node.value)), f"{named(path)}:{node.lineno} knows a year: put it into templates/"


@EACH
def test_nothing_is_printed_but_by_the_command_line(path: Path) -> None:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "print", f"{named(path)}:{node.lineno} prints: return it, commands tell it"


def test_floors_name_what_exists() -> None:
    standing = {place(module) for module in MODULES} - {""}
    assert {module for level in FLOORS for module in level} == standing, "FLOORS and author/ name different modules"


def test_doors_name_what_exists() -> None:
    for library, doors in DOORS.items():
        for door in doors:
            users = [path for path in FILES if within(named(path), (door,))]
            assert any(module.partition(".")[0] == library for path in users for module, _ in imports(path)), (
                f"author/{door} does not import {library} any more: take it out of DOORS"
            )


def test_the_package_asks_for_the_libraries_that_it_imports() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["old"]]
    asked = {re.split("[=<>]", line)[0] for line in lines}
    homes = packages_distributions()
    assert asked == {homes[library][0].lower() for library in DOORS}, "dependencies and DOORS name different libraries"
