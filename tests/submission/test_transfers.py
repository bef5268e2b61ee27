"""Money that units pass on among themselves: counted once where both sides agree, never lost, never invented."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from author.ground.findings import Severity
from author.ledger.ledger import CURRENT, PRIOR, Fact
from author.submission.transfers import without_transfers
from author.submission.units import Members

if TYPE_CHECKING:
    from collections.abc import Iterable

BUREAU, SCHOOL, STATION = "某局", "某校", "某站"
MEMBERS = Members(BUREAU, {BUREAU: "行政", SCHOOL: "事业", STATION: "参公"})
UP = "附属单位上缴收入"
TRANSFERS = frozenset({UP, "上级补助收入"})


def fact(unit: str, fund: str, yuan: str, partner: str = "", *, code: str = "2050201", measure: str = CURRENT) -> Fact:
    return Fact(measure, code, "30201", "公用经费", "", fund, "", Decimal(yuan), unit=unit, partner=partner)


def brief(facts: Iterable[Fact]) -> list[tuple[str, str, str, str]]:
    return sorted((one.unit, one.function, one.fund, str(one.amount)) for one in facts)


def test_both_sides_agree() -> None:
    paid = fact(SCHOOL, "事业收入", "500.00", BUREAU, code="2050299")
    received = fact(BUREAU, UP, "500.00", SCHOOL, code="2050101")
    left, (told,) = without_transfers([fact(SCHOOL, "一般财力", "9.00"), paid, received], TRANSFERS, MEMBERS)
    assert brief(left) == [(BUREAU, "2050101", "事业收入", "500.00"), (SCHOOL, "2050201", "一般财力", "9.00")]
    assert told.severity is Severity.NOTE
    assert "某校付给某局的本年预算 500.00 元" in told.message


def test_a_source_that_pays_a_part_of_a_line() -> None:
    paid = [fact(SCHOOL, "事业收入", "300.00", BUREAU), fact(SCHOOL, "其他收入", "200.00", BUREAU)]
    received = [fact(BUREAU, UP, "250.00", SCHOOL), fact(BUREAU, UP, "250.00", SCHOOL, code="2050102")]
    left, _ = without_transfers([*paid, *received], TRANSFERS, MEMBERS)
    assert brief(left) == [
        (BUREAU, "2050102", "事业收入", "50.00"),
        (BUREAU, "2050102", "其他收入", "200.00"),
        (BUREAU, "2050201", "事业收入", "250.00"),
    ]


def test_sides_that_do_not_agree_stay() -> None:
    facts = [fact(SCHOOL, "事业收入", "500.01", BUREAU), fact(BUREAU, UP, "500.00", SCHOOL)]
    left, (told,) = without_transfers(facts, TRANSFERS, MEMBERS)
    assert left == facts
    assert told.severity is Severity.WARNING
    assert "500.01" in told.message
    assert "500.00" in told.message


def test_another_unit_or_another_year_is_not_the_other_side() -> None:
    paid = fact(SCHOOL, "事业收入", "500.00", BUREAU)
    for received in (fact(BUREAU, UP, "500.00", STATION), fact(BUREAU, UP, "500.00", SCHOOL, measure=PRIOR)):
        left, told = without_transfers([paid, received], TRANSFERS, MEMBERS)
        assert left == [paid, received]
        assert [finding.severity for finding in told] == [Severity.WARNING]


def test_both_years_of_a_transfer_are_told_together() -> None:
    years = [fact(SCHOOL, "事业收入", "5.00", BUREAU, measure=measure) for measure in (CURRENT, PRIOR)]
    got = [fact(BUREAU, UP, "5.00", SCHOOL, measure=measure) for measure in (CURRENT, PRIOR)]
    _, (equal,) = without_transfers([*years, *got], TRANSFERS, MEMBERS)
    assert (equal.severity, len(equal.at)) == (Severity.NOTE, 4)
    _, (unequal,) = without_transfers([*years, fact(BUREAU, "事业收入", "1.00", "")], TRANSFERS, MEMBERS)
    assert CURRENT in unequal.message
    assert PRIOR in unequal.message


def test_a_transfer_from_outside_or_from_nobody() -> None:
    outside, nobody = fact(BUREAU, UP, "500.00", "某厅"), fact(SCHOOL, "上级补助收入", "7.00")
    assert without_transfers([outside], TRANSFERS, MEMBERS) == ([outside], [])
    left, (told,) = without_transfers([nobody], TRANSFERS, MEMBERS)
    assert left == [nobody]
    assert told.severity is Severity.WARNING
    assert "没有写“对方单位”" in told.message


def test_less_than_nothing_passes_to_nobody() -> None:
    facts = [fact(SCHOOL, "事业收入", "-5.00", BUREAU), fact(BUREAU, UP, "-5.00", SCHOOL)]
    assert without_transfers(facts, TRANSFERS, MEMBERS)[0] == facts


def test_a_unit_by_itself_passes_nothing_on() -> None:
    alone = [fact(SCHOOL, "上级补助收入", "500.00"), fact(SCHOOL, "事业收入", "1.00", BUREAU)]
    assert without_transfers(alone, TRANSFERS, Members(SCHOOL, {SCHOOL: "事业"})) == (alone, [])


AMOUNTS = st.lists(st.integers(1, 10**9).map(lambda fen: Decimal(fen) / 100), min_size=1, max_size=6)


@given(paid=AMOUNTS, received=AMOUNTS, equal=st.booleans())
def test_money_is_counted_once_and_none_is_lost(paid: list[Decimal], received: list[Decimal], equal: bool) -> None:  # noqa: FBT001
    if equal:
        received = [*received, sum(paid) - sum(received)] if sum(paid) > sum(received) else [sum(paid, Decimal(0))]
    funds = ("事业收入", "其他收入", "一般财力")
    out = [fact(SCHOOL, funds[n % 3], str(yuan), BUREAU, code=f"20502{n:02}") for n, yuan in enumerate(paid)]
    in_ = [fact(BUREAU, UP, str(yuan), SCHOOL, code=f"20501{n:02}") for n, yuan in enumerate(received)]
    left, _ = without_transfers([*out, *in_], TRANSFERS, MEMBERS)
    if sum(paid) != sum(received):
        assert left == [*out, *in_]
        return
    assert sum(one.amount for one in left) == sum(paid)
    assert {one.unit for one in left} == {BUREAU}
    for fund in funds:
        assert sum(one.amount for one in left if one.fund == fund) == sum(one.amount for one in out if one.fund == fund)
    for spent in in_:
        assert sum(one.amount for one in left if one.function == spent.function) == spent.amount
