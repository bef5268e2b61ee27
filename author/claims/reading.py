"""Sentences into claims that are bound to what they are about by the words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Literal

from author.claims.claim import MOST, SENTENCE, Claim, claims, sentences
from author.claims.names import unquoted
from author.claims.phrases import Phrase, phrase, together
from author.claims.span import Span
from author.claims.words import BASE, TAIL, TAIL_END, UP, WAY
from author.ledger.ledger import CURRENT, PRIOR, PRIOR_ACTUAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.claims.phrases import Words
    from author.ledger.question import Question

Sort = Literal["amount", "change", "rate", "share", "way"]
_TITLE = re.compile(r"《[^《》\n]{0,300}》")
_SHARE = re.compile(r"[，,（(]?\s*占(?P<whole>[^，,；。\d]{0,30}?)(?:的)?(?:比例|比重|比)?(?:为|约|达到?)*$")
_FROM = re.compile(r"[由从](?P<year>[^，,；。\d]{0,3}(?:\d{4}年度?)?[^，,；。\d]{0,8})$")
_TO = re.compile(rf"^[^，,；。]{{0,14}}?(?:{WAY}|调整|变)(?:了|加)?(?:到|至|为)[^，,；。增减]{{0,10}}$")
_THAN = re.compile(r"^[，,]?(?:比|较)(?:\d{4}年度?|上年度?|去年)(?:预算|安排|执行)?数?的?$")
_COMPARES = re.compile(r"(?:比|较|同|与)(?:上年|去年|\d{4}年)|同比|此项|该项|本项|总体|整体")
_PART_OF = re.compile(r"\s*(?:用于|的(?!$)|是用于|主要用于)")
OTHERS = re.compile(
    r"全国|全省|全区|全州|全市|全县|全疆|各县|县市|各地|乡镇|中央财政|自治区财政|省财政|其他单位|兄弟单位|累计|历年|总投资|概算"
    r"|截至|截止|\d月|季度|半年|去年同期"
)
_WAY = re.compile(
    rf"(?:(?:比|较|与|同){BASE}(?:预算|执行|决算)?数?(?:相比)?[，,]?|同比)(?:有所|略有|大幅|明显|小幅|稍有|保持)?"
    rf"(?P<way>{WAY}|持平|不变)(?=[，,；;。、！）)\n]|$)"
)
_LEVEL = ("持平", "不变")
_NEAR = 90
"""Signs before a figure that are looked at."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a text: what it is written about, and names in it that speak of nobody else."""

    context: tuple[Question, ...] = ()
    """The figure whose reason it is, the project whose text it is; nothing for a text about all."""
    called: str = ""
    """The figure that a comparison without a name is about; empty where none is."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A claim and what it is about."""

    claim: Claim
    sort: Sort
    about: Phrase
    sign: int = 0
    """1 for 增加, -1 for 减少."""
    whole: Phrase | None = None
    """What a share is of, where it is said."""
    heard: tuple[Question, ...] = ()
    """What the sentences before it spoke of: its parts may be meant."""


@dataclass(slots=True)
class _Ear:
    """What has been heard of one paragraph."""

    last: Phrase | None = None
    """What the figure before was about; None where that is not known."""
    end: int = 0
    came_from: bool = False
    heard: dict[Question, None] = field(default_factory=dict)
    known: dict[int, bool] = field(default_factory=dict)
    """Where the figures of the sentence stand, and whether their meaning is known."""


def bound(text: str, known: Words, setting: Setting) -> Iterator[Bound]:
    """The claims of a text that are bound for sure."""
    clean = cleaned(text)
    ear, paragraph = _Ear(), 0
    for begin, end, figures in sentences(clean, claims(clean)):
        if "\n" in clean[paragraph:begin]:
            ear.heard.clear()
        paragraph = begin
        if OTHERS.search(without_names(clean[begin:end], known)):
            continue
        ear.last, ear.end, ear.came_from, ear.known = None, begin, False, {}
        for figure in figures:
            if figure.kind != "count":
                yield from _heard(clean, begin, figure, ear, known, setting)


def ways(text: str, known: Words) -> Iterator[Bound]:
    """What a text says goes up, down, or stays as it is, without a figure."""
    clean = cleaned(text)
    for sentence in SENTENCE.finditer(clean):
        said = list(islice(_WAY.finditer(clean, sentence.start(), sentence.end()), MOST + 1))
        if 0 < len(said) <= MOST and not OTHERS.search(without_names(sentence[0], known)):
            for found in said:
                about = phrase(clean, sentence.start(), found.start(), known)
                if about and about.named:
                    yield Bound(_without_figure(found), "way", about, _sign(found) if found["way"] not in _LEVEL else 0)


