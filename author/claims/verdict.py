"""Whether a bound claim is contradicted: by every reading of its words, and by what is known for sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.claims.contradiction import Contradiction, in_unit, per_cent
from author.claims.span import ENDLESS, Span
from author.claims.standing import BASES
from author.ledger.ledger import CURRENT
from author.ledger.question import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from author.claims.names import Names
    from author.claims.reading import Bound, Setting
    from author.claims.standing import Standing
    from author.ledger.question import Question

Known = tuple["Span", str]
"""What a reading gives, and in words."""
_NOTHING = Span.of(0)
_SHOWN = 50
"""元 that show as 0.01万元."""
_NEARLY = 10
"""A tenth of what is said."""
MEASURES = {CURRENT: "本年", BASES[0]: "上年", BASES[1]: "上年执行"}


def verdict(bound: Bound, standing: Standing, names: Names, setting: Setting) -> Contradiction | None:
    """What the claim should say; None where some reading fits it, or is not known."""
    if bound.sort == "way":
        return _way(bound, standing, names, setting)
    read = {"amount": _amounts, "change": _changes, "rate": _rates, "share": _shares}[bound.sort]
    said, others = bound.claim.span if bound.sign >= 0 else -bound.claim.span, []
    for known in read(bound, standing, names, setting):
        if known is None or said.meets(known[0]):
            return None
        others.append(known)
    return Contradiction(bound.claim, _likeliest(said, others)[1]) if others else None


def _way(bound: Bound, standing: Standing, names: Names, setting: Setting) -> Contradiction | None:
    """比上年有所减少: no reading changes in this way; equal in print is 持平."""
    told = ""
    for known in _compared(bound, standing, names, setting):
        rise = known[0] - known[1] if known else None
        if known is None or rise is None or not rise.exact or _goes(rise.low) == bound.sign:
            return None
        told = told or _change(known, bound)
    return Contradiction(bound.claim, told) if told else None


def _goes(rise: Decimal) -> int:
    return (rise >= _SHOWN) - (rise <= -_SHOWN)


def _likeliest(said: Span, known: list[Known]) -> Known:
    """What is meant: the first reading, or one that is nearly what is said."""
    nearest = min(known, key=lambda each: _apart(said, each[0]))
    return nearest if _apart(said, nearest[0]) * _NEARLY <= abs(_middle(said)) else known[0]


def _is_bound(bound: Bound) -> bool:
    """Whether the claim is 不超过 or 以上: any part of what is meant would keep to it."""
    return ENDLESS in (abs(bound.claim.span.low), abs(bound.claim.span.high))


def _apart(said: Span, known: Span) -> Decimal:
    return max(said.low - known.high, known.low - said.high)


def readings(bound: Bound, names: Names, setting: Setting) -> Iterator[Question]:
    """What the words may ask: in all money, in what the text or the sentence speaks of, in that of each table."""
    seen = set()
    said = (names.scopes[0], *setting.context, *bound.heard)
    tables = () if _is_bound(bound) else names.scopes[1:]
    for place, scope in enumerate((*said, *tables)):
        for question in bound.about.questions:
            asked = question.both(scope)
            if asked != NOTHING and asked not in seen and (place < len(said) or _goes_with(question, scope)):
                seen.add(asked)
                yield asked


def _goes_with(question: Question, scope: Question) -> bool:
    """Whether words that say no more may be meant in a table's money: 部门预算 is never that of one source."""
    if not question.dimensions:
        return scope.dimensions <= {"unit"}
    return bool(question.dimensions - {"fund", "nature", "unit"}) or scope.dimensions <= {"fund", "unit"}


def _compared(bound: Bound, standing: Standing, names: Names, setting: Setting) -> Iterator[tuple[Span, Span] | None]:
    """Both years of each reading; where only some table's money is meant, not of one that has none in either year."""
    for place, question in enumerate(readings(bound, names, setting)):
        for known in standing.changes(question):
            if known is None or not place or known != (_NOTHING, _NOTHING):
                yield known


def _amounts(bound: Bound, standing: Standing, names: Names, setting: Setting) -> Iterator[Known | None]:
    said = bound.about.measures
    measures = [measure for measure in said or MEASURES if standing.has(measure)]
    if not measures:
        yield None
    for question in readings(bound, names, setting):
        for measure in measures:
            amount = standing.amount(question, measure)
            if said or measure == CURRENT or amount is None or amount.exact:
                shown = amount if said else standing.amount(question, CURRENT)
                yield (
                    None
                    if amount is None or shown is None
                    else (amount, _amount(shown, measure if said else CURRENT, bound))
                )
        if not said and not _is_bound(bound):
            for known in standing.changes(question):
                if known and known[0].exact and known[1].exact:
                    yield abs(known[0] - known[1]), _change(known, bound)


def _amount(shown: Span, measure: str, bound: Bound) -> str:
    return f"按预算明细，{bound.about.words}{MEASURES[measure]}是{_said(shown, bound)}"


def _changes(bound: Bound, standing: Standing, names: Names, setting: Setting) -> Iterator[Known | None]:
    for known in _compared(bound, standing, names, setting):
        yield known and (known[0] - known[1], _change(known, bound))


def _rates(bound: Bound, standing: Standing, names: Names, setting: Setting) -> Iterator[Known | None]:
    for known in _compared(bound, standing, names, setting):
        if known is None:
            yield None
        elif rate := (known[0] - known[1]).share(known[1]):
            yield rate, _change(known, bound) + _rated(_middle(rate))


def _rated(rate: Decimal) -> str:
    return f"，{'增长' if rate > 0 else '下降'}{per_cent(abs(rate))}" if rate else ""


def _shares(bound: Bound, standing: Standing, names: Names, setting: Setting) -> Iterator[Known | None]:
    measure = bound.about.measures[0] if bound.about.measures else CURRENT
    parts = list(readings(bound, names, setting))
    for whole in _wholes(bound, names, setting):
        for part in parts:
            if whole.contains(part):
                some, all_of_it = standing.amount(part, measure), standing.amount(whole, measure)
                if some is None or all_of_it is None:
                    yield None
                elif share := some.share(all_of_it):
                    told = f"{bound.about.words}{_said(some, bound)}，占{_said(all_of_it, bound)}的{per_cent(_middle(share))}"
                    yield share, f"按预算明细，{told}"


def _wholes(bound: Bound, names: Names, setting: Setting) -> Iterator[Question]:
    around = (names.scopes[0], *setting.context, *bound.heard, *names.scopes[1:])
    if bound.whole is None:
        yield from dict.fromkeys(around)
    else:
        said = bound.whole.questions
        yield from dict.fromkeys(both for scope in around for q in said if (both := q.both(scope)) != NOTHING)


def _change(known: tuple[Span, Span], bound: Bound) -> str:
    now, base = known
    rise = _middle(now) - _middle(base)
    way = (
        f"增加{in_unit(rise, bound.claim)}"
        if rise > 0
        else f"减少{in_unit(-rise, bound.claim)}"
        if rise
        else "没有增减"
    )
    return f"按预算明细，{bound.about.words}本年{_said(now, bound)}，上年{_said(base, bound)}，{way}"


def _said(amount: Span, bound: Bound) -> str:
    return in_unit(_middle(amount), bound.claim)


def _middle(span: Span) -> Decimal:
    return (span.low + span.high) / 2
