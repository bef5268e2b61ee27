"""What edition.yaml says by itself: years, sources of money, words, and the sections and tables that are printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from author.form.budgets import KEY as BUDGETS_OF_FUNDS
from author.form.figures import read_figures
from author.form.names import KEY as NAMES
from author.form.parts import Line, Part, read_lines, read_part
from author.form.phrases import read_phrases
from author.form.standards import Standards, read_standards
from author.form.tablespec import Usual
from author.ground.findings import near
from author.ledger.codes import book_of_names, nested
from author.ledger.money import Form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from author.form.fields import Fields
    from author.ground.findings import Source
    from author.ledger.codes import CodeBook

KINDS = ("部门", "单位")
"""Kinds of unit that a submission may name."""
_FILE = re.compile(r"[a-z0-9][a-z0-9.-]{0,63}")


@dataclass(frozen=True)
class Listing:
    """One edition.yaml, read and checked."""

    at: Source
    title: str
    years: tuple[int, int]
    """The first and the last year that it serves."""
    funds: CodeBook
    transfers: frozenset[str]
    """Sources of money that units of a department pass on among themselves."""
    office: str
    """How a department's own office is called beside the units below it; ``{name}`` is the department."""
    narrative_form: Form
    percent_decimals: int
    usual: Usual
    words: Mapping[str, Mapping[str, str]]
    """Unit kind (部门, 单位) to the words that follow it."""
    phrases: Mapping[str, str]
    macros: str
    """The file of the sentences that sections share; empty without one."""
    document_title: str
    cover: tuple[Line, ...]
    contents_title: str
    parts: tuple[Part, ...]
    signature: tuple[Line, ...]
    standards: Standards
    """What the checks demand."""


def read_listing(fields: Fields) -> Listing:
    """Read edition.yaml; EditionError for whatever is wrong in it."""
    funds = _funds(fields)
    listing = Listing(
        at=fields.tree.at(()),
        years=_years(fields.mapping("years")),
        funds=funds,
        transfers=_transfers(fields, funds),
        office=fields.text("office", "{name}"),
        parts=tuple(read_part(inner) for inner in fields.items("parts")),
        narrative_form=read_figures(fields.mapping("figures"), Form()),
        usual=_usual(fields),
        title=fields.text("title"),
        document_title=fields.text("document_title"),
        cover=read_lines(fields, "cover"),
        contents_title=fields.text("contents_title", ""),
        signature=read_lines(fields, "signature"),
        words=_words(fields.mapping("words")),
        phrases=read_phrases(fields.mapping("wording")),
        percent_decimals=fields.count("percent_decimals", 2, 6),
        macros=_macros(fields),
        standards=read_standards(fields),
    )
    fields.text("based_on", "")  # asked for already, when the folders were found
    fields.has(BUDGETS_OF_FUNDS)  # read with those of the editions below
    fields.has(NAMES)
    fields.texts("basis", ())  # the law behind the form: for those who read the file
    fields.done()
    return listing


def _years(fields: Fields) -> tuple[int, int]:
    fields.text("from")
    first, last = fields.count("from", 0, 9999), fields.count("until", 9999, 9999)
    if first > last:
        fields.fail("from 应不晚于 until", "from")
    fields.done()
    return first, last


def _funds(fields: Fields) -> CodeBook:
    if not fields.has("funds"):
        fields.fail("缺少 funds（资金来源）")
    try:
        return book_of_names("资金来源", nested(fields.mapping("funds").data))
    except ValueError as error:
        fields.fail(str(error), "funds")


def _transfers(fields: Fields, funds: CodeBook) -> frozenset[str]:
    names = fields.texts("transfers", ())
    for name in names:
        if name not in funds:
            fields.fail(f"资金来源中没有“{name}”", "transfers", near(name, funds))
    return frozenset(names)


def _usual(fields: Fields) -> Usual:
    return Usual(
        preparer=fields.text("preparer", ""),
        unit_line=fields.text("unit_line"),
        figures=read_figures(fields.mapping("table_figures"), Form()),
    )


def _words(fields: Fields) -> Mapping[str, Mapping[str, str]]:
    """The words that follow the kind of unit: the same ones for every kind."""
    kinds = {kind: fields.word_map(kind) for kind in KINDS}
    fields.done()
    for kind, words in kinds.items():
        for name in {name for other in kinds.values() for name in other} - set(words):
            fields.fail(f"{kind}没有“{name}”这个词", kind, "各种单位类型的词要一样多")
    return kinds


def _macros(fields: Fields) -> str:
    file = fields.text("macros", "")
    if file and not _FILE.fullmatch(file):
        fields.fail("macros 应是一个文件名（小写字母、数字、- 和 .），不带文件夹", "macros")
    return file
