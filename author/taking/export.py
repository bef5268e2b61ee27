"""An export as a whole: which of its tables have budget lines, the map of them all, and what staff must say first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from author.ledger.codes import book_of_names
from author.ledger.ledger import NATURES
from author.taking.columns import INTO, OF_COLUMN, UNIT, Doubt, propose
from author.taking.lines import names_in
from author.taking.synonyms import CURRENT, FUND, NATURE, UNREAD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from author.submission.lines import Books
    from author.taking.exportmap import ExportMap, TableMap
    from author.taking.synonyms import Synonyms
    from author.taking.tables import Table

_NATURES = tuple(book_of_names(NATURE, NATURES))


@dataclass(frozen=True)
class Export:
    """The tables of an export by what can be made of them."""

    lines: tuple[tuple[Table, TableMap], ...]
    goals: tuple[Table, ...]
    sums: tuple[tuple[Table, tuple[str, ...]], ...]
    """Tables of totals, and what they lack to be lines."""
    aside: tuple[tuple[Table, str], ...]
    """Other tables, and why they are not read."""
    map: ExportMap
    doubts: tuple[Doubt, ...]


def understand(tables: Sequence[Table], given: ExportMap, words: Synonyms, books: Books) -> Export:
    """What the tables are, and the map of those with lines: ``given`` first, and proposals for what it leaves open."""
    lines, goals, sums, aside = [], [], [], []
    doubts: list[Doubt] = []
    for table in tables:
        proposal, known = propose(table, words, books), given.of(table)
        why = "" if known else _aside(table, words)
        if why:
            aside.append((table, why))
        elif words.is_goals(head.path for head in table.heads):
            goals.append(table)
        elif known is None and (missing := proposal.map.lacking):
            sums.append((table, missing))
        else:
            lines.append((table, _completed(known, proposal.map)))
            doubts += _open(proposal.doubts, known)
    made = replace(given, tables=_together(given.tables, [made for _, made in lines]))
    made, more = _values(made, lines, words, books)
    unique = tuple(dict.fromkeys([*doubts, *more]))
    return Export(tuple(lines), tuple(goals), tuple(sums), tuple(aside), made, unique)


def _aside(table: Table, words: Synonyms) -> str:
    for group, why in (("adjusting", "是调整的表，不是年初预算"), ("buying", "是政府采购的表")):
        found = [step for head in table.heads for step in head.path if words.named(group, step)]
        if found:
            return f"有“{found[0]}”，{why}，没有读"
    return ""


def _completed(known: TableMap | None, proposed: TableMap) -> TableMap:
    """A known map, with the columns that it does not know as they are proposed."""
    if known is None:
        return proposed
    heads = {column.head for column in known.columns}
    return replace(known, columns=(*known.columns, *(each for each in proposed.columns if each.head not in heads)))


def _open(doubts: Iterable[Doubt], known: TableMap | None) -> Iterator[Doubt]:
    """The doubts about what a known map does not say."""
    heads = {column.head for column in known.columns} if known else set()
    yield from (each for each in doubts if known is None or (each.what not in heads and each.kind in (INTO, OF_COLUMN)))


def _together(given: Sequence[TableMap], used: Sequence[TableMap]) -> tuple[TableMap, ...]:
    """Maps of tables, those in use first; tables alike need one map."""
    read = {(made.unit, made.columns): made for made in used}
    heads = [{column.head for column in made.columns} for made in used]
    return (
        *read.values(),
        *(made for made in given if not any({c.head for c in made.columns} <= each for each in heads)),
    )


def _values(
    made: ExportMap, lines: Sequence[tuple[Table, TableMap]], words: Synonyms, books: Books
) -> tuple[ExportMap, list[Doubt]]:
    """The map with the meaning of the names in the rows."""
    doubts = []
    funds, natures = dict(made.funds), dict(made.natures)
    for name in dict.fromkeys(name for table, each in lines for name in names_in(table, each, FUND, words)):
        if name not in funds:
            meant = meanings(name, words, books)
            funds |= {name: meant[0]} if meant else {}
            if len(meant) != 1:
                proposed = meant[0] if meant else ""
                doubts.append(Doubt(FUND, name, tuple(meant) or books.fund.leaves, proposed))
    for name in dict.fromkeys(name for table, each in lines for name in names_in(table, each, NATURE, words)):
        if name not in natures:
            nature = words.nature(name)
            natures |= {name: nature} if nature else {}
            doubts += [] if nature else [Doubt(NATURE, name, _NATURES)]
    return replace(made, funds=funds, natures=natures), doubts


def meanings(name: str, words: Synonyms, books: Books) -> list[str]:
    """The funds of the form that a name, or several joined by /, may mean; those that its origin points to first."""
    parts = name.split("/")
    funds = next((found for part in parts if (found := words.fund([part])) is not None), ())
    origins = [fund for part in parts for fund in words.origin(part)]
    known = [fund for fund in funds if fund in books.fund.leaves] or [
        part for part in parts if part in books.fund.leaves
    ]
    return sorted(known, key=lambda fund: fund not in origins)


def answered(export: Export, doubt: Doubt, answer: str) -> Export:
    """The export with what staff say to a doubt."""
    made = export.map
    if doubt.kind == FUND:
        return replace(export, map=replace(made, funds={**made.funds, doubt.what: answer}))
    if doubt.kind == NATURE:
        return replace(export, map=replace(made, natures={**made.natures, doubt.what: answer}))
    lines = tuple((table, _said(each, doubt, answer)) for table, each in export.lines)
    used = [each for _, each in export.lines]
    others = [each for each in made.tables if each not in used]
    tables = (*dict.fromkeys(each for _, each in lines), *others)
    return replace(export, lines=lines, map=replace(made, tables=tables))


def _said(made: TableMap, doubt: Doubt, answer: str) -> TableMap:
    if doubt.table != made.name and doubt.kind in (UNIT, CURRENT):
        return made
    if doubt.kind == UNIT:
        return replace(made, unit=answer)
    columns = []
    for column in made.columns:
        if doubt.kind == OF_COLUMN and column.head == doubt.what:
            columns.append(replace(column, fund=answer))
        elif doubt.kind == INTO and column.head == doubt.what:
            columns.append(replace(column, field=answer))
        elif doubt.kind == CURRENT and column.head in doubt.choices:
            columns.append(replace(column, field=CURRENT if column.head == answer else UNREAD))
        else:
            columns.append(column)
    return replace(made, columns=tuple(columns))
