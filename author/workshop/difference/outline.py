"""An edition as a tree: what it has, in the order of the form."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from author.form.listed import placed
from author.form.sectionspec import AskEach
from author.workshop.difference.node import Node, said
from author.workshop.difference.tables import Tables, vars_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from author.document import Look
    from author.form.checkspec import CellName, Sum
    from author.form.edition import Edition
    from author.form.notice import Notice
    from author.form.parts import Line, Part
    from author.form.sectionspec import Ask, SectionSpec
    from author.ledger.codes import CodeBook

_HEADING = re.compile(r"^# *(.+)$", re.MULTILINE)
_LISTING = ("title", "document_title", "contents_title", "office", "narrative_form", "percent_decimals")


def outline(edition: Edition, renamed: Mapping[str, str]) -> Node:
    """The tree of an edition; ``renamed`` are titles of parts by what the other edition calls them."""
    groups = (
        Node("group", "", "listing", _listing(edition)),
        _group("funds", _funds(edition)),
        _group("words", _words(edition)),
        _group("phrases", (Node("phrase", name, says={"said": text}) for name, text in edition.phrases.items())),
        _group("parts", parts(edition)),
        _group("tables", _tables(edition, renamed)),
        _group("sections", _sections(edition, renamed)),
        Node("group", "", "standards", said(edition.standards, edition.books)),
        _group("glossary", (Node("term", term["词"], says={"meaning": term["解释"]}) for term in edition.glossary)),
        _group("names", (Node("word", name, says={"where": asked}) for name, asked in edition.names.items())),
        _group("word_lists", _word_lists(edition)),
        Node("group", "", "notice", _notice(edition.notice)),
        _group("checks", _checks(edition)),
        _group("function", _codes(edition.books.function)),
        _group("economic", _codes(edition.books.economic)),
        Node("group", "", "look", _page(edition.look), tuple(_look(edition.look))),
    )
    return Node("edition", edition.title, edition.name, inside=groups)


def _group(key: str, inside: Iterable[Node]) -> Node:
    return Node("group", "", key, inside=tuple(inside))


def _listing(edition: Edition) -> dict[str, Any]:
    usual = {f"usual_{name}": value for name, value in vars_of(edition.usual).items()}
    lines = {"cover": _lines(edition.cover), "signature": _lines(edition.signature)}
    own = {name: getattr(edition, name) for name in _LISTING} | {"years": tuple(dict.fromkeys(edition.years))}
    return own | usual | lines | {"sentences": edition.wording.macros}


def _word_lists(edition: Edition) -> Iterator[Node]:
    for name, words in edition.word_lists.items():
        for entry in words.entries:
            yield Node("word", f"{name}·{entry.word}", says={"said": entry.right, "meaning": entry.why})


def _notice(notice: Notice | None) -> dict[str, Any]:
    if notice is None:
        return {}
    return {
        "title": notice.title,
        "body": notice.body,
        "table_title": notice.table_title,
        "heads": "、".join(notice.heads),
        "signature": _lines(notice.signature),
    }


def _lines(lines: Iterable[Line]) -> str:
    return "\n".join(f"{line.style}：{line.text}" for line in lines)


def _funds(edition: Edition) -> Iterator[Node]:
    book = edition.books.fund
    for name in book:
        says = {"parent": book.parents.get(name, ""), "budget": edition.budgets.get(name, "")}
        yield Node("fund", name, says={**says, "transfer": name in edition.transfers})


def _words(edition: Edition) -> Iterator[Node]:
    for kind, words in edition.words.items():
        for name, word in words.items():
            yield Node("word", f"{kind}·{name}", says={"said": word})


def parts(edition: Edition) -> tuple[Node, ...]:
    """The parts; what they list is told apart from them."""
    return tuple(
        Node(
            "part",
            part.title,
            says=said(part, edition.books, "title", "sections", "tables"),
            text=" ".join((*part.sections, *part.tables)),
        )
        for part in edition.parts
    )


def _tables(edition: Edition, renamed: Mapping[str, str]) -> Iterator[Node]:
    tables = Tables(edition.books, edition.usual)
    for part, key in _listed(edition.parts, tables=True):
        yield tables.node(edition.tables[key], renamed.get(part, part))
    for section in edition.sections.values():
        for key in placed(section):
            yield tables.node(edition.tables[key], f"节 {section.key}")


def _listed(listing: Iterable[Part], *, tables: bool) -> Iterator[tuple[str, str]]:
    for part in listing:
        for key in part.tables if tables else part.sections:
            yield part.title, key


def _sections(edition: Edition, renamed: Mapping[str, str]) -> Iterator[Node]:
    for part, key in _listed(edition.parts, tables=False):
        yield _section(edition.sections[key], renamed.get(part, part), edition)


def _section(spec: SectionSpec, place: str, edition: Edition) -> Node:
    heading = _HEADING.search(spec.body)
    figures = (_ask("figure", name, ask, edition) for name, ask in spec.figures.items())
    lists = (_list(name, asks, edition) for name, asks in spec.lists.items())
    says = {"place": place, **said(spec, edition.books, "figures", "lists")}
    return Node("section", heading[1] if heading else spec.key, spec.key, says, (*figures, *lists), spec.body)


def _list(name: str, asks: tuple[Ask, ...] | AskEach, edition: Edition) -> Node:
    if isinstance(asks, AskEach):
        return Node("figures", name, says={"each": asks.each, **said(asks.ask, edition.books)})
    return Node("figures", name, inside=tuple(_ask("figure", ask.label, ask, edition) for ask in asks))


def _ask(kind: str, name: str, ask: Ask, edition: Edition) -> Node:
    return Node(kind, name, says=said(ask, edition.books))


def _checks(edition: Edition) -> Iterator[Node]:
    for table, codes in edition.checks.codes.items():
        yield Node("codes", table, says=said(codes, edition.books))
    for each in edition.checks.sums:
        says = _check(each, edition)
        yield Node("check", each.code, f"{type(each).__name__.lower()} {says}", says)


def _check(each: Sum, edition: Edition) -> dict[str, Any]:
    return {name: _cells(value) for name, value in said(each, edition.books, "code").items()}


def _cells(value: Any) -> Any:  # noqa: ANN401 - what a sum names
    if isinstance(value, tuple):
        return tuple(_cells(each) for each in value)
    return _cell(value) if hasattr(value, "column") else value


def _cell(cell: CellName) -> str:
    return "/".join(filter(None, (cell.table, cell.row, cell.column)))


def _codes(book: CodeBook) -> Iterator[Node]:
    for code in book:
        if code not in book.retired:
            says = {"name": book.names[code], "kind": book.kinds.get(code, ""), "budget": book.budgets.get(code, "")}
            more = {"nature": book.natures.get(code, ""), "fits": book.fits.get(code, ())}
            yield Node("code", code, says={**says, **more})


def _page(look: Look) -> dict[str, Any]:
    return {"paper": (look.width_mm, look.height_mm), "page_number": look.page_number, "footer": look.footer_mm,
            "whole": tuple(look.whole)}  # fmt: skip


def _look(look: Look) -> Iterator[Node]:
    for kind, named in (("margins", look.margins), ("face", look.faces), ("style", look.styles), ("grid", look.tables)):
        for name, each in named.items():
            yield Node(kind, str(name), says=asdict(each))
