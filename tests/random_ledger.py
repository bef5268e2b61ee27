"""Random budget lines of the 2026 form, for tests of what holds for every ledger."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from author.ledger.codes import book_of_names, flat_book, level
from author.ledger.ledger import MEASURES, NATURES, Fact, Ledger
from author.submission.units import Members
from tests.small import form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from author.ledger.codes import CodeBook

PROJECTS = ("甲", "乙", "丙")
UNITS = {"某局": "行政", "某站": "参公", "某校": "事业"}


@cache
def books() -> Mapping[str, CodeBook]:
    found = form().books
    return {
        "measure": flat_book("数据种类", MEASURES),
        "function": found.function,
        "economic": found.economic,
        "fund": found.fund,
        "nature": book_of_names("支出类别", NATURES),
        "project": flat_book("项目", PROJECTS),
        "purpose": flat_book("用途", ("用途",)),
        "unit": Members("某局", UNITS).book("{name}（本级）", {}),
    }


def _fact(function: str, economic: str, project: str, fund: str, measure: str, unit: str, fen: int) -> Fact:
    nature = "项目支出" if project else books()["economic"].kind(economic)
    return Fact(measure, function, economic, nature, project, fund, "", Decimal(fen) / 100, unit=unit)


@cache
def _codes(name: str, depth: str) -> tuple[str, ...]:
    book = books()[name]
    return tuple(code for code in book if level(code) == depth and code not in book.retired)


@cache
def _kinds() -> tuple[str, ...]:
    """Economic codes of basic expenditure."""
    return tuple(code for code in _codes("economic", "款") if books()["economic"].kind(code))


def facts() -> st.SearchStrategy[Fact]:
    common = {
        "function": st.sampled_from(_codes("function", "项")),
        "fund": st.sampled_from(books()["fund"].leaves),
        "measure": st.sampled_from(MEASURES),
        "unit": st.sampled_from(tuple(UNITS)),
        "fen": st.integers(-(10**10), 10**12),
    }
    basic = st.builds(_fact, project=st.just(""), economic=st.sampled_from(_kinds()), **common)
    project = st.builds(
        _fact, project=st.sampled_from(PROJECTS), economic=st.sampled_from(_codes("economic", "款")), **common
    )
    return basic | project


def ledgers() -> st.SearchStrategy[Ledger]:
    return st.lists(facts(), max_size=25).map(lambda found: Ledger(found, books()))
