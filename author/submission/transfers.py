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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from author.ledger.ledger import Fact
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
    facts: Iterable[Fact], transfers: frozenset[str], members: Members
) -> tuple[list[Fact], list[Finding]]:
    """The facts with what passed among ``members`` counted once; ``transfers`` are the sources of money that mean it.

    With a finding for every way that money went: counted once, or not equal; and for transfers without 对方单位.
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
    findings = [_told(way, passed) for way, passed in ways.items()]
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


def _told(way: Way, passed: _Passed) -> Finding:
    payer, receiver, measure = way
    paid, received = passed.totals
    at = tuple(fact.source for fact in (*passed.paid, *passed.received))
    if passed.agree:
        message = f"{payer}付给{receiver}的{measure} {paid:,.2f} 元，两边一致，部门汇总只计一次"
        return Finding("C58", message, at, severity=Severity.NOTE)
    gave = f"{payer}付给{receiver} {paid:,.2f} 元" if passed.paid else f"{payer}没有付给{receiver}的行"
    got = f"{receiver}收到 {received:,.2f} 元" if passed.received else f"{receiver}没有收到的行"
    message = f"{measure}：{gave}，{got}，对不上，都计入了合计"
    hint = "请核对两边的“对方单位”和金额；一致的，汇总时只计一次"
    return Finding("C58", message, at, severity=Severity.WARNING, hint=hint)


def _nameless(facts: list[Fact]) -> Iterator[Finding]:
    """Transfers from nobody: where they come from within, the department counts them twice."""
    for fund in dict.fromkeys(fact.fund for fact in facts):
        at = tuple(dict.fromkeys(fact.source for fact in facts if fact.fund == fund))
        message = f"{fund}没有写“对方单位”：来自本部门的单位，就重复计入了合计"
        hint = "填上付钱的单位；来自部门以外的，也写明是谁"
        yield Finding("C58", message, at, severity=Severity.WARNING, hint=hint)


def _total(facts: Iterable[Fact]) -> Decimal:
    return sum((fact.amount for fact in facts), Decimal(0))
