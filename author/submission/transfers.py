"""Money that the units of a department pass on among themselves: the department counts it once.

A unit pays from what it has, another receives and spends. Both lines name each other (对方单位); that of the receiver
has a source of money that the form calls a transfer (上级补助收入, 附属单位上缴收入). Where both sides are equal, the
payer's lines go, and the receiver spends what the payer's source paid. Where they are not, all lines stay.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from author.ground.findings import Finding, Severity
from author.ledger.question import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from author.ledger.ledger import Fact
    from author.ledger.question import Question
    from author.submission.units import Members

Way = tuple[str, str, str]
"""Payer, receiver, and the measure that the amounts are of."""


@dataclass
class _Passed:
    """What both sides say of the money that went one way."""

    paid: list[Fact] = field(default_factory=list)
    received: list[Fact] = field(default_factory=list)

    @property
    def totals(self) -> tuple[Decimal, Decimal]:
        """Paid and received, in 元."""
        return _total(self.paid), _total(self.received)

    @property
    def agree(self) -> bool:
        """Whether both sides are equal; what is below zero can be put to no line of the other side."""
        paid, received = self.totals
        return paid == received and all(fact.amount > 0 for fact in (*self.paid, *self.received))


def without_transfers(
    facts: Iterable[Fact], transfers: frozenset[str], members: Members, gaps: Sequence[Question] = ()
) -> tuple[list[Fact], list[Finding]]:
    """The facts with what passed among ``members`` counted once; ``transfers`` are the sources of money that mean it.

    With a finding for every way that money went: counted once, or not equal; and for transfers without 对方单位. What
    is not equal may be so because of the ``gaps``, or of a unit that has no money at all: that is told elsewhere.
    """
    facts = list(facts)
    if len(members.kinds) == 1:
        return facts, []
    ways: dict[Way, _Passed] = defaultdict(_Passed)
    for fact in facts:
        if fact.partner in members and fact.fund in transfers:
            ways[fact.partner, fact.unit, fact.measure].received.append(fact)
        elif fact.partner in members:
            ways[fact.unit, fact.partner, fact.measure].paid.append(fact)
    equal = [passed for passed in ways.values() if passed.agree]
    gone = {id(fact) for passed in equal for fact in (*passed.paid, *passed.received)}
    left = [fact for fact in facts if id(fact) not in gone]
    spent = [fact for passed in equal for fact in _spent(passed)]
    known = {fact.unit for fact in facts}
    findings = [
        _told(payer, receiver, same)
        for (payer, receiver, agree), same in _by_pair(ways).items()
        if agree or ({payer, receiver} <= known and _is_sure((payer, receiver), gaps))
    ]
    nameless = [fact for fact in facts if fact.fund in transfers and not fact.partner]
    return [*left, *spent], [*findings, *(_nameless(nameless) if nameless else ())]


def _spent(passed: _Passed) -> Iterator[Fact]:
    """The receiver's lines with the payer's sources of money, amount by amount."""
    paid = deque((fact.fund, fact.amount) for fact in passed.paid)
    for fact in passed.received:
        wanted = fact.amount
        while wanted:
            fund, amount = paid.popleft()
            taken = min(wanted, amount)
            yield replace(fact, fund=fund, amount=taken, partner="")
            wanted -= taken
            if amount > taken:
                paid.appendleft((fund, amount - taken))


def _by_pair(ways: Mapping[Way, _Passed]) -> dict[tuple[str, str, bool], dict[str, _Passed]]:
    """Payer, receiver, and whether both sides agree, to what passed of each measure."""
    pairs: dict[tuple[str, str, bool], dict[str, _Passed]] = {}
    for (payer, receiver, measure), passed in ways.items():
        pairs.setdefault((payer, receiver, passed.agree), {})[measure] = passed
    return pairs


def _is_sure(units: tuple[str, str], gaps: Iterable[Question]) -> bool:
    asked = EVERYTHING.narrow("unit", frozenset(units))
    return all(gap.disjoint(asked) for gap in gaps)


def _told(payer: str, receiver: str, same: Mapping[str, _Passed]) -> Finding:
    """What passed one way, of each measure."""
    at = tuple(fact.source for passed in same.values() for fact in (*passed.paid, *passed.received))
    if all(passed.agree for passed in same.values()):
        amounts = "、".join(f"{measure} {passed.totals[0]:,.2f} 元" for measure, passed in same.items())
        message = f"{payer}付给{receiver}的{amounts}，两边一致，部门汇总只计一次"
        return Finding("C58", message, at, severity=Severity.NOTE)
    told = "；".join(f"{measure}：{_unequal(payer, receiver, passed)}" for measure, passed in same.items())
    message = f"{told}，对不上，都计入了合计"
    hint = "请核对两边的“对方单位”和金额；一致的，汇总时只计一次"
    return Finding("C58", message, at, severity=Severity.WARNING, hint=hint)


def _unequal(payer: str, receiver: str, passed: _Passed) -> str:
    paid, received = passed.totals
    gave = f"{payer}付给{receiver} {paid:,.2f} 元" if passed.paid else f"{payer}没有付给{receiver}的行"
    got = f"{receiver}收到 {received:,.2f} 元" if passed.received else f"{receiver}没有收到的行"
    return f"{gave}，{got}"


def _nameless(facts: list[Fact]) -> Iterator[Finding]:
    """Transfers from nobody: where they come from within, the department counts them twice."""
    for fund in dict.fromkeys(fact.fund for fact in facts):
        at = tuple(dict.fromkeys(fact.source for fact in facts if fact.fund == fund))
        message = f"{fund}没有写“对方单位”：来自本部门的单位，就重复计入了合计"
        hint = "填上付钱的单位；来自部门以外的，也写明是谁"
        yield Finding("C58", message, at, severity=Severity.WARNING, hint=hint)


def _total(facts: Iterable[Fact]) -> Decimal:
    return sum((fact.amount for fact in facts), Decimal(0))
