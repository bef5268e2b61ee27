"""A01, D26: changes said in staff's own words (措辞)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from author.ground.findings import Severity, near
from author.read.values import quoted
from author.wording.comparison import CHANGES, PEOPLE, TOO_SMALL, unknown_tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.rules.subject import Subject


def own_wording(subject: Subject) -> Iterator[Finding]:
    """A01: 措辞 with a case or a token that does not exist."""
    known = (*CHANGES, *PEOPLE, TOO_SMALL)
    for case, phrase in subject.written.phrases.items():
        path = ("措辞", case)
        if case not in known:
            hint = near(case, known) or f"可填：{'、'.join(known)}"
            yield subject.found("A01", f"措辞里没有“{case}”", path, hint=hint)
        for token in unknown_tokens(phrase):
            hint = "可用 {比} {基期} {差额} {比率} {人数}"
            yield subject.found("A01", f"措辞里没有 {{{token}}}", path, hint=hint)


_MUST_SAY = {"增加": re.compile("增"), "减少": re.compile("减|降"),
             "人数增加": re.compile("增"), "人数减少": re.compile("减")}  # fmt: skip
_RISES, _FALLS = "增加|增长", "减少|下降"
_MUST_NOT_SAY = {
    "增加": re.compile(_FALLS),
    "减少": re.compile(_RISES),
    "持平": re.compile(f"{_RISES}|{_FALLS}"),
    "上年为零": re.compile("增长|下降|减少"),
    "两年均为零": re.compile(f"{_RISES}|{_FALLS}"),
    "人数持平": re.compile("增加|减少"),
}


def own_phrases(subject: Subject) -> Iterator[Finding]:
    """D26: 措辞 that says 增加0.00万元, or a rate where there is no base."""
    for case, phrase in subject.written.phrases.items():
        bad = _MUST_NOT_SAY[case].search(phrase) if case in _MUST_NOT_SAY else None
        silent = case in _MUST_SAY and not _MUST_SAY[case].search(phrase)
        if bad or silent:
            what = f"“{case}”时却说{quoted(bad[0])}" if bad else f"“{case}”的说法里没有说{case[-2:]}"
            severity = Severity.ERROR if silent or case in ("增加", "减少") else Severity.WARNING
            part = bad[0] if bad else ""
            hint = "删去这一条就用版式的说法"
            yield subject.found("D26", f"措辞：{what}", ("措辞", case), severity=severity, part=part, hint=hint)
