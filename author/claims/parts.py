"""A total that is named first, against the parts behind it: 共68万元，其中：甲48万元，乙21万元."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from author.claims.contradiction import Contradiction, in_unit
from author.claims.span import Span
from author.claims.words import TOTAL, WAY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from author.claims.claim import Claim

_OPENS = re.compile(r"^[，,；;：:（(]?\s*(?:其中|包括|分别[是为]?|分为|主要用于|用于|具体[为是]?|由)")
_ANEW = re.compile(r"其中|包括|主要用于|分别|具体|另外?|此外|除|含")
_ALL_OF_IT = re.compile(r"分别|分为|包括|组成|构成|具体")
_NUMBERED = re.compile(r"[一二三四五六七八九]是|[①-⑨]|[（(]?\d[)）.．、](?!\d)")
_CHANGES = re.compile(rf"{WAY}|[比较占]|上年|去年")
_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")
_NO_PART = re.compile(r"人均|户均|每|单价|标准|其余|剩余|累计|历年")


def parts(text: str, figures: Sequence[Claim], printed: int) -> Iterator[Contradiction]:
    """The totals of one sentence that its parts exceed, or do not reach where all of them are listed."""
    begin, end = figures[0].start, figures[-1].end
    inside = [found.span() for found in _BRACKETS.finditer(text, begin, min(end + 40, len(text)))]
    amounts = [f for f in figures if f.kind == "amount" and not any(a < f.start < b for a, b in inside)]
    taken: dict[int, Claim] = {}
    for place, whole in enumerate(amounts[:-1]):
        lead = _BRACKETS.sub("", text[whole.end : amounts[place + 1].start])
        if _OPENS.match(lead) and not whole.each:
            listed, all_of_it = _listed(text, amounts[place + 1 :], lead)
            wholes = _wholes(amounts[: place + 1], taken)
            taken |= {part.start: wholes[0] for part in listed}
            wrong = [_wrong(each, listed, printed, all_of_it=all_of_it) for each in wholes]
            if len(listed) > 1 and wrong[0] and all(wrong):
                yield wrong[0]


def _wholes(before: Sequence[Claim], taken: Mapping[int, Claim]) -> list[Claim]:
    """What parts may be the parts of: the amount right before them, what this is a part of, and all before together."""
    last = before[-1]
    if last.start in taken:
        return [taken[last.start], last]
    free = [claim for claim in before if claim.start not in taken]
    return [last, *free[:-1], *([_together(free)] if len(free) > 1 else [])]


def _together(claims: Sequence[Claim]) -> Claim:
    value = sum((claim.value for claim in claims), Decimal(0))
    return replace(claims[-1], value=value, span=Span.of(value), exact=all(claim.exact for claim in claims))


def _listed(text: str, amounts: Sequence[Claim], lead: str) -> tuple[list[Claim], bool]:
    """The parts, and whether they are all of the total: each numbered, or said to be."""
    listed: list[Claim] = []
    numbers = len(_NUMBERED.findall(lead))
    complete = bool(_ALL_OF_IT.search(lead))
    end = amounts[0].start
    for amount in amounts:
        between = _BRACKETS.sub("", text[end : amount.start]) if listed else ""
        if TOTAL.search(between) or _ANEW.search(between) or amount.each or not amount.exact:
            complete = complete and bool(TOTAL.search(between))
            numbers = -1 if not TOTAL.search(between) else numbers
            break
        if _NO_PART.search(between if listed else lead):
            return [], False
        if not _CHANGES.search(between):
            listed.append(amount)
            numbers += len(_NUMBERED.findall(between))
        end = amount.end
    return listed, complete or numbers == len(listed)


def _wrong(whole: Claim, listed: list[Claim], printed: int, *, all_of_it: bool) -> Contradiction | None:
    if not whole.exact:
        return None
    added, said = Span.of(0), whole.fine(printed)
    for part in listed:
        added += part.fine(printed)
    if added.low > said.high or (all_of_it and added.high < said.low):
        told = "＋".join(part.words for part in listed)
        return Contradiction(whole, f"{told}＝{in_unit(sum((part.value for part in listed), Decimal(0)), whole)}")
    return None