def _without_figure(found: re.Match[str]) -> Claim:
    nothing = Span.of(0)
    return Claim("percent", found[0], found.start(), found.end(), nothing.low, nothing, "")


def cleaned(text: str) -> str:
    """A text without quotes, and with blanks for 《…》: a title says what it says."""
    return unquoted(_TITLE.sub(lambda found: "　" * len(found[0]), text))


def without_names(sentence: str, known: Words) -> str:
    """A sentence without the names that may have other bodies' names in them."""
    if OTHERS.search(sentence):
        for name in (*known.own, *known.names.written):
            sentence = sentence.replace(name, "")
    return sentence


def _heard(text: str, begin: int, figure: Claim, ear: _Ear, known: Words, setting: Setting) -> Iterator[Bound]:
    found = None
    if not figure.each and not _PART_OF.match(text, figure.end) and not _inside_unknown(text, begin, figure, ear):
        read = _amount if figure.kind == "amount" else _per_cent
        found = read(text, begin, figure, ear, known, setting)
    if found and found.sort == "amount" and _may_be_part(found.about, ear):
        found = None
    ear.last, ear.end = (found.about if found else None), figure.end
    ear.known[figure.start] = found is not None
    if found is None:
        return
    ear.heard |= dict.fromkeys(found.about.questions)
    yield replace(found, heard=tuple(ear.heard))


def _inside_unknown(text: str, begin: int, figure: Claim, ear: _Ear) -> bool:
    """Whether it stands behind 其中 of a figure whose meaning is not known."""
    within = text.rfind("其中", begin, figure.start)
    if within < 0:
        return False
    before = [start for start in ear.known if start < within]
    return not before or max(before) not in (start for start, known in ear.known.items() if known)


def _may_be_part(about: Phrase, ear: _Ear) -> bool:
    """财政资金, 公用经费 behind an amount whose meaning is not known may be a part of that."""
    kinds = {dimension for question in about.questions for dimension in question.dimensions}
    return bool(ear.known) and not [*ear.known.values()][-1] and kinds <= {"fund", "nature"} and not about.measures


def _amount(text: str, begin: int, figure: Claim, ear: _Ear, known: Words, setting: Setting) -> Bound | None:
    between, last = text[ear.end : figure.start], ear.last
    came_from, ear.came_from = ear.came_from, False
    if last and came_from and _TO.search(between):
        return Bound(figure, "amount", replace(last, measures=(CURRENT,)))
    if last and (tail := TAIL.fullmatch(between)):
        return Bound(figure, "change", last, _sign(tail))
    if last and _THAN.search(between):
        return Bound(figure, "amount", replace(last, measures=(PRIOR, PRIOR_ACTUAL)))
    window = max(begin, figure.start - _NEAR)
    if (came := _FROM.search(text, window, figure.start)) and (about := phrase(text, begin, came.start(), known)):
        ear.came_from = about.named
        return Bound(figure, "amount", replace(about, measures=(PRIOR, PRIOR_ACTUAL))) if about.named else None
    if tail := TAIL_END.search(text, window, figure.start):
        about = _subject(text, begin, tail, known, setting)
        return Bound(figure, "change", about, _sign(tail)) if about else None
    about = phrase(text, begin, figure.start, known) or together(text, begin, figure.start, known)
    return Bound(figure, "amount", about) if about and about.named else None


def _per_cent(text: str, begin: int, figure: Claim, ear: _Ear, known: Words, setting: Setting) -> Bound | None:
    between, last = text[ear.end : figure.start], ear.last
    window = max(begin, figure.start - _NEAR)
    if share := _SHARE.search(text, window, figure.start):
        about = last if share.start() <= ear.end else phrase(text, begin, share.start(), known)
        whole = phrase(share["whole"], 0, len(share["whole"]), known)
        if about is None or not about.named or whole is None:
            return None
        return Bound(figure, "share", about, whole=whole if whole.named else None)
    if last and (tail := TAIL.fullmatch(between)):
        return Bound(figure, "rate", last, _sign(tail))
    if tail := TAIL_END.search(text, window, figure.start):
        about = _subject(text, begin, tail, known, setting)
        return Bound(figure, "rate", about, _sign(tail)) if about else None
    return None


def _subject(text: str, begin: int, tail: re.Match[str], known: Words, setting: Setting) -> Phrase | None:
    """What rises or falls: the phrase before, or in a reason the figure itself where it is compared."""
    about = phrase(text, begin, tail.start(), known)
    if about is None or about.named:
        return about
    clause = re.split(r"[，,；。]", text[begin : tail.end()])[-1]
    meant = setting.called and setting.context and _COMPARES.search(clause)
    return Phrase(f"“{setting.called}”", setting.context, named=True) if meant else None


def _sign(tail: re.Match[str]) -> int:
    return 1 if re.search(UP, tail["way"]) else -1
