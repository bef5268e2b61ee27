"""E60: reasons that say nothing, one reason for several subjects, last year's reason (templates/words/vague.csv)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.read.values import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.form.wordlists import Entry
    from author.ground.findings import Finding
    from author.rules.subject import Subject
    from author.rules.texts import Text

_CLAUSE = re.compile(r"[，。；、,;\n]+")
_LEAD = re.compile(r"^(?:[一二三四五]是|主要?原因[是为]|主要[是为]|由于|因为?|系|为|按照|按|根据|依据|据|属于?)+")
_TAIL = re.compile(r"(?:的?(?:需要|要求|原因|因素|影响|所致|导致|等)|(?:编制|安排|调整|测算|核定|列支)(?:预算)?|预算)$")
_OF_CHANGE = re.compile(
    r"(?:本年度?|今年|上年度?|此项|该项|此类|本项|相关|有关|各项|全年|的|了|经费|费用|支出|资金|预算|收入|拨款|金额|科目|项目|所需|所以|相应"
    r"|有所|比|较|与|同期|相比|数|大幅|略有|增加|增长|上升|提高|减少|下降|降低|变化|变动|增减|导致|引起)+"
)
_OF_STAFF = re.compile(r"人员|人数|工资|退休|在职|编制|职工|缴费|基数|津贴|补贴标准|厉行节约|定额|款项|科目|改列|列入")
_LEVEL = re.compile(r"持平|未安排|没有|不变|上年无此|本年无此|无此|不再安排")
_COPIED = ("功能科目", "收入")
"""Where every reason is of another subject: 三公经费 and 支出 may share theirs with their totals."""
LEAST = 6
"""Signs of a reason that is told as copied."""


def empty_reasons(subject: Subject) -> Iterator[Finding]:
    """E60: a reason that would fit everything, or that only says again what changed."""
    vague = subject.edition.word_lists["vague"].by_word
    for text in subject.texts:
        if text.kind != "reason":
            continue
        clauses = [clause for clause in _CLAUSE.split(text.words) if clause.strip()]
        names = _names(subject, text)
        if clauses and all(_is_vague(clause.strip(), vague) or _says_again(clause, names) for clause in clauses):
            message = f"原因{quoted(text.words)}等于没有说明"
            hint = next((vague[c].why for c in map(str.strip, clauses) if c in vague), "写明是什么事、为什么增减")
            yield subject.found("E60", message, text.path, severity=Severity.WARNING, part=text.words, hint=hint)


def _is_vague(clause: str, vague: Mapping[str, Entry]) -> bool:
    """Whether a clause, with or without what it begins and ends with, is on the list."""
    bare = _LEAD.sub("", clause)
    shorter = _TAIL.sub("", bare)
    return any(words in vague for words in (clause, bare, shorter) if words)


def _names(subject: Subject, text: Text) -> list[str]:
    """What the figure of a reason is called, the longest first."""
    key, books = str(text.path[-1]), subject.now.books
    above = [books["function"].names.get(code, "") for code in (key, key[:5], key[:3])] if key.isdigit() else [key]
    return sorted(filter(None, above), key=len, reverse=True)


def _says_again(clause: str, names: list[str]) -> bool:
    """公益性岗位补贴经费减少, behind the figure of 公益性岗位补贴."""
    left = _LEAD.sub("", clause)
    for name in names:
        left = left.replace(name, "", 1)
    return not left or bool(_OF_CHANGE.fullmatch(left))


def copied_reasons(subject: Subject) -> Iterator[Finding]:
    """E60: one reason for several subjects, but for numbers; last year's. What comes of staff may well be the same."""
    alike: dict[tuple[object, str], list[Text]] = {}
    for text in subject.texts:
        if text.kind == "reason" and set(_COPIED) & set(text.path[1:2]) and _is_own(text.words):
            alike.setdefault((text.path[:2], _bare(subject, text)), []).append(text)
    both_ways = _both_ways(subject)
    for texts in alike.values():
        first = texts[0]
        if len(texts) > 1 and first.words not in both_ways:
            keys = "、".join(str(text.path[-1]) for text in texts[:4])
            message = f"{len(texts)}处（{keys}）写的是同一句原因：{quoted(first.words)}"
            paths = [text.path for text in texts]
            hint = "请分别写明各自的原因；确是同一件事的不用改"
            yield subject.found("E60", message, *paths, severity=Severity.NOTE, part=first.words, hint=hint)
    yield from _of_last_year(subject)


def _of_last_year(subject: Subject) -> Iterator[Finding]:
    """The reason that last year's file gave for last year's change, word for word."""
    for path, words in subject.written.reasons.items():
        if words == subject.submission.last_reasons.get(path) and len(words) >= LEAST and not _LEVEL.search(words):
            severity = Severity.WARNING if re.search(r"\d", words) else Severity.NOTE
            message = f"原因{quoted(words)}与上年文件里的一字不差"
            hint = "说的应是本年为什么比上年多或少，请核对"
            paths = (("变动原因", *path), ("上年文件",))
            yield subject.found("E60", message, *paths, severity=severity, part=words, hint=hint)


def _is_own(words: str) -> bool:
    return len(words) >= LEAST and not _OF_STAFF.search(words) and not _LEVEL.search(words)


def _bare(subject: Subject, text: Text) -> str:
    """A reason without the name of its subject, numbers and stops."""
    words = text.words
    for name in _names(subject, text):
        words = words.replace(name, "")
    return re.sub(r"[\d.,，。；、\s]+", "", words)


def _both_ways(subject: Subject) -> set[str]:
    """Reasons for a rise and for a fall, which D30 tells."""
    ways: dict[str, set[bool]] = {}
    for compared in subject.compared:
        ways.setdefault(compared.answer.reason, set()).add(compared.rise.yuan > 0)
    return {reason for reason, both in ways.items() if len(both) > 1}
