"""The export map: which column of which table becomes which field, kept as a small YAML that a bureau hands out."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from author.exchange.yamltext import yaml_text
from author.ground.findings import Finding, near
from author.ground.places import data
from author.ground.whole import write_whole
from author.read.schema import typed
from author.read.yamlfile import plain, read_yaml
from author.taking.synonyms import CODED, CURRENT, UNREAD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.ledger.codes import CodeBook
    from author.read.tree import Tree
    from author.taking.tables import Table

SCHEMA = "exportmap.yaml"
_HEAD = "# 预算系统导出的对照：哪一栏填入哪一项，各种资金是版式的哪一种。改过以后，用 kzauthor take … --map 本文件。\n"


@dataclass(frozen=True)
class ColumnMap:
    """What one column is."""

    head: str
    """The heads from the top down, joined by /."""
    field: str
    """A field of 预算明细, its name, a part of its code, 合计, or 不读."""
    fund: str = ""
    """The fund of all its amounts, where the head names one."""


@dataclass(frozen=True)
class TableMap:
    """What the columns of one kind of table are."""

    name: str
    unit: str
    """元, 万元 or 亿元."""
    columns: tuple[ColumnMap, ...]

    @property
    def lacking(self) -> tuple[str, ...]:
        """What a table must have and has not, to give budget lines."""
        fields = {column.field for column in self.columns}
        codes = (field for field in CODED if not any(each.startswith(field) for each in fields))
        return (*codes, *({CURRENT} - fields))

    def fits(self, table: Table) -> bool:
        """Whether the table has every column that is read."""
        heads = {head.name for head in table.heads}
        return all(column.head in heads for column in self.columns if column.field != UNREAD)


@dataclass(frozen=True)
class ExportMap:
    """All that staff have said once about an export."""

    edition: str = ""
    tables: tuple[TableMap, ...] = ()
    funds: Mapping[str, str] = field(default_factory=dict)
    """The name of a fund in the export to the form's."""
    natures: Mapping[str, str] = field(default_factory=dict)
    """A kind of projects in the export to 支出类别."""

    def of(self, table: Table) -> TableMap | None:
        """The map of a table: of those that fit the one that reads most."""
        fitting = [each for each in self.tables if each.fits(table)]
        return max(fitting, key=lambda each: len(each.columns), default=None)


def map_schema() -> Mapping[str, Any]:
    """The Cerberus rules of the file."""
    schema: Mapping[str, Any] = plain(data("schemas") / SCHEMA)
    return schema


def read_map(path: Path) -> tuple[ExportMap, Tree | None, list[Finding]]:
    """A map from a file, which may be a stranger's; what is wrong in it is told and an empty map returned."""
    tree, findings = read_yaml(path)
    if tree is None:
        return ExportMap(), None, findings
    words, more = typed(tree, map_schema())
    if findings or more:
        return ExportMap(), tree, [*findings, *more]
    return _made(words), tree, []


def _made(words: Mapping[str, Any]) -> ExportMap:
    tables = (
        TableMap(
            table["名称"],
            table["金额单位"],
            tuple(ColumnMap(each["表头"], each["填入"], each["资金来源"]) for each in table["列"]),
        )
        for table in words["表"]
    )
    return ExportMap(words["版式"], tuple(tables), words["资金来源"], words["支出类别"])


def wrong(made: ExportMap, tree: Tree, book: CodeBook) -> Iterator[Finding]:
    """Funds of a map that the form does not have, or divides; tables of which no line can be made."""
    for at, table in enumerate(made.tables):
        if missing := table.lacking:
            yield Finding("A02", f"这张表的“填入”里没有{'、'.join(missing)}", (tree.at(("表", at)),))
    named: dict[tuple[str | int, ...], str] = {("资金来源", name): fund for name, fund in made.funds.items()}
    for at, table in enumerate(made.tables):
        named |= {("表", at, "列", n, "资金来源"): each.fund for n, each in enumerate(table.columns) if each.fund}
    for path, fund in named.items():
        if fund not in book.leaves:
            hint = near(fund[:60], book.leaves) or f"可选：{'、'.join(book.leaves)}"
            yield Finding("A03", f"“{fund[:60]}”不是版式最细一级的资金来源", (tree.at(path),), hint=hint)


def map_text(made: ExportMap) -> str:
    """The file of a map."""
    tables = [
        {"名称": table.name, "金额单位": table.unit, "列": [_column(column) for column in table.columns]}
        for table in made.tables
    ]
    values = {"版式": made.edition, "表": tables, "资金来源": made.funds, "支出类别": made.natures}
    return _HEAD + yaml_text(values, map_schema())


def _column(column: ColumnMap) -> Mapping[str, str]:
    said = {"表头": column.head, "填入": column.field}
    return {**said, "资金来源": column.fund} if column.fund else said


def save_map(made: ExportMap, path: Path) -> None:
    """Write the file, whole or not at all; OSError when it cannot be."""
    write_whole(path, partial(Path.write_text, data=map_text(made), encoding="utf-8", newline="\n"))
