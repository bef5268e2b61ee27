"""A02, E66: what the template says to whoever fills it in, and debris of other programs left in texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.read.values import quoted
from author.rules.texts import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.rules.subject import Subject
    from author.rules.texts import Kind, Text

_WRITTEN: tuple[Kind, ...] = ("reason", "use", "basis", "plan", "duty", "other")
_YEAR = re.compile(r"(?<!\d)(?:20\d[XxＸ×*＊_＿○]|20[XxＸ×*＊_＿○ ]{2}|[XxＸ×*＊]{2,4})\s*年|某年(?:某月|[，。；]|度)")
_BLANK = re.compile(
    r"[（(]\s*[）)](?!号)|[（(]\s{2,}[）)]|：\s*[，。；]|[（(][^（）()]{0,12}填[写列报][^（）()]{0,30}[）)]"
)
_CHOICE = re.compile(
    r"[\[【]\s*(?:或者?|可选|任选)[^\]】]{0,60}[\]】]|[（(](?:或者?|可选|任选)[：:][^）)]{0,60}[）)]|(?:增加|增长)[（(]或(?:减少|下降)[）)]"
)
_CASES = re.compile(r"情[况形][一二三1-3１-３][：:）)]")
_SAME = re.compile(r"\W*(?:同上年?度?|同去年|同前|同左|与上同|见上|见附[件表]|详见附[件表]|见下表|略)\W*")
_ATTACHED = re.compile(r"(?:详?见|参见|附后的)附[件表](?![一二三四五六七八九十\d])")
_REMARK = re.compile(r"(?:^|[。；\n（(])\s*备注[：:]")
_SOMEBODY = re.compile("某某|某单位|某部门|某地区|[张李王]某")


def hints_left_in(subject: Subject) -> Iterator[Finding]:
    """A02: words of the template for whoever fills it in, and the choices that it leaves."""
    words = subject.edition.word_lists["hints"]
    told = set()
    for text, hit in subject.searched(lambda text: next(words.found(text), None)):
        told.add(text.path)
        yield _left(subject, text, hit.word, "是填写时的提示", hit.entry.severity, hit.entry.why)
    for text, (part, what, severity) in subject.searched(_left_open, _WRITTEN):
        if text.path not in told:
            yield _left(subject, text, part, what, severity)


def _left(
    subject: Subject, text: Text, part: str, what: str, severity: Severity | None = None, why: str = ""
) -> Finding:
    message = f"{quoted(part.strip())}{what}，不能公开"
    hint = why or "请填上内容，或删去这一处"
    return subject.found("A02", message, text.path, severity=severity or Severity.ERROR, part=part, hint=hint)


def _left_open(words: str) -> tuple[str, str, Severity] | None:
    """The first thing that was left open, the surest first."""
    if _SAME.fullmatch(words):
        return words.strip(), "等于没有写", Severity.ERROR
    kinds = (
        (_YEAR, "的年份没有填", Severity.ERROR),
        (_CHOICE, "是模板里的选项", Severity.ERROR),
        (_BLANK, "没有填", Severity.WARNING),
        (_CASES, "是模板里的几种情况", Severity.WARNING),
        (_REMARK, "像是模板里的备注", Severity.WARNING),
        (_ATTACHED, "而公开文件没有附件", Severity.WARNING),
    )
    for pattern, what, severity in kinds:
        if found := pattern.search(words):
            return found[0], what, severity
    return None


def somebody(subject: Subject) -> Iterator[Finding]:
    """A02: 某某 in words of a unit that is not called so itself."""
    own = str((subject.submission.unit, *subject.submission.members.below))
    kinds = tuple(kind for kind in KINDS if kind != "person")
    for text, found in subject.searched(_SOMEBODY.search, kinds) if "某" not in own else ():
        yield _left(subject, text, found[0], "没有填")


_CODES = re.compile(
    r"#(?:REF|N/A|VALUE|DIV/0|NAME|NUM|NULL)[!?]?|&(?:nbsp|amp|lt|gt|quot|#\d+);|</?(?:br|p|div|span|td|tr|b|font)\b[^<>]{0,80}>"
    r"|\b(?:NULL|NaN|undefined|null)\b|=(?:SUM|IF|VLOOKUP|ROUND)\(|\bSheet\d+\b|\\[nrt](?![a-z])|\$\{|%s\b"
)
"""What spreadsheets, pages and programs leave where a value was to be."""
_PATHS = re.compile(
    r"[A-Za-z]:\\[^\s，。；]{0,80}|\\\\[\w.-]{1,40}\\|(?<![\w.])/(?:home|Users|mnt|tmp|Desktop)/[^\s，。；]{0,80}"
    r"|file://|[\w\u4e00-\u9fff（）()-]{1,40}\.(?:docx?|xlsx?|wps|et|pptx?|pdf|zip|rar|txt|csv)(?![A-Za-z])"
)
_ENGLISH = re.compile(r"(?:[A-Za-z]{2,20}[ ,]{1,2}){2,20}[A-Za-z]{2,20}")


def debris(subject: Subject) -> Iterator[Finding]:
    """E66: error values of spreadsheets, markup, paths of files, English sentences."""
    for text, (part, what, severity, hint) in subject.searched(_debris):
        message = f"{quoted(part)}是{what}"
        yield subject.found("E66", message, text.path, severity=severity, part=part, hint=hint)


def _debris(words: str) -> tuple[str, str, Severity, str] | None:
    if not words.isascii() and not re.search(r"[A-Za-z\\#&<$%=]", words):
        return None
    if code := _CODES.search(words):
        return code[0], "表格或网页留下的代码", Severity.ERROR, "请写上应有的内容"
    if path := _PATHS.search(words):
        return path[0], "文件的名称或路径", Severity.WARNING, "公开的文字里不要写文件的名称，请删去"
    english = (found for found in _ENGLISH.finditer(words) if _is_sentence(found[0]))
    return next(((each[0], "英文句子", Severity.WARNING, "请写中文，或删去") for each in english), None)


def _is_sentence(words: str) -> bool:
    """A name has capitals: Microsoft Windows Server."""
    return len(re.findall(r"\b[a-z]{2,}\b", words)) > 1
