"""E37: doubled words, punctuation, quotes, sentences without an end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from author.findings import Severity
from author.read.values import quoted
from author.rules.texts import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.findings import Finding
    from author.rules.subject import Subject
    from author.rules.texts import Text

_UNITS = re.compile(r"(万元|亿元|平方米|公里|%|％)\1|\d元元|万万元|元万元")
_WORDS = re.compile(r"([\u4e00-\u9fff]{2,6})\1(?!性)")
_PLEONASM = re.compile(r"保持持平|与与上年|比比上年|的的(?!确)|是是|主要原因是主要原因|约[\d.]+[万亿]?[元人]左右")
_TWICE_RIGHT = re.compile(r"[一几很每][\u4e00-\u9fff]|[\u4e00-\u9fff]?[一][\u4e00-\u9fff]")
_STOPS = re.compile(r"[，。；：、！？,;][，。；：、！？,;]+|\.{2}(?!\.)")
_HALF = re.compile(r"(?<=[\u4e00-\u9fff”》）\]%])[,;:?!]|[,;:](?=[\u4e00-\u9fff“《（])")
_BRACKET = re.compile(r"[\u4e00-\u9fff][()]|[()][\u4e00-\u9fff]|\(%\)")
_LISTED = re.compile(r"(?:^|(?<=[。；：，、\n（(]))\s*[\d一二三四五六七八九十a-zA-Z①-⑳]{1,3}[)）]")
PAIRS = {"“": "”", "‘": "’", "《": "》", "〔": "〕", "【": "】", "（": "）", "「": "」"}
_ENDS = "。！？…；"
_CLOSERS = "”’）》】"


def doubled_words(subject: Subject) -> Iterator[Finding]:
    """E37: 万元万元, 增加增加."""
    for text in subject.texts:
        if found := _UNITS.search(text.words):
            yield _remark(subject, text, found[0], "单位重复", Severity.ERROR)
        elif found := _doubled(text.words):
            yield _remark(subject, text, found[0], "词语重复", Severity.WARNING)


def _doubled(words: str) -> re.Match[str] | None:
    return next(
        (found for found in _WORDS.finditer(words) if not _TWICE_RIGHT.fullmatch(found[1])), None
    ) or _PLEONASM.search(words)


def _remark(subject: Subject, text: Text, part: str, what: str, severity: Severity, hint: str = "") -> Finding:
    return subject.found("E37", f"{what}：{quoted(part)}", text.path, severity=severity, part=part, hint=hint)


def punctuation(subject: Subject) -> Iterator[Finding]:
    """E37: doubled, mixed or half-width punctuation."""
    for text in subject.texts:
        if found := _STOPS.search(text.words):
            around = text.words[max(found.start() - 4, 0) : found.end() + 4]
            yield _remark(subject, text, found[0], f"标点重复，在{quoted(around)}", Severity.ERROR)
        elif found := _HALF.search(text.words):
            count = len(_HALF.findall(text.words))
            what = f"中文里用了半角标点{f'（共{count}处）' if count > 1 else ''}"
            yield _remark(subject, text, found[0], what, Severity.WARNING, "请改成全角，如“，”“：”“；”")


def mixed_brackets(subject: Subject) -> Iterator[Finding]:
    """E37: half-width brackets and quotation marks, once for the whole file."""
    for pattern, what in ((_BRACKET, "半角括号"), (re.compile('"'), "半角引号")):
        texts = [text for text in subject.texts if pattern.search(text.words)]
        if texts:
            message = f"有{len(texts)}处用了{what}，与全文的中文标点不一致"
            paths = [text.path for text in texts]
            found = pattern.search(texts[0].words)
            part = found[0] if found else ""
            yield subject.found("E37", message, *paths, severity=Severity.NOTE, part=part, hint="请统一用全角")


def unpaired(subject: Subject) -> Iterator[Finding]:
    """E37: a quotation mark or bracket without its other half."""
    for text in subject.texts:
        if (alone := _alone(text.words)) or (text.words.count('"') % 2 and (alone := '"')):
            yield _remark(subject, text, alone, "引号、括号或书名号不成对", Severity.WARNING)


def _alone(words: str) -> str:
    """The first sign without its other half; 1） at the beginning of an item has none."""
    if not any(sign in words for pair in PAIRS.items() for sign in pair) and not re.search("[()]", words):
        return ""
    plain = _LISTED.sub("", words).replace("(", "（").replace(")", "）")
    open_: list[str] = []
    for sign in plain:
        if sign in PAIRS:
            open_.append(sign)
        elif sign in PAIRS.values():
            if not open_ or PAIRS[open_[-1]] != sign:
                return sign if not open_ else open_[-1]
            open_.pop()
    return open_[-1] if open_ else ""


def sentence_ends(subject: Subject) -> Iterator[Finding]:
    """E37: a sentence without its end; a reason with one, for the form prints it."""
    for text in subject.texts:
        words = text.words.rstrip()
        if text.kind in ("reason", "use"):
            yield from _ends_twice(subject, text, words)
        elif text.kind in SENTENCES and _is_sentence(words):
            last = words.rstrip(_CLOSERS)[-1:]
            if words[-1] not in _ENDS and last not in _ENDS:
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
