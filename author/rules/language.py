"""E37: doubled words, punctuation, quotes, sentences without an end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.read.values import quoted
from author.rules.texts import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.rules.subject import Subject
    from author.rules.texts import Text

_UNITS = re.compile(r"(万元|亿元|平方米|公里|%|％)\1|\d元元|万万元|元万元")
_WORDS = re.compile(r"([\u4e00-\u9fff]{2,6})\1(?!性)")
_PLEONASM = re.compile(r"保持持平|与与上年|比比上年|的的(?!确)|是是|主要原因是主要原因|约[\d.]+[万亿]?[元人]左右")
_TWICE_RIGHT = re.compile(r"[一几很每][\u4e00-\u9fff]|[\u4e00-\u9fff]?[一][\u4e00-\u9fff]")
_STOPS = re.compile(r"[，。；：、！？,;][，。；：、！？,;]+|(?<!\.)\.{2}(?!\.)|[。，；]\.|“{2,}|”{2,}|〔{2,}|〕{2,}")
_FIRST = re.compile(r"^[，。；：、！？,;）》”〕]|(?<=\n)[，。；：、！？）》”〕]")
_HALF = re.compile(r"(?<=[\u4e00-\u9fff”》）\]%])[,;:?!]|[,;:](?=[\u4e00-\u9fff“《（])")
_BRACKET = re.compile(r"[\u4e00-\u9fff][()]|[()][\u4e00-\u9fff]|\(%\)")
_NUMERAL = r"[\d一二三四五六七八九十a-zA-Z①-⑳]{1,3}"
_NUMBERED = re.compile(rf"[（(]{_NUMERAL}[)）]")
_LISTED = re.compile(rf"(?:^|(?<=[。；：，、\n（(]))\s*{_NUMERAL}[)）]")
PAIRS = {"“": "”", "‘": "’", "《": "》", "〔": "〕", "【": "】", "（": "）", "「": "」"}
_QUOTE = re.compile('"')
_HALVES = re.compile(f"[{''.join((*PAIRS, *PAIRS.values()))}]")
_ENDS = "。！？…；"
_CLOSERS = "”’）》】"


def doubled_words(subject: Subject) -> Iterator[Finding]:
    """E37: 万元万元, 增加增加."""
    for text, (part, what, severity) in subject.searched(_doubled):
        yield _remark(subject, text, part, what, severity)


def _doubled(words: str) -> tuple[str, str, Severity] | None:
    if unit := _UNITS.search(words):
        return unit[0], "单位重复", Severity.ERROR
    twice = (found for found in _WORDS.finditer(words) if not _TWICE_RIGHT.fullmatch(found[1]))
    word = next(twice, None) or _PLEONASM.search(words)
    return (word[0], "词语重复", Severity.WARNING) if word else None


def _remark(subject: Subject, text: Text, part: str, what: str, severity: Severity, hint: str = "") -> Finding:
    return subject.found("E37", f"{what}：{quoted(part)}", text.path, severity=severity, part=part, hint=hint)


def punctuation(subject: Subject) -> Iterator[Finding]:
    """E37: doubled, mixed or half-width punctuation."""
    for text, (part, what, severity, hint) in subject.searched(_mispointed):
        yield _remark(subject, text, part, what, severity, hint)


def _mispointed(words: str) -> tuple[str, str, Severity, str] | None:
    if stops := _STOPS.search(words):
        around = words[max(stops.start() - 4, 0) : stops.end() + 4]
        return stops[0], f"标点重复，在{quoted(around)}", Severity.ERROR, ""
    if first := _FIRST.search(words):
        return first[0], f"一段话开头就是标点，在{quoted(words[first.start() : first.end() + 8])}", Severity.WARNING, ""
    half = list(_HALF.finditer(words))
    if not half:
        return None
    what = f"中文里用了半角标点{f'（共{len(half)}处）' if len(half) > 1 else ''}"
    return half[0][0], what, Severity.WARNING, "请改成全角，如“，”“：”“；”"


def mixed_brackets(subject: Subject) -> Iterator[Finding]:
    """E37: half-width brackets and quotation marks, once for the whole file."""
    for pattern, what in ((_BRACKET, "半角括号"), (_QUOTE, "半角引号")):
        if found := list(subject.searched(pattern.search)):
            message = f"有{len(found)}处用了{what}，与全文的中文标点不一致"
            paths, part = [text.path for text, _ in found], found[0][1][0]
            yield subject.found("E37", message, *paths, severity=Severity.NOTE, part=part, hint="请统一用全角")


def unpaired(subject: Subject) -> Iterator[Finding]:
    """E37: a quotation mark or bracket without its other half."""
    for text, sign in subject.searched(_unpaired):
        yield _remark(subject, text, sign, "引号、括号或书名号不成对", Severity.WARNING)


def _unpaired(words: str) -> str:
    return _alone(words) or ('"' if words.count('"') % 2 else "")


def _alone(words: str) -> str:
    """The first sign without its other half; （1） has both and 1） at the beginning of an item has none.

    （1）甲；2）乙） can be read in two ways, and one that comes out even is enough.
    """
    numbered = _NUMBERED.sub("", words)
    alone = _first_alone(_LISTED.sub("", numbered))
    return alone if not _LISTED.search(numbered) or _first_alone(_LISTED.sub("", words)) else ""


def _first_alone(words: str) -> str:
    plain = words.replace("(", "（").replace(")", "）")
    open_: list[str] = []
    for sign in _HALVES.findall(plain):
        if sign in PAIRS:
            open_.append(sign)
        elif not open_ or PAIRS[open_[-1]] != sign:
            return open_[-1] if open_ else sign
        else:
            open_.pop()
    return open_[-1] if open_ else ""


def sentence_ends(subject: Subject) -> Iterator[Finding]:
    """E37: a sentence without its end; a reason with one, for the form prints it."""
    for text in subject.texts:
        if text.kind in ("reason", "use"):
            yield from _ends_twice(subject, text, text.words.rstrip())
        elif text.kind in SENTENCES:
            yield from _unended(subject, text, text.words.rstrip())


def _unended(subject: Subject, text: Text, words: str) -> Iterator[Finding]:
    ends = words.endswith(tuple(_ENDS)) or words.rstrip(_CLOSERS).endswith(tuple(_ENDS))
    if _is_sentence(words) and not ends:
        message = f"句子没有结束：{quoted('……' + words[-12:])}"
        yield subject.found(
            "E37", message, text.path, severity=Severity.WARNING, part=words[-6:], hint="请在句末加句号"
        )


def _is_sentence(words: str) -> bool:
    """A name or a heading needs no full stop; what has stops inside, or is long, is a sentence."""
    last = words.rpartition("\n")[2]
    return bool(re.search(r"[，。；！？]", last)) or len(last) > 40


def _ends_twice(subject: Subject, text: Text, words: str) -> Iterator[Finding]:
    lead = "主要原因是" if text.kind == "reason" else "主要用于"
    if words[-1:] in "。，、；！,.;":
        what = "末尾的标点会印成两个"
        yield _remark(subject, text, words[-3:], what, Severity.ERROR, "程序会在后面加句号，请删去")
    if words.startswith((lead, lead[:-1] if text.kind == "reason" else lead)):
        what = f"“{lead}”会印成两遍"
        yield _remark(subject, text, words[:5], what, Severity.ERROR, f"程序会在前面印“{lead}”，请删去")
